import { Temporal } from 'temporal-polyfill';
import type { AcademicYear } from './academicYear.ts';

/** A term with the dates that drive duties. Data per year that IO keeps, never code. */
export interface Term {
  readonly code: string;
  readonly academicYear: AcademicYear;
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
  readonly nominationDeadline: Temporal.PlainDate;
}

/** The term that partners nominate to next: the first whose nomination deadline has not passed. */
export function comingNominationTerm(terms: readonly Term[], today: Temporal.PlainDate): Term | null {
  const ahead = terms.filter((term) => Temporal.PlainDate.compare(term.nominationDeadline, today) >= 0);
  ahead.sort((a, b) => Temporal.PlainDate.compare(a.nominationDeadline, b.nominationDeadline));
  return ahead[0] ?? null;
}
