import { describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { LearningAgreement } from '../../bot/domain/learningAgreement.ts';
import { settingsSchema } from '../../bot/domain/settings.ts';
import { act } from '../../bot/duties/act.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { signatureDeadline, type Received } from '../../bot/duties/learningAgreementSignature.ts';
import { auditLog, learningAgreement, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

describe('the time to sign', () => {
  const settings = settingsSchema.parse({});
  const now = Temporal.Instant.from('2026-11-25T10:00:00+01:00');
  test.each<[string, Parameters<typeof signatureDeadline>[0], string]>([
    ['ends ten working days before the start, at closing time', { kind: 'day', date: '2027-03-01' }, '2027-02-15T17:00:00+01:00'],
    ['keeps to the wall over the change of clocks', { kind: 'day', date: '2027-04-06' }, '2027-03-19T17:00:00+01:00'],
    ['counts a month from its first day', { kind: 'month', yearMonth: '2027-03' }, '2027-02-15T17:00:00+01:00'],
    ['is two working days from now when that has passed', { kind: 'day', date: '2026-12-01' }, '2026-11-27T10:00:00+01:00'],
    ['is two working days from now for who has left already', { kind: 'day', date: '2026-08-31' }, '2026-11-27T10:00:00+01:00'],
  ])('%s', (_name, start, expected) => {
    expect(signatureDeadline(start, now, settings).equals(Temporal.Instant.from(expected))).toBe(true);
  });

  test('is the university’s to set', () => {
    const sooner = settingsSchema.parse({ signatureWorkingDaysBeforeStart: 0, workingHours: { start: '08:00', end: '16:00' } });
    const deadline = signatureDeadline({ kind: 'day', date: '2027-03-01' }, now, sooner);
    expect(deadline.equals(Temporal.Instant.from('2027-03-01T16:00:00+01:00'))).toBe(true);
  });
});

onEachServer((database) => {
  const under = houseUnderTest(database);
  const take = async (differing: Partial<LearningAgreement> = {}): Promise<Received> => {
    const [received] = await importLearningAgreements(under.house, { fileName: 'la.xml', by: 'test' }, [learningAgreementOf(differing)]);
    if (!received) throw new Error('nothing was received');
    return received;
  };
  const waiting = async (differing: Partial<LearningAgreement> = {}): Promise<string> => {
    const received = await take(differing);
    if (received.kind !== 'waits') throw new Error(`It does not wait: ${received.kind}.`);
    return received.taskId;
  };
  const tasks = async () => (await under.db.select().from(task).orderBy(task.createdAt)).map(({ id, state }) => `${id} ${state}`);
  const acts = async (taskId: string) =>
    (await under.db.select().from(auditLog).where(eq(auditLog.taskId, taskId)).orderBy(auditLog.id)).map(({ action }) =>
      action.replace('learningAgreementSignature.', ''),
    );
  const { student, sendingInstitution, receivingInstitution } = {
    student: signedOn('2026-11-01'),
    sendingInstitution: signedOn('2026-11-10'),
    receivingInstitution: signedOn('2026-11-12'),
  };
  const agreed = version({ signatures: { student, sendingInstitution, receivingInstitution } });
  const proposal = (proposalId: string, day: string) =>
    version({
      role: 'changesProposal',
      proposalId,
      signatures: { student: signedOn(day), sendingInstitution: null, receivingInstitution: null },
    });

  describe('an agreement that waits for us', () => {
    test('becomes a task of the department’s contact person, without any student data in public', async () => {
      const taskId = await waiting();
      const { task: row, assignees, subject } = await under.file(taskId);
      expect(row).toMatchObject({ kind: 'learningAgreementSignature', state: 'open', publicReference: null, department: { code: 'FYS' } });
      expect(row.dueAt.equals(Temporal.Instant.from('2027-02-15T17:00:00+01:00'))).toBe(true);
      expect(assignees.map(({ name }) => name)).toEqual(['Karin Åström']);
      expect(subject).toMatchObject({ request: { versionRole: 'firstVersion', proposalId: null, signingAs: 'sendingInstitution' } });
      expect(await acts(taskId)).toEqual(['asked']);
      expect(under.jobs.changed).toEqual([taskId]);
    });

    test('taken in again in the same state changes nothing', async () => {
      const taskId = await waiting();
      under.jobs.clear();
      expect(await take()).toEqual({ kind: 'waits', taskId });
      expect(await tasks()).toEqual([`${taskId} open`]);
      expect(await acts(taskId)).toEqual(['asked']);
      expect(under.jobs.changed).toEqual([]);
    });

    test('is signed by us as host, after student and home university', async () => {
      const incoming = {
        sendingHeiId: 'uni-example.de',
        sendingOunitId: null,
        receivingHeiId: 'umu.se',
        receivingOunitId: '10000000',
      };
      expect(await take({ ...incoming, versions: [version()] })).toEqual({ kind: 'waitsForOthers' });
      const taskId = await waiting({
        ...incoming,
        versions: [version({ signatures: { student, sendingInstitution, receivingInstitution: null } })],
      });
      expect((await under.file(taskId)).subject).toMatchObject({
        request: { signingAs: 'receivingInstitution', partnerName: 'uni-example.de' },
      });
    });
  });

  describe('no task arises', () => {
    test('when it waits for others', async () => {
      const unsigned = version({ signatures: { student: null, sendingInstitution: null, receivingInstitution: null } });
      expect(await take({ versions: [unsigned] })).toEqual({ kind: 'waitsForOthers' });
      expect(await take({ versions: [agreed] })).toEqual({ kind: 'waitsForOthers' });
      expect(await tasks()).toEqual([]);
    });

    test('when the mobility has ended, to the last day of its month', async () => {
      expect(await take({ mobilityEnd: { kind: 'day', date: '2026-11-24' } })).toEqual({ kind: 'ended' });
      expect(await take({ omobilityId: 'm-2', mobilityEnd: { kind: 'month', yearMonth: '2026-10' } })).toEqual({ kind: 'ended' });
      expect((await take({ omobilityId: 'm-3', mobilityEnd: { kind: 'month', yearMonth: '2026-11' } })).kind).toBe('waits');
      expect((await take({ omobilityId: 'm-4', mobilityEnd: { kind: 'day', date: '2026-11-25' } })).kind).toBe('waits');
    });

    test('when its unit is none of the directory', async () => {
      expect(await take({ sendingOunitId: 'unknown' })).toEqual({ kind: 'noDepartment' });
      expect(await take({ omobilityId: 'm-2', sendingOunitId: null })).toEqual({ kind: 'noDepartment' });
      expect(await under.db.select().from(learningAgreement)).toHaveLength(2);
    });

    test('from an older state than the one that is known, which also stays', async () => {
      await take({ versions: [agreed] });
      expect(await take({ versions: [version()] })).toEqual({ kind: 'older' });
      const [row] = await under.db.select().from(learningAgreement);
      expect(row?.agreement.versions).toEqual([agreed]);
      expect(await tasks()).toEqual([]);
    });
  });

  describe('a task that is open', () => {
    test('ends when the agreement arrives signed elsewhere', async () => {
      const taskId = await waiting();
      under.jobs.clear();
      expect(await take({ versions: [agreed] })).toEqual({ kind: 'waitsForOthers' });
      expect(await tasks()).toEqual([`${taskId} cancelled`]);
      expect(await acts(taskId)).toEqual(['asked', 'noLongerAwaited']);
      expect(under.jobs.changed).toEqual([taskId]);
      expect((await under.file(taskId)).task.closedAt?.equals(under.clock.now())).toBe(true);
    });

    test('gives way to a new one when another proposal waits', async () => {
      const first = await waiting({ versions: [agreed, proposal('p-1', '2026-11-14')] });
      under.clock.add({ hours: 1 });
      const second = await waiting({ versions: [agreed, proposal('p-2', '2026-11-16')] });
      expect(second).not.toBe(first);
      expect(await tasks()).toEqual([`${first} cancelled`, `${second} open`]);
      expect((await under.file(second)).subject).toMatchObject({ request: { versionRole: 'changesProposal', proposalId: 'p-2' } });
    });
  });

  test('what the department has signed here is not asked again, though the file does not show it yet', async () => {
    const taskId = await waiting();
    await act(under.house, { taskId, verb: 'signed', version: 1, input: {}, actor: under.actor(under.people.ikp) });
    expect(await take()).toEqual({ kind: 'waits', taskId });
    expect(await tasks()).toEqual([`${taskId} done`]);
  });

  test('what was not awaited for a while is asked anew, of those who stand for the department now', async () => {
    const taskId = await waiting();
    await take({ versions: [agreed] });
    under.clock.add({ days: 1 });
    under.jobs.clear();
    // The partner takes our signature back: the student has signed later.
    const again = version({ signatures: { student: signedOn('2026-11-20'), sendingInstitution: null, receivingInstitution: null } });
    expect(await take({ versions: [again] })).toEqual({ kind: 'waits', taskId });
    const { task: row, phaseBeganAt, assignees } = await under.file(taskId);
    expect(row).toMatchObject({ state: 'open', version: 3, closedAt: null });
    expect(phaseBeganAt.equals(under.clock.now())).toBe(true);
    expect(assignees.map(({ name }) => name)).toEqual(['Karin Åström']);
    expect(await acts(taskId)).toEqual(['asked', 'noLongerAwaited', 'awaitedAgain']);
    expect(under.jobs.changed).toEqual([taskId]);
  });
});
