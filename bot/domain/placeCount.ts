import { Temporal } from 'temporal-polyfill';
import { addAcademicYears, compareAcademicYears, firstDayOf, lastDayOf, type AcademicYear } from './academicYear.ts';
import type { CooperationCondition, Direction } from './exchangeAgreement.ts';
import type { LoanState } from './placeLoan.ts';

/**
 * How many places of an agreement are used and free, each academic year and condition. The rules come
 * from the mission (domain.md): an agreement's conditions carry direction, subject, level, places and
 * academic years, and two directions are two conditions (duty 4; IIA v7: `mobilities-per-year`, years
 * of the receiving university); a department may lend a place, and a withdrawal marks it free
 * (duty 6); Solemove's "home department" is the one that owns the place, not the one where the
 * student studies, so that no loan can be derived from it ("Rules and numbers"). Hence:
 *
 * - A stay is known from its learning agreement, which names no exchange agreement. It belongs to the
 *   conditions for studies of its department and direction that hold in its year. Where that leaves
 *   several, level and then subject choose; where they cannot, the stay may be under any of them.
 * - A lent place is used up at its owner's, and stands at the borrower's disposal for one student,
 *   whose learning agreement is the borrower's and may not have come yet.
 * - What cannot be told is told as a span, never as a number that looks sure.
 */

export interface CountedCondition {
  readonly id: string;
  readonly agreementId: string;
  readonly departmentId: string;
  readonly direction: Direction;
  readonly condition: Pick<
    CooperationCondition,
    'kind' | 'receivingFirstAcademicYear' | 'receivingLastAcademicYear' | 'mobilitiesPerYear' | 'subjectAreas' | 'eqfLevels'
  >;
}

interface Period {
  readonly startsOn: Temporal.PlainDate;
  readonly endsOn: Temporal.PlainDate;
}

/** A stay at the partner of the conditions, or of one of the partner's students here. */
export interface CountedStay extends Period {
  readonly departmentId: string;
  readonly direction: Direction;
  /** As the receiving university names it; null when the source does not say. */
  readonly academicYear: AcademicYear | null;
  readonly iscedCode: string;
  readonly eqfLevel: number;
}

/** A loan of a place at the partner. */
export interface CountedLoan {
  /** Null when it was entered without one: by the partner's name it may be any of the owner's. */
  readonly agreementId: string | null;
  readonly ownerDepartmentId: string;
  readonly studyDepartmentId: string;
  readonly state: LoanState;
  /** Null when the calendar no longer has the term. */
  readonly term: Period | null;
}

/** Those that are certainly a condition's, and those that may be. */
export interface Tally {
  readonly certain: number;
  readonly possible: number;
}

/** From and to; equal where it is known. */
export interface Span {
  readonly fewest: number;
  readonly most: number;
}

export interface PlacesOfYear {
  readonly year: AcademicYear;
  readonly conditionId: string;
  /** Null when the agreement does not say. */
  readonly places: number | null;
  /** Null for kinds of which the product knows no stays: traineeships and staff. */
  readonly stays: Tally | null;
  readonly lent: Tally;
  readonly borrowed: Tally;
  /** Null when either of the two is. */
  readonly free: Span | null;
  /** How many more than there are places, at the least. */
  readonly over: number;
}

export interface PlaceCount {
  readonly years: readonly PlacesOfYear[];
  /** Stays at a time when no condition of their department and direction holds. */
  readonly staysOutside: readonly CountedStay[];
}

/** Counts all conditions that some departments have with one partner, by year and in the order given. */
export function countPlaces(
  conditions: readonly CountedCondition[],
  stays: readonly CountedStay[],
  loans: readonly CountedLoan[],
): PlaceCount {
  const years = [...new Set(conditions.flatMap(({ condition }) => academicYears(condition)))].sort(compareAcademicYears);
  const counted = new Set<CountedStay>();
  const rows = years.flatMap((year) => {
    const holding = conditions.filter(({ condition }) => academicYears(condition).includes(year));
    const ofStays = new Votes();
    for (const stay of stays.filter((one) => isStayIn(one, year))) {
      const candidates = candidatesFor(stay, holding);
      if (candidates.length > 0) counted.add(stay);
      ofStays.add(candidates);
    }
    const ofLent = new Votes();
    const ofBorrowed = new Votes();
    const ofReturned = new Votes();
    for (const loan of loans.filter(({ term }) => term !== null && isWithin(term, year))) {
      const places = holding.filter(takesLoans);
      const owned = places.filter((one) => one.departmentId === loan.ownerDepartmentId && (loan.agreementId ?? one.agreementId) === one.agreementId);
      const used = places.filter((one) => one.departmentId === loan.studyDepartmentId);
      if (isUsedUp(loan)) {
        ofLent.add(owned, loan.agreementId !== null);
        ofBorrowed.add(used);
      } else ofReturned.add(used);
    }
    return holding.map((one): PlacesOfYear => {
      const { mobilitiesPerYear: places, kind } = one.condition;
      const staying = kind === 'studentStudies' ? ofStays.of(one) : null;
      const lent = ofLent.of(one);
      const borrowed = ofBorrowed.of(one);
      // A learning agreement may still be there of who has withdrawn.
      const elsewhere = sum(borrowed) + sum(ofReturned.of(one));
      const { free, over } =
        places === null || staying === null ? { free: null, over: 0 } : freePlaces(places, { stays: staying, lent, elsewhere });
      return { year, conditionId: one.id, places, stays: staying, lent, borrowed, free, over };
    });
  });
  return { years: rows, staysOutside: stays.filter((stay) => !counted.has(stay)) };
}

/**
 * What is left of the places. `elsewhere`: of the stays, at most so many are on other departments'
 * places. Never below zero: what is too much is told as such.
 */
export function freePlaces(
  places: number,
  { stays, lent, elsewhere }: { readonly stays: Tally; readonly lent: Tally; readonly elsewhere: number },
): { readonly free: Span; readonly over: number } {
  const most = places - lent.certain - Math.max(0, stays.certain - elsewhere);
  const fewest = places - sum(lent) - sum(stays);
  return { free: { fewest: Math.max(0, fewest), most: Math.max(0, most) }, over: Math.max(0, -most) };
}

/** After either withdrawal the place is free again. */
export function isUsedUp({ state }: Pick<CountedLoan, 'state'>): boolean {
  return state === 'inUse' || state === 'ended';
}

/** The academic years of a condition, the first first, as its receiving university names them. */
export function academicYears(condition: Pick<CooperationCondition, 'receivingFirstAcademicYear' | 'receivingLastAcademicYear'>): AcademicYear[] {
  const years: AcademicYear[] = [];
  for (
    let year = condition.receivingFirstAcademicYear;
    compareAcademicYears(year, condition.receivingLastAcademicYear) <= 0;
    year = addAcademicYears(year, 1)
  ) {
    years.push(year);
  }
  return years;
}

/** By the year that the source names, where it is named as the condition names its own; otherwise by the stay's days. */
function isStayIn(stay: CountedStay, year: AcademicYear): boolean {
  return stay.academicYear !== null && isSouthern(stay.academicYear) === isSouthern(year) ? stay.academicYear === year : isWithin(stay, year);
}

/**
 * Whether the middle of the period lies in the year: partners' autumns begin in August, before the
 * academic year does, and their springs end after ours.
 */
function isWithin({ startsOn, endsOn }: Period, year: AcademicYear): boolean {
  const middle = startsOn.add({ days: Math.floor(startsOn.until(endsOn).days / 2) });
  return Temporal.PlainDate.compare(firstDayOf(year), middle) <= 0 && Temporal.PlainDate.compare(middle, lastDayOf(year)) <= 0;
}

function isSouthern(year: AcademicYear): boolean {
  return year.slice(0, 4) === year.slice(5);
}

function takesLoans({ direction, condition }: CountedCondition): boolean {
  return direction === 'outgoing' && condition.kind === 'studentStudies';
}

function candidatesFor(stay: CountedStay, holding: readonly CountedCondition[]): readonly CountedCondition[] {
  const own = holding.filter(
    ({ departmentId, direction, condition }) =>
      departmentId === stay.departmentId && direction === stay.direction && condition.kind === 'studentStudies',
  );
  const ofLevel = own.filter(({ condition }) => condition.eqfLevels.length === 0 || condition.eqfLevels.includes(stay.eqfLevel));
  const some = ofLevel.length > 0 ? ofLevel : own;
  const nearest = Math.max(0, ...some.map((one) => subjectNearness(one, stay)));
  return some.filter((one) => subjectNearness(one, stay) === nearest);
}

/** How many digits of the ISCED code they share; fewer than two say nothing. */
function subjectNearness({ condition }: CountedCondition, { iscedCode }: CountedStay): number {
  const shared = condition.subjectAreas.map((area) => {
    const differs = [...area.iscedCode].findIndex((digit, position) => digit !== iscedCode[position]);
    return differs === -1 ? area.iscedCode.length : differs;
  });
  const most = Math.max(0, ...shared);
  return most >= 2 ? most : 0;
}

/** Things that each belong to one of some conditions. */
class Votes {
  readonly #certain = new Map<CountedCondition, number>();
  readonly #possible = new Map<CountedCondition, number>();

  add(candidates: readonly CountedCondition[], isSure = true): void {
    const tally = isSure && candidates.length === 1 ? this.#certain : this.#possible;
    for (const one of candidates) tally.set(one, (tally.get(one) ?? 0) + 1);
  }

  of(condition: CountedCondition): Tally {
    return { certain: this.#certain.get(condition) ?? 0, possible: this.#possible.get(condition) ?? 0 };
  }
}

function sum({ certain, possible }: Tally): number {
  return certain + possible;
}
