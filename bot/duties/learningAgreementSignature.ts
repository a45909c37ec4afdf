import { and, eq, isNull } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import {
  awaitedSignature,
  firstDay,
  isOlderThan,
  lastDay,
  ourOunitId,
  type AwaitedSignature,
  type LearningAgreement,
  type LearningAgreementVersion,
  type MobilityDate,
  type SigningParty,
} from '../domain/learningAgreement.ts';
import type { Language } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import type { Settings } from '../domain/settings.ts';
import type { SignatureOutcome } from '../domain/signatureRequest.ts';
import type { TaskState } from '../domain/task.ts';
import type { TaskSubject } from '../domain/taskFile.ts';
import { addWorkingDays, dueAfterWorkingDays, stockholmInstant } from '../domain/workingTime.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { findDepartmentByOunit } from '../store/directory.ts';
import { learningAgreement, signatureRequest, task } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, insertTask, lockTaskFile, updateTask } from '../store/taskFiles.ts';
import type { Texts } from '../texts/shape.ts';
import { dayText, momentText, monthText, translate, type Translate } from '../texts/translate.ts';
import type { ActionContext, Duty, DutyAction, Fact, Field, House } from './duty.ts';
import { given } from './input.ts';
import { askDepartment, firstAsked } from './responsibility.ts';
import { firstReminderAt } from './schedule.ts';

/**
 * Duty 3: sign the Learning Agreement. Starts when an agreement arrives whose latest version waits
 * for our signature, ends when the department signs here or on paper, or when an agreement arrives
 * that no longer waits.
 */

type Subject = Extract<TaskSubject, { kind: 'learningAgreementSignature' }>;

export type Received =
  | { readonly kind: 'waits'; readonly taskId: string }
  | { readonly kind: 'waitsForOthers' | 'older' | 'ended' | 'noDepartment' };

/**
 * Takes in one state of a learning agreement from an import, and starts, replaces or ends the task
 * of its signature. The same state taken in again changes nothing.
 */
export async function receiveLearningAgreement(
  house: House,
  tx: Transaction,
  agreement: LearningAgreement,
  importId: string,
): Promise<Received> {
  const settings = await readSettings(tx);
  const [earlier] = await tx
    .select()
    .from(learningAgreement)
    .where(
      and(
        eq(learningAgreement.sendingHeiId, agreement.sendingHeiId),
        eq(learningAgreement.omobilityId, agreement.omobilityId),
      ),
    )
    .for('update');
  if (earlier && isOlderThan(agreement, earlier.agreement)) return { kind: 'older' };

  const ounitId = ourOunitId(agreement, settings.ourHeiIds);
  const department = ounitId === null ? null : await findDepartmentByOunit(tx, ounitId);
  const row = {
    sendingHeiId: agreement.sendingHeiId,
    omobilityId: agreement.omobilityId,
    departmentId: department?.id ?? null,
    partnerHeiId: settings.ourHeiIds.includes(agreement.sendingHeiId) ? agreement.receivingHeiId : agreement.sendingHeiId,
    mobilityStartsOn: firstDay(agreement.mobilityStart),
    agreement,
    importId,
  };
  const [saved] = await tx
    .insert(learningAgreement)
    .values(row)
    .onConflictDoUpdate({ target: [learningAgreement.sendingHeiId, learningAgreement.omobilityId], set: row })
    .returning({ id: learningAgreement.id });
  if (!saved) throw new Error('PostgreSQL returned no id for a learning agreement.');

  const now = house.clock.now();
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const awaited = awaitedSignature(agreement, settings.ourHeiIds);
  const known = await requestsOf(tx, saved.id);
  const own = known.find((request) => awaited && isFor(request, awaited));
  for (const { taskId, state } of known) {
    if (taskId !== own?.taskId && state === 'open') await cancel(house, tx, taskId, now);
  }
  // Also when the task is done: the department has answered this very version, and is not asked twice.
  if (own && own.state !== 'cancelled') return { kind: 'waits', taskId: own.taskId };
  if (!awaited) return { kind: 'waitsForOthers' };
  if (Temporal.PlainDate.compare(lastDay(agreement.mobilityEnd), today) < 0) return { kind: 'ended' };
  if (!department) return { kind: 'noDepartment' };
  const dueAt = signatureDeadline(agreement.mobilityStart, now, settings);
  const taskId = own
    ? await askAgain(house, tx, own.taskId, department.id, dueAt, settings)
    : await requestSignature(house, tx, { learningAgreementId: saved.id, awaited, departmentId: department.id, dueAt }, settings);
  return { kind: 'waits', taskId };
}

interface KnownRequest {
  readonly taskId: string;
  readonly versionRole: LearningAgreementVersion['role'];
  readonly proposalId: string | null;
  readonly state: TaskState;
}

async function requestsOf(tx: Transaction, learningAgreementId: string): Promise<KnownRequest[]> {
  const { taskId, versionRole, proposalId } = signatureRequest;
  return tx
    .select({ taskId, versionRole, proposalId, state: task.state })
    .from(signatureRequest)
    .innerJoin(task, eq(task.id, signatureRequest.taskId))
    .where(eq(signatureRequest.learningAgreementId, learningAgreementId));
}

function isFor(request: KnownRequest, { version }: AwaitedSignature): boolean {
  return request.versionRole === version.role && request.proposalId === version.proposalId;
}

async function cancel(house: House, tx: Transaction, taskId: string, now: Temporal.Instant): Promise<void> {
  const file = await lockTaskFile(tx, taskId);
  if (!file) return;
  await updateTask(tx, taskId, {
    state: 'cancelled',
    dueAt: file.task.dueAt,
    departmentId: file.task.department.id,
    phaseBeganAt: now,
    closedAt: now,
    nextReminderAt: null,
  });
  await record(house, tx, taskId, 'noLongerAwaited', {});
}

/** Opens a task anew whose signature was not awaited for a while: a file lacked what had been signed before. */
async function askAgain(
  house: House,
  tx: Transaction,
  taskId: string,
  departmentId: string,
  dueAt: Temporal.Instant,
  settings: Settings,
): Promise<string> {
  const file = await lockTaskFile(tx, taskId);
  if (!file) throw new Error(`Task ${taskId} vanished while it was being opened anew.`);
  const now = house.clock.now();
  const version = file.task.version + 1;
  const phase = { kind: 'learningAgreementSignature', state: 'open', dueAt, version, phaseBeganAt: now } as const;
  await askDepartment(tx, taskId, departmentId, now);
  await updateTask(tx, taskId, {
    state: 'open',
    dueAt,
    departmentId,
    phaseBeganAt: now,
    closedAt: null,
    nextReminderAt: firstReminderAt(phase, settings),
  });
  await record(house, tx, taskId, 'awaitedAgain', { departmentId });
  return taskId;
}

interface Request {
  readonly learningAgreementId: string;
  readonly awaited: AwaitedSignature;
  readonly departmentId: string;
  readonly dueAt: Temporal.Instant;
}

async function requestSignature(
  house: House,
  tx: Transaction,
  { learningAgreementId, awaited, departmentId, dueAt }: Request,
  settings: Settings,
): Promise<string> {
  const now = house.clock.now();
  const phase = { kind: 'learningAgreementSignature', state: 'open', dueAt, version: 1, phaseBeganAt: now } as const;
  const taskId = await insertTask(tx, {
    kind: 'learningAgreementSignature',
    departmentId,
    dueAt,
    now,
    publicReference: null,
    requesterId: null,
    nextReminderAt: firstReminderAt(phase, settings),
  });
  await tx.insert(signatureRequest).values({
    taskId,
    learningAgreementId,
    versionRole: awaited.version.role,
    proposalId: awaited.version.proposalId,
    signingAs: awaited.role,
  });
  await addAssignees(tx, taskId, await firstAsked(tx, departmentId, now), now);
  await record(house, tx, taskId, 'asked', { departmentId, versionRole: awaited.version.role });
  return taskId;
}

/** The audit row of what an import did to a task, and the job that carries it to every card. */
async function record(
  house: House,
  tx: Transaction,
  taskId: string,
  act: 'asked' | 'awaitedAgain' | 'noLongerAwaited',
  detail: Record<string, unknown>,
): Promise<void> {
  await writeAudit(tx, {
    at: house.clock.now(),
    actor: 'import',
    action: `learningAgreementSignature.${act}`,
    taskId,
    correlationId: null,
    detail,
  });
  await house.jobs.taskChanged(tx, taskId);
}

/**
 * The closing hour of the working day by which all have to have signed before the mobility starts;
 * when that has passed already, the service level counts from now.
 */
export function signatureDeadline(start: MobilityDate, now: Temporal.Instant, settings: Settings): Temporal.Instant {
  const hours = workingHours(settings);
  const day = addWorkingDays(firstDay(start), -settings.signatureWorkingDaysBeforeStart);
  const deadline = stockholmInstant(day, hours.end);
  return Temporal.Instant.compare(deadline, now) > 0
    ? deadline
    : dueAfterWorkingDays(now, settings.serviceLevelWorkingDays, hours);
}

function end(outcome: SignatureOutcome, fields: readonly Field[]): DutyAction<Subject> {
  return {
    verb: outcome,
    by: 'assignee',
    states: ['open'],
    style: outcome === 'signed' ? 'positive' : 'default',
    label: (t) => t(`duty.learningAgreementSignature.action.${outcome}`),
    fields,
    async apply({ tx, actor, now }, file, _subject, input) {
      const signedOn = input['signedOn'];
      await tx
        .update(signatureRequest)
        .set({
          outcome,
          signerName: actor.person.name,
          signedAt: now,
          signedOn: signedOn ? Temporal.PlainDate.from(signedOn) : null,
          scanPlace: input['scanPlace'] ?? null,
        })
        .where(and(eq(signatureRequest.taskId, file.task.id), isNull(signatureRequest.outcome)));
      return { state: 'done' };
    },
  };
}

const notMine: DutyAction<Subject> = {
  verb: 'notMine',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.learningAgreementSignature.action.notMine'),
  fields: [
    { name: 'note', kind: 'text', required: false, maxLength: 500, label: (t) => t('duty.learningAgreementSignature.field.note') },
  ],
  // Whoever places cases cannot say "not mine" of one: it would come back to them.
  when: (file) => file.assignees.some((assignee) => assignee.capacity !== 'internationalOffice'),
  async apply({ tx }, file, _subject, input) {
    await keepNote(tx, file.task.id, input['note'] ?? null);
    return { state: 'open', handToInternationalOffice: true };
  },
};

const redirect: DutyAction<Subject> = {
  verb: 'redirect',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.learningAgreementSignature.action.redirect'),
  fields: [
    {
      name: 'department',
      kind: 'department',
      required: true,
      maxLength: 36,
      label: (t) => t('duty.learningAgreementSignature.field.department'),
    },
  ],
  when: (file) => file.assignees.every((assignee) => assignee.capacity === 'internationalOffice'),
  async apply(_context: ActionContext, _file, _subject, input) {
    return { state: 'open', departmentId: given(input, 'department') };
  },
};

async function keepNote(tx: Transaction, taskId: string, note: string | null): Promise<void> {
  await tx.update(signatureRequest).set({ note }).where(eq(signatureRequest.taskId, taskId));
}

const PARTIES: readonly SigningParty[] = ['student', 'sendingInstitution', 'receivingInstitution'];

export function mobilityDateText(date: MobilityDate, language: Language): string {
  return date.kind === 'day'
    ? dayText(Temporal.PlainDate.from(date.date), language)
    : monthText(Temporal.PlainYearMonth.from(date.yearMonth), language);
}

function signaturesText({ request }: Subject, t: Translate): string {
  const version = request.learningAgreement.versions.find(
    (candidate) => candidate.role === request.versionRole && candidate.proposalId === request.proposalId,
  );
  return PARTIES.map((party) => {
    const signed = version?.signatures[party] != null || (party === request.signingAs && isSigned(request.outcome));
    const who = t(`duty.learningAgreementSignature.signature.${party}`);
    return t(`duty.learningAgreementSignature.signature.${signed ? 'has' : 'awaits'}`, { who });
  }).join(', ');
}

function isSigned(outcome: SignatureOutcome | null): boolean {
  return outcome === 'signed' || outcome === 'signedOnPaper';
}

export const learningAgreementSignatureDuty: Duty<Subject> = {
  kind: 'learningAgreementSignature',
  urgent: false,
  title: ({ request }, t) =>
    t('duty.learningAgreementSignature.title', {
      student: `${request.learningAgreement.student.givenNames} ${request.learningAgreement.student.familyName}`,
      partner: request.partnerName,
    }),
  facts({ request }, language, now) {
    const t = translate(language);
    const subject: Subject = { kind: 'learningAgreementSignature', request };
    const { student } = request.learningAgreement;
    const label = (key: keyof Texts['duty']['learningAgreementSignature']['facts']) =>
      t(`duty.learningAgreementSignature.facts.${key}`);
    const result = 'positive';
    const facts: Fact[] = [
      { label: label('student'), value: `${student.givenNames} ${student.familyName}` },
      { label: label('partner'), value: request.partnerName },
      { label: label('mobilityStart'), value: mobilityDateText(request.learningAgreement.mobilityStart, language) },
      { label: label('version'), value: t(`duty.learningAgreementSignature.version.${request.versionRole}`) },
      { label: label('signatures'), value: signaturesText(subject, t) },
    ];
    if (request.outcome) {
      facts.push({ label: label('outcome'), value: t(`duty.learningAgreementSignature.outcome.${request.outcome}`), result });
    }
    if (request.signerName) facts.push({ label: label('signedBy'), value: request.signerName, result });
    if (request.signedAt) facts.push({ label: label('signedAt'), value: momentText(request.signedAt, language, now), result });
    if (request.signedOn) facts.push({ label: label('signedOn'), value: dayText(request.signedOn, language), result });
    if (request.scanPlace) facts.push({ label: label('scanPlace'), value: request.scanPlace, result });
    if (request.note) facts.push({ label: label('note'), value: request.note });
    return facts;
  },
  dialogue: () => [],
  actions: [
    end('signed', []),
    end('signedOnPaper', [
      {
        name: 'signedOn',
        kind: 'pastDate',
        required: true,
        maxLength: 10,
        label: (t) => t('duty.learningAgreementSignature.field.signedOn'),
      },
      {
        name: 'scanPlace',
        kind: 'text',
        required: true,
        maxLength: 300,
        label: (t) => t('duty.learningAgreementSignature.field.scanPlace'),
      },
    ]),
    notMine,
    redirect,
  ],
};
