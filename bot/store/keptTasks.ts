import { and, asc, eq, inArray, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Department } from '../domain/person.ts';
import type { AssigneeCapacity, TaskState } from '../domain/task.ts';
import type { KeptKind } from '../domain/taskFile.ts';
import type { Executor } from './connect.ts';
import { department, person, task, taskAssignee, taskSubject } from './schema.ts';

/** A task of a duty whose subject is kept with it, for lists over departments. */
export interface KeptTask {
  readonly taskId: string;
  readonly kind: KeptKind;
  readonly department: Department;
  readonly state: TaskState;
  readonly dueAt: Temporal.Instant;
  readonly details: unknown;
  readonly asked: readonly { readonly name: string; readonly capacity: AssigneeCapacity }[];
}

export interface KeptTaskFilter {
  readonly kinds: readonly KeptKind[];
  /** The first words of the occasions; left out, every occasion. */
  readonly occasions?: readonly string[];
  readonly openOnly?: true;
  /** Left out, every department. */
  readonly departmentId?: string;
}

/** The tasks of some duties, by the departments' Swedish names. */
export async function listKeptTasks(db: Executor, { kinds, occasions, openOnly, departmentId }: KeptTaskFilter): Promise<KeptTask[]> {
  return db
    .select({
      taskId: task.id,
      kind: taskSubject.kind,
      department: { id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn },
      state: task.state,
      dueAt: task.dueAt,
      details: taskSubject.details,
      asked: sql<KeptTask['asked']>`coalesce((
        select json_agg(json_build_object('name', p.name, 'capacity', a.capacity) order by p.name)
        from ${taskAssignee} a join ${person} p on p.id = a.person_id where a.task_id = ${task.id}
      ), '[]'::json)`,
    })
    .from(taskSubject)
    .innerJoin(task, eq(task.id, taskSubject.taskId))
    .innerJoin(department, eq(department.id, task.departmentId))
    .where(
      and(
        inArray(taskSubject.kind, [...kinds]),
        occasions && inArray(sql`split_part(${taskSubject.occasion}, ' ', 1)`, [...occasions]),
        openOnly ? sql`${task.closedAt} is null` : undefined,
        departmentId === undefined ? undefined : eq(task.departmentId, departmentId),
      ),
    )
    .orderBy(asc(department.nameSv), asc(task.dueAt));
}
