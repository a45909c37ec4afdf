import { eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { proposedDepartment, resumedDueAt, standsStillSince, type DialogueLine, type EligibilityVerdict } from '../domain/eligibility.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import type { TaskFile, TaskSubject } from '../domain/taskFile.ts';
import { stockholmInstant, workingDayFrom, type WorkingHours } from '../domain/workingTime.ts';
import { peopleWithoutAccess } from '../store/accessOrders.ts';
import { findDepartment } from '../store/directory.ts';
import { departmentThatAnswered } from '../store/eligibilityRequests.ts';
import { eligibilityRequest, type StoredDialogueLine } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import type { NewAssignee } from '../store/taskFiles.ts';
import { startAccessOrder } from './accessOrder.ts';
import type { ActionContext, DutyAction, Field } from './duty.ts';
import { given } from './input.ts';
import { startNewChoice } from './newChoice.ts';
import { coverWith } from './responsibility.ts';

type Subject = Extract<TaskSubject, { kind: 'eligibility' }>;

function longText(name: 'reason' | 'information' | 'reply'): Field<Subject> {
  return { name, kind: 'multiline', required: true, maxLength: 2000, label: (t) => t(`duty.eligibility.field.${name}`) };
}

function answer(verdict: EligibilityVerdict, fields: readonly Field<Subject>[]): DutyAction<Subject> {
  return {
    verb: verdict,
    by: 'assignee',
    states: ['open'],
    style: verdict === 'eligible' ? 'positive' : 'destructive',
    label: (t) => t(`duty.eligibility.action.${verdict}`),
    fields,
    async apply(context, file, { request }, input) {
      const { tx, actor, now } = context;
      const reason = input['reason'] ?? null;
      await tx
        .update(eligibilityRequest)
        .set({ verdict, reason, answeredBy: actor.person.name, answeredAt: now })
        .where(eq(eligibilityRequest.taskId, file.task.id))
        .prepare('answer_eligibility_request')
        .execute();
      if (verdict === 'notEligible') await startNewChoice(context, file, request, reason);
      return { state: 'done' };
    },
  };
}

interface Said extends Pick<DialogueLine, 'kind'> {
  readonly text?: string | null;
  readonly proposal?: DialogueLine['proposal'] | null;
  readonly dueAt?: Temporal.Instant;
}

async function say({ tx, actor, now }: ActionContext, taskId: string, { kind, text, proposal, dueAt }: Said): Promise<void> {
  const line: StoredDialogueLine = {
    kind,
    text: text ?? null,
    by: actor.person.name,
    at: now.toString(),
    ...(proposal && { proposal }),
    ...(dueAt && { dueAt: dueAt.toString() }),
  };
  await tx
    .update(eligibilityRequest)
    .set({ dialogue: sql`${eligibilityRequest.dialogue} || ${JSON.stringify([line])}::jsonb` })
    .where(eq(eligibilityRequest.taskId, taskId));
}

async function hoursOf({ tx }: ActionContext, { task }: TaskFile): Promise<WorkingHours> {
  return workingHours(settingsFor(await readSettings(tx), task.department.id));
}

/** To the one who asked: the time to answer stands still until they have replied. */
const needMoreInformation: DutyAction<Subject> = {
  verb: 'needMoreInformation',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.eligibility.action.needMoreInformation'),
  fields: [longText('information')],
  async apply(context, file, _subject, input) {
    await say(context, file.task.id, { kind: 'needMoreInformation', text: given(input, 'information') });
    return { state: 'awaitingRequester' };
  },
};

/** The same, with the department that has answered for the course before, or that the contact person names. */
const notMyCourse: DutyAction<Subject> = {
  verb: 'notMyCourse',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.eligibility.action.notMyCourse'),
  fields: [
    {
      name: 'department',
      kind: 'department',
      required: false,
      maxLength: 36,
      label: (t) => t('duty.eligibility.field.proposal'),
      proposed: async (db, { task, subject }) =>
        subject.kind === 'eligibility' ? departmentThatAnswered(db, subject.request.courseCode, task.department.id) : null,
    },
    { name: 'note', kind: 'text', required: false, maxLength: 500, label: (t) => t('duty.eligibility.field.note') },
  ],
  async apply(context, file, _subject, input) {
    const id = input['department'] ?? null;
    const department = id === null ? null : await findDepartment(context.tx, id);
    const proposal = department && { id: department.id, nameSv: department.nameSv, nameEn: department.nameEn };
    await say(context, file.task.id, { kind: 'notMyCourse', text: input['note'] ?? null, proposal });
    return { state: 'awaitingRequester' };
  },
};

/**
 * Passes the question on to the next who can answer it, orders the access, and lets Admissions know.
 * Others who are asked already keep it; where nobody else is left, it stays where it is.
 */
const lackAccess: DutyAction<Subject> = {
  verb: 'lackAccess',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.eligibility.action.lackAccess'),
  fields: [],
  async apply(context, file) {
    const { tx, actor, now } = context;
    const { task, assignees } = file;
    const capacity = assignees.find(({ personId }) => personId === actor.person.id)?.capacity ?? 'responsible';
    await startAccessOrder(context, { person: actor.person, capacity, system: 'nya', departmentId: task.department.id, occasion: task.id });
    await say(context, task.id, { kind: 'lackAccess' });
    const others: readonly NewAssignee[] = assignees.filter(({ personId }) => personId !== actor.person.id);
    const asked = others.length > 0 ? others : await coverWith(tx, file, now, true, await peopleWithoutAccess(tx, 'nya'));
    return asked.length > 0 ? { state: 'open', asked } : { state: 'open' };
  },
};

/** The time to answer goes on from where it stood still. */
const provideInformation: DutyAction<Subject> = {
  verb: 'provideInformation',
  by: 'requester',
  states: ['awaitingRequester'],
  style: 'default',
  label: (t) => t('duty.eligibility.action.provideInformation'),
  fields: [longText('reply')],
  async apply(context, file, { request }, input) {
    await say(context, file.task.id, { kind: 'information', text: given(input, 'reply') });
    const stoppedAt = standsStillSince(request.dialogue) ?? file.phaseBeganAt;
    return { state: 'open', dueAt: resumedDueAt(stoppedAt, file.task.dueAt, context.now, await hoursOf(context, file)) };
  },
};

/** Another department has not had any of the time: it begins anew. */
const redirect: DutyAction<Subject> = {
  verb: 'redirect',
  by: 'requester',
  states: ['awaitingRequester'],
  style: 'default',
  label: (t) => t('duty.eligibility.action.redirect'),
  fields: [
    {
      name: 'department',
      kind: 'department',
      required: true,
      maxLength: 36,
      label: (t) => t('duty.eligibility.field.department'),
      initial: ({ request }) => proposedDepartment(request.dialogue)?.id ?? null,
    },
  ],
  async apply(context, file, _subject, input) {
    await say(context, file.task.id, { kind: 'redirected' });
    return { state: 'open', departmentId: given(input, 'department'), restartsService: true };
  },
};

/** Only while the time runs: one that stands still has no moment to move. */
const changeDue: DutyAction<Subject> = {
  verb: 'changeDue',
  by: 'requester',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.eligibility.action.changeDue'),
  fields: [
    { name: 'dueOn', kind: 'comingDate', required: true, maxLength: 10, withinYear: true, label: (t) => t('duty.eligibility.field.dueOn') },
  ],
  async apply(context, file, _subject, input) {
    const day = Temporal.PlainDate.from(given(input, 'dueOn'));
    const dueAt = closingHour(day, context.now, await hoursOf(context, file));
    await say(context, file.task.id, { kind: 'dueChanged', dueAt });
    return { state: 'open', dueAt };
  },
};

/** The end of office hours on the day; on the next working day where the office is shut, or has closed already. */
function closingHour(day: Temporal.PlainDate, now: Temporal.Instant, hours: WorkingHours): Temporal.Instant {
  const closing = stockholmInstant(workingDayFrom(day, 'onOrAfter'), hours.end);
  if (Temporal.Instant.compare(closing, now) > 0) return closing;
  return stockholmInstant(workingDayFrom(day.add({ days: 1 }), 'onOrAfter'), hours.end);
}

const withdraw: DutyAction<Subject> = {
  verb: 'withdraw',
  by: 'requester',
  states: ['open', 'awaitingRequester'],
  style: 'destructive',
  label: (t) => t('duty.eligibility.action.withdraw'),
  fields: [],
  apply: async () => ({ state: 'cancelled' }),
};

export const ELIGIBILITY_ACTIONS: readonly DutyAction<Subject>[] = [
  answer('eligible', []),
  answer('notEligible', [longText('reason')]),
  needMoreInformation,
  notMyCourse,
  lackAccess,
  provideInformation,
  redirect,
  changeDue,
  withdraw,
];
