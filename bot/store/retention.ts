import { and, eq, inArray, lt, notExists, or, sql, type SQL } from 'drizzle-orm';
import type { PgTable } from 'drizzle-orm/pg-core';
import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Settings } from '../domain/settings.ts';
import { writeAudit } from './audit.ts';
import type { Database, Transaction } from './connect.ts';
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
  signatureRequest,
  task,
  taskAssignee,
} = schema;

/**
 * Days whose end decides: what ended before them has been kept long enough. Each is a day in
 * Stockholm, counted back from today.
 */
interface Limits {
  /** `retentionYears` ago. */
  readonly cases: Temporal.PlainDate;
  /** A year more: the log still tells of what has gone. */
  readonly log: Temporal.PlainDate;
  /** A year ago. Long enough to notice that a person or the app was removed by mistake. */
  readonly traces: Temporal.PlainDate;
}

type Rule =
  /** Nothing in it is about a person. */
  | 'holdsNoPeople'
  /** Goes with its task, by the database's own cascade. */
  | 'withItsTask'
  /** Goes with its task, its broadcast, its alert or its meeting in the same way. */
  | 'withWhatItIsAbout'
  /** Deletes what is due and tells how many rows. */
  | ((tx: Transaction, limits: Limits) => Promise<number>);

type TableName = { [K in keyof typeof schema]: (typeof schema)[K] extends PgTable ? K : never }[keyof typeof schema];

/**
 * What becomes of the rows of each table; the same in words in docs/security/data-flow.md. The
 * order is that of deletion: what refers goes before what it refers to.
 */
export const RETENTION: Readonly<Record<TableName, Rule>> = {
  faculty: 'holdsNoPeople',
  department: 'holdsNoPeople',
  term: 'holdsNoPeople',
  setting: 'holdsNoPeople',
  article: 'holdsNoPeople',
  articleVersion: 'holdsNoPeople',
  institution: 'holdsNoPeople',
  exchangeAgreement: 'holdsNoPeople',
  cooperationCondition: 'holdsNoPeople',
  heartbeat: 'holdsNoPeople',
  pace: 'holdsNoPeople',
  dutyRun: 'holdsNoPeople',

  task: (tx, { cases }) => count(tx.delete(task).where(lt(task.closedAt, startOf(cases))).returning({ id: task.id })),
  taskAssignee: 'withItsTask',
  eligibilityRequest: 'withItsTask',
  signatureRequest: 'withItsTask',
  taskSubject: 'withItsTask',
  snooze: 'withItsTask',
  absenceTask: 'withItsTask',
  reminder: 'withItsTask',
  cardCopyTask: 'withItsTask',

  // Its planner forgets them after an hour; this is the net below.
  paceRequest: (tx) =>
    count(tx.delete(paceRequest).where(lt(paceRequest.countedBy, sql`now() - interval '1 day'`)).returning({ id: paceRequest.id })),

  // Their messages go with them.
  broadcast: (tx, { traces }) =>
    count(tx.delete(broadcast).where(lt(broadcast.createdAt, startOf(traces))).returning({ id: broadcast.id })),
  alert: (tx, { traces }) => count(tx.delete(alert).where(lt(alert.clearedAt, startOf(traces))).returning({ id: alert.id })),
  // Who came to which meeting tells of people; its papers are kept elsewhere.
  meeting: (tx, { traces }) => count(tx.delete(meeting).where(lt(meeting.endsAt, startOf(traces))).returning({ id: meeting.id })),
  meetingInvitation: 'withWhatItIsAbout',
  meetingCopy: 'withWhatItIsAbout',
  delivery: 'withWhatItIsAbout',

  cardCopy: (tx) =>
    count(
      tx
        .delete(cardCopy)
        .where(notExists(tx.select().from(cardCopyTask).where(eq(cardCopyTask.copyId, cardCopy.id))))
        .returning({ id: cardCopy.id }),
    ),

  // Never before its last task: a task without its agreement could not be shown.
  learningAgreement: (tx, { cases }) =>
    count(
      tx
        .delete(learningAgreement)
        .where(
          and(
            mobilityEndedBefore(cases),
            notExists(
              tx.select().from(signatureRequest).where(eq(signatureRequest.learningAgreementId, learningAgreement.id)),
            ),
          ),
        )
        .returning({ id: learningAgreement.id }),
    ),

  auditLog: (tx, { log }) => count(tx.delete(auditLog).where(lt(auditLog.at, startOf(log))).returning({ id: auditLog.id })),

  importBatch: (tx, { log }) =>
    count(
      tx
        .delete(importBatch)
        .where(
          and(
            lt(importBatch.importedAt, startOf(log)),
            notExists(tx.select().from(learningAgreement).where(eq(learningAgreement.importId, importBatch.id))),
            notExists(tx.select().from(exchangeAgreement).where(eq(exchangeAgreement.importId, importBatch.id))),
          ),
        )
        .returning({ id: importBatch.id }),
    ),

  placeLoan: (tx, { cases }) =>
    count(
      tx
        .delete(placeLoan)
        .where(and(sql`${placeLoan.state} <> 'inUse'`, lt(placeLoan.changedAt, startOf(cases))))
        .returning({ id: placeLoan.id }),
    ),
  publication: (tx, { cases }) =>
    count(tx.delete(publication).where(lt(publication.dueOn, cases)).returning({ id: publication.id })),
  // The contact at the partner is a person who is in no directory of ours.
  partnerAccount: (tx, { cases }) =>
    count(
      tx.delete(partnerAccount).where(lt(partnerAccount.updatedAt, startOf(cases))).returning({ heiId: partnerAccount.partnerHeiId }),
    ),
  absence: (tx, { traces }) => count(tx.delete(absence).where(lt(absence.lastDay, traces)).returning({ id: absence.id })),
  accessOrder: (tx, { traces }) =>
    count(
      tx
        .delete(accessOrder)
        .where(inArray(accessOrder.personId, peopleGoneSince(tx, traces)))
        .returning({ personId: accessOrder.personId }),
    ),
  calendarFeed: (tx, { traces }) =>
    count(
      tx
        .delete(calendarFeed)
        .where(inArray(calendarFeed.personId, peopleGoneSince(tx, traces)))
        .returning({ personId: calendarFeed.personId }),
    ),
  preference: (tx, { traces }) =>
    count(
      tx
        .delete(preference)
        .where(inArray(preference.personId, peopleGoneSince(tx, traces)))
        .returning({ personId: preference.personId }),
    ),

  contactAssignment: (tx, { traces }) =>
    count(
      tx
        .delete(contactAssignment)
        .where(inArray(contactAssignment.personId, peopleGoneSince(tx, traces)))
        .returning({ personId: contactAssignment.personId }),
    ),

  conversation: (tx, { traces }) =>
    count(
      tx
        .delete(conversation)
        .where(
          sql`${inArray(conversation.personId, peopleGoneSince(tx, traces))}
            or (${conversation.scope} = 'personal' and not ${conversation.installed} and ${lt(conversation.updatedAt, startOf(traces))})`,
        )
        .returning({ id: conversation.id }),
    ),

  person: (tx, { traces }) =>
    count(
      tx
        .delete(person)
        .where(
          and(
            lt(person.inactiveSince, startOf(traces)),
            notExists(tx.select().from(task).where(eq(task.requesterId, person.id))),
            notExists(tx.select().from(taskAssignee).where(eq(taskAssignee.personId, person.id))),
            notExists(tx.select().from(delivery).where(eq(delivery.personId, person.id))),
            notExists(tx.select().from(cardCopy).where(eq(cardCopy.personId, person.id))),
            notExists(tx.select().from(broadcast).where(eq(broadcast.createdBy, person.id))),
            notExists(tx.select().from(meeting).where(eq(meeting.createdBy, person.id))),
            notExists(tx.select().from(meetingInvitation).where(eq(meetingInvitation.personId, person.id))),
            notExists(tx.select().from(meetingCopy).where(eq(meetingCopy.personId, person.id))),
            notExists(tx.select().from(publication).where(eq(publication.createdBy, person.id))),
            notExists(tx.select().from(placeLoan).where(eq(placeLoan.createdBy, person.id))),
            notExists(tx.select().from(partnerAccount).where(eq(partnerAccount.updatedBy, person.id))),
            notExists(
              tx.select().from(absence).where(or(eq(absence.personId, person.id), eq(absence.deputyId, person.id))),
            ),
            // The log names people by their ids; as long as it does, it must be possible to tell who they were.
            notExists(tx.select().from(auditLog).where(eq(auditLog.actor, sql`${person.id}::text`))),
            notExists(tx.select().from(importBatch).where(eq(importBatch.importedBy, sql`${person.id}::text`))),
          ),
        )
        .returning({ id: person.id }),
    ),
};

/** How many rows of which table a run has deleted; only tables that lost some. */
export type Deleted = Readonly<Partial<Record<TableName, number>>>;

/**
 * Deletes what has been kept long enough, all of it or nothing, and writes into the log how much of
 * what. A run that finds nothing changes nothing.
 */
export async function runRetention(db: Database, now: Temporal.Instant, settings: Settings): Promise<Deleted> {
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const { retentionYears: years } = settings;
  const limits = {
    cases: today.subtract({ years }),
    log: today.subtract({ years: years + 1 }),
    traces: today.subtract({ years: 1 }),
  };
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local ikp_forum.retention = 'on'`);
    const deleted: Partial<Record<TableName, number>> = {};
    for (const [table, rule] of Object.entries(RETENTION) as [TableName, Rule][]) {
      const rows = typeof rule === 'function' ? await rule(tx, limits) : 0;
      if (rows > 0) deleted[table] = rows;
    }
    if (Object.keys(deleted).length > 0) {
      const entry = { at: now, actor: 'retention', action: 'retention.deleted', taskId: null, correlationId: null };
      await writeAudit(tx, { ...entry, detail: { ...deleted, retentionYears: years } });
    }
    return deleted;
  });
}

async function count(rows: PromiseLike<readonly unknown[]>): Promise<number> {
  return (await rows).length;
}

function startOf(day: Temporal.PlainDate): Temporal.Instant {
  return day.toZonedDateTime(STOCKHOLM).toInstant();
}

function mobilityEndedBefore(limit: Temporal.PlainDate): SQL {
  return sql`${mobilityEndsOn} < ${limit.toString()}::date`;
}

function peopleGoneSince(tx: Transaction, limit: Temporal.PlainDate) {
  return tx.select({ id: person.id }).from(person).where(lt(person.inactiveSince, startOf(limit)));
}
