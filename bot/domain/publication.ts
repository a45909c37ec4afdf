/** instruction: to be passed on to partner universities. notice: to be passed on to students and teachers. */
export const PUBLICATION_KINDS = ['instruction', 'notice'] as const;
export type PublicationKind = (typeof PUBLICATION_KINDS)[number];
