import pg from 'pg';
import { z } from 'zod';
import { migrateStore, openStore } from '../../bot/store/connect.ts';
import { findRecipient } from '../../bot/store/conversations.ts';
import { createDatabase } from '../support/servers.ts';
import { compare, type Comparison } from './report.ts';

const FEW = 100;
const MANY = 100_000;
const ROUNDS = 11;
const LOOKS = 500;

/** What it costs to find one person's conversation among few and among very many (agents-toolkit #10089). */
export async function measureLookUp(serverUrl: string): Promise<Comparison> {
  const few = await openWith(serverUrl, FEW);
  const many = await openWith(serverUrl, MANY);
  try {
    const took = { few: [] as number[], many: [] as number[] };
    for (let round = -2; round < ROUNDS; round++) {
      const [ofFew, ofMany] = [await few.look(), await many.look()];
      if (round < 0) continue; // Warming up.
      took.few.push(ofFew);
      took.many.push(ofMany);
    }
    return compare(took.many, took.few, `µs to find one person's conversation among ${MANY} against ${FEW}`, 'ratio < 1.2');
  } finally {
    await few.close();
    await many.close();
  }
}

async function openWith(serverUrl: string, count: number) {
  const url = await createDatabase(serverUrl, `ikp_forum_bench_people_${count}`, 'template1');
  await migrateStore(url);
  const client = new pg.Client({ connectionString: url });
  await client.connect();
  await client.query(`
    insert into person (name, email, language, roles, entra_object_id, teams_user_id)
      select 'Person ' || n, 'person' || n || '@example.com', 'sv', array['ikp'], gen_random_uuid()::text, '29:' || n from generate_series(1, ${count}) n;
    insert into conversation (person_id, scope, conversation_id, service_url, updated_at)
      select id, 'personal', 'a:' || id, 'https://smba.trafficmanager.net/emea/', now() from person;
    analyze`);
  const { rows } = await client.query(`select id from person order by random() limit ${LOOKS}`);
  const ids = z.array(z.object({ id: z.uuid() })).parse(rows).map((row) => row.id);
  await client.end();
  const store = openStore(url, (error) => console.error(error));
  return {
    /** Microseconds for one look, the mean of some hundreds. */
    async look() {
      const from = performance.now();
      for (let n = 0; n < LOOKS; n++) await findRecipient(store.db, ids[n % ids.length] ?? '');
      return ((performance.now() - from) * 1000) / LOOKS;
    },
    close: () => store.close(),
  };
}
