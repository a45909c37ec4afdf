import { afterAll, beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { sentenceCard } from '../../bot/cards/chatCards.ts';
import { TEAMS_LIMITS, type Haste, type Limits } from '../../bot/domain/pacing.ts';
import type { Messenger, Place } from '../../bot/reminders/messenger.ts';
import { createTeamsAdapter } from '../../bot/teams/adapter.ts';
import { createTeamsMessenger } from '../../bot/teams/connector.ts';
import { createPacing } from '../../bot/teams/pacing.ts';
import type { FakePerson } from '../fakeTeams/conversations.ts';
import { startFakeTeams, type FakeTeams } from '../fakeTeams/fakeTeams.ts';
import { onEachServer } from '../support/databases.ts';
import { until } from '../support/until.ts';

/** Two processes of the product on one database, against a Teams that holds its limits in real time. */

onEachServer((database) => {
  let teams: FakeTeams;
  let people: FakePerson[];
  let processes: readonly [Messenger, Messenger];
  const faults: unknown[] = [];

  const pacingOf = (limits: Limits) => createPacing(database.store.db, limits, (fault) => faults.push(fault));

  beforeAll(async () => {
    teams = await startFakeTeams({ now: () => performance.now() });
    people = Array.from({ length: 150 }, (_, n) => ({ teamsUserId: `29:${n}`, entraObjectId: `entra-${n}`, name: `Person ${n}` }));
    teams.join(...people);
    teams.install('team');
    for (const person of people) teams.install(person);
    const adapter = createTeamsAdapter(teams.bot);
    const start = () => createTeamsMessenger(adapter, teams.bot.emulatorServiceUrls, pacingOf(TEAMS_LIMITS));
    processes = [start(), start()];
  });
  afterAll(async () => {
    await teams.stop();
    expect(faults).toEqual([]);
  });
  beforeEach(async () => {
    teams.calm();
    // As if an hour had gone by; Teams itself counts on, so each test writes to others.
    await database.store.db.execute(sql`update pace set paused_until = null, bulk_at = null, urgent_until = null, backoff_ms = 0`);
  });

  const placeOf = (person: FakePerson): Place => ({ conversationId: teams.chatId(person), serviceUrl: teams.serviceUrl, tenantId: null });
  const message = { card: sentenceCard('sv', 'hej'), summary: 'hej' };
  const send = (process: Messenger, person: FakePerson, haste: Haste) => process.send(placeOf(person), message, haste);
  const throttled = () => teams.requests.filter(({ status }) => status === 429).length;

  test('150 messages in one burst from two processes: all arrive, none is answered with 429 (bot-docs #1476, office-365-connector #406)', async () => {
    const left = [...people];
    const work = async (process: Messenger) => {
      for (let person = left.pop(); person; person = left.pop()) expect(await send(process, person, 'bulk')).toMatchObject({ ok: true });
    };
    await Promise.all(processes.flatMap((process) => Array.from({ length: 10 }, () => work(process))));
    expect(throttled()).toBe(0);
    expect(people.filter((person) => teams.messages(teams.chatId(person)).length !== 1)).toEqual([]);
  });

  test('what is urgent goes into a burst of bulk at once', async () => {
    const bulk = people.slice(0, 100).map((person, n) => send(processes[n % 2 === 0 ? 0 : 1], person, 'bulk'));
    const last = people[149];
    if (!last) throw new Error('There are 150 people.');
    const before = teams.requests.length;
    expect(await send(processes[0], last, 'urgent')).toMatchObject({ ok: true });
    // A hundred take two seconds; the urgent one did not stand behind them.
    expect(teams.requests.length - before).toBeLessThan(100);
    await Promise.all(bulk);
    expect(throttled()).toBe(0);
  });

  test('one conversation takes seven in a second; what would wait longer than a moment comes back to be tried later', async () => {
    const [, second] = people;
    if (!second) throw new Error('There are 150 people.');
    const results = await Promise.all(Array.from({ length: 20 }, (_, n) => send(processes[n % 2 === 0 ? 0 : 1], second, 'urgent')));
    const sent = results.filter(({ ok }) => ok).length;
    expect(sent).toBeGreaterThanOrEqual(7);
    expect(sent).toBeLessThan(20);
    for (const result of results) if (!result.ok) expect(result.failure).toMatchObject({ kind: 'throttled' });
    expect(throttled()).toBe(0);
  });

  test('no request gives its place back earlier than its answer came, for until then Teams may count it', async () => {
    const pacing = pacingOf(TEAMS_LIMITS);
    const turn = await pacing.turn('one', 'send', 'urgent');
    if (turn.kind !== 'granted') throw new Error(turn.because);
    const { rows: [before] } = await database.store.db.execute<{ at: string }>(sql`select clock_timestamp() as at`);
    turn.answered();
    const answered = await until('the answer to be counted', async () => {
      const { rows } = await database.store.db.execute<{ early: boolean }>(sql`
        select counted_by < ${before?.at}::timestamptz as early from pace_request where conversation_id = 'one' and counted_by < clock_timestamp()`);
      return rows[0];
    });
    expect(answered).toEqual({ early: false });
  });

  describe('a pause', () => {
    test('that Teams asks for holds for every process and every conversation', async () => {
      const [, , third, fourth] = people;
      if (!third || !fourth) throw new Error('There are 150 people.');
      teams.troubleNext(null, { status: 429, code: 'Throttled', retryAfterSeconds: 30 });
      expect(await send(processes[0], third, 'urgent')).toMatchObject({ failure: { kind: 'throttled', retryAfterMs: 30_000 } });
      const before = teams.requests.length;
      const other = await send(processes[1], fourth, 'urgent');
      expect(other).toMatchObject({ ok: false, failure: { kind: 'throttled' } });
      expect(teams.requests.length).toBe(before);
    });

    test.each([
      ['401', 'BotNotRegistered', 'misconfigured'],
      ['403', 'BotDisabledByAdmin', 'disabled'],
    ])('%s %s stops all sending, without a try for each person', async (status, code, because) => {
      teams.trouble(null, { status: Number(status), code });
      const [, , , , fifth, sixth] = people;
      if (!fifth || !sixth) throw new Error('There are 150 people.');
      expect(await send(processes[0], fifth, 'bulk')).toMatchObject({ failure: { kind: because } });
      const before = teams.requests.length;
      expect(await send(processes[1], sixth, 'bulk')).toMatchObject({ failure: { kind: 'throttled' }, detail: expect.stringContaining(because) });
      expect(teams.requests.length).toBe(before);
    });

    test('without a time is drawn by ourselves, and grows while Teams goes on refusing', async () => {
      const pacing = pacingOf(TEAMS_LIMITS);
      const first = await pacing.throttled(null);
      expect(first).toBeGreaterThanOrEqual(1_000);
      expect(first).toBeLessThanOrEqual(3_000);
      // A second one that was under way together with it changes nothing.
      expect(await pacing.throttled(null)).toBeLessThanOrEqual(first);
      await database.store.db.execute(sql`update pace set paused_until = clock_timestamp(), backoff_ms = 60000`);
      expect(await pacing.throttled(null)).toBeGreaterThan(0);
      expect(await pacing.throttled(90_000)).toBe(90_000);
    });
  });
});
