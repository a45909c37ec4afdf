import { and, eq, isNotNull, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Department } from '../domain/person.ts';
import type { TaskKind } from '../domain/task.ts';
import { momentForDriver } from './columns.ts';
import type { Executor } from './connect.ts';
import { department, task, taskAssignee } from './schema.ts';

/** Where one has come to among closed tasks: the last one that has been seen. */
export interface ClosedPlace {
  readonly closedAt: Temporal.Instant;
  readonly taskId: string;
}

/** Which closed tasks are looked for; what is null does not narrow. */
export interface ClosedTaskFilter {
  readonly personId: string;
  /** A kind or an id that there is not leaves nothing. */
  readonly kind: string | null;
  readonly departmentId: string | null;
}

/** What the person was asked or asked themselves. By ids, so that each of the two is found by its own index. */
function closedOf(personId: string): SQL | undefined {
  const stands = sql`${task.id} in (
    select a.task_id from ${taskAssignee} a where a.person_id = ${personId}
    union all select t.id from ${task} t where t.requester_id = ${personId})`;
  return and(isNotNull(task.closedAt), stands);
}

/**
 * The ids of the person's closed tasks, the latest first, from `before` on (null begins); without a
 * limit all. By the moment and not by number of rows passed over: what is closed meanwhile moves
 * nothing that comes later.
 */
export async function listClosedTasks(db: Executor, filter: ClosedTaskFilter, before: ClosedPlace | null, limit?: number): Promise<string[]> {
  const wanted: (SQL | undefined)[] = [
    closedOf(filter.personId),
    filter.kind === null ? undefined : sql`${task.kind} = ${filter.kind}`,
    filter.departmentId === null ? undefined : sql`${task.departmentId}::text = ${filter.departmentId}`,
    before === null ? undefined : sql`(${task.closedAt}, ${task.id}) < (${momentForDriver(before.closedAt)}::timestamptz, ${before.taskId}::uuid)`,
  ];
  const found = db
    .select({ id: task.id })
    .from(task)
    .where(and(...wanted))
    .orderBy(sql`${task.closedAt} desc, ${task.id} desc`);
  return (await (limit === undefined ? found : found.limit(limit))).map(({ id }) => id);
}

/** Of which kinds and departments the person has closed tasks. */
export async function closedTaskChoices(db: Executor, personId: string): Promise<readonly { readonly kind: TaskKind; readonly department: Department }[]> {
  return db
    .selectDistinct({
      kind: task.kind,
      department: { id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn },
    })
    .from(task)
    .innerJoin(department, eq(department.id, task.departmentId))
    .where(closedOf(personId));
}
