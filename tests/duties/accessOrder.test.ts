import { describe, expect, test } from '@jest/globals';
import { and, eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Person } from '../../bot/domain/person.ts';
import { act, type ActResult } from '../../bot/duties/act.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import { findAccess, saveAccess } from '../../bot/store/accessOrders.ts';
import { contactAssignment, delivery, person, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock } = under;
  const doAs = async (who: Person, taskId: string, verb: string, input: object = {}): Promise<ActResult> => {
    const { version } = (await under.file(taskId)).task;
    const result = await act(under.house, { taskId, verb, version, input, actor: under.actor(who) });
    if (result.kind !== 'done') throw new Error(`${verb}: ${result.kind}`);
    return result;
  };
  const names = async (taskId: string) => (await under.file(taskId)).assignees.map(({ name, capacity }) => `${name}: ${capacity}`);
  const orders = async () => (await under.db.select().from(task).where(eq(task.kind, 'accessOrder')).orderBy(task.createdAt)).map(({ id }) => id);
  const onlyOrder = async () => {
    const [taskId, ...more] = await orders();
    expect(more).toEqual([]);
    if (!taskId) throw new Error('Nothing is to be ordered.');
    return taskId;
  };
  const viewOf = async (who: Person, taskId: string) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: who.id, language: 'sv' }, clock.now());
  const day = (text: string) => Temporal.PlainDate.from(text);

  describe('who lacks access to NyA-webben', () => {
    test('passes the question on to the deputy, who gets it at once, and orders the access', async () => {
      const taskId = await under.askPhysics();
      const { dueAt } = (await under.file(taskId)).task;
      clock.add({ hours: 1 });
      await doAs(under.people.ikp, taskId, 'lackAccess');
      expect(await names(taskId)).toEqual(['Olof Wikberg: deputy']);
      const { task: asked } = await under.file(taskId);
      expect([asked.state, asked.dueAt.equals(dueAt)]).toEqual(['open', true]);
      const order = await onlyOrder();
      expect(await names(order)).toEqual(['Karin Åström: responsible']);
      expect(await findAccess(under.db, under.people.ikp.id, 'nya')).toMatchObject({ state: 'none' });
      const view = await viewOf(under.people.ikp, order);
      expect(view.title).toBe('Beställ åtkomst till NyA-webben');
      expect(view.whyYou).toBe('Det gäller din egen åtkomst.');
      expect(view.passages[0]?.text).toContain('Karin Åström');
    });

    test('the one who asked is told once that the answer is held up, and reads why', async () => {
      const taskId = await under.askPhysics();
      clock.add({ hours: 1 });
      await doAs(under.people.ikp, taskId, 'lackAccess');
      await planMessages(under.house, taskId);
      await planMessages(under.house, taskId);
      const told = await under.db.select().from(delivery).where(and(eq(delivery.taskId, taskId), eq(delivery.purpose, 'heldUp')));
      expect(told.map(({ personId, urgent, occasion }) => [personId, urgent, occasion])).toEqual([[under.people.officer.id, true, 'v2']]);
      expect((await viewOf(under.people.officer, taskId)).dialogue.map(({ heading }) => heading)).toEqual([
        'Karin Åström saknar åtkomst till NyA-webben, så frågan gick vidare',
      ]);
      // What happens next is not about access any more.
      clock.add({ hours: 1 });
      await doAs(under.people.officer, taskId, 'changeDue', { dueOn: '2026-12-04' });
      await planMessages(under.house, taskId);
      expect(await under.db.select().from(delivery).where(and(eq(delivery.taskId, taskId), eq(delivery.purpose, 'heldUp')))).toHaveLength(1);
    });

    test('goes up the ladder past those who have said the same, and at last to the International Office, where it stays', async () => {
      const taskId = await under.askPhysics();
      for (const [who, next] of [
        [under.people.ikp, 'Olof Wikberg: deputy'],
        [under.people.deputy, 'Ingrid Sandelin: head'],
        [under.people.head, 'Hanna Björkqvist: internationalOffice'],
        [under.people.coordinator, 'Hanna Björkqvist: internationalOffice'],
      ] as const) {
        clock.add({ minutes: 10 });
        await doAs(who, taskId, 'lackAccess');
        expect(await names(taskId)).toEqual([next]);
      }
      expect(await orders()).toHaveLength(4);
    });

    test('leaves it with a colleague who is asked already', async () => {
      const { chemist, physicsId, ikp } = under.people;
      await under.db.insert(contactAssignment).values({ personId: chemist.id, departmentId: physicsId, capacity: 'ikp' });
      try {
        const taskId = await under.askPhysics();
        await doAs(ikp, taskId, 'lackAccess');
        expect(await names(taskId)).toEqual(['Mehmet Aydin: responsible']);
      } finally {
        await under.db.delete(contactAssignment).where(and(eq(contactAssignment.personId, chemist.id), eq(contactAssignment.departmentId, physicsId)));
      }
    });

    test('orders it once, however many cases wait', async () => {
      for (const reference of ['A', 'B']) await doAs(under.people.ikp, await under.askPhysics(reference), 'lackAccess');
      await onlyOrder();
    });
  });

  describe('an order', () => {
    const lacking = async () => {
      await doAs(under.people.ikp, await under.askPhysics(), 'lackAccess');
      return onlyOrder();
    };
    const access = () => findAccess(under.db, under.people.ikp.id, 'nya');

    test('is placed, granted until a day, and so it stands in the register', async () => {
      const taskId = await lacking();
      await doAs(under.people.ikp, taskId, 'ordered', { on: '2026-11-24' });
      expect(await access()).toMatchObject({ state: 'ordered', orderedOn: day('2026-11-24') });
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-12-09T16:00:00Z');
      await doAs(under.people.ikp, taskId, 'granted', { expiresOn: '2027-06-30' });
      expect(await access()).toMatchObject({ state: 'granted', grantedOn: day('2026-11-25'), expiresOn: day('2027-06-30') });
      expect((await under.file(taskId)).task.state).toBe('done');
    });

    test('that is refused goes with its reason to the head and the International Office, who settle it', async () => {
      const taskId = await lacking();
      await doAs(under.people.ikp, taskId, 'ordered');
      await doAs(under.people.ikp, taskId, 'refused', { reason: 'Fel blankett' });
      expect(await access()).toMatchObject({ state: 'refused' });
      expect(await names(taskId)).toEqual(['Ingrid Sandelin: head', 'Hanna Björkqvist: internationalOffice']);
      const view = await viewOf(under.people.head, taskId);
      expect(view.facts).toContainEqual({ label: 'Skäl', value: 'Fel blankett' });
      expect(view.actions.map(({ verb }) => verb)).toEqual(['settled']);
      await doAs(under.people.coordinator, taskId, 'settled', { note: 'Olof svarar tills vidare' });
      expect((await under.file(taskId)).task.state).toBe('done');
    });

    test('ends when the person leaves the directory', async () => {
      const taskId = await lacking();
      await under.db.update(person).set({ inactiveSince: clock.now() }).where(eq(person.id, under.people.ikp.id));
      expect(await lookWhatComesUp(under.house)).toEqual([]);
      expect((await under.file(taskId)).task.state).toBe('cancelled');
    });
  });

  describe('access that ends', () => {
    const hold = (expiresOn: string) =>
      under.db.transaction((tx) =>
        saveAccess(
          tx,
          { personId: under.people.deputy.id, system: 'nya', state: 'granted', orderedOn: null, grantedOn: day('2026-01-10'), expiresOn: day(expiresOn) },
          clock.now(),
        ),
      );

    test('is to be renewed thirty days before, once', async () => {
      await hold('2026-12-26');
      await lookWhatComesUp(under.house);
      expect(await orders()).toEqual([]);
      clock.add({ hours: 24 });
      await lookWhatComesUp(under.house);
      clock.add({ hours: 24 });
      await lookWhatComesUp(under.house);
      const taskId = await onlyOrder();
      expect(await names(taskId)).toEqual(['Olof Wikberg: deputy']);
      // Christmas: nobody works on its last day, nor on the two before.
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-12-23T16:00:00Z');
      await doAs(under.people.deputy, taskId, 'ordered');
      expect(await findAccess(under.db, under.people.deputy.id, 'nya')).toMatchObject({ state: 'granted', expiresOn: day('2026-12-26') });
      await doAs(under.people.deputy, taskId, 'granted', { expiresOn: '2027-12-26' });
      clock.add({ hours: 24 });
      await lookWhatComesUp(under.house);
      expect(await orders()).toHaveLength(1);
    });

    test('and was seen too late is due on the next working day, not in the past', async () => {
      await hold('2026-11-20');
      await lookWhatComesUp(under.house);
      expect((await under.file(await onlyOrder())).task.dueAt.toString()).toBe('2026-11-26T09:00:00Z');
    });
  });
});
