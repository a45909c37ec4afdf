import { describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { coverFor } from '../../bot/reminders/cover.ts';
import { queueDue } from '../../bot/reminders/queue.ts';
import { markRefused, markRemoved, rememberChat } from '../../bot/store/conversations.ts';
import { task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { place, sendingOf } from './sending.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;
  const sending = sendingOf(under);

  const block = (person: Person) => markRefused(under.db, person.id, clock.now());
  const uninstall = (person: Person) => markRemoved(under.db, person.name, clock.now());
  const leaveTeam = (person: Person) => under.db.execute(sql`update person set left_team_at = now() where id = ${person.id}`);
  const leaveDirectory = (person: Person) => under.db.execute(sql`update person set inactive_since = now() where id = ${person.id}`);
  const assignees = async (taskId: string) => (await under.file(taskId)).assignees.map(({ name, capacity }) => `${capacity} ${name}`);

  describe('an open task of somebody who cannot be reached', () => {
    test.each([
      ['has blocked the bot', block, ['responsible Karin Åström', 'deputy Olof Wikberg']],
      ['has removed the app', uninstall, ['responsible Karin Åström', 'deputy Olof Wikberg']],
      ['has left the team (Microsoft-Teams-Samples #1498)', leaveTeam, ['deputy Olof Wikberg']],
      ['has left the directory', leaveDirectory, ['deputy Olof Wikberg']],
    ] as const)('who %s: the deputy is asked, by one message', async (_why, happen, expected) => {
      const taskId = await sending.asked();
      await happen(under.people.ikp);
      await coverFor(under.house, under.people.ikp.id);
      await coverFor(under.house, under.people.ikp.id);
      await sending.follow(taskId);
      expect(await assignees(taskId)).toEqual(expected);
      expect(messenger.sent.map(({ conversationId }) => conversationId)).toEqual(['Olof Wikberg']);
    });

    test('goes on to the head, and at last to the International Office', async () => {
      const taskId = await sending.asked();
      await block(under.people.ikp);
      await uninstall(under.people.deputy);
      await coverFor(under.house, under.people.ikp.id);
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström', 'head Ingrid Sandelin']);
      await leaveTeam(under.people.head);
      await coverFor(under.house, under.people.head.id);
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström', 'internationalOffice Hanna Björkqvist']);
      await sending.deliverAll();
      expect(messenger.sent.map(({ conversationId }) => conversationId)).toEqual(['Hanna Björkqvist']);
      await block(under.people.coordinator);
      await coverFor(under.house, under.people.coordinator.id);
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström', 'internationalOffice Hanna Björkqvist']);
    });

    test('of several is given to nobody else while one of them can be reached', async () => {
      const taskId = await sending.asked();
      await under.db.execute(sql`insert into task_assignee values (${taskId}, ${under.people.deputy.id}, 'deputy', now())`);
      await block(under.people.ikp);
      await coverFor(under.house, under.people.ikp.id);
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström', 'deputy Olof Wikberg']);
      expect(await sending.planned(taskId)).toEqual([]);
      await leaveTeam(under.people.ikp);
      await coverFor(under.house, under.people.ikp.id);
      expect(await assignees(taskId)).toEqual(['deputy Olof Wikberg']);
    });

    test('is told in the audit log, and on every card', async () => {
      const taskId = await sending.asked();
      const [before] = await under.db.select().from(task).where(eq(task.id, taskId));
      await leaveTeam(under.people.ikp);
      await coverFor(under.house, under.people.ikp.id);
      expect(await sending.planned(taskId)).toEqual([
        { action: 'eligibility.covered', detail: { for: under.people.ikp.id, left: true, added: 1 } },
      ]);
      const [after] = await under.db.select().from(task).where(eq(task.id, taskId));
      // What is asked is the same: a click on a card that hangs already still counts.
      expect([after?.version, after?.cardVersion]).toEqual([before?.version, (before?.cardVersion ?? 0) + 1]);
      expect(jobs.changed).toContain(taskId);
      await sending.follow(taskId);
      expect(messenger.edits.map(({ message }) => JSON.stringify(message)).filter((words) => words.includes('Olof Wikberg')).length).toBeGreaterThan(0);
    });

    test('that has ended stays as it was', async () => {
      const taskId = await sending.asked();
      await sending.doAs(under.people.ikp, taskId, 'eligible');
      await leaveTeam(under.people.ikp);
      await coverFor(under.house, under.people.ikp.id);
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström']);
      expect(await sending.planned(taskId)).toEqual([]);
    });

    test('who is back again is left to them', async () => {
      const taskId = await sending.asked();
      await block(under.people.ikp);
      await rememberChat(under.db, under.people.ikp.id, place('Karin Åström'), true, clock.now());
      await coverFor(under.house, under.people.ikp.id);
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström']);
      await sending.deliverAll();
      expect(messenger.sent).toEqual([]);
    });

    test('asks each who comes in once, when several processes see to it at once', async () => {
      const taskId = await sending.asked();
      await block(under.people.ikp);
      await Promise.all([1, 2, 3].map(() => coverFor(under.house, under.people.ikp.id)));
      await sending.deliverAll();
      expect(messenger.sent).toHaveLength(1);
      expect(await sending.planned(taskId)).toHaveLength(1);
    });
  });

  describe('is seen to as soon as it is known:', () => {
    test.each(['blocked', 'notInstalled'] as const)('Teams answers that the person is %s', async (kind) => {
      const taskId = await under.askPhysics();
      await sending.plan(taskId, { purpose: 'task', occasion: 'v1' });
      jobs.toDeliver.push(...(await sending.rows(taskId)).map(({ id, urgent }) => ({ id, urgent })));
      messenger.failNext({ kind }, '403 test');
      await sending.deliverAll();
      await sending.cover();
      await sending.deliverAll();
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström', 'deputy Olof Wikberg']);
      expect(messenger.sent).toMatchObject([{ conversationId: 'Olof Wikberg' }]);
    });

    test('a task arises after the person has removed the app', async () => {
      await uninstall(under.people.ikp);
      const taskId = await under.askPhysics();
      await sending.follow(taskId);
      await sending.cover();
      await sending.deliverAll();
      expect(messenger.sent.map(({ conversationId }) => conversationId).sort()).toEqual(['Olof Wikberg', 'channel']);
    });

    test('the whole ladder is away: it ends with the International Office, and everybody was tried once', async () => {
      for (const person of [under.people.ikp, under.people.deputy, under.people.head]) await uninstall(person);
      const taskId = await under.askPhysics();
      await sending.follow(taskId);
      while (jobs.unreachablePeople.length > 0) {
        await sending.cover();
        await sending.deliverAll();
      }
      expect(await assignees(taskId)).toEqual(['responsible Karin Åström', 'internationalOffice Hanna Björkqvist']);
      expect(messenger.sent.map(({ conversationId }) => conversationId).sort()).toEqual(['Hanna Björkqvist', 'channel']);
    });
  });

  test('what is not urgent waits for working hours also when somebody else is asked: a roster is read at night', async () => {
    const taskId = await under.awaitSignature();
    clock.set('2026-11-26T04:45:00+01:00');
    await leaveTeam(under.people.ikp);
    await coverFor(under.house, under.people.ikp.id);
    await sending.deliverAll();
    expect(messenger.sent).toEqual([]);
    expect(await assignees(taskId)).toEqual(['deputy Olof Wikberg']);
    clock.set('2026-11-26T08:00:00+01:00');
    await under.db.transaction((tx) => queueDue(under.house, tx));
    await sending.deliverAll();
    expect(messenger.sent).toMatchObject([{ conversationId: 'Olof Wikberg' }]);
  });
});
