import { and, eq, gt } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Executor } from './connect.ts';
import { snooze } from './schema.ts';

/** Until when a person does not want to be reminded of a task, also when that has passed; null when they never said so. */
export async function findSnooze(db: Executor, taskId: string, personId: string): Promise<Temporal.Instant | null> {
  const [row] = await db
    .select({ until: snooze.until })
    .from(snooze)
    .where(and(eq(snooze.taskId, taskId), eq(snooze.personId, personId)));
  return row?.until ?? null;
}

export async function saveSnooze(db: Executor, taskId: string, personId: string, until: Temporal.Instant): Promise<void> {
  const set = { until };
  await db
    .insert(snooze)
    .values({ taskId, personId, ...set })
    .onConflictDoUpdate({ target: [snooze.taskId, snooze.personId], set });
}

/** @returns whether there was one that still held */
export async function removeSnooze(db: Executor, taskId: string, personId: string, now: Temporal.Instant): Promise<boolean> {
  const removed = await db
    .delete(snooze)
    .where(and(eq(snooze.taskId, taskId), eq(snooze.personId, personId), gt(snooze.until, now)))
    .returning({ taskId: snooze.taskId });
  return removed.length > 0;
}

export interface Snooze {
  readonly taskId: string;
  readonly personId: string;
  readonly until: Temporal.Instant;
}

/** Until when a person has put tasks off that they still do not want to be reminded of, by task. */
export async function snoozesOf(db: Executor, personId: string, now: Temporal.Instant): Promise<Map<string, Temporal.Instant>> {
  const rows = await db
    .select({ taskId: snooze.taskId, until: snooze.until })
    .from(snooze)
    .where(and(eq(snooze.personId, personId), gt(snooze.until, now)));
  return new Map(rows.map(({ taskId, until }) => [taskId, until]));
}

/** Those that still hold. */
export async function listSnoozes(db: Executor, now: Temporal.Instant): Promise<Snooze[]> {
  return db.select().from(snooze).where(gt(snooze.until, now));
}
