import { describe, expect, test } from '@jest/globals';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { listPartnerAccounts } from '../../bot/store/partnerAccounts.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import { onEachServer } from '../support/databases.ts';
import { AUTUMN_2027, exchangeAgreementOf, importAgreements, incomingFrom, outgoingTo, whatComesUp } from '../support/endingAgreements.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);

  const look = () => whatComesUp(under.house, 'partnerAccount');
  const view = async (taskId: string, person: Person = under.people.ikp) =>
    responsibleTaskView(under.db, await under.file(taskId), { personId: person.id, language: 'sv' }, under.clock.now());
  const verbs = async (taskId: string) => (await view(taskId)).actions.map(({ verb }) => verb);
  const actOn = async (taskId: string, verb: string, input: object = {}) =>
    act(under.house, { taskId, verb, input, version: (await under.file(taskId)).task.version, actor: under.actor(under.people.ikp) });
  const account = async () => (await listPartnerAccounts(under.db, ['uio.no'])).get('uio.no');
  const movedTo = (day: string) => under.clock.set(`${day}T10:00:00Z`);

  async function inSeason(): Promise<string> {
    await saveTerm(under.db, AUTUMN_2027);
    await importAgreements(under.house, exchangeAgreementOf({ conditions: [outgoingTo(), incomingFrom()] }));
    movedTo('2027-02-01');
    const [only, ...others] = await look();
    expect(others).toEqual([]);
    return only?.taskId ?? '';
  }

  describe('is asked', () => {
    test('from four weeks before the day by which every partner has its account', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      await importAgreements(under.house, exchangeAgreementOf({ conditions: [incomingFrom()] }));
      movedTo('2027-01-31');
      expect(await look()).toEqual([]);
      const taskId = await inSeason();
      const { task } = await under.file(taskId);
      expect(task.dueAt.toString()).toBe('2027-03-01T16:00:00Z');
      expect((await view(taskId)).title).toBe('Har uio.no ett konto i Solemove?');
    });

    test('once for each partner, of the department with most places; the others are named', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      await importAgreements(
        under.house,
        exchangeAgreementOf({ conditions: [incomingFrom()] }),
        exchangeAgreementOf({ iiaId: 'iia-2', iiaCode: 'UMU-KEM-1', conditions: [incomingFrom('uio.no', { receivingOunitId: 'umu-kem', mobilitiesPerYear: 1 })] }),
      );
      movedTo('2027-02-10');
      const tasks = await look();
      expect(tasks.map(({ departmentId }) => departmentId)).toEqual([under.people.physicsId]);
      const { facts } = await view(tasks[0]?.taskId ?? '');
      expect(facts).toContainEqual({ label: 'Andra institutioner med avtal', value: 'Kemiska institutionen' });
      expect(facts).toContainEqual({ label: 'Våra avtal', value: 'UMU-FYS-1, UMU-KEM-1' });
    });

    test('of nobody where the partner sends no students, or no longer does', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      const ended = incomingFrom('old.no', { receivingLastAcademicYear: parseAcademicYear('2024/2025') });
      await importAgreements(under.house, exchangeAgreementOf(), exchangeAgreementOf({ iiaId: 'old', partnerHeiId: 'old.no', conditions: [ended] }));
      movedTo('2027-02-10');
      expect(await look()).toEqual([]);
    });

    test('late in the season with a week to answer, and not when it is over', async () => {
      await saveTerm(under.db, AUTUMN_2027);
      await importAgreements(under.house, exchangeAgreementOf({ conditions: [incomingFrom()] }));
      movedTo('2027-04-02');
      expect(await look()).toEqual([]);
      movedTo('2027-03-08');
      const [late] = await look();
      expect(late?.dueAt.toString()).toBe('2027-03-15T16:00:00Z');
    });

    test('outside the season when the agreement is new', async () => {
      await importAgreements(under.house, exchangeAgreementOf({ iiaId: 'stock', partnerHeiId: 'ntnu.no', conditions: [incomingFrom('ntnu.no')] }));
      under.clock.add({ days: 1 });
      await importAgreements(under.house, exchangeAgreementOf({ conditions: [incomingFrom()] }));
      const [only, ...others] = await look();
      expect(others).toEqual([]);
      expect((await view(only?.taskId ?? '')).facts).toContainEqual({
        label: 'Varför nu',
        value: 'Avtalet är nytt. Utan konto kan partnern inte nominera.',
      });
      await look();
      expect(await look()).toHaveLength(1);
    });
  });

  describe('ends', () => {
    test('when the account is there, with whom to reach', async () => {
      const taskId = await inSeason();
      expect(await actOn(taskId, 'exists', { contactEmail: 'nobody' })).toMatchObject({ kind: 'invalid', errors: [{ problem: 'email' }] });
      await actOn(taskId, 'exists', { contactName: 'Kari Nordmann', contactEmail: 'kari@uio.no' });
      expect((await under.file(taskId)).task.state).toBe('done');
      expect(await account()).toMatchObject({ state: 'created', contactName: 'Kari Nordmann', contactEmail: 'kari@uio.no' });
      expect((await view(taskId)).facts[0]).toEqual({ label: 'Konto', value: 'Finns', result: 'positive' });
    });

    test('when it was missing, has its steps and is created', async () => {
      const taskId = await inSeason();
      expect(await verbs(taskId)).toEqual(['exists', 'missing']);
      await actOn(taskId, 'missing');
      expect(await account()).toMatchObject({ state: 'missing' });
      const shown = await view(taskId);
      expect(shown.title).toBe('Skapa ett konto i Solemove för uio.no');
      expect(shown.facts.filter(({ label }) => label.startsWith('Steg'))).toHaveLength(4);
      expect(shown.passages.map(({ text }) => text)).toEqual([expect.stringContaining('Dear colleague'), expect.stringContaining('Ert lärosäte')]);
      expect(await verbs(taskId)).toEqual(['created']);
      await actOn(taskId, 'created');
      expect((await under.file(taskId)).task.state).toBe('done');
      expect(await account()).toMatchObject({ state: 'created', contactName: null });
    });

    test('by itself when the partner no longer sends students', async () => {
      const taskId = await inSeason();
      await importAgreements(under.house, exchangeAgreementOf({ conditions: [outgoingTo()] }));
      await look();
      expect((await under.file(taskId)).task.state).toBe('cancelled');
    });
  });

  test('a confirmed account is let be for the season, and asked about again when a year has passed', async () => {
    await importAgreements(under.house, exchangeAgreementOf({ conditions: [incomingFrom('uio.no', { receivingLastAcademicYear: parseAcademicYear('2029/2030') })] }));
    const taskId = await inSeason();
    await actOn(taskId, 'exists', { contactName: 'Kari Nordmann' });
    movedTo('2027-03-20');
    expect(await look()).toHaveLength(1);
    await importAgreements(under.house, exchangeAgreementOf({ conditions: [incomingFrom('uio.no', { receivingLastAcademicYear: parseAcademicYear('2029/2030') })] }));
    await saveTerm(under.db, {
      ...AUTUMN_2027,
      code: 'HT2028',
      nominationDeadline: AUTUMN_2027.nominationDeadline.add({ years: 1 }),
      dates: { partnerAccounts: AUTUMN_2027.nominationDeadline.add({ years: 1 }).subtract({ months: 1 }) },
    });
    movedTo('2028-02-10');
    const tasks = await look();
    expect(tasks).toHaveLength(2);
    const again = tasks[1]?.taskId ?? '';
    expect((await view(again)).actions.find(({ verb }) => verb === 'exists')?.fields[0]?.value).toBe('Kari Nordmann');
  });
});
