import { Temporal } from 'temporal-polyfill';
import type { Department } from './person.ts';

/** The duties that make tasks; one file in bot/duties for each. */
export const TASK_KINDS = [
  'eligibility',
  'newChoice',
  'accessOrder',
  'learningAgreementSignature',
  'unsignedMobility',
  'mobilityExtension',
  'agreementRenewal',
  'agreementRegistration',
  'placeAnnouncement',
  'placeWithdrawal',
  'forwarding',
  'partnerAccount',
  'notice',
  'information',
  'handOver',
  'articleReview',
] as const;
export type TaskKind = (typeof TASK_KINDS)[number];

/** What looks on each day whether something has come up: every duty, who is away, and whom a meeting concerns. */
export type LookKind = TaskKind | 'absence' | 'meeting';

/**
 * open: the department must act. awaitingRequester: the one who asked must act (more information,
 * another department). done, cancelled: nothing more happens and no reminder is sent.
 */
export const TASK_STATES = ['open', 'awaitingRequester', 'done', 'cancelled'] as const;
export type TaskState = (typeof TASK_STATES)[number];

export function isClosed(state: TaskState): boolean {
  return state === 'done' || state === 'cancelled';
}

/** While a task waits for the one who asked, its time stands still: it cannot be late. */
export function isOverdue({ state, dueAt }: Pick<Task, 'state' | 'dueAt'>, now: Temporal.Instant): boolean {
  return state === 'open' && Temporal.Instant.compare(dueAt, now) < 0;
}

/** Why a person is asked: the ladder of escalation, and Admissions for what is theirs to follow up. */
export const ASSIGNEE_CAPACITIES = ['responsible', 'deputy', 'head', 'internationalOffice', 'admissions'] as const;
export type AssigneeCapacity = (typeof ASSIGNEE_CAPACITIES)[number];

export interface Task {
  readonly id: string;
  readonly kind: TaskKind;
  readonly department: Department;
  readonly state: TaskState;
  readonly dueAt: Temporal.Instant;
  readonly createdAt: Temporal.Instant;
  readonly closedAt: Temporal.Instant | null;
  /** Counts what is asked and answered. A click carries the version that its card showed; an older one changes nothing. */
  readonly version: number;
  /** Counts everything that a card shows; copies below it are edited. */
  readonly cardVersion: number;
  /** What may be said aloud to name the task; never student data. */
  readonly publicReference: string | null;
}

/**
 * All that may stand in a channel: case reference, kind, department, due moment and state, and who
 * has to act. Built only by {@link publicView}, so that a builder that takes it cannot leak more.
 */
export interface PublicTaskView {
  readonly audience: 'public';
  readonly taskId: string;
  readonly kind: TaskKind;
  readonly reference: string | null;
  readonly department: Pick<Department, 'nameSv' | 'nameEn'>;
  readonly state: TaskState;
  readonly dueAt: Temporal.Instant;
  readonly version: number;
  /** People asked, in order of the ladder. Staff names are no student data. */
  readonly assignees: readonly PublicAssignee[];
}

export interface PublicAssignee {
  readonly personId: string;
  readonly name: string;
  readonly capacity: AssigneeCapacity;
  /** The id by which Teams knows the person, when the bot has learnt it; needed for mentions and refresh. */
  readonly teamsUserId: string | null;
}

/** Picks field by field: a field added to a task later does not reach the channel by itself. */
export function publicView(task: Task, assignees: readonly PublicAssignee[]): PublicTaskView {
  return {
    audience: 'public',
    taskId: task.id,
    kind: task.kind,
    reference: task.publicReference,
    department: { nameSv: task.department.nameSv, nameEn: task.department.nameEn },
    state: task.state,
    dueAt: task.dueAt,
    version: task.version,
    assignees: assignees.map(({ personId, name, capacity, teamsUserId }) => ({ personId, name, capacity, teamsUserId })),
  };
}
