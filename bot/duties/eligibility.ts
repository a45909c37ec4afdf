import { eq, sql } from 'drizzle-orm';
import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { findPersonalNumber } from '../domain/privacy.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import type { TaskSubject } from '../domain/taskFile.ts';
import { dueAfterWorkingDays } from '../domain/workingTime.ts';
import type { DialogueLine, EligibilityVerdict } from '../domain/eligibility.ts';
import { writeAudit } from '../store/audit.ts';
import { findDepartment } from '../store/directory.ts';
import { eligibilityRequest, type StoredDialogueLine } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, insertTask } from '../store/taskFiles.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { ActionContext, Actor, Duty, DutyAction, Fact, Field, House, Input, TaskChange } from './duty.ts';
import { given } from './input.ts';
import { firstAsked } from './responsibility.ts';
import { firstReminderAt } from './schedule.ts';

/**
 * Duty 1: review the specific entry requirements of a course when Admissions asks. Starts when
 * Admissions asks, ends with eligible or not eligible, or when Admissions withdraws.
 */

type Subject = Extract<TaskSubject, { kind: 'eligibility' }>;

const text = (max: number) =>
  z
    .string({ error: 'required' })
    .trim()
    .min(1, 'required')
    .max(max, 'tooLong')
    .refine((value) => findPersonalNumber(value) === null, 'personalNumber');

/**
 * What Admissions sends. `dueAt` is an instant with offset; left out, the service level decides.
 * The messages are keys of the texts under `invalid`.
 */
export const newEligibilityRequest = z.object({
  caseReference: text(60),
  nyaReference: text(60).nullish(),
  courseCode: text(20),
  courseName: text(200),
  departmentId: z.uuid('unknownDepartment'),
  term: z.string({ error: 'required' }).trim().min(1, 'required').regex(/^[HV]T20\d\d$/, 'term'),
  question: text(2000),
  dueAt: z.iso.datetime({ offset: true, error: 'date' }).nullish(),
});

export type NewEligibilityRequest = z.infer<typeof newEligibilityRequest>;

export type CreateResult =
  | { readonly kind: 'created' | 'alreadyThere'; readonly taskId: string }
  | { readonly kind: 'invalid'; readonly field: 'departmentId' | 'dueAt'; readonly problem: 'unknownDepartment' | 'dueInPast' };

/**
 * Asks a department. With an idempotency key, a call repeated after a broken connection finds the
 * request that the first one made.
 */
export async function createEligibilityRequest(
  house: House,
  actor: Actor,
  request: NewEligibilityRequest,
  idempotencyKey: string | null,
): Promise<CreateResult> {
  return house.db.transaction(async (tx) => {
    if (idempotencyKey) {
      // Two equal calls at once must not both find nothing: the second waits here for the first.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${idempotencyKey}))`);
      const [known] = await tx
        .select({ taskId: eligibilityRequest.taskId })
        .from(eligibilityRequest)
        .where(eq(eligibilityRequest.idempotencyKey, idempotencyKey));
      if (known) return { kind: 'alreadyThere', taskId: known.taskId };
    }
    const now = house.clock.now();
    const settings = await readSettings(tx);
    const dueAt = request.dueAt
      ? Temporal.Instant.from(request.dueAt)
      : dueAfterWorkingDays(now, settings.serviceLevelWorkingDays, workingHours(settings));
    if (Temporal.Instant.compare(dueAt, now) <= 0) return { kind: 'invalid', field: 'dueAt', problem: 'dueInPast' };
    if (!(await findDepartment(tx, request.departmentId))) {
      return { kind: 'invalid', field: 'departmentId', problem: 'unknownDepartment' };
    }

    const phase = { kind: 'eligibility', state: 'open', dueAt, version: 1, phaseBeganAt: now } as const;
    const taskId = await insertTask(tx, {
      kind: 'eligibility',
      departmentId: request.departmentId,
      dueAt,
      now,
      publicReference: request.caseReference,
      requesterId: actor.person.id,
      nextReminderAt: firstReminderAt(phase, settings),
    });
    await tx.insert(eligibilityRequest).values({
      taskId,
      caseReference: request.caseReference,
      nyaReference: request.nyaReference ?? null,
      courseCode: request.courseCode,
      courseName: request.courseName,
      term: request.term,
      question: request.question,
      idempotencyKey,
    });
    await addAssignees(tx, taskId, await firstAsked(tx, request.departmentId, now), now);
    await writeAudit(tx, {
      at: now,
      actor: actor.person.id,
      action: 'eligibility.asked',
      taskId,
      correlationId: actor.correlationId,
      detail: { departmentId: request.departmentId, dueAt: dueAt.toString() },
    });
    await house.jobs.taskChanged(tx, taskId);
    return { kind: 'created', taskId };
  });
}

const reasonField: Field = {
  name: 'reason',
  kind: 'multiline',
  required: true,
  maxLength: 2000,
  label: (t) => t('duty.eligibility.field.reason'),
};

function answer(verdict: EligibilityVerdict, fields: readonly Field[]): DutyAction<Subject> {
  return {
    verb: verdict,
    by: 'assignee',
    states: ['open'],
    style: verdict === 'eligible' ? 'positive' : 'destructive',
    label: (t) => t(`duty.eligibility.action.${verdict}`),
    fields,
    async apply({ tx, actor, now }, file, _subject, input) {
      await tx
        .update(eligibilityRequest)
        .set({ verdict, reason: input['reason'] ?? null, answeredBy: actor.person.name, answeredAt: now })
        .where(eq(eligibilityRequest.taskId, file.task.id))
        .prepare('answer_eligibility_request')
        .execute();
      return { state: 'done' };
    },
  };
}

interface Reply {
  readonly verb: 'needMoreInformation' | 'notMyCourse' | 'provideInformation' | 'redirect';
  readonly by: 'assignee' | 'requester';
  readonly says: DialogueLine['kind'];
  readonly fields: readonly Field[];
  readonly change: (input: Input) => TaskChange;
}

/** An act that does not answer but says something, and hands the task to the other side. */
function reply({ verb, by, says, fields, change }: Reply): DutyAction<Subject> {
  return {
    verb,
    by,
    states: [by === 'assignee' ? 'open' : 'awaitingRequester'],
    style: 'default',
    label: (t) => t(`duty.eligibility.action.${verb}`),
    fields,
    async apply(context, file, _subject, input) {
      const said = input['information'] ?? input['note'] ?? input['reply'] ?? null;
      await say(context, file.task.id, says, said);
      return change(input);
    },
  };
}

async function say(context: ActionContext, taskId: string, kind: DialogueLine['kind'], said: string | null): Promise<void> {
  const line: StoredDialogueLine = { kind, text: said, by: context.actor.person.name, at: context.now.toString() };
  await context.tx
    .update(eligibilityRequest)
    .set({ dialogue: sql`${eligibilityRequest.dialogue} || ${JSON.stringify([line])}::jsonb` })
    .where(eq(eligibilityRequest.taskId, taskId));
}

export const eligibilityDuty: Duty<Subject> = {
  kind: 'eligibility',
  urgent: true,
  title: ({ request }, t) =>
    t('duty.eligibility.title', { reference: request.caseReference, course: `${request.courseName} (${request.courseCode})` }),
  facts({ request }, language, now) {
    const t = translate(language);
    const facts: Fact[] = [
      { label: t('duty.eligibility.facts.course'), value: `${request.courseName} (${request.courseCode})` },
      { label: t('duty.eligibility.facts.term'), value: request.term },
      { label: t('duty.eligibility.facts.question'), value: request.question },
    ];
    if (request.nyaReference) facts.push({ label: t('duty.eligibility.facts.nyaReference'), value: request.nyaReference });
    facts.push({ label: t('duty.eligibility.facts.requester'), value: request.requesterName });
    const { answer: given } = request;
    if (given) {
      const result = given.verdict === 'eligible' ? 'positive' : 'negative';
      facts.push({ label: t('duty.eligibility.facts.verdict'), value: t(`duty.eligibility.verdict.${given.verdict}`), result });
      if (given.reason) facts.push({ label: t('duty.eligibility.facts.reason'), value: given.reason, result });
      facts.push({ label: t('duty.eligibility.facts.answeredBy'), value: given.answeredBy, result });
      facts.push({ label: t('duty.eligibility.facts.answeredAt'), value: momentText(given.answeredAt, language, now), result });
    }
    return facts;
  },
  dialogue: ({ request }, t) =>
    request.dialogue.map((line) => ({
      heading: t(`duty.eligibility.dialogue.${line.kind}`, { by: line.by }),
      text: line.text,
      at: line.at,
    })),
  actions: [
    answer('eligible', []),
    answer('notEligible', [reasonField]),
    reply({
      verb: 'needMoreInformation',
      by: 'assignee',
      says: 'needMoreInformation',
      fields: [
        { name: 'information', kind: 'multiline', required: true, maxLength: 2000, label: (t) => t('duty.eligibility.field.information') },
      ],
      change: () => ({ state: 'awaitingRequester' }),
    }),
    reply({
      verb: 'notMyCourse',
      by: 'assignee',
      says: 'notMyCourse',
      fields: [{ name: 'note', kind: 'text', required: false, maxLength: 500, label: (t) => t('duty.eligibility.field.note') }],
      change: () => ({ state: 'awaitingRequester' }),
    }),
    reply({
      verb: 'provideInformation',
      by: 'requester',
      says: 'information',
      fields: [{ name: 'reply', kind: 'multiline', required: true, maxLength: 2000, label: (t) => t('duty.eligibility.field.reply') }],
      change: () => ({ state: 'open', restartsService: true }),
    }),
    reply({
      verb: 'redirect',
      by: 'requester',
      says: 'redirected',
      fields: [
        { name: 'department', kind: 'department', required: true, maxLength: 36, label: (t) => t('duty.eligibility.field.department') },
      ],
      change: (input) => ({ state: 'open', departmentId: given(input, 'department'), restartsService: true }),
    }),
    {
      verb: 'withdraw',
      by: 'requester',
      states: ['open', 'awaitingRequester'],
      style: 'destructive',
      label: (t) => t('duty.eligibility.action.withdraw'),
      fields: [],
      apply: async () => ({ state: 'cancelled' }),
    },
  ],
};
