import { describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { BroadcastVerb, NewBroadcast } from '../../bot/domain/broadcast.ts';
import { changeBroadcast, startBroadcast } from '../../bot/duties/broadcasts.ts';
import { runBroadcast } from '../../bot/reminders/broadcast.ts';
import { DeliveryPostponed } from '../../bot/reminders/house.ts';
import { giveJobs } from '../../bot/reminders/queue.ts';
import { claimNextOf, findBroadcast, finishBroadcasts, listUnreached, listUnsentBroadcasts, progressOf } from '../../bot/store/broadcasts.ts';
import { markRemoved } from '../../bot/store/conversations.ts';
import { endAbandoned, planAgain, releaseDeliveries } from '../../bot/store/deliveries.ts';
import { auditLog, delivery } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

const INVITATION: NewBroadcast = {
  titleSv: 'Inbjudan till forumdag',
  titleEn: 'Invitation to the forum day',
  textSv: 'Vi ses den 9 december.',
  textEn: 'See you on 9 December.',
  audience: 'everybody',
};

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);

  const start = (differing: Partial<NewBroadcast> = {}, key: string | null = null) =>
    startBroadcast(under.house, under.actor(under.people.coordinator), { ...INVITATION, ...differing }, key);
  const change = (id: string, verb: BroadcastVerb) => changeBroadcast(under.house, under.actor(under.people.coordinator), id, verb);
  const run = (id: string) => runBroadcast(under.house, id, () => false);
  const stateOf = async (id: string) => (await findBroadcast(under.db, id))?.state;
  const rows = (id: string) => under.db.select().from(delivery).where(eq(delivery.broadcastId, id));
  /** The outcomes of all messages, which must be those planned. */
  const countsOf = async (id: string) => {
    const { planned, outcomes } = await progressOf(under.db, id);
    expect(Object.values(outcomes).reduce((sum, count) => sum + count, 0)).toBe(planned);
    return { planned, ...outcomes };
  };
  const reached = () => messenger.sent.map(({ conversationId }) => conversationId).sort();
  const names = () => sending.everybody().map(({ name }) => name).sort();
  /** More people of the directory, who each have a chat; gone again after the work. */
  const withMany = async (count: number, work: () => Promise<void>) => {
    await under.db.execute(sql`
      insert into person (name, email, language, roles, teams_user_id)
      select 'Nr ' || n, 'nr' || n || '@example.com', 'sv', '{}', '29:nr' || n from generate_series(1, ${count}::int) n`);
    try {
      await work();
    } finally {
      await under.db.execute(sql`
        delete from broadcast; delete from conversation where person_id in (select id from person where name like 'Nr %');
        delete from person where name like 'Nr %';`);
    }
  };

  test('reaches everybody once, each in their own language, and is done', async () => {
    const id = await start();
    expect(jobs.broadcasts).toEqual([id]);
    await run(id);
    expect(reached()).toEqual(names());
    const summaries = Object.fromEntries(messenger.sent.map(({ conversationId, message }) => [conversationId, message.summary]));
    expect([summaries['Karin Åström'], summaries['Olof Wikberg']]).toEqual(['Inbjudan till forumdag', 'Invitation to the forum day']);
    expect(messenger.sent.every(({ haste }) => haste === 'bulk')).toBe(true);
    expect(await countsOf(id)).toEqual({ planned: 6, sent: 6 });
    expect(await stateOf(id)).toBe('done');
    await run(id);
    expect(messenger.sent).toHaveLength(6);
  });

  test('reaches each once, when several processes send it at once and its job comes several times (Company Communicator #849)', async () => {
    await withMany(120, async () => {
      const id = await start();
      await Promise.all([run(id), run(id), run(id)]);
      expect(new Set(reached()).size).toBe(126);
      expect(messenger.sent).toHaveLength(126);
      expect(await countsOf(id)).toEqual({ planned: 126, sent: 126 });
    });
  });

  test('goes to its audience only', async () => {
    await run(await start({ audience: 'contactPersons' }));
    expect(reached()).toEqual(['Ingrid Sandelin', 'Karin Åström', 'Mehmet Aydin', 'Olof Wikberg']);
    messenger.clear();
    await under.db.execute(sql`
      update person set seen_in_team_at = now() where id in (${under.people.ikp.id}, ${under.people.head.id});
      `);
    await under.db.execute(sql`update person set left_team_at = now() where id = ${under.people.head.id}`);
    await run(await start({ audience: 'forum' }));
    expect(reached()).toEqual(['Karin Åström']);
  });

  test('asked for twice with one key is one broadcast, also at the same time', async () => {
    const ids = await Promise.all([start({}, 'key-1'), start({}, 'key-1'), start({}, 'key-1')]);
    expect(new Set(ids).size).toBe(1);
    expect(await rows(ids[0] ?? '')).toHaveLength(6);
    const deeds = await under.db.select().from(auditLog).where(eq(auditLog.action, 'broadcast.started'));
    expect(deeds.filter(({ detail }) => detail['broadcast'] === ids[0])).toHaveLength(1);
  });

  describe('pause, resume and cancel', () => {
    test('a pause takes hold at the next message, and it goes on where it stood', async () => {
      await withMany(60, async () => {
        const id = await start();
        let atPause = 0;
        messenger.beforeNext(async () => {
          await change(id, 'pause');
          atPause = messenger.sent.length;
        });
        await run(id);
        const before = messenger.sent.length;
        expect(before - atPause).toBeLessThanOrEqual(25);
        expect(await stateOf(id)).toBe('paused');
        await run(id);
        expect(messenger.sent).toHaveLength(before);
        expect(await under.db.transaction((tx) => listUnsentBroadcasts(tx))).toEqual([]);
        jobs.clear();
        expect(await change(id, 'resume')).toMatchObject({ kind: 'done', broadcast: { state: 'running' } });
        expect(jobs.broadcasts).toEqual([id]);
        await run(id);
        expect(new Set(reached()).size).toBe(66);
        expect(await countsOf(id)).toEqual({ planned: 66, sent: 66 });
      });
    });

    test('cancel wins over a run that is under way, and every message is counted', async () => {
      await withMany(60, async () => {
        const id = await start();
        let atCancel = 0;
        messenger.beforeNext(async () => {
          await change(id, 'cancel');
          atCancel = messenger.sent.length;
        });
        await Promise.all([run(id), run(id)]);
        const counts = await countsOf(id);
        expect(counts.planned).toBe(66);
        expect(counts.sent).toBe(messenger.sent.length);
        expect((counts.sent ?? 0) - atCancel).toBeLessThanOrEqual(50);
        expect(counts.cancelled).toBe(66 - (counts.sent ?? 0));
        expect(await stateOf(id)).toBe('cancelled');
        for (const verb of ['resume', 'pause', 'cancel'] as const) expect(await change(id, verb)).toEqual({ kind: 'conflict', broadcast: expect.objectContaining({ id, state: 'cancelled' }) });
        await run(id);
        expect(messenger.sent).toHaveLength(counts.sent ?? 0);
      });
    });

    test('cancel before the first message: none goes out', async () => {
      const id = await start();
      await change(id, 'pause');
      await change(id, 'cancel');
      await run(id);
      expect(messenger.sent).toEqual([]);
      expect(await countsOf(id)).toEqual({ planned: 6, cancelled: 6 });
    });

    test('a message that was under way when it was cancelled, and came back, is not sent later and is counted', async () => {
      const id = await start();
      const underWay = await claimNextOf(under.db, id);
      await change(id, 'cancel');
      await releaseDeliveries(under.db, [underWay?.id ?? ''], '429 Throttled');
      expect(await under.db.transaction((tx) => listUnsentBroadcasts(tx))).toEqual([id]);
      await run(id);
      expect(messenger.sent).toEqual([]);
      expect(await countsOf(id)).toEqual({ planned: 6, cancelled: 6 });
      expect(await stateOf(id)).toBe('cancelled');
    });

    test('of what there is not is told', async () => {
      expect(await change('00000000-0000-4000-8000-000000000000', 'cancel')).toEqual({ kind: 'unknown' });
    });
  });

  describe('every message ends in one outcome, and the outcomes add up (Company Communicator #1345)', () => {
    test('whoever could not be reached is on the list of the unreached, with the reason (Company Communicator #744)', async () => {
      await markRemoved(under.db, 'Karin Åström', clock.now());
      await under.db.execute(sql`update person set left_team_at = now() where id = ${under.people.deputy.id}`);
      const id = await start();
      messenger.failNext({ kind: 'blocked' }, '403 MessageWritesBlocked');
      await run(id);
      expect(await countsOf(id)).toEqual({ planned: 6, sent: 3, blocked: 1, notInstalled: 1, gone: 1 });
      const unreached = await listUnreached(under.db, id);
      expect(unreached).toHaveLength(3);
      expect(unreached).toEqual(
        expect.arrayContaining([
          { name: 'Karin Åström', email: 'person1@example.com', outcome: 'notInstalled', detail: 'uninstalled' },
          { name: 'Olof Wikberg', email: 'person2@example.com', outcome: 'gone', detail: 'left the team' },
          { name: expect.any(String), email: expect.any(String), outcome: 'blocked', detail: '403 MessageWritesBlocked' },
        ]),
      );
      expect(await stateOf(id)).toBe('done');
    });

    test('what Teams does not take now waits: the run is tried again, and nobody gets it twice', async () => {
      const id = await start();
      messenger.failNext({ kind: 'throttled', retryAfterMs: 3_000 });
      await expect(run(id)).rejects.toMatchObject({ retryAfterMs: 3_000 });
      expect(await stateOf(id)).toBe('running');
      await run(id);
      expect(reached()).toEqual(names());
      expect(await countsOf(id)).toEqual({ planned: 6, sent: 6 });
    });

    test('what may or may not have arrived is said again once, and on the list each stands once', async () => {
      const id = await start();
      messenger.failNext({ kind: 'uncertain' }, '503');
      messenger.failNext({ kind: 'uncertain' }, '503');
      await run(id);
      expect(await listUnreached(under.db, id)).toHaveLength(2);
      clock.add({ minutes: 61 });
      jobs.clear();
      await under.db.transaction(async (tx) => giveJobs(under.house, tx, await planAgain(tx, clock.now(), clock.now())));
      expect(jobs.broadcasts).toEqual([id]);
      expect(jobs.toDeliver).toEqual([]);
      messenger.failNext({ kind: 'uncertain' }, '503');
      await run(id);
      expect(await countsOf(id)).toEqual({ planned: 8, sent: 5, uncertain: 3 });
      expect(await listUnreached(under.db, id)).toMatchObject([{ outcome: 'uncertain' }]);
      clock.add({ days: 1 });
      expect(await under.db.transaction((tx) => planAgain(tx, clock.now(), clock.now()))).toEqual([]);
    });

    test('of a cancelled one, nothing is said again', async () => {
      const id = await start();
      messenger.failNext({ kind: 'uncertain' }, '503');
      messenger.beforeNext(async () => void (await change(id, 'cancel')));
      await run(id);
      const sent = messenger.sent.length;
      clock.add({ minutes: 61 });
      await under.db.transaction((tx) => planAgain(tx, clock.now(), clock.now()));
      await run(id);
      expect(messenger.sent).toHaveLength(sent);
      expect((await countsOf(id)).uncertain).toBe(1);
      expect(await listUnreached(under.db, id)).toMatchObject([{ outcome: 'uncertain' }]);
    });

    test('what a process that died left behind is uncertain, and the rest is sent by another', async () => {
      const id = await start();
      messenger.breakNext(new Error('the process was killed'));
      await expect(run(id)).rejects.toThrow('the process was killed');
      await under.db.execute(sql`update delivery set claimed_at = claimed_at - interval '61 seconds' where outcome is null`);
      expect(await endAbandoned(under.db, clock.now())).toBe(1);
      await run(id);
      await finishBroadcasts(under.db, clock.now());
      expect(await countsOf(id)).toEqual({ planned: 6, sent: 5, uncertain: 1 });
      expect(await stateOf(id)).toBe('done');
    });

    test('a run that stops with the product leaves the rest to the next, which is found without its job', async () => {
      const id = await start();
      await expect(runBroadcast(under.house, id, () => true)).rejects.toThrow(DeliveryPostponed);
      expect(messenger.sent).toEqual([]);
      expect(await under.db.transaction((tx) => listUnsentBroadcasts(tx))).toEqual([id]);
      await run(id);
      expect(reached()).toEqual(names());
    });
  });
});
