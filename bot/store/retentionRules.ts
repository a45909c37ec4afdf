import { and, eq, inArray, lt, lte, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import { PREVIEW_HOURS, UNDO_DAYS } from '../domain/dataImport.ts';
import type { KeptFor, RetentionGroup, RetentionLimit, RetentionName } from '../domain/retention.ts';
import type { Executor } from './connect.ts';
import { mobilityEndsOn } from './learningAgreements.ts';
import * as schema from './schema.ts';

const {
  absence,
  accessOrder,
  alert,
  auditLog,
  broadcast,
  calendarFeed,
  cardCopy,
  cardCopyTask,
  contactAssignment,
  conversation,
  delivery,
  exchangeAgreement,
  importBatch,
  importChange,
  importPreview,
  learningAgreement,
  meeting,
  meetingCopy,
  meetingInvitation,
  paceRequest,
  partnerAccount,
  person,
  placeLoan,
  preference,
  publication,
  sentForm,
  sentQuestion,
  signatureRequest,
  task,
  taskAssignee,
} = schema;

export type TableName = { [K in keyof typeof schema]: (typeof schema)[K] extends PgTable ? K : never }[keyof typeof schema];

/** What becomes of the rows of a table: one rule for the nightly deletion, the page about it and the number that wait. */
export interface RetentionRule {
  /** The table whose rows it deletes. */
  readonly name: RetentionName & TableName;
  /** Tables whose rows go with them, by the database's own cascade. */
  readonly takesAlong: readonly TableName[];
  readonly group: RetentionGroup;
  readonly kept: KeptFor;
  /** Which rows have been kept long enough. */
  readonly due: (db: Executor, limit: RetentionLimit) => SQL | undefined;
}

/** As long as the university has set. */
const CASES = { kind: 'settingYears', more: 0 } as const;
/** A year more: the log still tells of what has gone. */
const LOG = { kind: 'settingYears', more: 1 } as const;
/** Long enough to notice that a person or the app was removed by mistake. */
const TRACES = { kind: 'years', years: 1 } as const;

/** The same in words in docs/security/data-flow.md. The order is that of deletion: what refers goes before what it refers to. */
export const RETENTION_RULES: readonly RetentionRule[] = [
  {
    name: 'task',
    takesAlong: ['taskAssignee', 'eligibilityRequest', 'signatureRequest', 'taskSubject', 'snooze', 'absenceTask', 'reminder', 'cardCopyTask', 'delivery'],
    group: 'students',
    kept: CASES,
    due: (_db, { moment }) => lt(task.closedAt, moment),
  },
  {
    // Its planner forgets them after an hour; this is the net below. By the server's clock, as they are written.
    name: 'paceRequest',
    takesAlong: [],
    group: 'messages',
    kept: { kind: 'hours', hours: 24 },
    due: () => lt(paceRequest.countedBy, sql`now() - interval '24 hours'`),
  },
  {
    name: 'broadcast',
    takesAlong: ['delivery'],
    group: 'messages',
    kept: TRACES,
    due: (_db, { moment }) => lt(broadcast.createdAt, moment),
  },
  {
    // Long enough to arrive; who answers does so in the chat or by mail.
    name: 'sentQuestion',
    takesAlong: ['delivery'],
    group: 'messages',
    kept: { kind: 'days', days: 7 },
    due: (_db, { moment }) => lt(sentQuestion.askedAt, moment),
  },
  {
    // Longer than a form stands open in a window.
    name: 'sentForm',
    takesAlong: [],
    group: 'messages',
    kept: { kind: 'days', days: 7 },
    due: (_db, { moment }) => lt(sentForm.receivedAt, moment),
  },
  {
    name: 'alert',
    takesAlong: ['delivery'],
    group: 'messages',
    kept: TRACES,
    due: (_db, { moment }) => lt(alert.clearedAt, moment),
  },
  {
    // Who came to which meeting tells of people; its papers are kept elsewhere.
    name: 'meeting',
    takesAlong: ['meetingInvitation', 'meetingCopy', 'delivery'],
    group: 'messages',
    kept: TRACES,
    due: (_db, { moment }) => lt(meeting.endsAt, moment),
  },
  {
    name: 'cardCopy',
    takesAlong: ['cardCopyTask'],
    group: 'students',
    kept: { kind: 'withTheLast' },
    due: (db) => notExists(db.select().from(cardCopyTask).where(eq(cardCopyTask.copyId, cardCopy.id))),
  },
  {
    // Never before its last task: a task without its agreement could not be shown.
    name: 'learningAgreement',
    takesAlong: ['signatureRequest'],
    group: 'students',
    kept: CASES,
    due: (db, { day }) =>
      and(
        sql`${mobilityEndsOn} < ${day.toString()}::date`,
        notExists(db.select().from(signatureRequest).where(eq(signatureRequest.learningAgreementId, learningAgreement.id))),
      ),
  },
  {
    name: 'auditLog',
    takesAlong: [],
    group: 'other',
    kept: LOG,
    due: (_db, { moment }) => lt(auditLog.at, moment),
  },
  {
    // What a file holds of people is kept for as long as it can be confirmed.
    name: 'importPreview',
    takesAlong: ['importPreviewRow'],
    group: 'imports',
    kept: { kind: 'hours', hours: PREVIEW_HOURS },
    due: (_db, { moment }) => lte(importPreview.expiresAt, moment.add({ hours: PREVIEW_HOURS })),
  },
  {
    // What it changed, for as long as that can be undone.
    name: 'importChange',
    takesAlong: [],
    group: 'imports',
    kept: { kind: 'days', days: UNDO_DAYS },
    due: (db, { moment }) =>
      inArray(importChange.importId, db.select({ id: importBatch.id }).from(importBatch).where(lte(importBatch.importedAt, moment))),
  },
  {
    name: 'importBatch',
    takesAlong: ['importChange'],
    group: 'imports',
    kept: LOG,
    due: (db, { moment }) =>
      and(
        lt(importBatch.importedAt, moment),
        notExists(db.select().from(learningAgreement).where(eq(learningAgreement.importId, importBatch.id))),
        notExists(db.select().from(exchangeAgreement).where(eq(exchangeAgreement.importId, importBatch.id))),
      ),
  },
  {
    name: 'placeLoan',
    takesAlong: [],
    group: 'students',
    kept: CASES,
    due: (_db, { moment }) => and(sql`${placeLoan.state} <> 'inUse'`, lt(placeLoan.changedAt, moment)),
  },
  {
    name: 'publication',
    takesAlong: [],
    group: 'messages',
    kept: CASES,
    due: (_db, { day }) => lt(publication.dueOn, day),
  },
  {
    // The contact at the partner is a person who is in no directory of ours.
    name: 'partnerAccount',
    takesAlong: [],
    group: 'other',
    kept: CASES,
    due: (_db, { moment }) => lt(partnerAccount.updatedAt, moment),
  },
  {
    name: 'absence',
    takesAlong: ['absenceTask'],
    group: 'staff',
    kept: TRACES,
    due: (_db, { day }) => lt(absence.lastDay, day),
  },
  {
    name: 'accessOrder',
    takesAlong: [],
    group: 'staff',
    kept: TRACES,
    due: (db, limit) => inArray(accessOrder.personId, peopleGone(db, limit)),
  },
  {
    name: 'calendarFeed',
    takesAlong: [],
    group: 'staff',
    kept: TRACES,
    due: (db, limit) => inArray(calendarFeed.personId, peopleGone(db, limit)),
  },
  {
    name: 'preference',
    takesAlong: [],
    group: 'staff',
    kept: TRACES,
    due: (db, limit) => inArray(preference.personId, peopleGone(db, limit)),
  },
  {
    name: 'contactAssignment',
    takesAlong: [],
    group: 'staff',
    kept: TRACES,
    due: (db, limit) => inArray(contactAssignment.personId, peopleGone(db, limit)),
  },
  {
    name: 'conversation',
    takesAlong: [],
    group: 'staff',
    kept: TRACES,
    due: (db, limit) =>
      or(
        inArray(conversation.personId, peopleGone(db, limit)),
        sql`${conversation.scope} = 'personal' and not ${conversation.installed} and ${lt(conversation.updatedAt, limit.moment)}`,
      ),
  },
  {
    name: 'person',
    takesAlong: [],
    group: 'staff',
    kept: TRACES,
    due: (db, { moment }) =>
      and(
        lt(person.inactiveSince, moment),
        notExists(db.select().from(task).where(eq(task.requesterId, person.id))),
        notExists(db.select().from(taskAssignee).where(eq(taskAssignee.personId, person.id))),
        notExists(db.select().from(delivery).where(eq(delivery.personId, person.id))),
        notExists(db.select().from(cardCopy).where(eq(cardCopy.personId, person.id))),
        notExists(db.select().from(broadcast).where(eq(broadcast.createdBy, person.id))),
        notExists(db.select().from(meeting).where(eq(meeting.createdBy, person.id))),
        notExists(db.select().from(meetingInvitation).where(eq(meetingInvitation.personId, person.id))),
        notExists(db.select().from(meetingCopy).where(eq(meetingCopy.personId, person.id))),
        notExists(db.select().from(publication).where(eq(publication.createdBy, person.id))),
        notExists(db.select().from(placeLoan).where(eq(placeLoan.createdBy, person.id))),
        notExists(db.select().from(partnerAccount).where(eq(partnerAccount.updatedBy, person.id))),
        notExists(db.select().from(absence).where(or(eq(absence.personId, person.id), eq(absence.deputyId, person.id)))),
        // The log names people by their ids; as long as it does, it must be possible to tell who they were.
        notExists(db.select().from(auditLog).where(eq(auditLog.actor, sql`${person.id}::text`))),
        notExists(db.select().from(importBatch).where(eq(importBatch.importedBy, sql`${person.id}::text`))),
        notExists(db.select().from(importPreview).where(eq(importPreview.createdBy, person.id))),
      ),
  },
];

/** Tables with nothing about a person in them, which are kept. */
export const HOLD_NO_PEOPLE: readonly TableName[] = [
  'faculty',
  'department',
  'term',
  'setting',
  'article',
  'articleVersion',
  'institution',
  'exchangeAgreement',
  'cooperationCondition',
  'heartbeat',
  'pace',
  'dutyRun',
  'retentionRun',
];

function peopleGone(db: Executor, { moment }: RetentionLimit) {
  return db.select({ id: person.id }).from(person).where(lt(person.inactiveSince, moment));
}
