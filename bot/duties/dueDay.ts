import type { Temporal } from 'temporal-polyfill';
import { workingHours } from '../domain/reminderPolicy.ts';
import type { Settings } from '../domain/settings.ts';
import { stockholmInstant, workingDayFrom } from '../domain/workingTime.ts';

/** The end of office hours on a day, in Stockholm; on the last working day before it when nobody works on the day. */
export function endOfDay(day: Temporal.PlainDate, settings: Settings): Temporal.Instant {
  return stockholmInstant(workingDayFrom(day, 'onOrBefore'), workingHours(settings).end);
}
