import { beforeAll, beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { person, setting } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { productUnderTest } from '../support/product.ts';

/** What the university and its departments decide, through the API. */
const under = productUnderTest();
const of = () => under.people;
const db = () => under.product.store.db;
const sv = translate('sv');
/** A contact person's colleague who runs the app. */
const admin = () => of().head;

const departments = async () => (await under.api(of().coordinator, 'GET', '/api/department-settings')).body.departments;
const physics = async () => (await departments()).find(({ id }: { id: string }) => id === of().physicsId);
const decide = async (wish: object, departmentId = of().physicsId) =>
  under.api(of().coordinator, 'PATCH', `/api/department-settings/${departmentId}`, {
    serviceLevelWorkingDays: null,
    steps: null,
    version: (await physics()).version,
    ...wish,
  });
const numbers = async () => (await under.api(admin(), 'GET', '/api/settings')).body;
const setNumbers = async (wish: object) => {
  const { values, version } = await numbers();
  return under.api(admin(), 'PATCH', '/api/settings', { ...values, version, ...wish });
};
const step = (workingMinutes: number, audience = ['responsible']) => ({ workingMinutes, audience, inChannel: false });

beforeAll(async () => {
  await db().update(person).set({ roles: ['ikp', 'admin'] }).where(eq(person.id, of().head.id));
});
beforeEach(async () => {
  await db().delete(setting);
});

describe('who may', () => {
  test.each(['/api/department-settings', '/api/settings'])('see %s: the International Office and administrators', async (path) => {
    expect((await under.api(of().coordinator, 'GET', path)).status).toBe(200);
    expect((await under.api(admin(), 'GET', path)).status).toBe(200);
    for (const who of [of().ikp, of().officer]) expect((await under.api(who, 'GET', path)).status).toBe(403);
    expect((await under.api(null, 'GET', path)).status).toBe(401);
  });

  test('decide for a department: the same; for the university: administrators only', async () => {
    const version = (await physics()).version;
    const body = { serviceLevelWorkingDays: 1, steps: null, version };
    for (const who of [of().ikp, of().officer]) {
      expect((await under.api(who, 'PATCH', `/api/department-settings/${of().physicsId}`, body)).status).toBe(403);
    }
    const now = await numbers();
    expect(now.mayChange).toBe(true);
    expect((await under.api(of().coordinator, 'GET', '/api/settings')).body.mayChange).toBe(false);
    expect((await under.api(of().coordinator, 'PATCH', '/api/settings', { ...now.values, retentionYears: 1, version: now.version })).status).toBe(403);
    expect((await numbers()).values.retentionYears).toBe(7);
  });
});

describe('a department', () => {
  test('differs in what it has decided, until that is taken back', async () => {
    expect(await physics()).toMatchObject({ serviceLevelWorkingDays: null, steps: null });
    const { status, body } = await decide({ serviceLevelWorkingDays: 1, steps: [step(0), step(-120)] });
    expect(status).toBe(200);
    expect(body.departments.filter((one: { steps: unknown }) => one.steps !== null)).toMatchObject([
      { id: of().physicsId, serviceLevelWorkingDays: 1, steps: [step(-120), step(0)] },
    ]);
    expect((await decide({})).status).toBe(200);
    expect(await physics()).toMatchObject({ serviceLevelWorkingDays: null, steps: null });
  });

  test.each<[string, object, string, string]>([
    ['no time to answer', { serviceLevelWorkingDays: 0 }, 'serviceLevelWorkingDays', sv('invalid.tooLow', { min: 1 })],
    ['a month and more to answer', { serviceLevelWorkingDays: 31 }, 'serviceLevelWorkingDays', sv('invalid.tooHigh', { max: 30 })],
    ['half a day to answer', { serviceLevelWorkingDays: 0.5 }, 'serviceLevelWorkingDays', sv('invalid.number')],
    ['no reminders', { steps: [] }, 'steps', sv('invalid.noStep')],
    ['nobody to remind', { steps: [step(-60, [])] }, 'steps.0.audience', sv('invalid.nobodyAsked')],
    ['a reminder to a student', { steps: [step(-60, ['student'])] }, 'steps.0.audience.0', sv('invalid.generic')],
    ['a reminder without a time', { steps: [{ ...step(0), workingMinutes: null }] }, 'steps.0.workingMinutes', sv('invalid.number')],
    ['two reminders at once', { steps: [step(-60), step(0), step(-60)] }, 'steps.2.workingMinutes', sv('invalid.sameTime')],
  ])('with %s is refused, beside the field', async (_case, wish, field, message) => {
    const { status, body } = await decide(wish);
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ field, message }]);
    expect(await physics()).toMatchObject({ serviceLevelWorkingDays: null, steps: null });
  });

  test('that somebody else has changed meanwhile, or that is not there, is not changed', async () => {
    const old = (await physics()).version;
    await decide({ serviceLevelWorkingDays: 1 });
    expect((await decide({ serviceLevelWorkingDays: 4, version: old })).status).toBe(409);
    expect((await physics()).serviceLevelWorkingDays).toBe(1);
    expect((await decide({}, of().ikp.id)).status).toBe(404);
    expect((await decide({}, 'fysik')).status).toBe(404);
  });
});

describe('the university', () => {
  test('is shown with its defaults, and changes what it wants', async () => {
    expect((await setNumbers({ serviceLevelWorkingDays: 3, workingHours: { start: '07:30', end: '16:30' } })).status).toBe(200);
    const { values, defaults } = await numbers();
    expect(values).toMatchObject({ serviceLevelWorkingDays: 3, workingHours: { start: '07:30', end: '16:30' }, retentionYears: 7 });
    expect(defaults).toMatchObject({ serviceLevelWorkingDays: 2, workingHours: { start: '08:00', end: '17:00' } });
  });

  test.each<[string, object, string, string]>([
    ['too many messages', { messagesPerDay: 21 }, 'messagesPerDay', sv('invalid.tooHigh', { max: 20 })],
    ['a number left out', { retentionYears: null }, 'retentionYears', sv('invalid.number')],
    ['a day that ends before it begins', { workingHours: { start: '17:00', end: '08:00' } }, 'workingHours.end', sv('invalid.dayEndsBeforeStart')],
    ['a time that is none', { workingHours: { start: '07.30', end: '17:00' } }, 'workingHours.start', sv('invalid.time')],
    ['a warning of no month', { agreementWarningMonths: [6, 0] }, 'agreementWarningMonths.1', sv('invalid.tooLow', { min: 1 })],
  ])('with %s is refused, beside the field', async (_case, wish, field, message) => {
    const { status, body } = await setNumbers(wish);
    expect(status).toBe(422);
    expect(body.errors).toEqual([{ field, message }]);
    expect(await db().select().from(setting)).toEqual([]);
  });

  test('is not changed by whoever saw other numbers', async () => {
    const { version } = await numbers();
    await setNumbers({ retentionYears: 10 });
    expect((await setNumbers({ retentionYears: 2, version })).status).toBe(409);
    expect((await numbers()).values.retentionYears).toBe(10);
  });
});
