import type { Language } from '../texts/language.ts';

/**
 * Times as the university reads them, in Europe/Stockholm wherever the browser is. Built on Intl
 * alone: a Temporal polyfill would weigh as much as a fifth of what the first page may.
 */
const ZONE = 'Europe/Stockholm';
const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;

export const MINUTE = 60_000;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** "fredag 27 november 2026 14:30": the moment without anything left to guess. */
export function exactMoment(instant: number, language: Language): string {
  return format(instant, language, { dateStyle: 'full', timeStyle: 'short' });
}

/** "14:30" */
export function clockTime(instant: number, language: Language): string {
  return format(instant, language, { hour: '2-digit', minute: '2-digit' });
}

/** "fredag" */
export function weekday(instant: number, language: Language): string {
  return format(instant, language, { weekday: 'long' });
}

/** "27 november", with the year when it is another one than now's. */
export function dayOfYear(instant: number, now: number, language: Language): string {
  const sameYear = wallTime(instant).year === wallTime(now).year;
  return format(instant, language, { day: 'numeric', month: 'long', ...(sameYear ? {} : { year: 'numeric' }) });
}

/** A date without time, '2027-04-01': "1 april 2027". */
export function dateText(isoDate: string, language: Language): string {
  return format(Date.parse(`${isoDate}T12:00Z`), language, { day: 'numeric', month: 'long', year: 'numeric' });
}

/** Midnights between two moments in Stockholm: 0 the same day, 1 the day after, -1 the day before. */
export function daysBetween(from: number, to: number): number {
  return (dayNumber(to) - dayNumber(from)) / DAY;
}

/**
 * What a date and time field holds ('2026-11-27T14:30') as an instant (ISO 8601, UTC), or null when
 * it is no date and time. Where clocks change it does what Temporal calls "compatible": a time that
 * comes twice is the first one, a time that is left out moves forward by the hour left out.
 */
export function instantOfLocal(text: string): string | null {
  const match = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/.exec(text);
  const wall = match ? Date.parse(`${text}:00Z`) : NaN;
  if (Number.isNaN(wall)) return null;
  const before = offsetAt(wall - DAY);
  const after = offsetAt(wall + DAY);
  const isAfter = offsetAt(wall - before) !== before && offsetAt(wall - after) === after;
  return new Date(wall - (isAfter ? after : before)).toISOString();
}

interface WallTime {
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly hour: number;
  readonly minute: number;
}

function wallTime(instant: number): WallTime {
  const parts = { year: 0, month: 0, day: 0, hour: 0, minute: 0 };
  const formatter = formatterFor('sv', {
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    hourCycle: 'h23',
  });
  for (const { type, value } of formatter.formatToParts(instant)) {
    if (type in parts) parts[type as keyof WallTime] = Number(value);
  }
  return parts;
}

function dayNumber(instant: number): number {
  const { year, month, day } = wallTime(instant);
  return Date.UTC(year, month - 1, day);
}

/** How far Stockholm's clocks are ahead of UTC, in milliseconds. */
function offsetAt(instant: number): number {
  const { year, month, day, hour, minute } = wallTime(instant);
  return Date.UTC(year, month - 1, day, hour, minute) - Math.floor(instant / MINUTE) * MINUTE;
}

function format(instant: number, language: Language, options: Intl.DateTimeFormatOptions): string {
  return formatterFor(language, options).format(instant);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using one. */
function formatterFor(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(LOCALES[language], { ...options, timeZone: ZONE });
    formatters.set(key, known);
  }
  return known;
}
