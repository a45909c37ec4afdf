import { and, eq, isNull, lt, sql } from 'drizzle-orm';
import type { Executor, Transaction } from './connect.ts';
import type { TaskKind } from '../domain/task.ts';
import { cardCopy, cardCopyTask, delivery, task, type CopyShows } from './schema.ts';

export type CardCopy = typeof cardCopy.$inferSelect;

export interface ShownTask {
  readonly taskId: string;
  readonly cardVersion: number;
}

export interface NewCardCopy {
  /** Null for the channel. */
  readonly personId: string | null;
  readonly conversationId: string;
  readonly activityId: string;
  readonly shows: CopyShows;
  readonly tasks: readonly ShownTask[];
}

export async function insertCardCopy(tx: Transaction, copy: NewCardCopy): Promise<void> {
  const { tasks, ...message } = copy;
  const [row] = await tx.insert(cardCopy).values(message).onConflictDoNothing().returning({ id: cardCopy.id });
  if (row && tasks.length > 0) await tx.insert(cardCopyTask).values(tasks.map((shown) => ({ copyId: row.id, ...shown })));
}

/** Whether a message is among the copies. Whoever else asks the same at once waits until this transaction has ended. */
export async function isKnownCopy(tx: Transaction, conversationId: string, activityId: string): Promise<boolean> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${conversationId} ${activityId}`}))`);
  const [row] = await tx
    .select({ id: cardCopy.id })
    .from(cardCopy)
    .where(and(eq(cardCopy.conversationId, conversationId), eq(cardCopy.activityId, activityId)));
  return row !== undefined;
}

/** Copies of the task's card that show an older state than the task is in. */
export async function listStaleCopies(db: Executor, taskId: string): Promise<string[]> {
  const rows = await db
    .select({ id: cardCopy.id })
    .from(cardCopyTask)
    .innerJoin(cardCopy, eq(cardCopy.id, cardCopyTask.copyId))
    .innerJoin(task, eq(task.id, cardCopyTask.taskId))
    .where(and(eq(cardCopyTask.taskId, taskId), lt(cardCopyTask.cardVersion, task.cardVersion), isNull(cardCopy.lostBecause)));
  return rows.map((row) => row.id);
}

export interface LockedCopy {
  readonly copy: CardCopy;
  /** What it shows of which task at present. */
  readonly shows: readonly ShownTask[];
}

/**
 * Takes a copy for editing until the transaction ends. Two edits of one copy must not overtake each
 * other, and the later one must read the task after the earlier one has been sent.
 */
export async function lockCopy(tx: Transaction, copyId: string): Promise<LockedCopy | null> {
  const [copy] = await tx
    .select()
    .from(cardCopy)
    .where(and(eq(cardCopy.id, copyId), isNull(cardCopy.lostBecause)))
    .for('update');
  if (!copy) return null;
  const shows = await tx
    .select({ taskId: cardCopyTask.taskId, cardVersion: cardCopyTask.cardVersion })
    .from(cardCopyTask)
    .where(eq(cardCopyTask.copyId, copyId));
  return { copy, shows };
}

export async function markShown(tx: Transaction, copyId: string, shown: readonly ShownTask[]): Promise<void> {
  for (const { taskId, cardVersion } of shown) {
    await tx
      .update(cardCopyTask)
      .set({ cardVersion: sql`greatest(${cardCopyTask.cardVersion}, ${cardVersion})` })
      .where(and(eq(cardCopyTask.copyId, copyId), eq(cardCopyTask.taskId, taskId)));
  }
}

export async function markLost(tx: Transaction, copyId: string, because: string): Promise<void> {
  await tx.update(cardCopy).set({ lostBecause: because }).where(eq(cardCopy.id, copyId));
}

/** The post of a task in the channel, to whose thread reminders go. */
export async function findChannelPost(db: Executor, taskId: string): Promise<CardCopy | null> {
  const [row] = await db
    .select({ copy: cardCopy })
    .from(cardCopyTask)
    .innerJoin(cardCopy, eq(cardCopy.id, cardCopyTask.copyId))
    .where(and(eq(cardCopyTask.taskId, taskId), isNull(cardCopy.personId), isNull(cardCopy.lostBecause)))
    .limit(1);
  return row?.copy ?? null;
}

/** Open tasks of a kind that neither hang in the channel nor are on their way to it. */
export async function openTasksWithoutPost(tx: Transaction, kind: TaskKind): Promise<string[]> {
  const rows = await tx
    .select({ id: task.id })
    .from(task)
    .where(
      and(
        eq(task.kind, kind),
        isNull(task.closedAt),
        sql`not exists (
          select from ${cardCopyTask} shown join ${cardCopy} copy on copy.id = shown.copy_id
          where shown.task_id = ${task.id} and copy.person_id is null and copy.lost_because is null)`,
        sql`not exists (
          select from ${delivery} d
          where d.task_id = ${task.id} and d.person_id is null and d.outcome is null)`,
      ),
    )
    .orderBy(task.createdAt);
  return rows.map((row) => row.id);
}
