import { beforeEach, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { readFile } from 'node:fs/promises';
import { Temporal } from 'temporal-polyfill';
import type { LearningAgreement, LearningAgreementComponent } from '../../bot/domain/learningAgreement.ts';
import { act } from '../../bot/duties/act.ts';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import type { Received } from '../../bot/duties/receiveLearningAgreement.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { readLearningAgreements } from '../../bot/importers/ewpLearningAgreements.ts';
import { auditLog, dutyRun, learningAgreement, task } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { learningAgreementOf, signedOn, version } from '../support/learningAgreements.ts';

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
  const view = async (taskId: string) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: under.people.ikp.id, language: 'en' }, under.clock.now());
  const fact = async (taskId: string, label: string) => (await view(taskId)).facts.find((one) => one.label === label)?.value;
  const verbs = async (taskId: string) => (await view(taskId)).actions.map(({ verb }) => verb);
  const click = async (taskId: string, verb: string, input: Record<string, string> = {}, shown?: number) =>
    act(under.house, { taskId, verb, version: shown ?? (await under.file(taskId)).task.version, input, actor: under.actor(under.people.ikp) });
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

  describe('a refusal', () => {
    test('needs reasons, ends the task, and is not asked again for the same proposal', async () => {
      const taskId = await waiting({ versions: [proposal('p-1', '2026-11-14')] });
      expect((await click(taskId, 'refused')).kind).toBe('invalid');
      const reason = 'The thesis course is missing.';
      expect((await click(taskId, 'refused', { reason })).kind).toBe('done');
      const { subject, task: row } = await under.file(taskId);
      expect(row.state).toBe('done');
      expect(subject).toMatchObject({ request: { proposalId: 'p-1', outcome: 'refused', reason, signerName: 'Karin Åström' } });
      expect(subject.kind === 'learningAgreementSignature' && subject.request.signedAt?.equals(under.clock.now())).toBe(true);
      const { facts } = await view(taskId);
      expect(facts.filter(({ result }) => result).map(({ label, value, result }) => [label, value, result])).toEqual([
        ['Result', 'Refused', 'negative'],
        ['Reasons', reason, 'negative'],
        ['Refused by', 'Karin Åström', 'negative'],
        ['Refused', expect.any(String), 'negative'],
      ]);
      expect(await take({ versions: [proposal('p-1', '2026-11-14')] })).toEqual({ kind: 'waits', taskId });
      expect(await tasks()).toEqual([`${taskId} done`]);
    });

    test('is no place for a personal number', async () => {
      const taskId = await waiting();
      const result = await click(taskId, 'refused', { reason: 'Gäller 19640823-3234.' });
      expect(result).toMatchObject({ kind: 'invalid', errors: [{ field: 'reason', problem: 'personalNumber' }] });
      expect(await tasks()).toEqual([`${taskId} open`]);
    });

    test('is followed by a task of its own for the next proposal, which says what has changed', async () => {
      const refused = await waiting({ versions: [{ ...proposal('p-1', '2026-11-14'), components: [course('FY1', 'Optics')] }] });
      await click(refused, 'refused', { reason: 'The thesis course is missing.' });
      under.clock.add({ hours: 1 });
      const components = [course('FY1', 'Optics'), course('FY2', 'Thesis', '15 ECTS')];
      const next = await waiting({ versions: [{ ...proposal('p-2', '2026-11-16'), components }] });
      expect(await tasks()).toEqual([`${refused} done`, `${next} open`]);
      expect((await under.file(refused)).subject).toMatchObject({ request: { outcome: 'refused' } });
      expect(await fact(next, 'New since last time')).toBe('Added course at the host university: FY2 Thesis, 15 ECTS');
    });

    test('of a version without a proposal id is asked anew when that version comes back changed, and not before', async () => {
      const taskId = await waiting();
      await click(taskId, 'refused', { reason: 'The courses are missing.' });
      expect(await take()).toEqual({ kind: 'waits', taskId });
      expect(await tasks()).toEqual([`${taskId} done`]);
      expect(await waiting({ versions: [version({ components: [course('FY1', 'Optics')] })] })).toBe(taskId);
      const { task: row, subject } = await under.file(taskId);
      expect(row).toMatchObject({ state: 'open', closedAt: null });
      expect(subject).toMatchObject({ request: { outcome: null, reason: null, signerName: null, signedAt: null } });
      expect(await acts(taskId)).toEqual(['asked', 'refused', 'awaitedAgain']);
    });
  });

  describe('a proposal that has been replaced', () => {
    const replaced = async () => {
      const first = await waiting({ versions: [{ ...proposal('p-1', '2026-11-14'), components: [course('FY1', 'Optics'), course('FY3', 'Waves')] }] });
      under.clock.add({ hours: 1 });
      under.jobs.clear();
      const components = [course('FY1', 'Optics', '10 ECTS'), course('FY2', 'Thesis')];
      const second = await waiting({ versions: [{ ...proposal('p-2', '2026-11-16'), components }] });
      return { first, second };
    };

    test('says so on its card, and the new task says what is new', async () => {
      const { first, second } = await replaced();
      expect(await acts(first)).toEqual(['asked', 'replaced']);
      expect(under.jobs.changed.toSorted()).toEqual([first, second].toSorted());
      expect((await view(first)).facts.filter(({ result }) => result)).toEqual([
        { label: 'Result', value: 'Replaced by a newer version, which is a task of its own', result: 'negative' },
      ]);
      expect(await fact(second, 'New since last time')).toBe(
        [
          'Changed course at the host university: FY1 Optics, 10 ECTS',
          'Added course at the host university: FY2 Thesis, 7.5 ECTS',
          'Removed course at the host university: FY3 Waves, 7.5 ECTS',
        ].join('\n'),
      );
    });

    test('cannot be signed or refused any more: a click changes nothing and shows how it stands', async () => {
      const { first, second } = await replaced();
      for (const [verb, input] of [['signed', {}], ['refused', { reason: 'No.' }]] as const) {
        const result = await click(first, verb, input, 1);
        expect(result).toMatchObject({ kind: 'unchanged', why: 'closed', file: { subject: { request: { outcome: 'replaced', signerName: null } } } });
      }
      expect(await tasks()).toEqual([`${first} cancelled`, `${second} open`]);
    });

    test('stays signed when the signature came first', async () => {
      const first = await waiting({ versions: [proposal('p-1', '2026-11-14')] });
      const [signed] = await Promise.all([
        click(first, 'signed', {}, 1),
        take({ versions: [proposal('p-2', '2026-11-16')] }),
      ]);
      const { task: row, subject } = await under.file(first);
      const outcome = signed.kind === 'done' ? { state: 'done', outcome: 'signed' } : { state: 'cancelled', outcome: 'replaced' };
      expect({ state: row.state, outcome: subject.kind === 'learningAgreementSignature' && subject.request.outcome }).toEqual(outcome);
      expect(await under.db.select().from(task)).toHaveLength(2);
    });

    test('is not said to be a task where none follows', async () => {
      const taskId = await waiting();
      await take({ versions: [agreed] });
      expect((await view(taskId)).facts.find(({ result }) => result)?.value).toBe('No longer waits for your signature');
    });
  });

  describe('an agreement that changes while the same version is awaited', () => {
    test('moves the deadline with the start, asks anew, and makes the card as it was stale', async () => {
      const taskId = await waiting();
      under.jobs.clear();
      expect(await waiting({ mobilityStart: { kind: 'day', date: '2027-02-01' } })).toBe(taskId);
      const { task: row } = await under.file(taskId);
      expect(row.dueAt.equals(Temporal.Instant.from('2027-01-18T17:00:00+01:00'))).toBe(true);
      expect(row).toMatchObject({ state: 'open', version: 2 });
      expect(await fact(taskId, 'Mobility')).toBe('1 February 2027 to 31 August 2027');
      expect(await acts(taskId)).toEqual(['asked', 'changed']);
      expect(under.jobs.changed).toEqual([taskId]);
      expect(await click(taskId, 'signed', {}, 1)).toMatchObject({ kind: 'unchanged', why: 'stale' });
    });

    test('shows a name put right on the card, and nobody gets more time or a message for it', async () => {
      const taskId = await waiting({ mobilityStart: { kind: 'day', date: '2026-12-01' } });
      const before = (await under.file(taskId)).task;
      under.clock.add({ hours: 5 });
      under.jobs.clear();
      const renamed = { givenNames: 'Stina', familyName: 'Hemlig', globalId: null, email: null };
      await waiting({ mobilityStart: { kind: 'day', date: '2026-12-01' }, student: renamed });
      const after = (await under.file(taskId)).task;
      expect(after.dueAt.equals(before.dueAt)).toBe(true);
      expect([after.version, after.cardVersion]).toEqual([before.version, before.cardVersion + 1]);
      expect((await view(taskId)).title).toContain('Stina Hemlig');
      expect(under.jobs.changed).toEqual([taskId]);
    });

    test('shows which courses have changed, and whose signature has come', async () => {
      const incoming = { sendingHeiId: 'uni-example.de', sendingOunitId: null, receivingHeiId: 'umu.se', receivingOunitId: '10000000' };
      const signatures = { student, sendingInstitution, receivingInstitution: null };
      const taskId = await waiting({ ...incoming, versions: [version({ signatures, components: [course('FY1', 'Optics')] })] });
      const signer = { ...sendingInstitution, signerName: 'Anders Bardal', signerApp: 'Dashboard' };
      await waiting({
        ...incoming,
        versions: [version({ signatures: { ...signatures, sendingInstitution: signer }, components: [course('FY1', 'Optics', '5 ECTS')] })],
      });
      expect(await fact(taskId, 'New since last time')).toBe('Changed course at the host university: FY1 Optics, 5 ECTS');
      expect(await fact(taskId, 'Home university')).toMatch(/^Done: Anders Bardal, .*10 Nov.*, in Dashboard$/);
      expect(await fact(taskId, 'The student')).toMatch(/^Done: .*1 Nov/);
      expect(await fact(taskId, 'Host university')).toBe('Waits for you');
    });

    test('is asked of the department to which its unit has moved', async () => {
      const taskId = await waiting();
      expect(await waiting({ sendingOunitId: 'umu-kem' })).toBe(taskId);
      const { task: row, assignees } = await under.file(taskId);
      expect(row.department.code).toBe('KEM');
      expect(assignees.map(({ name }) => name)).toEqual(['Mehmet Aydin']);
    });

    test('lets the other duties look again, and only then', async () => {
      await waiting();
      await under.db.insert(dutyRun).values({ kind: 'unsignedMobility', ranOn: Temporal.PlainDate.from('2026-11-25') });
      await waiting();
      expect(await under.db.select().from(dutyRun)).toHaveLength(1);
      await waiting({ mobilityEnd: { kind: 'day', date: '2027-09-30' } });
      expect(await under.db.select().from(dutyRun)).toEqual([]);
    });
  });

  describe('a proposal to change what was agreed', () => {
    const inSpring = { mobilityStart: { kind: 'day', date: '2026-09-01' }, mobilityEnd: { kind: 'day', date: '2027-01-15' } } as const;
    beforeEach(async () => {
      await saveTerm(under.db, {
        code: 'HT2026',
        academicYear: parseAcademicYear('2026/2027'),
        startsOn: Temporal.PlainDate.from('2026-08-31'),
        endsOn: Temporal.PlainDate.from('2027-01-17'),
        nominationDeadline: Temporal.PlainDate.from('2026-04-01'),
        dates: {},
      });
    });

    test('is due within the weeks from when it was asked for, and says that the time for changes is over', async () => {
      const taskId = await waiting({ ...inSpring, versions: [agreed, proposal('p-1', '2026-11-22')] });
      expect((await under.file(taskId)).task.dueAt.equals(Temporal.Instant.from('2026-12-04T17:00:00+01:00'))).toBe(true);
      expect(await fact(taskId, 'Changes')).toBe('Could be asked for until 5 October 2026');
    });

    test('says what would change, with the reasons of the standard and the partner’s own', async () => {
      const components = [
        { ...course('FY1', 'Optics'), status: 'deleted' as const, reason: 'timetable-conflict' },
        { ...course('FY2', 'Waves'), status: 'inserted' as const, reason: 'a custom reason' },
      ];
      const taskId = await waiting({ ...inSpring, versions: [agreed, { ...proposal('p-1', '2026-11-22'), components }] });
      expect(await fact(taskId, 'What would change')).toBe(
        [
          'Removed course at the host university: FY1 Optics, 7.5 ECTS (the course clashes with another)',
          'Added course at the host university: FY2 Waves, 7.5 ECTS (a custom reason)',
        ].join('\n'),
      );
    });

    test('is no change when nothing was agreed before: then the start decides', async () => {
      const taskId = await waiting({ versions: [proposal('p-1', '2026-11-22')] });
      expect((await under.file(taskId)).task.dueAt.equals(Temporal.Instant.from('2027-02-15T17:00:00+01:00'))).toBe(true);
      expect(await fact(taskId, 'Version')).toBe('First proposal');
      expect(await fact(taskId, 'Changes')).toBeUndefined();
    });
  });

  describe('what stands in the way', () => {
    test('is said on the card, and it can be refused but not signed until it is gone', async () => {
      const taskId = await waiting({ language: null, iscedCode: '533' });
      expect(await fact(taskId, 'Obstacles')).toBe(
        [
          'It cannot be signed yet.',
          'Language or language level is blank. Ask the student to fill it in.',
          'The subject area is no code of four digits. Ask the student to choose it again.',
        ].join('\n'),
      );
      expect(await verbs(taskId)).toEqual(['refused', 'notMine']);
      expect(await click(taskId, 'signed')).toMatchObject({ kind: 'unchanged', why: 'notNow' });
      await waiting();
      expect(await fact(taskId, 'Obstacles')).toBeUndefined();
      expect(await verbs(taskId)).toEqual(['signed', 'signedOnPaper', 'refused', 'notMine']);
      expect((await click(taskId, 'signed')).kind).toBe('done');
    });

    test('is named when a kind of mobility allows no changes', async () => {
      const taskId = await waiting({ mobilityType: 'blended', versions: [agreed, proposal('p-1', '2026-11-22')] });
      expect(await fact(taskId, 'Obstacles')).toMatch(/cannot be changed once it is agreed/);
      expect(await verbs(taskId)).toEqual(['refused', 'notMine']);
    });
  });

  test('the standard’s own series of files makes one task after the other, and the last file ends nothing wrongly', async () => {
    await writeSetting(under.db, 'ourHeiIds', ['example_b.edu']);
    const file = async (n: number) => {
      const bytes = await readFile(new URL(`../../bot/demo/data/ewp/Ex${n}.xml`, import.meta.url));
      const [row] = readLearningAgreements(bytes, ['example_b.edu']).rows;
      if (!row?.item) throw new Error(`Ex${n} was not understood`);
      return take({
        ...row.item,
        receivingOunitId: '10000000',
        mobilityStart: { kind: 'month', yearMonth: '2027-02' },
        mobilityEnd: { kind: 'month', yearMonth: '2027-07' },
      });
    };
    const first = await file(1);
    if (first.kind !== 'waits') throw new Error(first.kind);
    expect(await fact(first.taskId, 'Version')).toBe('First proposal');
    await click(first.taskId, 'signed');
    expect((await file(4)).kind).toBe('waitsForOthers');
    const second = await file(7);
    if (second.kind !== 'waits') throw new Error(second.kind);
    expect(await fact(second.taskId, 'What would change')).toMatch(/Removed.*\(the course is given in another language\)\nAdded.*\(a custom reason\)/);
    expect((await file(9)).kind).toBe('waitsForOthers');
    expect((await tasks()).map((line) => line.split(' ')[1])).toEqual(['done', 'cancelled']);
    expect((await view(second.taskId)).facts.find(({ result }) => result)?.value).toBe('No longer waits for your signature');
  });
});

function course(code: string, title: string, credits = '7.5 ECTS'): LearningAgreementComponent {
  return { table: 'studied', code, title, credits, status: null, reason: null };
}
