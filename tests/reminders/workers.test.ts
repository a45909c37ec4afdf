import { Writable } from 'node:stream';
import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { createLog } from '../../bot/log.ts';
import { act } from '../../bot/duties/act.ts';
import { createEligibilityRequest } from '../../bot/duties/eligibility.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { startWorkers, type Workers } from '../../bot/reminders/workers.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { openJobs, QUEUES, type JobQueue } from '../../bot/store/jobs.ts';
import { readPulse } from '../../bot/store/pulse.ts';
import { auditLog, delivery } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { requestTo } from '../support/eligibility.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { until } from '../support/until.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, messenger } = under;
  const place = (conversationId: string) => ({ conversationId, serviceUrl: 'https://smba.example/', tenantId: null });
  let queue: JobQueue;
  let workers: Workers;
  let lines: string[] = [];

  beforeEach(async () => {
    lines = [];
    const log = createLog('info', new Writable({
      write(chunk: Buffer, _encoding, done) {
        lines.push(chunk.toString());
        done();
      },
    }));
    await rememberChat(under.db, under.people.ikp.id, place('chat-ikp'), true, clock.now());
    await rememberChannel(under.db, place('channel'), true, clock.now());
    queue = await openJobs(database.url, (error) => lines.push(error.message));
    workers = await startWorkers({ ...under.house, jobs: queue }, queue, log);
  });
  afterEach(async () => {
    await workers.stop();
    await queue.stop();
    await under.db.execute(sql`drop schema pgboss cascade`);
  });

  const house = () => ({ ...under.house, jobs: queue });
  const ask = async () => {
    const asked = await createEligibilityRequest(house(), under.actor(under.people.officer), requestTo(under.people.physicsId), null);
    if (asked.kind !== 'created') throw new Error(asked.kind);
    return asked.taskId;
  };
  const sentTo = (conversationId: string, count = 1) =>
    until(`${count} in ${conversationId}`, async () => messenger.sentTo(conversationId).length >= count);

  test('a question is carried to the channel and the chat, and its answer to every copy, without anybody asking for it', async () => {
    const taskId = await ask();
    await Promise.all([sentTo('channel'), sentTo('chat-ikp')]);
    await act(house(), { taskId, verb: 'eligible', version: 1, input: {}, actor: under.actor(under.people.ikp) });
    await until('both copies', async () => messenger.edits.length === 2);
    for (const { message } of messenger.edits) expect(JSON.stringify(message)).toMatch(/Klart|Behörig/);
  });

  test('a message that Teams throttles is sent once, not before the time that Teams asked for', async () => {
    // Longer than the queue would wait by itself after a first failure.
    const retryAfterMs = 3500;
    messenger.failNext({ kind: 'throttled', retryAfterMs }, '429');
    messenger.failNext({ kind: 'throttled', retryAfterMs }, '429');
    const before = performance.now();
    await ask();
    await Promise.all([sentTo('channel'), sentTo('chat-ikp')]);
    expect(performance.now() - before).toBeGreaterThanOrEqual(retryAfterMs);
    expect(messenger.sent).toHaveLength(2);
    expect(lines.filter((line) => line.includes('a job waits'))).toHaveLength(2);
    await until('both outcomes, each at the second try', async () => {
      const rows = await under.db.select().from(delivery);
      return rows.every(({ outcome, attempts }) => outcome === 'sent' && attempts === 2);
    });
  });

  test('a message that could not be sent for another reason is tried again too', async () => {
    messenger.failNext({ kind: 'unreachable' }, 'ECONNREFUSED');
    await ask();
    await Promise.all([sentTo('channel'), sentTo('chat-ikp')]);
    expect(messenger.sent).toHaveLength(2);
  });

  test('an edit that Teams throttles is done later', async () => {
    const taskId = await ask();
    await Promise.all([sentTo('channel'), sentTo('chat-ikp')]);
    messenger.failNext({ kind: 'throttled', retryAfterMs: 1000 }, '429');
    await act(house(), { taskId, verb: 'eligible', version: 1, input: {}, actor: under.actor(under.people.ikp) });
    await until('both copies', async () => messenger.edits.length === 2);
  });

  test('what an import makes at once comes to a person as one message', async () => {
    const agreements = ['m-1', 'm-2', 'm-3', 'm-4'].map((omobilityId) => learningAgreementOf({ omobilityId }));
    await importLearningAgreements(house(), { fileName: 'la.xml', by: 'test' }, agreements);
    await sentTo('chat-ikp');
    await until('an outcome for each', async () => {
      const rows = await under.db.select().from(delivery);
      return rows.length === 4 && rows.every(({ outcome }) => outcome === 'sent');
    });
    expect(messenger.sent).toHaveLength(1);
  });

  test('planning at once, as when the clock was moved, sends what became due', async () => {
    await ask();
    await Promise.all([sentTo('channel'), sentTo('chat-ikp')]);
    // A task that is being worked on is left to the next run, in fifteen seconds.
    await until('the end of all jobs', async () => {
      const { rows } = await under.db.execute(sql`select from pgboss.job where state < 'completed' and name <> ${QUEUES.retention}`);
      return rows.length === 0;
    });
    clock.set('2026-11-26T10:00:00+01:00');
    await workers.plan();
    await sentTo('chat-ikp', 2);
    expect(lines.some((line) => line.includes('planned reminders'))).toBe(true);
  });

  test('planning that fails each time shows as planning that is missed (integrations/microsoft-teams #404)', async () => {
    await workers.plan();
    const heard = (await readPulse(under.db, clock.now())).lastPlanning;
    await under.db.execute(sql`alter table task rename column next_reminder_at to next_reminder_at_away`);
    try {
      await workers.plan();
      expect(lines.some((line) => line.includes('planning failed'))).toBe(true);
    } finally {
      await under.db.execute(sql`alter table task rename column next_reminder_at_away to next_reminder_at`);
    }
    expect((await readPulse(under.db, clock.now())).lastPlanning).toEqual(heard);
  });

  test('retention is planned for every night in Stockholm, runs when its job comes, and a job too many does no harm', async () => {
    expect(await queue.boss.getSchedules(QUEUES.retention)).toMatchObject([{ cron: '15 4 * * *', timezone: 'Europe/Stockholm' }]);
    const taskId = await ask();
    await act(house(), { taskId, verb: 'eligible', version: 1, input: {}, actor: under.actor(under.people.ikp) });
    clock.set('2034-01-01T10:00:00+01:00');
    for (let count = 1; count <= 2; count += 1) {
      await queue.boss.send(QUEUES.retention, {});
      await until('a run', async () => lines.filter((line) => line.includes('retention has run')).length === count);
    }
    const told = await under.db.select().from(auditLog).where(eq(auditLog.action, 'retention.deleted'));
    expect(told.map(({ detail }) => detail)).toEqual([expect.objectContaining({ task: 1 })]);
  });
});
