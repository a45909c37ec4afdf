import { expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { productUnderTest, waitFor } from '../support/product.ts';

/** The stream that tells pages what to look at again: who hears of what, and what becomes of it. */

const under = productUnderTest();
const of = () => under.people;

interface Heard {
  readonly status: number;
  readonly headers: Headers;
  /** The topics of every event so far, and whether the stream is over. */
  readonly topics: readonly string[];
  readonly over: boolean;
  /** Everything that came, as it came. */
  readonly text: string;
  leave(): void;
}

async function listen(who: Person): Promise<Heard> {
  const left = new AbortController();
  const response = await fetch(`http://127.0.0.1:${under.product.port}/api/events`, {
    headers: { authorization: under.teams.signIn(who.entraObjectId ?? '') },
    signal: left.signal,
  });
  const heard = { status: response.status, headers: response.headers, topics: [] as string[], over: false, text: '', leave: () => left.abort() };
  void (async () => {
    const decoder = new TextDecoder();
    try {
      for await (const part of response.body ?? []) {
        heard.text += decoder.decode(part as Uint8Array, { stream: true });
        heard.topics = [...heard.text.matchAll(/^data: (?<topics>.*)$/gm)].flatMap(({ groups }) => (groups?.['topics'] ?? '').split(' '));
      }
    } catch {
      // Left, or cut off.
    }
    heard.over = true;
  })();
  return heard;
}

let asked = 0;
function ask() {
  asked += 1;
  const body = { caseReference: `LIVE-${asked}`, courseCode: '5FY999', courseName: 'Hemlig kurs', departmentId: of().physicsId, term: 'HT2027', question: 'Hemlig fråga om sökanden' };
  return under.api(of().officer, 'POST', '/api/eligibility-requests', body);
}

test('a change is told to who is asked and to the office, and to nobody else, without a word of what it is', async () => {
  const [ikp, officer, chemist] = await Promise.all([listen(of().ikp), listen(of().officer), listen(of().chemist)]);
  expect([ikp.status, ikp.headers.get('content-type'), ikp.headers.get('cache-control'), ikp.headers.get('x-accel-buffering')]).toEqual([
    200,
    'text/event-stream; charset=utf-8',
    'no-store',
    'no',
  ]);
  const { body } = await ask();
  await waitFor('the contact person to hear of it', () => ikp.topics.includes('tasks'));
  await waitFor('Admissions to hear of it', () => officer.topics.includes('overview') && officer.topics.includes('tasks'));
  const { version } = (await under.api(of().ikp, 'GET', `/api/tasks/${body.taskId}`)).body;
  const before = officer.topics.length;
  await under.api(of().ikp, 'POST', `/api/tasks/${body.taskId}/actions`, { verb: 'eligible', version, input: {} });
  await waitFor('Admissions to hear of the answer', () => officer.topics.length > before);
  // A change that the chemist may hear of ends the wait for one that they may not.
  await under.product.house.db.execute(sql`update department set code = code`);
  await waitFor('the chemist to hear of the departments', () => chemist.topics.includes('directory'));
  expect(chemist.topics).not.toContain('tasks');
  expect(chemist.topics).not.toContain('overview');
  for (const { text } of [ikp, officer, chemist]) {
    expect(text.replace(/^(: \w+|data: [a-zA-Z ]+|)$/gm, '').trim()).toBe('');
  }
  for (const one of [ikp, officer, chemist]) one.leave();
});

test('what was changed while a page was being drawn is told when it begins to listen', async () => {
  const witness = await listen(of().ikp);
  await ask();
  await waitFor('the change to be told', () => witness.topics.includes('tasks'));
  const [late, stranger] = [await listen(of().ikp), await listen(of().chemist)];
  await waitFor('the latecomer to hear of it', () => late.topics.includes('tasks'));
  await under.product.house.db.execute(sql`update department set code = code`);
  await waitFor('the chemist to hear of the departments', () => stranger.topics.includes('directory'));
  expect(stranger.topics).not.toContain('tasks');
  for (const one of [witness, late, stranger]) one.leave();
});

test('who is not signed in gets the problem that every route gives', async () => {
  expect(await under.api(null, 'GET', '/api/events')).toMatchObject({ status: 401, body: { type: 'urn:ikp-forum:problem:unauthenticated' } });
});

test('a ninth window of one person is refused, and gets its place when another closes', async () => {
  const windows = await Promise.all(Array.from({ length: 8 }, () => listen(of().head)));
  expect(await under.api(of().head, 'GET', '/api/events')).toMatchObject({ status: 429, body: { type: 'urn:ikp-forum:problem:tooMany' } });
  windows[0]?.leave();
  const again = await waitFor('a place', async () => {
    const one = await listen(of().head);
    return one.status === 200 ? one : null;
  });
  for (const one of [...windows, again]) one.leave();
});

test('when the database was away everybody looks at everything', async () => {
  const heard = await listen(of().chemist);
  const { rows } = await under.product.house.db.execute(sql`
    select pg_terminate_backend(pid) from pg_stat_activity
    where datname = current_database() and query = 'listen ikp_forum_changes'`);
  expect(rows).toHaveLength(1);
  await waitFor('everybody to be told', () => heard.topics.includes('everything'));
  const before = heard.topics.length;
  await under.product.house.db.execute(sql`update department set code = code`);
  await waitFor('changes to be heard again', () => heard.topics.slice(before).includes('directory'));
  heard.leave();
});

test('who gets or loses a role has to come again, and is told what the new rights give', async () => {
  const { db } = under.product.house;
  const heard = await listen(of().officer);
  const other = await listen(of().ikp);
  await db.execute(sql`update person set roles = '{forumMember}' where id = ${of().officer.id}`);
  await waitFor('the stream to end', () => heard.over);
  expect(heard.topics).toContain('everything');
  const again = await listen(of().officer);
  const before = other.topics.length;
  await db.execute(sql`update task set version = version + 1`);
  await waitFor('a change of tasks', () => other.topics.slice(before).includes('tasks') && again.topics.includes('tasks'));
  expect(other.over).toBe(false);
  expect(again.topics).not.toContain('overview');
  // Who has left the directory does not come in again.
  await db.execute(sql`update person set inactive_since = now() where id = ${of().officer.id}`);
  await waitFor('the stream to end', () => again.over);
  expect((await under.api(of().officer, 'GET', '/api/events')).status).toBe(403);
  await db.execute(sql`update person set roles = '{admissions}', inactive_since = null where id = ${of().officer.id}`);
  other.leave();
});

test('the streams end with the product, which does not wait for them', async () => {
  const heard = await listen(of().ikp);
  expect(heard.status).toBe(200);
  await under.restart();
  await waitFor('the stream to end', () => heard.over);
});
