import { and, eq, gte, lte, sql, type SQL } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import { Temporal } from 'temporal-polyfill';
import type { DialogueLine } from '../domain/eligibility.ts';
import type { AssigneeCapacity, PublicAssignee } from '../domain/task.ts';
import type { TaskFile, TaskSubject } from '../domain/taskFile.ts';
import type { AuditEntry } from './audit.ts';
import { momentForDriver } from './columns.ts';
import { prepared, runPrepared, type Executor, type Transaction } from './connect.ts';
import {
  department,
  eligibilityRequest,
  institution,
  learningAgreement,
  person,
  signatureRequest,
  task,
  taskAssignee,
  taskSubject,
  type StoredDialogueLine,
} from './schema.ts';

const requester = alias(person, 'requester');

/** Those who are asked, in the order of the ladder, as one JSON value: a task is read in one round trip. */
const assignees = sql<PublicAssignee[]>`coalesce((
  select json_agg(
    json_build_object('personId', p.id, 'name', p.name, 'capacity', a.capacity, 'teamsUserId', p.teams_user_id)
    order by array_position(${sql.raw(`array['responsible','deputy','head','internationalOffice','admissions']`)}, a.capacity), p.name)
  from ${taskAssignee} a join ${person} p on p.id = a.person_id where a.task_id = ${task.id}
), '[]'::json)`;

function select(db: Executor) {
  return db
    .select({
      task,
      department,
      requesterName: requester.name,
      eligibility: eligibilityRequest,
      signature: signatureRequest,
      agreement: learningAgreement.agreement,
      partnerHeiId: learningAgreement.partnerHeiId,
      partnerName: institution.name,
      details: taskSubject.details,
      assignees,
    })
    .from(task)
    .innerJoin(department, eq(department.id, task.departmentId))
    .leftJoin(requester, eq(requester.id, task.requesterId))
    .leftJoin(eligibilityRequest, eq(eligibilityRequest.taskId, task.id))
    .leftJoin(signatureRequest, eq(signatureRequest.taskId, task.id))
    .leftJoin(taskSubject, eq(taskSubject.taskId, task.id))
    .leftJoin(learningAgreement, eq(learningAgreement.id, signatureRequest.learningAgreementId))
    .leftJoin(institution, eq(institution.heiId, learningAgreement.partnerHeiId));
}

type Row = Awaited<ReturnType<typeof select>>[number];

const byId = prepared((db) => select(db).where(eq(task.id, sql.placeholder('taskId'))).prepare('find_task_file'));
const byIdLocked = prepared((db) =>
  select(db).where(eq(task.id, sql.placeholder('taskId'))).for('no key update', { of: task }).prepare('lock_task_file'),
);

export async function findTaskFile(db: Executor, taskId: string): Promise<TaskFile | null> {
  const [row] = await byId(db).execute({ taskId });
  return row ? toTaskFile(row) : null;
}

/** As {@link findTaskFile}, and keeps others from changing the task until the transaction ends. */
export async function lockTaskFile(tx: Transaction, taskId: string): Promise<TaskFile | null> {
  const [row] = await byIdLocked(tx).execute({ taskId });
  return row ? toTaskFile(row) : null;
}

export interface TaskFilter {
  readonly personId: string;
  /** assigned: the person must act or is responsible. asked: the person is waiting for others. */
  readonly relation: 'assigned' | 'asked';
  readonly limit: number;
}

/** The person's open tasks, the one that is due first at the top. */
export async function listTaskFiles(db: Executor, filter: TaskFilter): Promise<TaskFile[]> {
  const mine: SQL =
    filter.relation === 'assigned'
      ? sql`exists (select from ${taskAssignee} a where a.task_id = ${task.id} and a.person_id = ${filter.personId})`
      : eq(task.requesterId, filter.personId);
  // Which they are comes first, by the person's own index: asked for in one go, PostgreSQL would read
  // everybody's subjects for the few that are this person's.
  const found = await db
    .select({ id: task.id })
    .from(task)
    .where(and(mine, sql`${task.closedAt} is null`))
    .orderBy(task.dueAt, task.id)
    .limit(filter.limit);
  return findTaskFiles(db, found.map(({ id }) => id));
}

/** The tasks with these ids, in the same order; one that has gone is left out. */
export async function findTaskFiles(db: Executor, taskIds: readonly string[]): Promise<TaskFile[]> {
  if (taskIds.length === 0) return [];
  const rows = await select(db).where(sql`${task.id} = any(${sql.param([...taskIds])}::uuid[])`);
  const files = new Map(rows.map((row) => [row.task.id, toTaskFile(row)]));
  return taskIds.flatMap((id) => files.get(id) ?? []);
}

/** Who is asked in any of the tasks, or asked it themselves. */
export async function peopleAtTasks(db: Executor, taskIds: readonly string[]): Promise<ReadonlySet<string>> {
  const ids = [...taskIds];
  const { rows } = await db.execute<{ id: string }>(sql`
    select person_id as id from ${taskAssignee} where task_id = any(${sql.param(ids)}::uuid[])
    union select requester_id from ${task} where id = any(${sql.param(ids)}::uuid[]) and requester_id is not null`);
  return new Set(rows.map(({ id }) => id));
}

export async function countOpenTasks(db: Executor, personId: string): Promise<number> {
  const [row] = await db
    .select({ count: sql<number>`count(*)::int` })
    .from(taskAssignee)
    .innerJoin(task, eq(task.id, taskAssignee.taskId))
    .where(and(eq(taskAssignee.personId, personId), sql`${task.closedAt} is null`));
  return row?.count ?? 0;
}

function toTaskFile(row: Row): TaskFile {
  return {
    task: {
      id: row.task.id,
      kind: row.task.kind,
      department: row.department,
      state: row.task.state,
      dueAt: row.task.dueAt,
      createdAt: row.task.createdAt,
      closedAt: row.task.closedAt,
      version: row.task.version,
      cardVersion: row.task.cardVersion,
      publicReference: row.task.publicReference,
    },
    phaseBeganAt: row.task.phaseBeganAt,
    askedAt: row.task.askedAt,
    requesterId: row.task.requesterId,
    assignees: row.assignees,
    subject: toSubject(row),
  };
}

function toSubject(row: Row): TaskSubject {
  const { kind } = row.task;
  if (kind === 'eligibility' && row.eligibility) {
    const { verdict, reason, answeredBy, answeredAt, dialogue, ...request } = row.eligibility;
    return {
      kind: 'eligibility',
      request: {
        caseReference: request.caseReference,
        nyaReference: request.nyaReference,
        courseCode: request.courseCode,
        courseName: request.courseName,
        term: request.term,
        question: request.question,
        requesterName: row.requesterName ?? '',
        answer: verdict && answeredBy && answeredAt ? { verdict, reason, answeredBy, answeredAt } : null,
        dialogue: dialogueOf(dialogue),
      },
    };
  }
  if (kind === 'learningAgreementSignature' && row.signature && row.agreement) {
    const { signature } = row;
    return {
      kind: 'learningAgreementSignature',
      request: {
        learningAgreement: row.agreement,
        partnerName: row.partnerName ?? row.partnerHeiId ?? '',
        versionRole: signature.versionRole,
        proposalId: signature.proposalId,
        signingAs: signature.signingAs,
        changes: signature.changes,
        changesCloseOn: signature.changesCloseOn,
        outcome: signature.outcome,
        reason: signature.reason,
        signedOn: signature.signedOn,
        scanPlace: signature.scanPlace,
        note: signature.note,
        signerName: signature.signerName,
        signedAt: signature.signedAt,
      },
    };
  }
  if (kind !== 'eligibility' && kind !== 'learningAgreementSignature' && row.details !== null) {
    return { kind, details: row.details };
  }
  throw new Error(`Task ${row.task.id} of kind ${kind} has lost its subject; restore it from a backup.`);
}

/** What was said, as it is kept with an eligibility request. */
export function dialogueOf(lines: readonly StoredDialogueLine[]): DialogueLine[] {
  return lines.map(({ at, dueAt, ...line }) => ({
    ...line,
    at: Temporal.Instant.from(at),
    ...(dueAt && { dueAt: Temporal.Instant.from(dueAt) }),
  }));
}

export interface NewTask {
  readonly kind: TaskFile['task']['kind'];
  readonly departmentId: string;
  readonly dueAt: Temporal.Instant;
  readonly now: Temporal.Instant;
  readonly publicReference: string | null;
  readonly requesterId: string | null;
  readonly nextReminderAt: Temporal.Instant | null;
}

export async function insertTask(tx: Transaction, fresh: NewTask): Promise<string> {
  const [row] = await tx
    .insert(task)
    .values({
      kind: fresh.kind,
      departmentId: fresh.departmentId,
      state: 'open',
      dueAt: fresh.dueAt,
      createdAt: fresh.now,
      phaseBeganAt: fresh.now,
      askedAt: fresh.now,
      publicReference: fresh.publicReference,
      requesterId: fresh.requesterId,
      nextReminderAt: fresh.nextReminderAt,
    })
    .returning({ id: task.id });
  if (!row) throw new Error('PostgreSQL returned no id for a new task.');
  return row.id;
}

export interface TaskUpdate {
  readonly state: TaskFile['task']['state'];
  readonly dueAt: Temporal.Instant;
  readonly departmentId: string;
  readonly phaseBeganAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  readonly nextReminderAt: Temporal.Instant | null;
}

const RECORD_CHANGE = `
  with changed as (
    update task set state = $2, due_at = $3, department_id = $4, phase_began_at = $5, closed_at = $6, next_reminder_at = $7,
      version = version + 1, card_version = card_version + 1
    where id = $1)
  insert into audit_log (task_id, at, actor, action, correlation_id, detail) values ($1, $8, $9, $10, $11, $12)`;

/** As {@link updateTask}, with the line in the audit log that tells of it: one statement, since every answer waits for it. */
export async function recordChange(tx: Transaction, taskId: string, update: TaskUpdate, entry: AuditEntry): Promise<void> {
  const moments = [update.phaseBeganAt, update.closedAt, update.nextReminderAt].map((moment) => moment && momentForDriver(moment));
  const change = [update.state, momentForDriver(update.dueAt), update.departmentId, ...moments];
  const line = [momentForDriver(entry.at), entry.actor, entry.action, entry.correlationId, entry.detail];
  await runPrepared(tx, RECORD_CHANGE, [taskId, ...change, ...line]);
}

/** Writes a change of what is asked or answered: both versions go up. */
export async function updateTask(tx: Transaction, taskId: string, update: TaskUpdate): Promise<void> {
  await tx
    .update(task)
    .set({ ...update, version: sql`${task.version} + 1`, cardVersion: sql`${task.cardVersion} + 1` })
    .where(eq(task.id, taskId));
}

export interface NewAssignee {
  readonly personId: string;
  readonly capacity: AssigneeCapacity;
}

/** Adds people to the task; who is there already keeps the capacity. Tells how many are new. */
export async function addAssignees(
  tx: Transaction,
  taskId: string,
  people: readonly NewAssignee[],
  since: Temporal.Instant,
): Promise<number> {
  if (people.length === 0) return 0;
  const added = await tx
    .insert(taskAssignee)
    .values(people.map((one) => ({ taskId, personId: one.personId, capacity: one.capacity, since })))
    .onConflictDoNothing()
    .returning({ personId: taskAssignee.personId });
  return added.length;
}

/** From now on those who are asked are asked anew: each gets a message of their own. */
export async function markAsked(tx: Transaction, taskId: string, now: Temporal.Instant): Promise<void> {
  await tx.update(task).set({ askedAt: now }).where(eq(task.id, taskId));
}

export async function clearAssignees(tx: Transaction, taskId: string): Promise<void> {
  await tx.delete(taskAssignee).where(eq(taskAssignee.taskId, taskId));
}

export async function removeAssignee(tx: Transaction, taskId: string, personId: string): Promise<void> {
  await tx.delete(taskAssignee).where(and(eq(taskAssignee.taskId, taskId), eq(taskAssignee.personId, personId)));
}

/** Open tasks that a person is asked. */
export async function listOpenTasksOf(db: Executor, personId: string): Promise<string[]> {
  const rows = await db
    .select({ id: task.id })
    .from(taskAssignee)
    .innerJoin(task, eq(task.id, taskAssignee.taskId))
    .where(and(eq(taskAssignee.personId, personId), sql`${task.closedAt} is null`))
    .orderBy(task.dueAt);
  return rows.map((row) => row.id);
}

export interface OpenTask {
  readonly taskId: string;
  readonly kind: TaskFile['task']['kind'];
  readonly publicReference: string | null;
  readonly dueAt: Temporal.Instant;
  readonly asked: readonly NewAssignee[];
}

/** The department's open tasks with whom they are asked of, the one that is due first at the top; nothing of what they are about. */
export async function listOpenTasksAt(db: Executor, departmentId: string): Promise<OpenTask[]> {
  return db
    .select({
      taskId: task.id,
      kind: task.kind,
      publicReference: task.publicReference,
      dueAt: task.dueAt,
      asked: sql<NewAssignee[]>`coalesce((
        select json_agg(json_build_object('personId', a.person_id, 'capacity', a.capacity)) from ${taskAssignee} a where a.task_id = ${task.id}
      ), '[]'::json)`,
    })
    .from(task)
    .where(and(eq(task.departmentId, departmentId), sql`${task.closedAt} is null`))
    .orderBy(task.dueAt);
}

/**
 * Open tasks, of the departments for which the person is contact, that have arisen since a moment and
 * are asked of no contact person: what others were asked while the person was away.
 */
export async function listOpenTasksWithoutContact(db: Executor, personId: string, since: Temporal.Instant): Promise<string[]> {
  const rows = await db
    .select({ id: task.id })
    .from(task)
    .where(
      and(
        sql`${task.closedAt} is null`,
        gte(task.createdAt, since),
        sql`${task.departmentId} in (select department_id from contact_assignment where person_id = ${personId} and capacity = 'ikp')`,
        sql`not exists (
          select from ${taskAssignee} a where a.task_id = ${task.id} and (a.capacity in ('responsible', 'admissions') or a.person_id = ${personId}))`,
      ),
    )
    .orderBy(task.dueAt);
  return rows.map((row) => row.id);
}

/** Marks every copy of the task's card as old: who is asked has changed, what is asked has not. */
export async function showAnew(tx: Transaction, taskId: string): Promise<void> {
  await tx.update(task).set({ cardVersion: sql`${task.cardVersion} + 1` }).where(eq(task.id, taskId));
}

/** Who is asked since the given moment or longer. */
export async function assignedSince(tx: Transaction, taskId: string, moment: Temporal.Instant): Promise<string[]> {
  const rows = await tx
    .select({ personId: taskAssignee.personId })
    .from(taskAssignee)
    .where(and(eq(taskAssignee.taskId, taskId), lte(taskAssignee.since, moment)));
  return rows.map((row) => row.personId);
}
