import { describe, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { signatureRequest, task } from '../../bot/store/schema.ts';
import {
  addAssignees,
  assignedSince,
  clearAssignees,
  countOpenTasks,
  findTaskFile,
  listTaskFiles,
  lockTaskFile,
} from '../../bot/store/taskFiles.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const set = (taskId: string, values: Partial<typeof task.$inferInsert>) =>
    under.db.update(task).set(values).where(eq(task.id, taskId));
  const at = (text: string) => Temporal.Instant.from(text);

  test('an eligibility request comes back whole', async () => {
    const taskId = await under.askPhysics();
    expect(await findTaskFile(under.db, taskId)).toMatchObject({
      task: { id: taskId, kind: 'eligibility', state: 'open', version: 1, cardVersion: 1, publicReference: 'UMU-2026-17', closedAt: null },
      requesterId: under.people.officer.id,
      assignees: [{ personId: under.people.ikp.id, name: 'Karin Åström', capacity: 'responsible', teamsUserId: '29:person1' }],
      subject: { kind: 'eligibility', request: { courseCode: '5FY123', requesterName: 'Eva Forsmark', answer: null, dialogue: [] } },
    });
    const { task: row, phaseBeganAt } = await under.file(taskId);
    expect(row.department).toMatchObject({ code: 'FYS', nameEn: 'Department of Physics' });
    expect([row.createdAt, phaseBeganAt].every((moment) => moment.equals(under.clock.now()))).toBe(true);
  });

  test('a signature comes back with the agreement that it is about', async () => {
    const taskId = await under.awaitSignature();
    expect((await under.file(taskId)).subject).toMatchObject({
      kind: 'learningAgreementSignature',
      request: {
        learningAgreement: { omobilityId: 'mobility-1', student: { familyName: 'Hemlig' } },
        partnerName: 'uni-example.de',
        versionRole: 'firstVersion',
        signingAs: 'sendingInstitution',
        outcome: null,
      },
    });
  });

  test('what is not there is null; a task that has lost its subject says what to do', async () => {
    expect(await findTaskFile(under.db, under.people.ikp.id)).toBeNull();
    expect(await under.db.transaction((tx) => lockTaskFile(tx, under.people.ikp.id))).toBeNull();
    const taskId = await under.awaitSignature();
    await under.db.delete(signatureRequest);
    await expect(findTaskFile(under.db, taskId)).rejects.toThrow(/has lost its subject; restore it from a backup/);
  });

  describe('a person’s tasks', () => {
    const list = async (differing: Partial<Parameters<typeof listTaskFiles>[1]> = {}) => {
      const filter = { personId: under.people.ikp.id, relation: 'assigned' as const, limit: 10 };
      return (await listTaskFiles(under.db, { ...filter, ...differing })).map((file) => file.task.id);
    };

    test('are those that are open, the one that is due first at the top', async () => {
      const [late, soon, next] = [await under.askPhysics('A'), await under.askPhysics('B'), await under.awaitSignature()];
      await set(late, { dueAt: at('2027-03-01T12:00:00Z') });
      await set(soon, { dueAt: at('2026-11-26T12:00:00Z') });
      await set(next, { dueAt: at('2026-12-01T12:00:00Z') });
      expect(await list()).toEqual([soon, next, late]);
      expect(await list({ limit: 2 })).toEqual([soon, next]);
      expect(await countOpenTasks(under.db, under.people.ikp.id)).toBe(3);
    });

    test('that are closed are not among them', async () => {
      const [first, second, open] = [await under.askPhysics('A'), await under.askPhysics('B'), await under.askPhysics('C')];
      await set(first, { state: 'done', closedAt: at('2026-11-25T12:00:00Z') });
      await set(second, { state: 'cancelled', closedAt: at('2026-11-25T13:00:00Z') });
      expect(await list()).toEqual([open]);
      expect(await countOpenTasks(under.db, under.people.ikp.id)).toBe(1);
    });

    test('are told apart from those that the person asked, and from other people’s', async () => {
      const asked = await under.askPhysics();
      await under.awaitSignature();
      expect(await list({ personId: under.people.officer.id, relation: 'asked' })).toEqual([asked]);
      expect(await list({ personId: under.people.officer.id })).toEqual([]);
      expect(await list({ personId: under.people.chemist.id })).toEqual([]);
    });
  });

  describe('those who are asked', () => {
    test('stand in the order of the ladder, then by name; who is there already stays as they were', async () => {
      const taskId = await under.askPhysics();
      const { ikp, deputy, head, coordinator, chemist } = under.people;
      const added = await under.db.transaction((tx) =>
        addAssignees(
          tx,
          taskId,
          [
            { personId: coordinator.id, capacity: 'internationalOffice' },
            { personId: head.id, capacity: 'head' },
            { personId: deputy.id, capacity: 'deputy' },
            { personId: chemist.id, capacity: 'deputy' },
            { personId: ikp.id, capacity: 'internationalOffice' },
          ],
          under.clock.now(),
        ),
      );
      expect(added).toBe(4);
      const { assignees } = await under.file(taskId);
      expect(assignees.map(({ name, capacity }) => `${name}: ${capacity}`)).toEqual([
        'Karin Åström: responsible',
        'Mehmet Aydin: deputy',
        'Olof Wikberg: deputy',
        'Ingrid Sandelin: head',
        'Hanna Björkqvist: internationalOffice',
      ]);
    });

    test('are known by since when', async () => {
      const taskId = await under.askPhysics();
      const began = under.clock.now();
      under.clock.add({ hours: 1 });
      await under.db.transaction(async (tx) => {
        await addAssignees(tx, taskId, [{ personId: under.people.deputy.id, capacity: 'deputy' }], under.clock.now());
        expect(await assignedSince(tx, taskId, began)).toEqual([under.people.ikp.id]);
        expect(await assignedSince(tx, taskId, under.clock.now())).toHaveLength(2);
        await clearAssignees(tx, taskId);
        expect(await assignedSince(tx, taskId, under.clock.now())).toEqual([]);
      });
    });
  });

  test('a task that is locked makes the next one wait and then see what was done', async () => {
    const taskId = await under.askPhysics();
    const { promise: locked, resolve: lock } = Promise.withResolvers<void>();
    const first = under.db.transaction(async (tx) => {
      await lockTaskFile(tx, taskId);
      lock();
      await tx.update(task).set({ version: sql`version + 1` }).where(eq(task.id, taskId));
    });
    await locked;
    const seen = await under.db.transaction((tx) => lockTaskFile(tx, taskId));
    await first;
    expect(seen?.task.version).toBe(2);
  });

  test.each([
    ['a state that does not exist', { state: 'forgotten' as never }, 'task_state'],
    ['a closed task without its moment', { state: 'done' as const }, 'closed_has_moment'],
    ['an open task with a closing moment', { closedAt: at('2026-11-25T12:00:00Z') }, 'closed_has_moment'],
  ])('%s is refused', async (_name, values, constraint) => {
    const taskId = await under.askPhysics();
    await expect(set(taskId, values)).rejects.toMatchObject({ cause: { constraint } });
  });
});
