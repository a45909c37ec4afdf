import { beforeAll, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { conversation, person } from '../../bot/store/schema.ts';
import { runRetention } from '../../bot/store/retention.ts';
import { readSettings } from '../../bot/store/settings.ts';
import { requestTo } from '../support/eligibility.ts';
import { productUnderTest } from '../support/product.ts';

/** What administrators look after. */
const under = productUnderTest();
const of = () => under.people;
const log = async (query = '', who: Person = of().head) => under.api(who, 'GET', `/api/audit-log${query}`);

describe('the audit log', () => {
  let taskId = '';

  beforeAll(async () => {
    await under.product.store.db.update(person).set({ roles: ['ikp', 'admin'] }).where(eq(person.id, of().head.id));
    const asked = await under.api(of().officer, 'POST', '/api/eligibility-requests', requestTo(of().physicsId, { caseReference: 'SECRET-1' }));
    taskId = asked.body.taskId;
    await under.idle();
  });

  test('is for administrators alone', async () => {
    for (const who of [of().ikp, of().officer, of().coordinator]) {
      expect((await log('', who)).status).toBe(403);
      expect((await log('/download', who)).status).toBe(403);
    }
    expect((await log()).status).toBe(200);
  });

  test('tells who did what when for which department, and nothing of what the task is about', async () => {
    const { body } = await log(`?taskId=${taskId}`);
    expect(body.lines).toContainEqual(
      expect.objectContaining({ actorText: 'Eva Forsmark', actionText: 'Särskild behörighet: Uppgiften skapades', departmentText: 'Institutionen för fysik', taskId }),
    );
    expect(JSON.stringify(body)).not.toMatch(/SECRET-1|Kvantmekanik/);
  });

  test('narrows by person, by what it is about, by department and by day', async () => {
    const actions = async (query: string): Promise<unknown[]> => (await log(query)).body.lines;
    expect(await actions(`?actor=${of().officer.id}`)).toMatchObject([{ actorText: 'Eva Forsmark' }]);
    expect(await actions(`?actor=${of().officer.id}&about=meeting`)).toEqual([]);
    expect(await actions(`?actor=${of().officer.id}&departmentId=${of().physicsId}`)).toHaveLength(1);
    expect(await actions(`?actor=${of().officer.id}&until=2020-01-01`)).toEqual([]);
    expect((await log('?from=yesterday')).status).toBe(422);
  });

  test('names whatever part of the product acted as the product, and narrows to all of them', async () => {
    const { db } = under.product.store;
    const at = under.clock.now().toString();
    await db.execute(sql`insert into audit_log (at, actor, action) values (${at}, 'planner', 'notice.reminded'), (${at}, 'import', 'notice.changed')`);
    const { lines } = (await log('?about=notice')).body;
    expect(lines).toMatchObject([{ actor: 'product', actorText: 'IKP-forum' }, { actor: 'product', actorText: 'IKP-forum' }]);
    expect((await log('?about=notice&actor=product')).body.lines).toEqual(lines);
    expect((await log(`?about=notice&actor=${of().officer.id}`)).body.lines).toEqual([]);
  });

  test('that it was read stands in it', async () => {
    await log('?about=loan');
    expect((await log(`?actor=${of().head.id}`)).body.lines[0]).toMatchObject({ actionText: 'Granskningsloggen: Lästes' });
  });

  test('is turned page by page without a gap or a repetition, while more is written', async () => {
    for (let look = 0; look < 120; look += 1) await log('?about=loan');
    const first = (await log(`?actor=${of().head.id}`)).body;
    expect(first.lines).toHaveLength(100);
    await log('?about=loan');
    const second = (await log(`?actor=${of().head.id}&before=${first.next}`)).body;
    expect(second.next).toBeNull();
    const ids = [...first.lines, ...second.lines].map(({ id }: { id: number }) => id);
    expect(ids).toEqual([...new Set(ids)].sort((a, b) => b - a));
    expect(ids.length).toBeGreaterThan(120);
  });

  test('is downloaded whole, as the filter leaves it, and that stands in it', async () => {
    const { body } = await log(`/download?actor=${of().head.id}&about=audit`);
    expect(body.more).toBe(false);
    expect(body.lines.length).toBeGreaterThan(120);
    expect(body.lines[0]).toEqual({
      at: '2026-11-25 10:00:00',
      actorText: 'Ingrid Sandelin',
      actionText: 'Granskningsloggen: Lästes',
      departmentText: null,
      taskId: null,
    });
    expect((await log('/download?about=loan')).body).toEqual({ lines: [], more: false });
    expect((await log(`?actor=${of().head.id}`)).body.lines[0]).toMatchObject({ actionText: 'Granskningsloggen: Laddades ner' });
    expect((await log('/download?from=yesterday')).status).toBe(422);
  });

  test('downloads the latest acts only, where there are more than one file may hold, and says so', async () => {
    const { db } = under.product.store;
    const { downloadLimit } = (await log('?about=loan')).body;
    await db.execute(sql`
      insert into audit_log (at, actor, action, detail)
      select ${under.clock.now().toString()}::timestamptz, 'import', 'loan.entered', '{}' from generate_series(1, ${downloadLimit + 1})`);
    const { body } = await log('/download?about=loan');
    expect({ more: body.more, lines: body.lines.length }).toEqual({ more: true, lines: downloadLimit });
  });
});

describe('the rules of retention', () => {
  const retention = async (who: Person) => under.api(who, 'GET', '/api/retention');
  const ruleOf = async (name: string) =>
    (await retention(of().coordinator)).body.groups.flatMap(({ rules }: { rules: { name: string }[] }) => rules).find((rule: { name: string }) => rule.name === name);

  test('are for the International Office and administrators', async () => {
    for (const who of [of().ikp, of().officer]) expect((await retention(who)).status).toBe(403);
    for (const who of [of().coordinator, of().head]) expect((await retention(who)).status).toBe(200);
  });

  test('say for how long in words, and what the last run did, also when it found nothing', async () => {
    expect(await ruleOf('broadcast')).toMatchObject({ what: 'Utskick', keptFor: '1 år efter att de skickades', lastRun: null, lastDeletion: null, due: 0 });
    const { db } = under.product.store;
    await runRetention(db, under.clock.now(), await readSettings(db));
    expect(await ruleOf('broadcast')).toMatchObject({ lastRun: { at: under.clock.now().toString(), deleted: 0 }, lastDeletion: null });
  });
});

describe('how the product fares', () => {
  const operations = async (who: Person) => under.api(who, 'GET', '/api/operations');

  test('is for the International Office and administrators', async () => {
    for (const who of [of().ikp, of().officer]) expect((await operations(who)).status).toBe(403);
    expect((await operations(of().head)).status).toBe(200);
  });

  test('tells of each queue what waits and since when, what is tried again and what was given up', async () => {
    const { db } = under.product.store;
    // Blocked, so that no worker takes it up.
    await db.execute(sql`
      insert into pgboss.job (name, data, state, start_after, policy, blocked) values
        ('roster', '{}', 'failed', now() - interval '1 day', 'exclusive', false),
        ('undo-import', '{}', 'created', now() - interval '10 minutes', 'stately', true)`);
    const { queues } = (await operations(of().coordinator)).body;
    expect(queues).toHaveLength(10);
    expect(queues).toContainEqual({ name: 'roster', title: 'Läsning av teamets medlemslista', waiting: 0, oldestSeconds: null, retrying: 0, failed: 1 });
    expect(queues).toContainEqual({ name: 'undoImport', title: 'Importer som tas tillbaka', waiting: 1, oldestSeconds: expect.any(Number), retrying: 0, failed: 0 });
    expect(queues.find(({ name }: { name: string }) => name === 'undoImport').oldestSeconds).toBeCloseTo(600, -2);
    await db.execute(sql`delete from pgboss.job where state = 'failed' or blocked`);
  });

  test('tells the last reading of the team, and the versions of product and database', async () => {
    expect((await operations(of().coordinator)).body).toMatchObject({ roster: null, version: expect.stringMatching(/^\d+\.\d+\.\d+$/), schemaVersion: expect.any(Number) });
    await under.product.store.db.update(person).set({ seenInTeamAt: under.clock.now() }).where(eq(person.id, of().ikp.id));
    const { roster, schemaVersion } = (await operations(of().coordinator)).body;
    expect(roster).toEqual({ at: under.clock.now().toString(), text: 'ons 25 nov. 10:00', members: 1 });
    expect(schemaVersion).toBeGreaterThan(15);
  });
});

describe('who cannot be reached', () => {
  const unreached = async (who: Person = of().coordinator) => under.api(who, 'GET', '/api/unreached-people');
  const reasonOf = async ({ email }: Person) => {
    const reasons: { reason: string; people: { email: string }[] }[] = (await unreached()).body.reasons;
    return reasons.find(({ people }) => people.some((one) => one.email === email))?.reason ?? null;
  };

  test('is told to the International Office and administrators', async () => {
    for (const who of [of().ikp, of().officer]) expect((await unreached(who)).status).toBe(403);
    expect((await unreached(of().head)).status).toBe(200);
  });

  test('with the reason, since when, and what to do', async () => {
    // Karin was written to when Eva asked, and has no app.
    expect((await unreached()).body.reasons).toContainEqual({
      reason: 'notInstalled',
      reasonText: 'Har inte appen',
      whatToDo: 'Be IT att installera appen för personen, eller lägg till personen i teamet.',
      people: expect.arrayContaining([
        { name: 'Karin Åström', email: of().ikp.email, since: { at: under.clock.now().toString(), text: 'ons 25 nov. 10:00' }, isContact: true },
      ]),
    });
    expect(await reasonOf(of().chemist)).toBeNull();
  });

  test('as long as it lasts, by what Teams tells of the person', async () => {
    const { db } = under.product.store;
    const karin = under.inTeams(of().ikp);
    under.clock.set('2026-11-25T11:00:00+01:00');
    await under.post(under.activities.addForPerson(karin));
    await under.idle();
    expect(await reasonOf(of().ikp)).toBeNull();
    await under.post(under.activities.removeForPerson(karin));
    expect(await reasonOf(of().ikp)).toBe('removedApp');
    await under.post(under.activities.addForPerson(karin));
    await db.update(conversation).set({ blockedAt: under.clock.now() }).where(eq(conversation.personId, of().ikp.id));
    expect(await reasonOf(of().ikp)).toBe('blocked');
    await db.update(person).set({ leftTeamAt: under.clock.now() }).where(eq(person.id, of().ikp.id));
    expect(await reasonOf(of().ikp)).toBe('leftTeam');
    // Whoever has left the directory is nobody's to reach.
    await db.update(person).set({ inactiveSince: under.clock.now() }).where(eq(person.id, of().ikp.id));
    expect(await reasonOf(of().ikp)).toBeNull();
  });
});

test('who comes second to a broadcast is told who paused, resumed or cancelled it', async () => {
  const started = await under.api(of().coordinator, 'POST', '/api/broadcasts', {
    titleSv: 'Hej', titleEn: 'Hello', textSv: 'Hej alla', textEn: 'Hello all', audience: 'everybody',
  });
  const act = (who: Person, verb: string) => under.api(who, 'POST', `/api/broadcasts/${started.body.broadcastId}/actions`, { verb });
  expect((await act(of().head, 'pause')).status).toBe(200);
  expect(await act(of().coordinator, 'pause')).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Ingrid Sandelin pausade utskicket i dag \d\d:\d\d\.$/) } });
  expect((await act(of().coordinator, 'cancel')).status).toBe(200);
  expect(await act(of().head, 'resume')).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Hanna Björkqvist avbröt utskicket i dag \d\d:\d\d\.$/) } });
});
