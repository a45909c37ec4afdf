import { describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { createEligibilityRequest, newEligibilityRequest } from '../../bot/duties/eligibility.ts';
import { eligibilityRequest } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';
import { requestTo } from '../support/eligibility.ts';
import { houseUnderTest } from '../support/house.ts';

describe('what Admissions sends', () => {
  const whole = requestTo('7b0f6a5e-52a4-4f0e-8a39-0d6c3f1a2b4c');
  const problems = (differing: object) => {
    const parsed = newEligibilityRequest.safeParse({ ...whole, ...differing });
    return parsed.success ? [] : parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`);
  };

  test('is taken when it is whole, trimmed', () => {
    expect(problems({})).toEqual([]);
    expect(newEligibilityRequest.parse({ ...whole, caseReference: '  UMU-2026-17 ' }).caseReference).toBe('UMU-2026-17');
    expect(problems({ nyaReference: null, dueAt: null })).toEqual([]);
    expect(problems({ dueAt: '2027-01-15T12:00:00+01:00', term: 'VT2027' })).toEqual([]);
  });

  test.each<[string, object, string]>([
    ['no case reference', { caseReference: undefined }, 'caseReference: required'],
    ['an empty question', { question: '  ' }, 'question: required'],
    ['a long course code', { courseCode: 'x'.repeat(21) }, 'courseCode: tooLong'],
    ['a personal number in the question', { question: 'Gäller 900118-9803' }, 'question: personalNumber'],
    ['a personal number as case reference', { caseReference: '19900118-9803' }, 'caseReference: personalNumber'],
    ['a personal number as NyA reference', { nyaReference: '9001189803' }, 'nyaReference: personalNumber'],
    ['another kind of term', { term: '2027HT' }, 'term: term'],
    ['a department that is no id', { departmentId: 'FYS' }, 'departmentId: unknownDepartment'],
    ['a moment without offset', { dueAt: '2027-01-15T12:00:00' }, 'dueAt: date'],
  ])('is refused for %s', (_name, differing, problem) => {
    expect(problems(differing)).toEqual([problem]);
  });
});

onEachServer((database) => {
  const under = houseUnderTest(database);
  const create = (differing: Parameters<typeof requestTo>[1] = {}, key: string | null = null) =>
    createEligibilityRequest(
      under.house,
      under.actor(under.people.officer),
      requestTo(under.people.physicsId, differing),
      key,
    );

  test('it becomes a task of the contact person, due in two working days, with its first reminder', async () => {
    const result = await create();
    if (result.kind !== 'created') throw new Error(result.kind);
    const { task, assignees, requesterId } = await under.file(result.taskId);
    expect(task).toMatchObject({ kind: 'eligibility', state: 'open', publicReference: 'UMU-2026-17', department: { code: 'FYS' } });
    expect(task.dueAt.toString()).toBe('2026-11-27T09:00:00Z');
    expect(assignees.map(({ name }) => name)).toEqual(['Karin Åström']);
    expect(requesterId).toBe(under.people.officer.id);
    expect(under.jobs.changed).toEqual([result.taskId]);
    const { rows } = await under.db.execute<{ next: string }>(sql`
      select to_char(next_reminder_at at time zone 'UTC', 'YYYY-MM-DD HH24:MI') as next from task`);
    expect(rows).toEqual([{ next: '2026-11-26 09:00' }]);
  });

  test('the clock’s fractions of a second do no harm', async () => {
    under.clock.set('2026-11-25T10:00:12.345678+01:00');
    const result = await create();
    expect(result.kind === 'created' && (await under.file(result.taskId)).task.dueAt.toString()).toBe('2026-11-27T09:00:12.345678Z');
  });

  test('the time to answer is what Admissions says, or what the university has set', async () => {
    const said = await create({ dueAt: '2026-11-26T15:00:00+01:00' });
    expect(said.kind === 'created' && (await under.file(said.taskId)).task.dueAt.toString()).toBe('2026-11-26T14:00:00Z');
    await writeSetting(under.db, 'serviceLevelWorkingDays', 1);
    const set = await create({ caseReference: 'UMU-2026-18' });
    expect(set.kind === 'created' && (await under.file(set.taskId)).task.dueAt.toString()).toBe('2026-11-26T09:00:00Z');
  });

  test('a department that has nobody is asked by way of the International Office', async () => {
    const result = await create({ departmentId: under.people.historyId });
    expect(result.kind === 'created' && (await under.file(result.taskId)).assignees.map(({ name }) => name)).toEqual(['Hanna Björkqvist']);
  });

  test.each<[string, Parameters<typeof requestTo>[1], object]>([
    ['an unknown department', { departmentId: '7b0f6a5e-52a4-4f0e-8a39-0d6c3f1a2b4c' }, { field: 'departmentId', problem: 'unknownDepartment' }],
    ['a time that has passed', { dueAt: '2026-11-25T09:00:00Z' }, { field: 'dueAt', problem: 'dueInPast' }],
  ])('%s is refused, and nothing is kept', async (_name, differing, problem) => {
    expect(await create(differing)).toEqual({ kind: 'invalid', ...problem });
    expect(await under.db.select().from(eligibilityRequest)).toEqual([]);
    expect(under.jobs.changed).toEqual([]);
  });

  test('a call that is repeated with its key, also at the same time, makes one request', async () => {
    const results = await Promise.all([create({}, 'key-1'), create({}, 'key-1'), create({}, 'key-1')]);
    expect(results.map(({ kind }) => kind).sort()).toEqual(['alreadyThere', 'alreadyThere', 'created']);
    expect(new Set(results.map((result) => result.kind !== 'invalid' && result.taskId)).size).toBe(1);
    expect((await create({}, 'key-1')).kind).toBe('alreadyThere');
    expect((await create({}, 'key-2')).kind).toBe('created');
    expect((await create()).kind).toBe('created');
    expect(await under.db.select().from(eligibilityRequest)).toHaveLength(3);
  });
});
