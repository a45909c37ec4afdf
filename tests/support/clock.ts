import { Temporal } from 'temporal-polyfill';
import type { Clock } from '../../bot/domain/clock.ts';

/** A clock that stands still until a test moves it. */
export interface TestClock extends Clock {
  set(instant: string): void;
  add(duration: Temporal.DurationLike): void;
}

/** Starts on an ordinary Wednesday at ten in Stockholm. */
export function testClock(start = '2026-11-25T10:00:00+01:00'): TestClock {
  let now = Temporal.Instant.from(start);
  return {
    now: () => now,
    set(instant) {
      now = Temporal.Instant.from(instant);
    },
    add(duration) {
      now = now.toZonedDateTimeISO('Europe/Stockholm').add(duration).toInstant();
    },
  };
}
