import { describe, expect, test } from '@jest/globals';
import { and, eq, is, sql } from 'drizzle-orm';
import { getTableConfig, PgTable } from 'drizzle-orm/pg-core';
import { Temporal } from 'temporal-polyfill';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { act } from '../../bot/duties/act.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { writeAudit } from '../../bot/store/audit.ts';
import { insertCardCopy } from '../../bot/store/cardCopies.ts';
import { rememberChannel, rememberChat } from '../../bot/store/conversations.ts';
import { planDeliveries } from '../../bot/store/deliveries.ts';
import { readRetention, runRetention } from '../../bot/store/retention.ts';
import { HOLD_NO_PEOPLE, RETENTION_RULES, type TableName } from '../../bot/store/retentionRules.ts';
import * as schema from '../../bot/store/schema.ts';
import { auditLog, contactAssignment, conversation, importBatch, learningAgreement, person, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';

const TABLES = new Map(Object.entries<unknown>(schema).filter((entry): entry is [TableName, PgTable] => is(entry[1], PgTable)));
const nameOf = (table: PgTable): TableName | undefined => [...TABLES].find(([, one]) => one === table)?.[0];

describe('every table of the store', () => {
  test('has a rule, goes along with one that has, or holds nobody', () => {
    const named = RETENTION_RULES.flatMap(({ name, takesAlong }) => [name, ...takesAlong]);
    expect([...new Set(named), ...HOLD_NO_PEOPLE].sort()).toEqual([...TABLES.keys()].sort());
  });

  test('that is said to hold nobody refers to nobody', () => {
    for (const name of HOLD_NO_PEOPLE) {
      const foreign = getTableConfig(schema[name]).foreignKeys.map((key) => nameOf(key.reference().foreignTable));
      expect({ name, foreign }).not.toEqual({ name, foreign: expect.arrayContaining(['person']) });
    }
  });

  test('that goes along with another does so by the database itself', () => {
    const cascades = [...TABLES].flatMap(([from, table]) =>
      getTableConfig(table)
        .foreignKeys.filter(({ onDelete }) => onDelete === 'cascade')
        .map((key) => ({ from, to: nameOf(key.reference().foreignTable) })),
    );
    for (const { name, takesAlong } of RETENTION_RULES) {
      const gone = new Set<TableName>([name]);
      for (let before = 0; before !== gone.size; ) {
        before = gone.size;
        for (const { from, to } of cascades) if (to && gone.has(to)) gone.add(from);
      }
      gone.delete(name);
      expect({ name, takesAlong: [...takesAlong].sort() }).toEqual({ name, takesAlong: [...gone].sort() });
    }
  });
});

onEachServer((database) => {
  const under = houseUnderTest(database);
  const settings = settingsSchema.parse({});
  const run = (at: string) => runRetention(under.db, Temporal.Instant.from(at), settings);
  const log = async (action: string) =>
    (await under.db.select().from(auditLog).where(eq(auditLog.action, action))).map(({ detail }) => detail);
  const count = async (table: PgTable) =>
    (await under.db.select({ count: sql<number>`count(*)::int` }).from(table))[0]?.count;

  /** An eligibility request that was answered on 25 November 2026, with a card and a message that hang on it. */
  async function answered(): Promise<string> {
    const taskId = await under.askPhysics();
    const { ikp } = under.people;
    await under.db.transaction(async (tx) => {
      const common = { taskId, personId: ikp.id };
      await planDeliveries(tx, [{ ...common, purpose: 'task', occasion: 'v1', plannedAt: under.clock.now(), urgent: true }]);
      const tasks = [{ taskId, cardVersion: 1 }];
      await insertCardCopy(tx, { personId: ikp.id, conversationId: 'chat', activityId: taskId, shows: 'task', tasks });
      await tx.insert(schema.reminder).values({
        taskId,
        step: '1:due',
        plannedAt: under.clock.now(),
        claimedAt: under.clock.now(),
        superseded: false,
      });
    });
    await act(under.house, { taskId, verb: 'eligible', version: 1, input: {}, actor: under.actor(ikp) });
    return taskId;
  }

  describe('a closed task', () => {
    test('is kept for seven years, and then goes with all that hangs on it', async () => {
      await answered();
      expect(await run('2033-11-25T12:00:00+01:00')).toEqual({});
      const deleted = await run('2033-11-26T12:00:00+01:00');
      expect(deleted).toMatchObject({ task: 1, cardCopy: 1 });
      for (const table of [
        schema.task,
        schema.taskAssignee,
        schema.eligibilityRequest,
        schema.reminder,
        schema.delivery,
        schema.cardCopy,
        schema.cardCopyTask,
      ]) {
        expect(await count(table)).toBe(0);
      }
    });

    test('leaves a card that still shows another task', async () => {
      const closed = await answered();
      const open = await under.askPhysics('UMU-2026-18');
      await under.db.transaction((tx) =>
        insertCardCopy(tx, {
          personId: under.people.ikp.id,
          conversationId: 'chat',
          activityId: 'list',
          shows: 'list',
          tasks: [closed, open].map((taskId) => ({ taskId, cardVersion: 1 })),
        }),
      );
      await run('2034-01-01T12:00:00+01:00');
      const copies = await under.db.select().from(schema.cardCopy);
      expect(copies.map(({ activityId }) => activityId)).toEqual(['list']);
      expect(await count(schema.cardCopyTask)).toBe(1);
    });

    test('that is only old, and open, is never deleted', async () => {
      await under.askPhysics();
      await run('2090-01-01T12:00:00+01:00');
      expect(await count(task)).toBe(1);
    });

    test('is kept as long as the setting says', async () => {
      await answered();
      const now = Temporal.Instant.from('2028-11-26T12:00:00+01:00');
      expect(await runRetention(under.db, now, { ...settings, retentionYears: 2 })).toMatchObject({ task: 1 });
    });
  });

  describe('a learning agreement', () => {
    const sign = async (taskId: string) =>
      act(under.house, { taskId, verb: 'signed', version: 1, input: {}, actor: under.actor(under.people.ikp) });

    test('goes seven years after the mobility has ended, once its task has gone', async () => {
      await sign(await under.awaitSignature()); // mobility until 31 August 2027, signed in November 2026
      expect(await run('2034-08-31T12:00:00+02:00')).toMatchObject({ task: 1 });
      expect(await count(learningAgreement)).toBe(1);
      expect(await run('2034-09-01T12:00:00+02:00')).toMatchObject({ learningAgreement: 1 });
      expect(await count(learningAgreement)).toBe(0);
    });

    test('of which only the month of its end is known counts to that month’s last day', async () => {
      const agreement = learningAgreementOf({
        mobilityEnd: { kind: 'month', yearMonth: '2027-02' },
        sendingOunitId: 'unknown-unit',
      });
      await importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [agreement]);
      await run('2034-02-28T12:00:00+01:00');
      expect(await count(learningAgreement)).toBe(1);
      await run('2034-03-01T12:00:00+01:00');
      expect(await count(learningAgreement)).toBe(0);
    });

    test('with an open task stays, however old', async () => {
      const taskId = await under.awaitSignature();
      await run('2090-01-01T12:00:00+01:00');
      expect(await count(learningAgreement)).toBe(1);
      expect((await under.file(taskId)).task.state).toBe('open');
    });

    test('stays as long as its closed task, which could not be shown without it', async () => {
      const taskId = await under.awaitSignature();
      under.clock.set('2030-01-10T10:00:00+01:00');
      await sign(taskId);
      await run('2036-12-01T12:00:00+01:00');
      expect((await under.file(taskId)).task.state).toBe('done');
      expect(await run('2037-01-11T12:00:00+01:00')).toMatchObject({ task: 1, learningAgreement: 1 });
    });
  });

  describe('the log', () => {
    test('is kept a year longer than the cases, and then only retention takes from it', async () => {
      await answered();
      await run('2034-11-25T12:00:00+01:00');
      const before = await count(auditLog);
      expect(await run('2034-11-26T12:00:00+01:00')).toMatchObject({ auditLog: expect.any(Number) });
      expect(await count(auditLog)).toBeLessThan(before ?? 0);
      // The word of retention itself holds for its own transaction only.
      await expect(under.db.delete(auditLog)).rejects.toMatchObject({ cause: { message: 'the audit log is append-only' } });
    });

    test('tells how much of what was deleted', async () => {
      await answered();
      await run('2033-11-26T12:00:00+01:00');
      expect((await log('retention.deleted')).at(-1)).toMatchObject({ task: 1, cardCopy: 1, retentionYears: 7 });
    });
  });

  test('a run that finds nothing changes nothing, nor does a second run', async () => {
    await answered();
    await run('2033-11-26T12:00:00+01:00');
    const told = (await log('retention.deleted')).length;
    expect(await run('2033-11-26T12:00:00+01:00')).toEqual({});
    expect(await log('retention.deleted')).toHaveLength(told);
  });

  test('each rule tells what waits, when it last ran, and what it took then and before', async () => {
    await under.db.delete(schema.retentionRun);
    await answered();
    const at = '2033-11-26T12:00:00+01:00';
    const of = async (name: string) => (await readRetention(under.db, Temporal.Instant.from(at), settings)).find(({ rule }) => rule.name === name);
    expect(await of('task')).toMatchObject({ due: 1, lastRun: null, lastDeletion: null });
    await run(at);
    const ran = { at: Temporal.Instant.from(at), deleted: 1 };
    expect(await of('task')).toMatchObject({ due: 0, lastRun: ran, lastDeletion: ran });
    expect(await of('alert')).toMatchObject({ due: 0, lastRun: { ...ran, deleted: 0 }, lastDeletion: null });
    const next = '2033-11-27T12:00:00+01:00';
    await run(next);
    expect(await of('task')).toMatchObject({ due: 0, lastRun: { at: Temporal.Instant.from(next), deleted: 0 }, lastDeletion: ran });
  });

  test('when one table cannot be cleared, nothing is deleted and nothing is said to have been', async () => {
    await answered();
    const told = (await log('retention.deleted')).length;
    const noted = await under.db.select().from(schema.retentionRun);
    // Somebody else's table that refers to a person whom retention would delete.
    await under.db.execute(sql`create table reference (person_id uuid not null references person (id))`);
    const [gone] = await under.db
      .insert(person)
      .values({ name: 'Gone', email: 'gone@example.com', language: 'sv', roles: [], inactiveSince: under.clock.now() })
      .returning();
    await under.db.execute(sql`insert into reference values (${gone?.id})`);
    await expect(run('2034-01-01T12:00:00+01:00')).rejects.toThrow();
    expect(await count(task)).toBe(1);
    expect(await log('retention.deleted')).toHaveLength(told);
    expect(await under.db.select().from(schema.retentionRun)).toEqual(noted);
    await under.db.execute(sql`drop table reference`);
    await under.db.delete(person).where(eq(person.id, gone?.id ?? ''));
  });

  describe('a person', () => {
    const email = 'leaver@example.com';
    const still = async () => (await under.db.select().from(person).where(eq(person.email, email))).length === 1;

    /** Has a chat and stands for history; left the directory on 25 November 2026. */
    async function leaver(): Promise<string> {
      await under.db.delete(contactAssignment).where(eq(contactAssignment.departmentId, under.people.historyId));
      await under.db.delete(person).where(eq(person.email, email));
      const [row] = await under.db
        .insert(person)
        .values({ name: 'Leaver', email, language: 'sv', roles: ['ikp'], inactiveSince: under.clock.now() })
        .returning();
      const id = row?.id ?? '';
      await under.db.insert(contactAssignment).values({ personId: id, departmentId: under.people.historyId, capacity: 'ikp' });
      const facts = { conversationId: 'chat-of-leaver', serviceUrl: 'https://smba.example/', tenantId: null };
      await rememberChat(under.db, id, facts, true, under.clock.now());
      return id;
    }

    test('goes a year after leaving the directory, with their chat: a mistaken import can be mended until then', async () => {
      await leaver();
      expect(await run('2027-11-25T12:00:00+01:00')).toEqual({});
      expect(await run('2027-11-26T12:00:00+01:00')).toEqual({ contactAssignment: 1, conversation: 1, person: 1 });
      expect(await still()).toBe(false);
    });

    test('who is in the directory never goes, with a chat as old as it may be', async () => {
      const facts = { conversationId: 'chat-1', serviceUrl: 'https://smba.example/', tenantId: null };
      await rememberChat(under.db, under.people.chemist.id, facts, true, under.clock.now());
      await run('2090-01-01T12:00:00+01:00');
      expect(await count(conversation)).toBe(1);
      expect((await under.db.select().from(person).where(eq(person.id, under.people.chemist.id))).length).toBe(1);
    });

    test.each<[string, (id: string) => Promise<unknown>]>([
      [
        'asked a question that is still there',
        async (id) => {
          const taskId = await under.askPhysics();
          await under.db.update(task).set({ requesterId: id }).where(eq(task.id, taskId));
        },
      ],
      [
        'is asked about one',
        async (id) => {
          const taskId = await under.askPhysics();
          await under.db.insert(schema.taskAssignee).values({ taskId, personId: id, capacity: 'deputy', since: under.clock.now() });
        },
      ],
      [
        'was written to about one',
        async (id) => {
          const taskId = await under.askPhysics();
          await under.db.transaction((tx) =>
            planDeliveries(tx, [{ purpose: 'task', taskId, personId: id, occasion: 'v1', plannedAt: under.clock.now(), urgent: true }]),
          );
        },
      ],
      [
        'stands in the log',
        (id) =>
          writeAudit(under.db, {
            at: Temporal.Instant.from('2026-11-20T12:00:00+01:00'),
            actor: id,
            action: 'eligibility.eligible',
            taskId: null,
            correlationId: null,
            detail: {},
          }),
      ],
    ])('who %s stays as long as that', async (_name, leaveTrace) => {
      await leaveTrace(await leaver());
      await run('2028-01-01T12:00:00+01:00');
      expect(await still()).toBe(true);
    });
  });

  test('a chat goes when the app has been gone from it for a year; the channel stays', async () => {
    const facts = { conversationId: 'chat-1', serviceUrl: 'https://smba.example/', tenantId: null };
    await rememberChat(under.db, under.people.chemist.id, facts, false, under.clock.now());
    await rememberChannel(under.db, { ...facts, conversationId: 'channel' }, false, under.clock.now());
    expect(await run('2027-11-25T12:00:00+01:00')).toEqual({});
    expect(await run('2027-11-26T12:00:00+01:00')).toEqual({ conversation: 1 });
    expect((await under.db.select().from(conversation)).map(({ scope }) => scope)).toEqual(['channel']);
  });

  test('what is told of an import goes when nothing that it brought is left, as late as the log', async () => {
    const batches = async () =>
      (await under.db.select().from(importBatch).where(and(eq(importBatch.importedBy, 'test')))).length;
    const agreement = learningAgreementOf({ sendingOunitId: 'unknown-unit', mobilityEnd: { kind: 'day', date: '2028-06-30' } });
    await importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [agreement]);
    await run('2034-12-01T12:00:00+01:00');
    expect(await batches()).toBe(1);
    await run('2035-07-01T12:00:00+02:00');
    expect(await batches()).toBe(0);
  });
});
