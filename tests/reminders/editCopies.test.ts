import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { DeliveryPostponed } from '../../bot/reminders/house.ts';
import { editCopies } from '../../bot/reminders/editCopies.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import type { Failure } from '../../bot/reminders/messenger.ts';
import { insertCardCopy, type NewCardCopy } from '../../bot/store/cardCopies.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { cardCopy, delivery } from '../../bot/store/schema.ts';
import { addAssignees } from '../../bot/store/taskFiles.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const place = (conversationId: string) => ({ conversationId, serviceUrl: 'https://smba.example/', tenantId: null });

  beforeEach(async () => {
    await rememberChat(under.db, under.people.ikp.id, place('chat-ikp'), true, clock.now());
    await rememberChat(under.db, under.people.officer.id, place('chat-officer'), true, clock.now());
    await rememberChannel(under.db, place('channel'), true, clock.now());
  });

  const doAs = async (person: Person, taskId: string, verb: string, input: object = {}) => {
    const { task } = await under.file(taskId);
    const result = await act(under.house, { taskId, verb, version: task.version, input, actor: under.actor(person) });
    expect(result.kind).toBe('done');
  };
  const deliverAll = async () => {
    for (const { id } of jobs.toDeliver.splice(0)) await deliver(under.house, id);
  };
  /** A question with its copies in channel and chat. */
  const asked = async () => {
    const taskId = await under.askPhysics();
    await planMessages(under.house, taskId);
    await deliverAll();
    return taskId;
  };
  const copyIn = (conversationId: string) => messenger.sentTo(conversationId)[0]?.activityId ?? '';
  const shownIn = (conversationId: string) => JSON.stringify(messenger.shown(copyIn(conversationId)));
  const hang = (copy: Partial<NewCardCopy> & Pick<NewCardCopy, 'tasks'>) =>
    under.db.transaction((tx) =>
      insertCardCopy(tx, { personId: under.people.ikp.id, conversationId: 'chat-ikp', activityId: 'hung', shows: 'list', ...copy }),
    );

  test('every copy shows the answer, and only copies that did not show it yet are edited', async () => {
    const taskId = await asked();
    await editCopies(under.house, taskId);
    expect(messenger.edits).toEqual([]);
    await doAs(under.people.ikp, taskId, 'eligible');
    await editCopies(under.house, taskId);
    expect(messenger.edits).toHaveLength(2);
    expect(shownIn('channel')).toContain('Klart');
    expect(shownIn('channel')).not.toContain('Hemlig');
    expect(shownIn('chat-ikp')).toContain('Behörig');
    await editCopies(under.house, taskId);
    expect(messenger.edits).toHaveLength(2);
  });

  test('two quick changes end at the latest state, and an older one never comes after a newer one', async () => {
    const taskId = await asked();
    await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'Första frågan' });
    const held = messenger.holdNextEdit();
    const first = editCopies(under.house, taskId);
    await held.reached;
    await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'Svaret' });
    const second = editCopies(under.house, taskId);
    // The second one passes the first where it can, and waits for it where it cannot.
    held.release();
    await Promise.all([first, second]);
    await editCopies(under.house, taskId);
    expect(shownIn('chat-ikp')).toContain('Svaret');
    expect(shownIn('channel')).toContain('Väntar på institutionen');
    for (const conversationId of ['chat-ikp', 'channel']) {
      const states = messenger.edits
        .filter(({ activityId }) => activityId === copyIn(conversationId))
        .map(({ message }) => JSON.stringify(message).includes('Väntar på den som frågade'));
      expect(states).toEqual([...states].sort((a, b) => Number(b) - Number(a)));
      expect(states.at(-1)).toBe(false);
    }
  });

  test('changes that are over before the edit begins are one edit', async () => {
    const taskId = await asked();
    await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
    await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'y' });
    await doAs(under.people.ikp, taskId, 'eligible');
    await Promise.all([editCopies(under.house, taskId), editCopies(under.house, taskId), editCopies(under.house, taskId)]);
    expect(messenger.edits).toHaveLength(2);
  });

  test('a copy that the task was read for before it changed once more is edited once more', async () => {
    const taskId = await asked();
    await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
    const held = messenger.holdNextEdit();
    const first = editCopies(under.house, taskId);
    await held.reached;
    await doAs(under.people.officer, taskId, 'withdraw');
    held.release();
    await first;
    await editCopies(under.house, taskId);
    expect(shownIn('channel')).toContain('Återkallat');
    expect(shownIn('chat-ikp')).toContain('Återkallat');
  });

  describe('a copy that cannot be edited', () => {
    test.each<Failure>([{ kind: 'gone' }, { kind: 'blocked' }, { kind: 'notInstalled' }, { kind: 'tooBig' }])(
      'is lost, and says why: %j',
      async (failure) => {
        const taskId = await asked();
        await doAs(under.people.ikp, taskId, 'eligible');
        messenger.failNext(failure, '404 test');
        await editCopies(under.house, taskId);
        const lost = (await under.db.select().from(cardCopy)).filter(({ lostBecause }) => lostBecause !== null);
        expect(lost.map(({ lostBecause }) => lostBecause)).toEqual([`${failure.kind}: 404 test`]);
        expect(messenger.edits).toHaveLength(1);
        await editCopies(under.house, taskId);
        expect(messenger.edits).toHaveLength(1);
      },
    );

    test.each<[Failure, number | null]>([
      [{ kind: 'throttled', retryAfterMs: 3000 }, 3000],
      [{ kind: 'uncertain' }, null],
      [{ kind: 'unreachable' }, null],
      [{ kind: 'conflict' }, null],
    ])('just now is left for the next try, and holds up no other: %j', async (failure, retryAfterMs) => {
      const taskId = await asked();
      await doAs(under.people.ikp, taskId, 'eligible');
      messenger.failNext(failure);
      const postponed = editCopies(under.house, taskId);
      await expect(postponed).rejects.toThrow(DeliveryPostponed);
      await expect(postponed).rejects.toMatchObject({ retryAfterMs });
      expect(messenger.edits).toHaveLength(1);
      await editCopies(under.house, taskId);
      expect(messenger.edits).toHaveLength(2);
    });

    test('for want of anybody to show it to is lost', async () => {
      const taskId = await asked();
      await under.db.execute(sql`update person set inactive_since = now() where id = ${under.people.ikp.id}`);
      await doAs(under.people.officer, taskId, 'withdraw');
      await editCopies(under.house, taskId);
      const [copy] = await under.db.select().from(cardCopy).where(eq(cardCopy.personId, under.people.ikp.id));
      expect(copy?.lostBecause).toBe('nobody to show it to');
    });
  });

  describe('the card in the place of one that can no longer be edited', () => {
    const replacements = () => under.db.select().from(delivery).where(eq(delivery.purpose, 'replacement'));
    const answeredInVain = async (failure: Failure, failures = 1) => {
      const taskId = await asked();
      await doAs(under.people.ikp, taskId, 'eligible');
      jobs.clear();
      for (let count = 0; count < failures; count += 1) messenger.failNext(failure, 'test');
      await editCopies(under.house, taskId);
      return taskId;
    };

    test.each<Failure>([{ kind: 'gone' }, { kind: 'tooBig' }])('is sent once, and shows the task as it is: %j', async (failure) => {
      const taskId = await answeredInVain(failure, 2);
      expect(jobs.toDeliver).toHaveLength(2);
      const before = messenger.sent.length;
      await deliverAll();
      const fresh = messenger.sent.slice(before);
      expect(fresh.map(({ conversationId }) => conversationId).sort()).toEqual(['channel', 'chat-ikp']);
      for (const { conversationId, message } of fresh) {
        expect(JSON.stringify(message.card)).toContain(conversationId === 'channel' ? 'Klart' : 'Behörig');
      }
      expect(JSON.stringify(fresh.filter(({ conversationId }) => conversationId === 'channel'))).not.toContain('Hemlig');
      await editCopies(under.house, taskId);
      await Promise.all([editCopies(under.house, taskId), editCopies(under.house, taskId)]);
      await deliverAll();
      expect(messenger.sent).toHaveLength(before + 2);
      expect((await replacements()).map(({ outcome }) => outcome)).toEqual(['sent', 'sent']);
    });

    test('is a copy like any other: it follows the task', async () => {
      const taskId = await asked();
      await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
      jobs.clear();
      messenger.failNext({ kind: 'gone' });
      messenger.failNext({ kind: 'gone' });
      await editCopies(under.house, taskId);
      await deliverAll();
      await doAs(under.people.officer, taskId, 'withdraw');
      await editCopies(under.house, taskId);
      expect(messenger.edits).toHaveLength(2);
      for (const { message } of messenger.edits) expect(JSON.stringify(message.card)).toContain('Återkallat');
    });

    test.each<Failure>([{ kind: 'blocked' }, { kind: 'notInstalled' }])('is not sent to where nothing arrives: %j', async (failure) => {
      await answeredInVain(failure, 2);
      expect(jobs.toDeliver).toEqual([]);
      expect(await replacements()).toEqual([]);
    });

    test('is not sent to who no longer stands to the task', async () => {
      const taskId = await answeredInVain({ kind: 'gone' }, 2);
      await under.db.execute(sql`delete from task_assignee where task_id = ${taskId}`);
      const before = messenger.sent.length;
      await deliverAll();
      expect(messenger.sent.slice(before).map(({ conversationId }) => conversationId)).toEqual(['channel']);
      expect((await replacements()).map(({ outcome }) => outcome).sort()).toEqual(['cancelled', 'sent']);
    });

    test('is not sent in the place of a list: that answered a question, and is asked for anew', async () => {
      const taskId = await under.askPhysics();
      await hang({ tasks: [{ taskId, cardVersion: 0 }] });
      messenger.failNext({ kind: 'gone' });
      await editCopies(under.house, taskId);
      expect(await replacements()).toEqual([]);
    });
  });

  describe('whoever no longer stands to a task', () => {
    test('sees the public card in the place of its details', async () => {
      const taskId = await under.awaitSignature();
      await planMessages(under.house, taskId);
      await deliverAll();
      expect(shownIn('chat-ikp')).toContain('Hemlig');
      await doAs(under.people.ikp, taskId, 'notMine');
      await editCopies(under.house, taskId);
      expect(shownIn('chat-ikp')).not.toContain('Hemlig');
      expect(shownIn('chat-ikp')).toContain('Institutionen för fysik');
    });

    test('as who asked, but has left the team, sees no answer and no reason', async () => {
      const taskId = await under.askPhysics();
      await hang({ shows: 'task', personId: under.people.officer.id, conversationId: 'chat-officer', tasks: [{ taskId, cardVersion: 1 }] });
      await under.db.execute(sql`update person set left_team_at = now() where id = ${under.people.officer.id}`);
      await doAs(under.people.ikp, taskId, 'notEligible', { reason: 'Saknar Fysik 2' });
      await editCopies(under.house, taskId);
      const card = JSON.stringify(messenger.shown('hung'));
      expect(card).toContain('Klart');
      expect(card).not.toMatch(/Fysik 2|inte behörig/i);
    });

    test('as who has left the team, finds what they are still asked gone from a list', async () => {
      const taskId = await under.askPhysics();
      await hang({ tasks: [{ taskId, cardVersion: 1 }] });
      await under.db.execute(sql`update person set left_team_at = now() where id = ${under.people.ikp.id}`);
      await doAs(under.people.officer, taskId, 'withdraw');
      await editCopies(under.house, taskId);
      expect(messenger.edits).toHaveLength(1);
      expect(JSON.stringify(messenger.shown('hung'))).not.toContain('UMU-2026-17');
    });

    test.each(['list', 'welcome'] as const)('finds it gone from a %s, where the others stay', async (shows) => {
      const gone = await under.awaitSignature('m-1');
      const stays = await under.askPhysics();
      await hang({ shows, tasks: [gone, stays].map((taskId) => ({ taskId, cardVersion: 1 })) });
      await doAs(under.people.ikp, gone, 'notMine');
      await editCopies(under.house, gone);
      const card = JSON.stringify(messenger.shown('hung'));
      expect(card).not.toContain('Hemlig');
      expect(card).toContain('UMU-2026-17');
      expect(messenger.edits).toHaveLength(1);
      await editCopies(under.house, gone);
      expect(messenger.edits).toHaveLength(1);
    });
  });

  test('a list is edited when one of its tasks changes, and shows all of them as they now are', async () => {
    const [first, second] = [await under.askPhysics('UMU-2026-1'), await under.askPhysics('UMU-2026-2')];
    await hang({ tasks: [first, second].map((taskId) => ({ taskId, cardVersion: 1 })) });
    await doAs(under.people.ikp, first, 'eligible');
    await doAs(under.people.ikp, second, 'eligible');
    await editCopies(under.house, first);
    await editCopies(under.house, second);
    expect(messenger.edits).toHaveLength(1);
    expect(JSON.stringify(messenger.shown('hung')).match(/Klart/g)).toHaveLength(2);
  });

  test('people who are asked by and by see who else is asked, also where nothing of the question has changed', async () => {
    const taskId = await asked();
    await under.db.transaction(async (tx) => {
      await addAssignees(tx, taskId, [{ personId: under.people.deputy.id, capacity: 'deputy' }], clock.now());
      await tx.execute(sql`update task set card_version = card_version + 1 where id = ${taskId}`);
    });
    await editCopies(under.house, taskId);
    expect(shownIn('channel')).toContain('Olof Wikberg');
  });
});
