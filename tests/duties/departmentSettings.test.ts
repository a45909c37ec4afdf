import { expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { settingsSchema } from '../../bot/domain/settings.ts';
import {
  changeDepartmentSettings,
  changeUniversityNumbers,
  numbersOf,
  ownSettings,
  settingsVersion,
  type DepartmentWish,
} from '../../bot/duties/departmentSettings.ts';
import { createEligibilityRequest } from '../../bot/duties/eligibility.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { takeLook } from '../../bot/store/dutyRuns.ts';
import { auditLog, delivery, dutyRun, reminder } from '../../bot/store/schema.ts';
import { readSettings, writeSetting } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';
import { requestTo } from '../support/eligibility.ts';
import { houseUnderTest } from '../support/house.ts';

const QUICK: DepartmentWish = {
  serviceLevelWorkingDays: 1,
  steps: [
    { workingMinutes: 0, audience: ['responsible', 'head'], inChannel: false },
    { workingMinutes: -90, audience: ['responsible'], inChannel: false },
  ],
};
const NONE: DepartmentWish = { serviceLevelWorkingDays: null, steps: null };

onEachServer((database) => {
  const under = houseUnderTest(database);
  const actor = () => under.actor(under.people.coordinator);
  const seen = async (departmentId: string) => settingsVersion(ownSettings(await readSettings(under.db), departmentId));
  const change = async (wish: DepartmentWish, departmentId = under.people.physicsId) =>
    changeDepartmentSettings(under.house, actor(), departmentId, wish, await seen(departmentId));
  const audited = async (action: string) => (await under.db.select().from(auditLog).where(eq(auditLog.action, action))).map(({ detail }) => detail);
  const ask = async (departmentId: string) => {
    const created = await createEligibilityRequest(under.house, under.actor(under.people.officer), requestTo(departmentId), null);
    if (created.kind !== 'created') throw new Error(created.kind);
    return created.taskId;
  };

  test('a department has its own time to answer and its own reminders; the others keep those of the university', async () => {
    expect(await change(QUICK)).toBe('changed');
    const physics = await ask(under.people.physicsId);
    const chemistry = await ask(under.people.chemistryId);
    expect((await under.file(physics)).task.dueAt.toString()).toBe('2026-11-26T09:00:00Z');
    expect((await under.file(chemistry)).task.dueAt.toString()).toBe('2026-11-27T09:00:00Z');

    const stepsAt = async (moment: string) => {
      under.clock.set(moment);
      expect((await planReminders(under.house)).failed).toEqual([]);
      const climbed = await under.db.select().from(reminder).orderBy(reminder.plannedAt);
      return climbed.map(({ taskId, step }) => `${taskId === physics ? 'physics' : 'chemistry'} ${step}`);
    };
    expect(await stepsAt('2026-11-26T08:29:00+01:00')).toEqual([]);
    expect(await stepsAt('2026-11-26T08:30:00+01:00')).toEqual(['physics 1:90MinutesBefore']);
    expect(await stepsAt('2026-11-26T10:00:00+01:00')).toEqual(expect.arrayContaining(['physics 1:90MinutesBefore', 'physics 1:due', 'chemistry 1:dayBefore']));
    const told = (await under.db.select().from(delivery).where(eq(delivery.taskId, physics))).map(({ personId }) => personId);
    expect(told).toContain(under.people.head.id);
    expect(told).not.toContain(under.people.deputy.id);
  });

  test('what it has decided is told in the log with what was before, and goes back to the university’s without a trace in the settings', async () => {
    const before = (await audited('settings.department')).length;
    await change(QUICK);
    await change(NONE);
    expect((await readSettings(under.db)).departments).toEqual({});
    const [first, second] = (await audited('settings.department')).slice(before);
    expect(first).toMatchObject({ departmentId: under.people.physicsId, before: { serviceLevelWorkingDays: null, steps: null }, after: { serviceLevelWorkingDays: 1 } });
    expect(second).toMatchObject({ before: { serviceLevelWorkingDays: 1 }, after: { serviceLevelWorkingDays: null, steps: null } });
  });

  test('one department does not touch another, nor ladders of other duties', async () => {
    const ladder = settingsSchema.parse({}).standardLadder;
    await writeSetting(under.db, 'departments', { [under.people.physicsId]: { ladders: { placeWithdrawal: ladder } } });
    await change({ ...NONE, serviceLevelWorkingDays: 5 }, under.people.chemistryId);
    await change(QUICK);
    await change(NONE);
    expect((await readSettings(under.db)).departments).toEqual({
      [under.people.physicsId]: { ladders: { placeWithdrawal: ladder } },
      [under.people.chemistryId]: { serviceLevelWorkingDays: 5 },
    });
  });

  test('whoever saw something else, and a department that is not there, change nothing', async () => {
    const old = await seen(under.people.physicsId);
    await change(QUICK);
    const before = (await audited('settings.department')).length;
    expect(await changeDepartmentSettings(under.house, actor(), under.people.physicsId, NONE, old)).toBe('conflict');
    expect(await change(NONE, '7b0f6a5e-52a4-4f0e-8a39-0d6c3f1a2b4c')).toBe('unknownDepartment');
    expect(await change(QUICK)).toBe('changed');
    expect(await audited('settings.department')).toHaveLength(before);
    expect(ownSettings(await readSettings(under.db), under.people.physicsId).serviceLevelWorkingDays).toBe(1);
  });

  test('a department without decisions of its own follows the university when that changes its numbers, and the duties look again', async () => {
    const now = numbersOf(await readSettings(under.db));
    const before = (await audited('settings.university')).length;
    await under.db.transaction((tx) => takeLook(tx, 'agreementRenewal', Temporal.PlainDate.from('2026-11-25')));
    const wanted = { ...now, serviceLevelWorkingDays: 3, agreementWarningMonths: [2, 9, 2] };
    expect(await changeUniversityNumbers(under.house, actor(), wanted, settingsVersion(now))).toBe('changed');
    expect(await changeUniversityNumbers(under.house, actor(), wanted, settingsVersion(now))).toBe('conflict');
    expect(await under.db.select().from(dutyRun)).toEqual([]);
    expect((await audited('settings.university')).slice(before)).toEqual([
      { serviceLevelWorkingDays: { before: 2, after: 3 }, agreementWarningMonths: { before: [12, 6, 3], after: [9, 2] } },
    ]);
    expect((await under.file(await ask(under.people.physicsId))).task.dueAt.toString()).toBe('2026-11-30T09:00:00Z');
  });
});
