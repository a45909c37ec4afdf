import { Temporal } from 'temporal-polyfill';
import type { Term } from './term.ts';
import { addWorkingDays } from './workingTime.ts';

/** Working days before its day at which a duty of the calendar is put before people, as the first step of the standard ladder. */
const LEAD = 10;

/** Whether a duty that is due on a day is put before people by now. */
export function hasComeUp(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(addWorkingDays(day, -LEAD), today) <= 0;
}

/**
 * The term that a stay belongs to: the first that has not ended when it begins, since partners'
 * terms begin earlier than ours. Null when the calendar does not reach so far.
 */
export function termOfStay(startsOn: Temporal.PlainDate, terms: readonly Term[]): Term | null {
  const ahead = terms.filter(({ endsOn }) => Temporal.PlainDate.compare(endsOn, startsOn) >= 0);
  ahead.sort((a, b) => Temporal.PlainDate.compare(a.endsOn, b.endsOn));
  return ahead[0] ?? null;
}

export function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b;
}
