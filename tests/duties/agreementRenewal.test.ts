import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { saveInstitution } from '../../bot/store/agreements.ts';
import { auditLog } from '../../bot/store/schema.ts';
import { writeSetting } from '../../bot/store/settings.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { onEachServer } from '../support/databases.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements, incomingFrom, outgoingTo, whatComesUp } from '../support/endingAgreements.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);

  const take = (...agreements: Parameters<typeof exchangeAgreementOf>[0][]) =>
    importAgreements(under.house, ...agreements.map((one) => exchangeAgreementOf(one)));
  const look = () => whatComesUp(under.house, 'agreementRenewal');
  const onlyTask = async () => {
    const tasks = await look();
    expect(tasks).toHaveLength(1);
    const [task] = tasks;
    if (!task) throw new Error('no task');
    return task;
  };
  const view = async (taskId: string, person: Person = under.people.ikp) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: person.id, language: person.language }, under.clock.now());
  const actOn = async (taskId: string, verb: string, input: object = {}, person: Person = under.people.ikp) =>
    act(under.house, { taskId, verb, input, version: (await under.file(taskId)).task.version, actor: under.actor(person) });
  const lasting = (year: string) => ({ conditions: [outgoingTo('uio.no', { receivingLastAcademicYear: parseAcademicYear(year) })] });
  const movedTo = (day: string) => under.clock.set(`${day}T10:00:00Z`);

  describe('an agreement that nears its end', () => {
    test('becomes one task for the department, with every condition that ends', async () => {
      await saveInstitution(under.db, { heiId: 'uio.no', name: 'Universitetet i Oslo', country: 'NO' });
      const later = outgoingTo('uio.no', { kind: 'staffTeaching', receivingLastAcademicYear: parseAcademicYear('2029/2030') });
      await take({ conditions: [outgoingTo(), incomingFrom(), later] });
      const { taskId } = await onlyTask();
      const shown = await view(taskId);
      expect(shown.title).toBe('Ska avtalet med Universitetet i Oslo förnyas?');
      expect(shown.askedOf).toEqual(['Karin Åström (kontaktperson)']);
      expect(shown.facts.filter(({ value }) => value.includes('läsåren'))).toEqual([
        { label: 'Studenter, studier, ut från oss', value: '2 platser om året, läsåren 2021/2022 till 2026/2027. Upphör 31 augusti 2027.' },
        { label: 'Studenter, studier, in till oss', value: '2 platser om året, läsåren 2021/2022 till 2026/2027. Upphör 31 augusti 2027.' },
      ]);
      expect(shown.links.map(({ url }) => url)).toContain('https://manual.its.umu.se/uppdatera-forlanga-utbytesavtal');
      // Twelve weeks to think, twelve months ahead.
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2027-02-17T16:00:00Z');
    });

    test('is asked about once, however often it is looked at and imported anew', async () => {
      await take({});
      const { taskId } = await onlyTask();
      await take({});
      under.clock.add({ weeks: 3 });
      expect((await onlyTask()).taskId).toBe(taskId);
      expect((await under.file(taskId)).task).toMatchObject({ version: 1, cardVersion: 1 });
    });

    test('names conditions of one kind and direction apart', async () => {
      const other = outgoingTo('uio.no', { subjectAreas: [{ iscedCode: '0541', clarification: null }], mobilitiesPerYear: null });
      await take({ conditions: [outgoingTo(), other] });
      const { facts } = await view((await onlyTask()).taskId);
      expect(facts.slice(2).map(({ label }) => label)).toEqual(['Studenter, studier, ut från oss', 'Studenter, studier, ut från oss (2)']);
      expect(facts[3]?.value).toContain('antalet platser är inte bestämt');
    });

    test('is asked of each department with its own conditions', async () => {
      await take({ conditions: [outgoingTo(), outgoingTo('uio.no', { sendingOunitId: 'umu-kem', mobilitiesPerYear: 1 })] });
      const tasks = await look();
      expect(tasks.map(({ departmentId }) => departmentId).sort()).toEqual([under.people.physicsId, under.people.chemistryId].sort());
      const shown = await view(tasks.find(({ departmentId }) => departmentId === under.people.chemistryId)?.taskId ?? '', under.people.chemist);
      expect(shown.facts.map(({ value }) => value).filter((value) => value.includes('place'))).toEqual([
        '1 place a year, academic years 2021/2022 to 2026/2027. Ends on 31 August 2027.',
      ]);
    });

    test('is left alone while it lasts, when it is long gone, or when another agreement has taken over', async () => {
      await take(
        { iiaId: 'lasts', ...lasting('2029/2030') },
        { iiaId: 'gone', partnerHeiId: 'old.no', conditions: [outgoingTo('old.no', { receivingLastAcademicYear: parseAcademicYear('2020/2021') })] },
        { iiaId: 'old', ...lasting('2026/2027') },
      );
      expect(await look()).toEqual([]);
    });

    test('is warned of at other months where the university has said so', async () => {
      await writeSetting(under.db, 'agreementWarningMonths', [2]);
      await take({});
      expect(await look()).toEqual([]);
      movedTo('2027-06-30');
      expect(await look()).toHaveLength(1);
    });
  });

  describe('one that misses the coming nominations', () => {
    test('says so first, and what it means', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      await take({});
      const shown = await view((await onlyTask()).taskId);
      expect(shown.title).toBe('Avtalet med uio.no räcker inte till nomineringen HT2027');
      expect(shown.facts[0]?.value).toBe(
        'Avtalet täcker inte läsåret 2027/2028. Ingen kan nomineras till HT2027 förrän det är förnyat. Den som reser ut utan giltigt avtal omfattas inte heller av försäkringen Student UT.',
      );
      expect(shown.facts[1]).toEqual({ label: 'Nomineringen till HT2027 stänger', value: '1 april 2027' });
    });

    test('says nothing of the insurance where nobody goes out, and nothing at all of staff', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      await take({ conditions: [incomingFrom()] }, { iiaId: 'staff', partnerHeiId: 'ntnu.no', conditions: [outgoingTo('ntnu.no', { kind: 'staffTraining' })] });
      const shown = await Promise.all((await look()).map(({ taskId }) => view(taskId)));
      expect(shown.map(({ title }) => title).sort()).toEqual(['Avtalet med uio.no räcker inte till nomineringen HT2027', 'Ska avtalet med ntnu.no förnyas?']);
      expect(JSON.stringify(shown)).not.toContain('Student UT');
    });

    test('gives the open task more haste instead of another task', async () => {
      movedTo('2026-09-15');
      await take({});
      const { taskId } = await onlyTask();
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-12-08T16:00:00Z');
      await saveTerm(under.db, { ...AUTUMN_2027, nominationDeadline: Temporal.PlainDate.from('2026-11-16') });
      expect((await onlyTask()).taskId).toBe(taskId);
      expect((await under.file(taskId)).task).toMatchObject({ version: 2 });
      // Four weeks before the nominations close.
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2026-10-19T15:00:00Z');
    });
  });

  test('a nearer warning makes the open task due anew; weeks in one step change it once', async () => {
    await take({});
    const { taskId } = await onlyTask();
    movedTo('2027-06-02');
    await onlyTask();
    await onlyTask();
    const { task } = await under.file(taskId);
    expect(task).toMatchObject({ state: 'open', version: 2 });
    expect(task.dueAt.toString()).toBe('2027-06-23T15:00:00Z');
    movedTo('2027-09-01');
    await onlyTask();
    expect((await view(taskId)).title).toBe('Avtalet med uio.no har löpt ut');
  });

  describe('a renewal that is under way', () => {
    test('waits for the day that was named, through the next warning', async () => {
      await take({});
      const { taskId } = await onlyTask();
      expect((await actOn(taskId, 'underWay', { expectedOn: '2027-03-20', note: 'Oslo skriver under' })).kind).toBe('done');
      movedTo('2027-03-01');
      await onlyTask();
      const { task } = await under.file(taskId);
      expect(task).toMatchObject({ state: 'open', version: 2 });
      // 20 March is a Saturday.
      expect(task.dueAt.toString()).toBe('2027-03-22T16:00:00Z');
      const { facts } = await view(taskId);
      expect(facts).toContainEqual({ label: 'Förnyas', value: 'Väntas vara klart 20 mars 2027, enligt Karin Åström' });
      expect(facts).toContainEqual({ label: 'Anteckning', value: 'Oslo skriver under' });
    });

    test('gives way to nominations that close before that day', async () => {
      await take({});
      const { taskId } = await onlyTask();
      await actOn(taskId, 'underWay', { expectedOn: '2027-06-01' });
      await saveTerm(under.db, AUTUMN_2027);
      await onlyTask();
      expect((await under.file(taskId)).task.dueAt.toString()).toBe('2027-02-17T16:00:00Z');
    });

    test.each([
      ['closes before that day', '2027-06-01', '2027-04-01', '2027-04-01T15:00:00Z'],
      ['closes on a Sunday before it', '2027-06-01', '2027-04-04', '2027-04-02T15:00:00Z'],
      ['closes after that day', '2027-03-16', '2027-04-01', '2027-03-16T16:00:00Z'],
      ['has closed', '2027-06-01', '2026-11-25', '2027-06-01T15:00:00Z'],
    ])('waits no longer than for the nominations that it misses, when their window %s', async (_what, expectedOn, deadline, dueAt) => {
      await saveTerm(under.db, { ...AUTUMN_2027, nominationDeadline: Temporal.PlainDate.from(deadline) });
      await take({});
      const { taskId } = await onlyTask();
      under.clock.set('2026-11-25T18:00:00+01:00');
      expect((await actOn(taskId, 'underWay', { expectedOn })).kind).toBe('done');
      expect((await under.file(taskId)).task.dueAt.toString()).toBe(dueAt);
      movedTo('2026-11-26');
      expect((await onlyTask()).taskId).toBe(taskId);
      const { facts } = await view(taskId);
      expect(facts.find(({ label }) => label === 'Förnyas')?.value).toContain('enligt Karin Åström');
    });

    test('is not put off by more than a year', async () => {
      await take({});
      const { taskId } = await onlyTask();
      expect(await actOn(taskId, 'underWay', { expectedOn: '2027-11-26' })).toMatchObject({ kind: 'invalid', errors: [{ field: 'expectedOn', problem: 'dateTooFar' }] });
      expect((await actOn(taskId, 'underWay', { expectedOn: '2027-11-25' })).kind).toBe('done');
    });

    test('needs a day ahead, and nobody else’s word', async () => {
      await take({});
      const { taskId } = await onlyTask();
      expect(await actOn(taskId, 'underWay')).toMatchObject({ kind: 'invalid', errors: [{ field: 'expectedOn', problem: 'required' }] });
      expect(await actOn(taskId, 'underWay', { expectedOn: '2026-11-24' })).toMatchObject({ kind: 'invalid', errors: [{ problem: 'dateBehind' }] });
      expect(await actOn(taskId, 'renewed', {}, under.people.chemist)).toMatchObject({ kind: 'unchanged', why: 'notYours' });
      expect((await under.file(taskId)).task).toMatchObject({ state: 'open', version: 1 });
    });
  });

  describe('ends', () => {
    test('by itself when an import shows that it reaches further', async () => {
      await take({});
      const { taskId } = await onlyTask();
      await take(lasting('2029/2030'));
      await onlyTask();
      expect((await under.file(taskId)).task.state).toBe('done');
      const lines = await under.db.select().from(auditLog);
      expect(lines.filter((line) => line.taskId === taskId).map(({ action }) => action)).toEqual(['agreementRenewal.asked', 'agreementRenewal.settledItself']);
    });

    test('by itself when a new agreement of the same purpose reaches further', async () => {
      await take({});
      const { taskId } = await onlyTask();
      await take({ iiaId: 'iia-2', ...lasting('2030/2031') });
      await onlyTask();
      expect((await under.file(taskId)).task.state).toBe('done');
    });

    test('with a reason when it may lapse, and is not asked about again', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      await take({});
      const { taskId } = await onlyTask();
      expect(await actOn(taskId, 'lapse')).toMatchObject({ kind: 'invalid', errors: [{ field: 'reason', problem: 'required' }] });
      await actOn(taskId, 'lapse', { reason: 'Ingen har rest på fem år.' });
      const results = (await view(taskId)).facts.filter(({ result }) => result);
      expect(results.map(({ value }) => value)).toEqual([
        'Avtalet får löpa ut',
        'Ingen har rest på fem år.',
        'Ingen nomineras till HT2027 på de villkor som löper ut.',
        'Karin Åström, ons 25 nov. 10:00',
      ]);
      await take({});
      movedTo('2027-09-01');
      await onlyTask();
    });

    test('with another agreement of the department, or one that is only named', async () => {
      await take({}, { iiaId: 'iia-2', iiaCode: 'UMU-FYS-2', conditions: [outgoingTo('uio.no', { eqfLevels: [7] })] });
      const tasks = await look();
      const [first, second] = tasks.map(({ taskId }) => taskId);
      const choices = (await view(first ?? '')).actions.find(({ verb }) => verb === 'replaced')?.fields[0]?.choices;
      expect(choices?.map(({ title }) => title)).toEqual(['UMU-FYS-2']);
      expect(await actOn(first ?? '', 'replaced', { agreement: 'made-up' })).toMatchObject({ kind: 'invalid', errors: [{ problem: 'unknownChoice' }] });
      await actOn(first ?? '', 'replaced', { agreement: choices?.[0]?.value });
      await actOn(second ?? '', 'replacedByOther', { code: 'UMU-FYS-3' });
      const results = await Promise.all([first, second].map(async (id) => (await view(id ?? '')).facts[0]?.value));
      expect(results).toEqual(['Ersätts av avtalet UMU-FYS-2', 'Ersätts av avtalet UMU-FYS-3']);
      expect(await look()).toHaveLength(2);
    });

    test('as renewed; it comes back when a later import still shows the old end after a month', async () => {
      await take({});
      const { taskId } = await onlyTask();
      await actOn(taskId, 'renewed');
      under.clock.add({ days: 40 });
      await onlyTask(); // nothing has been imported since
      await take({});
      const tasks = await look();
      expect(tasks.map(({ state }) => state)).toEqual(['done', 'open']);
      // Said again, it comes back again.
      await actOn(tasks[1]?.taskId ?? '', 'renewed');
      under.clock.add({ days: 31 });
      await take({});
      expect((await look()).map(({ state }) => state)).toEqual(['done', 'done', 'open']);
    });
  });
});
