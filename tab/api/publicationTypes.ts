import type { Answer, Ask } from './types.ts';

export type Publication = Answer<'publications'>['publications'][number];
export type PublicationDetail = Answer<'publication'>;
export type PublishedDepartment = PublicationDetail['departments'][number];
export type PublicationForm = Answer<'publicationForm'>;
export type NewPublication = Ask<'publish'>['body'];
export type AnnouncementTerm = Answer<'announcements'>['terms'][number];
export type Announcement = AnnouncementTerm['departments'][number];
