import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { deliver } from '../../bot/reminders/deliver.ts';
import { editCopies } from '../../bot/reminders/editCopies.ts';
import { noteSeen } from '../../bot/reminders/evidence.ts';
import { giveJobs, queueDue } from '../../bot/reminders/queue.ts';
import { planAgain, type NewDelivery } from '../../bot/store/deliveries.ts';
import { cardCopy, delivery } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

const AGAIN = 'Kanske har du redan fått det här.';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);
  const ikp = () => under.people.ikp;

  /** A reminder of which nobody knows whether it arrived. */
  const doubtful = async (taskId: string, differing: Partial<NewDelivery> = {}) => {
    messenger.failNext({ kind: 'uncertain' }, '503 ServiceUnavailable');
    const row = await sending.remind(taskId, differing);
    expect(row.outcome).toBe('uncertain');
    messenger.clear();
    jobs.clear();
    return row;
  };
  /** What every planning run does with what is in doubt; tells how many were planned again. */
  const sayAgain = async (calmFrom = clock.now()): Promise<number> => {
    const planned = await under.db.transaction(async (tx) => {
      const again = await planAgain(tx, clock.now(), calmFrom);
      await giveJobs(under.house, tx, again);
      return again.length;
    });
    await sending.deliverAll();
    return planned;
  };
  const seen = (taskId: string, activityId = 'seen-1') =>
    noteSeen(under.house, { taskId, personId: ikp().id, conversationId: ikp().name, activityId });

  describe('a message of which it is uncertain whether it arrived', () => {
    test('is not replayed, however often its job comes again (openclaw PR 121116)', async () => {
      const taskId = await sending.asked();
      const { id } = await doubtful(taskId);
      for (let count = 0; count < 5; count += 1) await deliver(under.house, id);
      expect(messenger.sent).toEqual([]);
      expect(await sending.row(id)).toMatchObject({ outcome: 'uncertain', attempts: 1 });
    });

    test.each<[boolean, number]>([
      [true, 5],
      [false, 60],
    ])('urgent: %s, is said again after %d minutes without evidence, once, and says so', async (urgent, minutes) => {
      const taskId = await sending.asked();
      const { id } = await doubtful(taskId, { urgent });
      clock.add({ minutes: minutes - 1 });
      expect(await sayAgain()).toBe(0);
      clock.add({ minutes: 1 });
      expect(await sayAgain()).toBe(1);
      expect(messenger.sentTo(ikp().name)).toHaveLength(1);
      expect(JSON.stringify(messenger.sent[0]?.message.card)).toContain(AGAIN);
      clock.add({ days: 7 });
      expect(await sayAgain()).toBe(0);
      const again = await under.db.select().from(delivery).where(eq(delivery.resendOf, id));
      expect(again).toMatchObject([{ outcome: 'sent', personId: ikp().id }]);
      expect((await sending.row(id)).outcome).toBe('uncertain');
    });

    test('waits for working hours to be said again, unless it is urgent', async () => {
      const [calm, urgent] = [await sending.asked('UMU-2026-1'), await sending.asked('UMU-2026-2')];
      const { id } = await doubtful(calm, { urgent: false });
      await doubtful(urgent);
      clock.set('2026-11-25T17:30:00+01:00');
      const opening = Temporal.Instant.from('2026-11-26T08:00:00+01:00');
      expect(await sayAgain(opening)).toBe(1);
      expect(await sayAgain(opening)).toBe(0);
      expect(messenger.sent).toHaveLength(1);
      expect(JSON.stringify(messenger.sent[0]?.message)).toContain(urgent);
      clock.set(opening.toString());
      await under.db.transaction((tx) => queueDue(under.house, tx));
      await sending.deliverAll();
      expect(messenger.sent).toHaveLength(2);
      expect(await under.db.select().from(delivery).where(eq(delivery.resendOf, id))).toMatchObject([{ outcome: 'sent' }]);
    });

    test('is said again at most once, also where that is uncertain too', async () => {
      const taskId = await sending.asked();
      await doubtful(taskId);
      clock.add({ minutes: 6 });
      messenger.failNext({ kind: 'uncertain' });
      expect(await sayAgain()).toBe(1);
      clock.add({ days: 1 });
      expect(await sayAgain()).toBe(0);
      expect(messenger.sent).toEqual([]);
      expect((await sending.rows(taskId)).filter(({ purpose }) => purpose === 'reminder').map(({ outcome }) => outcome)).toEqual(['uncertain', 'uncertain']);
    });

    test('is said again once by several processes at once', async () => {
      const taskId = await sending.asked();
      await doubtful(taskId);
      clock.add({ minutes: 6 });
      const planned = await Promise.all([sayAgain(), sayAgain(), sayAgain()]);
      expect(planned.reduce((sum, count) => sum + count, 0)).toBe(1);
      expect(messenger.sent).toHaveLength(1);
    });

    test('is not said again when its task has ended meanwhile', async () => {
      const taskId = await sending.asked();
      const { id } = await doubtful(taskId);
      await sending.doAs(ikp(), taskId, 'eligible');
      clock.add({ minutes: 6 });
      expect(await sayAgain()).toBe(1);
      expect(messenger.sentTo(ikp().name)).toEqual([]);
      expect(await under.db.select().from(delivery).where(eq(delivery.resendOf, id))).toMatchObject([{ outcome: 'cancelled' }]);
    });

    test('is not said again when a later reminder has said it', async () => {
      const taskId = await sending.asked();
      await doubtful(taskId);
      await sending.remind(taskId, { occasion: '1:dayLate', plannedAt: clock.now().add({ minutes: 10 }) });
      clock.add({ minutes: 6 });
      messenger.clear();
      await sayAgain();
      expect(messenger.sent).toEqual([]);
    });
  });

  describe('whoever acts on its card', () => {
    test('settles it as sent: it is not said again', async () => {
      const taskId = await sending.asked();
      const { id } = await doubtful(taskId);
      await seen(taskId);
      expect(await sending.row(id)).toMatchObject({ outcome: 'sent', detail: 'seen by its card' });
      clock.add({ hours: 2 });
      expect(await sayAgain()).toBe(0);
      expect(messenger.sent).toEqual([]);
    });

    test('makes its copy known: it follows the task from now on', async () => {
      const taskId = await sending.asked();
      await doubtful(taskId);
      await seen(taskId);
      expect(jobs.changed).toEqual([taskId]);
      await editCopies(under.house, taskId);
      expect(JSON.stringify(messenger.shown('seen-1'))).toContain('Hemlig');
      await sending.doAs(ikp(), taskId, 'eligible');
      await editCopies(under.house, taskId);
      expect(JSON.stringify(messenger.shown('seen-1'))).toContain('Behörig');
    });

    test('twice settles one message and keeps one copy', async () => {
      const taskId = await sending.asked();
      await doubtful(taskId, { occasion: '1:a' });
      await doubtful(taskId, { occasion: '1:b' });
      await Promise.all([seen(taskId), seen(taskId)]);
      await seen(taskId);
      const copies = await under.db.select().from(cardCopy).where(eq(cardCopy.activityId, 'seen-1'));
      expect(copies).toHaveLength(1);
      const reminders = (await sending.rows(taskId)).filter(({ purpose }) => purpose === 'reminder');
      expect(reminders.map(({ outcome }) => outcome).sort()).toEqual(['sent', 'uncertain']);
    });

    test('of a message that surely arrived gives no evidence of another', async () => {
      const taskId = await sending.asked();
      const { id } = await doubtful(taskId);
      const [known] = await under.db.select().from(cardCopy).where(eq(cardCopy.personId, ikp().id));
      await seen(taskId, known?.activityId);
      expect((await sending.row(id)).outcome).toBe('uncertain');
    });

    test('gives no evidence of what somebody else or another task was sent', async () => {
      const taskId = await sending.asked('UMU-2026-1');
      const other = await sending.asked('UMU-2026-2');
      const { id } = await doubtful(taskId);
      await seen(other);
      await noteSeen(under.house, { taskId, personId: under.people.deputy.id, conversationId: under.people.deputy.name, activityId: 'x' });
      await noteSeen(under.house, { taskId, personId: null, conversationId: 'channel', activityId: 'y' });
      expect((await sending.row(id)).outcome).toBe('uncertain');
    });

    test('in the channel settles its post', async () => {
      const taskId = await under.askPhysics();
      const { id } = await doubtful(taskId, { personId: null, purpose: 'task', occasion: 'post' });
      await noteSeen(under.house, { taskId, personId: null, conversationId: 'channel', activityId: 'post-1' });
      expect((await sending.row(id)).outcome).toBe('sent');
      await editCopies(under.house, taskId);
      expect(JSON.stringify(messenger.shown('post-1'))).not.toContain('Hemlig');
    });
  });
});
