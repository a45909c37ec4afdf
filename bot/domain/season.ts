import { Temporal } from 'temporal-polyfill';
import type { Term } from './term.ts';
import { addWorkingDays } from './workingTime.ts';

/** Working days before its day at which a duty of the calendar is put before people, as the first step of the standard ladder. */
const LEAD = 10;

/** Whether a duty that is due on a day is put before people by now. */
export function hasComeUp(day: Temporal.PlainDate, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(addWorkingDays(day, -LEAD), today) <= 0;
}

/** Days of a term that are left at the least when a stay that belongs to it begins. */
const SHARED_DAYS = 28;

/**
 * The term that a stay belongs to: the first of which some weeks are left when it begins, since
 * partners' terms begin earlier than ours, in January before our autumn has ended. Null when the
 * calendar does not reach so far.
 */
export function termOfStay(startsOn: Temporal.PlainDate, terms: readonly Term[]): Term | null {
  const ahead = terms.filter(({ endsOn }) => startsOn.until(endsOn).days >= SHARED_DAYS);
  ahead.sort((a, b) => Temporal.PlainDate.compare(a.endsOn, b.endsOn));
  return ahead[0] ?? null;
}

export function laterOf(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return Temporal.PlainDate.compare(a, b) >= 0 ? a : b;
}
