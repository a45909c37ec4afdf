import { Temporal } from 'temporal-polyfill';
import type { Term } from './term.ts';

/**
 * A borrowed place: in use, given up before the term began (återbud), broken off after it (avbrott),
 * or ended as planned. After either withdrawal the place is free.
 */
export const LOAN_STATES = ['inUse', 'withdrawnBeforeStart', 'withdrawnAfterStart', 'ended'] as const;
export type LoanState = (typeof LOAN_STATES)[number];

export type Withdrawal = Extract<LoanState, 'withdrawnBeforeStart' | 'withdrawnAfterStart'>;

/** What a withdrawal on a day is. On the term's first day the stay has begun. */
export function withdrawalOn(day: Temporal.PlainDate, term: Pick<Term, 'startsOn'>): Withdrawal {
  return Temporal.PlainDate.compare(day, term.startsOn) < 0 ? 'withdrawnBeforeStart' : 'withdrawnAfterStart';
}

/** Whether a place that is in use has ended as planned: the term's last day has passed. */
export function hasEnded(day: Temporal.PlainDate, term: Pick<Term, 'endsOn'>): boolean {
  return Temporal.PlainDate.compare(day, term.endsOn) > 0;
}

export type LoanSide = 'owner' | 'study';

/** The department that has to be told when the other one reports a withdrawal. */
export function otherSide(side: LoanSide): LoanSide {
  return side === 'owner' ? 'study' : 'owner';
}
