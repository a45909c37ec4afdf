/** Of the links in the list of publications, on which one stands again when coming back. */
export const NEW_PUBLICATION_LINK = 'new-publication';

export function publicationLinkId(publicationId: string): string {
  return `publication-${publicationId}`;
}

export function publicationPath(publicationId: string): string {
  return `/publications/${publicationId}`;
}
