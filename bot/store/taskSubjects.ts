import { and, eq } from 'drizzle-orm';
import type { KeptKind } from '../domain/taskFile.ts';
import type { Executor, Transaction } from './connect.ts';
import { taskSubject } from './schema.ts';

/** The task that has arisen from the occasion; null when none has. */
export async function findTaskOf(db: Executor, kind: KeptKind, occasion: string): Promise<string | null> {
  const [row] = await db
    .select({ taskId: taskSubject.taskId })
    .from(taskSubject)
    .where(and(eq(taskSubject.kind, kind), eq(taskSubject.occasion, occasion)));
  return row?.taskId ?? null;
}

/** `details` are encoded as JSON already. A second task of one occasion is refused by the database. */
export async function insertTaskSubject(
  tx: Transaction,
  taskId: string,
  kind: KeptKind,
  occasion: string,
  details: unknown,
): Promise<void> {
  await tx.insert(taskSubject).values({ taskId, kind, occasion, details });
}

export async function saveDetails(tx: Transaction, taskId: string, details: unknown): Promise<void> {
  await tx.update(taskSubject).set({ details }).where(eq(taskSubject.taskId, taskId));
}
