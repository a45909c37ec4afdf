import { Temporal } from 'temporal-polyfill';
import { addAcademicYears, compareAcademicYears, type AcademicYear } from './academicYear.ts';
import { lastGoodClosingDay } from './placeAnnouncement.ts';
import { CALENDAR_DATES, type CalendarDate, type Term } from './term.ts';
import { freeDays, isWorkingDay } from './workingTime.ts';

/** What can be wrong in a term, by its field; the problems are keys of the texts under `invalid`. */
export interface TermProblem {
  readonly code: string;
  readonly field: 'code' | 'startsOn' | 'endsOn' | 'nominationDeadline' | CalendarDate;
  readonly problem: 'termCode' | 'outsideTermYear' | 'termEndsBeforeStart' | 'termsOverlap' | 'datesOutOfOrder';
}

/** What is wrong with a term beside the others; a term of the same code among them is the one it replaces. */
export function termProblems(term: Term, terms: readonly Term[]): TermProblem[] {
  const { code, startsOn, endsOn, nominationDeadline, dates } = term;
  const found: TermProblem[] = [];
  const add = (field: TermProblem['field'], problem: TermProblem['problem']) => found.push({ code, field, problem });
  const isCode = code === `HT${term.academicYear.slice(0, 4)}` || code === `VT${term.academicYear.slice(5)}`;
  if (!isCode) add('code', 'termCode');
  else if (startsOn.year !== Number(code.slice(2))) add('startsOn', 'outsideTermYear');
  if (!isBefore(startsOn, endsOn)) add('endsOn', 'termEndsBeforeStart');
  else if (terms.some((other) => other.code !== code && !isBefore(other.endsOn, startsOn) && !isBefore(endsOn, other.startsOn))) {
    add('startsOn', 'termsOverlap');
  }
  if (!isBefore(nominationDeadline, startsOn)) add('nominationDeadline', 'datesOutOfOrder');
  const { announcementOpens: opens, announcementCloses: closes, announcementReported: reported } = dates;
  if (opens && closes && isBefore(closes, opens)) add('announcementCloses', 'datesOutOfOrder');
  const lastBefore = closes ?? opens;
  if (lastBefore && reported && isBefore(reported, lastBefore)) add('announcementReported', 'datesOutOfOrder');
  return found;
}

/** Whether announcing closes fewer working days before the nomination deadline than it takes to choose students. */
export function closesTooLate({ nominationDeadline, dates }: Term, workingDays: number): boolean {
  const closes = dates.announcementCloses;
  return closes !== undefined && isBefore(lastGoodClosingDay(nominationDeadline, workingDays), closes);
}

type MovedField = 'startsOn' | 'endsOn' | 'nominationDeadline' | CalendarDate;

/** Why a day has another date than the year before: it would be no working day, or the term keeps its week. */
export const MOVED_BECAUSE = ['weekend', 'freeDay', 'sameWeek'] as const;
export type MovedBecause = (typeof MOVED_BECAUSE)[number];

interface MovedDay {
  readonly field: MovedField;
  /** The date of the year before, a year later. */
  readonly from: Temporal.PlainDate;
  readonly why: MovedBecause;
}

export interface ProposedTerm {
  readonly term: Term;
  /** Days that do not keep their date. */
  readonly moved: readonly MovedDay[];
}

export interface ProposedYear {
  readonly academicYear: AcademicYear;
  readonly terms: readonly ProposedTerm[];
}

/**
 * The academic year after the last one, a year later. Terms keep their weeks by number and their
 * days of the week, as terms are planned; other days keep their date, on the nearest working day.
 * Null where there is no year to go by.
 */
export function proposeYear(terms: readonly Term[]): ProposedYear | null {
  const last = terms.map((term) => term.academicYear).sort(compareAcademicYears).at(-1);
  if (last === undefined) return null;
  const academicYear = addAcademicYears(last, 1);
  return {
    academicYear,
    terms: terms.filter((term) => term.academicYear === last).map((term) => proposeTerm(term, academicYear, terms)),
  };
}

function proposeTerm(term: Term, academicYear: AcademicYear, terms: readonly Term[]): ProposedTerm {
  const season = term.code.slice(0, 2);
  const year = Number(term.code.slice(2));
  const moved: MovedDay[] = [];
  const move = (field: MovedField, from: Temporal.PlainDate, to: Temporal.PlainDate, why: MovedBecause) => {
    if (!to.equals(from)) moved.push({ field, from, why });
    return to;
  };
  const aYearLater = (field: MovedField, read: (one: Term) => Temporal.PlainDate | undefined) => {
    const day = read(term);
    if (!day) return undefined;
    const earlier = terms.flatMap((one) => {
      const then = one.code.startsWith(season) ? read(one) : undefined;
      return then ? [{ day: then, yearsAgo: year - Number(one.code.slice(2)) }] : [];
    });
    const from = dayMeant(day, earlier).add({ years: 1 });
    return move(field, from, nearestWorkingDay(from), freeDays(from.year).has(from.toString()) ? 'freeDay' : 'weekend');
  };
  const sameWeek = (field: 'startsOn' | 'endsOn') =>
    move(field, term[field].add({ years: 1 }), sameWeekNextYear(term[field]), 'sameWeek');
  const nominationDeadline = aYearLater('nominationDeadline', (one) => one.nominationDeadline) ?? term.nominationDeadline;
  const dates: Partial<Record<CalendarDate, Temporal.PlainDate>> = {};
  for (const date of CALENDAR_DATES) {
    const day = aYearLater(date, (one) => one.dates[date]);
    if (day) dates[date] = day;
  }
  return {
    term: {
      code: `${season}${year + 1}`,
      academicYear,
      startsOn: sameWeek('startsOn'),
      endsOn: sameWeek('endsOn'),
      nominationDeadline,
      dates,
    },
    moved,
  };
}

/** No day off work is further than this from the nearest working day. */
const MOVED_AT_MOST = 4;

/**
 * The date that was meant by a day which may have been moved to a working day: the one near it that
 * explains the most years. Without it the 31 March of a year whose 1 April was a Saturday would
 * become the new deadline, and every Saturday would pull it back further.
 */
function dayMeant(
  day: Temporal.PlainDate,
  years: readonly { readonly day: Temporal.PlainDate; readonly yearsAgo: number }[],
): Temporal.PlainDate {
  let best = { meant: day, explained: 0 };
  for (let away = 0; away <= MOVED_AT_MOST; away += 1) {
    for (const meant of [day.add({ days: away }), day.subtract({ days: away })]) {
      if (!nearestWorkingDay(meant).equals(day) && away > 0) continue;
      const explained = years.filter((one) => nearestWorkingDay(meant.subtract({ years: one.yearsAgo })).equals(one.day)).length;
      if (explained > best.explained) best = { meant, explained };
    }
  }
  return best.meant;
}

/** The date itself or the nearest working day: Friday for a Saturday, Monday for a Sunday, the earlier of two that are as near. */
export function nearestWorkingDay(date: Temporal.PlainDate): Temporal.PlainDate {
  for (let away = 0; ; away += 1) {
    const near = [date.subtract({ days: away }), date.add({ days: away })].find(isWorkingDay);
    if (near) return near;
  }
}

/** The same day of the same ISO week; week 53 becomes the last week of a year that has 52. */
function sameWeekNextYear(date: Temporal.PlainDate): Temporal.PlainDate {
  const year = (date.yearOfWeek ?? date.year) + 1;
  const firstMonday = mondayOfWeekOne(year);
  const weeksInYear = firstMonday.until(mondayOfWeekOne(year + 1), { largestUnit: 'day' }).days / 7;
  const week = Math.min(date.weekOfYear ?? 1, weeksInYear);
  return firstMonday.add({ days: (week - 1) * 7 + date.dayOfWeek - 1 });
}

/** Week 1 is the one with 4 January (ISO 8601). */
function mondayOfWeekOne(year: number): Temporal.PlainDate {
  const fourth = Temporal.PlainDate.from({ year, month: 1, day: 4 });
  return fourth.subtract({ days: fourth.dayOfWeek - 1 });
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}
