import { Temporal } from 'temporal-polyfill';

/** Where a part learns what time it is. Passed in everywhere, so that a test or the demo can move it. */
export interface Clock {
  now(): Temporal.Instant;
}

export const systemClock: Clock = { now: () => Temporal.Now.instant() };

/** The zone in which the university works and in which people read times. */
export const STOCKHOLM = 'Europe/Stockholm';
