import { beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { person } from '../../bot/store/schema.ts';
import { requestTo } from '../support/eligibility.ts';
import { productUnderTest } from '../support/product.ts';

/** What Admissions sees of its own questions, and what the figures tell of how they are answered. */
const under = productUnderTest();
const of = () => under.people;
const queue = async (who: Person = of().officer, state = '') => under.api(who, 'GET', `/api/eligibility-requests${state && `?state=${state}`}`);
const figures = async (who: Person = of().officer, term = '') => under.api(who, 'GET', `/api/eligibility-figures${term && `?term=${term}`}`);

async function ask(caseReference: string, differing: Parameters<typeof requestTo>[1] = {}): Promise<string> {
  const answer = await under.api(of().officer, 'POST', '/api/eligibility-requests', requestTo(of().physicsId, { caseReference, ...differing }));
  return answer.body.taskId;
}

async function doAs(who: Person, taskId: string, verb: string, input: object = {}): Promise<void> {
  const { body: task } = await under.api(who, 'GET', `/api/tasks/${taskId}`);
  const answer = await under.api(who, 'POST', `/api/tasks/${taskId}/actions`, { verb, version: task.version, input });
  expect([verb, answer.status]).toEqual([verb, 200]);
}

describe('the queue', () => {
  beforeAll(async () => {
    under.clock.set('2026-11-25T10:00:00+01:00');
    const waits = await ask('A-1');
    under.clock.set('2026-11-25T11:00:00+01:00');
    await ask('A-2');
    const answered = await ask('A-3');
    const withdrawn = await ask('A-4');
    under.clock.set('2026-11-25T12:00:00+01:00');
    await doAs(of().ikp, waits, 'needMoreInformation', { information: 'Vilken kurs?' });
    await doAs(of().ikp, answered, 'notEligible', { reason: 'Saknar kursen' });
    await doAs(of().officer, withdrawn, 'withdraw');
    under.clock.set('2026-12-01T10:00:00+01:00');
  });

  test('shows the officer’s own questions, the oldest first, with how long the department has had each', async () => {
    const { body } = await queue();
    expect(body).toMatchObject({
      counts: { open: 1, awaitingRequester: 1, done: 1, cancelled: 1 },
      workingDayMinutes: 540,
      more: false,
      requests: [
        {
          caseReference: 'A-1',
          course: 'Kvantmekanik (5FY123)',
          departmentText: 'Institutionen för fysik',
          state: 'awaitingRequester',
          ageMinutes: 120,
          overdue: false,
          standsStill: { why: 'Karin Åström behöver veta mer', sinceText: expect.stringContaining('25 nov.') },
        },
        { caseReference: 'A-2', state: 'open', overdue: true, standsStill: null, ageMinutes: 4 * 540 - 60, askedOf: expect.arrayContaining(['Karin Åström']) },
        { caseReference: 'A-3', state: 'done', verdict: 'notEligible', verdictText: 'Inte behörig', ageMinutes: 60 },
        { caseReference: 'A-4', state: 'cancelled', verdict: null },
      ],
    });
  });

  test('narrows to a state, and refuses one that there is not', async () => {
    const { body } = await queue(of().officer, 'awaitingRequester');
    expect(body.requests.map((one: { caseReference: string }) => one.caseReference)).toEqual(['A-1']);
    expect(body.counts.open).toBe(1);
    expect((await queue(of().officer, 'lost')).status).toBe(422);
  });

  test('is for Admissions alone, and each sees only what is theirs', async () => {
    for (const who of [of().ikp, of().coordinator, of().chemist]) expect((await queue(who)).status).toBe(403);
    const { db } = under.product.house;
    await db.update(person).set({ roles: ['admissions'] }).where(eq(person.id, of().chemist.id));
    expect((await queue(of().chemist)).body.requests).toEqual([]);
    await db.update(person).set({ roles: ['ikp'] }).where(eq(person.id, of().chemist.id));
  });
});

describe('the figures', () => {
  beforeAll(async () => {
    for (let hour = 1; hour <= 5; hour += 1) {
      under.clock.set('2027-01-12T08:00:00+01:00');
      const taskId = await ask(`B-${hour}`, { departmentId: of().chemistryId, term: 'VT2028' });
      under.clock.add({ hours: hour });
      await doAs(of().chemist, taskId, 'eligible');
    }
  });

  test('tell the times of a department from five answers on, and of none with fewer', async () => {
    const { body } = await figures();
    expect(body.terms).toEqual(['VT2028', 'HT2027']);
    expect(body.all).toMatchObject({ asked: 9, answered: 6 });
    expect(body.departments).toMatchObject([
      { name: 'Institutionen för fysik', asked: 4, answered: 1, times: null },
      { name: 'Kemiska institutionen', asked: 5, answered: 5, times: { median: 180, withinService: 1 } },
    ]);
    expect(body.departments[1].times.ninetieth).toBeCloseTo(276);
  });

  test('of one term leave out the others', async () => {
    const { body } = await figures(of().coordinator, 'HT2027');
    expect(body.all).toEqual({ asked: 4, answered: 1, times: null });
    expect(body.departments).toHaveLength(1);
  });

  test('name nobody, and are for Admissions and the offices', async () => {
    const { body } = await figures(of().coordinator);
    const text = JSON.stringify(body);
    for (const { name } of [of().ikp, of().chemist, of().officer]) expect(text).not.toContain(name);
    for (const who of [of().ikp, of().chemist]) expect((await figures(who)).status).toBe(403);
  });
});
