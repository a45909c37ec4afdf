import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { createTasksHandlers } from '../../bot/api/tasks.ts';
import { findPerson } from '../../bot/store/directory.ts';
import { migrateStore, openStore } from '../../bot/store/connect.ts';
import type { House } from '../../bot/duties/duty.ts';
import { createDatabase } from '../support/servers.ts';
import { compare, type Comparison } from './report.ts';
import { fillStore, seedUniversity } from './seed.ts';

const OWN = 50;
const FEW = 1_000;
const MANY = 1_000_000;
const ROUNDS = 15;
const ANSWERS = 20;

/** What it costs to answer with one person's 50 tasks among few and among very many of others. */
export async function measureTaskList(serverUrl: string): Promise<Comparison> {
  const few = await openWith(serverUrl, FEW);
  const many = await openWith(serverUrl, MANY);
  try {
    const took = { few: [] as number[], many: [] as number[] };
    for (let round = -2; round < ROUNDS; round++) {
      const [ofFew, ofMany] = [await few.answer(), await many.answer()];
      if (round < 0) continue; // Warming up.
      took.few.push(ofFew);
      took.many.push(ofMany);
    }
    return compare(took.many, took.few, `µs to answer with ${OWN} tasks among ${MANY} against ${FEW}`, 'ratio < 1.2');
  } finally {
    await few.close();
    await many.close();
  }
}

async function openWith(serverUrl: string, count: number) {
  const url = await createDatabase(serverUrl, `ikp_forum_bench_tasks_${count}`, 'template1');
  await migrateStore(url);
  const now = Temporal.Now.instant();
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await seedUniversity(client);
  await fillStore(client, count, now);
  const { rows } = await client.query<{ id: string }>(`
    insert into person (name, email, language, roles, entra_object_id) values ('Own', 'own@example.com', 'sv', array['ikp'], gen_random_uuid()::text) returning id`);
  const personId = rows[0]?.id ?? '';
  await client.query(
    `insert into task_assignee (task_id, person_id, capacity, since) select id, $1, 'ikp', now() from task where closed_at is null order by id limit ${OWN}`,
    [personId],
  );
  await client.query('analyze');
  await client.end();
  const { db, close } = openStore(url, (error) => console.error(error));
  const person = await findPerson(db, personId);
  if (!person) throw new Error('The person whose tasks are asked for is not there.');
  // The list needs a store and a clock, and nothing of the rest.
  const { tasks } = createTasksHandlers({ db, clock: { now: () => now } } as unknown as House, false);
  return {
    /** Microseconds for one answer, the mean of some. */
    async answer() {
      const from = performance.now();
      for (let n = 0; n < ANSWERS; n++) {
        const answer = await tasks({ person, params: {}, query: undefined, body: undefined, upload: () => Promise.reject(new Error('Nothing is uploaded.')), idempotencyKey: null, correlationId: '' });
        if (answer.tasks.length !== OWN) throw new Error(`${answer.tasks.length} tasks came instead of ${OWN}.`);
      }
      return ((performance.now() - from) * 1000) / ANSWERS;
    },
    close,
  };
}
