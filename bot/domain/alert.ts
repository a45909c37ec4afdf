import type { Outcome } from './outcome.ts';
import { FAILED } from './outcome.ts';
import type { PauseReason } from './pacing.ts';

/**
 * planningMissed: reminders were not planned for a while. nothingArrives: nothing that was sent of
 * late arrived. manyUnreached: too much of it did not. credentialsRefused, appDisabled: nothing can
 * be sent until an administrator acts. rosterShrank: so many were missing from the team's roster at
 * once that a fault is likelier than that they left.
 */
export const ALERT_KINDS = [
  'planningMissed',
  'nothingArrives',
  'manyUnreached',
  'credentialsRefused',
  'appDisabled',
  'rosterShrank',
] as const;
export type AlertKind = (typeof ALERT_KINDS)[number];

/** What the watch looks at. */
export interface Signs {
  /** Seconds since the last planning run; null when there was none yet. */
  readonly planningAgeSeconds: number | null;
  readonly pausedBecause: PauseReason | null;
  /** Messages that ended within the last hour. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

export interface Finding {
  readonly kind: Exclude<AlertKind, 'rosterShrank'>;
  readonly detail: Readonly<Record<string, number>>;
}

/** Seconds without a planning run that are no longer a hiccup: twenty runs. */
export const PLANNING_MISSED_SECONDS = 300;

/** Fewer than these say nothing about the sending as such: a few people may well be away. */
const ENOUGH_TO_JUDGE = 5;
const ENOUGH_FOR_A_SHARE = 20;
const BAD_SHARE = 0.2;

/** What is wrong now. What Teams throttles is no fault: it passes, and the pause is shown. */
export function findingsOf({ planningAgeSeconds, pausedBecause, outcomes }: Signs): Finding[] {
  const findings: Finding[] = [];
  if (planningAgeSeconds !== null && planningAgeSeconds > PLANNING_MISSED_SECONDS) {
    findings.push({ kind: 'planningMissed', detail: { minutes: Math.floor(planningAgeSeconds / 60) } });
  }
  if (pausedBecause === 'misconfigured') findings.push({ kind: 'credentialsRefused', detail: {} });
  if (pausedBecause === 'disabled') findings.push({ kind: 'appDisabled', detail: {} });
  const sent = outcomes.sent ?? 0;
  const unreached = FAILED.reduce((sum, outcome) => sum + (outcomes[outcome] ?? 0), 0);
  const tried = sent + unreached;
  if (sent === 0 && unreached >= ENOUGH_TO_JUDGE) findings.push({ kind: 'nothingArrives', detail: { unreached } });
  else if (tried >= ENOUGH_FOR_A_SHARE && unreached / tried > BAD_SHARE) {
    findings.push({ kind: 'manyUnreached', detail: { unreached, tried } });
  }
  return findings;
}
