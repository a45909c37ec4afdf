/** The days of a term in the order of the year's work. */
export const TERM_DAYS = [
  'announcementOpens',
  'announcementCloses',
  'announcementReported',
  'partnerAccounts',
  'nominationDeadline',
  'outgoingInformation',
  'incomingInformation',
  'startsOn',
  'endsOn',
] as const;

export type TermDay = (typeof TERM_DAYS)[number];
export type TermDays = Readonly<Record<TermDay, string | null>>;
