import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { afterAll, beforeAll, expect, jest, test } from '@jest/globals';
import pg from 'pg';
import { Temporal } from 'temporal-polyfill';
import { migrateStore, openStore } from '../../bot/store/connect.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { seedPeople, type TestPeople } from '../support/people.ts';
import { CHATS, startClients, type Clients } from './clients.ts';
import { startConnector, type Connector, type Posted } from './connector.ts';
import { startDatabase, startProduct, type DatabaseVictim, type ProductVictim } from './victims.ts';

/** The product and its database are killed at any moment while people ask and answer. */

const KILLS = 22;
const CLIENTS = 6;

/** How many tasks a list in the chat names (`cards/chatCards.ts`). */
const LIST_LINES = 8;

/** Set FAULTS_SEED to what a failed run names to kill the same things after the same pauses. */
const seed = Number(process.env['FAULTS_SEED'] ?? Date.now() % 1_000_000);

let folder: string;
let database: DatabaseVictim;
let connector: Connector;
let product: ProductVictim;
let people: TestPeople;
let clients: Clients;

jest.setTimeout(400_000);

beforeAll(async () => {
  folder = await mkdtemp(path.join(tmpdir(), 'ikp-forum-faults-'));
  database = await startDatabase(path.join(folder, 'postgres'));
  connector = await startConnector();
  people = await prepareStore(database.url, connector.url);
  product = await startProduct({ databaseUrl: database.url, connectorUrl: connector.url, logFile: path.join(folder, 'product.log') });
});

afterAll(async () => {
  await product.kill();
  await connector.stop();
  await database.stop();
  await rm(folder, { recursive: true, force: true });
});

test(`nothing acknowledged is lost and nothing is done twice over ${KILLS} kills (seed ${seed})`, async () => {
  const random = randomNumbers(seed);
  clients = startClients(CLIENTS, product.url, people, connector.url);
  const killed = { product: 0, database: 0 };
  for (let kill = 0; kill < KILLS; kill++) {
    await progress(clients);
    await pause(random() * 300);
    if (random() < 0.4) {
      killed.product += 1;
      await product.kill();
      await product.start();
    } else {
      killed.database += 1;
      await database.kill();
      await expectUnavailable();
      await database.start();
    }
    expect(product.endedByItself).toBeNull();
  }
  await progress(clients);
  await clients.stop();
  expect(clients.failure).toBeNull();
  await expectAtWork();
  await product.kill();

  // Otherwise the kills would have met nothing.
  expect(Math.min(killed.product, killed.database)).toBeGreaterThan(0);
  expect(clients.repeated).toBeGreaterThan(KILLS);
  const client = new pg.Client({ connectionString: database.url });
  await client.connect();
  try {
    await expectRequestsOnce(client);
    await expectAnswersOnce(client);
    await expectMessagesOnce(client);
  } finally {
    await client.end();
  }
});

/** Every request that was acknowledged is there, and no key made two. */
async function expectRequestsOnce(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ key: string; taskId: string; asked: number }>(`
    select f.key, r.task_id as "taskId",
      (select count(*)::int from audit_log a where a.task_id = r.task_id and a.action = 'eligibility.asked') as asked
    from eligibility_request r left join sent_form f on f.made = r.task_id`);
  const stored = new Map(rows.map((row) => [row.key, row.taskId]));
  expect([...clients.asked].filter(([key, taskId]) => stored.get(key) !== taskId)).toEqual([]);
  expect(rows.filter((row) => row.asked !== 1)).toEqual([]);
}

/** Every answer that somebody saw is the one that stands, given once, and what follows from it is under way. */
async function expectAnswersOnce(client: pg.Client): Promise<void> {
  const { rows } = await client.query<{ taskId: string; verdict: string; version: number; answered: string[]; follows: boolean }>(`
    select t.id as "taskId", r.verdict, t.version,
      (select array_agg(a.action) from audit_log a where a.task_id = t.id and a.action <> 'eligibility.asked') as answered,
      exists (select from delivery d where d.task_id = t.id and d.purpose = 'answer')
        or exists (select from pgboss.job j where j.name = 'task-changed' and j.state < 'completed' and j.data ->> 'taskId' = t.id::text)
        as follows
    from task t join eligibility_request r on r.task_id = t.id where t.state = 'done'`);
  const stored = new Map(rows.map((row) => [row.taskId, row.verdict]));
  expect(clients.seen.filter(({ taskId, verdict }) => stored.get(taskId) !== verdict)).toEqual([]);
  const once = (row: (typeof rows)[number]) => row.version === 2 && String(row.answered) === `eligibility.${row.verdict}` && row.follows;
  expect(rows.filter((row) => !once(row))).toEqual([]);
}

/** A message that is recorded as sent was posted once, one that is uncertain at most once, any other not at all. */
async function expectMessagesOnce(client: pg.Client): Promise<void> {
  // Not what the product says of itself when a slow machine makes it late.
  const { rows } = await client.query<{ taskId: string; conversationId: string; outcome: string | null; claimed: boolean; together: number }>(`
    select d.task_id as "taskId", c.conversation_id as "conversationId", d.outcome, d.claimed_at is not null as claimed,
      count(*) filter (where d.outcome = 'sent') over (partition by d.person_id, d.claimed_at)::int as together
    from delivery d join conversation c on c.person_id is not distinct from d.person_id where d.purpose <> 'alert'`);
  const posted = new Map<string, number>();
  for (const { conversationId, content } of connector.posted) {
    for (const taskId of tasksShown(content)) {
      const key = `${conversationId} ${taskId}`;
      posted.set(key, (posted.get(key) ?? 0) + 1);
    }
  }
  const wrong = rows.filter(({ taskId, conversationId, outcome, claimed, together }) => {
    const times = posted.get(`${conversationId} ${taskId}`) ?? 0;
    // A long list names its first tasks and counts the others.
    if (outcome === 'sent') return times !== 1 && !(times === 0 && together > LIST_LINES);
    // The product was killed between sending and writing down that it had.
    const unknown = outcome === 'uncertain' || (outcome === null && claimed);
    return times > (unknown ? 1 : 0);
  });
  expect(wrong).toEqual([]);
  expect(rows.filter((row) => row.outcome === 'sent').length).toBeGreaterThan(0);
  // The trigger notes what no row shows afterwards.
  expect((await client.query('select * from second_outcome')).rows).toEqual([]);
}

/** A card is about the task that it links to; a list, of what had to wait together, offers to open each of its own. */
function tasksShown(content: string): ReadonlySet<string> {
  const linked = /\/tasks\/(?<id>[0-9a-f-]{36})/.exec(content)?.groups?.['id'];
  if (linked) return new Set([linked]);
  return new Set([...content.matchAll(/"taskId":"(?<id>[0-9a-f-]{36})"/g)].map(({ groups }) => groups?.['id'] ?? ''));
}

/** While the database is away, whoever asks is told so, in problem details, by a product that lives. */
async function expectUnavailable(): Promise<void> {
  const answer = await fetch(`${product.url}/api/tasks`, { headers: { Authorization: `Demo ${people.ikp.id}` } });
  expect([answer.status, answer.headers.get('content-type')]).toEqual([503, 'application/problem+json']);
  expect(await answer.json()).toMatchObject({ type: 'urn:ikp-forum:problem:unavailable', status: 503 });
}

/** The work behind the scenes goes on after all that: what is answered now reaches the one who asked. */
async function expectAtWork(): Promise<void> {
  const before = connector.posted.length;
  const last = startClients(1, product.url, people, connector.url);
  await last.stop();
  expect(last.failure).toBeNull();
  const [taskId] = [...last.asked.values()];
  const told = ({ conversationId, content }: Posted) => conversationId === CHATS.officer && content.includes(taskId ?? 'no task');
  await within(20_000, 'the answer to reach the officer', () => connector.posted.slice(before).some(told));
}

/** Waits until people have got on since now: a kill shall meet work. */
async function progress(working: Clients): Promise<void> {
  const before = working.seen.length;
  await within(60_000, 'people to get on', () => {
    if (working.failure) throw working.failure;
    return working.seen.length >= before + CLIENTS;
  });
}

async function within(milliseconds: number, what: string, reached: () => boolean): Promise<void> {
  const deadline = performance.now() + milliseconds;
  while (!reached()) {
    if (performance.now() > deadline) throw new Error(`Waited ${milliseconds} ms for ${what}.`);
    await pause(10);
  }
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}

async function prepareStore(databaseUrl: string, serviceUrl: string): Promise<TestPeople> {
  await migrateStore(databaseUrl);
  const { db, close } = openStore(databaseUrl, () => undefined);
  const seeded = await seedPeople(db);
  const now = Temporal.Now.instant();
  const at = (conversationId: string) => ({ conversationId, serviceUrl, tenantId: null });
  await rememberChat(db, seeded.ikp.id, at(CHATS.ikp), true, now);
  await rememberChat(db, seeded.officer.id, at(CHATS.officer), true, now);
  await rememberChannel(db, at(CHATS.channel), true, now);
  await db.execute(`
    create table second_outcome (delivery_id uuid, first text, second text);
    create function note_second_outcome() returns trigger language plpgsql as $$
    begin
      insert into second_outcome values (old.id, old.outcome, new.outcome);
      return new;
    end $$;
    create trigger note_second_outcome after update on delivery for each row
      when (old.outcome is not null and new.outcome is distinct from old.outcome) execute function note_second_outcome()`);
  await close();
  return seeded;
}

/** Numbers from 0 to 1, the same for the same seed (mulberry32). */
function randomNumbers(start: number): () => number {
  let state = start;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 2 ** 32;
  };
}
