import { Temporal } from 'temporal-polyfill';
import type { Department } from './person.ts';
import { addWorkingMinutes, workingMinutesBetween, type WorkingHours } from './workingTime.ts';

/** A term of study: 'HT2027' (autumn) or 'VT2027' (spring). */
export type TermCode = string;

/** What Admissions asks a department about one applicant's specific entry requirements for one course. */
export interface EligibilityRequest {
  readonly caseReference: string;
  readonly nyaReference: string | null;
  readonly courseCode: string;
  readonly courseName: string;
  readonly term: TermCode;
  readonly question: string;
  readonly requesterName: string;
  readonly answer: EligibilityAnswer | null;
  readonly dialogue: readonly DialogueLine[];
}

export const ELIGIBILITY_VERDICTS = ['eligible', 'notEligible'] as const;
export type EligibilityVerdict = (typeof ELIGIBILITY_VERDICTS)[number];

export interface EligibilityAnswer {
  readonly verdict: EligibilityVerdict;
  /** Required when not eligible: the requester must be able to tell the applicant why. */
  readonly reason: string | null;
  readonly answeredBy: string;
  readonly answeredAt: Temporal.Instant;
}

/** What was said between department and requester while the answer was not possible yet. */
export interface DialogueLine {
  readonly kind: 'needMoreInformation' | 'notMyCourse' | 'information' | 'redirected' | 'lackAccess' | 'dueChanged';
  readonly text: string | null;
  readonly by: string;
  readonly at: Temporal.Instant;
  /** notMyCourse: the department that is proposed instead, as it was called then. */
  readonly proposal?: Pick<Department, 'id' | 'nameSv' | 'nameEn'>;
  /** dueChanged: by when the answer is asked from then on. */
  readonly dueAt?: Temporal.Instant;
}

/** A stretch in which the department could not answer since Admissions had to act; without an end it lasts. */
interface Standstill {
  readonly from: Temporal.Instant;
  readonly until: Temporal.Instant | null;
}

/** The stretches in which the time to answer stood still, in order. */
function standstills(dialogue: readonly DialogueLine[]): Standstill[] {
  const found: Standstill[] = [];
  let from: Temporal.Instant | null = null;
  for (const { kind, at } of dialogue) {
    if (kind === 'needMoreInformation' || kind === 'notMyCourse') from ??= at;
    if ((kind === 'information' || kind === 'redirected') && from) {
      found.push({ from, until: at });
      from = null;
    }
  }
  return from ? [...found, { from, until: null }] : found;
}

/** Since when the time to answer stands still; null while it runs. */
export function standsStillSince(dialogue: readonly DialogueLine[]): Temporal.Instant | null {
  const last = standstills(dialogue).at(-1);
  return last && last.until === null ? last.from : null;
}

/** The department that is proposed while the question waits to be sent to another one; null without a proposal. */
export function proposedDepartment(dialogue: readonly DialogueLine[]): NonNullable<DialogueLine['proposal']> | null {
  if (!standsStillSince(dialogue)) return null;
  return dialogue.findLast(({ kind }) => kind === 'notMyCourse')?.proposal ?? null;
}

/**
 * Working minutes that a department gets at least once its question has been replied to, however
 * little was left: time to see the reply, to look at the merits in NyA-webben and to write the
 * answer. Nothing that comes back is overdue on arrival.
 */
export const LEAST_MINUTES_TO_ANSWER = 180;

/** Working minutes that were left when the time to answer stopped; at least {@link LEAST_MINUTES_TO_ANSWER}. */
export function minutesLeft(stoppedAt: Temporal.Instant, dueAt: Temporal.Instant, hours: WorkingHours): number {
  return Math.max(workingMinutesBetween(stoppedAt, dueAt, hours), LEAST_MINUTES_TO_ANSWER);
}

/** When the answer is due once the time to answer runs again: what was left of it, counted from now. */
export function resumedDueAt(
  stoppedAt: Temporal.Instant,
  dueAt: Temporal.Instant,
  now: Temporal.Instant,
  hours: WorkingHours,
): Temporal.Instant {
  return addWorkingMinutes(now, minutesLeft(stoppedAt, dueAt, hours), hours);
}

/**
 * Working minutes that a question has been with the department that has it: from when it was asked
 * (by a redirect, if there was one) until now or the answer, without the time it stood still.
 */
export function minutesWithDepartment(
  { createdAt, dialogue }: { readonly createdAt: Temporal.Instant; readonly dialogue: readonly DialogueLine[] },
  until: Temporal.Instant,
  hours: WorkingHours,
): number {
  const askedAt = dialogue.findLast(({ kind }) => kind === 'redirected')?.at ?? createdAt;
  const stood = standstills(dialogue)
    .filter(({ from }) => Temporal.Instant.compare(from, askedAt) >= 0)
    .reduce((sum, { from, until: end }) => sum + workingMinutesBetween(from, end ?? until, hours), 0);
  return workingMinutesBetween(askedAt, until, hours) - stood;
}
