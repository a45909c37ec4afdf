import { sql } from 'drizzle-orm';
import {
  bigint,
  boolean,
  check,
  index,
  integer,
  jsonb,
  pgTable,
  primaryKey,
  text,
  unique,
  uniqueIndex,
  uuid,
  type AnyPgColumn,
} from 'drizzle-orm/pg-core';
import { day, moment } from './columns.ts';
import type { AlertKind } from '../domain/alert.ts';
import type { BroadcastAudience, BroadcastState } from '../domain/broadcast.ts';
import type { ComponentChange } from '../domain/componentChange.ts';
import type { CooperationCondition } from '../domain/exchangeAgreement.ts';
import type { DialogueLine } from '../domain/eligibility.ts';
import type { LearningAgreement, LearningAgreementVersion } from '../domain/learningAgreement.ts';
import type { AssigneeCapacity, LookKind, TaskKind, TaskState } from '../domain/task.ts';
import type { KeptKind } from '../domain/taskFile.ts';
import type { SolemoveState } from '../domain/solemove.ts';
import type { MeetingAnswer, MeetingAudience, MeetingState } from '../domain/meeting.ts';
import type { CalendarDate } from '../domain/term.ts';
import type { FieldChange, ImportKind, ImportSubject, ImportWarning, LeftRow, PreviewCounts, PreviewRowKind, PreviewState } from '../domain/dataImport.ts';
import type { Article } from '../domain/knowledge.ts';
import type { AccessState, AccessSystem } from '../domain/access.ts';
import type { PartnerAccountState } from '../domain/partnerAccount.ts';
import type { LoanState } from '../domain/placeLoan.ts';
import type { PublicationKind } from '../domain/publication.ts';
import type { Capacity, Language, Role } from '../domain/person.ts';
import type { SignatureOutcome } from '../domain/signatureRequest.ts';
import type { DeliveryPurpose, Outcome } from '../domain/outcome.ts';
import type { PauseReason, RequestKind } from '../domain/pacing.ts';
import type { RetentionName } from '../domain/retention.ts';
import type { FormName } from '../domain/sentForm.ts';

/**
 * The whole store. Names are snake_case in the database (see connect.ts); every table that holds
 * people's data has its rule in retentionRules.ts.
 */

const id = () => uuid().primaryKey().defaultRandom();

export const faculty = pgTable('faculty', { id: id(), name: text().notNull().unique() });

export const department = pgTable('department', {
  id: id(),
  code: text().notNull().unique(),
  nameSv: text().notNull(),
  nameEn: text().notNull(),
  facultyId: uuid()
    .notNull()
    .references(() => faculty.id),
  /** Id of the unit in Erasmus Without Paper data; text, since leading zeros count. */
  ewpOunitIds: text().array().notNull().default(sql`'{}'`),
});

export const person = pgTable('person', {
  id: id(),
  entraObjectId: text().unique(),
  /** By which Teams knows the person towards this bot; learnt from an activity or the roster. */
  teamsUserId: text().unique(),
  name: text().notNull(),
  email: text().notNull().unique(),
  language: text().$type<Language>().notNull(),
  roles: text().array().$type<Role[]>().notNull(),
  /** When the person left the directory; null as long as they stand in it. */
  inactiveSince: moment(),
  /** When the roster of the forum's team last had the person; null for whoever never was in it. */
  seenInTeamAt: moment(),
  /** When a complete roster first lacked somebody whom an earlier one had. No event tells of it (Microsoft-Teams-Samples #1498). */
  leftTeamAt: moment(),
  active: boolean().notNull().generatedAlwaysAs(sql`inactive_since is null`),
});

export const contactAssignment = pgTable(
  'contact_assignment',
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    departmentId: uuid()
      .notNull()
      .references(() => department.id),
    capacity: text().$type<Capacity>().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.departmentId, table.capacity, table.personId] }),
    index('contact_assignment_person').on(table.personId),
  ],
);

export const term = pgTable('term', {
  code: text().primaryKey(),
  academicYear: text().notNull(),
  startsOn: day().notNull(),
  endsOn: day().notNull(),
  nominationDeadline: day().notNull(),
  /** Days as 'YYYY-MM-DD'; which there are is in domain/term.ts. */
  dates: jsonb().$type<Partial<Record<CalendarDate, string>>>().notNull().default({}),
});

export const setting = pgTable('setting', { key: text().primaryKey(), value: jsonb().notNull() });

export const task = pgTable(
  'task',
  {
    id: id(),
    kind: text().$type<TaskKind>().notNull(),
    departmentId: uuid()
      .notNull()
      .references(() => department.id),
    state: text().$type<TaskState>().notNull(),
    dueAt: moment().notNull(),
    createdAt: moment().notNull(),
    phaseBeganAt: moment().notNull(),
    /** When it was last asked of those who stand to it; a step on the way does not ask anew. */
    askedAt: moment().notNull(),
    closedAt: moment(),
    version: integer().notNull().default(1),
    cardVersion: integer().notNull().default(1),
    publicReference: text(),
    /** Who asked, when somebody did. */
    requesterId: uuid().references(() => person.id),
    /** When the planner looks at the task next; null when nothing is left to remind of. */
    nextReminderAt: moment(),
  },
  (table) => [
    check('task_state', sql`${table.state} in ('open', 'awaitingRequester', 'done', 'cancelled')`),
    check('closed_has_moment', sql`(${table.state} in ('done', 'cancelled')) = (${table.closedAt} is not null)`),
    // The planning tick reads only what is due: its cost does not grow with the tasks kept.
    index('task_reminder_due').on(table.nextReminderAt).where(sql`next_reminder_at is not null`),
    index('task_by_department').on(table.departmentId, table.dueAt),
    // What is open is counted for everybody who looks at the channel: by this alone, however many are closed.
    index('task_open').on(table.departmentId, table.kind).where(sql`state = 'open'`),
    index('task_by_requester').on(table.requesterId, table.dueAt).where(sql`requester_id is not null`),
  ],
);

export const taskAssignee = pgTable(
  'task_assignee',
  {
    taskId: uuid()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    capacity: text().$type<AssigneeCapacity>().notNull(),
    since: moment().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.taskId, table.personId] }),
    index('task_assignee_person').on(table.personId),
  ],
);

export const eligibilityRequest = pgTable(
  'eligibility_request',
  {
    taskId: uuid()
      .primaryKey()
      .references(() => task.id, { onDelete: 'cascade' }),
    caseReference: text().notNull(),
    nyaReference: text(),
    courseCode: text().notNull(),
    courseName: text().notNull(),
    term: text().notNull(),
    question: text().notNull(),
    verdict: text().$type<'eligible' | 'notEligible'>(),
    reason: text(),
    answeredBy: text(),
    answeredAt: moment(),
    dialogue: jsonb().$type<StoredDialogueLine[]>().notNull().default([]),
  },
  (table) => [
    // Each look at an open question's card asks which department last answered for its course.
    index('eligibility_request_course')
      .on(sql`lower(${table.courseCode})`, table.answeredAt.desc().nullsFirst())
      .where(sql`verdict is not null`),
  ],
);

/** What a task is about, for every duty whose subject has no table of its own; its duty knows the shape. */
export const taskSubject = pgTable(
  'task_subject',
  {
    taskId: uuid()
      .primaryKey()
      .references(() => task.id, { onDelete: 'cascade' }),
    kind: text().$type<KeptKind>().notNull(),
    /** What the task arose from. The same occasion never makes a second task, not even when the first is closed. */
    occasion: text().notNull(),
    details: jsonb().notNull(),
  },
  (table) => [unique('one_task_per_occasion').on(table.kind, table.occasion)],
);

/** On which day a duty last looked whether something has come up. */
export const dutyRun = pgTable('duty_run', { kind: text().$type<LookKind>().primaryKey(), ranOn: day().notNull() });

/** What the International Office publishes to departments: instructions to pass on to partners, and notices. */
export const publication = pgTable(
  'publication',
  {
    id: id(),
    kind: text().$type<PublicationKind>().notNull(),
    titleSv: text().notNull(),
    titleEn: text().notNull(),
    textSv: text().notNull(),
    textEn: text().notNull(),
    link: text(),
    /** Of instructions: subject and body of the e-mail to partners, in English. */
    mailSubject: text(),
    mailText: text(),
    dueOn: day().notNull(),
    /** Null for every department that it concerns. */
    departmentIds: uuid().array(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: moment().notNull(),
    withdrawnAt: moment(),
  },
  (table) => [index('publication_by_time').on(table.createdAt)],
);

/** Whether a partner has its account in Solemove, and who there has it. */
export const partnerAccount = pgTable('partner_account', {
  partnerHeiId: text().primaryKey(),
  state: text().$type<PartnerAccountState>().notNull(),
  contactName: text(),
  contactEmail: text(),
  updatedAt: moment().notNull(),
  updatedBy: uuid()
    .notNull()
    .references(() => person.id),
});

/**
 * A place that one department owns and a student of another uses. Kept here, since Solemove's "home
 * department" is the owner's and does not say where the student studies.
 */
export const placeLoan = pgTable(
  'place_loan',
  {
    id: id(),
    agreementId: uuid().references(() => exchangeAgreement.id, { onDelete: 'set null' }),
    /** By which people know the agreement, also when it has gone. */
    partnerName: text().notNull(),
    ownerDepartmentId: uuid()
      .notNull()
      .references(() => department.id),
    studyDepartmentId: uuid()
      .notNull()
      .references(() => department.id),
    studentName: text().notNull(),
    termCode: text().notNull(),
    state: text().$type<LoanState>().notNull(),
    withdrawnOn: day(),
    note: text(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: moment().notNull(),
    changedAt: moment().notNull(),
  },
  (table) => [
    index('place_loan_owner').on(table.ownerDepartmentId, table.termCode),
    index('place_loan_study').on(table.studyDepartmentId, table.termCode),
    check('loan_is_between_two', sql`${table.ownerDepartmentId} <> ${table.studyDepartmentId}`),
  ],
);

/** A person's access to a system that a duty needs. No row: none that we know of. */
export const accessOrder = pgTable(
  'access_order',
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    system: text().$type<AccessSystem>().notNull(),
    state: text().$type<AccessState>().notNull(),
    orderedOn: day(),
    grantedOn: day(),
    expiresOn: day(),
    updatedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.system] }), index('access_order_expires').on(table.expiresOn)],
);

/** When a person is away, and who stands in for them. Both days count. */
export const absence = pgTable(
  'absence',
  {
    id: id(),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    firstDay: day().notNull(),
    lastDay: day().notNull(),
    /** Null when the departments' own deputies stand in. */
    deputyId: uuid().references(() => person.id),
    createdAt: moment().notNull(),
    /** When open tasks were handed to those who stand in. */
    movedAt: moment(),
    /** When they were given back. */
    returnedAt: moment(),
  },
  (table) => [
    index('absence_person').on(table.personId, table.lastDay),
    index('absence_days').on(table.firstDay, table.lastDay),
    check('absence_has_days', sql`${table.firstDay} <= ${table.lastDay}`),
  ],
);

/** A task that was taken off an absent person, to be given back. */
export const absenceTask = pgTable(
  'absence_task',
  {
    absenceId: uuid()
      .notNull()
      .references(() => absence.id, { onDelete: 'cascade' }),
    taskId: uuid()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    /** In which the person was asked. */
    capacity: text().$type<AssigneeCapacity>().notNull(),
    /** Who was asked in their place, and was not before. */
    standInIds: uuid().array().notNull(),
  },
  (table) => [primaryKey({ columns: [table.absenceId, table.taskId] })],
);

/** How a person wants to be written to. No row: as the product does it for everybody. Times are 'HH:MM' in Stockholm. */
export const preference = pgTable('preference', {
  personId: uuid()
    .primaryKey()
    .references(() => person.id),
  /** When what is not urgent comes, as one message; null: as it arises, within working hours. */
  digestAt: text(),
  quietFrom: text(),
  quietUntil: text(),
  /** Messages that are not urgent, a day; what is held back is in the next digest. */
  messagesPerDay: integer(),
  /** Nothing that is not urgent, but answers to what they asked and reminders that they asked for. */
  onlyUrgent: boolean().notNull().default(false),
  updatedAt: moment().notNull(),
});

/** A person does not want to be reminded of a task until then. */
export const snooze = pgTable(
  'snooze',
  {
    taskId: uuid()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    until: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.personId] })],
);

export interface StoredDialogueLine extends Omit<DialogueLine, 'at' | 'dueAt'> {
  readonly at: string;
  readonly dueAt?: string;
}

export const exchangeAgreement = pgTable(
  'exchange_agreement',
  {
    id: id(),
    iiaId: text().notNull().unique(),
    /** The id that files have for an agreement which was here before any brought it; null for all others. */
    fileIiaId: text().unique(),
    iiaCode: text().notNull(),
    partnerHeiId: text().notNull(),
    partnerIiaCode: text(),
    inEffect: boolean(),
    /** What the department says of its entry in Solemove; null when nobody has said. */
    solemoveState: text().$type<SolemoveState>(),
    importId: uuid().references(() => importBatch.id),
  },
  (table) => [index('exchange_agreement_partner').on(table.partnerHeiId)],
);

export const cooperationCondition = pgTable(
  'cooperation_condition',
  {
    id: id(),
    agreementId: uuid()
      .notNull()
      .references(() => exchangeAgreement.id, { onDelete: 'cascade' }),
    /** Null when the unit of the agreement is none that the directory knows: IO sees those. */
    departmentId: uuid().references(() => department.id),
    position: integer().notNull(),
    condition: jsonb().$type<CooperationCondition>().notNull(),
    receivingLastAcademicYear: text().notNull(),
  },
  (table) => [
    index('cooperation_condition_department').on(table.departmentId),
    index('cooperation_condition_agreement').on(table.agreementId),
  ],
);

/** Human names of partners, by SCHAC code. From the European charter list or the import; never merged by name. */
export const institution = pgTable('institution', {
  heiId: text().primaryKey(),
  name: text().notNull(),
  country: text(),
});

export const learningAgreement = pgTable(
  'learning_agreement',
  {
    id: id(),
    /** The id is the sending university's and unique only there. */
    sendingHeiId: text().notNull(),
    omobilityId: text().notNull(),
    /** The id that files have for one which was entered by hand before any brought it; null for all others. */
    fileOmobilityId: text(),
    departmentId: uuid().references(() => department.id),
    partnerHeiId: text().notNull(),
    mobilityStartsOn: day().notNull(),
    agreement: jsonb().$type<LearningAgreement>().notNull(),
    importId: uuid().references(() => importBatch.id),
    /** When the import that brought it was taken back. It stays for its ended tasks alone, and stands in no list. */
    takenBackAt: moment(),
  },
  (table) => [
    unique('one_row_per_mobility').on(table.sendingHeiId, table.omobilityId),
    unique('one_row_per_mobility_of_files').on(table.sendingHeiId, table.fileOmobilityId),
    index('learning_agreement_department').on(table.departmentId, table.mobilityStartsOn),
  ],
);

/** A department's signature that a version of a learning agreement waits for; the source of its task. */
export const signatureRequest = pgTable(
  'signature_request',
  {
    taskId: uuid()
      .primaryKey()
      .references(() => task.id, { onDelete: 'cascade' }),
    learningAgreementId: uuid()
      .notNull()
      .references(() => learningAgreement.id, { onDelete: 'cascade' }),
    versionRole: text().$type<LearningAgreementVersion['role']>().notNull(),
    proposalId: text(),
    signingAs: text().$type<'sendingInstitution' | 'receivingInstitution'>().notNull(),
    /** What differs from the version that was asked for before. */
    changes: jsonb().$type<readonly ComponentChange[]>().notNull().default([]),
    /** The last day of the term's window for changes; null for what is no change, or has no term in the calendar. */
    changesCloseOn: day(),
    outcome: text().$type<SignatureOutcome>(),
    /** Why it was refused. */
    reason: text(),
    signedOn: day(),
    scanPlace: text(),
    note: text(),
    signerName: text(),
    signedAt: moment(),
  },
  (table) => [unique('one_request_per_version').on(table.learningAgreementId, table.versionRole, table.proposalId).nullsNotDistinct()],
);

/** One reminder step of one task, claimed by the insert: a second planner finds it taken. */
export const reminder = pgTable(
  'reminder',
  {
    taskId: uuid()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    step: text().notNull(),
    plannedAt: moment().notNull(),
    claimedAt: moment().notNull(),
    superseded: boolean().notNull(),
  },
  (table) => [primaryKey({ columns: [table.taskId, table.step] })],
);

/** What somebody asked the bot and sent on to the International Office. */
export const sentQuestion = pgTable(
  'sent_question',
  {
    id: id(),
    askedBy: uuid()
      .notNull()
      .references(() => person.id),
    /** The message of the bot on which it was sent: clicked again, nothing more is sent. */
    messageId: text().notNull(),
    words: text().notNull(),
    askedAt: moment().notNull(),
  },
  (table) => [unique('one_question_per_message').on(table.askedBy, table.messageId)],
);

/** A form that was sent with a key of its sender's: sent again, it is known. */
export const sentForm = pgTable(
  'sent_form',
  {
    personId: uuid()
      .notNull()
      .references(() => person.id),
    form: text().$type<FormName>().notNull(),
    key: text().notNull(),
    /** Of what it said, and of the key, so that nobody finds out by guessing what it said. */
    contentHash: text().notNull(),
    /** The id of what it made. */
    made: uuid().notNull(),
    receivedAt: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.personId, table.form, table.key] })],
);

/** One message to one place. It ends in exactly one outcome, which is never changed but from uncertain. */
export const delivery = pgTable(
  'delivery',
  {
    id: id(),
    purpose: text().$type<DeliveryPurpose>().notNull(),
    taskId: uuid().references(() => task.id, { onDelete: 'cascade' }),
    broadcastId: uuid().references(() => broadcast.id, { onDelete: 'cascade' }),
    alertId: uuid().references(() => alert.id, { onDelete: 'cascade' }),
    meetingId: uuid().references(() => meeting.id, { onDelete: 'cascade' }),
    questionId: uuid().references(() => sentQuestion.id, { onDelete: 'cascade' }),
    /** Null when the place is the channel. */
    personId: uuid().references(() => person.id),
    /** What makes the message unique for its task and place: a reminder's step, a task's version. */
    occasion: text().notNull(),
    plannedAt: moment().notNull(),
    claimedAt: moment(),
    /** Sent at once and alone; what is not urgent waits for working hours and is gathered into one message. */
    urgent: boolean().notNull(),
    /** When its job was sent to the queue; null while the planned moment lies ahead. */
    queuedAt: moment(),
    attempts: integer().notNull().default(0),
    outcome: text().$type<Outcome>(),
    outcomeAt: moment(),
    detail: text(),
    /** The message that may not have arrived and that this one says again; each is said again at most once. */
    resendOf: uuid().references((): AnyPgColumn => delivery.id, { onDelete: 'cascade' }).unique(),
  },
  (table) => [
    unique('one_message_per_occasion')
      .on(table.taskId, table.purpose, table.occasion, table.personId)
      .nullsNotDistinct(),
    check('delivery_is_about_one_thing', sql`num_nonnulls(${table.taskId}, ${table.broadcastId}, ${table.alertId}, ${table.meetingId}, ${table.questionId}) = 1`),
    index('delivery_of_broadcast').on(table.broadcastId, table.outcome).where(sql`broadcast_id is not null`),
    index('delivery_broadcast_to_send').on(table.broadcastId, table.id).where(sql`broadcast_id is not null and outcome is null and claimed_at is null`),
    // What a process left behind that died while sending.
    index('delivery_claimed').on(table.claimedAt).where(sql`outcome is null and claimed_at is not null`),
    index('delivery_uncertain').on(table.outcomeAt).where(sql`outcome = 'uncertain'`),
    index('delivery_ended').on(table.outcomeAt),
    index('delivery_to_queue').on(table.plannedAt).where(sql`queued_at is null and outcome is null`),
    index('delivery_unfinished').on(table.personId).where(sql`outcome is null`),
    check('outcome_has_moment', sql`(${table.outcome} is null) = (${table.outcomeAt} is null)`),
  ],
);

export type CopyShows = 'task' | 'list' | 'welcome';

/** A message with a card that hangs somewhere and follows its tasks. */
export const cardCopy = pgTable(
  'card_copy',
  {
    id: id(),
    /** Null when it hangs in the channel. */
    personId: uuid().references(() => person.id),
    conversationId: text().notNull(),
    activityId: text().notNull(),
    /** One task in full, several as a list, or such a list below the words of welcome. */
    shows: text().$type<CopyShows>().notNull(),
    /** Why the copy can no longer be edited, when that is so. */
    lostBecause: text(),
  },
  (table) => [unique('one_copy_per_message').on(table.conversationId, table.activityId)],
);

/** Which state of which task a copy shows. */
export const cardCopyTask = pgTable(
  'card_copy_task',
  {
    copyId: uuid()
      .notNull()
      .references(() => cardCopy.id, { onDelete: 'cascade' }),
    taskId: uuid()
      .notNull()
      .references(() => task.id, { onDelete: 'cascade' }),
    cardVersion: integer().notNull(),
  },
  (table) => [
    primaryKey({ columns: [table.copyId, table.taskId] }),
    index('card_copy_task_by_task').on(table.taskId),
  ],
);

/** Where a person, or the forum's channel (personId null), is reached. Survives restarts. */
export const conversation = pgTable(
  'conversation',
  {
    id: id(),
    personId: uuid()
      .references(() => person.id)
      .unique(),
    scope: text().$type<'personal' | 'channel'>().notNull(),
    conversationId: text().notNull(),
    serviceUrl: text().notNull(),
    tenantId: text(),
    /** Of the channel: the team that it is in, whose members are the forum. */
    teamId: text(),
    /** What the platform itself said of the app for this person; its own 200 on a send does not outweigh it. */
    installed: boolean().notNull().default(true),
    /** When a message was refused since the person has blocked the bot or has no app; forgotten when they write again. */
    blockedAt: moment(),
    /** When the chat was last made anew after Teams said that there is none; bounded by it. */
    renewedAt: moment(),
    /** A welcome is said once, however often the app is removed and added. */
    welcomedAt: moment(),
    updatedAt: moment().notNull(),
  },
  (table) => [
    uniqueIndex('one_forum_channel').on(table.scope).where(sql`scope = 'channel'`),
    check('channel_has_no_person', sql`(${table.scope} = 'channel') = (${table.personId} is null)`),
  ],
);

/** A message of the International Office to many: an invitation, a notice. Its recipients are its deliveries. */
export const broadcast = pgTable(
  'broadcast',
  {
    id: id(),
    state: text().$type<BroadcastState>().notNull(),
    audience: text().$type<BroadcastAudience>().notNull(),
    titleSv: text().notNull(),
    titleEn: text().notNull(),
    textSv: text().notNull(),
    textEn: text().notNull(),
    link: text(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: moment().notNull(),
    /** When the last message ended, or it was cancelled. */
    endedAt: moment(),
  },
  (table) => [index('broadcast_running').on(table.state).where(sql`state = 'running'`)],
);

/** A network meeting; whom it called are its invitations, made at the call. */
export const meeting = pgTable(
  'meeting',
  {
    id: id(),
    title: text().notNull(),
    startsAt: moment().notNull(),
    endsAt: moment().notNull(),
    /** IANA name of the zone in which it was set. */
    zone: text().notNull(),
    room: text(),
    onlineLink: text(),
    agenda: text().notNull(),
    eduadminLink: text(),
    answerBy: day().notNull(),
    audience: jsonb().$type<MeetingAudience>().notNull(),
    state: text().$type<MeetingState>().notNull(),
    /** Counts what calendars have to learn anew. */
    sequence: integer().notNull().default(0),
    /** Counts what every card shows; copies below it are edited. */
    cardVersion: integer().notNull().default(1),
    minutesLink: text(),
    /** The event in the organiser's mailbox; null where there is none, or where calendars are off. */
    calendarEventId: text(),
    /** The link by which Teams lets people into the event's online meeting. */
    calendarJoinUrl: text(),
    /** Fingerprints of what the event was last told, to tell it only what is new. */
    calendarKept: jsonb().$type<{ readonly facts: string; readonly attendees: string }>(),
    nextReminderAt: moment(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    createdAt: moment().notNull(),
  },
  (table) => [
    check('meeting_has_length', sql`${table.startsAt} < ${table.endsAt}`),
    index('meeting_by_time').on(table.startsAt),
    index('meeting_reminder_due').on(table.nextReminderAt).where(sql`next_reminder_at is not null`),
  ],
);

export const meetingInvitation = pgTable(
  'meeting_invitation',
  {
    meetingId: uuid()
      .notNull()
      .references(() => meeting.id, { onDelete: 'cascade' }),
    personId: uuid()
      .notNull()
      .references(() => person.id),
    answer: text().$type<MeetingAnswer>(),
    /** What the person says to the International Office. */
    note: text(),
    answeredAt: moment(),
    /** Found in the participants' list of the training portal. */
    signedUp: boolean().notNull().default(false),
  },
  (table) => [
    primaryKey({ columns: [table.meetingId, table.personId] }),
    index('meeting_invitation_person').on(table.personId),
    check('answer_has_moment', sql`(${table.answer} is null) = (${table.answeredAt} is null)`),
  ],
);

/** The address under which a calendar program finds a person's meetings: it cannot sign in, so whoever has the key reads. */
export const calendarFeed = pgTable('calendar_feed', {
  personId: uuid()
    .primaryKey()
    .references(() => person.id),
  key: uuid().notNull().unique().defaultRandom(),
  createdAt: moment().notNull(),
});

/** A card of a meeting that hangs somewhere and follows it. */
export const meetingCopy = pgTable(
  'meeting_copy',
  {
    id: id(),
    meetingId: uuid()
      .notNull()
      .references(() => meeting.id, { onDelete: 'cascade' }),
    /** Null when it hangs in the channel. */
    personId: uuid().references(() => person.id),
    conversationId: text().notNull(),
    activityId: text().notNull(),
    /** Zero when it is known to be old for this place alone. */
    cardVersion: integer().notNull(),
    lostBecause: text(),
  },
  (table) => [
    unique('one_meeting_copy_per_message').on(table.conversationId, table.activityId),
    index('meeting_copy_meeting').on(table.meetingId),
  ],
);

/** Something is wrong with the sending itself, and the administrators have to know. One stands for each kind. */
export const alert = pgTable(
  'alert',
  {
    id: id(),
    kind: text().$type<AlertKind>().notNull(),
    raisedAt: moment().notNull(),
    clearedAt: moment(),
    /** Numbers for the texts; nothing about anybody. */
    detail: jsonb().$type<Record<string, number | string>>().notNull(),
  },
  (table) => [uniqueIndex('one_open_alert_of_a_kind').on(table.kind).where(sql`cleared_at is null`)],
);

/** What the nightly deletion did by each of its rules when it last looked, and when it last found something. */
export const retentionRun = pgTable('retention_run', {
  rule: text().$type<RetentionName>().primaryKey(),
  ranAt: moment().notNull(),
  deletedAt: moment(),
  /** How many rows then; 0 as long as it never found any. */
  deleted: integer().notNull(),
});

/** When the planner last ran and when it means to run again; one row. In the machine's time, which no demo moves. */
export const heartbeat = pgTable('heartbeat', { name: text().primaryKey(), ranAt: moment().notNull(), nextAt: moment().notNull() });

/** One row: what all processes that send have in common. See migrations/0003_pacing.sql. */
export const pace = pgTable(
  'pace',
  {
    one: boolean().primaryKey().default(true),
    pausedUntil: moment(),
    pausedBecause: text().$type<PauseReason>(),
    /** Milliseconds of the last pause that we chose ourselves, from which the next is drawn. */
    backoffMs: integer().notNull().default(0),
    /** Somebody waits with something urgent; bulk stands back until then. */
    urgentUntil: moment(),
    /** When the next bulk message may go, so that they are spread evenly. */
    bulkAt: moment(),
  },
  (table) => [check('pace_is_one_row', sql`${table.one}`)],
);

/** Requests to Teams of the last hour, by which the windows are counted. */
export const paceRequest = pgTable(
  'pace_request',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    conversationId: text().notNull(),
    kind: text().$type<RequestKind>().notNull(),
    /** By when Teams has counted it at the latest; far ahead while it is not answered. */
    countedBy: moment().notNull(),
  },
  (table) => [
    index('pace_request_counted').on(table.countedBy),
    index('pace_request_conversation').on(table.conversationId, table.kind, table.countedBy),
  ],
);

/** Append-only: a trigger refuses change; rows leave only by retention. */
export const auditLog = pgTable(
  'audit_log',
  {
    id: bigint({ mode: 'number' }).primaryKey().generatedAlwaysAsIdentity(),
    at: moment().notNull(),
    /** Person's id, or the name of the part that acted ('planner', 'import'). */
    actor: text().notNull(),
    action: text().notNull(),
    taskId: uuid(),
    correlationId: text(),
    detail: jsonb().$type<Record<string, unknown>>().notNull().default({}),
  },
  (table) => [
    index('audit_log_task').on(table.taskId),
    index('audit_log_at').on(table.at),
    index('audit_log_actor').on(table.actor, table.id),
    // An agreement's history asks for the imports and loans that name it.
    index('audit_log_facts').using('gin', sql`detail jsonb_path_ops`).where(sql`split_part(action, '.', 1) in ('import', 'loan')`),
  ],
);

/** Acts whose facts are indexed: audit_log_facts. */
export const isImportOrLoan = sql`split_part(${auditLog.action}, '.', 1) in ('import', 'loan')`;

export const importBatch = pgTable('import_batch', {
  id: id(),
  kind: text().$type<'directory' | 'exchangeAgreements' | 'exchangeAgreementByHand' | 'learningAgreements'>().notNull(),
  fileName: text().notNull(),
  importedAt: moment().notNull(),
  importedBy: text().notNull(),
  rows: integer().notNull(),
  /** Of the preview that was confirmed; null for what was read in without one. */
  counts: jsonb().$type<PreviewCounts>(),
  /** When somebody asked to take it back, and who. */
  undoAskedAt: moment(),
  undoneBy: text(),
  /** When that was done. */
  undoneAt: moment(),
  /** How many rows have their earlier value again, and which were left. */
  undone: jsonb().$type<{ readonly restored: number; readonly left: readonly LeftRow[] }>(),
});

/** What a file would change, kept so that what is confirmed is what was shown. Of the file itself nothing is kept. */
export const importPreview = pgTable(
  'import_preview',
  {
    id: id(),
    kind: text().$type<ImportKind>().notNull(),
    fileName: text().notNull(),
    /** SHA-256 of its bytes, in hex. */
    fileHash: text().notNull(),
    createdAt: moment().notNull(),
    createdBy: uuid()
      .notNull()
      .references(() => person.id),
    expiresAt: moment().notNull(),
    state: text().$type<PreviewState>().notNull(),
    /** Of what was shown: another one means that the data has changed meanwhile. */
    fingerprint: text().notNull(),
    /** When the data was found changed at a confirmation, and the preview made anew. */
    renewedAt: moment(),
    counts: jsonb().$type<PreviewCounts>().notNull(),
    warnings: jsonb().$type<readonly ImportWarning[]>().notNull(),
    /** How many rows of a running import have been saved. */
    savedRows: integer().notNull().default(0),
    importId: uuid().references(() => importBatch.id, { onDelete: 'set null' }),
  },
  (table) => [index('import_preview_expires').on(table.expiresAt)],
);

export const importPreviewRow = pgTable(
  'import_preview_row',
  {
    previewId: uuid()
      .notNull()
      .references(() => importPreview.id, { onDelete: 'cascade' }),
    position: integer().notNull(),
    /** Where in the file; null for what is not in it. */
    source: text(),
    kind: text().$type<PreviewRowKind>().notNull(),
    title: text().notNull(),
    changes: jsonb().$type<readonly FieldChange[]>().notNull(),
    problems: jsonb().$type<readonly StoredProblem[]>().notNull(),
    /** What is saved when it is confirmed; null for what is refused or not in the file. */
    item: jsonb(),
  },
  (table) => [primaryKey({ columns: [table.previewId, table.position] })],
);

/** What an importer said of a row; the codes are those of bot/importers. */
export interface StoredProblem {
  readonly code: string;
  readonly params: Readonly<Record<string, string>>;
}

/** What an import changed: the earlier value, and a hash of the one that it gave. */
export const importChange = pgTable(
  'import_change',
  {
    importId: uuid()
      .notNull()
      .references(() => importBatch.id, { onDelete: 'cascade' }),
    subject: text().$type<ImportSubject>().notNull(),
    key: text().notNull(),
    /** To name it by; nothing about a student. */
    label: text().notNull(),
    /** Null for what was not there. */
    before: jsonb(),
    afterHash: text().notNull(),
  },
  (table) => [primaryKey({ columns: [table.importId, table.subject, table.key] })],
);

/** A knowledge article; which of its versions is shown. */
export const article = pgTable('article', { slug: text().primaryKey(), version: integer().notNull() });

/**
 * Whose text a version is. delivered: it came with the product. reviewed: the same text, which the
 * International Office has read through or chosen; a newer delivered one takes its place. office: it
 * wrote it.
 */
export type ArticleOrigin = 'delivered' | 'reviewed' | 'office';

/** Every version that an article has had. Who edited it stands in the audit log. */
export const articleVersion = pgTable(
  'article_version',
  {
    slug: text()
      .notNull()
      .references(() => article.slug, { onDelete: 'cascade' }),
    version: integer().notNull(),
    content: jsonb().$type<Article>().notNull(),
    origin: text().$type<ArticleOrigin>().notNull(),
    at: moment().notNull(),
  },
  (table) => [primaryKey({ columns: [table.slug, table.version] })],
);
