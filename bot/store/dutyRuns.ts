import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { LookKind } from '../domain/task.ts';
import type { Executor, Transaction } from './connect.ts';
import { dutyRun } from './schema.ts';

/** What has looked already on that day. */
export async function dutiesThatLooked(db: Executor, today: Temporal.PlainDate): Promise<Set<LookKind>> {
  const rows = await db.select().from(dutyRun);
  return new Set(rows.filter((row) => row.ranOn.equals(today)).map((row) => row.kind));
}

/** Takes the look of that day for this transaction; false when another process has it or had it. */
export async function takeLook(tx: Transaction, kind: LookKind, today: Temporal.PlainDate): Promise<boolean> {
  const rows = await tx
    .insert(dutyRun)
    .values({ kind, ranOn: today })
    .onConflictDoUpdate({ target: dutyRun.kind, set: { ranOn: today }, setWhere: sql`${dutyRun.ranOn} <> ${today.toString()}` })
    .returning();
  return rows.length > 0;
}

/** Lets every duty look again at the next planning run, since what they look at has changed. */
export async function lookAgain(tx: Executor): Promise<void> {
  await tx.delete(dutyRun);
}
