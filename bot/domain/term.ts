import { Temporal } from 'temporal-polyfill';
import type { AcademicYear } from './academicYear.ts';

/**
 * Days of a term that start or end duties, beside its own first and last day. A day that is not set
 * starts nothing.
 */
export const CALENDAR_DATES = [
  /** The departments announce (utlysa) the places of their own agreements from this day … */
  'announcementOpens',
  /** … until this one, well before the partners' nomination deadlines … */
  'announcementCloses',
  /** … and have told the International Office by this one. */
  'announcementReported',
  /** By when every partner university has its account in Solemove. */
  'partnerAccounts',
  /** By when outgoing students have been told of scholarships and Student UT. */
  'outgoingInformation',
  /** By when incoming students and their universities have been told of Student IN. */
  'incomingInformation',
] as const;
export type CalendarDate = (typeof CALENDAR_DATES)[number];

/** A term with the dates that drive duties. Data per year that IO keeps, never code. */
export interface Term {
  readonly code: string;
  readonly academicYear: AcademicYear;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly nominationDeadline: Temporal.PlainDate;
  readonly dates: Readonly<Partial<Record<CalendarDate, Temporal.PlainDate>>>;
}

/** The term that partners nominate to next: the first whose nomination deadline has not passed. */
export function comingNominationTerm(terms: readonly Term[], today: Temporal.PlainDate): Term | null {
  const ahead = terms.filter((term) => Temporal.PlainDate.compare(term.nominationDeadline, today) >= 0);
  ahead.sort((a, b) => Temporal.PlainDate.compare(a.nominationDeadline, b.nominationDeadline));
  return ahead[0] ?? null;
}
