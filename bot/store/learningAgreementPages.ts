import { and, asc, eq, inArray, isNull, or, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { LearningAgreement } from '../domain/learningAgreement.ts';
import type { Department } from '../domain/person.ts';
import type { SignatureRequest } from '../domain/signatureRequest.ts';
import type { TaskKind } from '../domain/task.ts';
import type { Executor } from './connect.ts';
import { department, institution, learningAgreement, signatureRequest, task, taskAssignee, taskSubject } from './schema.ts';

/** What the pages of learning agreements and of students show, read together. */

export interface KnownStay {
  readonly id: string;
  /** Null when the source does not tell our department. */
  readonly department: Department | null;
  readonly partnerName: string;
  readonly agreement: LearningAgreement;
  /** By which files know one that was entered by hand. */
  readonly fileOmobilityId: string | null;
}

/** The agreements of the departments, and the given ones whoever's they are; the first to start at the top. None that was taken back. */
export async function listStays(db: Executor, which: { readonly departmentIds: readonly string[]; readonly andThose: readonly string[] }): Promise<KnownStay[]> {
  const rows = await db
    .select({ row: learningAgreement, department, partnerName: institution.name })
    .from(learningAgreement)
    .leftJoin(department, eq(department.id, learningAgreement.departmentId))
    .leftJoin(institution, eq(institution.heiId, learningAgreement.partnerHeiId))
    .where(
      and(
        isNull(learningAgreement.takenBackAt),
        or(inArray(learningAgreement.departmentId, [...which.departmentIds]), inArray(learningAgreement.id, [...which.andThose])),
      ),
    )
    .orderBy(learningAgreement.mobilityStartsOn, learningAgreement.id);
  return rows.map(({ row, partnerName, ...one }) => ({ id: row.id, department: one.department, partnerName: partnerName ?? row.partnerHeiId, agreement: row.agreement, fileOmobilityId: row.fileOmobilityId }));
}

export interface KnownSignatureRequest extends Omit<SignatureRequest, 'learningAgreement' | 'partnerName'> {
  readonly learningAgreementId: string;
  readonly taskId: string;
  readonly askedAt: Temporal.Instant;
}

/** Every request to sign a version of the agreements, the oldest first. */
export async function listRequestsOn(db: Executor, learningAgreementIds: readonly string[]): Promise<KnownSignatureRequest[]> {
  if (learningAgreementIds.length === 0) return [];
  const rows = await db
    .select({ request: signatureRequest, askedAt: task.createdAt })
    .from(signatureRequest)
    .innerJoin(task, eq(task.id, signatureRequest.taskId))
    .where(inArray(signatureRequest.learningAgreementId, [...learningAgreementIds]))
    .orderBy(asc(task.createdAt), asc(task.id));
  return rows.map(({ request, askedAt }) => ({ ...request, askedAt }));
}

export interface TaskOnStay {
  readonly learningAgreementId: string;
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly dueAt: Temporal.Instant;
  /** Whether the person is asked in it. */
  readonly isYours: boolean;
}

/** Which learning agreement a kept task is about. */
const ofDetails = sql<string>`(${taskSubject.details} ->> 'learningAgreementId')::uuid`;

/** Open tasks about the agreements, as one person stands to them; the one that is due first at the top. */
export async function openTasksOn(db: Executor, personId: string, learningAgreementIds: readonly string[]): Promise<TaskOnStay[]> {
  if (learningAgreementIds.length === 0) return [];
  return openTasks(db, personId, (id) => sql`${id} = any(${sql.param([...learningAgreementIds])}::uuid[])`);
}

/** The agreements that a person is asked about in an open task. */
export async function agreementsAskedOf(db: Executor, personId: string): Promise<string[]> {
  const tasks = await openTasks(db, personId, () => isAsked(personId));
  return [...new Set(tasks.map(({ learningAgreementId }) => learningAgreementId))];
}

function isAsked(personId: string): SQL<boolean> {
  return sql<boolean>`exists (select from ${taskAssignee} a where a.task_id = ${task.id} and a.person_id = ${personId})`;
}

async function openTasks(db: Executor, personId: string, where: (learningAgreementId: SQL) => SQL): Promise<TaskOnStay[]> {
  const about = sql<string>`coalesce(${signatureRequest.learningAgreementId}, ${ofDetails})`;
  return db
    .select({ learningAgreementId: about, taskId: task.id, kind: task.kind, dueAt: task.dueAt, isYours: isAsked(personId) })
    .from(task)
    .leftJoin(signatureRequest, eq(signatureRequest.taskId, task.id))
    .leftJoin(taskSubject, and(eq(taskSubject.taskId, task.id), inArray(taskSubject.kind, ['unsignedMobility', 'mobilityExtension'])))
    .where(and(isNull(task.closedAt), inArray(task.kind, ['learningAgreementSignature', 'unsignedMobility', 'mobilityExtension']), where(about)))
    .orderBy(asc(task.dueAt), asc(task.id));
}
