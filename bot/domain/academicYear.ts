import { Temporal } from 'temporal-polyfill';

declare const academicYear: unique symbol;

/**
 * An academic year as Erasmus Without Paper writes it: '2024/2025', or '2024/2024' where the year
 * is a calendar year (southern hemisphere). Comes from {@link parseAcademicYear}.
 */
export type AcademicYear = string & { readonly [academicYear]: true };

/** A text that is none of the accepted ways to write an academic year. */
export class UnreadableAcademicYear extends Error {
  override readonly name = 'UnreadableAcademicYear';

  constructor(text: string) {
    super(`"${text}" is not an academic year. Write it as 2024/2025.`);
  }
}

// '2024-25' is left out on purpose: '2011-12' could as well be December 2011.
const LONG_FORM = /^((?:19|20|21)\d{2})[/\u2013-](\d{4})$/;
const SHORT_FORM = /^(\d{2})\/(\d{2})$/;

/**
 * Reads '2024/2025', '2024-2025' (also with an en dash) of the years 1900–2199, and '24/25' of
 * 2000–2099. The second year is the first or the one after it.
 * @throws UnreadableAcademicYear
 */
export function parseAcademicYear(text: string): AcademicYear {
  const trimmed = text.trim();
  const long = LONG_FORM.exec(trimmed);
  const short = SHORT_FORM.exec(trimmed);
  const [first, second] = long
    ? [Number(long[1]), Number(long[2])]
    : short
      ? [2000 + Number(short[1]), 2000 + Number(short[2])]
      : [NaN, NaN];
  if (second !== first && second !== first + 1) throw new UnreadableAcademicYear(text);
  return written(first, second);
}

/**
 * The first day. The academic-term schema of Erasmus Without Paper says that northern years start
 * in September and southern ones in January; the day in the month is ours.
 */
export function firstDayOf(year: AcademicYear): Temporal.PlainDate {
  const { first, southern } = parts(year);
  return Temporal.PlainDate.from({ year: first, month: southern ? 1 : 9, day: 1 });
}

/**
 * The last day, the one before the next year's first: 2025-08-31 for '2024/2025', 2024-12-31 for
 * '2024/2024'. An agreement names its years and no days, and a partner's own term may end earlier:
 * use it for "expires", never as the last day of anybody's stay.
 */
export function lastDayOf(year: AcademicYear): Temporal.PlainDate {
  return firstDayOf(addAcademicYears(year, 1)).subtract({ days: 1 });
}

export function addAcademicYears(year: AcademicYear, count: number): AcademicYear {
  const { first, second } = parts(year);
  return written(first + count, second + count);
}

/** Orders by first day, so that '2025/2025' comes between '2024/2025' and '2025/2026'. */
export function compareAcademicYears(a: AcademicYear, b: AcademicYear): number {
  return Temporal.PlainDate.compare(firstDayOf(a), firstDayOf(b));
}

/**
 * Whether the span from the first day of firstYear to the last day of lastYear holds every day of
 * the year. Days are compared and not names, since a partner in the south names its years
 * differently: one that ends with '2027/2027' covers only a part of '2027/2028'.
 */
export function covers(firstYear: AcademicYear, lastYear: AcademicYear, year: AcademicYear): boolean {
  return (
    Temporal.PlainDate.compare(firstDayOf(firstYear), firstDayOf(year)) <= 0 &&
    Temporal.PlainDate.compare(lastDayOf(year), lastDayOf(lastYear)) <= 0
  );
}

function parts(year: AcademicYear): { first: number; second: number; southern: boolean } {
  const first = Number(year.slice(0, 4));
  const second = Number(year.slice(5));
  return { first, second, southern: first === second };
}

function written(first: number, second: number): AcademicYear {
  return `${String(first).padStart(4, '0')}/${String(second).padStart(4, '0')}` as AcademicYear;
}
