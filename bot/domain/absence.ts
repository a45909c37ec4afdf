import { Temporal } from 'temporal-polyfill';
import { isWrittenDay, spanOf, type DaySpan, type SpokenDay, type WrittenDay } from './spokenDay.ts';

/** When a person is away; both days count. Ended early, it is over at once. */
export interface Absence {
  readonly id: string;
  readonly personId: string;
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
  /** Null when those who stand behind the person's departments stand in. */
  readonly deputyId: string | null;
}

/** The days of an absence that is to be entered. */
export type AbsenceDays = Pick<Absence, 'firstDay' | 'lastDay'>;

export type AbsenceDaysProblem = 'lastBeforeFirst' | 'dateBehind' | 'tooLongAway';

/** Longer is no absence: somebody else has become the contact person. */
const LONGEST_DAYS = 366;

/** What is wrong with the days; null when nothing is. It may have begun already, but not be over. */
export function problemOfDays({ firstDay, lastDay }: AbsenceDays, today: Temporal.PlainDate): AbsenceDaysProblem | null {
  if (Temporal.PlainDate.compare(lastDay, firstDay) < 0) return 'lastBeforeFirst';
  if (Temporal.PlainDate.compare(lastDay, today) < 0) return 'dateBehind';
  return firstDay.until(lastDay).days >= LONGEST_DAYS ? 'tooLongAway' : null;
}

export function overlap(one: AbsenceDays, other: AbsenceDays): boolean {
  return (
    Temporal.PlainDate.compare(one.firstDay, other.lastDay) <= 0 && Temporal.PlainDate.compare(other.firstDay, one.lastDay) <= 0
  );
}

/** Days further ahead than this are not understood without a year: more likely they have passed. */
const UNDERSTOOD_WITHIN_DAYS = 300;

/**
 * The days that are meant: the nearest ones that are not over. An absence from 20 November to
 * 30 November that is written on the 26th has begun; one from 3 December to 7 January crosses the
 * year. Null when a day does not exist, or when it cannot be told which year is meant.
 */
export function meantDays(first: SpokenDay, last: SpokenDay, today: Temporal.PlainDate): AbsenceDays | null {
  if (isWrittenDay(first) && isWrittenDay(last)) return writtenDays(first, last, today);
  const begins = isWrittenDay(first) ? dayMeant(first, today) : spanOf(first, today, nearestFor(first, today));
  if (!begins) return null;
  const ends = isWrittenDay(last) ? dayMeant(last, begins.firstDay) : spanOf(last, today, begins.firstDay);
  return ends && { firstDay: begins.firstDay, lastDay: ends.lastDay };
}

/** "På fredag", said on a Friday, is not today. */
function nearestFor({ kind }: Exclude<SpokenDay, WrittenDay>, today: Temporal.PlainDate): Temporal.PlainDate {
  return kind === 'weekday' ? today.add({ days: 1 }) : today;
}

function dayMeant(written: WrittenDay, from: Temporal.PlainDate): DaySpan | null {
  const day = written.year === null ? firstFrom(written, from) : dayIn(written, written.year);
  return day && { firstDay: day, lastDay: day };
}

function writtenDays(first: WrittenDay, last: WrittenDay, today: Temporal.PlainDate): AbsenceDays | null {
  const lastDay = last.year === null ? lastDayMeant(first, last, today) : dayIn(last, last.year);
  if (!lastDay) return null;
  const firstDay = first.year === null ? latestUpTo(first, lastDay) : dayIn(first, first.year);
  if (!firstDay) return null;
  const isGuessed = first.year === null && last.year === null;
  return isGuessed && today.until(firstDay).days > UNDERSTOOD_WITHIN_DAYS ? null : { firstDay, lastDay };
}

function lastDayMeant(first: WrittenDay, last: WrittenDay, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const notBefore = first.year === null ? today : dayIn(first, first.year);
  if (!notBefore) return null;
  return firstFrom(last, notBefore);
}

function firstFrom(written: WrittenDay, from: Temporal.PlainDate): Temporal.PlainDate | null {
  const days = [from.year, from.year + 1].map((year) => dayIn(written, year));
  return days.find((day) => day && Temporal.PlainDate.compare(day, from) >= 0) ?? null;
}

function latestUpTo(written: WrittenDay, until: Temporal.PlainDate): Temporal.PlainDate | null {
  const days = [until.year, until.year - 1].map((year) => dayIn(written, year));
  return days.find((day) => day && Temporal.PlainDate.compare(day, until) <= 0) ?? null;
}

function dayIn({ day, month }: WrittenDay, year: number): Temporal.PlainDate | null {
  try {
    return Temporal.PlainDate.from({ year, month, day }, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
