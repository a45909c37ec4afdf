import { z } from 'zod';
import type { Temporal } from 'temporal-polyfill';
import type { AuditAct, TaskEnd } from '../domain/auditAct.ts';
import { settingsFor } from '../domain/settings.ts';
import { isClosed, type TaskState } from '../domain/task.ts';
import { writeAudit } from '../store/audit.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, insertTask, lockTaskFile, updateTask, type NewAssignee } from '../store/taskFiles.ts';
import { findTaskOf, insertTaskSubject, saveDetails } from '../store/taskSubjects.ts';
import type { Work } from './duty.ts';
import type { KeptDuty } from './kept.ts';
import { firstAsked } from './responsibility.ts';
import { firstReminderAt } from './schedule.ts';

export interface FreshTask<Details> {
  readonly departmentId: string;
  /** What it arises from, in words that stay the same: 'HT2027 <department>'. */
  readonly occasion: string;
  readonly details: Details;
  readonly dueAt: Temporal.Instant;
  /** Who is told of the end; null when nobody waits for it. */
  readonly requesterId?: string;
  /** What may be said aloud to name it; never student data. */
  readonly publicReference?: string;
  /** Left out: those who stand behind the department. */
  readonly asked?: readonly NewAssignee[];
}

/** Starts a task, and tells its id; null when the occasion has had its task already, open or closed. */
export async function startTask<Details>(
  work: Work,
  duty: KeptDuty<Details>,
  fresh: FreshTask<Details>,
): Promise<string | null> {
  const { tx, now } = work;
  const { kind } = duty;
  const { departmentId, dueAt } = fresh;
  if (await findTaskOf(tx, kind, fresh.occasion)) return null;
  const settings = settingsFor(await readSettings(tx), departmentId);
  const phase = { kind, state: 'open', dueAt, version: 1, phaseBeganAt: now } as const;
  const taskId = await insertTask(tx, {
    kind,
    departmentId,
    dueAt,
    now,
    publicReference: fresh.publicReference ?? null,
    requesterId: fresh.requesterId ?? null,
    nextReminderAt: firstReminderAt(phase, settings),
  });
  await insertTaskSubject(tx, taskId, kind, fresh.occasion, z.encode(duty.details, fresh.details));
  await addAssignees(tx, taskId, fresh.asked ?? (await firstAsked(tx, departmentId, now)), now);
  await record(work, taskId, `${kind}.asked`, { departmentId, dueAt: dueAt.toString() });
  return taskId;
}

/** Ends a task because what it was about has settled itself. A closed one stays as it is. */
export async function endTask(work: Work, taskId: string, state: Extract<TaskState, 'done' | 'cancelled'>, why: TaskEnd): Promise<void> {
  const { tx, now } = work;
  const file = await lockTaskFile(tx, taskId);
  if (!file || isClosed(file.task.state)) return;
  await updateTask(tx, taskId, {
    state,
    dueAt: file.task.dueAt,
    departmentId: file.task.department.id,
    phaseBeganAt: now,
    closedAt: now,
    nextReminderAt: null,
  });
  await record(work, taskId, `${file.task.kind}.${why}`, { from: file.task.state, to: state });
}

/** What a task is about, or when it is due, has changed by itself: every card shows it, and its reminders begin anew. */
export async function changeTask<Details>(
  work: Work,
  duty: KeptDuty<Details>,
  taskId: string,
  change: { readonly details: Details; readonly dueAt: Temporal.Instant },
): Promise<void> {
  const { tx, now } = work;
  const file = await lockTaskFile(tx, taskId);
  if (!file || isClosed(file.task.state)) return;
  const { task } = file;
  const settings = settingsFor(await readSettings(tx), task.department.id);
  const phase = { ...task, dueAt: change.dueAt, version: task.version + 1, phaseBeganAt: now };
  await saveDetails(tx, taskId, z.encode(duty.details, change.details));
  await updateTask(tx, taskId, {
    state: task.state,
    dueAt: change.dueAt,
    departmentId: task.department.id,
    phaseBeganAt: now,
    closedAt: null,
    nextReminderAt: firstReminderAt(phase, settings),
  });
  await record(work, taskId, `${task.kind}.changed`, { dueAt: change.dueAt.toString() });
}

async function record(work: Work, taskId: string, action: AuditAct, detail: Record<string, unknown>): Promise<void> {
  const { tx, now: at, by: actor, correlationId } = work;
  await writeAudit(tx, { at, actor, action, taskId, correlationId, detail });
  await work.house.jobs.taskChanged(tx, taskId);
}
