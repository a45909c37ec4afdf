import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { reminderPlan } from '../../bot/domain/reminderPolicy.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { delivery, reminder } from '../../bot/store/schema.ts';
import { readSettings } from '../../bot/store/settings.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);

  const planAt = async (moment: string) => {
    clock.set(moment);
    const run = await planReminders(under.house);
    expect(run.failed).toEqual([]);
    await sending.deliverAll();
    return run;
  };
  const steps = async (taskId: string) =>
    (await under.db.select().from(reminder).where(eq(reminder.taskId, taskId)).orderBy(reminder.plannedAt)).map(
      ({ step, superseded }) => `${step}${superseded ? ' superseded' : ''}`,
    );
  /** What was sent to each conversation. */
  const counts = () => {
    const sent: Record<string, number> = {};
    for (const { conversationId } of messenger.sent) sent[conversationId] = (sent[conversationId] ?? 0) + 1;
    return sent;
  };
  const wholeLadder = async (taskId: string) => {
    const file = await under.file(taskId);
    return reminderPlan({ ...file.task, phaseBeganAt: file.phaseBeganAt }, await readSettings(under.db));
  };
  const nearestSecond = (moment: Temporal.Instant) => moment.round('second').toString();

  describe('a machine that was off from Wednesday to Monday', () => {
    test('says each person one thing about each case, the latest, not what it missed', async () => {
      const taskId = await sending.asked();
      await planAt('2026-11-30T08:00:00+01:00');
      expect(await steps(taskId)).toEqual([
        '1:dayBefore superseded',
        '1:threeHoursBefore superseded',
        '1:hourBefore superseded',
        '1:due superseded',
        '1:halfDayLate',
      ]);
      expect(counts()).toEqual({ 'Karin Åström': 1, 'Olof Wikberg': 1, 'Ingrid Sandelin': 1, channel: 1 });
      await planAt('2026-11-30T08:00:15+01:00');
      expect(messenger.sent).toHaveLength(4);
    });

    test('says what is not urgent as one digest to each, however much it is', async () => {
      const taskIds = await under.awaitSignatures(['m-1', 'm-2', 'm-3', 'm-4']);
      for (const taskId of taskIds) await sending.follow(taskId);
      messenger.clear();
      // The last steps before the deadline, which was in February, all lie within the outage.
      await planAt('2027-02-22T08:00:00+01:00');
      expect(counts()).toEqual({ 'Karin Åström': 1, 'Olof Wikberg': 1, 'Hanna Björkqvist': 1 });
      for (const { message } of messenger.sent) expect(message.summary).toMatch(/4/);
      for (const taskId of taskIds) expect((await steps(taskId)).filter((step) => !step.endsWith('superseded'))).toHaveLength(1);
    });

    test('asked over the weekend, it waits for Monday’s opening', async () => {
      const taskId = await sending.asked();
      for (const moment of ['2026-11-28T12:00:00+01:00', '2026-11-29T23:59:00+01:00', '2026-11-30T07:59:59+01:00']) await planAt(moment);
      expect(messenger.sent).toEqual([]);
      expect(await steps(taskId)).toEqual([]);
      await planAt('2026-11-30T08:00:00+01:00');
      expect(messenger.sent.length).toBeGreaterThan(0);
    });

    test('with jobs lost as well, sends what had been planned but not queued, once', async () => {
      const taskId = await under.awaitSignature();
      clock.set('2026-11-27T18:00:00+01:00');
      await sending.follow(taskId);
      messenger.clear();
      jobs.clear();
      const late = await under.awaitSignature('m-late');
      await sending.follow(late);
      expect(messenger.sent).toEqual([]);
      await Promise.all([planAt('2026-11-30T09:00:00+01:00'), planAt('2026-11-30T09:00:00+01:00')]);
      await sending.deliverAll();
      expect(counts()).toEqual({ 'Karin Åström': 1 });
    });
  });

  describe('over a change of the clock', () => {
    test.each([
      ['to winter time, 25 October 2026', '2026-10-22T10:00:00+02:00', '2026-11-01T00:00:00+01:00'],
      ['to summer time, 28 March 2027', '2027-03-24T10:00:00+01:00', '2027-04-07T00:00:00+02:00'],
      ['to winter time, 31 October 2027', '2027-10-28T10:00:00+02:00', '2027-11-10T00:00:00+01:00'],
    ])('%s, no step comes twice, none is lost, and each comes at its hour in Stockholm (Company Communicator #849, #1376)', async (_name, from, to) => {
      clock.set(from);
      const taskId = await sending.asked();
      const ladder = await wholeLadder(taskId);
      const end = Temporal.Instant.from(to);
      const firedAt = new Map<string, string>();
      // Every half hour, also those that the change skips or repeats: it walks along instants.
      for (let now = Temporal.Instant.from(from); Temporal.Instant.compare(now, end) < 0; now = now.add({ minutes: 30 })) {
        clock.set(now.toString());
        const { reminded } = await planReminders(under.house);
        if (reminded === 0) continue;
        await sending.deliverAll();
        for (const step of await steps(taskId)) if (!firedAt.has(step)) firedAt.set(step, nearestSecond(now));
      }
      expect([...firedAt]).toEqual(ladder.map(({ step, at }) => [step, nearestSecond(at)]));
      for (const { at } of ladder) {
        const { hour } = at.toZonedDateTimeISO('Europe/Stockholm');
        expect(hour).toBeGreaterThanOrEqual(8);
        expect(hour).toBeLessThanOrEqual(17);
      }
      const asked = await under.db.select().from(delivery).where(eq(delivery.purpose, 'reminder'));
      expect(asked.map(({ outcome }) => outcome)).toEqual(asked.map(() => 'sent'));
      expect(new Set(asked.map(({ occasion, personId }) => `${occasion} ${personId}`)).size).toBe(asked.length);
    });
  });

  describe('a clock that jumps back', () => {
    test('by an hour doubles nothing', async () => {
      const taskId = await sending.asked();
      await planAt('2026-11-26T10:00:00+01:00');
      expect(counts()).toEqual({ 'Karin Åström': 1 });
      for (const moment of ['2026-11-26T09:00:00+01:00', '2026-11-26T09:30:00+01:00', '2026-11-26T10:00:00+01:00', '2026-11-26T10:30:00+01:00']) {
        await planAt(moment);
        await sending.follow(taskId);
      }
      expect(counts()).toEqual({ 'Karin Åström': 1 });
      expect(await steps(taskId)).toEqual(['1:dayBefore']);
      await planAt('2026-11-26T16:00:00+01:00');
      expect(counts()).toEqual({ 'Karin Åström': 2 });
    });

    test('between planning and sending: the message goes out once, and no later one is lost', async () => {
      const taskId = await sending.asked();
      clock.set('2026-11-26T10:00:00+01:00');
      await planReminders(under.house);
      clock.set('2026-11-26T09:00:00+01:00');
      await sending.deliverAll();
      await planAt('2026-11-26T10:00:00+01:00');
      await planAt('2026-11-26T16:00:00+01:00');
      expect(counts()).toEqual({ 'Karin Åström': 2 });
      expect(await steps(taskId)).toEqual(['1:dayBefore', '1:threeHoursBefore']);
    });

    test('by a day, after the task was asked, does not ask before its time', async () => {
      const taskId = await sending.asked();
      await planAt('2026-11-24T10:00:00+01:00');
      await planAt('2026-11-25T10:00:00+01:00');
      expect(messenger.sent).toEqual([]);
      expect(await steps(taskId)).toEqual([]);
    });
  });
});
