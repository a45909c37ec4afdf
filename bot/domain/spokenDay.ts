import { Temporal } from 'temporal-polyfill';

/** A day as people write it; the year is often left to be understood. */
export interface WrittenDay {
  readonly day: number;
  readonly month: number;
  readonly year: number | null;
}

/** Days as people say them, which mean something only on the day on which they are said. */
export type RelativeDay =
  | { readonly kind: 'fromToday'; readonly days: number }
  | { readonly kind: 'monthsOn'; readonly months: number }
  /** From 1 for Monday. "Nästa fredag" is the one of next week, "på fredag" the nearest. */
  | { readonly kind: 'weekday'; readonly weekday: number; readonly inNextWeek: boolean }
  /** A week by its number, as calendars in Sweden have it. */
  | { readonly kind: 'week'; readonly number: number }
  /** 0: what is left of this week. */
  | { readonly kind: 'weeksOn'; readonly weeks: number }
  | { readonly kind: 'month'; readonly month: number }
  /** So many days from the day that was named before, or else from today. */
  | { readonly kind: 'lasting'; readonly days: number };

export type SpokenDay = WrittenDay | RelativeDay;

/** Days in a row; both ends count. */
export interface DaySpan {
  readonly firstDay: Temporal.PlainDate;
  readonly lastDay: Temporal.PlainDate;
}

export function isWrittenDay(spoken: SpokenDay): spoken is WrittenDay {
  return !('kind' in spoken);
}

/**
 * The days that are meant by what is said today; null when there are none, like week 53 of most years.
 *
 * @param from where to look for the nearest: the day after today for what begins, the first day for what ends
 */
export function spanOf(spoken: RelativeDay, today: Temporal.PlainDate, from: Temporal.PlainDate): DaySpan | null {
  switch (spoken.kind) {
    case 'fromToday':
      return oneDay(today.add({ days: spoken.days }));
    case 'monthsOn':
      return oneDay(today.add({ months: spoken.months }));
    case 'weekday':
      if (spoken.inNextWeek) return oneDay(mondayOf(today).add({ days: 6 + spoken.weekday }));
      return oneDay(from.add({ days: (spoken.weekday - from.dayOfWeek + 7) % 7 }));
    case 'week':
      return firstEndingFrom(from, (year) => weekOf(year, spoken.number));
    case 'weeksOn': {
      const monday = mondayOf(today).add({ weeks: spoken.weeks });
      return { firstDay: spoken.weeks === 0 ? today : monday, lastDay: monday.add({ days: 6 }) };
    }
    case 'month':
      return firstEndingFrom(from, (year) => {
        const firstDay = Temporal.PlainDate.from({ year, month: spoken.month, day: 1 });
        return { firstDay, lastDay: firstDay.with({ day: firstDay.daysInMonth }) };
      });
    case 'lasting':
      return { firstDay: from, lastDay: from.add({ days: spoken.days - 1 }) };
  }
}

function oneDay(day: Temporal.PlainDate): DaySpan {
  return { firstDay: day, lastDay: day };
}

function mondayOf(day: Temporal.PlainDate): Temporal.PlainDate {
  return day.subtract({ days: day.dayOfWeek - 1 });
}

/** 4 January always lies in week 1 (ISO 8601). */
function weekOf(year: number, number: number): DaySpan | null {
  const firstDay = mondayOf(Temporal.PlainDate.from({ year, month: 1, day: 4 })).add({ weeks: number - 1 });
  return firstDay.weekOfYear === number ? { firstDay, lastDay: firstDay.add({ days: 6 }) } : null;
}

/** Of the span that comes once a year the one that is not over on a day. */
function firstEndingFrom(from: Temporal.PlainDate, inYear: (year: number) => DaySpan | null): DaySpan | null {
  const spans = [from.year - 1, from.year, from.year + 1].map(inYear);
  return spans.find((span) => span !== null && Temporal.PlainDate.compare(span.lastDay, from) >= 0) ?? null;
}
