import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { CooperationCondition, ExchangeAgreement } from '../../bot/domain/exchangeAgreement.ts';
import { importExchangeAgreements } from '../../bot/duties/imports.ts';
import { listAgreements, saveInstitution } from '../../bot/store/agreements.ts';
import { listTerms, saveTerm } from '../../bot/store/terms.ts';
import { cooperationCondition } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';

onEachServer((database) => {
  const under = houseUnderTest(database);

  const condition = (differing: Partial<CooperationCondition> = {}): CooperationCondition => ({
    kind: 'studentStudies',
    sendingHeiId: 'umu.se',
    receivingHeiId: 'uni-example.de',
    sendingOunitId: '10000000',
    receivingOunitId: null,
    receivingFirstAcademicYear: parseAcademicYear('2024/2025'),
    receivingLastAcademicYear: parseAcademicYear('2027/2028'),
    mobilitiesPerYear: 2,
    languageSkills: [],
    subjectAreas: [{ iscedCode: '0533', clarification: null }],
    eqfLevels: [6],
    totalMonthsPerYear: '10.25',
    totalDaysPerYear: null,
    blended: false,
    cannotBeApprovedBecause: [],
    ...differing,
  });
  const agreement = (differing: Partial<ExchangeAgreement> = {}): ExchangeAgreement => ({
    iiaId: 'iia-1',
    iiaCode: 'UMU-DE-1',
    partnerHeiId: 'uni-example.de',
    partnerIiaId: null,
    partnerIiaCode: null,
    inEffect: true,
    conditions: [condition()],
    ...differing,
  });
  const take = (...agreements: ExchangeAgreement[]) =>
    importExchangeAgreements(under.house, { fileName: 'iias.xml', by: 'test' }, agreements);
  const listed = () => listAgreements(under.db, [under.people.physicsId]);

  describe('exchange agreements', () => {
    test('come back as they were imported, with the partner’s name when it is known', async () => {
      await take(agreement());
      expect(await listed()).toMatchObject([{ iiaCode: 'UMU-DE-1', partnerName: 'uni-example.de', partnerCountry: null }]);
      await saveInstitution(under.db, { heiId: 'uni-example.de', name: 'Beispiel-Universität', country: 'DE' });
      await saveInstitution(under.db, { heiId: 'uni-example.de', name: 'Universität Beispiel', country: 'DE' });
      const [only] = await listed();
      expect(only).toMatchObject({ partnerName: 'Universität Beispiel', partnerCountry: 'DE', inEffect: true });
      expect(only?.conditions.map((one) => one.condition)).toEqual([condition()]);
    });

    test('imported again replace what was known of them', async () => {
      await take(agreement({ conditions: [condition(), condition({ kind: 'staffTeaching' })] }));
      await take(agreement({ iiaCode: 'UMU-DE-2', conditions: [condition({ mobilitiesPerYear: 3 })] }));
      const [only, ...others] = await listed();
      expect(others).toEqual([]);
      expect(only?.iiaCode).toBe('UMU-DE-2');
      expect(only?.conditions.map((one) => one.condition.mobilitiesPerYear)).toEqual([3]);
      expect(await under.db.select().from(cooperationCondition)).toHaveLength(1);
    });

    test('are shown to a department with its own conditions only, in the order of the agreement', async () => {
      await take(
        agreement({
          conditions: [
            condition({ kind: 'staffTraining' }),
            condition({ sendingOunitId: 'umu-kem' }),
            condition({ sendingHeiId: 'uni-example.de', receivingHeiId: 'umu.se', sendingOunitId: null, receivingOunitId: '10000000' }),
            condition({ sendingOunitId: 'unknown-unit' }),
            condition({ sendingOunitId: null }),
          ],
        }),
      );
      const [only] = await listed();
      expect(only?.conditions.map((one) => [one.condition.kind, one.condition.sendingHeiId])).toEqual([
        ['staffTraining', 'umu.se'],
        ['studentStudies', 'uni-example.de'],
      ]);
      expect(await listAgreements(under.db, [under.people.historyId])).toEqual([]);
      expect(await listAgreements(under.db, [])).toEqual([]);
      expect((await listAgreements(under.db, [under.people.physicsId, under.people.chemistryId]))[0]?.conditions).toHaveLength(3);
    });
  });

  test('terms come in the order of the year, and are written over by their code', async () => {
    const day = (text: string) => Temporal.PlainDate.from(text);
    const term = (code: string, start: string, deadline: string) => ({
      code,
      academicYear: parseAcademicYear('2026/2027'),
      startsOn: day(start),
      endsOn: day(start).add({ months: 5 }),
      nominationDeadline: day(deadline),
      dates: {},
    });
    await saveTerm(under.db, term('VT2027', '2027-01-18', '2026-10-01'));
    await saveTerm(under.db, term('HT2026', '2026-08-31', '2026-04-01'));
    await saveTerm(under.db, term('VT2027', '2027-01-18', '2026-10-02'));
    const terms = await listTerms(under.db);
    expect(terms.map(({ code, nominationDeadline }) => `${code} ${nominationDeadline.toString()}`)).toEqual([
      'HT2026 2026-04-01',
      'VT2027 2026-10-02',
    ]);
    expect(terms[0]?.academicYear).toEqual(parseAcademicYear('2026/2027'));
  });
});
