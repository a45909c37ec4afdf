import type { Logger } from 'pino';
import { z } from 'zod';
import { QUEUES, type JobQueue } from '../store/jobs.ts';
import { deliver, type DeliveryHouse } from './deliver.ts';
import { editCopies } from './editCopies.ts';
import { planMessages } from './follow.ts';
import { planReminders } from './plan.ts';

const taskJob = z.object({ taskId: z.uuid() });
const deliveryJob = z.object({ deliveryId: z.uuid() });

/** Seconds between looks at a queue; a change in this process does not wait for it. */
const POLL_SECONDS = 0.5;

/** Milliseconds between planning runs. Reminders are minutes apart at the closest. */
const PLANNING_INTERVAL_MS = 15_000;

export interface Workers {
  /** Plans at once, for when the clock was moved. */
  plan(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the work behind the scenes: planning, sending, editing. */
export async function startWorkers(house: DeliveryHouse, queue: JobQueue, log: Logger): Promise<Workers> {
  const { boss } = queue;
  const options = { pollingIntervalSeconds: POLL_SECONDS, localConcurrency: 4 };
  await boss.work(QUEUES.taskChanged, options, async (jobs) => {
    for (const job of jobs) {
      const { taskId } = taskJob.parse(job.data);
      await planMessages(house, taskId);
      await editCopies(house, taskId);
    }
  });
  await boss.work(QUEUES.deliver, options, async (jobs) => {
    for (const job of jobs) await deliver(house, deliveryJob.parse(job.data).deliveryId);
  });

  let running: Promise<void> = Promise.resolve();
  const plan = () => {
    running = running.then(() => planOnce(house, log));
    return running;
  };
  const timer = setInterval(() => void plan(), PLANNING_INTERVAL_MS);
  void plan();
  return {
    plan,
    async stop() {
      clearInterval(timer);
      await running;
    },
  };
}

/** A run that fails is logged and the next one tries again: the tasks it did not reach are still due. */
async function planOnce(house: DeliveryHouse, log: Logger): Promise<void> {
  try {
    const run = await planReminders(house);
    if (run.looked > 0 || run.queued > 0) log.info(run, 'planned reminders');
  } catch (error) {
    log.error({ err: error }, 'planning failed; it is tried again at the next run');
  }
}
