import { and, asc, eq, inArray, isNull, lte, or, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Asked, DueReminders, ReminderSubject } from '../domain/reminderPolicy.ts';
import type { Executor, Transaction } from './connect.ts';
import { reminder, task, taskAssignee } from './schema.ts';

/**
 * Takes tasks whose moment has come, longest due first, leaving those that another planner has, or
 * that somebody is changing. A message that is being written to a task does not take it from us.
 */
export async function lockTasksToRemind(tx: Transaction, now: Temporal.Instant, limit: number): Promise<string[]> {
  const rows = await tx
    .select({ id: task.id })
    .from(task)
    .where(lte(task.nextReminderAt, now))
    .orderBy(asc(task.nextReminderAt))
    .limit(limit)
    .for('no key update', { skipLocked: true });
  return rows.map((row) => row.id);
}

export async function claimedSteps(tx: Transaction, taskId: string): Promise<Set<string>> {
  const rows = await tx.select({ step: reminder.step }).from(reminder).where(eq(reminder.taskId, taskId));
  return new Set(rows.map((row) => row.step));
}

/** Claims the step that fires and records the ones that it replaces. The primary key lets a step be claimed once. */
export async function claimSteps(tx: Transaction, taskId: string, due: DueReminders, now: Temporal.Instant): Promise<void> {
  const rows = due.superseded.map((step) => ({ ...step, superseded: true }));
  if (due.fire) rows.push({ ...due.fire, superseded: false });
  if (rows.length === 0) return;
  await tx
    .insert(reminder)
    .values(rows.map(({ step, at, superseded }) => ({ taskId, step, plannedAt: at, claimedAt: now, superseded })));
}

/** Sets when the planner looks again; with `changed`, the cards have something new to show. */
export async function scheduleNextReminder(
  tx: Transaction,
  taskId: string,
  next: Temporal.Instant | null,
  changed: boolean,
): Promise<void> {
  await tx
    .update(task)
    .set({ nextReminderAt: next, ...(changed ? { cardVersion: sql`${task.cardVersion} + 1` } : {}) })
    .where(eq(task.id, taskId));
}

/** An open task as the forecast sees it: when it asks, and whom; nothing of what it is about. */
export interface TaskAhead extends ReminderSubject {
  readonly id: string;
  readonly departmentId: string;
  readonly publicReference: string | null;
  readonly requesterId: string | null;
  readonly assignees: readonly Asked[];
}

/** Whose tasks are looked at: null for everybody's. */
export type Scope = { readonly personId: string; readonly departmentIds: readonly string[] } | null;

/** Open tasks of the departments, and those that the person is asked or waits for. */
export async function listTasksAhead(db: Executor, scope: Scope): Promise<TaskAhead[]> {
  return db
    .select({
      id: task.id,
      kind: task.kind,
      state: task.state,
      dueAt: task.dueAt,
      version: task.version,
      phaseBeganAt: task.phaseBeganAt,
      departmentId: task.departmentId,
      publicReference: task.publicReference,
      requesterId: task.requesterId,
      assignees: sql<Asked[]>`coalesce((
        select json_agg(json_build_object('personId', a.person_id, 'capacity', a.capacity) order by a.person_id)
        from ${taskAssignee} a where a.task_id = ${task.id}), '[]'::json)`,
    })
    .from(task)
    .where(
      and(
        isNull(task.closedAt),
        scope === null
          ? undefined
          : or(
              inArray(task.departmentId, [...scope.departmentIds]),
              eq(task.requesterId, scope.personId),
              sql`exists (select from ${taskAssignee} a where a.task_id = ${task.id} and a.person_id = ${scope.personId})`,
            ),
      ),
    )
    .orderBy(task.dueAt, task.id);
}
