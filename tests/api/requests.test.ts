import { beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { person, task } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { productUnderTest } from '../support/product.ts';

/** What is sent to the API, and what it says when it cannot be taken. */
const under = productUnderTest();
const of = () => under.people;
const sv = translate('sv');
const en = translate('en');

const NUMBER = '900101-1239';

const good = (changes: object = {}) => ({
  caseReference: 'REQ-1',
  nyaReference: null,
  courseCode: '5FY999',
  courseName: 'Partikelfysik',
  departmentId: of().physicsId,
  term: 'HT2027',
  question: 'Räcker kursen?',
  ...changes,
});

const ask = (body: unknown, headers?: Record<string, string>) => under.api(of().officer, 'POST', '/api/eligibility-requests', body, headers);

async function expectRefused(body: unknown, errors: readonly object[]): Promise<void> {
  const answer = await ask(body);
  expect(answer.status).toBe(422);
  expect(answer.headers.get('content-type')).toBe('application/problem+json');
  expect(answer.body).toMatchObject({ type: 'urn:ikp-forum:problem:invalid', title: sv('problem.invalid.title'), detail: sv('problem.invalid.detail'), status: 422 });
  expect(answer.body.errors).toEqual(expect.arrayContaining([...errors]));
  expect(answer.body.errors).toHaveLength(errors.length);
}

describe('a new request', () => {
  test.each<[string, () => object, string, string]>([
    ['no case', () => ({ caseReference: undefined }), 'caseReference', sv('invalid.required')],
    ['a case of blanks', () => ({ caseReference: '  ' }), 'caseReference', sv('invalid.required')],
    ['a long case', () => ({ caseReference: 'x'.repeat(61) }), 'caseReference', sv('invalid.tooLong', { max: 60 })],
    ['a number for a case', () => ({ caseReference: 7 }), 'caseReference', sv('invalid.required')],
    ['no course', () => ({ courseCode: '' }), 'courseCode', sv('invalid.required')],
    ['no question', () => ({ question: null }), 'question', sv('invalid.required')],
    ['a long question', () => ({ question: 'x'.repeat(2001) }), 'question', sv('invalid.tooLong', { max: 2000 })],
    ['a term of another form', () => ({ term: 'hösten 2027' }), 'term', sv('invalid.term')],
    ['no department', () => ({ departmentId: undefined }), 'departmentId', sv('invalid.unknownDepartment')],
    ['a department that is no id', () => ({ departmentId: 'fysik' }), 'departmentId', sv('invalid.unknownDepartment')],
    ['a department that is not there', () => ({ departmentId: of().ikp.id }), 'departmentId', sv('invalid.unknownDepartment')],
    ['a due moment without a zone', () => ({ dueAt: '2027-01-15T12:00:00' }), 'dueAt', sv('invalid.date')],
    ['a due moment that does not exist', () => ({ dueAt: '2027-02-30T12:00:00Z' }), 'dueAt', sv('invalid.date')],
    ['a due moment that has passed', () => ({ dueAt: '2026-11-25T09:59:59+01:00' }), 'dueAt', sv('invalid.dueInPast')],
    ['a due moment that is now', () => ({ dueAt: '2026-11-25T10:00:00+01:00' }), 'dueAt', sv('invalid.dueInPast')],
  ])('with %s is refused, beside its field', async (_case, changes, field, message) => {
    await expectRefused(good(changes()), [{ field, message }]);
  });

  test.each(['caseReference', 'nyaReference', 'courseCode', 'courseName', 'question'])('with a personal number in %s is refused', async (field) => {
    await expectRefused(good({ [field]: NUMBER }), [{ field, message: sv('invalid.personalNumber') }]);
  });

  test('tells all that is wrong at once', async () => {
    await expectRefused({ question: `Om ${NUMBER}`, term: 'x' }, [
      { field: 'caseReference', message: sv('invalid.required') },
      { field: 'courseCode', message: sv('invalid.required') },
      { field: 'courseName', message: sv('invalid.required') },
      { field: 'departmentId', message: sv('invalid.unknownDepartment') },
      { field: 'term', message: sv('invalid.term') },
      { field: 'question', message: sv('invalid.personalNumber') },
    ]);
  });

  test('in English to a person who reads English', async () => {
    expect(await under.api(of().officer, 'PATCH', '/api/me', { language: 'en' })).toMatchObject({ status: 200, body: { language: 'en' } });
    const { body } = await ask(good({ question: `About ${NUMBER}` }), { 'accept-language': 'sv' });
    expect(body).toMatchObject({ title: en('problem.invalid.title'), errors: [{ field: 'question', message: en('invalid.personalNumber') }] });
    await under.api(of().officer, 'PATCH', '/api/me', { language: 'sv' });
  });

  test.each([
    ['null', 'null'],
    ['a list', '[]'],
    ['a number', '7'],
    ['a text', '"hej"'],
    ['nothing', ''],
  ])('that is %s is refused', async (_case, body) => {
    expect((await ask(body)).status).toBe(422);
  });

  test('is kept without what a database cannot keep', async () => {
    const { status, body } = await ask(good({ caseReference: 'REQ-odd', question: 'Räcker\u0000 kursen \ud800?' }));
    expect(status).toBe(200);
    const shown = await under.api(of().ikp, 'GET', `/api/tasks/${body.taskId}`);
    expect(JSON.stringify(shown.body.facts)).toContain('Räcker kursen \ufffd?');
  });

  test('with an instant of its own is due then, in whatever zone it was written', async () => {
    const { body } = await ask(good({ caseReference: 'REQ-due', dueAt: '2027-01-15T12:00:00-05:00' }));
    expect((await under.api(of().ikp, 'GET', `/api/tasks/${body.taskId}`)).body.dueAt).toBe('2027-01-15T17:00:00Z');
  });

  test('none of what was refused is there', async () => {
    const rows = await under.product.store.db.select({ reference: task.publicReference }).from(task);
    expect(rows.map((row) => row.reference).sort()).toEqual(['REQ-due', 'REQ-odd']);
  });

  test('of two people with the same Idempotency-Key: each gets their own', async () => {
    const [other] = await under.product.store.db
      .insert(person)
      .values({ name: 'Ivar Forsmark', roles: ['admissions'], language: 'sv', email: 'ivar@example.com', entraObjectId: '11111111-0000-4000-8000-0000000000ff' })
      .returning();
    if (!other) throw new Error('no person');
    const key = { 'Idempotency-Key': 'the same' };
    const mine = await ask(good({ caseReference: 'REQ-mine' }), key);
    const theirs = await under.api(other, 'POST', '/api/eligibility-requests', good({ caseReference: 'REQ-theirs' }), key);
    expect(theirs.body.taskId).not.toBe(mine.body.taskId);
    expect((await ask(good({ caseReference: 'REQ-mine' }), key)).body.taskId).toBe(mine.body.taskId);
  });
});

describe('an act', () => {
  let taskId = '';
  beforeAll(async () => {
    taskId = (await ask(good({ caseReference: 'REQ-act' }))).body.taskId;
  });
  const act = (body: object, id = taskId) => under.api(of().ikp, 'POST', `/api/tasks/${id}/actions`, body);

  test.each([
    ['nothing', {}, sv('invalid.required')],
    ['blanks', { reason: ' \n ' }, sv('invalid.required')],
    ['a personal number', { reason: `Om ${NUMBER}.` }, sv('invalid.personalNumber')],
    ['too much', { reason: 'x'.repeat(2001) }, sv('invalid.tooLong', { max: 2000 })],
  ])('with %s for its reason is refused beside the field', async (_case, input, message) => {
    const answer = await act({ verb: 'notEligible', version: 1, input });
    expect(answer).toMatchObject({ status: 422, body: { type: 'urn:ikp-forum:problem:invalid', errors: [{ field: 'reason', message }] } });
  });

  test.each([
    ['no verb', { version: 1 }],
    ['no version', { verb: 'eligible' }],
    ['a version of text', { verb: 'eligible', version: '1' }],
    ['inputs of another kind', { verb: 'notEligible', version: 1, input: { reason: { a: 1 } } }],
  ])('with %s is refused', async (_case, body) => {
    expect((await act(body)).status).toBe(422);
  });

  test.each(['constructor', '__proto__', 'signed', 'withdraw', 'provideInformation'])('with the verb %s, which is not this person’s now: 409 with the task', async (verb) => {
    expect(await act({ verb, version: 1, input: {} })).toMatchObject({ status: 409, body: { task: { id: taskId, state: 'open', version: 1 } } });
  });

  test('on an old version: 409 with the task as it now is, and what this person may now do', async () => {
    const answer = await act({ verb: 'eligible', version: 0, input: {} });
    expect(answer).toMatchObject({ status: 409, body: { type: 'urn:ikp-forum:problem:conflict', title: sv('problem.conflict.title'), task: { id: taskId, state: 'open', version: 1 } } });
    expect(answer.body.task.actions.map((one: { verb: string }) => one.verb)).toContain('eligible');
  });

  test('that is done answers with the task; the second time 409, and all is as the first time left it', async () => {
    expect(await act({ verb: 'eligible', version: 1 })).toMatchObject({ status: 200, body: { id: taskId, state: 'done', version: 2, actions: [] } });
    expect(await act({ verb: 'notEligible', version: 1, input: { reason: 'Nej' } })).toMatchObject({
      status: 409,
      body: { task: { state: 'done', version: 2 }, overtakenBy: expect.stringMatching(/^Du valde ”Behörig” i dag \d\d:\d\d\.$/) },
    });
    expect(await act({ verb: 'eligible', version: 2 })).toMatchObject({ status: 409 });
    const [row] = await under.product.store.db.select().from(task).where(eq(task.id, taskId));
    expect(row).toMatchObject({ state: 'done', version: 2 });
  });

  test('of several at once, one is done and the others get 409', async () => {
    const id = (await ask(good({ caseReference: 'REQ-race' }))).body.taskId;
    const answers = await Promise.all(['eligible', 'notEligible', 'eligible', 'needMoreInformation'].map((verb) => act({ verb, version: 1, input: { reason: 'Nej', information: 'Mer' } }, id)));
    expect(answers.map((one) => one.status).sort()).toEqual([200, 409, 409, 409]);
    const done = answers.find((one) => one.status === 200)?.body;
    for (const late of answers.filter((one) => one.status === 409)) expect(late.body.task).toMatchObject({ state: done.state, facts: done.facts, dialogue: done.dialogue });
  });
});

describe('what cannot be read', () => {
  const send = (body: string, contentType = 'application/json') =>
    under.fetch('/api/eligibility-requests', {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: under.teams.signIn(of().officer.entraObjectId ?? ''), 'accept-language': 'en' },
      body,
    });

  test('malformed JSON: 400', async () => {
    const answer = await send('{"caseReference":');
    expect(answer).toMatchObject({ status: 400, body: { type: 'urn:ikp-forum:problem:notJson', title: en('problem.notJson.title') } });
    expect(answer.headers.get('content-type')).toBe('application/problem+json');
  });

  test('a body that is too large: 413, and it is not read to its end', async () => {
    const answer = await send(JSON.stringify(good({ question: 'x'.repeat(400_000) })));
    expect(answer).toMatchObject({ status: 413, body: { type: 'urn:ikp-forum:problem:tooLarge', title: en('problem.tooLarge.title') } });
  });

  test.each(['text/plain', 'application/x-www-form-urlencoded', 'application/octet-stream', 'multipart/form-data; boundary=x'])('%s instead of JSON: refused', async (contentType) => {
    expect([400, 415, 422]).toContain((await send('caseReference=REQ-form', contentType)).status);
  });

  test.each(['/api/nothing', '/api/tasks/x/y/z', '/api/demo/people', '/api/demo/clock', '/.env', '/package.json'])('%s: 404', async (path) => {
    const answer = await under.api(of().ikp, 'GET', path);
    expect(answer).toMatchObject({ status: 404, body: { type: 'urn:ikp-forum:problem:notFound' } });
  });

  test.each(['PUT', 'DELETE', 'POST'])('%s where there is none: 404', async (method) => {
    expect((await under.api(of().ikp, method, '/api/me')).status).toBe(404);
  });

  test.each(['/tab/%E0%A4%A', '/api/tasks/%E0%A4%A', '/%', '/api/tasks/%00'])('the malformed address %s is no error of ours', async (path) => {
    expect((await under.api(of().ikp, 'GET', path)).status).toBeLessThan(500);
  });
});

test('nothing of all this was an error of ours', () => {
  expect(under.log.filter((line) => Number(JSON.parse(line).level) >= 50)).toEqual([]);
});
