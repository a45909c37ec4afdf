import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { migrateStore, openStore } from '../../bot/store/connect.ts';
import { seedPeople, type TestPeople } from '../support/people.ts';
import { startConnector, type Connector } from './connector.ts';
import { startDatabase, startProduct, type DatabaseVictim, type ProductVictim } from './victims.ts';

/**
 * Two processes of the product share one database and send a broadcast. Meanwhile one is killed, the
 * other put to sleep for more than a minute, and both are cut off from the database.
 */

const RECIPIENTS = 400;
const ASLEEP_MS = 65_000;
const CUT_OFF_MS = 2_000;

let folder: string;
let database: DatabaseVictim;
let connector: Connector;
let people: TestPeople;
let products: readonly [ProductVictim, ProductVictim];

jest.setTimeout(600_000);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ikp-forum-processes-'));
  database = await startDatabase(path.join(folder, 'postgres'));
  connector = await startConnector();
  people = await prepareStore(database.url, connector.url);
  const start = (name: string) =>
    startProduct({ databaseUrl: database.url, connectorUrl: connector.url, logFile: path.join(folder, `${name}.log`) });
  products = [await start('first'), await start('second')];
});

afterAll(async () => {
  for (const product of products) {
    product.thaw();
    await product.kill();
  }
  await connector.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

test('no message twice and none lost, when one is killed, one is stopped for a minute and the database is cut off', async () => {
  const id = await startBroadcast(products[0].url);
  await sentAtLeast(40);
  const killed = await freezeTheSender();
  await killed.kill();
  await killed.start();
  await sentAtLeast(connector.posted.length + 40);
  const sleeper = await freezeTheSender();
  const asleep = pause(ASLEEP_MS);
  await sentAtLeast(connector.posted.length + 40);
  await database.cut();
  await pause(CUT_OFF_MS);
  await database.mend();
  await asleep;
  sleeper.thaw();

  const outcomes = await untilEnded(id);
  const perChat = new Map<string, number>();
  // The International Office also hears that much is in doubt.
  const ofBroadcast = connector.posted.filter(({ content }) => /Nätverksträff|Network meeting/.test(content));
  for (const { conversationId } of ofBroadcast) perChat.set(conversationId, (perChat.get(conversationId) ?? 0) + 1);
  expect([...perChat].filter(([, times]) => times > 1)).toEqual([]);
  expect(outcomes.length).toBe(RECIPIENTS + 6);
  // What was sent arrived, and what did not end as sent is known to be in doubt, not lost.
  expect(outcomes.filter(({ outcome, chat }) => outcome === 'sent' && perChat.get(chat) !== 1)).toEqual([]);
  expect(outcomes.filter(({ outcome }) => outcome !== 'sent' && outcome !== 'uncertain')).toEqual([]);
  expect(products.map((product) => product.endedByItself)).toEqual([null, null]);
});

/** Stops the process that sends: the one without which nothing arrives any more. */
async function freezeTheSender(): Promise<ProductVictim> {
  for (const product of products) {
    product.freeze();
    await pause(500); // What was under way arrives.
    const before = connector.posted.length;
    await pause(1_000);
    if (connector.posted.length === before) return product;
    product.thaw();
  }
  throw new Error('Messages arrive, whichever process is stopped.');
}

async function startBroadcast(url: string): Promise<string> {
  const response = await fetch(`${url}/api/broadcasts`, {
    method: 'POST',
    headers: { 'Content-Type': 'application/json', Authorization: `Demo ${people.coordinator.id}` },
    body: JSON.stringify({
      titleSv: 'Nätverksträff',
      titleEn: 'Network meeting',
      textSv: 'Välkommen.',
      textEn: 'Welcome.',
      audience: 'everybody',
    }),
  });
  const { broadcastId } = (await response.json()) as { broadcastId: string };
  return broadcastId;
}

async function sentAtLeast(count: number): Promise<void> {
  await until(`${count} messages to be sent`, async () => connector.posted.length >= count);
}

interface Ended {
  readonly outcome: string | null;
  readonly chat: string;
}

async function untilEnded(broadcastId: string): Promise<Ended[]> {
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    return await until('every message to end', async () => {
      const { rows } = await client.query<Ended>(
        `select d.outcome, c.conversation_id as chat from delivery d left join conversation c on c.person_id = d.person_id where d.broadcast_id = $1`,
        [broadcastId],
      );
      return rows.every(({ outcome }) => outcome !== null) ? rows : null;
    });
  } finally {
    await client.end();
  }
}

/** Looks until there is something, for at most three minutes. */
async function until<T>(what: string, look: () => Promise<T | null | false>): Promise<T> {
  const deadline = performance.now() + 180_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (performance.now() > deadline) throw new Error(`Waited three minutes for ${what}; ${connector.posted.length} are sent.`);
    await pause(50);
  }
}

async function prepareStore(databaseUrl: string, serviceUrl: string): Promise<TestPeople> {
  await migrateStore(databaseUrl);
  const { db, close } = openStore(databaseUrl, () => undefined);
  const seeded = await seedPeople(db);
  await db.execute(`
    insert into person (name, email, language, roles, teams_user_id)
      select 'Person ' || n, 'many' || n || '@example.com', 'sv', array['forumMember'], '29:many' || n from generate_series(1, ${RECIPIENTS}) n;
    insert into conversation (person_id, scope, conversation_id, service_url, updated_at)
      select id, 'personal', 'a:' || id, '${serviceUrl}', now() from person`);
  await close();
  return seeded;
}
