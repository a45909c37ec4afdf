import { and, asc, count, desc, eq, inArray, isNull, ne, sql, type SQL } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { DialogueLine, EligibilityVerdict } from '../domain/eligibility.ts';
import type { Department } from '../domain/person.ts';
import type { TaskState } from '../domain/task.ts';
import type { Executor, Transaction } from './connect.ts';
import { department, eligibilityRequest, person, task, taskAssignee } from './schema.ts';
import { dialogueOf } from './taskFiles.ts';

/** Which other department last answered for the course; null when none has. */
export async function departmentThatAnswered(db: Executor, courseCode: string, notDepartmentId: string): Promise<string | null> {
  const [row] = await db
    .select({ departmentId: task.departmentId })
    .from(eligibilityRequest)
    .innerJoin(task, eq(task.id, eligibilityRequest.taskId))
    .where(
      and(
        sql`lower(${eligibilityRequest.courseCode}) = lower(${courseCode})`,
        sql`${eligibilityRequest.verdict} is not null`,
        ne(task.departmentId, notDepartmentId),
      ),
    )
    .orderBy(desc(eligibilityRequest.answeredAt))
    .limit(1);
  return row?.departmentId ?? null;
}

/** A request of Admissions as their list shows it. */
export interface AskedRequest {
  readonly taskId: string;
  readonly caseReference: string;
  readonly courseCode: string;
  readonly courseName: string;
  readonly term: string;
  readonly department: Department;
  readonly state: TaskState;
  readonly createdAt: Temporal.Instant;
  readonly dueAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly verdict: EligibilityVerdict | null;
  readonly dialogue: readonly DialogueLine[];
  readonly askedOf: readonly string[];
}

/** What a person has asked, in one state or in all of them, the oldest first. */
export async function listRequestsOf(db: Executor, requesterId: string, state: TaskState | null, limit: number): Promise<AskedRequest[]> {
  const where: SQL[] = [eq(task.requesterId, requesterId), ...(state ? [eq(task.state, state)] : [])];
  const rows = await db
    .select({
      request: eligibilityRequest,
      task: { state: task.state, createdAt: task.createdAt, dueAt: task.dueAt, closedAt: task.closedAt },
      department: { id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn },
      askedOf: sql<string[]>`coalesce((
        select json_agg(p.name order by p.name)
        from ${taskAssignee} a join ${person} p on p.id = a.person_id where a.task_id = ${task.id}
      ), '[]'::json)`,
    })
    .from(eligibilityRequest)
    .innerJoin(task, eq(task.id, eligibilityRequest.taskId))
    .innerJoin(department, eq(department.id, task.departmentId))
    .where(and(...where))
    .orderBy(asc(task.createdAt), asc(eligibilityRequest.caseReference), asc(task.id))
    .limit(limit);
  return rows.map(({ request, task: its, ...row }) => ({
    ...row,
    ...its,
    taskId: request.taskId,
    caseReference: request.caseReference,
    courseCode: request.courseCode,
    courseName: request.courseName,
    term: request.term,
    verdict: request.verdict,
    dialogue: dialogueOf(request.dialogue),
  }));
}

/** How many of a person's requests are in each state. */
export async function countRequestsOf(db: Executor, requesterId: string): Promise<ReadonlyMap<TaskState, number>> {
  const rows = await db
    .select({ state: task.state, count: sql<number>`count(*)::int` })
    .from(task)
    .where(and(eq(task.requesterId, requesterId), eq(task.kind, 'eligibility')))
    .groupBy(task.state);
  return new Map(rows.map(({ state, count }) => [state, count]));
}

/** The requests of a person that are not answered yet, the one that is due first at the top. */
export async function listOpenRequestsOf(db: Executor, requesterId: string): Promise<string[]> {
  const rows = await db
    .select({ id: task.id })
    .from(task)
    .where(and(eq(task.requesterId, requesterId), eq(task.kind, 'eligibility'), isNull(task.closedAt)))
    .orderBy(asc(task.dueAt), asc(task.id));
  return rows.map(({ id }) => id);
}

/** The same people, the one who waits for the fewest answers first, then by name. */
export async function byOpenRequests(db: Executor, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .leftJoin(task, and(eq(task.requesterId, person.id), eq(task.kind, 'eligibility'), isNull(task.closedAt)))
    .where(inArray(person.id, [...personIds]))
    .groupBy(person.id)
    .orderBy(asc(count(task.id)), asc(person.name), asc(person.id));
  return rows.map(({ id }) => id);
}

/** From now on this person gets the answer, and may say what only the one who asked may. */
export async function setRequester(tx: Transaction, taskId: string, personId: string): Promise<void> {
  await tx.update(task).set({ requesterId: personId }).where(eq(task.id, taskId));
}

/** Every request as the figures need it: nothing of who asked, who answered, or what about. */
export interface RequestToCount {
  readonly department: Department;
  readonly term: string;
  readonly createdAt: Temporal.Instant;
  readonly answeredAt: Temporal.Instant | null;
  readonly dialogue: readonly DialogueLine[];
}

export async function listRequestsToCount(db: Executor): Promise<RequestToCount[]> {
  const rows = await db
    .select({
      department: { id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn },
      term: eligibilityRequest.term,
      createdAt: task.createdAt,
      answeredAt: eligibilityRequest.answeredAt,
      // Who spoke, and what was said, stays where it is.
      dialogue: sql<DialogueMoment[]>`coalesce((
        select jsonb_agg(jsonb_build_object('kind', line->>'kind', 'at', line->>'at'))
        from jsonb_array_elements(${eligibilityRequest.dialogue}) line
      ), '[]'::jsonb)`,
    })
    .from(eligibilityRequest)
    .innerJoin(task, eq(task.id, eligibilityRequest.taskId))
    .innerJoin(department, eq(department.id, task.departmentId));
  return rows.map(({ dialogue, ...row }) => ({
    ...row,
    dialogue: dialogue.map(({ kind, at }) => ({ kind, text: null, by: '', at: Temporal.Instant.from(at) })),
  }));
}

interface DialogueMoment {
  readonly kind: DialogueLine['kind'];
  readonly at: string;
}
