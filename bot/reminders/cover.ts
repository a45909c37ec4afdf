import type { Temporal } from 'temporal-polyfill';
import { workingHours } from '../domain/reminderPolicy.ts';
import { isClosed } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { toWorkingTime } from '../domain/workingTime.ts';
import { dutyOf } from '../duties/registry.ts';
import { admissionsBeside, coverWith } from '../duties/responsibility.ts';
import { endTask } from '../duties/start.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { hasLeft, reachableAmong } from '../store/roster.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, findTaskFile, listOpenTasksOf, lockTaskFile, removeAssignee, showAnew, type NewAssignee } from '../store/taskFiles.ts';
import { coverRequestsOf } from './coverRequests.ts';
import type { DeliveryHouse } from './house.ts';
import { planAndQueue } from './queue.ts';

/**
 * Sees to it that no open task waits for somebody who cannot be reached: where nobody else who is
 * asked can be, the next on the ladder are asked as well, and at last the International Office.
 * Whoever has left is no longer asked; who has only blocked or removed the app, or wants only what is
 * urgent, still can answer in the tab. Repeated, it changes nothing.
 */
export async function coverFor(house: DeliveryHouse, personId: string): Promise<void> {
  for (const taskId of await listOpenTasksOf(house.db, personId)) {
    await house.db.transaction((tx) => coverTask(house, tx, taskId, personId));
  }
  await coverRequestsOf(house, personId);
}

async function coverTask(house: DeliveryHouse, tx: Transaction, taskId: string, personId: string): Promise<void> {
  await lockTaskFile(tx, taskId);
  // Read anew: a lock that had to wait sees whom the task is asked of as it was before.
  const file = await findTaskFile(tx, taskId);
  if (!file || isClosed(file.task.state)) return;
  const now = house.clock.now();
  const left = await hasLeft(tx, personId);
  const others = file.assignees.filter((assignee) => assignee.personId !== personId);
  const { urgent } = dutyOf(file.subject);
  const canBeReached = await reachableAmong(tx, [personId, ...others.map((one) => one.personId)], urgent);
  if (canBeReached.has(personId)) return; // they are back
  const isCovered = others.some((one) => canBeReached.has(one.personId));
  const added = isCovered ? [] : await ask(tx, file, now);
  if (left && others.length + added.length > 0) await removeAssignee(tx, taskId, personId);
  // What was a person's own, and nobody else's to do, goes with them.
  else if (left && dutyOf(file.subject).staysWith === 'person') {
    await endTask({ house, tx, now, by: 'planner', correlationId: null }, taskId, 'cancelled', 'leftWithPerson');
    return;
  }
  if (!left && added.length === 0) return;
  await showAnew(tx, taskId);
  await writeAudit(tx, {
    at: now,
    actor: 'planner',
    action: `${file.task.kind}.covered`,
    taskId,
    correlationId: null,
    detail: { for: personId, left, added: added.length },
  });
  await house.jobs.taskChanged(tx, taskId);
  // Who is asked first in a phase gets its card from the change itself; these came in between.
  const plannedAt = urgent ? now : toWorkingTime(now, workingHours(await readSettings(tx)));
  const message = { purpose: 'task', taskId, plannedAt, urgent } as const;
  await planAndQueue(house, tx, added.map((one) => ({ ...message, personId: one.personId, occasion: `cover v${file.task.version}` })));
}

async function ask(tx: Transaction, file: TaskFile, now: Temporal.Instant): Promise<NewAssignee[]> {
  const { staysWith, urgent } = dutyOf(file.subject);
  if (staysWith === 'person') return [];
  const people = staysWith === 'office' ? await admissionsBeside(tx, file, now) : await coverWith(tx, file, now, urgent);
  await addAssignees(tx, file.task.id, people, now);
  return people;
}
