import type { Temporal } from 'temporal-polyfill';
import { reminderPlan, type ReminderSubject } from '../domain/reminderPolicy.ts';
import type { Settings } from '../domain/settings.ts';

/** When the planner first looks at a task in its present phase; null when nothing will be said of it. */
export function firstReminderAt(subject: ReminderSubject, settings: Settings): Temporal.Instant | null {
  return reminderPlan(subject, settings)[0]?.at ?? null;
}
