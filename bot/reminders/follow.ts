import { workingHours } from '../domain/reminderPolicy.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { toWorkingTime } from '../domain/workingTime.ts';
import type { House } from '../duties/duty.ts';
import { dutyOf } from '../duties/registry.ts';
import type { Transaction } from '../store/connect.ts';
import { openTasksWithoutPost } from '../store/cardCopies.ts';
import type { NewDelivery } from '../store/deliveries.ts';
import { readSettings } from '../store/settings.ts';
import { assignedSince, lockTaskFile } from '../store/taskFiles.ts';
import { planAndQueue } from './queue.ts';

/**
 * Plans the messages that the task's present state calls for, and that are not planned yet. Running
 * it again plans nothing twice, so a job that is repeated after a crash does no harm.
 */
export async function planMessages(house: House, taskId: string): Promise<void> {
  await house.db.transaction(async (tx) => {
    const file = await lockTaskFile(tx, taskId);
    if (!file) return;
    await planAndQueue(house, tx, await messagesFor(house, tx, file));
  });
}

async function messagesFor(house: House, tx: Transaction, file: TaskFile): Promise<NewDelivery[]> {
  const { task, requesterId } = file;
  const now = house.clock.now();
  const occasion = `v${task.version}`;
  const common = { taskId: task.id, occasion };
  switch (task.state) {
    case 'open': {
      const { urgent } = dutyOf(file.subject);
      const plannedAt = urgent ? now : toWorkingTime(now, workingHours(await readSettings(tx)));
      // Those who came later came by a reminder, which has its own message.
      const asked = await assignedSince(tx, task.id, file.askedAt);
      const message = { ...common, purpose: 'task', occasion: `asked ${file.askedAt.toString()}`, plannedAt, urgent } as const;
      const personal = asked.map((personId) => ({ ...message, personId }));
      // One post for the life of the task; what happens later edits it or answers in its thread.
      const post = { ...common, purpose: 'task' as const, occasion: 'post', personId: null, plannedAt: now, urgent };
      const told = dutyOf(file.subject).isHeldUp?.(file) ? tellRequester('heldUp') : [];
      return [...(urgent ? [post, ...personal] : personal), ...told];
    }
    case 'awaitingRequester':
      return tellRequester('returned');
    case 'done':
      return tellRequester('answer');
    case 'cancelled':
      return [];
  }

  function tellRequester(purpose: 'returned' | 'answer' | 'heldUp'): NewDelivery[] {
    return requesterId ? [{ ...common, purpose, personId: requesterId, plannedAt: now, urgent: true }] : [];
  }
}

/**
 * Plans the posts of urgent tasks that are open but have none in the channel, since the app was
 * added to the team after they arose.
 */
export async function postOpenTasks(house: House): Promise<void> {
  await house.db.transaction(async (tx) => {
    const now = house.clock.now();
    const taskIds = await openTasksWithoutPost(tx, 'eligibility');
    await planAndQueue(
      house,
      tx,
      taskIds.map((taskId) => ({
        purpose: 'task',
        taskId,
        personId: null,
        occasion: `post ${now.toString()}`,
        plannedAt: now,
        urgent: true,
      })),
    );
  });
}
