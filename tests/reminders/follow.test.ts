import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { importExchangeAgreements } from '../../bot/duties/imports.ts';
import { publish } from '../../bot/duties/publications.ts';
import { planMessages, postOpenTasks } from '../../bot/reminders/follow.ts';
import { insertCardCopy } from '../../bot/store/cardCopies.ts';
import { delivery } from '../../bot/store/schema.ts';
import { addAssignees } from '../../bot/store/taskFiles.ts';
import { onEachServer } from '../support/databases.ts';
import { bothWays } from '../support/exchangeAgreements.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs } = under;
  const doAs = async (person: Person, taskId: string, verb: string, input: object = {}) => {
    const { task } = await under.file(taskId);
    await act(under.house, { taskId, verb, version: task.version, input, actor: under.actor(person) });
  };
  const nameOf = (personId: string | null) =>
    Object.values(under.people).find((one) => typeof one === 'object' && one.id === personId)?.name ?? 'channel';
  const planned = async (taskId: string) =>
    (await under.db.select().from(delivery).where(eq(delivery.taskId, taskId)).orderBy(delivery.plannedAt))
      .map(({ purpose, occasion, personId, urgent }) => `${purpose} ${occasion.replace(/^asked .*/, 'asked')} ${nameOf(personId)}${urgent ? ' urgent' : ''}`)
      .sort();

  describe('the messages that a task calls for', () => {
    test('at first: the contact person’s, and one post in the channel; planned again, nothing more', async () => {
      const taskId = await under.askPhysics();
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(['task asked Karin Åström urgent', 'task post channel urgent']);
      expect(jobs.toDeliver).toHaveLength(2);
      await planMessages(under.house, taskId);
      await Promise.all([planMessages(under.house, taskId), planMessages(under.house, taskId)]);
      expect(await planned(taskId)).toHaveLength(2);
      expect(jobs.toDeliver).toHaveLength(2);
    });

    test('on its way back and forth: the requester’s, then the contact person’s again, and no second post', async () => {
      const taskId = await under.askPhysics();
      await planMessages(under.house, taskId);
      await doAs(under.people.ikp, taskId, 'needMoreInformation', { information: 'x' });
      await planMessages(under.house, taskId);
      clock.add({ hours: 1 });
      await doAs(under.people.officer, taskId, 'provideInformation', { reply: 'y' });
      await planMessages(under.house, taskId);
      await doAs(under.people.ikp, taskId, 'eligible');
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(
        [
          'task post channel urgent',
          'task asked Karin Åström urgent',
          'returned v2 Eva Forsmark urgent',
          'task asked Karin Åström urgent',
          'answer v4 Eva Forsmark urgent',
        ].sort(),
      );
    });

    test('a step on the way asks nobody anew', async () => {
      const wanted = { kind: 'instruction', titleSv: 'N', titleEn: 'N', textSv: 'N', textEn: 'N', mailSubject: 'N', mailText: 'N', dueOn: '2026-12-09' } as const;
      await importExchangeAgreements(under.house, { fileName: 'iia.xml', by: 'test' }, [bothWays('uio.no', '10000000'), bothWays('univie.ac.at', '10000000')]);
      await publish(under.house, under.actor(under.people.coordinator), { ...wanted, departmentIds: [under.people.physicsId] }, null);
      const [taskId = ''] = jobs.changed;
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(['task asked Karin Åström']);
      clock.add({ hours: 1 });
      const input = { partner: 'uio.no', state: 'sent', on: '2026-11-25' };
      await doAs(under.people.ikp, taskId, 'mark', input);
      expect((await under.file(taskId)).task).toMatchObject({ state: 'open', version: 2 });
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(['task asked Karin Åström']);
    });

    test('after it went to another department: the new contact person’s', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.ikp, taskId, 'notMyCourse');
      clock.add({ hours: 1 });
      await doAs(under.people.officer, taskId, 'redirect', { department: under.people.chemistryId });
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(['task asked Mehmet Aydin urgent', 'task post channel urgent']);
    });

    test('once withdrawn: none', async () => {
      const taskId = await under.askPhysics();
      await doAs(under.people.officer, taskId, 'withdraw');
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual([]);
    });

    test('that is not urgent: at the next opening, and none in the channel', async () => {
      clock.set('2026-11-28T11:00:00+01:00');
      const taskId = await under.awaitSignature();
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(['task asked Karin Åström']);
      expect(jobs.toDeliver).toEqual([]);
      const [row] = await under.db.select().from(delivery);
      expect(row?.plannedAt.toString()).toBe('2026-11-30T07:00:00Z');
    });

    test('never to those who came by a reminder, which has its own message', async () => {
      const taskId = await under.askPhysics();
      clock.add({ days: 2 });
      await under.db.transaction((tx) =>
        addAssignees(tx, taskId, [{ personId: under.people.deputy.id, capacity: 'deputy' }], clock.now()),
      );
      await planMessages(under.house, taskId);
      expect(await planned(taskId)).toEqual(['task asked Karin Åström urgent', 'task post channel urgent']);
    });

    test('of a task that is not there: none, and no failure', async () => {
      await planMessages(under.house, under.people.ikp.id);
      expect(jobs.toDeliver).toEqual([]);
    });
  });

  test('when the app comes to the team later, every open question is posted once, and nothing that is not one', async () => {
    const [lost, hanging, closed] = [await under.askPhysics('A'), await under.askPhysics('B'), await under.askPhysics('C')];
    await under.awaitSignature();
    await doAs(under.people.ikp, closed, 'eligible');
    await under.db.transaction((tx) =>
      insertCardCopy(tx, {
        personId: null,
        conversationId: 'channel',
        activityId: 'a-1',
        shows: 'task',
        tasks: [{ taskId: hanging, cardVersion: 1 }],
      }),
    );
    await postOpenTasks(under.house);
    clock.add({ minutes: 1 });
    await postOpenTasks(under.house);
    const posts = await under.db.select().from(delivery);
    expect(posts.map(({ taskId, personId, purpose }) => [taskId, personId, purpose])).toEqual([[lost, null, 'task']]);
    expect(jobs.toDeliver).toHaveLength(1);
  });
});
