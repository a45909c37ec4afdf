import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Capacity, Department } from '../domain/person.ts';
import { momentForDriver } from './columns.ts';
import type { Executor } from './connect.ts';
import { isDepartment } from './officeUnit.ts';
import { contactAssignment, department, person, preference, task } from './schema.ts';

export interface DepartmentStanding extends Department {
  readonly people: readonly { readonly name: string; readonly capacity: Capacity; readonly onlyUrgent: boolean }[];
  readonly openTasks: number;
  /** Open ones whose time has passed. */
  readonly overdueTasks: number;
}

/** Every department with those who stand behind it and how many of its tasks are open; nothing of what the tasks are about. */
export async function listDepartmentStandings(db: Executor, now: Temporal.Instant): Promise<DepartmentStanding[]> {
  const departments = await db
    .select({ id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn })
    .from(department)
    .where(isDepartment)
    .orderBy(asc(department.nameSv));
  const people = await db
    .select({ departmentId: contactAssignment.departmentId, name: person.name, capacity: contactAssignment.capacity, onlyUrgent: sql<boolean>`coalesce(${preference.onlyUrgent}, false)` })
    .from(contactAssignment)
    .innerJoin(person, eq(person.id, contactAssignment.personId))
    .leftJoin(preference, eq(preference.personId, person.id))
    .where(and(eq(person.active, true), isNull(person.leftTeamAt)))
    .orderBy(asc(person.name));
  const counts = await db
    .select({
      departmentId: task.departmentId,
      open: sql<number>`count(*)::int`,
      // One that waits for the one who asked cannot be late.
      overdue: sql<number>`(count(*) filter (where ${task.state} = 'open' and ${task.dueAt} < ${momentForDriver(now)}::timestamptz))::int`,
    })
    .from(task)
    .where(isNull(task.closedAt))
    .groupBy(task.departmentId);
  const peopleOf = Map.groupBy(people, ({ departmentId }) => departmentId);
  const countsOf = new Map(counts.map((one) => [one.departmentId, one]));
  return departments.map((one) => ({
    ...one,
    people: (peopleOf.get(one.id) ?? []).map(({ name, capacity, onlyUrgent }) => ({ name, capacity, onlyUrgent })),
    openTasks: countsOf.get(one.id)?.open ?? 0,
    overdueTasks: countsOf.get(one.id)?.overdue ?? 0,
  }));
}
