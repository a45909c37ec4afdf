import { eq, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { systemClock, type Clock } from '../domain/clock.ts';
import type { Database } from '../store/connect.ts';
import { setting } from '../store/schema.ts';

const KEY = 'demoClockDaysAhead';

/** The demo's clock: the machine's, some days ahead. Only the demo has it, so nothing else can move time. */
export interface DemoClock extends Clock {
  move(days: number): Promise<Temporal.Instant>;
}

/** Kept in the store, so that a demo that is started again goes on where it was. */
export async function openDemoClock(db: Database): Promise<DemoClock> {
  const [row] = await db.select().from(setting).where(eq(setting.key, KEY));
  let daysAhead = z.number().int().catch(0).parse(row?.value);
  const now = () => systemClock.now().add({ hours: 24 * daysAhead });
  return {
    now,
    async move(days) {
      daysAhead += days;
      const value = sql`to_jsonb(${daysAhead}::int)`;
      await db.insert(setting).values({ key: KEY, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
      return now();
    },
  };
}
