import { describe, expect, test } from '@jest/globals';
import { addWorkingDays } from '../../bot/domain/workingTime.ts';
import { snoozeForm, snoozeTask } from '../../bot/duties/snooze.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { auditLog } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, messenger } = under;
  const sending = sendingOf(under);

  const later = (taskId: string, day: string, person = under.people.ikp) =>
    snoozeTask(under.house, { taskId, day, actor: under.actor(person) });
  const toKarin = () => messenger.sentTo(under.people.ikp.name);
  const runAt = async (moment: string) => {
    clock.set(moment);
    expect((await planReminders(under.house)).failed).toEqual([]);
    await sending.deliverAll();
  };
  const outcomes = async (taskId: string) =>
    (await sending.rows(taskId))
      .filter(({ personId }) => personId === under.people.ikp.id)
      .map(({ purpose, outcome, detail }) => [purpose, outcome, detail?.split(' ')[0] ?? null]);
  /** A learning agreement whose card the contact person has got; due on 2027-02-18 or near it. */
  const toSign = async () => {
    const taskId = await under.awaitSignature('m-1');
    await sending.follow(taskId);
    messenger.clear();
    return taskId;
  };

  describe('a task that somebody wants to be reminded of later', () => {
    test('comes once, that morning, and its reminders in between are recorded as superseded', async () => {
      const taskId = await toSign();
      const { dueAt } = (await under.file(taskId)).task;
      const monthBefore = dueAt.toZonedDateTimeISO('Europe/Stockholm').subtract({ days: 28 });
      clock.set(monthBefore.subtract({ days: 3 }).with({ hour: 10, minute: 0 }).toInstant().toString());
      const until = monthBefore.add({ days: 7 }).toPlainDate();
      const result = await later(taskId, until.toString());
      expect(result).toMatchObject({ kind: 'done' });
      for (let day = monthBefore.toPlainDate(); day.since(until).sign < 0; day = day.add({ days: 1 })) await runAt(`${day.toString()}T10:00:00+01:00`);
      expect(toKarin()).toEqual([]);
      const wake = result.kind === 'done' ? result.until : clock.now();
      await runAt(wake.toString());
      await runAt(wake.add({ seconds: 15 }).toString());
      expect(toKarin()).toHaveLength(1);
      expect(JSON.stringify(toKarin()[0]?.message.card)).toContain('Du bad om en påminnelse nu.');
      expect(await outcomes(taskId)).toEqual([
        ['task', 'sent', null],
        ['reminder', 'superseded', 'snoozed'],
        ['task', 'sent', null],
      ]);
    });

    test('brings others their reminders as before', async () => {
      const step = { key: 'both', workingMinutes: -3 * 540, audience: ['responsible', 'deputy'], inChannel: false } as const;
      await writeSetting(under.db, 'ladders', { learningAgreementSignature: [{ ...step, audience: [...step.audience] }] });
      const taskId = await toSign();
      const lastDay = (await under.file(taskId)).task.dueAt.toZonedDateTimeISO('Europe/Stockholm').toPlainDate();
      expect(await later(taskId, lastDay.toString())).toMatchObject({ kind: 'done' });
      await runAt(`${addWorkingDays(lastDay, -1).toString()}T16:00:00+01:00`);
      expect(messenger.sentTo(under.people.deputy.name)).toHaveLength(1);
      expect(toKarin()).toEqual([]);
    });

    test('says nothing when it has been done meanwhile', async () => {
      const taskId = await toSign();
      await later(taskId, '2026-11-30');
      await sending.doAs(under.people.ikp, taskId, 'signed');
      await runAt('2026-11-30T08:00:00+01:00');
      expect(toKarin()).toEqual([]);
      expect((await outcomes(taskId)).at(-1)).toEqual(['task', 'cancelled', null]);
    });

    test('has one end: who chooses anew is reminded then alone', async () => {
      const taskId = await toSign();
      await later(taskId, '2026-12-07');
      await later(taskId, '2026-11-30');
      await later(taskId, '2026-12-07');
      await later(taskId, '2026-12-01');
      await runAt('2026-11-30T08:00:00+01:00');
      expect(toKarin()).toEqual([]);
      await runAt('2026-12-01T08:00:00+01:00');
      await runAt('2026-12-07T08:00:00+01:00');
      expect(toKarin()).toHaveLength(1);
    });

    test('takes back what waits to be said about it', async () => {
      const taskId = await under.awaitSignature('m-1');
      await sending.plan(taskId, { purpose: 'task', occasion: 'v1', urgent: false });
      await later(taskId, '2026-11-30');
      await runAt('2026-11-25T12:00:00+01:00');
      expect(toKarin()).toEqual([]);
      await runAt('2026-11-30T08:00:00+01:00');
      expect(toKarin()).toHaveLength(1);
    });

    test('stands in the audit log', async () => {
      const taskId = await toSign();
      await later(taskId, '2026-11-30');
      const [entry] = (await under.db.select().from(auditLog)).filter((one) => one.taskId === taskId && one.action.endsWith('snoozed'));
      expect(entry).toMatchObject({ actor: under.people.ikp.id, detail: { until: '2026-11-30T07:00:00Z' } });
    });
  });

  describe('changes nothing', () => {
    test.each([
      ['on a day that has been', '2026-11-24', 'snoozePassed'],
      ['past the moment when it is due', '2027-12-01', 'snoozeAfterDue'],
      ['on what is no day', '2026-02-31', 'date'],
    ])('%s', async (_name, day, problem) => {
      const taskId = await toSign();
      expect(await later(taskId, day)).toMatchObject({ kind: 'invalid', errors: [{ field: 'day', problem }] });
      expect(await outcomes(taskId)).toHaveLength(1);
    });

    test('for what is urgent and due within a working day', async () => {
      const taskId = await under.askPhysics();
      clock.set('2026-11-26T10:00:00+01:00');
      expect(await later(taskId, '2026-11-27')).toMatchObject({ kind: 'invalid', errors: [{ problem: 'snoozeNotNow' }] });
    });

    test('for anybody who is not asked', async () => {
      const taskId = await toSign();
      expect(await later(taskId, '2026-11-30', under.people.chemist)).toMatchObject({ kind: 'unchanged', why: 'notYours' });
      const file = await under.file(taskId);
      expect(await snoozeForm(under.db, file, { personId: under.people.chemist.id, language: 'sv' }, clock.now())).toBeNull();
      expect(await snoozeForm(under.db, file, { personId: under.people.ikp.id, language: 'sv' }, clock.now())).toMatchObject({ verb: 'snooze' });
    });
  });
});
