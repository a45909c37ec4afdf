import { describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { createEligibilityRequest, newEligibilityRequest } from '../../bot/duties/eligibility.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
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
    expect(results.map(({ kind }) => kind)).toEqual(['created', 'created', 'created']);
    expect(new Set(results.map((result) => result.kind !== 'invalid' && result.taskId)).size).toBe(1);
    expect(await create({}, 'key-1')).toEqual(results[0]);
    expect((await create({}, 'key-2')).kind).toBe('created');
    expect((await create()).kind).toBe('created');
    expect(await under.db.select().from(eligibilityRequest)).toHaveLength(3);
  });

  describe('while it is under way', () => {
    const { clock } = under;
    const doAs = async (who: Person, taskId: string, verb: string, input: object = {}) => {
      const { version } = (await under.file(taskId)).task;
      const result = await act(under.house, { taskId, verb, version, input, actor: under.actor(who) });
      expect([verb, result.kind]).toEqual([verb, 'done']);
    };
    const viewOf = async (who: Person, taskId: string, language: 'sv' | 'en' = 'sv') =>
      responsibleTaskView(under.db, await under.file(taskId), { personId: who.id, language }, clock.now());
    const valueOf = async (who: Person, taskId: string, verb: string) =>
      (await viewOf(who, taskId)).actions.find((action) => action.verb === verb)?.fields.find(({ name }) => name === 'department')?.value;

    test('its time stands still while the one who asked has to reply, and it is not late meanwhile', async () => {
      const taskId = await under.askPhysics();
      clock.set('2026-11-26T14:00:00+01:00');
      await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'Vilken kurs?' });
      clock.set('2026-12-01T11:00:00+01:00');
      const view = await viewOf(under.people.ikp, taskId);
      expect(view.overdue).toBe(false);
      expect(view.facts.find(({ label }) => label === 'Svarstid')?.value).toContain('Står stilla sedan tors 26 nov.');
      await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'Den i bilagan' });
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-12-01T15:00:00Z');
      expect((await viewOf(under.people.ikp, taskId)).facts.some(({ label }) => label === 'Svarstid')).toBe(false);
    });

    test('"not my course" proposes who last answered for the course, and the redirect begins with what was proposed', async () => {
      const { ikp, chemist, officer, chemistryId, historyId } = under.people;
      const earlier = await create({ departmentId: chemistryId, courseCode: '5fy123' });
      if (earlier.kind !== 'created') throw new Error(earlier.kind);
      const taskId = await under.askPhysics();
      expect(await valueOf(ikp, taskId, 'notMyCourse')).toBeNull();
      await doAs(chemist, earlier.taskId, 'eligible');
      expect(await valueOf(ikp, taskId, 'notMyCourse')).toBe(chemistryId);

      await doAs(ikp, taskId, 'notMyCourse', { department: historyId, note: 'Idéhistoria' });
      expect(await valueOf(officer, taskId, 'redirect')).toBe(historyId);
      const [said] = (await viewOf(officer, taskId)).dialogue;
      expect(said?.text).toBe('Förslag: Institutionen för historia\nIdéhistoria');
      expect((await viewOf(officer, taskId, 'en')).dialogue[0]?.text).toContain('Department of History');
    });

    test('"not my course" needs no proposal', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.ikp, taskId, 'notMyCourse');
      expect(await valueOf(under.people.officer, taskId, 'redirect')).toBeNull();
    });

    test.each([
      ['a working day', '2026-12-04', '2026-12-04T16:00:00Z', '4 december 2026'],
      ['a Saturday: the Monday', '2026-12-05', '2026-12-07T16:00:00Z', '7 december 2026'],
      ['today', '2026-11-25', '2026-11-25T16:00:00Z', '25 november 2026'],
      ['today after closing: tomorrow', '2026-11-25', '2026-11-26T16:00:00Z', '26 november 2026'],
    ])('the one who asked moves the last day to answer to %s', async (name, dueOn, expected, said) => {
      const taskId = await under.askPhysics();
      clock.set(name.includes('after closing') ? '2026-11-25T18:00:00+01:00' : '2026-11-25T11:00:00+01:00');
      await doAs(under.people.officer, taskId, 'changeDue', { dueOn });
      const { task, phaseBeganAt } = await under.file(taskId);
      expect([task.state, task.version, task.dueAt.toString()]).toEqual(['open', 2, expected]);
      expect(phaseBeganAt.equals(clock.now())).toBe(true);
      expect((await viewOf(under.people.ikp, taskId)).dialogue[0]?.heading).toBe(`Eva Forsmark ändrade sista svarsdag till ${said}`);
    });

    test('a department with a service level of its own has that, also when the question is sent to it', async () => {
      const { ikp, officer, chemistryId } = under.people;
      await writeSetting(under.db, 'departments', { [chemistryId]: { serviceLevelWorkingDays: 5 } });
      const own = await create({ departmentId: chemistryId });
      expect(own.kind === 'created' && (await under.file(own.taskId)).task.dueAt.toString()).toBe('2026-12-02T09:00:00Z');
      const sent = await under.askPhysics('UMU-2026-18');
      expect((await under.file(sent)).task.dueAt.toString()).toBe('2026-11-27T09:00:00Z');
      await doAs(ikp, sent, 'notMyCourse');
      await doAs(officer, sent, 'redirect', { department: chemistryId });
      expect((await under.file(sent)).task.dueAt.toString()).toBe('2026-12-02T09:00:00Z');
    });
  });
});
