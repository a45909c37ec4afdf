import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { act } from '../../bot/duties/act.ts';
import type { Person } from '../../bot/domain/person.ts';
import type { Settings } from '../../bot/domain/settings.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import { planReminders } from '../../bot/reminders/plan.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { auditLog, delivery, reminder, signatureRequest } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { lockTaskFile } from '../../bot/store/taskFiles.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const place = (conversationId: string) => ({ conversationId, serviceUrl: 'https://smba.example/', tenantId: null });
  const everybody = (): Person[] => Object.values(under.people).filter((one): one is Person => typeof one === 'object');

  beforeEach(async () => {
    for (const person of everybody()) await rememberChat(under.db, person.id, place(person.name), true, clock.now());
    await rememberChannel(under.db, place('channel'), true, clock.now());
  });

  const doAs = async (person: Person, taskId: string, verb: string, input: object = {}) => {
    const { task } = await under.file(taskId);
    await act(under.house, { taskId, verb, version: task.version, input, actor: under.actor(person) });
  };
  /** Plans at a moment and sends what that queues; tells to whom something went. */
  const planAt = async (moment: string): Promise<string[]> => {
    clock.set(moment);
    messenger.clear();
    const run = await planReminders(under.house);
    expect(run.failed).toEqual([]);
    for (const { id } of jobs.toDeliver.splice(0)) await deliver(under.house, id);
    return messenger.sent.map(({ kind, conversationId }) => (kind === 'reply' ? 'thread' : conversationId)).sort();
  };
  const follow = async (taskId: string) => {
    await planMessages(under.house, taskId);
    for (const { id } of jobs.toDeliver.splice(0)) await deliver(under.house, id);
    jobs.clear();
    messenger.clear();
  };
  const steps = async (taskId: string) =>
    (await under.db.select().from(reminder).where(eq(reminder.taskId, taskId)).orderBy(reminder.plannedAt)).map(
      ({ step, superseded }) => `${step}${superseded ? ' superseded' : ''}`,
    );
  const audit = async (taskId: string) =>
    (await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id)).filter(
      ({ actor }) => actor === 'planner',
    );
  const nextAt = async (taskId: string) =>
    (await under.db.execute<{ next: string | null }>(sql`
      select to_char(next_reminder_at at time zone 'Europe/Stockholm', 'YYYY-MM-DD HH24:MI') as next from task where id = ${taskId}`)).rows[0]?.next;

  describe('a question that nobody answers', () => {
    test('climbs from the contact person to the deputy and the head, and at last to the International Office', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      expect(await planAt('2026-11-26T09:59:00+01:00')).toEqual([]);
      expect(await planAt('2026-11-26T10:00:00+01:00')).toEqual(['Karin Åström']);
      expect(await planAt('2026-11-26T10:00:15+01:00')).toEqual([]);
      expect(await planAt('2026-11-26T16:00:00+01:00')).toEqual(['Karin Åström']);
      expect(await planAt('2026-11-27T09:00:00+01:00')).toEqual(['Karin Åström']);
      expect(await planAt('2026-11-27T10:00:00+01:00')).toEqual(['Karin Åström', 'Olof Wikberg', 'thread']);
      expect(await planAt('2026-11-27T14:30:00+01:00')).toEqual(['Ingrid Sandelin', 'Olof Wikberg']);
      const all = ['Hanna Björkqvist', 'Ingrid Sandelin', 'Karin Åström', 'Olof Wikberg'];
      expect(await planAt('2026-11-30T10:00:00+01:00')).toEqual([...all, 'thread']);
      expect(await planAt('2026-12-02T10:00:00+01:00')).toEqual(all);
      expect(await nextAt(taskId)).toBeNull();
      expect(await planAt('2026-12-24T10:00:00+01:00')).toEqual([]);
      expect(await steps(taskId)).toHaveLength(7);
    });

    test('of a department with a ladder of its own climbs that one', async () => {
      const ladders: Settings['ladders'] = {
        eligibility: [
          { key: 'early', workingMinutes: -120, audience: ['responsible'], inChannel: false },
          { key: 'deputyToo', workingMinutes: 60, audience: ['responsible', 'deputy'], inChannel: false },
          { key: 'everybody', workingMinutes: 120, audience: ['head', 'internationalOffice'], inChannel: true },
        ],
      };
      await writeSetting(under.db, 'departments', { [under.people.physicsId]: { serviceLevelWorkingDays: 1, ladders } });
      const taskId = await under.askPhysics();
      await follow(taskId);
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-11-26T09:00:00Z');
      expect(await planAt('2026-11-25T16:00:00+01:00')).toEqual([]);
      expect(await planAt('2026-11-25T17:00:00+01:00')).toEqual([]);
      expect(await planAt('2026-11-26T08:00:00+01:00')).toEqual(['Karin Åström']);
      expect(await planAt('2026-11-26T11:00:00+01:00')).toEqual(['Karin Åström', 'Olof Wikberg']);
      expect(await planAt('2026-11-26T12:00:00+01:00')).toEqual(['Hanna Björkqvist', 'Ingrid Sandelin', 'thread']);
      expect((await under.file(taskId)).assignees.map(({ capacity }) => capacity)).toEqual(['responsible', 'deputy', 'head', 'internationalOffice']);
      expect(await steps(taskId)).toEqual(['1:early', '1:deputyToo', '1:everybody']);
    });

    test('is told in the log step by step, and who comes in sees it on every card', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      await planAt('2026-11-26T10:00:00+01:00');
      expect(jobs.changed.filter((id) => id === taskId)).toHaveLength(1); // the reminder's own copy has arrived
      jobs.clear();
      await planAt('2026-11-27T10:00:00+01:00');
      expect(jobs.changed.filter((id) => id === taskId).length).toBeGreaterThan(1);
      expect((await audit(taskId)).map(({ action, detail }) => [action, detail])).toEqual([
        ['eligibility.reminded', { step: '1:dayBefore', missed: [], added: 0 }],
        ['eligibility.escalated', { step: '1:due', missed: ['1:threeHoursBefore', '1:hourBefore'], added: 1 }],
      ]);
      const { task, assignees } = await under.file(taskId);
      expect(task).toMatchObject({ version: 1, cardVersion: 2 });
      expect(assignees.map(({ name }) => name)).toEqual(['Karin Åström', 'Olof Wikberg']);
    });

    test('asks nobody who has left the directory', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      await under.db.execute(sql`update person set inactive_since = now() where id in (${under.people.deputy.id}, ${under.people.head.id})`);
      expect(await planAt('2026-11-27T14:30:00+01:00')).toEqual(['Karin Åström', 'thread']);
      expect(await planAt('2026-11-30T10:00:00+01:00')).toEqual(['Hanna Björkqvist', 'Karin Åström', 'thread']);
    });

    test('of a department that has nobody reminds the International Office, which has it', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.ikp, taskId, 'notMyCourse');
      clock.add({ minutes: 1 });
      await doAs(under.people.officer, taskId, 'redirect', { department: under.people.historyId });
      await follow(taskId);
      expect(await planAt('2026-11-26T10:05:00+01:00')).toEqual(['Hanna Björkqvist']);
    });
  });

  describe('when the machine was off', () => {
    test('what was missed is one reminder to each, and what it replaces is recorded', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      // From Thursday morning until Monday.
      expect(await planAt('2026-11-30T08:00:00+01:00')).toEqual(['Ingrid Sandelin', 'Karin Åström', 'Olof Wikberg', 'thread']);
      expect(await steps(taskId)).toEqual([
        '1:dayBefore superseded',
        '1:threeHoursBefore superseded',
        '1:hourBefore superseded',
        '1:due superseded',
        '1:halfDayLate',
      ]);
      expect(await nextAt(taskId)).toBe('2026-11-30 10:00');
    });

    test('nothing is sent at the weekend, and on Monday each gets what is not urgent as one message', async () => {
      const taskIds = await under.awaitSignatures(['m-1', 'm-2', 'm-3']);
      for (const taskId of taskIds) await follow(taskId);
      // All are due on Monday 15 February 2027; every step until then was missed.
      expect(await planAt('2027-02-13T12:00:00+01:00')).toEqual([]);
      expect(await planAt('2027-02-15T08:00:00+01:00')).toEqual(['Karin Åström', 'Olof Wikberg']);
      for (const taskId of taskIds) expect((await steps(taskId)).at(-1)).toBe('1:dayBefore');
    });

    test('of more tasks than fit into one batch, each person still gets one message, however quick the workers are', async () => {
      await under.awaitSignatures(Array.from({ length: 51 }, (_, index) => `m-${index}`));
      clock.set('2027-02-15T08:00:00+01:00');
      const plannedBefore: number[] = [];
      const watched: typeof jobs = {
        ...jobs,
        async deliver(tx, ids, urgent) {
          plannedBefore.push((await tx.select().from(delivery)).length);
          await jobs.deliver(tx, ids, urgent);
        },
      };
      const run = await planReminders({ ...under.house, jobs: watched });
      expect(run).toMatchObject({ looked: 51, reminded: 51, queued: 102, failed: [] });
      // Whichever job is first: all that belongs into its message has been planned.
      expect(new Set(plannedBefore)).toEqual(new Set([102]));
      for (const { id } of jobs.toDeliver.splice(0)) await deliver(under.house, id);
      expect(messenger.sent.map(({ conversationId }) => conversationId).sort()).toEqual(['Karin Åström', 'Olof Wikberg']);
    });

    test.each([
      ['into', '2027-03-24T09:00:00+01:00', '2027-03-25T09:00:00+01:00', '2027-03-30T08:00:00+02:00'],
      ['out of', '2026-10-22T09:00:00+02:00', '2026-10-23T09:00:00+02:00', '2026-10-26T08:00:00+01:00'],
    ])('a reminder keeps to the clock on the wall %s summer time', async (_name, askedAt, dayBefore, hourBefore) => {
      clock.set(askedAt);
      const taskId = await under.askPhysics();
      await follow(taskId);
      expect(await planAt(dayBefore)).toEqual(['Karin Åström']);
      await planAt(hourBefore);
      expect((await steps(taskId)).at(-1)).toBe('1:hourBefore');
      expect(await nextAt(taskId)).toBe(hourBefore.slice(0, 10) + ' 09:00');
    });
  });

  describe('no reminder goes out', () => {
    test.each(['eligible', 'withdraw'])('once the task is closed (%s)', async (verb) => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      await doAs(verb === 'eligible' ? under.people.ikp : under.people.officer, taskId, verb);
      jobs.clear();
      expect(await planAt('2026-12-02T10:00:00+01:00')).toEqual([]);
      expect(await steps(taskId)).toEqual([]);
    });

    test('that was planned just before the task was closed', async () => {
      const taskId = await under.askPhysics();
      await follow(taskId);
      clock.set('2026-11-26T10:00:00+01:00');
      await planReminders(under.house);
      await doAs(under.people.ikp, taskId, 'eligible');
      for (const { id } of jobs.toDeliver.splice(0)) await deliver(under.house, id);
      expect(messenger.sent).toEqual([]);
      expect((await under.db.select().from(delivery).where(eq(delivery.purpose, 'reminder'))).map(({ outcome }) => outcome)).toEqual(['cancelled']);
    });
  });

  test('while the requester has to act, only the requester is reminded', async () => {
    const taskId = await under.askPhysics();
    await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
    await follow(taskId);
    expect(await planAt('2026-11-26T10:00:00+01:00')).toEqual(['Eva Forsmark']);
    expect(await planAt('2026-11-30T10:00:00+01:00')).toEqual(['Eva Forsmark']);
    expect(await nextAt(taskId)).toBeNull();
  });

  test('a task that is opened anew climbs its ladder anew', async () => {
    const taskId = await under.askPhysics();
    await follow(taskId);
    await planAt('2026-11-26T10:00:00+01:00');
    await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
    await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'y' });
    jobs.clear();
    // No time passed meanwhile, so it is due when it was; the step that has just gone is not said again.
    expect(await planAt('2026-11-26T16:00:00+01:00')).toEqual(['Karin Åström']);
    expect(await steps(taskId)).toEqual(['1:dayBefore', '3:threeHoursBefore']);
  });

  describe('several planners at once', () => {
    test('take each step once, and each message is planned once', async () => {
      const taskIds = [];
      for (let count = 0; count < 8; count += 1) taskIds.push(await under.askPhysics(`UMU-2026-${count}`));
      clock.set('2026-11-26T10:00:00+01:00');
      const runs = await Promise.all([1, 2, 3].map(() => planReminders(under.house)));
      expect(runs.reduce((sum, { reminded }) => sum + reminded, 0)).toBe(8);
      for (const taskId of taskIds) expect(await steps(taskId)).toEqual(['1:dayBefore']);
      expect(await under.db.select().from(delivery)).toHaveLength(8);
      expect(new Set(jobs.toDeliver.map(({ id }) => id)).size).toBe(8);
      expect(jobs.toDeliver).toHaveLength(8);
    });
  });

  test('a task that somebody is changing is left to the next run, which does not wait for it', async () => {
    const [busy, free] = [await under.askPhysics('UMU-2026-1'), await under.askPhysics('UMU-2026-2')];
    clock.set('2026-11-26T10:00:00+01:00');
    await under.db.transaction(async (tx) => {
      await lockTaskFile(tx, busy);
      expect(await planReminders(under.house)).toMatchObject({ looked: 1, reminded: 1 });
    });
    expect([await steps(busy), await steps(free)]).toEqual([[], ['1:dayBefore']]);
    expect(await planReminders(under.house)).toMatchObject({ looked: 1, reminded: 1 });
    expect(await steps(busy)).toEqual(['1:dayBefore']);
  });

  test('a task that cannot be reminded of holds up no other, is told, and is looked at again', async () => {
    const broken = await under.awaitSignature();
    const whole = await under.askPhysics();
    const lost = await under.db.delete(signatureRequest).returning();
    await under.db.execute(sql`update task set next_reminder_at = '2026-11-26T09:00:00Z'`);
    clock.set('2026-11-26T10:00:00+01:00');
    const run = await planReminders(under.house);
    expect(run).toMatchObject({ looked: 2, reminded: 1, failed: [{ taskId: broken, error: expect.any(Error) }] });
    expect(await steps(whole)).toEqual(['1:dayBefore']);
    expect(await nextAt(broken)).toBe('2026-11-26 10:15');
    await under.db.insert(signatureRequest).values(lost);
    clock.set('2026-11-26T10:15:00+01:00');
    expect(await planReminders(under.house)).toMatchObject({ failed: [] });
  });

  test('what the university has set holds from the next run on', async () => {
    const taskId = await under.askPhysics();
    await writeSetting(under.db, 'workingHours', { start: '13:00', end: '15:00' });
    expect(await planAt('2026-11-26T10:00:00+01:00')).toEqual([]);
    expect(await nextAt(taskId)).toBe('2026-11-26 13:00');
    expect(await planAt('2026-11-26T13:00:00+01:00')).toEqual(['Karin Åström']);
  });

  test('the messages that were planned are those that have ended and those that still wait, none more, none less', async () => {
    const taskId = await under.askPhysics();
    const planned: string[] = [];
    const deliverQueued = async () => {
      const ids = jobs.toDeliver.splice(0).map(({ id }) => id);
      planned.push(...ids);
      for (const id of ids) await deliver(under.house, id).catch(() => undefined);
    };
    await planMessages(under.house, taskId);
    messenger.failNext({ kind: 'blocked' });
    messenger.failNext({ kind: 'uncertain' });
    await deliverQueued();
    for (const moment of ['2026-11-26T10:00:00+01:00', '2026-11-27T10:00:00+01:00', '2026-11-30T10:00:00+01:00']) {
      clock.set(moment);
      await planReminders(under.house);
      messenger.failNext({ kind: 'unreachable' });
      messenger.failNext({ kind: 'notInstalled' });
      await deliverQueued();
    }
    const rows = await under.db.select().from(delivery);
    expect(rows.map(({ id }) => id).sort()).toEqual([...planned].sort());
    const ended = rows.filter(({ outcome }) => outcome !== null);
    const open = rows.filter(({ outcome, claimedAt }) => outcome === null && claimedAt === null);
    expect(ended.length + open.length).toBe(planned.length);
    expect(new Set(ended.map(({ outcome }) => outcome))).toEqual(new Set(['sent', 'blocked', 'uncertain', 'notInstalled']));
    expect(open.length).toBeGreaterThan(0);
    expect(messenger.sent).toHaveLength(ended.filter(({ outcome }) => outcome === 'sent').length);
  });
});
