import { describe, expect, test } from '@jest/globals';
import { eq, isNotNull, isNull, sql } from 'drizzle-orm';
import { refreshRoster } from '../../bot/reminders/roster.ts';
import { watchSending } from '../../bot/reminders/watch.ts';
import { markRemoved } from '../../bot/store/conversations.ts';
import { listAlerts } from '../../bot/store/alerts.ts';
import { forgetLeaving } from '../../bot/store/roster.ts';
import { conversation, delivery, person } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);

  /** So many members, of whom the first six are those of the directory and the others are students of nobody. */
  const member = (number: number) => ({
    entraObjectId: `11111111-0000-4000-8000-${String(number).padStart(12, '0')}`,
    teamsUserId: `29:person${number}`,
  });
  const teamOf = (...numbers: number[]) => messenger.team.splice(0, messenger.team.length, ...numbers.map(member));
  const all = [1, 2, 3, 4, 5, 6];
  const leavers = async () => (await under.db.select({ name: person.name }).from(person).where(isNotNull(person.leftTeamAt)).orderBy(person.name)).map(({ name }) => name);
  const alerts = async () => (await listAlerts(under.db)).map(({ kind, detail }) => ({ kind, detail }));

  test('whoever is in the team is known, also to whom nobody has written yet', async () => {
    teamOf(...all);
    expect(await refreshRoster(under.house)).toEqual({ kind: 'read', members: 6, left: 0 });
    expect(await under.db.select().from(person).where(isNull(person.seenInTeamAt))).toEqual([]);
    expect(await leavers()).toEqual([]);
  });

  describe('whoever is missing', () => {
    test('has left, which no event tells (Microsoft-Teams-Samples #1498), and their open tasks go to others', async () => {
      const taskId = await sending.asked();
      teamOf(...all);
      await refreshRoster(under.house);
      clock.add({ days: 1 });
      teamOf(2, 3, 4, 5, 6);
      expect(await refreshRoster(under.house)).toEqual({ kind: 'read', members: 5, left: 1 });
      expect(await leavers()).toEqual(['Karin Åström']);
      await sending.cover();
      expect((await under.file(taskId)).assignees.map(({ name }) => name)).toEqual(['Olof Wikberg']);
      jobs.clear();
      expect(await refreshRoster(under.house)).toMatchObject({ left: 0 });
      expect(jobs.unreachablePeople).toEqual([]);
    });

    test('and comes back is asked again', async () => {
      teamOf(...all);
      await refreshRoster(under.house);
      teamOf(2, 3, 4, 5, 6);
      await refreshRoster(under.house);
      teamOf(...all);
      await refreshRoster(under.house);
      expect(await leavers()).toEqual([]);
      const taskId = await sending.asked();
      expect(await sending.remind(taskId)).toMatchObject({ outcome: 'sent' });
    });

    test('but was never there has not left: not everybody is a member of the forum', async () => {
      teamOf(2, 3);
      expect(await refreshRoster(under.house)).toEqual({ kind: 'read', members: 2, left: 0 });
      expect(await leavers()).toEqual([]);
    });

    test('and writes to the bot is there, whatever the next roster says', async () => {
      teamOf(...all);
      await refreshRoster(under.house);
      teamOf(2, 3, 4, 5, 6);
      await refreshRoster(under.house);
      await forgetLeaving(under.db, under.people.ikp.id);
      await refreshRoster(under.house);
      expect(await leavers()).toEqual([]);
    });
  });

  describe('when so many are missing that a fault is likelier (microsoft-365-agents-toolkit #8759)', () => {
    const shrink = async () => {
      teamOf(...all);
      await refreshRoster(under.house);
      clock.add({ days: 1 });
      jobs.clear();
      teamOf();
      return refreshRoster(under.house);
    };

    test('nobody has left, no reference is lost, and the administrators are told once', async () => {
      const before = await under.db.select().from(conversation).orderBy(conversation.id);
      expect(await shrink()).toEqual({ kind: 'doubtful', missing: 6, known: 6 });
      await refreshRoster(under.house);
      await Promise.all([refreshRoster(under.house), refreshRoster(under.house)]);
      expect(await leavers()).toEqual([]);
      expect(jobs.unreachablePeople).toEqual([]);
      expect(await under.db.select().from(conversation).orderBy(conversation.id)).toEqual(before);
      expect(await alerts()).toEqual([{ kind: 'rosterShrank', detail: { missing: 6, known: 6 } }]);
      // Nobody here is an administrator: then it is the International Office that is told.
      const told = await under.db.select().from(delivery).where(eq(delivery.purpose, 'alert'));
      expect(told.map(({ personId }) => personId)).toEqual([under.people.coordinator.id]);
    });

    test('it is believed when it has stood for most of a day', async () => {
      await shrink();
      clock.add({ hours: 19 });
      expect(await refreshRoster(under.house)).toMatchObject({ kind: 'doubtful' });
      expect(await leavers()).toEqual([]);
      clock.add({ hours: 1 });
      expect(await refreshRoster(under.house)).toEqual({ kind: 'read', members: 0, left: 6 });
      expect(await leavers()).toHaveLength(6);
      expect(await alerts()).toEqual([]);
    });

    test('a full roster clears it, and the next fault is doubted anew', async () => {
      await shrink();
      await watchSending(under.house);
      expect(await alerts()).toHaveLength(1);
      teamOf(...all);
      expect(await refreshRoster(under.house)).toMatchObject({ kind: 'read', left: 0 });
      expect(await alerts()).toEqual([]);
      clock.add({ days: 30 });
      teamOf();
      expect(await refreshRoster(under.house)).toMatchObject({ kind: 'doubtful' });
      expect(await leavers()).toEqual([]);
    });

    test('five of a few may still leave on one day', async () => {
      teamOf(...all);
      await refreshRoster(under.house);
      teamOf(6);
      expect(await refreshRoster(under.house)).toEqual({ kind: 'read', members: 1, left: 5 });
    });
  });

  test.each([{ kind: 'throttled', retryAfterMs: 1_000 }, { kind: 'uncertain' }, { kind: 'gone' }, { kind: 'disabled' }] as const)(
    'a roster that cannot be read changes nothing: %j',
    async (failure) => {
      teamOf(...all);
      await refreshRoster(under.house);
      messenger.failNext(failure, 'test');
      expect(await refreshRoster(under.house)).toEqual({ kind: 'failed', detail: 'test' });
      expect(await leavers()).toEqual([]);
    },
  );

  test('without a team there is no roster', async () => {
    await markRemoved(under.db, 'channel', clock.now());
    expect(await refreshRoster(under.house)).toEqual({ kind: 'noTeam' });
    await under.db.execute(sql`delete from conversation where scope = 'channel'`);
    expect(await refreshRoster(under.house)).toEqual({ kind: 'noTeam' });
  });
});
