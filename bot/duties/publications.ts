import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Department } from '../domain/person.ts';
import type { NewPublication } from '../domain/publication.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import type { Settings } from '../domain/settings.ts';
import { dueAfterWorkingDays } from '../domain/workingTime.ts';
import { writeAudit } from '../store/audit.ts';
import type { Executor, Transaction } from '../store/connect.ts';
import { listDepartmentsWithContacts } from '../store/directory.ts';
import { listKeptTasks, type KeptTask } from '../store/keptTasks.ts';
import { insertPublication, lockPublication, setWithdrawn, type PublicationFacts } from '../store/publications.ts';
import { readSettings } from '../store/settings.ts';
import { saveDetails } from '../store/taskSubjects.ts';
import { endOfDay } from './dueDay.ts';
import type { Actor, House, Work } from './duty.ts';
import { forwardingDuty, type Forwarding } from './forwarding.ts';
import { lockDetails } from './lockDetails.ts';
import { noticeDuty, type Notice } from './notice.ts';
import { once } from './once.ts';
import { endTask, startTask } from './start.ts';
import { partnersOfDepartments, type Partner } from './studentExchange.ts';

/** What the International Office publishes becomes a task of each department that it concerns. */

export interface ReachableDepartment extends Department {
  readonly contacts: readonly string[];
  /** Whom an instruction would be passed on to. */
  readonly partners: readonly Partner[];
}

/** Every department, with its contact persons and the partners of its own agreements. */
export async function reachableDepartments(db: Executor, now: Temporal.Instant): Promise<ReachableDepartment[]> {
  const partners = await partnersOfDepartments(db, dayOf(now));
  const departments = await listDepartmentsWithContacts(db);
  return departments.map((one) => ({ ...one, partners: partners.get(one.id) ?? [] }));
}

export type PublishResult =
  | { readonly kind: 'published'; readonly publicationId: string }
  | NotPublished;

type NotPublished =
  | { readonly kind: 'dayHasPassed' }
  | { readonly kind: 'unknownDepartment' }
  /** Chosen departments that have nobody to pass an instruction on to. */
  | { readonly kind: 'noPartners'; readonly departments: readonly Department[] };

/** Publishes, once for a key: the publication, a task for each department and the audit rows, all or nothing. @throws AnotherReceived */
export async function publish(house: House, actor: Actor, wanted: NewPublication, key: string | null): Promise<PublishResult> {
  return house.db.transaction(async (tx) => {
    const published = await once(house, tx, actor, { form: 'publication', key, content: wanted }, () => publishNow(house, tx, actor, wanted));
    return typeof published === 'string' ? { kind: 'published', publicationId: published } : published;
  });
}

async function publishNow(house: House, tx: Transaction, actor: Actor, wanted: NewPublication): Promise<string | NotPublished> {
  const now = house.clock.now();
  const dueOn = Temporal.PlainDate.from(wanted.dueOn);
  if (Temporal.PlainDate.compare(dueOn, dayOf(now)) < 0) return { kind: 'dayHasPassed' };

  const all = await reachableDepartments(tx, now);
  const chosen = wanted.departmentIds ? new Set(wanted.departmentIds) : null;
  const concerned = all.filter((one) => chosen?.has(one.id) ?? (wanted.kind === 'notice' || one.partners.length > 0));
  if (chosen && concerned.length < chosen.size) return { kind: 'unknownDepartment' };
  const lonely = wanted.kind === 'instruction' ? concerned.filter(({ partners }) => partners.length === 0) : [];
  if (lonely.length > 0) return { kind: 'noPartners', departments: lonely };

  const facts: PublicationFacts = {
    ...wanted,
    link: wanted.link ?? null,
    mailSubject: wanted.kind === 'instruction' ? (wanted.mailSubject ?? null) : null,
    mailText: wanted.kind === 'instruction' ? (wanted.mailText ?? null) : null,
    departmentIds: chosen && [...chosen],
    dueOn,
    createdBy: actor.person.id,
    createdAt: now,
  };
  const publicationId = await insertPublication(tx, facts);
  const work: Work = { house, tx, now, by: actor.person.id, correlationId: actor.correlationId };
  await writeAudit(tx, {
    at: now,
    actor: actor.person.id,
    action: 'publication.published',
    taskId: null,
    correlationId: actor.correlationId,
    detail: { publication: publicationId, kind: wanted.kind, departments: concerned.length },
  });
  const settings = await readSettings(tx);
  for (const department of concerned) await startFor(work, publicationId, facts, department, settings);
  return publicationId;
}

async function startFor(
  work: Work,
  publicationId: string,
  { kind, titleSv, titleEn, textSv, textEn, link, mailSubject, mailText, dueOn }: PublicationFacts,
  department: ReachableDepartment,
  settings: Settings,
): Promise<void> {
  const published = { publicationId, titleSv, titleEn, textSv, textEn, link, withdrawnOn: null };
  const closing = endOfDay(dueOn, settings);
  // When the office has closed for the last time before the last day ends, nobody is late from the start.
  const dueAt = Temporal.Instant.compare(closing, work.now) > 0 ? closing : dueAfterWorkingDays(work.now, 1, workingHours(settings));
  const common = { departmentId: department.id, occasion: `${publicationId} ${department.id}`, dueAt };
  switch (kind) {
    case 'notice':
      await startTask(work, noticeDuty, { ...common, details: { ...published, answer: null } });
      return;
    case 'instruction': {
      const partners = department.partners.map((one) => ({ ...one, state: 'notSent' as const, on: null, by: null }));
      const details = { ...published, mailSubject: mailSubject ?? '', mailText: mailText ?? '', partners, noneConcerned: null };
      await startTask(work, forwardingDuty, { ...common, details });
    }
  }
}

export type WithdrawResult = 'withdrawn' | 'unknown' | 'alreadyWithdrawn';

/** Takes a publication back: every task of it that is open ends, and its card says why. */
export async function withdrawPublication(house: House, actor: Actor, publicationId: string): Promise<WithdrawResult> {
  return house.db.transaction(async (tx) => {
    const publication = await lockPublication(tx, publicationId);
    if (!publication) return 'unknown';
    if (publication.withdrawnAt) return 'alreadyWithdrawn';
    const now = house.clock.now();
    const work: Work = { house, tx, now, by: actor.person.id, correlationId: actor.correlationId };
    await setWithdrawn(tx, publicationId, now);
    const tasks = await tasksOf(tx, [publicationId]);
    let ended = 0;
    for (const { task } of tasks) {
      if (await withdrawTask(work, task)) ended += 1;
    }
    await writeAudit(tx, {
      at: now,
      actor: actor.person.id,
      action: 'publication.withdrawn',
      taskId: null,
      correlationId: actor.correlationId,
      detail: { publication: publicationId, tasks: ended },
    });
    return 'withdrawn';
  });
}

/** Ends one task, unless it has ended; tells whether it did. */
async function withdrawTask(work: Work, { taskId, kind }: KeptTask): Promise<boolean> {
  const withdrawnOn = dayOf(work.now);
  if (kind === 'forwarding') {
    const details = await lockDetails(work.tx, forwardingDuty, taskId);
    if (!details) return false;
    await saveDetails(work.tx, taskId, z.encode(forwardingDuty.details, { ...details, withdrawnOn }));
  } else {
    const details = await lockDetails(work.tx, noticeDuty, taskId);
    if (!details) return false;
    await saveDetails(work.tx, taskId, z.encode(noticeDuty.details, { ...details, withdrawnOn }));
  }
  await endTask(work, taskId, 'cancelled', 'withdrawn');
  return true;
}

/** A department's task of a publication, with what it is about. */
export type PublishedTask =
  | { readonly kind: 'instruction'; readonly task: KeptTask; readonly details: Forwarding }
  | { readonly kind: 'notice'; readonly task: KeptTask; readonly details: Notice };

/** The tasks that publications have become, by the departments' Swedish names; of one department, if it is given. */
export async function tasksOf(db: Executor, publicationIds: readonly string[], departmentId?: string): Promise<PublishedTask[]> {
  if (publicationIds.length === 0) return [];
  const tasks = await listKeptTasks(db, { kinds: ['forwarding', 'notice'], occasions: publicationIds, ...(departmentId ? { departmentId } : {}) });
  return tasks.map(readTask);
}

function readTask(task: KeptTask): PublishedTask {
  return task.kind === 'forwarding'
    ? { kind: 'instruction', task, details: z.decode(forwardingDuty.details, task.details) }
    : { kind: 'notice', task, details: z.decode(noticeDuty.details, task.details) };
}

function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
