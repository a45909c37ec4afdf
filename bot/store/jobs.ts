import { PgBoss } from 'pg-boss';
import { runPrepared, type Executor } from './connect.ts';

/**
 * The work that follows a change, kept by pg-boss in the same database. A job is sent within the
 * transaction that makes it necessary, so neither exists without the other.
 */
export interface Jobs {
  /** Makes the world match the task: messages that are missing, cards that are old. One at a time for a task. */
  taskChanged(tx: Executor, taskId: string): Promise<void>;
  /** Sends one planned message. */
  deliver(tx: Executor, deliveryIds: readonly string[], urgent: boolean): Promise<void>;
  /** Sends what is left of a broadcast. One at a time for each. */
  broadcast(tx: Executor, broadcastId: string): Promise<void>;
  /** Makes the world match a meeting: messages that are missing, cards that are old. One at a time for each. */
  meetingChanged(tx: Executor, meetingId: string): Promise<void>;
  /** Somebody can no longer be reached: their open tasks need somebody else. */
  unreachable(tx: Executor, personId: string): Promise<void>;
  /** A preview was confirmed: what it shows is saved. */
  confirmImport(tx: Executor, previewId: string): Promise<void>;
  /** An import is taken back. */
  undoImport(tx: Executor, importId: string): Promise<void>;
}

export const QUEUES = {
  taskChanged: 'task-changed',
  /** Apart from the urgent ones, so that those never stand behind a morning's reminders. */
  deliver: 'deliver',
  deliverUrgent: 'deliver-urgent',
  broadcast: 'broadcast',
  unreachable: 'unreachable',
  meetingChanged: 'meeting-changed',
  confirmImport: 'confirm-import',
  undoImport: 'undo-import',
  roster: 'roster',
  retention: 'retention',
} as const;

/**
 * Seconds that a message which is not urgent waits for others to the same person, since an import
 * makes many at once and they go out as one message.
 */
const GATHERING_SECONDS = 2;

/**
 * What is sent and edited is tried again until it succeeds, or until the task has moved on and
 * there is nothing left to do. pg-boss keeps a job for two weeks; five minutes apart that is as many.
 */
const UNTIL_DONE = { retryLimit: 4000, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 } as const;

/** A job whose process was killed is taken up by another after this and a round of the supervisor. */
const HEARTBEAT_SECONDS = 30;
const SUPERVISOR_SECONDS = 30;

/** The queues with their manners. `notify` starts a job at the commit that sends it. */
const POLICIES = {
  [QUEUES.taskChanged]: { policy: 'singleton', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.deliver]: { policy: 'standard', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.deliverUrgent]: { policy: 'standard', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  // Stately: however often it is asked for, one waits beside the one that runs.
  [QUEUES.broadcast]: { policy: 'stately', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.unreachable]: { policy: 'stately', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.meetingChanged]: { policy: 'stately', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.confirmImport]: { policy: 'stately', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.undoImport]: { policy: 'stately', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, ...UNTIL_DONE },
  [QUEUES.roster]: { policy: 'exclusive', notify: true, heartbeatSeconds: HEARTBEAT_SECONDS, retryLimit: 6, retryDelay: 600 },
  [QUEUES.retention]: { policy: 'exclusive', notify: true, retryLimit: 2, retryDelay: 600 },
} as const;

export interface JobQueue extends Jobs {
  readonly boss: PgBoss;
  stop(): Promise<void>;
}

/** Lets pg-boss send a job in a transaction of ours. */
function within(tx: Executor) {
  return { executeSql: (text: string, values: unknown[] = []) => runPrepared(tx, text, values) };
}

/** Opens the queue in the schema `pgboss` of the database; makes it on first use. */
export async function openJobs(url: string, onError: (error: Error) => void): Promise<JobQueue> {
  const boss = new PgBoss({
    connectionString: url,
    max: 6,
    useListenNotify: true,
    superviseIntervalSeconds: SUPERVISOR_SECONDS,
    monitorIntervalSeconds: SUPERVISOR_SECONDS,
  });
  // What breaks in a worker is told as a copy of the error, without its class.
  boss.on('error', (told) => onError(Object.assign(new Error(told.message), told)));
  boss.on('warning', ({ message }) => onError(new Error(message)));
  await boss.start();
  for (const [name, { policy, ...manners }] of Object.entries(POLICIES)) {
    await boss.createQueue(name, { policy, ...manners });
    // One that an earlier version made keeps that version's manners otherwise.
    await boss.updateQueue(name, manners);
  }
  return {
    boss,
    async taskChanged(tx, taskId) {
      await boss.send(QUEUES.taskChanged, { taskId }, { singletonKey: taskId, db: within(tx) });
    },
    async deliver(tx, deliveryIds, urgent) {
      if (deliveryIds.length === 0) return;
      const manner = urgent ? {} : { startAfter: GATHERING_SECONDS };
      await boss.insert(
        urgent ? QUEUES.deliverUrgent : QUEUES.deliver,
        deliveryIds.map((deliveryId) => ({ data: { deliveryId }, ...manner })),
        { db: within(tx) },
      );
    },
    async broadcast(tx, broadcastId) {
      await boss.send(QUEUES.broadcast, { broadcastId }, { singletonKey: broadcastId, db: within(tx) });
    },
    async meetingChanged(tx, meetingId) {
      await boss.send(QUEUES.meetingChanged, { meetingId }, { singletonKey: meetingId, db: within(tx) });
    },
    async unreachable(tx, personId) {
      await boss.send(QUEUES.unreachable, { personId }, { singletonKey: personId, db: within(tx) });
    },
    async confirmImport(tx, previewId) {
      await boss.send(QUEUES.confirmImport, { previewId }, { singletonKey: previewId, db: within(tx) });
    },
    async undoImport(tx, importId) {
      await boss.send(QUEUES.undoImport, { importId }, { singletonKey: importId, db: within(tx) });
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
