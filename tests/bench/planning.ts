import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { planReminders } from '../../bot/reminders/plan.ts';
import { migrateStore, openStore, type Store } from '../../bot/store/connect.ts';
import { openJobs, type JobQueue } from '../../bot/store/jobs.ts';
import { createDatabase } from '../support/servers.ts';
import { compare, type Comparison } from './report.ts';
import { fillStore, seedUniversity } from './seed.ts';

/** Tasks that are due in each planning run, however many are kept. */
const DUE = 200;
const SMALL = 10_000;
const LARGE = 1_000_000;
const ROUNDS = 11;

/** An ordinary Wednesday at ten in Stockholm: reminders go out. */
const NOW = Temporal.Instant.from('2027-03-03T10:00:00+01:00');

/** What a planning run costs with few and with very many tasks in the store. */
export async function measurePlanning(serverUrl: string): Promise<Comparison> {
  const small = await openFilled(serverUrl, SMALL);
  const large = await openFilled(serverUrl, LARGE);
  try {
    return await takeTurns(small, large);
  } finally {
    await small.close();
    await large.close();
  }
}

async function takeTurns(small: Filled, large: Filled): Promise<Comparison> {
  const took = { small: [] as number[], large: [] as number[] };
  for (let round = -2; round < ROUNDS; round++) {
    const withSmall = await planOnce(small);
    const withLarge = await planOnce(large);
    console.error(`planning, round ${round}: ${withSmall.toFixed(0)} ms with ${SMALL} tasks, ${withLarge.toFixed(0)} ms with ${LARGE}`);
    if (round < 0) continue; // Warming up.
    took.small.push(withSmall);
    took.large.push(withLarge);
  }
  return compare(took.large, took.small, `ms for a run with ${DUE} due, ${LARGE} tasks against ${SMALL}`, 'ratio < 1.5');
}

interface Filled {
  readonly client: pg.Client;
  readonly store: Store;
  readonly jobs: JobQueue;
  close(): Promise<void>;
}

async function openFilled(serverUrl: string, count: number): Promise<Filled> {
  const url = await createDatabase(serverUrl, `ikp_forum_bench_${count}`, 'template1');
  await migrateStore(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await seedUniversity(client);
  const from = performance.now();
  await fillStore(client, count, NOW);
  console.error(`planning: ${count} tasks made in ${((performance.now() - from) / 1000).toFixed(0)} s`);
  const report = (error: Error) => console.error(error);
  const store = openStore(url, report);
  const jobs = await openJobs(url, report);
  return {
    client,
    store,
    jobs,
    async close() {
      await jobs.stop();
      await store.close();
      await client.end();
    },
  };
}

/** Milliseconds of one run. */
async function planOnce({ client, store, jobs }: Filled): Promise<number> {
  await makeDue(client);
  const from = performance.now();
  const run = await planReminders({ db: store.db, jobs, clock: { now: () => NOW } });
  const took = performance.now() - from;
  if (run.looked !== DUE || run.reminded !== DUE) throw new Error(`The run did not remind of all ${DUE}: ${JSON.stringify(run)}`);
  return took;
}

/** Lets the moment of some open tasks come, anywhere in the table. */
async function makeDue(client: pg.Client): Promise<void> {
  await client.query(
    `update task set due_at = $1::timestamptz + interval '1 hour', next_reminder_at = $1::timestamptz - interval '1 minute'
     where id in (
       select id from task where closed_at is null and due_at > $1::timestamptz + interval '1 day' order by random() limit $2)`,
    [NOW.toString(), DUE],
  );
}
