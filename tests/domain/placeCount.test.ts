import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { countPlaces, freePlaces, isUsedUp, type CountedCondition, type CountedLoan, type CountedStay } from '../../bot/domain/placeCount.ts';
import { LOAN_STATES } from '../../bot/domain/placeLoan.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const autumn = { startsOn: day('2027-08-30'), endsOn: day('2028-01-16') };

function condition(id: string, differing: Partial<CountedCondition['condition']> = {}, of: Partial<CountedCondition> = {}): CountedCondition {
  return {
    id,
    agreementId: 'A',
    departmentId: 'physics',
    direction: 'outgoing',
    condition: {
      kind: 'studentStudies',
      receivingFirstAcademicYear: parseAcademicYear('2027/2028'),
      receivingLastAcademicYear: parseAcademicYear('2027/2028'),
      mobilitiesPerYear: 4,
      subjectAreas: [],
      eqfLevels: [],
      ...differing,
    },
    ...of,
  };
}

function stay(differing: Partial<CountedStay> = {}): CountedStay {
  return { departmentId: 'physics', direction: 'outgoing', academicYear: null, iscedCode: '0533', eqfLevel: 6, ...autumn, ...differing };
}

function loan(differing: Partial<CountedLoan> = {}): CountedLoan {
  return { agreementId: 'A', ownerDepartmentId: 'physics', studyDepartmentId: 'chemistry', state: 'inUse', term: autumn, ...differing };
}

const only = (...counted: Parameters<typeof countPlaces>) => countPlaces(...counted).years[0];

describe('a stay', () => {
  test('uses a place of the condition for its department, direction and year', () => {
    const { years, staysOutside } = countPlaces([condition('out'), condition('in', {}, { direction: 'incoming' })], [stay()], []);
    expect(years).toMatchObject([
      { conditionId: 'out', year: '2027/2028', places: 4, stays: { certain: 1, possible: 0 }, free: { fewest: 3, most: 3 }, over: 0 },
      { conditionId: 'in', stays: { certain: 0, possible: 0 }, free: { fewest: 4, most: 4 } },
    ]);
    expect(staysOutside).toEqual([]);
  });

  test.each<[string, string, boolean]>([
    ['2027-08-10', '2027-12-20', true],
    ['2028-02-15', '2028-07-20', true],
    ['2027-08-10', '2028-06-20', true],
    ['2028-08-10', '2028-12-20', false],
    ['2027-02-01', '2027-08-31', false],
  ])('from %s to %s is of 2027/2028: %s', (startsOn, endsOn, isOf) => {
    const { years, staysOutside } = countPlaces([condition('out')], [stay({ startsOn: day(startsOn), endsOn: day(endsOn) })], []);
    expect([years[0]?.stays?.certain, staysOutside.length]).toEqual(isOf ? [1, 0] : [0, 1]);
  });

  test('is of the year that its source names, unless the partner names its years otherwise', () => {
    const late = { startsOn: day('2028-08-20'), endsOn: day('2028-12-20') };
    expect(only([condition('out')], [stay({ ...late, academicYear: parseAcademicYear('2027/2028') })], [])?.stays?.certain).toBe(1);
    const south = { receivingFirstAcademicYear: parseAcademicYear('2028/2028'), receivingLastAcademicYear: parseAcademicYear('2028/2028') };
    expect(only([condition('out', south)], [stay({ ...late, academicYear: parseAcademicYear('2028/2029') })], [])?.stays?.certain).toBe(1);
  });

  test('is told apart by level and subject, and otherwise may be under each', () => {
    const levels = [condition('first', { eqfLevels: [6] }), condition('second', { eqfLevels: [7] })];
    const subjects = [condition('physics', { subjectAreas: [{ iscedCode: '0533', clarification: null }] }), condition('art', { subjectAreas: [{ iscedCode: '0213', clarification: null }] })];
    const tallies = (conditions: CountedCondition[]) => countPlaces(conditions, [stay()], []).years.map(({ stays, free }) => [stays?.certain, stays?.possible, free?.fewest, free?.most]);
    expect(tallies(levels)).toEqual([[1, 0, 3, 3], [0, 0, 4, 4]]);
    expect(tallies(subjects)).toEqual([[1, 0, 3, 3], [0, 0, 4, 4]]);
    expect(tallies([condition('one'), condition('other')])).toEqual([[0, 1, 3, 4], [0, 1, 3, 4]]);
  });
});

describe('a loan', () => {
  const chemistry = condition('theirs', {}, { agreementId: 'B', departmentId: 'chemistry' });
  const both = [condition('ours'), chemistry];

  test('uses up the owner’s place; the borrower’s student uses none of the borrower’s', () => {
    const before = countPlaces(both, [], [loan()]).years;
    expect(before).toMatchObject([{ lent: { certain: 1 }, free: { fewest: 3, most: 3 } }, { borrowed: { certain: 1 }, free: { fewest: 4, most: 4 } }]);
    // A stay at chemistry may be the borrowing student's, or another one's whose place is chemistry's own.
    const after = countPlaces(both, [stay({ departmentId: 'chemistry' })], [loan()]).years;
    expect(after).toMatchObject([{ free: { fewest: 3, most: 3 } }, { stays: { certain: 1 }, free: { fewest: 3, most: 4 } }]);
  });

  test.each(LOAN_STATES.map((state) => [state, state === 'inUse' || state === 'ended'] as const))('that is %s uses a place: %s', (state, uses) => {
    expect(only([condition('ours')], [], [loan({ state })])?.free).toEqual(uses ? { fewest: 3, most: 3 } : { fewest: 4, most: 4 });
  });

  test('without agreement may be on any of the owner’s', () => {
    expect(only([condition('ours')], [], [loan({ agreementId: null })])).toMatchObject({ lent: { certain: 0, possible: 1 }, free: { fewest: 3, most: 4 } });
  });

  test('of another agreement, another year, or a term that nobody knows is not counted', () => {
    const spring = { startsOn: day('2027-01-18'), endsOn: day('2027-06-06') };
    for (const one of [loan({ agreementId: 'B' }), loan({ term: spring }), loan({ term: null })]) {
      expect(only([condition('ours')], [], [one])?.lent).toEqual({ certain: 0, possible: 0 });
    }
  });
});

test('of an agreement without count, and of kinds whose stays nobody knows, nothing is said to be free', () => {
  expect(only([condition('out', { mobilitiesPerYear: null })], [stay()], [])).toMatchObject({ places: null, stays: { certain: 1 }, free: null, over: 0 });
  expect(only([condition('staff', { kind: 'staffTeaching' })], [stay()], [])).toMatchObject({ places: 4, stays: null, free: null });
});

describe('for all numbers', () => {
  const few = fc.nat({ max: 6 });
  const tally = fc.record({ certain: few, possible: few });

  test('nothing below zero is free, and what is too much is told', () => {
    fc.assert(
      fc.property(few, tally, tally, few, (places, stays, lent, elsewhere) => {
        const { free, over } = freePlaces(places, { stays, lent, elsewhere });
        expect(free.fewest).toBeGreaterThanOrEqual(0);
        expect(free.most).toBeGreaterThanOrEqual(free.fewest);
        expect(free.most).toBeLessThanOrEqual(places);
        expect(Math.min(free.most, over)).toBe(0);
      }),
    );
  });

  const names = ['physics', 'chemistry', 'history'];
  const lending = fc.record({ from: fc.nat(2), to: fc.nat(2), state: fc.constantFrom(...LOAN_STATES) }).filter(({ from, to }) => from !== to);

  test('loans conserve the total: each is one lent and one borrowed, and each student is on one place', () => {
    fc.assert(
      fc.property(fc.tuple(few, few, few), fc.array(lending, { maxLength: 8 }), (ownStays, lendings) => {
        const conditions = names.map((name) => condition(name, { mobilitiesPerYear: 40 }, { departmentId: name, agreementId: name }));
        const loans = lendings.map(({ from, to, state }) =>
          loan({ agreementId: names[from] ?? '', ownerDepartmentId: names[from] ?? '', studyDepartmentId: names[to] ?? '', state }),
        );
        const inUse = loans.filter(isUsedUp);
        const students = [...names.flatMap((departmentId, at) => Array.from({ length: ownStays[at] ?? 0 }, () => departmentId)), ...inUse.map((one) => one.studyDepartmentId)];
        const { years } = countPlaces(conditions, students.map((departmentId) => stay({ departmentId })), loans);
        const total = (of: (one: (typeof years)[number]) => number) => years.reduce((all, one) => all + of(one), 0);
        expect(total(({ lent }) => lent.certain)).toBe(inUse.length);
        expect(total(({ borrowed }) => borrowed.certain)).toBe(inUse.length);
        // Whoever lends to whom: as many places are taken as students go, when nobody has withdrawn.
        const withdrawn = loans.length - inUse.length;
        const taken = total(({ places, free }) => (places ?? 0) - (free?.most ?? 0));
        expect(taken).toBeLessThanOrEqual(students.length);
        expect(taken).toBeGreaterThanOrEqual(students.length - withdrawn);
        expect(total(({ places, free }) => (places ?? 0) - (free?.fewest ?? 0))).toBeGreaterThanOrEqual(students.length);
      }),
    );
  });

  test('giving a place back leaves the owner as if it had never been lent', () => {
    fc.assert(
      fc.property(few, few, fc.constantFrom('withdrawnBeforeStart' as const, 'withdrawnAfterStart' as const), (mobilitiesPerYear, own, state) => {
        const conditions = [condition('ours', { mobilitiesPerYear })];
        const stays = Array.from({ length: own }, () => stay());
        expect(countPlaces(conditions, stays, [loan({ state })])).toEqual(countPlaces(conditions, stays, []));
      }),
    );
  });
});
