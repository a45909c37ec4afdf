import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from './clock.ts';

/** Hours of a working day, as local times in Europe/Stockholm. */
export interface WorkingHours {
  readonly start: Temporal.PlainTime;
  readonly end: Temporal.PlainTime;
}

export const OFFICE_HOURS: WorkingHours = {
  start: Temporal.PlainTime.from('08:00'),
  end: Temporal.PlainTime.from('17:00'),
};

/** Easter Sunday in the Gregorian calendar (the anonymous computus of Meeus, Jones and Butcher). */
export function easterSunday(year: number): Temporal.PlainDate {
  const a = year % 19;
  const b = Math.floor(year / 100);
  const c = year % 100;
  const d = Math.floor(b / 4);
  const e = b % 4;
  const f = Math.floor((b + 8) / 25);
  const g = Math.floor((b - f + 1) / 3);
  const h = (19 * a + b - d - g + 15) % 30;
  const i = Math.floor(c / 4);
  const k = c % 4;
  const l = (32 + 2 * e + 2 * i - h - k) % 7;
  const m = Math.floor((a + 11 * h + 22 * l) / 451);
  const monthAndDay = h + l - 7 * m + 114;
  return Temporal.PlainDate.from({ year, month: Math.floor(monthAndDay / 31), day: (monthAndDay % 31) + 1 });
}

/** The first given weekday (1 = Monday … 7 = Sunday) on or after a date. */
function weekdayFrom(date: Temporal.PlainDate, dayOfWeek: number): Temporal.PlainDate {
  return date.add({ days: (dayOfWeek - date.dayOfWeek + 7) % 7 });
}

/**
 * Days on which a Swedish university office is closed besides weekends: the public holidays of
 * lag (1989:253) om allmänna helgdagar, and the eves that agreements make free
 * (Midsummer Eve, Christmas Eve, New Year's Eve).
 */
export function freeDays(year: number): ReadonlySet<string> {
  const known = freeDaysByYear.get(year);
  if (known) return known;
  const easter = easterSunday(year);
  const midsummerEve = weekdayFrom(Temporal.PlainDate.from({ year, month: 6, day: 19 }), 5);
  const days = [
    Temporal.PlainDate.from({ year, month: 1, day: 1 }),
    Temporal.PlainDate.from({ year, month: 1, day: 6 }),
    easter.subtract({ days: 2 }),
    easter,
    easter.add({ days: 1 }),
    Temporal.PlainDate.from({ year, month: 5, day: 1 }),
    easter.add({ days: 39 }),
    easter.add({ days: 49 }),
    Temporal.PlainDate.from({ year, month: 6, day: 6 }),
    midsummerEve,
    midsummerEve.add({ days: 1 }),
    weekdayFrom(Temporal.PlainDate.from({ year, month: 10, day: 31 }), 6),
    Temporal.PlainDate.from({ year, month: 12, day: 24 }),
    Temporal.PlainDate.from({ year, month: 12, day: 25 }),
    Temporal.PlainDate.from({ year, month: 12, day: 26 }),
    Temporal.PlainDate.from({ year, month: 12, day: 31 }),
  ];
  const set = new Set(days.map((day) => day.toString()));
  freeDaysByYear.set(year, set);
  return set;
}

const freeDaysByYear = new Map<number, ReadonlySet<string>>();

export function isWorkingDay(date: Temporal.PlainDate): boolean {
  return date.dayOfWeek <= 5 && !freeDays(date.year).has(date.toString());
}

/** The date itself if it is a working day, otherwise the nearest working day in the direction. */
export function workingDayFrom(date: Temporal.PlainDate, direction: 'onOrAfter' | 'onOrBefore'): Temporal.PlainDate {
  let day = date;
  while (!isWorkingDay(day)) day = day.add({ days: direction === 'onOrAfter' ? 1 : -1 });
  return day;
}

/** Moves a date by whole working days; a negative count goes back. Zero gives the date itself. */
export function addWorkingDays(date: Temporal.PlainDate, count: number): Temporal.PlainDate {
  const step = count < 0 ? -1 : 1;
  let day = date;
  for (let left = Math.abs(count); left > 0; ) {
    day = day.add({ days: step });
    if (isWorkingDay(day)) left -= 1;
  }
  return day;
}

/** A local time on a date in Europe/Stockholm as an instant (summer time included). */
export function stockholmInstant(date: Temporal.PlainDate, time: Temporal.PlainTime): Temporal.Instant {
  return date.toZonedDateTime({ timeZone: STOCKHOLM, plainTime: time }).toInstant();
}

/** The same instant if the office is open then, otherwise the next opening. */
export function toWorkingTime(instant: Temporal.Instant, hours: WorkingHours = OFFICE_HOURS): Temporal.Instant {
  const { date, time } = localParts(instant);
  if (isWorkingDay(date)) {
    if (Temporal.PlainTime.compare(time, hours.start) < 0) return stockholmInstant(date, hours.start);
    if (Temporal.PlainTime.compare(time, hours.end) < 0) return instant;
  }
  return stockholmInstant(workingDayFrom(date.add({ days: 1 }), 'onOrAfter'), hours.start);
}

/** The same instant if the office is open then (closing time included), otherwise the last closing before it. */
function toWorkingTimeBefore(instant: Temporal.Instant, hours: WorkingHours): Temporal.Instant {
  const { date, time } = localParts(instant);
  if (isWorkingDay(date)) {
    if (Temporal.PlainTime.compare(time, hours.end) > 0) return stockholmInstant(date, hours.end);
    if (Temporal.PlainTime.compare(time, hours.start) > 0) return instant;
  }
  return stockholmInstant(workingDayFrom(date.subtract({ days: 1 }), 'onOrBefore'), hours.end);
}

/**
 * Moves an instant by working minutes: only minutes within the working hours of working days count.
 * A negative count goes back. The result always lies within working hours.
 *
 * Reckons with local times, where every working day is equally long: the clock changes on Sundays.
 */
export function addWorkingMinutes(
  instant: Temporal.Instant,
  minutes: number,
  hours: WorkingHours = OFFICE_HOURS,
): Temporal.Instant {
  const dayLength = nanosecondsBetween(hours.start, hours.end);
  // Whole nanoseconds: moments of the real clock hold parts of a minute, and durations no fractions.
  const count = Math.abs(minutes) * NANOSECONDS_PER_MINUTE;
  if (minutes >= 0) {
    const { date, time } = localParts(toWorkingTime(instant, hours));
    const fromOpening = nanosecondsBetween(hours.start, time) + count;
    const day = addWorkingDays(date, Math.floor(fromOpening / dayLength));
    return stockholmInstant(day, hours.start.add({ nanoseconds: fromOpening % dayLength }));
  }
  const { date, time } = localParts(toWorkingTimeBefore(instant, hours));
  const toClosing = nanosecondsBetween(time, hours.end) + count;
  // At a day's border the earlier day's opening counts, not the closing before it: the office is shut then.
  const daysBack = Math.ceil(toClosing / dayLength) - 1;
  return stockholmInstant(
    addWorkingDays(date, -daysBack),
    hours.end.subtract({ nanoseconds: toClosing - daysBack * dayLength }),
  );
}

/**
 * The working minutes from one instant until another, with parts of a minute: the inverse of
 * {@link addWorkingMinutes}. Negative when `until` comes first; what lies outside working hours does
 * not count.
 */
export function workingMinutesBetween(
  from: Temporal.Instant,
  until: Temporal.Instant,
  hours: WorkingHours = OFFICE_HOURS,
): number {
  if (Temporal.Instant.compare(from, until) > 0) return -workingMinutesBetween(until, from, hours);
  const start = localParts(toWorkingTime(from, hours));
  const end = localParts(toWorkingTime(until, hours));
  const days = workingDaysBetween(start.date, end.date);
  const nanoseconds =
    days * nanosecondsBetween(hours.start, hours.end) + nanosecondsBetween(hours.start, end.time) - nanosecondsBetween(hours.start, start.time);
  return nanoseconds / NANOSECONDS_PER_MINUTE;
}

/** Working days from one (counted) until another, later one (not counted). */
function workingDaysBetween(from: Temporal.PlainDate, until: Temporal.PlainDate): number {
  let count = 0;
  for (let day = from; Temporal.PlainDate.compare(day, until) < 0; day = day.add({ days: 1 })) {
    if (isWorkingDay(day)) count += 1;
  }
  return count;
}

/** The length of a working day, in minutes. */
export function workingDayMinutes({ start, end }: WorkingHours): number {
  return nanosecondsBetween(start, end) / NANOSECONDS_PER_MINUTE;
}

const NANOSECONDS_PER_MINUTE = 60_000_000_000;

function nanosecondsBetween(earlier: Temporal.PlainTime, later: Temporal.PlainTime): number {
  return earlier.until(later).total('nanoseconds');
}

function localParts(instant: Temporal.Instant): { date: Temporal.PlainDate; time: Temporal.PlainTime } {
  const local = instant.toZonedDateTimeISO(STOCKHOLM);
  return { date: local.toPlainDate(), time: local.toPlainTime() };
}

/**
 * The moment by which something asked now must be answered: the same time of day (moved into
 * working hours) a number of working days later.
 */
export function dueAfterWorkingDays(
  now: Temporal.Instant,
  days: number,
  hours: WorkingHours = OFFICE_HOURS,
): Temporal.Instant {
  const { date, time } = localParts(toWorkingTime(now, hours));
  return stockholmInstant(addWorkingDays(date, days), time);
}
