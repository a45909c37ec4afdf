import type { Temporal } from 'temporal-polyfill';
import type { ReminderAudience } from '../domain/reminderPolicy.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { contactsOf, peopleWithRole } from '../store/directory.ts';
import { reachableAmong } from '../store/roster.ts';
import type { Transaction } from '../store/connect.ts';
import { addAssignees, clearAssignees, type NewAssignee } from '../store/taskFiles.ts';

/**
 * Who is asked first: the department's contact persons; where there are none, its deputies, then
 * its head, and at last the International Office, so that a task never hangs on nobody.
 */
export async function firstAsked(tx: Transaction, departmentId: string): Promise<NewAssignee[]> {
  for (const capacity of ['ikp', 'deputy', 'head'] as const) {
    const people = await contactsOf(tx, departmentId, [capacity]);
    if (people.length > 0) return people;
  }
  return internationalOffice(tx);
}

async function internationalOffice(tx: Transaction): Promise<NewAssignee[]> {
  const people = await peopleWithRole(tx, 'internationalOffice');
  return people.map((personId) => ({ personId, capacity: 'internationalOffice' }));
}

/** Takes the task from whoever has it and asks those who stand behind the department. */
export async function askDepartment(
  tx: Transaction,
  taskId: string,
  departmentId: string,
  now: Temporal.Instant,
): Promise<void> {
  await clearAssignees(tx, taskId);
  await addAssignees(tx, taskId, await firstAsked(tx, departmentId), now);
}

export async function askInternationalOffice(tx: Transaction, taskId: string, now: Temporal.Instant): Promise<void> {
  await clearAssignees(tx, taskId);
  await addAssignees(tx, taskId, await internationalOffice(tx), now);
}

/** Whom to ask beside those who are, when none of them can be reached: the next on the ladder who can, at last the International Office. */
export async function coverWith(tx: Transaction, { task, assignees }: TaskFile): Promise<NewAssignee[]> {
  const asked = new Set(assignees.map((assignee) => assignee.personId));
  for (const capacity of ['ikp', 'deputy', 'head'] as const) {
    const people = (await contactsOf(tx, task.department.id, [capacity])).filter((one) => !asked.has(one.personId));
    const canBeReached = await reachableAmong(tx, people.map((one) => one.personId));
    const found = people.filter((one) => canBeReached.has(one.personId));
    if (found.length > 0) return found;
  }
  return (await internationalOffice(tx)).filter((one) => !asked.has(one.personId));
}

/**
 * Widens the circle of those who are asked by what a reminder's step names, and tells how many
 * were added. The ones asked before stay: help does not free them of the task.
 */
export async function escalate(
  tx: Transaction,
  taskId: string,
  departmentId: string,
  audience: readonly ReminderAudience[],
  now: Temporal.Instant,
): Promise<number> {
  const people: NewAssignee[] = [];
  if (audience.includes('deputy')) people.push(...(await contactsOf(tx, departmentId, ['deputy'])));
  if (audience.includes('head')) people.push(...(await contactsOf(tx, departmentId, ['head'])));
  if (audience.includes('internationalOffice')) people.push(...(await internationalOffice(tx)));
  return addAssignees(tx, taskId, people, now);
}
