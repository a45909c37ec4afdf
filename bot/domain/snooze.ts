import { Temporal } from 'temporal-polyfill';
import { dayOf } from './calm.ts';
import { workingHours } from './reminderPolicy.ts';
import type { Settings } from './settings.ts';
import type { Task } from './task.ts';
import { addWorkingDays, addWorkingMinutes, stockholmInstant, workingDayFrom } from './workingTime.ts';

/** What a wish to be reminded later is judged by. */
export interface Snoozable extends Pick<Task, 'state' | 'dueAt'> {
  readonly urgent: boolean;
}

/** passed: the day is not one to come. afterDue: the task would be due before. notNow: this task cannot wait. */
export type SnoozeRefusal = 'passed' | 'afterDue' | 'notNow';

export type SnoozeWish =
  | { readonly ok: true; readonly until: Temporal.Instant }
  | { readonly ok: false; readonly refusal: SnoozeRefusal };

/**
 * Until when a person is not reminded who asks to be reminded on a day: until work begins on it, or on
 * the next working day. Never past the moment when the task is due; and what is urgent cannot wait
 * when it is due within a working day.
 */
export function snoozeUntil(
  task: Snoozable,
  day: Temporal.PlainDate,
  now: Temporal.Instant,
  settings: Settings,
): SnoozeWish {
  if (!canWait(task, now, settings)) return { ok: false, refusal: 'notNow' };
  if (Temporal.PlainDate.compare(day, dayOf(now)) <= 0) return { ok: false, refusal: 'passed' };
  const until = morningOf(day, settings);
  return isBefore(task.dueAt, until) ? { ok: false, refusal: 'afterDue' } : { ok: true, until };
}

/** To which morning several tasks are put off at once: a day that can be named without looking at each. */
export const SNOOZE_MORNINGS = ['nextWorkingDay', 'monday'] as const;
export type SnoozeMorning = (typeof SNOOZE_MORNINGS)[number];

export function dayOfMorning(morning: SnoozeMorning, now: Temporal.Instant): Temporal.PlainDate {
  const today = dayOf(now);
  return morning === 'monday' ? workingDayFrom(today.add({ days: 8 - today.dayOfWeek }), 'onOrAfter') : addWorkingDays(today, 1);
}

/** The days that are offered before anybody looks for one: the next working day and the coming Monday, where they come in time. */
export function snoozeDays(task: Snoozable, now: Temporal.Instant, settings: Settings): Temporal.PlainDate[] {
  const days = [...SNOOZE_MORNINGS.map((morning) => dayOfMorning(morning, now)), lastDay(task, settings)];
  const offered = days.filter((day) => snoozeUntil(task, day, now, settings).ok).map(String);
  return [...new Set(offered)].sort().map((day) => Temporal.PlainDate.from(day));
}

/** The last working day on whose morning the task is not due yet. */
export function lastDay(task: Snoozable, settings: Settings): Temporal.PlainDate {
  const day = workingDayFrom(dayOf(task.dueAt), 'onOrBefore');
  return isBefore(task.dueAt, morningOf(day, settings)) ? addWorkingDays(day, -1) : day;
}

/** Whether a reminder is kept back. A task that has become due sooner than the person knew is not. */
export function isSnoozed(until: Temporal.Instant, dueAt: Temporal.Instant, now: Temporal.Instant): boolean {
  return isBefore(now, until) && isBefore(now, dueAt);
}

function canWait({ state, urgent, dueAt }: Snoozable, now: Temporal.Instant, settings: Settings): boolean {
  if (state !== 'open' || !isBefore(now, dueAt)) return false;
  const hours = workingHours(settings);
  const workingDay = hours.start.until(hours.end).total('minutes');
  return !urgent || isBefore(addWorkingMinutes(now, workingDay, hours), dueAt);
}

function morningOf(day: Temporal.PlainDate, settings: Settings): Temporal.Instant {
  return stockholmInstant(workingDayFrom(day, 'onOrAfter'), workingHours(settings).start);
}

function isBefore(one: Temporal.Instant, other: Temporal.Instant): boolean {
  return Temporal.Instant.compare(one, other) < 0;
}
