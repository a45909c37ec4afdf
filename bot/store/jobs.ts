import { sql } from 'drizzle-orm';
import { fromDrizzle, PgBoss } from 'pg-boss';
import type { Executor } from './connect.ts';

/**
 * The work that follows a change, kept by pg-boss in the same database. A job is sent within the
 * transaction that makes it necessary, so neither exists without the other.
 */
export interface Jobs {
  /** Makes the world match the task: messages that are missing, cards that are old. One at a time for a task. */
  taskChanged(tx: Executor, taskId: string): Promise<void>;
  /** Sends one planned message. */
  deliver(tx: Executor, deliveryIds: readonly string[], urgent: boolean): Promise<void>;
}

export const QUEUES = {
  taskChanged: 'task-changed',
  deliver: 'deliver',
  plan: 'plan-reminders',
  retention: 'retention',
} as const;

const URGENT = 10;

/** The queues with their manners: how often a job is tried again, and after how long. */
const POLICIES = {
  [QUEUES.taskChanged]: { policy: 'singleton', retryLimit: 10, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 },
  [QUEUES.deliver]: { policy: 'standard', retryLimit: 20, retryDelay: 1, retryBackoff: true, retryDelayMax: 300 },
  [QUEUES.plan]: { policy: 'exclusive', retryLimit: 0 },
  [QUEUES.retention]: { policy: 'exclusive', retryLimit: 2 },
} as const;

export interface JobQueue extends Jobs {
  readonly boss: PgBoss;
  stop(): Promise<void>;
}

/** Opens the queue in the schema `pgboss` of the database; makes it on first use. */
export async function openJobs(url: string, onError: (error: Error) => void): Promise<JobQueue> {
  const boss = new PgBoss({ connectionString: url, max: 6 });
  boss.on('error', onError);
  await boss.start();
  for (const [name, policy] of Object.entries(POLICIES)) await boss.createQueue(name, policy);
  return {
    boss,
    async taskChanged(tx, taskId) {
      await boss.send(QUEUES.taskChanged, { taskId }, { singletonKey: taskId, db: fromDrizzle(tx, sql) });
    },
    async deliver(tx, deliveryIds, urgent) {
      if (deliveryIds.length === 0) return;
      await boss.insert(
        QUEUES.deliver,
        deliveryIds.map((deliveryId) => ({ data: { deliveryId }, priority: urgent ? URGENT : 0 })),
        { db: fromDrizzle(tx, sql) },
      );
    },
    stop: () => boss.stop({ graceful: true, timeout: 10_000 }),
  };
}
