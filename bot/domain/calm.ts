import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from './clock.ts';
import { isWithin, minuteOf, openSpans, type Preference, type Span } from './preference.ts';
import type { Settings } from './settings.ts';
import { isWorkingDay, stockholmInstant, workingDayFrom } from './workingTime.ts';

/**
 * When a message that is planned for a moment goes to a person. What is urgent goes then, whatever
 * they have chosen. All else goes on a working day, never in their quiet hours, with the day's digest
 * where they have one, and on the next such day when they have got as many as they want.
 *
 * @param sentToday messages that are not urgent which the person has got on the day of `plannedAt`, in Stockholm
 * @returns never before `plannedAt`
 */
export function whenFor(
  preference: Preference,
  urgent: boolean,
  plannedAt: Temporal.Instant,
  settings: Settings,
  sentToday: number,
): Temporal.Instant {
  if (urgent) return plannedAt;
  const spans = openSpans(preference, settings);
  const digest = digestMinute(preference, spans);
  return firstMoment(plannedAt, sentToday >= mostPerDay(preference, settings), (earliest) =>
    digest === null ? firstOpen(spans, earliest) : digest >= earliest ? digest : null,
  );
}

/**
 * When a message that waits may be sent, seen from now: at the moment of {@link whenFor}, or as soon
 * afterwards as calm allows, since a queue or an outage may have held it up. Now, when it may go now.
 *
 * @param plannedAt not after `now`
 * @param sentToday as for {@link whenFor}, but of the day that it is now
 */
export function sendableFrom(
  preference: Preference,
  settings: Settings,
  plannedAt: Temporal.Instant,
  now: Temporal.Instant,
  sentToday: number,
): Temporal.Instant {
  const isLate = Temporal.Instant.compare(whenFor(preference, false, plannedAt, settings, 0), now) <= 0;
  // What is held back for the number goes with the next digest; what is only late goes when it can.
  const isHeldBack = sentToday >= mostPerDay(preference, settings);
  return whenFor(isLate && !isHeldBack ? { ...preference, digestAt: null } : preference, false, now, settings, sentToday);
}

export function mostPerDay({ messagesPerDay }: Preference, settings: Settings): number {
  return messagesPerDay ?? settings.messagesPerDay;
}

/** The day in Stockholm. */
export function dayOf(instant: Temporal.Instant): Temporal.PlainDate {
  return instant.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}

/** A digest at a time that has become impossible moves to the next possible one of the day. */
function digestMinute({ digestAt }: Preference, spans: readonly [Span, ...Span[]]): number | null {
  return digestAt && (firstOpen(spans, minuteOf(digestAt)) ?? spans[0].start);
}

function firstOpen(spans: readonly Span[], earliest: number): number | null {
  if (isWithin(earliest, spans)) return earliest;
  return spans.find(({ start }) => start >= earliest)?.start ?? null;
}

/**
 * The first moment that a working day offers.
 *
 * @param offer the first minute of the day at or after the one given; null when there is none
 */
function firstMoment(from: Temporal.Instant, isFull: boolean, offer: (earliest: number) => number | null): Temporal.Instant {
  const local = from.toZonedDateTimeISO(STOCKHOLM);
  const today = local.toPlainDate();
  if (isWorkingDay(today) && !isFull) {
    const earliest = minuteOf(local.toPlainTime());
    const offered = offer(earliest);
    if (offered !== null) return offered === earliest ? from : momentOf(today, offered);
  }
  // Every working day offers one: there is always an open part of it.
  return momentOf(workingDayFrom(today.add({ days: 1 }), 'onOrAfter'), offer(0) ?? 0);
}

function momentOf(day: Temporal.PlainDate, minute: number): Temporal.Instant {
  return stockholmInstant(day, Temporal.PlainTime.from({ hour: Math.floor(minute / 60), minute: minute % 60 }));
}
