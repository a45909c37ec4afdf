import { sql } from 'drizzle-orm';
import type { Executor } from './connect.ts';
import { QUEUES } from './jobs.ts';

export type QueueName = keyof typeof QUEUES;

/** How a queue of jobs stands. By the server's clock, which nobody moves. */
export interface QueueState {
  readonly name: QueueName;
  /** Jobs whose moment has come and that nobody has taken up. */
  readonly waiting: number;
  /** How long the oldest of them has waited; null when none does. */
  readonly oldestSeconds: number | null;
  /** Jobs that have failed before and are tried again. */
  readonly retrying: number;
  /** Jobs that were given up; the queue keeps them for a week. */
  readonly failed: number;
}

interface Row extends Record<string, unknown> {
  readonly name: string;
  readonly waiting: number;
  readonly oldest: number | null;
  readonly retrying: number;
  readonly failed: number;
}

/** Every queue, also those with nothing in them. */
export async function readQueues(db: Executor): Promise<QueueState[]> {
  const { rows } = await db.execute<Row>(sql`
    select name,
      count(*) filter (where state < 'active' and start_after <= now())::int as waiting,
      extract(epoch from now() - min(start_after) filter (where state < 'active' and start_after <= now()))::float8 as oldest,
      count(*) filter (where state = 'retry')::int as retrying,
      count(*) filter (where state = 'failed')::int as failed
    from pgboss.job where state in ('created', 'retry', 'failed') group by name`);
  const byName = new Map(rows.map((row) => [row.name, row]));
  return Object.entries(QUEUES).map(([key, queue]) => {
    const row = byName.get(queue);
    return {
      name: key as QueueName,
      waiting: row?.waiting ?? 0,
      oldestSeconds: row?.oldest ?? null,
      retrying: row?.retrying ?? 0,
      failed: row?.failed ?? 0,
    };
  });
}

/** How many steps the tables have been brought up by; each version of the product names the last one. */
export async function readSchemaVersion(db: Executor): Promise<number> {
  const { rows } = await db.execute<{ steps: number }>(sql`select count(*)::int as steps from drizzle.__drizzle_migrations`);
  return rows[0]?.steps ?? 0;
}
