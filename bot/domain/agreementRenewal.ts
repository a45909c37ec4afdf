import { Temporal } from 'temporal-polyfill';
import { lastDayOf } from './academicYear.ts';
import { isForStudents, type CooperationCondition } from './exchangeAgreement.ts';
import type { Term } from './term.ts';
import { workingDayFrom } from './workingTime.ts';

/** When a department is asked what becomes of a condition that ends, and by when it has to say. */

/**
 * How near the end is. `warning`: months before the end of the latest warning that has passed, 0
 * once it has ended, null while none has. `missedTerm`: the coming nomination term, when the
 * condition ends before that term's academic year does.
 */
export interface EndStage {
  readonly warning: number | null;
  readonly missedTerm: Term | null;
}

/**
 * Months after the end of a condition during which it is still asked about. One that nobody has
 * missed through a whole year is history, of which a first import brings a lot.
 */
const MONTHS_ASKED_AFTER_END = 12;

export function endStage(
  condition: CooperationCondition,
  today: Temporal.PlainDate,
  nominationTerm: Term | null,
  warningMonths: readonly number[],
): EndStage | null {
  const end = lastDayOf(condition.receivingLastAcademicYear);
  if (isBefore(end.add({ months: MONTHS_ASKED_AFTER_END }), today)) return null;
  const passed = warningMonths.filter((months) => !isBefore(today, end.subtract({ months })));
  const warning = isBefore(end, today) ? 0 : passed.length > 0 ? Math.min(...passed) : null;
  const misses = nominationTerm && isForStudents(condition) && isBefore(end, lastDayOf(nominationTerm.academicYear));
  return warning === null && !misses ? null : { warning, missedTerm: misses ? nominationTerm : null };
}

/** The nearest of the stages of several conditions: the one that decides how soon they are asked about. */
export function nearestStage(stages: readonly EndStage[]): EndStage {
  const warnings = stages.flatMap(({ warning }) => warning ?? []);
  return {
    warning: warnings.length > 0 ? Math.min(...warnings) : null,
    missedTerm: stages.find(({ missedTerm }) => missedTerm)?.missedTerm ?? null,
  };
}

/** Whether there is more haste than before: a nearer warning, or a nomination term that was not in danger then. */
export function isNearer(stage: EndStage, before: { readonly warning: number | null; readonly missedTermCode: string | null }): boolean {
  if (stage.missedTerm && stage.missedTerm.code !== before.missedTermCode) return true;
  return stage.warning !== null && (before.warning === null || stage.warning < before.warning);
}

/** Weeks that partners need between a decision and the nomination: two universities have to sign. */
const WEEKS_TO_SIGN = 4;
const SHORTEST_DAYS = 7;

/**
 * The working day by which a department has to say what becomes of it: as many weeks from today as
 * the warning has months (twelve months ahead there are twelve weeks to think, three months ahead
 * three), and four weeks before the nomination deadline of a term that is missed; but at least a
 * week, unless that deadline comes first.
 */
export function decideBy(stage: EndStage, today: Temporal.PlainDate): Temporal.PlainDate {
  const deadline = stage.missedTerm?.nominationDeadline ?? null;
  let day = today.add({ weeks: stage.warning ?? 12 });
  if (deadline) day = earlier(day, deadline.subtract({ weeks: WEEKS_TO_SIGN }));
  day = later(day, today.add({ days: SHORTEST_DAYS }));
  if (deadline) day = earlier(day, deadline);
  const workingDay = workingDayFrom(day, 'onOrBefore');
  return isBefore(workingDay, today) ? workingDayFrom(today, 'onOrAfter') : workingDay;
}

/**
 * By what a condition is known again: an import deletes conditions and writes them anew, with new
 * ids. Another last year makes it another condition, about which may be asked anew.
 */
export function conditionKey(condition: CooperationCondition): string {
  const { kind, sendingHeiId, sendingOunitId, receivingHeiId, receivingOunitId, receivingLastAcademicYear } = condition;
  return [kind, sendingHeiId, sendingOunitId ?? '', receivingHeiId, receivingOunitId ?? '', receivingLastAcademicYear].join(' ');
}

export const RENEWAL_DECISIONS = ['renewed', 'lapse', 'replaced'] as const;
export type RenewalDecision = (typeof RENEWAL_DECISIONS)[number];

/** What a department has said of conditions, and when. */
export interface PastDecision {
  readonly decision: RenewalDecision;
  readonly on: Temporal.PlainDate;
  readonly keys: readonly string[];
}

/**
 * Days after "renewed" during which the old end in our data is not held against anybody. The partner
 * signs, Solemove is updated, and the next file is read in: a month is the pace of that, and still
 * leaves time before the next warning.
 */
const DAYS_TO_SEE_RENEWAL = 30;

/**
 * Whether nothing more is asked about a condition. To let it lapse or replace it is final. "Renewed"
 * holds unless an import after that day still shows the old end when the month has passed; without
 * a later import nobody can tell.
 */
export function isSettled(
  key: string,
  past: readonly PastDecision[],
  today: Temporal.PlainDate,
  importedOn: Temporal.PlainDate | null,
): boolean {
  return past.some(({ decision, on, keys }) => {
    if (!keys.includes(key)) return false;
    if (decision !== 'renewed') return true;
    return isBefore(today, on.add({ days: DAYS_TO_SEE_RENEWAL })) || importedOn === null || !isBefore(on, importedOn);
  });
}

function isBefore(a: Temporal.PlainDate, b: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(a, b) < 0;
}

function earlier(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(b, a) ? b : a;
}

function later(a: Temporal.PlainDate, b: Temporal.PlainDate): Temporal.PlainDate {
  return isBefore(a, b) ? b : a;
}
