import { eq, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM, systemClock, type Clock } from '../domain/clock.ts';
import { toWorkingTime } from '../domain/workingTime.ts';
import type { Database } from '../store/connect.ts';
import { setting } from '../store/schema.ts';

const KEY = 'demoClockMillisecondsAhead';

/** The demo's clock: the machine's, moved ahead. Only the demo has it, so nothing else can move time. */
export interface DemoClock extends Clock {
  /** Goes whole days ahead, and on to the next office hour: on an evening or a weekend nothing would happen. */
  move(days: number): Promise<Temporal.Instant>;
}

/** Kept in the store, so that a demo that is started again goes on where it was. */
export async function openDemoClock(db: Database): Promise<DemoClock> {
  const [row] = await db.select().from(setting).where(eq(setting.key, KEY));
  let ahead = z.number().int().catch(0).parse(row?.value);
  const now = () => systemClock.now().add({ milliseconds: ahead });
  return {
    now,
    async move(days) {
      const before = now();
      const after = toWorkingTime(before.toZonedDateTimeISO(STOCKHOLM).add({ days }).toInstant());
      ahead += after.epochMilliseconds - before.epochMilliseconds;
      const value = sql`to_jsonb(${ahead}::bigint)`;
      await db.insert(setting).values({ key: KEY, value }).onConflictDoUpdate({ target: setting.key, set: { value } });
      return now();
    },
  };
}
