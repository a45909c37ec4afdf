import type { Logger } from 'pino';
import type { JobResult, JobWithMetadata } from 'pg-boss';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { toWorkingTime } from '../domain/workingTime.ts';
import { lookWhatComesUp } from '../duties/comeUp.ts';
import { saveConfirmed } from '../duties/importConfirmation.ts';
import { takeBackImport } from '../duties/importUndo.ts';
import { endAbandoned, planAgain } from '../store/deliveries.ts';
import { finishBroadcasts, listUnsentBroadcasts } from '../store/broadcasts.ts';
import { forgetOldRequests } from '../store/pace.ts';
import { beat } from '../store/pulse.ts';
import { QUEUES, type JobQueue } from '../store/jobs.ts';
import { runRetention } from '../store/retention.ts';
import { readSettings } from '../store/settings.ts';
import { runBroadcast } from './broadcast.ts';
import { coverFor } from './cover.ts';
import { deliver } from './deliver.ts';
import { DeliveryPostponed, type DeliveryHouse } from './house.ts';
import { editCopies } from './editCopies.ts';
import type { CalendarRefusal } from './keepInCalendar.ts';
import { planMessages } from './follow.ts';
import { followMeeting, remindOfMeetings } from './meetings.ts';
import { planReminders } from './plan.ts';
import { giveJobs } from './queue.ts';
import { refreshRoster } from './roster.ts';
import { watchSending } from './watch.ts';

const taskJob = z.object({ taskId: z.uuid() });
const personJob = z.object({ personId: z.uuid() });
const meetingJob = z.object({ meetingId: z.uuid() });
const previewJob = z.object({ previewId: z.uuid() });
const importJob = z.object({ importId: z.uuid() });
const broadcastJob = z.object({ broadcastId: z.uuid() });
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

/** For what comes seldom: the commit that sends the job wakes the worker, and a look now and then is enough. */
const SELDOM = { ...MANNERS, pollingIntervalSeconds: 10, notifyPollingIntervalSeconds: 10, localConcurrency: 1 } as const;

/** Milliseconds between planning runs. Reminders are minutes apart at the closest. */
const PLANNING_INTERVAL_MS = 15_000;

const WATCH_INTERVAL_MS = 60_000;

/** Every night, when nobody works and at hours that both clock changes leave alone. */
const RETENTION_TIME = '15 4 * * *';
const ROSTER_TIME = '45 4 * * *';

/** What an operator can do where a calendar does not take a meeting. */
const CALENDAR_REFUSALS: Record<CalendarRefusal['kind'], string> = {
  notAllowed: 'Microsoft Graph does not let us write into the calendar of MEETING_ORGANISER; the permission is missing. It is tried again when the meeting changes',
  gone: 'the event of a meeting, or the mailbox MEETING_ORGANISER, is not there; the calendar is left as it is',
  refused: 'Microsoft Graph does not take the event of a meeting; it is tried again when the meeting changes',
};

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
  for (const name of [QUEUES.deliverUrgent, QUEUES.deliver]) {
    await workOn(queue, name, log, async (data) => deliver(house, deliveryJob.parse(data).deliveryId));
  }
  await workOn(queue, QUEUES.unreachable, log, async (data) => coverFor(house, personJob.parse(data).personId), SELDOM);
  await workOn(queue, QUEUES.meetingChanged, log, async (data) => {
    const { meetingId } = meetingJob.parse(data);
    const refusal = await followMeeting(house, meetingId);
    if (refusal) log.warn({ meetingId, ...refusal }, CALENDAR_REFUSALS[refusal.kind]);
  }, SELDOM);
  let isStopping = false;
  await workOn(queue, QUEUES.broadcast, log, async (data) =>
    runBroadcast(house, broadcastJob.parse(data).broadcastId, () => isStopping),
    SELDOM,
  );
  await workOn(queue, QUEUES.confirmImport, log, async (data) => saveConfirmed(house, previewJob.parse(data).previewId), SELDOM);
  await workOn(queue, QUEUES.undoImport, log, async (data) => takeBackImport(house, importJob.parse(data).importId), SELDOM);
  await startNightly(house, queue, log);

  // Before the first run, which would hide that none has run for a while.
  await watch(house, log);
  let running: Promise<void> = Promise.resolve();
  const plan = () => {
    running = running.then(() => planOnce(house, log));
    return running;
  };
  const timers = [
    setInterval(() => void plan(), PLANNING_INTERVAL_MS),
    setInterval(() => void watch(house, log), WATCH_INTERVAL_MS),
  ];
  void plan();
  return {
    plan,
    async stop() {
      isStopping = true;
      for (const timer of timers) clearInterval(timer);
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
  manners: typeof MANNERS | typeof SELDOM = MANNERS,
): Promise<void> {
  await boss.work(name, manners, async (jobs: JobWithMetadata<object>[]) => {
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

/** pg-boss may start a scheduled job once more than planned; a second run finds nothing left to do. */
async function startNightly(house: DeliveryHouse, { boss }: JobQueue, log: Logger): Promise<void> {
  await boss.work(QUEUES.retention, { pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60 }, async () => {
    const deleted = await runRetention(house.db, house.clock.now(), await readSettings(house.db));
    log.info({ deleted }, 'retention has run');
  });
  await boss.schedule(QUEUES.retention, RETENTION_TIME, null, { tz: STOCKHOLM });
  await boss.work(QUEUES.roster, { pollingIntervalSeconds: 60, notifyPollingIntervalSeconds: 60 }, async () => {
    const read = await refreshRoster(house);
    log.info(read, 'the members of the team were read');
    // Tried again by the queue, some times in the same night.
    if (read.kind === 'failed') throw new Error(`The members of the team could not be read (${read.detail}).`);
  });
  await boss.schedule(QUEUES.roster, ROSTER_TIME, null, { tz: STOCKHOLM });
}

/** A run that fails is logged and the next one tries again: the tasks it did not reach are still due. */
async function planOnce(house: DeliveryHouse, log: Logger): Promise<void> {
  try {
    await tidyUp(house, log);
    for (const { kind, error } of await lookWhatComesUp(house)) log.error({ kind, err: error }, 'a duty could not look at its day; it is tried again');
    await remindOfMeetings(house);
    const { failed, ...run } = await planReminders(house);
    // Only a run that came to its end is a sign of life.
    await beat(house.db, PLANNING_INTERVAL_MS);
    if (run.looked > 0 || run.queued > 0) log.info(run, 'planned reminders');
    for (const { taskId, error } of failed) log.error({ taskId, err: error }, 'the task could not be reminded of; it is tried again');
  } catch (error) {
    log.error({ err: error }, 'planning failed; it is tried again at the next run');
  }
}

/** Takes up what died in the middle, so that everything planned ends in an outcome. */
export async function tidyUp(house: DeliveryHouse, log: Logger): Promise<void> {
  const now = house.clock.now();
  const abandoned = await endAbandoned(house.db, now);
  if (abandoned > 0) log.warn({ abandoned }, 'messages whose process died while sending are uncertain');
  await house.db.transaction(async (tx) => {
    const calmFrom = toWorkingTime(now, workingHours(await readSettings(tx)));
    await giveJobs(house, tx, await planAgain(tx, now, calmFrom));
    for (const broadcastId of await listUnsentBroadcasts(tx)) await house.jobs.broadcast(tx, broadcastId);
  });
  await finishBroadcasts(house.db, now);
  await forgetOldRequests(house.db);
}

/** What is wrong stands in the log as well: it may be what keeps messages from arriving. */
async function watch(house: DeliveryHouse, log: Logger): Promise<void> {
  try {
    for (const finding of await watchSending(house)) log.error(finding, 'something is wrong with the sending');
  } catch (error) {
    log.error({ err: error }, 'the sending could not be watched; it is tried again in a minute');
  }
}
