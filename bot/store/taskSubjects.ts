import { and, asc, eq, inArray, isNull, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { TaskState } from '../domain/task.ts';
import type { KeptKind } from '../domain/taskFile.ts';
import type { Executor, Transaction } from './connect.ts';
import { task, taskSubject } from './schema.ts';

/** The task that has arisen from the occasion; null when none has. */
export async function findTaskOf(db: Executor, kind: KeptKind, occasion: string): Promise<string | null> {
  const [row] = await db
    .select({ taskId: taskSubject.taskId })
    .from(taskSubject)
    .where(and(eq(taskSubject.kind, kind), eq(taskSubject.occasion, occasion)));
  return row?.taskId ?? null;
}

export interface TaskOfKind {
  readonly taskId: string;
  readonly state: TaskState;
  readonly departmentId: string;
  readonly dueAt: Temporal.Instant;
  readonly occasion: string;
  /** As they are kept; the duty reads them. */
  readonly details: unknown;
}

/** Every task of the kind that is kept, open or closed, the oldest first. */
export async function listTasksOfKind(db: Executor, kind: KeptKind): Promise<TaskOfKind[]> {
  return db
    .select({
      taskId: task.id,
      state: task.state,
      departmentId: task.departmentId,
      dueAt: task.dueAt,
      occasion: taskSubject.occasion,
      details: taskSubject.details,
    })
    .from(taskSubject)
    .innerJoin(task, eq(task.id, taskSubject.taskId))
    .where(eq(taskSubject.kind, kind))
    .orderBy(asc(task.createdAt), asc(taskSubject.occasion));
}

/** The tasks of some duties that are about an exchange agreement, open or closed. */
export async function listTasksOnAgreement(
  db: Executor,
  kinds: readonly KeptKind[],
  iiaId: string,
): Promise<Pick<TaskOfKind, 'taskId' | 'departmentId'>[]> {
  return db
    .select({ taskId: task.id, departmentId: task.departmentId })
    .from(taskSubject)
    .innerJoin(task, eq(task.id, taskSubject.taskId))
    .where(and(inArray(taskSubject.kind, [...kinds]), sql`${taskSubject.details} ->> 'iiaId' = ${iiaId}`));
}

/** The open tasks of a duty that are about the stay of a learning agreement. */
export async function listOpenTasksOnStay(db: Executor, kind: KeptKind, learningAgreementId: string): Promise<string[]> {
  const rows = await db
    .select({ taskId: task.id })
    .from(taskSubject)
    .innerJoin(task, eq(task.id, taskSubject.taskId))
    .where(and(eq(taskSubject.kind, kind), isNull(task.closedAt), sql`${taskSubject.details} ->> 'learningAgreementId' = ${learningAgreementId}`));
  return rows.map(({ taskId }) => taskId);
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
