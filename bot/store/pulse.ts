import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Signs } from '../domain/alert.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { PauseReason } from '../domain/pacing.ts';
import { momentForDriver } from './columns.ts';
import type { Executor } from './connect.ts';
import { delivery, heartbeat, pace, task } from './schema.ts';

const PLANNING = 'planning';

/** Notes that a planning run has ended well, and when the next one is meant to. By the server's clock, which nobody moves. */
export async function beat(db: Executor, intervalMs: number): Promise<void> {
  await db.execute(sql`
    insert into ${heartbeat} (name, ran_at, next_at)
    values (${PLANNING}, now(), now() + make_interval(secs => ${intervalMs}::float8 / 1000))
    on conflict (name) do update set ran_at = excluded.ran_at, next_at = excluded.next_at`);
}

/** How the sending fares at the moment. */
export interface Pulse {
  readonly lastPlanning: Temporal.Instant | null;
  readonly nextPlanning: Temporal.Instant | null;
  readonly planningAgeSeconds: number | null;
  /** The moment of the reminder that should have been planned longest ago; null when none is late. */
  readonly oldestOverdueReminder: Temporal.Instant | null;
  /** Messages whose moment has come and that have not ended, and how many of them are on their way. */
  readonly waiting: number;
  readonly underWay: number;
  readonly pausedUntil: Temporal.Instant | null;
  readonly pausedBecause: PauseReason | null;
  /** Messages that ended within the last 24 hours. */
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

interface Row extends Record<string, unknown> {
  readonly ran_at: string | null;
  readonly next_at: string | null;
  readonly age: number | null;
  readonly overdue: string | null;
  readonly waiting: number;
  readonly under_way: number;
  readonly paused_until: string | null;
  readonly paused_because: PauseReason | null;
}

export async function readPulse(db: Executor, now: Temporal.Instant): Promise<Pulse> {
  const at = momentForDriver(now);
  const { rows } = await db.execute<Row>(sql`
    select beat.ran_at, beat.next_at, extract(epoch from now() - beat.ran_at)::float8 as age,
      (select min(next_reminder_at) from ${task} where next_reminder_at < ${at}::timestamptz) as overdue,
      (select count(*)::int from ${delivery} where outcome is null and queued_at is not null) as waiting,
      (select count(*)::int from ${delivery} where outcome is null and claimed_at is not null) as under_way,
      case when paused_until > now() then paused_until end as paused_until,
      case when paused_until > now() then paused_because end as paused_because
    from ${pace} left join ${heartbeat} beat on beat.name = ${PLANNING}`);
  const row = rows[0];
  if (!row) throw new Error('The table pace has lost its row; migrate the database anew.');
  return {
    lastPlanning: instant(row.ran_at),
    nextPlanning: instant(row.next_at),
    planningAgeSeconds: row.age,
    oldestOverdueReminder: instant(row.overdue),
    waiting: row.waiting,
    underWay: row.under_way,
    pausedUntil: instant(row.paused_until),
    pausedBecause: row.paused_because,
    outcomes: await outcomesSince(db, now.subtract({ hours: 24 })),
  };
}

/** What the watch judges by. */
export async function readSigns(db: Executor, now: Temporal.Instant): Promise<Signs> {
  const { planningAgeSeconds, pausedBecause } = await readPulse(db, now);
  return { planningAgeSeconds, pausedBecause, outcomes: await outcomesSince(db, now.subtract({ hours: 1 })) };
}

async function outcomesSince(db: Executor, since: Temporal.Instant): Promise<Partial<Record<Outcome, number>>> {
  const { rows } = await db.execute<{ outcome: Outcome; count: number }>(sql`
    select outcome, count(*)::int as count from ${delivery} where outcome_at > ${momentForDriver(since)}::timestamptz group by outcome`);
  return Object.fromEntries(rows.map(({ outcome, count }) => [outcome, count]));
}

function instant(value: string | null): Temporal.Instant | null {
  return value === null ? null : Temporal.Instant.from(value);
}
