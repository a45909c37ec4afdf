import { describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Outcome } from '../../bot/domain/outcome.ts';
import type { Person, Role } from '../../bot/domain/person.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { watchSending } from '../../bot/reminders/watch.ts';
import { listAlerts } from '../../bot/store/alerts.ts';
import { pauseSending } from '../../bot/store/pace.ts';
import { beat, readPulse } from '../../bot/store/pulse.ts';
import { delivery } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);

  const watch = async () => (await watchSending(under.house)).map(({ kind }) => kind);
  const standing = async () => (await listAlerts(under.db)).map(({ kind }) => kind);
  /** Moves the last planning run back, as if nothing had run since. */
  const planningStoodFor = async (minutes: number) => {
    await beat(under.db, 15_000);
    await under.db.execute(sql`update heartbeat set ran_at = ran_at - make_interval(mins => ${minutes}), next_at = next_at - make_interval(mins => ${minutes})`);
  };
  /** So many messages ended so, just now. */
  const ended = async (outcome: Outcome, count: number) => {
    const taskId = await under.askPhysics(`UMU-2026-${outcome}`);
    await under.db.execute(sql`
      insert into delivery (purpose, task_id, occasion, planned_at, queued_at, urgent, outcome, outcome_at)
      select 'reminder', ${taskId}, n::text, t.at, t.at, true, ${outcome}, t.at
      from generate_series(1, ${count}::int) n, (select ${clock.now().toString()}::timestamptz as at) t`);
  };
  const withRole = async (role: Role, people: readonly Person[], work: () => Promise<void>) => {
    for (const { id } of people) await under.db.execute(sql`update person set roles = array_append(roles, ${role}) where id = ${id}`);
    try {
      await work();
    } finally {
      for (const { id } of people) await under.db.execute(sql`update person set roles = array_remove(roles, ${role}) where id = ${id}`);
    }
  };
  const told = async () => (await under.db.select().from(delivery).where(eq(delivery.purpose, 'alert'))).map(({ personId }) => personId);

  describe('reminders that are no longer planned (integrations/microsoft-teams #404)', () => {
    test('are noticed, told once however often and by however many it is looked at, and cleared when they run again', async () => {
      await planningStoodFor(4);
      expect(await watch()).toEqual([]);
      await planningStoodFor(6);
      expect(await watch()).toEqual(['planningMissed']);
      await Promise.all([watch(), watch(), watch()]);
      expect(await standing()).toEqual(['planningMissed']);
      expect(await told()).toEqual([under.people.coordinator.id]);
      await beat(under.db, 15_000);
      expect(await watch()).toEqual([]);
      expect(await standing()).toEqual([]);
    });

    test('are told anew when they stop a second time', async () => {
      for (let count = 0; count < 2; count += 1) {
        await planningStoodFor(10);
        await watch();
        await beat(under.db, 15_000);
        await watch();
      }
      expect(await told()).toHaveLength(2);
    });

    test('are nothing to notice before the first run', async () => {
      expect(await watch()).toEqual([]);
    });

    test('do not look planned because the demo’s clock is moved', async () => {
      await planningStoodFor(10);
      clock.set('2020-01-01T10:00:00+01:00');
      expect(await watch()).toEqual(['planningMissed']);
    });
  });

  describe('the administrators', () => {
    test('are each told once, at once, with what to do, in their language, and with the way to the page', async () => {
      await withRole('admin', [under.people.head, under.people.deputy], async () => {
        await planningStoodFor(6);
        await watch();
        await watch();
        expect(jobs.toDeliver.map(({ urgent }) => urgent)).toEqual([true, true]);
        await sending.deliverAll();
        expect(messenger.sent.map(({ conversationId, message }) => [conversationId, message.summary]).sort()).toEqual([
          ['Ingrid Sandelin', 'Påminnelserna har stått stilla'],
          ['Olof Wikberg', expect.not.stringMatching('Påminnelserna')],
        ]);
        for (const { message } of messenger.sent) expect(JSON.stringify(message.card)).toContain('https://tab/o');
      });
      expect(await told()).toHaveLength(2);
    });

    test('are not told of what has passed before the message went', async () => {
      await planningStoodFor(6);
      await watch();
      await beat(under.db, 15_000);
      await watch();
      await sending.deliverAll();
      expect(messenger.sent).toEqual([]);
      expect((await under.db.select().from(delivery)).map(({ outcome }) => outcome)).toEqual(['cancelled']);
    });

    test('may not be reached, and that is written as well', async () => {
      await planningStoodFor(6);
      await watch();
      messenger.failNext({ kind: 'disabled' }, '403 BotDisabledByAdmin');
      const [{ id } = { id: '' }] = jobs.toDeliver;
      await expect(deliver(under.house, id)).rejects.toThrow('BotDisabledByAdmin');
      expect(await sending.row(id)).toMatchObject({ outcome: null, detail: '403 BotDisabledByAdmin' });
    });
  });

  test.each([
    ['misconfigured', ['credentialsRefused']],
    ['disabled', ['appDisabled']],
    ['throttled', []],
  ] as const)('a pause because of %s is told as %j, and is over with it', async (because, expected) => {
    await pauseSending(under.db, 60_000, because);
    expect(await watch()).toEqual(expected);
    expect(await standing()).toEqual(expected);
    await under.db.execute(sql`update pace set paused_until = now() - interval '1 second'`);
    await watch();
    expect(await standing()).toEqual([]);
  });

  test('messages that do not arrive are told, first as some, then as all of an hour', async () => {
    await ended('sent', 15);
    await ended('blocked', 6);
    expect(await watch()).toEqual(['manyUnreached']);
    clock.add({ hours: 2 });
    await ended('gone', 5);
    expect(await watch()).toEqual(['nothingArrives']);
    expect(await standing()).toEqual(['nothingArrives']);
    clock.add({ hours: 2 });
    expect(await watch()).toEqual([]);
    expect(await standing()).toEqual([]);
  });

  test('the pulse tells the last run, the next one, the oldest overdue reminder and how messages ended', async () => {
    await planningStoodFor(1);
    const taskId = await sending.asked();
    await under.db.execute(sql`update task set next_reminder_at = '2026-11-25T08:00:00Z' where id = ${taskId}`);
    await sending.plan(taskId, { occasion: '1:waits' });
    await under.db.execute(sql`update delivery set queued_at = planned_at where occasion = '1:waits'`);
    const pulse = await readPulse(under.db, clock.now());
    expect(pulse.planningAgeSeconds).toBeGreaterThanOrEqual(60);
    expect(pulse.planningAgeSeconds).toBeLessThan(120);
    expect(pulse.lastPlanning && pulse.nextPlanning?.since(pulse.lastPlanning).total('seconds')).toBe(15);
    expect(pulse.oldestOverdueReminder?.toString()).toBe('2026-11-25T08:00:00Z');
    expect(pulse).toMatchObject({ waiting: 1, underWay: 0, pausedUntil: null, outcomes: { sent: 2 } });
  });
});
