import { beforeAll, describe, expect, test } from '@jest/globals';
import { and, eq, like } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { Person } from '../../bot/domain/person.ts';
import { auditLog, delivery, term } from '../../bot/store/schema.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { translate } from '../../bot/texts/translate.ts';
import { productUnderTest } from '../support/product.ts';

const under = productUnderTest();
const of = () => under.people;
const db = () => under.product.house.db;
const sv = translate('sv');
const nothing = { digestAt: null, quietFrom: null, quietUntil: null, messagesPerDay: null, onlyUrgent: false };
let taskId = '';

beforeAll(async () => {
  const dueAt = '2026-12-18T15:00:00Z';
  const body = { caseReference: 'CALM-1', courseCode: '5FY999', courseName: 'Hemlig kurs', departmentId: of().physicsId, term: 'HT2027', question: 'Hemlig fråga', dueAt };
  const answer = await under.api(of().officer, 'POST', '/api/eligibility-requests', body);
  expect(answer.status).toBe(200);
  taskId = answer.body.taskId;
  const day = Temporal.PlainDate.from;
  await saveTerm(db(), {
    code: 'HT2027',
    academicYear: parseAcademicYear('2027/2028'),
    startsOn: day('2027-08-30'),
    endsOn: day('2028-01-16'),
    nominationDeadline: day('2027-04-01'),
    dates: { announcementOpens: day('2026-12-01'), announcementCloses: day('2027-01-20') },
  });
});

describe('preferences', () => {
  test('are what everybody has until somebody chooses, and stay as they were chosen', async () => {
    const get = () => under.api(of().ikp, 'GET', '/api/preferences');
    const everybody = { messagesPerDay: 5, workFrom: '08:00', workUntil: '17:00' };
    expect((await get()).body).toMatchObject({ ...nothing, everybody });
    const wish = { digestAt: '09:30', quietFrom: '16:00', quietUntil: '08:30', messagesPerDay: 2, onlyUrgent: true };
    expect(await under.api(of().ikp, 'PATCH', '/api/preferences', wish)).toMatchObject({ status: 200, body: { ...wish, everybody } });
    expect((await get()).body).toMatchObject({ ...wish, everybody });
    expect((await under.api(of().chemist, 'GET', '/api/preferences')).body).toMatchObject({ ...nothing, everybody });
    const [entry] = await db().select().from(auditLog).where(and(eq(auditLog.action, 'preference.optedOut'), eq(auditLog.actor, of().ikp.id)));
    expect(entry).toMatchObject({ taskId: null, detail: wish });
    await under.api(of().ikp, 'PATCH', '/api/preferences', nothing);
  });

  describe('of which only some are sent', () => {
    const patch = (wish: Record<string, unknown>) => under.api(of().deputy, 'PATCH', '/api/preferences', wish);
    const acts = async () =>
      (await db().select().from(auditLog).where(and(eq(auditLog.actor, of().deputy.id), like(auditLog.action, 'preference.%'))).orderBy(auditLog.id)).map(({ action }) => action);

    test('leave the others as they were chosen elsewhere meanwhile, and log only what became different', async () => {
      expect((await patch({ onlyUrgent: true, quietFrom: '16:00', quietUntil: '08:30' })).status).toBe(200);
      expect((await patch({ messagesPerDay: 3 })).body).toMatchObject({ ...nothing, onlyUrgent: true, quietFrom: '16:00', quietUntil: '08:30', messagesPerDay: 3 });
      expect((await patch({ quietUntil: '09:00' })).body).toMatchObject({ quietFrom: '16:00', quietUntil: '09:00', onlyUrgent: true });
      expect((await patch({ messagesPerDay: null })).body).toMatchObject({ messagesPerDay: null, onlyUrgent: true });
      expect((await patch({})).body).toMatchObject({ quietFrom: '16:00', onlyUrgent: true });
      expect((await patch(nothing)).body).toMatchObject(nothing);
      expect(await acts()).toEqual(['preference.optedOut', 'preference.changed', 'preference.changed', 'preference.changed', 'preference.optedIn']);
    });

    test('are judged together with those that hold, and refused change nothing', async () => {
      await patch({ quietFrom: '12:00', quietUntil: '13:00' });
      for (const [wrong, problem] of [[{ digestAt: '12:15' }, 'withinQuietHours'], [{ quietFrom: null }, 'quietHalfSet']] as const) {
        expect(await patch(wrong)).toMatchObject({ status: 422, body: { errors: [{ message: translate('en')(`invalid.${problem}`) }] } });
      }
      expect((await patch({})).body).toMatchObject({ ...nothing, quietFrom: '12:00', quietUntil: '13:00' });
      await patch(nothing);
    });

    test('and sent at once from two windows all hold', async () => {
      await Promise.all([{ onlyUrgent: true }, { messagesPerDay: 4 }, { digestAt: '10:00' }, { quietFrom: '16:00', quietUntil: '08:30' }].map(patch));
      expect((await patch({})).body).toMatchObject({ onlyUrgent: true, messagesPerDay: 4, digestAt: '10:00', quietFrom: '16:00', quietUntil: '08:30' });
      await patch(nothing);
    });
  });

  test.each([
    [{ digestAt: '07:00' }, 'digestAt', 'outsideWorkingHours'],
    [{ digestAt: '12:15', quietFrom: '12:00', quietUntil: '13:00' }, 'digestAt', 'withinQuietHours'],
    [{ quietFrom: '12:00' }, 'quietUntil', 'quietHalfSet'],
    [{ quietFrom: '07:00', quietUntil: '18:00' }, 'quietUntil', 'quietAllDay'],
  ] as const)('that cannot be granted are refused beside the field, and change nothing: %j', async (wrong, field, problem) => {
    const answer = await under.api(of().head, 'PATCH', '/api/preferences', { ...nothing, ...wrong });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field, message: sv(`invalid.${problem}`) }] } });
    expect((await under.api(of().head, 'GET', '/api/preferences')).body).toMatchObject(nothing);
  });

  test.each([{ digestAt: 'nio' }, { digestAt: '25:00' }, { messagesPerDay: 0 }, { messagesPerDay: 21 }, { messagesPerDay: 1.5 }])(
    'of another form are refused: %j',
    async (wrong) => {
      expect((await under.api(of().head, 'PATCH', '/api/preferences', { ...nothing, ...wrong })).status).toBe(422);
    },
  );

  test('are nobody’s who has not signed in', async () => {
    expect((await under.api(null, 'GET', '/api/preferences')).status).toBe(401);
  });
});

describe('being reminded later', () => {
  test('is offered to those who are asked, and does what it says', async () => {
    const path = `/api/tasks/${taskId}/snooze`;
    const offered = await under.api(of().ikp, 'GET', path);
    expect(offered.body).toMatchObject({ until: null, untilText: null, lastDay: '2026-12-18' });
    expect(offered.body.choices.map(({ value }: { value: string }) => value)).toEqual(['2026-11-26', '2026-11-30', '2026-12-18']);
    expect(await under.api(of().ikp, 'POST', path, { day: '2026-11-30' })).toMatchObject({ status: 200, body: { until: '2026-11-30T07:00:00Z' } });
    expect((await under.api(of().ikp, 'GET', path)).body).toMatchObject({ until: '2026-11-30T07:00:00Z', untilText: expect.stringContaining('08:00') });
    const listed = (await under.api(of().ikp, 'GET', '/api/tasks')).body.tasks.find(({ id }: { id: string }) => id === taskId);
    expect(listed).toMatchObject({ snoozedText: expect.stringContaining('08:00') });
    const waiting = (await db().select().from(delivery).where(eq(delivery.taskId, taskId))).filter(({ outcome }) => outcome === null);
    expect(waiting).toMatchObject([{ personId: of().ikp.id, plannedAt: Temporal.Instant.from('2026-11-30T07:00:00Z') }]);
  });

  test.each([
    ['2026-12-19', 'snoozeAfterDue'],
    ['2026-11-25', 'snoozePassed'],
  ] as const)('on %s is refused', async (day, problem) => {
    const answer = await under.api(of().ikp, 'POST', `/api/tasks/${taskId}/snooze`, { day });
    expect(answer).toMatchObject({ status: 422, body: { errors: [{ field: 'day', message: sv(`invalid.${problem}`) }] } });
  });

  test('is not for the one who waits, and the task does not exist to others', async () => {
    const path = `/api/tasks/${taskId}/snooze`;
    expect((await under.api(of().officer, 'GET', path)).body).toMatchObject({ choices: [], lastDay: null });
    expect((await under.api(of().officer, 'POST', path, { day: '2026-11-30' })).status).toBe(403);
    for (const method of ['GET', 'POST']) {
      const body = method === 'POST' ? { day: '2026-11-30' } : undefined;
      expect((await under.api(of().chemist, method, path, body)).status).toBe(404);
      expect((await under.api(of().ikp, method, '/api/tasks/fysik/snooze', body)).status).toBe(404);
    }
  });
});

describe('the forecast', () => {
  const ahead = (who: Parameters<typeof under.api>[0], query = '?days=90') => under.api(who, 'GET', `/api/forecast${query}`);

  test('tells a contact person what they get, and why, without what it is about', async () => {
    const { status, body } = await ahead(of().ikp);
    expect(status).toBe(200);
    expect(body.ofAll).toBe(false);
    expect(body.messages.length).toBeGreaterThan(3);
    expect(body.messages.every(({ toYou }: { toYou: boolean }) => toYou)).toBe(true);
    expect(body.messages[0]).toMatchObject({
      day: '2026-11-30',
      timeText: '08:00',
      about: [{ taskId, kindText: sv('duty.eligibility.kind'), reference: 'CALM-1', reasonText: sv('forecast.asWished') }],
    });
    expect(body.messages.map((one: { about: { reasonText: string }[] }) => one.about[0]?.reasonText)).toContain(sv('forecast.step.threeHoursBefore'));
    expect(JSON.stringify(body)).not.toMatch(/hemlig/i);
  });

  test('tells the International Office of everybody, by name', async () => {
    const { body } = await ahead(of().coordinator);
    expect(body.ofAll).toBe(true);
    const names = new Set(body.messages.map(({ personText }: { personText: string }) => personText));
    expect([...names]).toEqual(expect.arrayContaining([of().ikp.name, of().deputy.name, of().head.name, of().coordinator.name]));
    expect(JSON.stringify(body)).not.toMatch(/hemlig/i);
    const strange = body.messages.filter(({ personText }: { personText: string }) => personText === of().ikp.name);
    expect(strange[0].about[0].taskId).toBeNull();
  });

  test('tells others nothing of it', async () => {
    expect((await ahead(of().chemist)).body).toMatchObject({ ofAll: false, departments: [], messages: [] });
  });

  test('shows a department, a kind and a time', async () => {
    expect((await ahead(of().coordinator, `?days=90&departmentId=${of().chemistryId}`)).body.messages).toEqual([]);
    expect((await ahead(of().coordinator, `?days=90&departmentId=${of().physicsId}&kind=eligibility`)).body.messages.length).toBeGreaterThan(0);
    expect((await ahead(of().coordinator, '?days=90&kind=notice')).body.messages).toEqual([]);
    expect((await ahead(of().coordinator, '?days=14')).body.calendar).toEqual([
      { day: '2026-12-01', date: 'announcementOpens', title: sv('forecast.calendar.announcementOpens', { term: 'HT2027' }), text: sv('forecast.calendarOpens') },
    ]);
    expect((await ahead(of().coordinator)).body.calendar).toHaveLength(2);
    expect((await ahead(of().ikp, '?days=365')).status).toBe(422);
  });

  test('foretells what the planner does', async () => {
    const foretold = (await ahead(of().deputy)).body.messages as { at: string }[];
    const [first] = foretold;
    under.clock.set(first?.at ?? '');
    await under.product.workers.plan();
    await under.idle();
    const sent = (await db().select().from(delivery).where(eq(delivery.personId, of().deputy.id))).filter(({ outcome }) => outcome !== null);
    expect(sent).toHaveLength(1);
    expect((await ahead(of().deputy)).body.messages).toHaveLength(foretold.length - 1);
    await db().delete(term);
  });
});

describe('several tasks put off at once', () => {
  let later = '';
  const question = () => ({ caseReference: 'CALM-2', courseCode: '5FY999', courseName: 'Hemlig kurs', departmentId: of().physicsId, term: 'HT2027', question: 'Hemlig fråga' });
  const askedUntil = async (dueAt: string) => (await under.api(of().officer, 'POST', '/api/eligibility-requests', { ...question(), dueAt })).body.taskId;
  beforeAll(async () => {
    later = await askedUntil(under.clock.now().add({ hours: 24 * 14 }).toString());
  });
  const post = (path: string, body: object, who = of().ikp) => under.api(who, 'POST', path, body);

  test('are settled one by one: what cannot wait says why and keeps its reminders', async () => {
    const urgent = await askedUntil(under.clock.now().add({ hours: 5 }).toString());
    const { status, body } = await post('/api/snoozes', { until: 'monday', taskIds: [later, urgent, later] });
    expect(status).toBe(200);
    expect(body.results).toEqual([
      { taskId: later, done: true, problem: null },
      { taskId: urgent, done: false, problem: sv('invalid.snoozeNotNow') },
    ]);
    expect((await under.api(of().ikp, 'GET', `/api/tasks/${later}/snooze`)).body.until).not.toBeNull();
  });

  test('can be taken back: the message of that morning does not come, and the log says so', async () => {
    const waiting = () => db().select().from(delivery).where(and(eq(delivery.taskId, later), eq(delivery.personId, of().ikp.id)));
    expect((await waiting()).some(({ outcome, occasion }) => outcome === null && occasion.startsWith('snooze '))).toBe(true);
    expect((await post('/api/snoozes/end', { taskIds: [later] })).body.results).toEqual([{ taskId: later, done: true, problem: null }]);
    expect((await under.api(of().ikp, 'GET', `/api/tasks/${later}/snooze`)).body.until).toBeNull();
    expect((await waiting()).filter(({ outcome }) => outcome === null)).toEqual([]);
    const entries = await db().select().from(auditLog).where(and(eq(auditLog.taskId, later), eq(auditLog.action, 'eligibility.snoozeEnded')));
    expect(entries).toMatchObject([{ actor: of().ikp.id }]);
    // A second time there is nothing to take back.
    expect((await post('/api/snoozes/end', { taskIds: [later] })).body.results).toMatchObject([{ done: false }]);
  });

  test('must be one’s own, and not too many', async () => {
    expect((await post('/api/snoozes', { until: 'monday', taskIds: [later] }, of().chemist)).body.results).toMatchObject([{ done: false }]);
    expect((await post('/api/snoozes', { until: 'monday', taskIds: [] })).status).toBe(422);
    expect((await post('/api/snoozes', { until: 'monday', taskIds: Array.from({ length: 101 }, () => later) })).status).toBe(422);
    expect((await post('/api/snoozes', { until: 'someday', taskIds: [later] })).status).toBe(422);
  });
});

test('what is done can no longer be put off: who has done it is told, to those alone whom it concerns', async () => {
  const before = (await under.api(of().ikp, 'GET', `/api/tasks/${taskId}`)).body;
  expect((await under.api(of().ikp, 'POST', `/api/tasks/${taskId}/actions`, { verb: 'eligible', version: before.version })).status).toBe(200);
  const answer = await under.api(of().ikp, 'POST', `/api/tasks/${taskId}/snooze`, { day: '2026-11-30' });
  expect(answer).toMatchObject({ status: 409, body: { overtakenBy: expect.stringMatching(/^Du valde ”Behörig”/) } });
  const several = async (who: Person) => (await under.api(who, 'POST', '/api/snoozes', { until: 'monday', taskIds: [taskId] })).body.results[0].problem as string;
  expect(await several(of().ikp)).toMatch(/^Du valde ”Behörig” i dag \d\d:\d\d\.$/);
  expect(await several(of().chemist)).not.toMatch(/Karin|valde|chose/);
});

test('the first answer holds who asks and the same list that is asked for by itself', async () => {
  const [first, me, tasks] = await Promise.all(['first', 'me', 'tasks'].map((path) => under.api(of().ikp, 'GET', `/api/${path}`)));
  expect(first?.body).toEqual({ me: me?.body, open: tasks?.body });
  expect(first?.body.open.tasks.length).toBeGreaterThan(0);
});
