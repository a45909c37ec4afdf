import type { Temporal } from 'temporal-polyfill';
import type { PassingReason } from '../domain/auditAct.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { isClosed, type AssigneeCapacity } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { toWorkingTime } from '../domain/workingTime.ts';
import { writeAudit } from '../store/audit.ts';
import { planDeliveries } from '../store/deliveries.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, findTaskFile, lockTaskFile, removeAssignee, showAnew, type NewAssignee } from '../store/taskFiles.ts';
import type { Work } from './duty.ts';
import { dutyOf } from './registry.ts';

export interface Passing {
  /** Whom the task is taken from. */
  readonly from: readonly string[];
  /** Whom it is asked of instead; those who are asked already stay as they are. */
  readonly to: (file: TaskFile) => Promise<readonly NewAssignee[]>;
  readonly why: PassingReason;
  /** Once for each: a second passing of the same occasion sends nothing. */
  readonly occasion: string;
}

export interface Passed {
  /** In which capacity the first of those whom it was taken from was asked; null when none was. */
  readonly capacity: AssigneeCapacity | null;
  /** Who came in. */
  readonly added: readonly string[];
}

/**
 * Gives an open task to others: every card shows whom it is asked of now, and who comes in gets it
 * as a message. What is asked stays the same, so a click on a card that hangs already still counts.
 *
 * @returns null when the task has ended, is the person's own, or when nobody would be left to ask
 */
export async function passOn(work: Work, taskId: string, passing: Passing): Promise<Passed | null> {
  const { tx, now } = work;
  await lockTaskFile(tx, taskId);
  // Read anew: a lock that had to wait sees whom the task is asked of as it was before.
  const file = await findTaskFile(tx, taskId);
  if (!file || isClosed(file.task.state)) return null;
  const { staysWith } = dutyOf(file.subject);
  if (staysWith === 'person') return null;
  const leaving = new Set(passing.from);
  const staying = new Set(file.assignees.map((one) => one.personId).filter((id) => !leaving.has(id)));
  const capacity = file.assignees.find((one) => leaving.has(one.personId))?.capacity ?? null;
  const fresh = (await passing.to(file)).filter((one) => !staying.has(one.personId) && !leaving.has(one.personId));
  // A task never hangs on nobody.
  if (staying.size + fresh.length === 0) return null;
  for (const personId of leaving) await removeAssignee(tx, taskId, personId);
  await addAssignees(tx, taskId, fresh, now);
  const added = fresh.map((one) => one.personId);
  if (capacity === null && added.length === 0) return { capacity, added };
  await showAnew(tx, taskId);
  await writeAudit(tx, {
    at: now,
    actor: work.by,
    action: `${file.task.kind}.${passing.why}`,
    taskId,
    correlationId: work.correlationId,
    detail: { from: passing.from, to: added },
  });
  await tell(work, file, added, passing.occasion);
  await work.house.jobs.taskChanged(tx, taskId);
  return { capacity, added };
}

/** Who is asked first in a phase gets its card from the change itself; these came in between. */
async function tell({ tx, now }: Work, file: TaskFile, personIds: readonly string[], occasion: string): Promise<void> {
  if (file.task.state !== 'open') return;
  const { urgent } = dutyOf(file.subject);
  const plannedAt: Temporal.Instant = urgent ? now : toWorkingTime(now, workingHours(await readSettings(tx)));
  const message = { purpose: 'task', taskId: file.task.id, occasion, plannedAt, urgent } as const;
  await planDeliveries(tx, personIds.map((personId) => ({ ...message, personId })));
}
