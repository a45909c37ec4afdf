import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { NO_PREFERENCE, type Preference } from '../../bot/domain/preference.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { savePreference } from '../../bot/store/preferences.ts';
import { delivery } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);

  const time = (text: string) => Temporal.PlainTime.from(text);
  const wish = (wished: Partial<Preference>) =>
    savePreference(under.db, under.people.ikp.id, { ...NO_PREFERENCE, ...wished }, clock.now());
  const toKarin = () => messenger.sentTo(under.people.ikp.name);
  /** One more thing to sign, as it arises now. */
  const oneMore = async (id: string) => {
    await sending.follow(await under.awaitSignature(id));
  };
  const runAt = async (moment: string) => {
    clock.set(moment);
    expect((await planReminders(under.house)).failed).toEqual([]);
    await sending.deliverAll();
  };

  describe('a digest', () => {
    test('brings all that arose since the last one as one message, at its time', async () => {
      await wish({ digestAt: time('14:30') });
      for (const id of ['m-1', 'm-2', 'm-3']) await oneMore(id);
      expect(toKarin()).toEqual([]);
      await runAt('2026-11-25T14:29:59+01:00');
      expect(toKarin()).toEqual([]);
      await runAt('2026-11-25T14:30:08+01:00');
      expect(toKarin().map(({ message }) => message.summary)).toEqual([expect.stringContaining('3')]);
    });

    test('takes in on the next working day what arose after it', async () => {
      await wish({ digestAt: time('09:00') });
      clock.set('2026-11-27T10:00:00+01:00');
      await oneMore('m-1');
      await runAt('2026-11-28T09:00:10+01:00');
      await runAt('2026-11-30T08:59:00+01:00');
      expect(toKarin()).toEqual([]);
      await runAt('2026-11-30T09:00:10+01:00');
      expect(toKarin()).toHaveLength(1);
    });

    test('holds back nothing that is urgent', async () => {
      await wish({ digestAt: time('14:30'), quiet: { from: time('00:00'), until: time('14:00') }, messagesPerDay: 1 });
      await sending.follow(await under.askPhysics());
      expect(toKarin()).toHaveLength(1);
    });
  });

  describe('only what is urgent', () => {
    test('ends what can wait as opted out, and lets others be asked', async () => {
      await wish({ onlyUrgent: true });
      await oneMore('m-1');
      expect(toKarin()).toEqual([]);
      const rows = await under.db.select().from(delivery);
      expect(rows.find(({ personId }) => personId === under.people.ikp.id)).toMatchObject({ outcome: 'optedOut' });
      expect(jobs.unreachablePeople).toContain(under.people.ikp.id);
    });

    test('lets through what is urgent', async () => {
      await wish({ onlyUrgent: true });
      await sending.follow(await under.askPhysics());
      expect(toKarin()).toHaveLength(1);
    });
  });

  describe('quiet hours', () => {
    test('let what can wait come when they end', async () => {
      await wish({ quiet: { from: time('09:00'), until: time('13:00') } });
      await oneMore('m-1');
      await runAt('2026-11-25T12:59:59+01:00');
      expect(toKarin()).toEqual([]);
      await runAt('2026-11-25T13:00:00+01:00');
      expect(toKarin()).toHaveLength(1);
    });

    test('hold for a message whose job has waited until they began', async () => {
      await under.awaitSignature('m-1').then((taskId) => sending.plan(taskId, { purpose: 'task', occasion: 'v1', urgent: false }));
      clock.add({ minutes: 1 });
      await planReminders(under.house);
      await wish({ quiet: { from: time('10:30'), until: time('11:30') } });
      clock.set('2026-11-25T10:45:00+01:00');
      await sending.deliverAll();
      expect(toKarin()).toEqual([]);
      await runAt('2026-11-25T11:30:00+01:00');
      expect(toKarin()).toHaveLength(1);
    });
  });

  describe('the number of messages a day', () => {
    test('is the one of the settings, and what is held back comes the next morning as one message', async () => {
      await writeSetting(under.db, 'messagesPerDay', 2);
      for (const id of ['m-1', 'm-2', 'm-3', 'm-4']) {
        await oneMore(id);
        clock.add({ minutes: 1 });
      }
      expect(toKarin()).toHaveLength(2);
      await runAt('2026-11-25T16:59:00+01:00');
      expect(toKarin()).toHaveLength(2);
      await runAt('2026-11-26T08:00:00+01:00');
      expect(toKarin().map(({ message }) => message.summary)).toEqual([expect.anything(), expect.anything(), expect.stringContaining('2')]);
    });

    test('holds also when many workers have something for the same person at once', async () => {
      await wish({ messagesPerDay: 1 });
      const planned: string[] = [];
      for (const id of ['m-1', 'm-2', 'm-3', 'm-4', 'm-5', 'm-6']) {
        const taskId = await under.awaitSignature(id);
        planned.push((await sending.plan(taskId, { purpose: 'task', occasion: 'v1', urgent: false })).id);
      }
      const [first, ...others] = planned as [string, ...string[]];
      // All but the first are planned to come a moment later, so that they cannot be gathered into it.
      clock.set((await sending.row(first)).plannedAt.toString());
      await deliver(under.house, first);
      clock.add({ minutes: 1 });
      await Promise.all(others.map((id) => deliver(under.house, id)));
      expect(toKarin()).toHaveLength(1);
      jobs.clear();
      await runAt('2026-11-26T08:00:00+01:00');
      expect(toKarin()).toHaveLength(2);
    });

    test('is not reached by messages that needed no sending', async () => {
      await wish({ messagesPerDay: 1 });
      const taskId = await under.awaitSignature('m-1');
      const planned = await sending.plan(taskId, { purpose: 'task', occasion: 'v1', urgent: false });
      await sending.doAs(under.people.ikp, taskId, 'signed');
      await deliver(under.house, planned.id);
      expect((await sending.row(planned.id)).outcome).toBe('cancelled');
      await oneMore('m-2');
      expect(toKarin()).toHaveLength(1);
    });
  });

  test('each message that was put off ends in one outcome, and none is left behind', async () => {
    await wish({ digestAt: time('11:00'), messagesPerDay: 1, quiet: { from: time('16:00'), until: time('08:00') } });
    const taskIds: string[] = [];
    for (const id of ['m-1', 'm-2', 'm-3']) {
      const taskId = await under.awaitSignature(id);
      taskIds.push(taskId);
      await sending.follow(taskId);
      await runAt(clock.now().add({ hours: 5 }).toString());
    }
    for (const day of ['26', '27', '30']) await runAt(`2026-11-${day}T11:00:05+01:00`);
    for (const taskId of taskIds) {
      const rows = (await sending.rows(taskId)).filter(({ personId }) => personId === under.people.ikp.id);
      expect(rows.map(({ outcome }) => outcome)).toEqual(['sent']);
    }
    expect(jobs.toDeliver).toEqual([]);
  });

  test('a message whose job comes while the clock is behind is queued again in its time', async () => {
    const taskId = await under.awaitSignature('m-1');
    const { id } = await sending.plan(taskId, { purpose: 'task', occasion: 'v1', urgent: false });
    await planReminders(under.house);
    clock.add({ minutes: -30 });
    await sending.deliverAll();
    expect(toKarin()).toEqual([]);
    await runAt('2026-11-25T10:30:00+01:00');
    expect((await sending.row(id)).outcome).toBe('sent');
  });
});
