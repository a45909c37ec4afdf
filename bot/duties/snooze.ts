import { Temporal } from 'temporal-polyfill';
import { VERBS } from '../cards/verbs.ts';
import type { ActionForm } from '../cards/view.ts';
import { dayOf } from '../domain/calm.ts';
import { lastDay, snoozeDays, snoozeUntil, type Snoozable, type SnoozeRefusal } from '../domain/snooze.ts';
import { isClosed } from '../domain/task.ts';
import { standsAs, type TaskFile } from '../domain/taskFile.ts';
import { writeAudit } from '../store/audit.ts';
import type { Executor } from '../store/connect.ts';
import { endWaiting, planDeliveries, wakeOccasion } from '../store/deliveries.ts';
import { readSettings } from '../store/settings.ts';
import { removeSnooze, saveSnooze } from '../store/snoozes.ts';
import { findTaskFile, lockTaskFile } from '../store/taskFiles.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { Unchanged } from './act.ts';
import type { Actor, Choice, House } from './duty.ts';
import { dutyOf } from './registry.ts';
import type { Viewer } from './taskView.ts';

export interface SnoozeCommand {
  readonly taskId: string;
  /** 'YYYY-MM-DD', in Stockholm. */
  readonly day: string;
  readonly actor: Actor;
}

type SnoozeProblem = 'snoozePassed' | 'snoozeAfterDue' | 'snoozeNotNow' | 'date';

export type SnoozeResult =
  | { readonly kind: 'done'; readonly until: Temporal.Instant; readonly file: TaskFile }
  | { readonly kind: 'unchanged'; readonly why: Extract<Unchanged, 'closed' | 'notYours'>; readonly file: TaskFile }
  | { readonly kind: 'invalid'; readonly errors: readonly [{ readonly field: 'day'; readonly problem: SnoozeProblem }]; readonly file: TaskFile }
  | { readonly kind: 'unknownTask' };

const PROBLEMS: Readonly<Record<SnoozeRefusal, SnoozeProblem>> = {
  passed: 'snoozePassed',
  afterDue: 'snoozeAfterDue',
  notNow: 'snoozeNotNow',
};

/**
 * Lets the reminders of a task rest for one person, and plans the one that they get in the morning of
 * the day. What waits for them about the task has been said by that. Others are reminded as before.
 */
export async function snoozeTask(house: House, { taskId, day, actor }: SnoozeCommand): Promise<SnoozeResult> {
  return house.db.transaction(async (tx): Promise<SnoozeResult> => {
    if (!(await lockTaskFile(tx, taskId))) return { kind: 'unknownTask' };
    // Read anew: a lock that had to wait sees whom the task is asked of as it was before.
    const file = await findTaskFile(tx, taskId);
    if (!file) return { kind: 'unknownTask' };
    const personId = actor.person.id;
    if (isClosed(file.task.state)) return { kind: 'unchanged', why: 'closed', file };
    if (!standsAs(file, personId, 'assignee')) return { kind: 'unchanged', why: 'notYours', file };
    const refuse = (problem: SnoozeProblem) => ({ kind: 'invalid', errors: [{ field: 'day', problem }], file }) as const;
    const chosen = readDay(day);
    if (!chosen) return refuse('date');
    const now = house.clock.now();
    const task = snoozable(file);
    const wish = snoozeUntil(task, chosen, now, await readSettings(tx));
    if (!wish.ok) return refuse(PROBLEMS[wish.refusal]);
    const { until } = wish;
    await saveSnooze(tx, taskId, personId, until);
    await endWaiting(tx, taskId, personId, now, snoozedDetail(until));
    await planDeliveries(tx, [
      { purpose: 'task', taskId, personId, occasion: wakeOccasion(until, now), plannedAt: until, urgent: task.urgent },
    ]);
    await writeAudit(tx, {
      at: now,
      actor: personId,
      action: `${file.task.kind}.snoozed`,
      taskId,
      correlationId: actor.correlationId,
      detail: { until: until.toString() },
    });
    return { kind: 'done', until, file };
  });
}

export type SnoozeEnd = { readonly kind: 'done' } | { readonly kind: 'notSnoozed' };

/**
 * Takes back that a task was put off. The message of that morning does not come, and reminders do
 * again from the next step on; what waited when the task was put off stays unsent, since the person
 * has just seen the task.
 */
export async function endSnooze(house: House, taskId: string, actor: Actor): Promise<SnoozeEnd> {
  return house.db.transaction(async (tx): Promise<SnoozeEnd> => {
    const locked = await lockTaskFile(tx, taskId);
    const now = house.clock.now();
    const personId = actor.person.id;
    if (!locked || !(await removeSnooze(tx, taskId, personId, now))) return { kind: 'notSnoozed' };
    await endWaiting(tx, taskId, personId, now, 'no longer snoozed');
    await writeAudit(tx, { at: now, actor: personId, action: `${locked.task.kind}.snoozeEnded`, taskId, correlationId: actor.correlationId, detail: {} });
    return { kind: 'done' };
  });
}

/** Why a message was not sent, as its outcome tells. */
export function snoozedDetail(until: Temporal.Instant): string {
  return `snoozed until ${until.toString()}`;
}

/** What the card offers for being reminded later; null when the task cannot wait, or is not this person's. */
export async function snoozeForm(db: Executor, file: TaskFile, viewer: Viewer, now: Temporal.Instant): Promise<ActionForm | null> {
  const { choices } = await snoozeOffer(db, file, viewer, now);
  if (choices.length === 0) return null;
  const t = translate(viewer.language);
  const field = { name: 'day', kind: 'choice', label: t('snooze.when'), required: true, maxLength: 10, value: null, choices } as const;
  return { verb: VERBS.snooze, label: t('snooze.action'), style: 'default', fields: [field] };
}

export interface SnoozeOffer {
  readonly choices: readonly Choice[];
  /** The last day that can be chosen; null when none can. */
  readonly lastDay: Temporal.PlainDate | null;
}

export async function snoozeOffer(
  db: Executor,
  file: TaskFile,
  { personId, language }: Viewer,
  now: Temporal.Instant,
): Promise<SnoozeOffer> {
  const nothing = { choices: [], lastDay: null };
  if (file.task.state !== 'open' || !standsAs(file, personId, 'assignee')) return nothing;
  const settings = await readSettings(db);
  const task = snoozable(file);
  const last = lastDay(task, settings);
  const t = translate(language);
  const today = dayOf(now);
  const choices = snoozeDays(task, now, settings).flatMap((day): Choice[] => {
    const wish = snoozeUntil(task, day, now, settings);
    if (!wish.ok) return [];
    const words = { when: momentText(wish.until, language, now) };
    const ahead = today.until(day).days;
    const name = ahead === 1 ? 'tomorrow' : day.dayOfWeek === 1 && ahead <= 7 ? 'monday' : day.equals(last) ? 'last' : 'other';
    return [{ value: day.toString(), title: t(`snooze.${name}`, words) }];
  });
  return choices.length > 0 ? { choices, lastDay: last } : nothing;
}

function snoozable({ task, subject }: TaskFile): Snoozable {
  return { state: task.state, dueAt: task.dueAt, urgent: dutyOf(subject).urgent };
}

function readDay(day: string): Temporal.PlainDate | null {
  if (!/^\d{4}-\d\d-\d\d$/.test(day)) return null;
  try {
    return Temporal.PlainDate.from(day, { overflow: 'reject' });
  } catch (error) {
    if (error instanceof RangeError) return null;
    throw error;
  }
}
