import { Temporal } from 'temporal-polyfill';
import { dueAfterWorkingDays } from '../domain/workingTime.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import { isClosed } from '../domain/task.ts';
import { standingOf, standsAs, type TaskFile } from '../domain/taskFile.ts';
import type { Transaction } from '../store/connect.ts';
import { onceMoreAfterDeadlock } from '../store/deadlock.ts';
import { readSettings } from '../store/settings.ts';
import { findTaskFile, lockTaskFile, markAsked, recordChange, type TaskUpdate } from '../store/taskFiles.ts';
import { isOffered, type ActionContext, type Actor, type DutyAction, type House, type TaskChange } from './duty.ts';
import { readInput, type FieldError } from './input.ts';
import { dutyOf } from './registry.ts';
import { askDepartment, askInternationalOffice, askThese } from './responsibility.ts';
import { firstReminderAt } from './schedule.ts';

/** A person's wish to act on a task, from a card or from the tab. */
export interface ActCommand {
  readonly taskId: string;
  readonly verb: string;
  /** The version that the person saw. */
  readonly version: number;
  readonly input: unknown;
  readonly actor: Actor;
}

/** Why nothing changed; each has its sentence in the texts under `card.unchanged`. */
export type Unchanged = 'closed' | 'stale' | 'notYours' | 'notNow';

/** Every result but `unknownTask` carries the task as it now is, to be shown. */
export type ActResult =
  | { readonly kind: 'done'; readonly file: TaskFile }
  | { readonly kind: 'unchanged'; readonly why: Unchanged; readonly file: TaskFile }
  | { readonly kind: 'invalid'; readonly errors: readonly FieldError[]; readonly file: TaskFile }
  | { readonly kind: 'unknownTask' };

/**
 * Does what a person asked, once. The task's row is locked for the time, so of two who click at
 * once the second finds the work done. The change, its audit row and the job that carries it to
 * every card are one transaction: when this returns `done`, nothing of it can be lost.
 */
export async function act(house: House, command: ActCommand): Promise<ActResult> {
  // An act may end others' tasks, who act on those at the same moment.
  const result = await onceMoreAfterDeadlock(() => house.db.transaction((tx) => actWithin(house, tx, command)));
  if (result !== 'done' && result.kind !== 'unchanged') return result;
  // Read anew also when nothing changed: a lock that had to wait sees the task as it has become, but
  // what hangs on it, its answer and whom it is asked of, as it was before.
  const file = await findTaskFile(house.db, command.taskId);
  if (!file) return { kind: 'unknownTask' };
  return result === 'done' ? { kind: 'done', file } : { ...result, file };
}

async function actWithin(house: House, tx: Transaction, command: ActCommand): Promise<ActResult | 'done'> {
  const file = await lockTaskFile(tx, command.taskId);
  if (!file) return { kind: 'unknownTask' };
  const duty = dutyOf(file.subject);
  const action = duty.actions.find((candidate) => candidate.verb === command.verb);
  const why = obstacle(file, action, command);
  if (why || !action) return { kind: 'unchanged', why: why ?? 'notNow', file };

  const now = house.clock.now();
  const read = await readInput(tx, action.fields, file.subject, command.input, now);
  if (!read.ok) return { kind: 'invalid', errors: read.errors, file };

  const { person, correlationId } = command.actor;
  const context: ActionContext = { house, tx, actor: command.actor, now, by: person.id, correlationId };
  const change = await action.apply(context, file, file.subject, read.input);
  const update = await carryOut(context, file, change);
  await recordChange(tx, file.task.id, update, {
    at: now,
    actor: command.actor.person.id,
    action: `${file.task.kind}.${action.verb}`,
    taskId: file.task.id,
    correlationId: command.actor.correlationId,
    detail: { from: file.task.state, to: change.state, version: file.task.version },
  });
  await house.jobs.taskChanged(tx, file.task.id);
  return 'done';
}

function obstacle(
  file: TaskFile,
  action: DutyAction<TaskFile['subject']> | undefined,
  command: ActCommand,
): Unchanged | null {
  const personId = command.actor.person.id;
  if (isClosed(file.task.state)) return 'closed';
  if (standingOf(file, personId) === 'none') return 'notYours';
  if (command.version !== file.task.version) return 'stale';
  if (!action) return 'notNow';
  if (isOffered(action, file, personId)) return null;
  return standsAs(file, personId, action.by) ? 'notNow' : 'notYours';
}

/** Asks whoever is to be asked now; the task itself is left to the caller. */
async function carryOut(context: ActionContext, file: TaskFile, change: TaskChange): Promise<TaskUpdate> {
  const { tx, now } = context;
  const departmentId = change.departmentId ?? file.task.department.id;
  // A step on the way to the end asks nobody anew: whoever is asked has taken it, or sees it on their card.
  if (change.asked) await askThese(tx, file.task.id, change.asked, now);
  else if (change.departmentId) await askDepartment(tx, file.task.id, departmentId, now);
  else if (change.handToInternationalOffice) await askInternationalOffice(tx, file.task.id, now);
  else if (file.task.state === 'awaitingRequester' && change.state === 'open') await markAsked(tx, file.task.id, now);
  return updateOf(context, file, change, departmentId);
}

function asksAnew({ asked, departmentId, handToInternationalOffice }: TaskChange): boolean {
  return Boolean(asked ?? departmentId ?? handToInternationalOffice);
}

async function updateOf(
  { tx, now }: ActionContext,
  file: TaskFile,
  change: TaskChange,
  departmentId: string,
): Promise<TaskUpdate> {
  const { task } = file;
  const common = { state: change.state, departmentId, phaseBeganAt: now };
  // Closing needs no settings: the commonest act stays the cheapest.
  if (isClosed(change.state)) return { ...common, dueAt: task.dueAt, closedAt: now, nextReminderAt: null };
  const settings = settingsFor(await readSettings(tx), departmentId);
  const wanted = change.dueAt ?? task.dueAt;
  // Who is asked anew of what is late already has had none of the time, and would never be reminded of it.
  const isPassedOnLate = asksAnew(change) && change.state === 'open' && Temporal.Instant.compare(wanted, now) <= 0;
  const dueAt =
    change.restartsService || isPassedOnLate
      ? dueAfterWorkingDays(now, settings.serviceLevelWorkingDays, workingHours(settings))
      : wanted;
  const phase = { kind: task.kind, state: change.state, dueAt, version: task.version + 1, phaseBeganAt: now };
  return { ...common, dueAt, closedAt: null, nextReminderAt: firstReminderAt(phase, settings) };
}
