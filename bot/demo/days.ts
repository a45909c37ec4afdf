import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { House } from '../duties/duty.ts';
import { runRetention } from '../store/retention.ts';
import { readSettings } from '../store/settings.ts';
import type { DemoClock } from './clock.ts';
import { letColleaguesWork } from './colleagues.ts';
import { happenings } from './term.ts';

/** The department of the demo's Karin: what it has to do waits for the visitor. */
const VISITORS_DEPARTMENT = 'FYS';

/**
 * Goes that many days ahead, a working day at a time: the night deletes what has been kept long enough,
 * the day brings what it brings, the others do their work, and what is due is planned. Gives the moment that the clock then shows.
 */
export async function liveOn(house: House, clock: DemoClock, days: number, plan: () => Promise<void>): Promise<Temporal.Instant> {
  const target = dayOf(clock).add({ days });
  for (;;) {
    const before = dayOf(clock);
    await clock.move(1);
    await runRetention(house.db, clock.now(), await readSettings(house.db));
    await happenings(house, before, dayOf(clock));
    await letColleaguesWork(house, VISITORS_DEPARTMENT);
    await plan();
    if (dayOf(clock).until(target).days <= 0) return clock.now();
  }
}

function dayOf(clock: DemoClock): Temporal.PlainDate {
  return clock.now().toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
