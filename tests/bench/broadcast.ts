import { fork, type ChildProcess } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { setTimeout as pause } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import type { FakePerson } from '../fakeTeams/conversations.ts';
import { startBot, type BotProcess } from './processes.ts';
import { rounded, type Comparison } from './report.ts';
import type { Arrival, Ask, TeamsReady } from './teams.ts';

const PEOPLE = 10_000;
/** Messages a second that Teams lets an app send. */
const CEILING = 50;
/** Milliseconds between two urgent cases: the channel takes two requests a second, and each case needs two. */
const CASE_EVERY_MS = 2_000;

export interface BroadcastFigures {
  readonly shareOfCeiling: Comparison;
  readonly throttled: Limit;
  readonly duplicates: Limit;
  readonly unaccounted: Limit;
  readonly memory: Comparison;
  readonly urgentAcceptedP99: Limit;
  readonly answerOnEveryCopyMax: Limit;
}

/** A figure with the bound that it has to keep. */
export interface Limit {
  readonly value: number;
  readonly unit: string;
  readonly aim: string;
}

/**
 * A broadcast to 10,000 people against a Teams with its real limits, in real time, while an urgent
 * case is asked and answered every two seconds.
 */
export async function measureBroadcast(databaseUrl: string, folder: string): Promise<BroadcastFigures> {
  const client = new pg.Client({ connectionString: databaseUrl });
  await client.connect();
  const people = await seedPeople(client);
  // Not with our own arguments: what `npm run` preloads lets go of the channel, and nothing else keeps the process.
  const teams = fork(fileURLToPath(new URL('./teams.ts', import.meta.url)), { serialization: 'advanced', execArgv: [] });
  const bots: BotProcess[] = [];
  try {
    teams.send(people);
    const [ready] = (await once(teams, 'message')) as [TeamsReady];
    await seedConversations(client, people, ready);
    const options = { bot: ready.bot, databaseUrl, teams: { port: ready.port, entra: ready.entra } };
    const product = await startBot('product', options, folder);
    bots.push(product);
    return await run(client, teams, ready, product);
  } finally {
    for (const bot of bots) await bot.stop();
    teams.kill();
    await client.end();
  }
}

async function run(client: pg.Client, teams: ChildProcess, ready: TeamsReady, product: BotProcess): Promise<BroadcastFigures> {
  const origin = new URL(product.url).origin;
  const call = (path: string, body: object) => post(origin + path, ready.officer, body, { 'idempotency-key': randomUUID() });
  const { broadcastId } = (await call('/api/broadcasts', {
    titleSv: 'Nätverksträff',
    titleEn: 'Network meeting',
    textSv: 'Välkommen till höstens andra nätverksträff för internationella kontaktpersoner.',
    textEn: 'Welcome to the second network meeting of the autumn for international contact persons.',
    audience: 'everybody',
  })) as { broadcastId: string };
  const cases: Case[] = [];
  const memory: number[] = [];
  const { rows } = await client.query<{ id: string }>("select id from department where code = 'D0'");
  while (!(await isDone(client, broadcastId))) {
    const from = performance.now();
    cases.push(await oneCase(cases.length, call, rows[0]?.id ?? '', teams, ready, product.url));
    memory.push(await residentMegabytes(product.pid));
    if (cases.length % 10 === 0) console.error(`broadcast: ${cases.length} cases, ${memory.at(-1)} MB`);
    await pause(Math.max(0, CASE_EVERY_MS - (performance.now() - from)));
  }
  await pause(3_000); // The last edits.
  const arrivals = (await ask(teams, { ask: 'arrivals' })) as Arrival[];
  return figures(client, broadcastId, arrivals, cases, memory, ready);
}

interface Case {
  readonly reference: string;
  readonly askedAt: number;
  readonly answeredAt: number;
}

async function oneCase(
  number: number,
  call: (path: string, body: object) => Promise<unknown>,
  departmentId: string,
  teams: ChildProcess,
  ready: TeamsReady,
  botUrl: string,
): Promise<Case> {
  const reference = `BENCH-${number}`;
  const askedAt = performance.timeOrigin + performance.now();
  const question = 'Does the course in mechanics cover the required fifteen credits?';
  const course = { courseCode: '5FY999', courseName: 'Particle Physics', term: 'HT2027' };
  await call('/api/eligibility-requests', { caseReference: reference, ...course, departmentId, question });
  for (;;) {
    // The first contact person of the department.
    const click = (await ask(teams, { ask: 'click', person: 0, caseReference: reference })) as object | null;
    if (click) {
      const answeredAt = performance.timeOrigin + performance.now();
      await post(botUrl, ready.inbound, click, {});
      return { reference, askedAt, answeredAt };
    }
    await pause(20);
  }
}

async function figures(
  client: pg.Client,
  broadcastId: string,
  arrivals: readonly Arrival[],
  cases: readonly Case[],
  memory: readonly number[],
  ready: TeamsReady,
): Promise<BroadcastFigures> {
  const accepted = arrivals.filter(({ status }) => status !== null && status < 300);
  const ofBroadcast = accepted.filter(({ caseReference, method }) => caseReference === null && method === 'POST');
  const begin = ofBroadcast[0]?.at ?? NaN;
  const end = ofBroadcast.at(-1)?.at ?? NaN;
  const within = accepted.filter(({ at }) => at >= begin && at <= end);
  const perChat = new Map<string | null, number>();
  for (const { conversationId } of ofBroadcast) perChat.set(conversationId, (perChat.get(conversationId) ?? 0) + 1);
  const { rows } = await client.query<{ planned: number; ended: number }>(
    'select count(*)::int as planned, count(outcome)::int as ended from delivery where broadcast_id = $1',
    [broadcastId],
  );
  const perSecond = (within.length - 1) / ((end - begin) / 1000);
  const quarter = Math.floor(memory.length / 4);
  const early = middle(memory.slice(quarter, 2 * quarter));
  const late = middle(memory.slice(3 * quarter));
  const waits = cases.map(({ reference, askedAt }) => {
    const places = [ready.channelId, ready.chatIds[0]].map((place) =>
      accepted.find((one) => one.caseReference === reference && one.method === 'POST' && one.conversationId === place),
    );
    return Math.max(...places.map((arrival) => (arrival?.at ?? Infinity) - askedAt));
  });
  const edits = cases.map(({ reference, answeredAt }) => {
    const places = [ready.channelId, ready.chatIds[0]].map((place) =>
      accepted.findLast((one) => one.caseReference === reference && one.method === 'PUT' && one.conversationId === place),
    );
    return Math.max(...places.map((arrival) => (arrival?.at ?? Infinity) - answeredAt));
  });
  return {
    shareOfCeiling: {
      value: rounded(perSecond),
      baseline: CEILING,
      ratio: rounded(perSecond / CEILING),
      unit: `requests/s that Teams accepted during a broadcast to ${PEOPLE}, against its ceiling`,
      aim: 'ratio >= 0.98',
      spread: [rounded(ofBroadcast.length / ((end - begin) / 1000) / CEILING), rounded(perSecond / CEILING)],
    },
    throttled: { value: arrivals.filter(({ status }) => status === 429).length, unit: 'requests answered with 429', aim: '0' },
    duplicates: {
      value: [...perChat.values()].reduce((sum, count) => sum + count - 1, 0),
      unit: 'messages of the broadcast that somebody had already',
      aim: '0',
    },
    unaccounted: {
      value: Math.abs((rows[0]?.planned ?? NaN) - (rows[0]?.ended ?? NaN)) + Math.abs((rows[0]?.planned ?? NaN) - ofBroadcast.length),
      unit: 'planned messages without an outcome, or whose outcome is not what Teams saw',
      aim: '0',
    },
    memory: {
      value: late,
      baseline: early,
      ratio: rounded(late / early),
      unit: 'MB resident in the last quarter of the broadcast against the second',
      aim: 'ratio < 1.1',
      spread: [Math.min(...memory), Math.max(...memory)],
    },
    urgentAcceptedP99: {
      value: Math.round(percentile(waits, 0.99)),
      unit: `ms from asking until the card stands in channel and chat, 99th percentile of ${cases.length} during the broadcast`,
      aim: '<= 1000',
    },
    answerOnEveryCopyMax: {
      value: Math.round(Math.max(...edits)),
      unit: `ms from the click until every copy shows the answer, longest of ${cases.length} during the broadcast`,
      aim: '<= 2000',
    },
  };
}

async function seedPeople(client: pg.Client): Promise<FakePerson[]> {
  await client.query(`
    insert into faculty (name) values ('Fakulteten');
    insert into department (code, name_sv, name_en, faculty_id) select 'D0', 'Institutionen', 'The department', id from faculty;
    insert into term (code, academic_year, starts_on, ends_on, nomination_deadline) values ('HT2027', '2027/2028', '2027-08-30', '2028-01-16', '2027-04-15');
    insert into person (name, email, language, roles, entra_object_id, teams_user_id, seen_in_team_at)
      select 'Person ' || n, 'person' || n || '@example.com', case n % 2 when 0 then 'sv' else 'en' end,
        case n when 0 then array['ikp'] when ${PEOPLE - 1} then array['admissions', 'internationalOffice'] else array['forumMember'] end,
        gen_random_uuid()::text, '29:person' || n, now()
      from generate_series(0, ${PEOPLE - 1}) n;
    insert into contact_assignment (person_id, department_id, capacity)
      select p.id, d.id, 'ikp' from person p, department d where p.name = 'Person 0'`);
  const { rows } = await client.query<FakePerson>(
    `select teams_user_id as "teamsUserId", entra_object_id as "entraObjectId", name from person order by substring(name from '\\d+')::int`,
  );
  return rows;
}

async function seedConversations(client: pg.Client, people: readonly FakePerson[], ready: TeamsReady): Promise<void> {
  const chats = people.map(({ teamsUserId }, index) => ({ teamsUserId, chatId: ready.chatIds[index] }));
  await client.query(
    `insert into conversation (person_id, scope, conversation_id, service_url, welcomed_at, updated_at)
     select p.id, 'personal', chat."chatId", $2, now(), now()
     from jsonb_to_recordset($1) as chat("teamsUserId" text, "chatId" text) join person p on p.teams_user_id = chat."teamsUserId"`,
    [JSON.stringify(chats), ready.serviceUrl],
  );
  await client.query(
    `insert into conversation (scope, conversation_id, service_url, team_id, welcomed_at, updated_at) values ('channel', $1, $2, $3, now(), now())`,
    [ready.channelId, ready.serviceUrl, ready.teamId],
  );
  await client.query('analyze');
}

async function isDone(client: pg.Client, broadcastId: string): Promise<boolean> {
  const { rows } = await client.query<{ state: string }>('select state from broadcast where id = $1', [broadcastId]);
  return rows[0]?.state === 'done';
}

async function ask(teams: ChildProcess, what: Ask): Promise<unknown> {
  teams.send(what);
  const [answer] = (await once(teams, 'message')) as [unknown];
  return answer;
}

async function post(url: string, authorization: string, body: object, headers: Record<string, string>): Promise<unknown> {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', authorization, ...headers },
    body: JSON.stringify(body),
  });
  const answer: unknown = await response.json();
  if (!response.ok) throw new Error(`${url} answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer;
}

/** Linux tells; elsewhere the figure is left out. */
async function residentMegabytes(pid: number): Promise<number> {
  if (process.platform !== 'linux') return NaN;
  const kilobytes = /VmRSS:\s+(?<kilobytes>\d+)/.exec(await readFile(`/proc/${pid}/status`, 'utf8'))?.groups?.['kilobytes'];
  return Math.round(Number(kilobytes) / 1024);
}

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.ceil(sorted.length * share) - 1)] ?? NaN;
}

function middle(values: readonly number[]): number {
  return percentile(values, 0.5);
}
