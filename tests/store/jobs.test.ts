import { randomUUID } from 'node:crypto';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { Job } from 'pg-boss';
import { act } from '../../bot/duties/act.ts';
import { openJobs, QUEUES, type JobQueue, type Jobs } from '../../bot/store/jobs.ts';
import { auditLog } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { until } from '../support/until.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  let queue: JobQueue;
  const errors: Error[] = [];

  beforeEach(async () => {
    queue = await openJobs(database.url, (error) => errors.push(error));
  });
  afterEach(async () => {
    await queue.stop();
    await database.store.db.execute(sql`drop schema pgboss cascade`);
    expect(errors).toEqual([]);
  });

  const waiting = async (name: string) => {
    const { rows } = await database.store.db.execute<{ data: object }>(
      sql`select data from pgboss.job where name = ${name} and state = 'created'`,
    );
    return rows.map(({ data }) => data);
  };

  describe('a change, its audit row and its job', () => {
    const answer = async (taskId: string, jobs: Jobs) =>
      act(
        { ...under.house, jobs },
        { taskId, verb: 'eligible', version: 1, input: {}, actor: under.actor(under.people.ikp) },
      );
    const audit = (taskId: string) =>
      under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id);

    test('are there together', async () => {
      const taskId = await under.askPhysics();
      expect(await answer(taskId, queue)).toMatchObject({ kind: 'done', file: { task: { state: 'done' } } });
      expect((await audit(taskId)).map(({ action }) => action)).toEqual(['eligibility.asked', 'eligibility.eligible']);
      expect(await waiting(QUEUES.taskChanged)).toEqual([{ taskId }]);
    });

    test('are none of them there when the transaction fails at its very end', async () => {
      const taskId = await under.askPhysics();
      const failing: Jobs = {
        ...queue,
        async taskChanged(tx, id) {
          await queue.taskChanged(tx, id);
          throw new Error('the connection broke');
        },
      };
      await expect(answer(taskId, failing)).rejects.toThrow('the connection broke');
      const { task, subject } = await under.file(taskId);
      expect(task).toMatchObject({ state: 'open', version: 1, closedAt: null });
      expect(subject).toMatchObject({ request: { answer: null } });
      expect((await audit(taskId)).map(({ action }) => action)).toEqual(['eligibility.asked']);
      expect(await waiting(QUEUES.taskChanged)).toEqual([]);
    });
  });

  test('a job starts at the commit that sends it, without waiting for the next look at the queue', async () => {
    const done: string[] = [];
    await queue.boss.work(
      QUEUES.taskChanged,
      { pollingIntervalSeconds: 600, notifyPollingIntervalSeconds: 600 },
      async (jobs: Job<{ taskId: string }>[]) => {
        for (const { data } of jobs) done.push(data.taskId);
      },
    );
    // The worker's first look finds nothing; the next one would be ten minutes away.
    await until('the first look', async () => queue.boss.getWipData().every(({ lastFetchedOn }) => lastFetchedOn !== null));
    const [kept, dropped] = [randomUUID(), randomUUID()];
    await expect(
      database.store.db.transaction(async (tx) => {
        await queue.taskChanged(tx, dropped);
        throw new Error('rolled back');
      }),
    ).rejects.toThrow('rolled back');
    await database.store.db.transaction((tx) => queue.taskChanged(tx, kept));
    await until('the job', async () => done.includes(kept));
    expect(done).toEqual([kept]);
  });

  test('of one task, one job runs at a time; of several tasks, several do', async () => {
    const [a, b] = [randomUUID(), randomUUID()];
    const running = new Map<string, number>();
    let most = 0;
    let together = 0;
    let ended = 0;
    const { promise: bothStarted, resolve: start } = Promise.withResolvers<void>();
    for (const taskId of [a, a, a, b, b, b]) await database.store.db.transaction((tx) => queue.taskChanged(tx, taskId));
    const options = { localConcurrency: 4, pollingIntervalSeconds: 0.5, notifyPollingIntervalSeconds: 0.5 };
    await queue.boss.work(QUEUES.taskChanged, options, async (jobs: Job<{ taskId: string }>[]) => {
      for (const { data } of jobs) {
        running.set(data.taskId, (running.get(data.taskId) ?? 0) + 1);
        most = Math.max(most, running.get(data.taskId) ?? 0);
        together = Math.max(together, [...running.values()].filter((count) => count > 0).length);
        if (together === 2) start();
        await bothStarted;
        running.set(data.taskId, (running.get(data.taskId) ?? 0) - 1);
        ended += 1;
      }
    });
    await until('all six', async () => ended === 6);
    expect({ most, together }).toEqual({ most: 1, together: 2 });
  });

  test('urgent messages have a queue of their own, and those that are not urgent are gathered first', async () => {
    const [calm, urgent] = [randomUUID(), randomUUID()];
    await database.store.db.transaction(async (tx) => {
      await queue.deliver(tx, [calm], false);
      await queue.deliver(tx, [urgent], true);
      await queue.deliver(tx, [], true);
    });
    const { rows } = await database.store.db.execute<{ name: string; id: string; gathers: boolean }>(sql`
      select name, data ->> 'deliveryId' as id, start_after > created_on as gathers
      from pgboss.job where name in (${QUEUES.deliver}, ${QUEUES.deliverUrgent}) order by name`);
    expect(rows).toEqual([
      { name: 'deliver', id: calm, gathers: true },
      { name: 'deliver-urgent', id: urgent, gathers: false },
    ]);
  });

  test('a queue that an earlier version made gets the manners of this one', async () => {
    await queue.boss.updateQueue(QUEUES.deliver, { retryLimit: 1, notify: false });
    await queue.stop();
    queue = await openJobs(database.url, (error) => errors.push(error));
    expect(await queue.boss.getQueue(QUEUES.deliver)).toMatchObject({ retryLimit: 4000, retryDelayMax: 300, notify: true });
  });
});
