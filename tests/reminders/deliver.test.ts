import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, isNull, sql } from 'drizzle-orm';
import type { Outcome } from '../../bot/domain/outcome.ts';
import { act } from '../../bot/duties/act.ts';
import type { Person } from '../../bot/domain/person.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { DeliveryPostponed } from '../../bot/reminders/house.ts';
import { editCopies } from '../../bot/reminders/editCopies.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import type { Failure } from '../../bot/reminders/messenger.ts';
import { markRemoved, rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { planDeliveries, type NewDelivery } from '../../bot/store/deliveries.ts';
import { cardCopy, cardCopyTask, delivery, signatureRequest } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const place = (conversationId: string) => ({ conversationId, serviceUrl: 'https://smba.example/', tenantId: null });

  beforeEach(async () => {
    for (const [person, chat] of chats()) await rememberChat(under.db, person.id, place(chat), true, clock.now());
    await rememberChannel(under.db, place('channel'), true, clock.now());
  });

  const chats = (): [Person, string][] => [
    [under.people.ikp, 'chat-ikp'],
    [under.people.deputy, 'chat-deputy'],
    [under.people.officer, 'chat-officer'],
  ];
  const doAs = async (person: Person, taskId: string, verb: string, input: object = {}) => {
    const { task } = await under.file(taskId);
    const result = await act(under.house, { taskId, verb, version: task.version, input, actor: under.actor(person) });
    expect(result.kind).toBe('done');
  };
  /** Delivers what has been queued, in the order of the queue. */
  const deliverAll = async () => {
    for (const { id } of jobs.toDeliver.splice(0)) await deliver(under.house, id);
  };
  const follow = async (taskId: string) => {
    await planMessages(under.house, taskId);
    await deliverAll();
  };
  const plan = (...fresh: NewDelivery[]) => under.db.transaction((tx) => planDeliveries(tx, fresh));
  const reminder = (taskId: string, step: string, personId: string | null = under.people.ikp.id): NewDelivery => {
    return { purpose: 'reminder', taskId, personId, occasion: step, plannedAt: clock.now(), urgent: true };
  };
  const rows = (taskId: string) => under.db.select().from(delivery).where(eq(delivery.taskId, taskId)).orderBy(delivery.plannedAt, delivery.purpose);
  const outcomes = async (taskId: string) =>
    (await rows(taskId)).map(({ purpose, personId, outcome }) => `${purpose} ${personId === null ? 'channel' : 'person'} ${outcome}`).sort();
  const deliverReminder = async (taskId: string, step: string, personId?: string | null) => {
    clock.add({ seconds: 1 });
    await plan(reminder(taskId, step, personId));
    const planned = (await rows(taskId)).filter(({ occasion, outcome }) => occasion === step && outcome === null);
    for (const { id } of planned) await deliver(under.house, id);
  };
  const outcomeOf = async (taskId: string, occasion: string) =>
    (await rows(taskId)).find((row) => row.occasion === occasion)?.outcome;

  describe('a new question', () => {
    test('stands in the channel and in the contact person’s chat, each once, and each copy is known', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      await follow(taskId);
      expect(messenger.sent.map(({ kind, conversationId }) => `${kind} ${conversationId}`).sort()).toEqual([
        'post channel',
        'send chat-ikp',
      ]);
      expect(await outcomes(taskId)).toEqual(['task channel sent', 'task person sent']);
      const copies = await under.db.select().from(cardCopy).innerJoin(cardCopyTask, eq(cardCopyTask.copyId, cardCopy.id));
      expect(copies.map(({ card_copy, card_copy_task }) => [card_copy.personId, card_copy.shows, card_copy_task])).toEqual(
        expect.arrayContaining([
          [null, 'task', expect.objectContaining({ taskId, cardVersion: 1 })],
          [under.people.ikp.id, 'task', expect.objectContaining({ taskId, cardVersion: 1 })],
        ]),
      );
    });

    test('shows its words in the chat and none of them in the channel', async () => {
      await follow(await under.askPhysics());
      const [inChannel, inChat] = ['channel', 'chat-ikp'].map((where) => JSON.stringify(messenger.sentTo(where)));
      expect(inChat).toContain('Hemlig');
      expect(inChannel).not.toContain('Hemlig');
      expect(inChannel).toContain('UMU-2026-17');
    });
  });

  describe('the answer', () => {
    test('reaches the one who asked', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.ikp, taskId, 'eligible');
      await follow(taskId);
      expect(messenger.sent.map(({ conversationId }) => conversationId)).toEqual(['chat-officer']);
      expect(await outcomes(taskId)).toEqual(['answer person sent']);
    });

    test('to a signature, that nobody asked for, goes to nobody', async () => {
      const taskId = await under.awaitSignature();
      await doAs(under.people.ikp, taskId, 'signed');
      await follow(taskId);
      expect(await rows(taskId)).toEqual([]);
    });
  });

  describe('each way in which a message ends is written', () => {
    test.each<[Failure['kind'] & Outcome, number]>([
      ['uncertain', 1],
      ['blocked', 1],
      ['notInstalled', 1],
      ['gone', 2], // the chat is sought anew once
      ['tooBig', 2], // as a link to the tab
    ])(
      '%s: once, and it is not tried again',
      async (kind, attempts) => {
        const taskId = await under.askPhysics();
        for (let attempt = 0; attempt < attempts; attempt += 1) messenger.failNext({ kind }, '403 test');
        await deliverReminder(taskId, '1:due');
        expect((await rows(taskId)).map(({ outcome, detail }) => [outcome, detail])).toEqual([[kind, '403 test']]);
        const [row] = await rows(taskId);
        await deliver(under.house, row?.id ?? '');
        expect(messenger.sent).toEqual([]);
        expect(await under.db.select().from(cardCopy)).toEqual([]);
      },
    );

    test('blocked, for a refusal of unknown reason, but only after eight attempts', async () => {
      const taskId = await under.askPhysics();
      for (let attempt = 0; attempt < 8; attempt += 1) messenger.failNext({ kind: 'refused' }, '403 Unheard');
      await expect(deliverReminder(taskId, '1:due')).rejects.toThrow(DeliveryPostponed);
      const [row] = await rows(taskId);
      for (let attempt = 2; attempt < 8; attempt += 1) {
        await expect(deliver(under.house, row?.id ?? '')).rejects.toThrow(DeliveryPostponed);
      }
      expect(await outcomeOf(taskId, '1:due')).toBeNull();
      await deliver(under.house, row?.id ?? '');
      expect((await rows(taskId))[0]).toMatchObject({ outcome: 'blocked', detail: '403 Unheard', attempts: 8 });
      await deliver(under.house, row?.id ?? '');
      expect(messenger.sent).toEqual([]);
    });

    test('sent, as a sentence and the way to the tab, where the card is too big', async () => {
      const taskId = await under.askPhysics();
      messenger.failNext({ kind: 'tooBig' }, '413 MessageSizeTooBig');
      await deliverReminder(taskId, '1:due');
      expect(await outcomeOf(taskId, '1:due')).toBe('sent');
      expect(messenger.sent).toMatchObject([{ conversationId: 'chat-ikp', message: { summary: 'Kortet blev för stort för Teams' } }]);
      expect(JSON.stringify(messenger.sent)).toContain(`https://tab/${taskId}`);
      expect(JSON.stringify(messenger.sent)).not.toContain('Hemlig');
    });

    test('notInstalled, without a try, for who has removed the app, or never opened the chat and is unknown to the forum', async () => {
      const taskId = await under.askPhysics();
      await deliverReminder(taskId, '1:due', under.people.head.id);
      await markRemoved(under.db, 'chat-ikp', clock.now());
      await markRemoved(under.db, 'channel', clock.now());
      await deliverReminder(taskId, '1:dayBefore');
      await under.db.execute(sql`insert into task_assignee values (${taskId}, ${under.people.head.id}, 'head', now())`);
      await deliverReminder(taskId, '1:dayLate', under.people.head.id);
      expect((await rows(taskId)).map(({ outcome, detail }) => [outcome, detail])).toEqual(
        expect.arrayContaining([
          ['cancelled', null], // the head is not asked yet
          ['notInstalled', 'uninstalled'],
          ['notInstalled', 'never opened'],
        ]),
      );
      expect(messenger.sent).toEqual([]);
      expect(messenger.opened).toEqual([]);
    });

    test('sent to who never opened the chat, but is in the team where the app is: their chat is opened', async () => {
      const taskId = await under.askPhysics();
      await under.db.execute(sql`insert into task_assignee values (${taskId}, ${under.people.head.id}, 'head', now())`);
      await deliverReminder(taskId, '1:due', under.people.head.id);
      await deliverReminder(taskId, '1:dayLate', under.people.head.id);
      expect(messenger.opened).toEqual([{ teamsUserId: '29:person3', serviceUrl: 'https://smba.example/', tenantId: null }]);
      expect(messenger.sentTo('chat of 29:person3')).toHaveLength(2);
      expect(await outcomes(taskId)).toEqual(['reminder person sent', 'reminder person sent']);
    });

    test('notInstalled for a channel that there is not, or that the app was removed from', async () => {
      const taskId = await under.askPhysics();
      await markRemoved(under.db, 'channel', clock.now());
      await deliverReminder(taskId, '1:due', null);
      await under.db.execute(sql`delete from conversation where scope = 'channel'`);
      await deliverReminder(taskId, '1:dayLate', null);
      expect((await rows(taskId)).map(({ detail }) => detail).sort()).toEqual(['no channel', 'removed from the team']);
    });

    test('gone for who has left the directory', async () => {
      const taskId = await under.askPhysics();
      await under.db.execute(sql`update person set inactive_since = now() where id = ${under.people.ikp.id}`);
      await deliverReminder(taskId, '1:due');
      expect(await outcomeOf(taskId, '1:due')).toBe('gone');
    });

    test('uncertain when the process died while sending: nothing is sent a second time', async () => {
      const taskId = await under.askPhysics();
      messenger.breakNext(new Error('the process was killed'));
      await expect(deliverReminder(taskId, '1:due')).rejects.toThrow('the process was killed');
      const [row] = await rows(taskId);
      const again = deliver(under.house, row?.id ?? '');
      await expect(again).rejects.toThrow(DeliveryPostponed);
      await expect(again).rejects.toMatchObject({ retryAfterMs: 61_000 });
      await under.db.execute(sql`update delivery set claimed_at = claimed_at - interval '61 seconds'`);
      await deliver(under.house, row?.id ?? '');
      expect(await outcomeOf(taskId, '1:due')).toBe('uncertain');
      expect(messenger.sent).toEqual([]);
    });
  });

  describe('what Teams does not take now is tried again', () => {
    test.each<[Failure, number | null]>([
      [{ kind: 'throttled', retryAfterMs: 4000 }, 4000],
      [{ kind: 'throttled', retryAfterMs: null }, null],
      [{ kind: 'conflict' }, null],
      [{ kind: 'misconfigured' }, null],
      [{ kind: 'unreachable' }, null],
      [{ kind: 'refused' }, null],
    ])('%j: it keeps no outcome, and the next try sends it', async (failure, retryAfterMs) => {
      const taskId = await under.askPhysics();
      messenger.failNext(failure);
      const postponed = deliverReminder(taskId, '1:due');
      await expect(postponed).rejects.toThrow(DeliveryPostponed);
      await expect(postponed).rejects.toMatchObject({ retryAfterMs });
      const [row] = await rows(taskId);
      expect(row).toMatchObject({ outcome: null, claimedAt: null });
      await deliver(under.house, row?.id ?? '');
      expect(await outcomeOf(taskId, '1:due')).toBe('sent');
      expect(messenger.sent).toHaveLength(1);
    });

    test('so is what could not even be written down, and then others may have it', async () => {
      const taskId = await under.awaitSignature();
      await plan({ ...reminder(taskId, '1:due'), urgent: false });
      const [row] = await rows(taskId);
      const lost = await under.db.delete(signatureRequest).returning();
      await expect(deliver(under.house, row?.id ?? '')).rejects.toThrow(/has lost its subject/);
      expect((await rows(taskId))[0]).toMatchObject({ outcome: null, claimedAt: null });
      await under.db.insert(signatureRequest).values(lost);
      await deliver(under.house, row?.id ?? '');
      expect(await outcomeOf(taskId, '1:due')).toBe('sent');
    });
  });

  describe('what need not be said any more', () => {
    test('cancelled: the task has ended', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.officer, taskId, 'withdraw');
      await deliverReminder(taskId, '1:due');
      await deliverReminder(taskId, '1:due', null);
      expect((await rows(taskId)).map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
    });

    test('cancelled: the person is not asked any more, since the task waits for the requester', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.ikp, taskId, 'notMyCourse');
      await deliverReminder(taskId, '2:dayAfter');
      await deliverReminder(taskId, '2:threeDaysAfter', under.people.officer.id);
      expect(await outcomeOf(taskId, '2:dayAfter')).toBe('cancelled');
      expect(await outcomeOf(taskId, '2:threeDaysAfter')).toBe('sent');
    });

    test('cancelled: an answer that there is none of', async () => {
      const taskId = await under.askPhysics();
      await plan({ ...reminder(taskId, 'v1', under.people.officer.id), purpose: 'answer' });
      await plan({ ...reminder(taskId, 'v1', under.people.officer.id), purpose: 'returned' });
      for (const { id } of await rows(taskId)) await deliver(under.house, id);
      expect((await rows(taskId)).map(({ outcome }) => outcome)).toEqual(['cancelled', 'cancelled']);
    });

    test('superseded: it asks about an earlier state of the task', async () => {
      const taskId = await under.askPhysics();
      await plan({ ...reminder(taskId, 'v1'), purpose: 'task' });
      await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
      await plan({ ...reminder(taskId, 'v2', under.people.officer.id), purpose: 'returned' });
      await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'y' });
      await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
      clock.add({ minutes: 1 });
      await planMessages(under.house, taskId);
      await deliverAll();
      for (const { id } of await rows(taskId)) await deliver(under.house, id);
      expect(await outcomeOf(taskId, 'v2')).toBe('superseded');
      expect(messenger.sentTo('chat-officer')).toHaveLength(1);
      await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'y' });
      await deliverReminder(taskId, '1:due');
      await deliverReminder(taskId, '3:due', null);
      expect([await outcomeOf(taskId, '1:due'), await outcomeOf(taskId, '3:due')]).toEqual(['superseded', 'superseded']);
    });

    test('superseded: Teams was out of reach for a while, and the latest reminder says it all', async () => {
      const taskId = await under.askPhysics();
      for (const step of ['1:dayBefore', '1:hourBefore', '1:due']) {
        clock.add({ hours: 1 });
        await plan(reminder(taskId, step), reminder(taskId, step, null));
      }
      for (const { id } of await rows(taskId)) await deliver(under.house, id);
      expect(await outcomes(taskId)).toEqual([
        ...Array(2).fill('reminder channel superseded'),
        ...Array(1).fill('reminder channel sent'),
        ...Array(2).fill('reminder person superseded'),
        ...Array(1).fill('reminder person sent'),
      ].sort());
    });
  });

  describe('in the channel', () => {
    test('a reminder answers in the thread of the task’s post, and is no copy to be edited', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      const [post] = messenger.sentTo('channel');
      messenger.clear();
      clock.add({ days: 2 });
      await deliverReminder(taskId, '1:due', null);
      expect(messenger.sent).toMatchObject([{ kind: 'reply', conversationId: 'channel', inThreadOf: post?.activityId }]);
      expect(await under.db.select().from(cardCopy).where(isNull(cardCopy.personId))).toHaveLength(1);
    });

    test('without a post the reminder is the post', async () => {
      const taskId = await under.askPhysics();
      await deliverReminder(taskId, '1:due', null);
      expect(messenger.sent).toMatchObject([{ kind: 'post', conversationId: 'channel' }]);
      expect(await under.db.select().from(cardCopy)).toHaveLength(1);
    });
  });

  describe('what is not urgent', () => {
    test('and waits for one person comes as one list, which is one copy of all', async () => {
      const taskIds = [await under.awaitSignature('m-1'), await under.awaitSignature('m-2'), await under.awaitSignature('m-3')];
      for (const taskId of taskIds) await planMessages(under.house, taskId);
      expect(jobs.toDeliver.map(({ urgent }) => urgent)).toEqual([false, false, false]);
      await deliverAll();
      expect(messenger.sent).toHaveLength(1);
      expect(messenger.sent[0]?.message.summary).toBe('Just nu väntar 3 uppgifter på dig.');
      const copies = await under.db.select().from(cardCopy);
      expect(copies).toMatchObject([{ shows: 'list', personId: under.people.ikp.id }]);
      expect((await under.db.select().from(cardCopyTask)).map(({ taskId }) => taskId).sort()).toEqual([...taskIds].sort());
      for (const taskId of taskIds) expect(await outcomes(taskId)).toEqual(['task person sent']);
    });

    test('and waits alone comes as a card of its own', async () => {
      await follow(await under.awaitSignature());
      expect(await under.db.select().from(cardCopy)).toMatchObject([{ shows: 'task' }]);
    });

    test('leaves out of the list what has ended meanwhile', async () => {
      const [first, second] = [await under.awaitSignature('m-1'), await under.awaitSignature('m-2')];
      for (const taskId of [first, second]) await planMessages(under.house, taskId);
      await doAs(under.people.ikp, first, 'signed');
      await deliverAll();
      expect([...(await outcomes(first)), ...(await outcomes(second))]).toEqual(['task person cancelled', 'task person sent']);
      expect(await under.db.select().from(cardCopy)).toMatchObject([{ shows: 'task' }]);
    });

    test('stands once in the list when it was planned twice, as card and as reminder', async () => {
      const [first, second] = [await under.awaitSignature('m-1'), await under.awaitSignature('m-2')];
      for (const taskId of [first, second]) await planMessages(under.house, taskId);
      clock.add({ seconds: 1 });
      await plan({ ...reminder(first, '1:monthBefore'), urgent: false });
      await deliverAll();
      expect(messenger.sent).toHaveLength(1);
      expect(await outcomes(first)).toEqual(['reminder person sent', 'task person superseded']);
      expect(await under.db.select().from(cardCopyTask)).toHaveLength(2);
    });

    test('waits for working hours', async () => {
      clock.set('2026-11-27T18:00:00+01:00');
      const taskId = await under.awaitSignature();
      await follow(taskId);
      expect(messenger.sent).toEqual([]);
      const [row] = await rows(taskId);
      expect(row?.plannedAt.toString()).toBe('2026-11-30T07:00:00Z');
      expect(row).toMatchObject({ queuedAt: null, outcome: null });
    });
  });

  test('a task that changes while its card is under way is edited on it afterwards', async () => {
    const taskId = await under.askPhysics();
    await planMessages(under.house, taskId);
    messenger.beforeNext(() => doAs(under.people.ikp, taskId, 'eligible'));
    jobs.changed.length = 0;
    await deliverAll();
    // The change itself, and each copy that has arrived since.
    expect(jobs.changed.filter((id) => id === taskId).length).toBeGreaterThanOrEqual(2);
    await editCopies(under.house, taskId);
    for (const { activityId, conversationId } of messenger.sent) {
      if (conversationId === 'chat-officer') continue;
      expect(JSON.stringify(messenger.shown(activityId))).toContain(conversationId === 'channel' ? 'Klart' : 'Behörig');
    }
    expect(messenger.edits).toHaveLength(1);
  });
});
