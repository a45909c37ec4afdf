import { Temporal } from 'temporal-polyfill';
import { workingHours } from './reminderPolicy.ts';
import type { Settings } from './settings.ts';

/** Local times of every day; `from` belongs to it, `until` no longer does. May span midnight. */
export interface QuietHours {
  readonly from: Temporal.PlainTime;
  readonly until: Temporal.PlainTime;
}

/** How a person wants to be written to about what is not urgent. Times are local in Europe/Stockholm. */
export interface Preference {
  /** When all of it comes, as one message; null: as it arises, within working hours. */
  readonly digestAt: Temporal.PlainTime | null;
  readonly quiet: QuietHours | null;
  /** Null: as many as the settings say. */
  readonly messagesPerDay: number | null;
  /** Nothing else that is not urgent comes than what {@link wants} names. */
  readonly onlyUrgent: boolean;
}

/** For whoever has not chosen anything. */
export const NO_PREFERENCE: Preference = { digestAt: null, quiet: null, messagesPerDay: null, onlyUrgent: false };

/**
 * Whether a message is to come to a person at all. Whoever wants only what is urgent still gets what
 * they asked for: answers to their own questions, reminders that they put off to a day, and news of meetings they come to.
 */
export function wants({ onlyUrgent }: Preference, message: { readonly urgent: boolean; readonly isAskedFor: boolean }): boolean {
  return !onlyUrgent || message.urgent || message.isAskedFor;
}

export const MOST_MESSAGES_PER_DAY = 20;

/** A part of a day, in minutes since midnight; the end no longer belongs to it. */
export interface Span {
  readonly start: number;
  readonly end: number;
}

const DAY = 24 * 60;
const MIDNIGHT = Temporal.PlainTime.from('00:00');

/**
 * The parts of a working day in which a person may be written to: working hours without the quiet
 * ones. Who keeps quiet all through them is written to outside of both. There is always at least one.
 */
export function openSpans({ quiet }: Preference, settings: Settings): [Span, ...Span[]] {
  const hours = workingHours(settings);
  const working = { start: minuteOf(hours.start), end: minuteOf(hours.end) };
  const still = quiet ? quietSpans(quiet) : [];
  const [first, ...rest] = without(working, still);
  if (first) return [first, ...rest];
  const [outside, ...others] = without({ start: 0, end: DAY }, still);
  return outside ? [outside, ...others] : [working];
}

/** Minutes since midnight, with their parts: a moment a second after an end lies after it. */
export function minuteOf(time: Temporal.PlainTime): number {
  return MIDNIGHT.until(time).total('minutes');
}

function quietSpans({ from, until }: QuietHours): Span[] {
  const [start, end] = [minuteOf(from), minuteOf(until)];
  if (start === end) return [];
  return start < end ? [{ start, end }] : [{ start: 0, end }, { start, end: DAY }];
}

function without(whole: Span, taken: readonly Span[]): Span[] {
  return taken.reduce<Span[]>(
    (left, { start, end }) =>
      left
        .flatMap((span) => [
          { start: span.start, end: Math.min(span.end, start) },
          { start: Math.max(span.start, end), end: span.end },
        ])
        .filter((span) => span.start < span.end),
    [whole],
  );
}

/** What is wrong with a wish, by its field; each has its sentence in the texts under `invalid`. */
export interface PreferenceProblem {
  readonly field: 'digestAt' | 'quietFrom' | 'quietUntil';
  readonly problem: 'outsideWorkingHours' | 'withinQuietHours' | 'quietHalfSet' | 'quietEmpty' | 'quietAllDay';
}

export interface WishedTimes {
  readonly digestAt: Temporal.PlainTime | null;
  readonly quietFrom: Temporal.PlainTime | null;
  readonly quietUntil: Temporal.PlainTime | null;
}

/** Whether a wish can be granted. The settings may change afterwards, so {@link openSpans} copes with all of them. */
export function problemsOf({ digestAt, quietFrom, quietUntil }: WishedTimes, settings: Settings): PreferenceProblem[] {
  const hours = workingHours(settings);
  const working = { start: minuteOf(hours.start), end: minuteOf(hours.end) };
  const problems: PreferenceProblem[] = [];
  if (quietFrom && !quietUntil) problems.push({ field: 'quietUntil', problem: 'quietHalfSet' });
  if (!quietFrom && quietUntil) problems.push({ field: 'quietFrom', problem: 'quietHalfSet' });
  const still = quietFrom && quietUntil ? quietSpans({ from: quietFrom, until: quietUntil }) : [];
  if (quietFrom && quietUntil && still.length === 0) problems.push({ field: 'quietUntil', problem: 'quietEmpty' });
  if (without(working, still).length === 0) problems.push({ field: 'quietUntil', problem: 'quietAllDay' });
  if (!digestAt) return problems;
  const digest = minuteOf(digestAt);
  if (!isWithin(digest, [working])) problems.push({ field: 'digestAt', problem: 'outsideWorkingHours' });
  else if (isWithin(digest, still)) problems.push({ field: 'digestAt', problem: 'withinQuietHours' });
  return problems;
}

export function isWithin(minute: number, spans: readonly Span[]): boolean {
  return spans.some(({ start, end }) => start <= minute && minute < end);
}
