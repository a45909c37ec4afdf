import { randomUUID } from 'node:crypto';
import pg from 'pg';
import type { Channel } from './channel.ts';
import { SERVICE_URL } from './channel.ts';
import { sendAll, type Load } from './load.ts';
import { startBot, type BotProcess } from './processes.ts';
import { compare, type Comparison } from './report.ts';
import { addRequests, seedUniversity, type OpenTask } from './seed.ts';

/** Requests in a round, and rounds that count. */
const REQUESTS = 2000;
const ROUNDS = 7;

/** Clicks under way at once. */
const CONCURRENCY = 32;

/**
 * Clicks on cards through HTTP, with signed tokens: answers that are committed, and refreshes, each
 * against the bare bot under the same load in the same run. The three take turns, so that whatever
 * else the machine does falls on all of them.
 */
export async function measureClicks(
  databaseUrl: string,
  channel: Channel,
  folder: string,
): Promise<{ cardAction: Comparison; refresh: Comparison }> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const bots: BotProcess[] = [];
  try {
    await seedUniversity(client);
    const bare = await startBot('bareBot', channel.bot, folder);
    bots.push(bare);
    const product = await startBot('product', { bot: channel.bot, databaseUrl }, folder);
    bots.push(product);
    return await takeTurns(client, channel.authorization, bare.url, product.url);
  } finally {
    for (const bot of bots) await bot.stop();
    await client.end();
  }
}

async function takeTurns(client: pg.Client, authorization: string, bareUrl: string, productUrl: string) {
  const send = (url: string, bodies: readonly Buffer[]) => sendAll(url, authorization, bodies, CONCURRENCY);
  const loads = { bare: [] as Load[], answer: [] as Load[], refresh: [] as Load[] };
  for (let round = -2; round < ROUNDS; round++) {
    const tasks = await addRequests(client, REQUESTS);
    await client.query('analyze');
    const answers = tasks.map((task) => click(task, 'eligible'));
    const refreshes = tasks.map((task) => click(task, 'show'));
    const bare = await send(bareUrl, answers);
    const refresh = await send(productUrl, refreshes);
    const answer = await send(productUrl, answers);
    await expectAnswered(client, tasks);
    const jobs = await untilIdle(client);
    console.error(`clicks, round ${round}: bare ${told(bare)}; refresh ${told(refresh)}; answers ${told(answer)}, their jobs ${jobs}`);
    if (round < 0) continue; // Warming up: compilers, connections, caches.
    loads.bare.push(bare);
    loads.refresh.push(refresh);
    loads.answer.push(answer);
  }
  const baseline = perSecond(loads.bare);
  return {
    cardAction: compare(perSecond(loads.answer), baseline, 'committed answers/s against answers/s of a bare bot', 'ratio >= 0.3'),
    refresh: compare(perSecond(loads.refresh), baseline, 'refreshed cards/s against answers/s of a bare bot', 'ratio >= 0.6'),
  };
}

function perSecond(loads: readonly Load[]): number[] {
  return loads.map((load) => load.perSecond);
}

function told({ perSecond, medianMs, p95Ms, senderShare }: Load): string {
  return `${perSecond.toFixed(0)}/s (${medianMs.toFixed(1)} ms, p95 ${p95Ms.toFixed(1)} ms, sender ${(senderShare * 100).toFixed(0)} %)`;
}

/** The invoke activity that Teams sends for a click in the personal chat. */
export function click(task: OpenTask, verb: string): Buffer {
  const action = { type: 'Action.Execute', title: 'Behörig', verb, data: { taskId: task.taskId, version: 1 } };
  const tenant = '00000000-0000-4000-8000-0000000000aa';
  return Buffer.from(
    JSON.stringify({
      type: 'invoke',
      name: 'adaptiveCard/action',
      id: `f:${randomUUID()}`,
      timestamp: '2026-11-25T09:00:00.000Z',
      localTimestamp: '2026-11-25T10:00:00.000+01:00',
      localTimezone: 'Europe/Stockholm',
      locale: 'sv-SE',
      serviceUrl: SERVICE_URL,
      channelId: 'msteams',
      from: { id: task.teamsUserId, name: 'Contact', aadObjectId: task.entraObjectId },
      recipient: { id: '28:00000000-0000-4000-8000-00000000b0b0', name: 'IKP-forum' },
      conversation: { id: `a:chat-${task.personId}`, conversationType: 'personal', tenantId: tenant },
      channelData: { tenant: { id: tenant }, source: { name: 'message' }, legacy: { replyToId: '1:1' } },
      entities: [{ type: 'clientInfo', locale: 'sv-SE', country: 'SE', platform: 'Web', timezone: 'Europe/Stockholm' }],
      replyToId: '1764061200000',
      value: { action, trigger: 'manual' },
    }),
  );
}

/** A figure counts only when the work was done. */
async function expectAnswered(client: pg.Client, tasks: readonly OpenTask[]): Promise<void> {
  const { rows } = await client.query<{ count: number }>(
    `select count(*)::int as count from task t
     join eligibility_request r on r.task_id = t.id join audit_log a on a.task_id = t.id
     where t.id = any($1) and t.state = 'done' and t.version = 2 and r.verdict = 'eligible'`,
    [tasks.map((task) => task.taskId)],
  );
  if (rows[0]?.count !== tasks.length) throw new Error(`Only ${rows[0]?.count} of ${tasks.length} answers were committed.`);
}

/** Waits for the jobs of a round, so that they do not fall on the next one's bare bot; tells how long they took after it. */
async function untilIdle(client: pg.Client): Promise<string> {
  const from = performance.now();
  for (;;) {
    const { rows } = await client.query<{ left: number }>(
      `select count(*)::int as left from pgboss.job where name in ('task-changed', 'deliver') and state < 'completed'`,
    );
    const seconds = (performance.now() - from) / 1000;
    if (rows[0]?.left === 0) return `${seconds.toFixed(1)} s more`;
    if (seconds > 300) throw new Error(`${rows[0]?.left} jobs are still waiting after five minutes.`);
    await new Promise((resolve) => setTimeout(resolve, 250));
  }
}
