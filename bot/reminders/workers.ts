import type { Logger } from 'pino';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { QUEUES, type JobQueue } from '../store/jobs.ts';
import { runRetention } from '../store/retention.ts';
import { readSettings } from '../store/settings.ts';
import { deliver, DeliveryPostponed, type DeliveryHouse } from './deliver.ts';
import { editCopies } from './editCopies.ts';
import { planMessages } from './follow.ts';
import { planReminders } from './plan.ts';

const taskJob = z.object({ taskId: z.uuid() });
const deliveryJob = z.object({ deliveryId: z.uuid() });

/**
 * A commit that sends a job wakes the workers; the poll is the floor beneath it. A worker that found
 * its hands full looks again at once. Five at a time, so that an urgent job does not stand long
 * behind the others of its batch.
 */
const MANNERS = {
  pollingIntervalSeconds: 0.5,
  notifyPollingIntervalSeconds: 0.5,
  localConcurrency: 4,
  batchSize: 5,
  burstWhenBatchFull: true,
  perJobResults: true,
  includeMetadata: true,
} as const;

/** Milliseconds between planning runs. Reminders are minutes apart at the closest. */
const PLANNING_INTERVAL_MS = 15_000;

/** Every night, when nobody works and at an hour that both clock changes leave alone. */
const RETENTION_TIME = '15 4 * * *';

export interface Workers {
  /** Plans at once, for when the clock was moved. */
  plan(): Promise<void>;
  stop(): Promise<void>;
}

/** Starts the work behind the scenes: planning, sending, editing, retention. */
export async function startWorkers(house: DeliveryHouse, queue: JobQueue, log: Logger): Promise<Workers> {
  await workOn(queue, QUEUES.taskChanged, log, async (data) => {
    const { taskId } = taskJob.parse(data);
    await planMessages(house, taskId);
    await editCopies(house, taskId);
  });
  await workOn(queue, QUEUES.deliver, log, async (data) => deliver(house, deliveryJob.parse(data).deliveryId));
  await startRetention(house, queue, log);

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

/** A job that throws is tried again, after a time that grows or after the one that the platform asked for. */
async function workOn(
  { boss }: JobQueue,
  name: string,
  log: Logger,
  work: (data: unknown) => Promise<void>,
): Promise<void> {
  await boss.work(name, MANNERS, async (jobs: JobWithMetadata<object>[]) => {
    const results: JobResult[] = [];
    for (const { id, data, priority, singletonKey } of jobs) {
      try {
        await work(data);
        results.push({ id, status: 'completed' });
      } catch (error) {
        const isPostponed = error instanceof DeliveryPostponed;
        if (isPostponed) log.warn({ queue: name, job: data, reason: error.message }, 'a job waits');
        else log.error({ queue: name, job: data, err: error }, 'a job failed; it is tried again');
        const retryAfterMs = isPostponed ? error.retryAfterMs : null;
        if (retryAfterMs !== null) {
          const startAfter = Math.max(1, Math.ceil(retryAfterMs / 1000));
          await boss.send(name, data, { startAfter, priority, ...(singletonKey ? { singletonKey } : {}) });
        }
        results.push({ id, status: retryAfterMs === null ? 'failed' : 'completed' });
      }
    }
    return results;
  });
}

/** pg-boss may start a scheduled job once more than planned; a second run finds nothing left to delete. */
async function startRetention(house: DeliveryHouse, { boss }: JobQueue, log: Logger): Promise<void> {
  await boss.work(QUEUES.retention, { pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60 }, async () => {
    const deleted = await runRetention(house.db, house.clock.now(), await readSettings(house.db));
    log.info({ deleted }, 'retention has run');
  });
  await boss.schedule(QUEUES.retention, RETENTION_TIME, null, { tz: STOCKHOLM });
}

/** A run that fails is logged and the next one tries again: the tasks it did not reach are still due. */
async function planOnce(house: DeliveryHouse, log: Logger): Promise<void> {
  try {
    const { failed, ...run } = await planReminders(house);
    if (run.looked > 0 || run.queued > 0) log.info(run, 'planned reminders');
    for (const { taskId, error } of failed) log.error({ taskId, err: error }, 'the task could not be reminded of; it is tried again');
  } catch (error) {
    log.error({ err: error }, 'planning failed; it is tried again at the next run');
  }
}
