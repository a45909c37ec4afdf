import { beforeEach, describe, expect, test } from '@jest/globals';
import {
  findChannelPost,
  insertCardCopy,
  listStaleCopies,
  lockCopy,
  markLost,
  markShown,
  openTasksWithoutPost,
  type NewCardCopy,
} from '../../bot/store/cardCopies.ts';
import { planDeliveries, recordOutcome } from '../../bot/store/deliveries.ts';
import { cardCopy, cardCopyTask, delivery } from '../../bot/store/schema.ts';
import { scheduleNextReminder } from '../../bot/store/reminders.ts';
import { updateTask } from '../../bot/store/taskFiles.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  let taskId = '';

  beforeEach(async () => {
    taskId = await under.askPhysics();
  });

  const hang = (differing: Partial<NewCardCopy> = {}) =>
    under.db.transaction((tx) =>
      insertCardCopy(tx, {
        personId: null,
        conversationId: 'channel',
        activityId: 'a-1',
        shows: 'task',
        tasks: [{ taskId, cardVersion: 1 }],
        ...differing,
      }),
    );
  const change = (cardOnly = false) =>
    under.db.transaction((tx) => (cardOnly ? scheduleNextReminder(tx, taskId, null, true) : rewrite(tx)));
  const rewrite = async (tx: Parameters<typeof updateTask>[0]) => {
    const { task, phaseBeganAt } = await under.file(taskId);
    await updateTask(tx, taskId, { ...task, departmentId: task.department.id, phaseBeganAt, nextReminderAt: null });
  };
  const stale = () => listStaleCopies(under.db, taskId);

  describe('a copy is stale', () => {
    test('when the task has changed, or only what its card shows of it, and not before', async () => {
      await hang();
      expect(await stale()).toEqual([]);
      await change(true);
      expect(await stale()).toHaveLength(1);
      const [id = ''] = await stale();
      await under.db.transaction((tx) => markShown(tx, id, [{ taskId, cardVersion: 2 }]));
      expect(await stale()).toEqual([]);
      await change();
      expect(await stale()).toEqual([id]);
    });

    test('never again once it is lost', async () => {
      await hang();
      await change();
      const [id = ''] = await stale();
      await under.db.transaction((tx) => markLost(tx, id, 'gone: 404'));
      expect(await stale()).toEqual([]);
      expect(await under.db.transaction((tx) => lockCopy(tx, id))).toBeNull();
      expect(await findChannelPost(under.db, taskId)).toBeNull();
    });
  });

  test('what a copy shows never goes back, whatever is written later', async () => {
    await hang({ tasks: [{ taskId, cardVersion: 5 }] });
    const [{ id } = { id: '' }] = await under.db.select().from(cardCopy);
    await under.db.transaction((tx) => markShown(tx, id, [{ taskId, cardVersion: 3 }]));
    const locked = await under.db.transaction((tx) => lockCopy(tx, id));
    expect(locked).toMatchObject({ copy: { id, activityId: 'a-1' }, shows: [{ taskId, cardVersion: 5 }] });
  });

  test('a second one that takes the same copy waits until the first has let go', async () => {
    await hang();
    const [{ id } = { id: '' }] = await under.db.select().from(cardCopy);
    const order: string[] = [];
    const { promise: taken, resolve: take } = Promise.withResolvers<void>();
    const { promise: released, resolve: release } = Promise.withResolvers<void>();
    const first = under.db.transaction(async (tx) => {
      await lockCopy(tx, id);
      take();
      await released;
      order.push('first');
    });
    await taken;
    const second = under.db.transaction(async (tx) => {
      await lockCopy(tx, id);
      order.push('second');
    });
    release();
    await Promise.all([first, second]);
    expect(order).toEqual(['first', 'second']);
  });

  test('one message is one copy', async () => {
    await hang();
    await hang({ tasks: [] });
    expect(await under.db.select().from(cardCopy)).toHaveLength(1);
    expect(await under.db.select().from(cardCopyTask)).toHaveLength(1);
  });

  test('the post of a task is the copy in the channel, not one in a chat', async () => {
    await hang({ personId: under.people.ikp.id, conversationId: 'chat', activityId: 'a-2' });
    expect(await findChannelPost(under.db, taskId)).toBeNull();
    await hang();
    expect((await findChannelPost(under.db, taskId))?.activityId).toBe('a-1');
  });

  describe('a task without a post', () => {
    const without = () => under.db.transaction((tx) => openTasksWithoutPost(tx, 'eligibility'));

    test('is an open one that neither hangs in the channel nor is on its way to it', async () => {
      expect(await without()).toEqual([taskId]);
      await under.db.transaction((tx) =>
        planDeliveries(tx, [{ purpose: 'task', taskId, personId: null, occasion: 'post', plannedAt: under.clock.now(), urgent: true }]),
      );
      expect(await without()).toEqual([]);
      const [{ id } = { id: '' }] = await under.db.select().from(delivery);
      await recordOutcome(under.db, [id], 'notInstalled', under.clock.now(), 'no channel');
      expect(await without()).toEqual([taskId]);
      await hang();
      expect(await without()).toEqual([]);
    });

    test('is none of another kind, and none that is closed', async () => {
      await under.awaitSignature();
      await under.db.transaction(async (tx) => {
        const { task, phaseBeganAt } = await under.file(taskId);
        const closed = { state: 'cancelled' as const, closedAt: under.clock.now(), nextReminderAt: null };
        await updateTask(tx, taskId, { dueAt: task.dueAt, departmentId: task.department.id, phaseBeganAt, ...closed });
      });
      expect(await without()).toEqual([]);
    });
  });
});
