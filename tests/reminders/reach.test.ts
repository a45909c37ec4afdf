import { describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { deliver } from '../../bot/reminders/deliver.ts';
import { DeliveryPostponed } from '../../bot/reminders/house.ts';
import { reach, sendTo } from '../../bot/reminders/reach.ts';
import type { Failure } from '../../bot/reminders/messenger.ts';
import { findChat, markRemoved } from '../../bot/store/conversations.ts';
import { conversation } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);
  const ikp = () => under.people.ikp;
  const chatOf = (personId: string) => findChat(under.db, personId);
  const renewed = 'chat of 29:person1';

  describe('our own record outweighs what Teams would answer', () => {
    test('that the app was removed: nothing is sent, though Teams would answer 200 (BotBuilder-MicrosoftTeams #286)', async () => {
      const taskId = await sending.asked();
      await markRemoved(under.db, ikp().name, clock.now());
      expect(await sending.remind(taskId)).toMatchObject({ outcome: 'notInstalled', detail: 'uninstalled', attempts: 1 });
      expect([messenger.sent, messenger.opened]).toEqual([[], []]);
    });

    test('that the person left the team: nothing is sent, though the chat is still there (Microsoft-Teams-Samples #1498)', async () => {
      const taskId = await sending.asked();
      await under.db.execute(sql`update person set left_team_at = now() where id = ${ikp().id}`);
      expect(await sending.remind(taskId)).toMatchObject({ outcome: 'gone', detail: 'left the team' });
      expect([messenger.sent, messenger.opened]).toEqual([[], []]);
    });

    test('and whoever is asked in vain is given to the search for others', async () => {
      const taskId = await sending.asked();
      await markRemoved(under.db, ikp().name, clock.now());
      jobs.clear();
      await sending.remind(taskId);
      expect(jobs.unreachablePeople).toEqual([ikp().id]);
    });
  });

  describe('a chat of which Teams says that it does not exist', () => {
    test('is made anew once, the message goes there, and so does the next (botframework-sdk #6628)', async () => {
      const taskId = await sending.asked();
      messenger.failNext({ kind: 'gone' }, '404 ConversationNotFound');
      expect(await sending.remind(taskId)).toMatchObject({ outcome: 'sent' });
      expect(messenger.opened).toEqual([{ teamsUserId: '29:person1', serviceUrl: 'https://smba.example/', tenantId: null }]);
      expect(await chatOf(ikp().id)).toMatchObject({ conversationId: renewed, installed: true });
      await sending.remind(taskId, { occasion: '1:dayLate' });
      expect(messenger.sent.map(({ conversationId }) => conversationId)).toEqual([renewed, renewed]);
      expect(messenger.opened).toHaveLength(1);
    });

    test('is not sought again within half a day, and then once more', async () => {
      const taskId = await sending.asked();
      const remindInVain = async (occasion: string, failures: number) => {
        for (let count = 0; count < failures; count += 1) messenger.failNext({ kind: 'gone' }, '404');
        return (await sending.remind(taskId, { occasion })).outcome;
      };
      expect(await remindInVain('1:a', 2)).toBe('gone'); // the chat, and the one in its place
      expect(messenger.opened).toHaveLength(0); // the second failure was that of opening it
      expect(await remindInVain('1:b', 1)).toBe('gone');
      clock.add({ hours: 13 });
      expect(await remindInVain('1:c', 1)).toBe('sent');
      expect(messenger.opened).toHaveLength(1);
    });

    test('keeps its reference, however many of them look dead at once (microsoft-365-agents-toolkit #8759)', async () => {
      const before = await under.db.select().from(conversation).orderBy(conversation.id);
      const taskId = await sending.asked();
      await under.db.execute(sql`insert into task_assignee select ${taskId}, id, 'deputy', now() from person on conflict do nothing`);
      for (const person of sending.everybody()) {
        messenger.failNext({ kind: 'gone' }, '404');
        messenger.failNext({ kind: 'gone' }, '404');
        expect(await sending.remind(taskId, { personId: person.id, occasion: '1:storm' })).toMatchObject({ outcome: 'gone' });
      }
      const after = await under.db.select().from(conversation).orderBy(conversation.id);
      expect(after.map(({ conversationId, installed, personId }) => ({ conversationId, installed, personId }))).toEqual(
        before.map(({ conversationId, installed, personId }) => ({ conversationId, installed, personId })),
      );
      expect(await sending.remind(taskId, { occasion: '1:afterwards' })).toMatchObject({ outcome: 'sent' });
      expect(messenger.sent).toMatchObject([{ conversationId: ikp().name }]);
    });

    test('of two messages at once is made anew by one', async () => {
      const taskId = await sending.asked();
      const stale = await reach(under.house, ikp().id, 'urgent');
      const [a, b] = [await sending.plan(taskId, { occasion: '1:a' }), await sending.plan(taskId, { occasion: '1:b', personId: ikp().id, purpose: 'replacement' })];
      const house = {
        ...under.house,
        messenger: {
          ...messenger,
          async send(...args: Parameters<typeof messenger.send>) {
            return args[0].conversationId === renewed ? messenger.send(...args) : { ok: false as const, failure: { kind: 'gone' as const }, detail: '404' };
          },
        },
      };
      await Promise.all([deliver(house, a.id), deliver(house, b.id)]);
      expect(messenger.opened).toHaveLength(1);
      const outcomes = [(await sending.row(a.id)).outcome, (await sending.row(b.id)).outcome];
      // The other one goes there too, unless it gave up before there was a new one.
      expect(outcomes).toContain('sent');
      expect(messenger.sentTo(renewed)).toHaveLength(outcomes.filter((outcome) => outcome === 'sent').length);
      if (stale.kind !== 'reached') throw new Error('The chat was there.');
      const message = messenger.sent[0]?.message;
      if (!message) throw new Error('Nothing was sent.');
      expect(await sendTo(house, stale, message, 'urgent')).toMatchObject({ ok: true, conversationId: renewed });
      expect(messenger.opened).toHaveLength(1);
    });

    test.each<[Failure['kind'], string | null]>([
      ['uncertain', 'gone'], // the message itself surely was not sent
      ['notInstalled', 'notInstalled'],
      ['blocked', 'blocked'],
    ])('and that cannot be made anew (%s) ends the message as %s', async (kind, outcome) => {
      const taskId = await sending.asked();
      messenger.failNext({ kind: 'gone' });
      messenger.failNext({ kind } as Failure);
      expect(await sending.remind(taskId)).toMatchObject({ outcome });
      expect(messenger.sent).toEqual([]);
    });

    test('and that cannot be made anew just now leaves the message planned', async () => {
      const taskId = await sending.asked();
      messenger.failNext({ kind: 'gone' });
      messenger.failNext({ kind: 'throttled', retryAfterMs: 2_000 });
      await expect(sending.remind(taskId)).rejects.toThrow(DeliveryPostponed);
      const open = (await sending.rows(taskId)).filter(({ outcome }) => outcome === null);
      expect(open).toMatchObject([{ occasion: '1:due', claimedAt: null }]);
    });
  });

  describe('a chat that was never opened', () => {
    const forgetChat = () => under.db.execute(sql`delete from conversation where person_id = ${ikp().id}`);

    test('is opened by us for who is in the forum’s team, and kept', async () => {
      const taskId = await sending.asked();
      await forgetChat();
      expect(await sending.remind(taskId)).toMatchObject({ outcome: 'sent' });
      expect(await chatOf(ikp().id)).toMatchObject({ conversationId: renewed, installed: true, scope: 'personal' });
    });

    test.each<Failure['kind']>(['notInstalled', 'gone', 'blocked'])('and that Teams does not open (%s) is not installed', async (kind) => {
      const taskId = await sending.asked();
      await forgetChat();
      messenger.failNext({ kind } as Failure, '403 test');
      expect(await sending.remind(taskId)).toMatchObject({ outcome: 'notInstalled', detail: '403 test' });
      expect(await chatOf(ikp().id)).toBeNull();
    });

    test('and that cannot be opened now is tried again, and nothing is said twice', async () => {
      const taskId = await sending.asked();
      await forgetChat();
      messenger.failNext({ kind: 'unreachable' });
      await expect(sending.remind(taskId)).rejects.toThrow(DeliveryPostponed);
      const [open] = (await sending.rows(taskId)).filter(({ outcome }) => outcome === null);
      await deliver(under.house, open?.id ?? '');
      expect(messenger.sentTo(renewed)).toHaveLength(1);
    });

    test('of who is not in the team is not sought: Teams would refuse it', async () => {
      const taskId = await sending.asked();
      await forgetChat();
      await under.db.execute(sql`update person set teams_user_id = null where id = ${ikp().id}`);
      const row = await sending.remind(taskId);
      await under.db.execute(sql`update person set teams_user_id = '29:person1' where id = ${ikp().id}`);
      expect(row).toMatchObject({ outcome: 'notInstalled', detail: 'never opened' });
      expect(messenger.opened).toEqual([]);
    });
  });
});
