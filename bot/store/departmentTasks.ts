import { and, eq, gte, isNull, ne, or, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { TaskKind } from '../domain/task.ts';
import { momentForDriver } from './columns.ts';
import type { Executor } from './connect.ts';
import { auditLog, task } from './schema.ts';

export interface TaskCount {
  readonly kind: TaskKind;
  readonly open: number;
  readonly overdue: number;
  readonly doneInTime: number;
  readonly doneLate: number;
  /** Went on beyond who was asked first. */
  readonly escalated: number;
}

/** How many tasks of a department are open, and how those that were done since a moment went; by kind, and nothing of what they are about. */
export async function countTasksOf(db: Executor, departmentId: string, now: Temporal.Instant, since: Temporal.Instant): Promise<TaskCount[]> {
  const isDone = sql`${task.state} = 'done'`;
  return db
    .select({
      kind: task.kind,
      open: sql<number>`(count(*) filter (where ${task.closedAt} is null))::int`,
      // One that waits for the one who asked cannot be late.
      overdue: sql<number>`(count(*) filter (where ${task.state} = 'open' and ${task.dueAt} < ${momentForDriver(now)}::timestamptz))::int`,
      doneInTime: sql<number>`(count(*) filter (where ${isDone} and ${task.closedAt} <= ${task.dueAt}))::int`,
      doneLate: sql<number>`(count(*) filter (where ${isDone} and ${task.closedAt} > ${task.dueAt}))::int`,
      escalated: sql<number>`(count(*) filter (where exists (
        select from ${auditLog} a where a.task_id = ${task}.id and a.action = ${task}.kind || '.escalated'
      )))::int`,
    })
    .from(task)
    .where(and(eq(task.departmentId, departmentId), ne(task.state, 'cancelled'), or(isNull(task.closedAt), gte(task.closedAt, since))))
    .groupBy(task.kind);
}
