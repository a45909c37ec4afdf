import { z } from 'zod';
import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import { standsStillSince, type DialogueLine } from '../domain/eligibility.ts';
import { departmentName, type Language } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import type { TaskSubject } from '../domain/taskFile.ts';
import { dueAfterWorkingDays } from '../domain/workingTime.ts';
import { writtenText } from '../domain/written.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { findDepartment } from '../store/directory.ts';
import { eligibilityRequest } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, insertTask } from '../store/taskFiles.ts';
import { dayText, momentText, translate, type Translate } from '../texts/translate.ts';
import type { Actor, Duty, Fact, House } from './duty.ts';
import { ELIGIBILITY_ACTIONS } from './eligibilityActions.ts';
import { once } from './once.ts';
import { firstAsked } from './responsibility.ts';
import { firstReminderAt } from './schedule.ts';

/**
 * Duty 1: review the specific entry requirements of a course when Admissions asks. Starts when
 * Admissions asks, ends with eligible or not eligible, or when Admissions withdraws.
 */

type Subject = Extract<TaskSubject, { kind: 'eligibility' }>;

/**
 * What Admissions sends. `dueAt` is an instant with offset; left out, the service level decides.
 * The messages are keys of the texts under `invalid`.
 */
export const newEligibilityRequest = z.object({
  caseReference: writtenText(60),
  nyaReference: writtenText(60).nullish(),
  courseCode: writtenText(20),
  courseName: writtenText(200),
  departmentId: z.uuid('unknownDepartment'),
  term: z.string({ error: 'required' }).trim().min(1, 'required').regex(/^[HV]T20\d\d$/, 'term'),
  question: writtenText(2000),
  dueAt: z.iso.datetime({ offset: true, error: 'date' }).nullish(),
});

export type NewEligibilityRequest = z.infer<typeof newEligibilityRequest>;

export type CreateResult =
  | { readonly kind: 'created'; readonly taskId: string }
  | Refused;

interface Refused {
  readonly kind: 'invalid';
  readonly field: 'departmentId' | 'dueAt';
  readonly problem: 'unknownDepartment' | 'dueInPast';
}

/** Asks a department, once for a key. @throws AnotherReceived */
export async function createEligibilityRequest(
  house: House,
  actor: Actor,
  request: NewEligibilityRequest,
  key: string | null,
): Promise<CreateResult> {
  return house.db.transaction(async (tx) => {
    const created = await once(house, tx, actor, { form: 'eligibilityRequest', key, content: request }, () => create(house, tx, actor, request));
    return typeof created === 'string' ? { kind: 'created', taskId: created } : created;
  });
}

async function create(house: House, tx: Transaction, actor: Actor, request: NewEligibilityRequest): Promise<string | Refused> {
  const now = house.clock.now();
  const settings = settingsFor(await readSettings(tx), request.departmentId);
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
  return taskId;
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
    const since = standsStillSince(request.dialogue);
    if (since && !request.answer) {
      const when = momentText(since, language, now);
      facts.push({ label: t('duty.eligibility.facts.timeToAnswer'), value: t('duty.eligibility.standsStill', { when }) });
    }
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
  dialogue: ({ request }, t, language) =>
    request.dialogue.map((line) => ({
      heading: t(`duty.eligibility.dialogue.${line.kind}`, { by: line.by, day: line.dueAt ? dayText(dayOf(line.dueAt), language) : '' }),
      text: textOf(line, t, language),
      at: line.at,
    })),
  isHeldUp({ subject, phaseBeganAt }) {
    const last = subject.kind === 'eligibility' ? subject.request.dialogue.at(-1) : undefined;
    return last?.kind === 'lackAccess' && last.at.epochMilliseconds === phaseBeganAt.epochMilliseconds;
  },
  actions: ELIGIBILITY_ACTIONS,
};

/** What was said, with the department that is proposed below it. */
function textOf({ text: said, proposal }: DialogueLine, t: Translate, language: Language): string | null {
  if (!proposal) return said;
  const proposes = t('duty.eligibility.proposes', { department: departmentName(proposal, language) });
  return said === null ? proposes : `${proposes}\n${said}`;
}

function dayOf(moment: Temporal.Instant): Temporal.PlainDate {
  return moment.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
