import type { Temporal } from 'temporal-polyfill';
import { dueReminders, recipientsOf, reminderPlan, workingHours, type PlannedReminder } from '../domain/reminderPolicy.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import type { House } from '../duties/duty.ts';
import { dutyOf } from '../duties/registry.ts';
import { escalate } from '../duties/responsibility.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { planDeliveries, type NewDelivery } from '../store/deliveries.ts';
import { listOptedOut } from '../store/preferences.ts';
import { claimSteps, claimedSteps, lockTasksToRemind, scheduleNextReminder } from '../store/reminders.ts';
import { readSettings } from '../store/settings.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import { queueDue } from './queue.ts';

/** Tasks looked at in one transaction. */
const BATCH = 50;

/** Minutes after which a task that could not be reminded of is looked at again. */
const AFTER_FAILURE_MINUTES = 15;

export interface PlanningRun {
  readonly looked: number;
  readonly reminded: number;
  readonly queued: number;
  /** Tasks of which it could not remind. They are looked at again later, and hold up no others. */
  readonly failed: readonly { readonly taskId: string; readonly error: unknown }[];
}

/**
 * One planning run: every task whose moment has come climbs one step of its ladder, and messages
 * that waited for their moment are queued. Several processes may run it at once: each takes other
 * tasks. Its cost follows the tasks that are due, not those that are kept.
 */
export async function planReminders(house: House): Promise<PlanningRun> {
  let looked = 0;
  let reminded = 0;
  const failed: { taskId: string; error: unknown }[] = [];
  for (;;) {
    const batch = await planBatch(house, failed);
    looked += batch.taken;
    reminded += batch.reminded;
    if (batch.taken < BATCH) break;
  }
  let queued = 0;
  for (;;) {
    const now = await house.db.transaction((tx) => queueDue(house, tx));
    queued += now;
    if (now === 0) return { looked, reminded, queued, failed };
  }
}

async function planBatch(
  house: House,
  failed: { taskId: string; error: unknown }[],
): Promise<{ taken: number; reminded: number }> {
  return house.db.transaction(async (tx) => {
    const now = house.clock.now();
    const settings = await readSettings(tx);
    const taskIds = await lockTasksToRemind(tx, now, BATCH);
    let reminded = 0;
    for (const taskId of taskIds) {
      try {
        if (await tx.transaction((savepoint) => remind(house, savepoint, taskId, settings, now))) reminded += 1;
      } catch (error) {
        await scheduleNextReminder(tx, taskId, now.add({ minutes: AFTER_FAILURE_MINUTES }), false);
        failed.push({ taskId, error });
      }
    }
    return { taken: taskIds.length, reminded };
  });
}

/** Lets one task, whose row is locked, climb. Tells whether it reminds. */
async function remind(
  house: House,
  tx: Transaction,
  taskId: string,
  settings: Settings,
  now: Temporal.Instant,
): Promise<boolean> {
  const before = await findTaskFile(tx, taskId);
  if (!before) return false;
  const subject = { ...before.task, phaseBeganAt: before.phaseBeganAt };
  const own = settingsFor(settings, before.task.department.id);
  const plan = reminderPlan(subject, own);
  const due = dueReminders(plan, await claimedSteps(tx, taskId), now, workingHours(own));
  await claimSteps(tx, taskId, due, now);
  if (!due.fire) {
    await scheduleNextReminder(tx, taskId, due.next, false);
    return false;
  }
  const added = dutyOf(before.subject).staysWith ? 0 : await escalate(tx, taskId, before.task.department.id, due.fire.audience, now);
  await scheduleNextReminder(tx, taskId, due.next, added > 0);
  const file = added > 0 ? ((await findTaskFile(tx, taskId)) ?? before) : before;
  // Queued when all are planned, so that whoever has several things to do gets them as one message.
  await planDeliveries(tx, messagesOf(file, due.fire, now, await listOptedOut(tx)), null);
  await writeAudit(tx, {
    at: now,
    actor: 'planner',
    action: added > 0 ? `${file.task.kind}.escalated` : `${file.task.kind}.reminded`,
    taskId,
    correlationId: null,
    detail: { step: due.fire.step, missed: due.superseded.map((reminder) => reminder.step), added },
  });
  if (added > 0) await house.jobs.taskChanged(tx, taskId);
  return true;
}

function messagesOf(
  file: TaskFile,
  reminder: PlannedReminder,
  now: Temporal.Instant,
  optedOut: ReadonlySet<string>,
): NewDelivery[] {
  const { urgent } = dutyOf(file.subject);
  const common = { purpose: 'reminder' as const, taskId: file.task.id, occasion: reminder.step, plannedAt: now, urgent };
  const personal = recipientsOf(file, reminder.audience, urgent ? new Set() : optedOut).map((personId) => ({ ...common, personId }));
  return reminder.inChannel && urgent ? [...personal, { ...common, personId: null }] : personal;
}
