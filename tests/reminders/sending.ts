import { beforeEach, expect } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { coverFor } from '../../bot/reminders/cover.ts';
import { deliver } from '../../bot/reminders/deliver.ts';
import { editCopies } from '../../bot/reminders/editCopies.ts';
import { planMessages } from '../../bot/reminders/follow.ts';
import { DeliveryPostponed } from '../../bot/reminders/house.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { planDeliveries, type Delivery, type NewDelivery } from '../../bot/store/deliveries.ts';
import { auditLog, delivery } from '../../bot/store/schema.ts';
import type { HouseUnderTest } from '../support/house.ts';

export const place = (conversationId: string) => ({ conversationId, serviceUrl: 'https://smba.example/', tenantId: null });

/** What the tests of sending do again and again. Everybody has a chat, named after them, and there is a channel. */
export function sendingOf(under: HouseUnderTest) {
  const { clock, jobs } = under;
  const everybody = (): Person[] => Object.values(under.people).filter((one): one is Person => typeof one === 'object');

  beforeEach(async () => {
    for (const person of everybody()) await rememberChat(under.db, person.id, place(person.name), true, clock.now());
    await rememberChannel(under.db, { ...place('channel'), teamId: 'team' }, true, clock.now());
  });

  const sending = {
    everybody,
    /** Delivers what has been queued, in the order of the queue; what is postponed waits in the queue. */
    async deliverAll(): Promise<void> {
      for (const job of jobs.toDeliver.splice(0)) {
        try {
          await deliver(under.house, job.id);
        } catch (error) {
          if (!(error instanceof DeliveryPostponed)) throw error;
          jobs.toDeliver.push(job);
        }
      }
    },
    /** Does what a change of a task calls for, as its job does. */
    async follow(taskId: string): Promise<void> {
      await planMessages(under.house, taskId);
      await editCopies(under.house, taskId);
      await sending.deliverAll();
    },
    /** A question that stands in the channel and in the contact person's chat; nothing of that is remembered by the messenger. */
    async asked(reference?: string): Promise<string> {
      const taskId = await under.askPhysics(reference);
      await sending.follow(taskId);
      under.messenger.clear();
      return taskId;
    },
    /** Plans one more reminder to the contact person and gives its row. */
    async plan(taskId: string, differing: Partial<NewDelivery> = {}): Promise<Delivery> {
      clock.add({ seconds: 1 });
      const fresh: NewDelivery = { purpose: 'reminder', taskId, personId: under.people.ikp.id, occasion: '1:due', plannedAt: clock.now(), urgent: true, ...differing };
      await under.db.transaction((tx) => planDeliveries(tx, [fresh]));
      const planned = (await sending.rows(taskId)).find((row) => row.occasion === fresh.occasion && row.purpose === fresh.purpose && row.personId === fresh.personId);
      if (!planned) throw new Error('The message was not planned.');
      return planned;
    },
    async remind(taskId: string, differing: Partial<NewDelivery> = {}): Promise<Delivery> {
      const { id } = await sending.plan(taskId, differing);
      await deliver(under.house, id);
      return sending.row(id);
    },
    async row(id: string): Promise<Delivery> {
      const [row] = await under.db.select().from(delivery).where(eq(delivery.id, id));
      if (!row) throw new Error(`There is no message ${id}.`);
      return row;
    },
    rows: (taskId: string) => under.db.select().from(delivery).where(eq(delivery.taskId, taskId)).orderBy(delivery.plannedAt, delivery.purpose),
    async doAs(person: Person, taskId: string, verb: string, input: object = {}): Promise<void> {
      const { task } = await under.file(taskId);
      const result = await act(under.house, { taskId, verb, version: task.version, input, actor: under.actor(person) });
      expect(result.kind).toBe('done');
    },
    /** Does the work that somebody's being out of reach calls for. */
    async cover(): Promise<void> {
      for (const personId of jobs.unreachablePeople.splice(0)) await coverFor(under.house, personId);
    },
    /** What the planner itself has done to a task, oldest first. */
    async planned(taskId: string) {
      const rows = await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id);
      return rows.filter(({ actor }) => actor === 'planner').map(({ action, detail }) => ({ action, detail }));
    },
  };
  return sending;
}
