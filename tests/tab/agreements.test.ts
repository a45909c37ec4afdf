import { describe, expect, test } from '@jest/globals';
import { countriesOf, departmentsIn, groupAgreements, isLeft, needsSomething, overviewOf, placesOf, sortAgreements } from '../../tab/agreements/overview.ts';
import { yearsOf } from '../../tab/agreements/placeYears.ts';
import type { Agreement, Condition, PlacesOfYear } from '../../tab/api/types.ts';

const covering: Condition = {
  id: 'c',
  kind: 'studentStudies',
  direction: 'outgoing',
  departmentId: 'fys',
  departmentText: 'Institutionen för fysik',
  mobilitiesPerYear: 2,
  totalMonthsPerYear: null,
  totalDaysPerYear: null,
  languageSkills: [],
  subjectAreas: [],
  eqfLevels: [],
  firstAcademicYear: '2021/2022',
  lastAcademicYear: '2028/2029',
  coverage: 'covers',
  cannotBeApprovedBecause: [],
};
const lapsing: Condition = { ...covering, lastAcademicYear: '2026/2027', coverage: 'notCovering' };

function agreement(own: Partial<Agreement>): Agreement {
  return {
    id: 'a',
    iiaCode: 'A-1',
    partnerHeiId: 'uio.no',
    partnerName: 'Universitetet i Oslo',
    partnerCountry: 'NO',
    inEffect: true,
    coverage: 'covers',
    expiresWith: '2028/2029',
    expiresWithinAYear: false,
    conditions: [covering],
    ...own,
  };
}

describe('student places in one direction', () => {
  test('add up over the conditions that cover the coming term', () => {
    expect(placesOf([covering, { ...covering, kind: 'studentTraineeship', mobilitiesPerYear: 3 }], 'outgoing')).toBe(5);
  });

  test('a condition and its successor are not added up', () => {
    expect(placesOf([lapsing, { ...covering, mobilitiesPerYear: 4 }], 'outgoing')).toBe(4);
    expect(placesOf([{ ...lapsing, lastAcademicYear: '2024/2025' }, { ...lapsing, mobilitiesPerYear: 1 }], 'outgoing')).toBe(1);
  });

  test('staff and the other direction do not count; what was never settled is not nought', () => {
    expect(placesOf([{ ...covering, kind: 'staffTeaching' }], 'outgoing')).toBe('none');
    expect(placesOf([covering], 'incoming')).toBe('none');
    expect(placesOf([{ ...covering, mobilitiesPerYear: null }], 'outgoing')).toBe('unknown');
    expect(placesOf([{ ...covering, mobilitiesPerYear: 0 }], 'outgoing')).toBe(0);
  });
});

test('countries are counted, the most first, without agreements whose country is unknown', () => {
  const countries = ['NO', 'DE', 'DE', null].map((partnerCountry) => overviewOf(agreement({ partnerCountry })));
  expect(countriesOf(countries)).toEqual([
    { country: 'DE', count: 2 },
    { country: 'NO', count: 1 },
  ]);
});

test.each([
  ['all in order', {}, false],
  ['of unknown state', { inEffect: null }, false],
  ['a draft', { inEffect: false }, true],
  ['not covering', { coverage: 'notCovering' }, true],
  ['ended', { coverage: 'ended' }, true],
  ['not fit for approval', { conditions: [{ ...covering, cannotBeApprovedBecause: ['mobilitiesPerYearNotDefined'] }] }, true],
] as const)('%s: needs something %s', (_, own, needs) => {
  expect(needsSomething(overviewOf(agreement(own as Partial<Agreement>)))).toBe(needs);
});

test('sorted as people of the language expect, numbers as numbers', () => {
  const names = ['Örebro', 'Zürich', 'Åbo', 'Aarhus'].map((partnerName) => overviewOf(agreement({ partnerName })));
  const sorted = sortAgreements(names, 'partner', false, 'sv').map((one) => one.agreement.partnerName);
  expect(sorted).toEqual(['Aarhus', 'Zürich', 'Åbo', 'Örebro']);
  const codes = ['UMU-10', 'UMU-9'].map((iiaCode) => overviewOf(agreement({ iiaCode })));
  expect(sortAgreements(codes, 'code', false, 'sv').map((one) => one.agreement.iiaCode)).toEqual(['UMU-9', 'UMU-10']);
  expect(sortAgreements(codes, 'code', true, 'sv').map((one) => one.agreement.iiaCode)).toEqual(['UMU-10', 'UMU-9']);
});

const everything = { words: '', onlyNeedy: false, soon: false, kind: '', department: '' } as const;

test.each([
  ['everything', {}, ['all', 'staff', 'soon']],
  ['one kind', { kind: 'staff' }, ['staff']],
  ['one department', { department: 'kem' }, ['staff']],
  ['what expires within a year', { soon: true }, ['soon']],
  ['several at once', { soon: true, kind: 'staff' }, []],
] as const)('kept to %s', (_, narrowing, left) => {
  const all = [
    agreement({ iiaCode: 'all' }),
    agreement({ iiaCode: 'staff', conditions: [{ ...covering, kind: 'staffTraining', departmentId: 'kem', departmentText: 'Kemiska institutionen' }] }),
    agreement({ iiaCode: 'soon', expiresWithinAYear: true }),
  ].map(overviewOf);
  expect(all.filter((one) => isLeft(one, { ...everything, ...narrowing })).map((one) => one.agreement.iiaCode)).toEqual(left);
  expect(departmentsIn(all, 'sv').map(({ name }) => name)).toEqual(['Institutionen för fysik', 'Kemiska institutionen']);
});

test('grouped, each agreement stands once and keeps its order', () => {
  const both = [{ ...covering, kind: 'staffTeaching' as const }, covering];
  const all = [agreement({ iiaCode: '1', conditions: both }), agreement({ iiaCode: '2', partnerCountry: null }), agreement({ iiaCode: '3', conditions: both.toReversed() })].map(overviewOf);
  const grouped = (by: 'partner' | 'kind' | 'country') =>
    groupAgreements(all, by).map(({ key, overviews }) => [key, overviews.map((one) => one.agreement.iiaCode).join()]);
  expect(grouped('kind')).toEqual([['studies staff', '1,3'], ['studies', '2']]);
  expect(grouped('country')).toEqual([['NO', '1,3'], ['', '2']]);
  expect(grouped('partner')).toEqual([['Universitetet i Oslo', '1,2,3']]);
});

test('places stand by academic year, each with its condition; a year has passed when all of it has', () => {
  const none = { certain: 0, possible: 0 };
  const places = (academicYear: string, conditionId: string, isPast: boolean): PlacesOfYear => ({ academicYear, conditionId, isPast, places: 1, stays: none, lent: none, borrowed: none, free: null, over: 0 });
  const south = { ...covering, id: 'south' };
  const all = [places('2026/2027', covering.id, true), places('2027/2027', 'south', true), places('2027/2028', covering.id, false), places('2027/2028', 'nobody’s', false)];
  expect(yearsOf(all, [covering, south]).map(({ year, isPast, rows }) => [year, isPast, ...rows.map(({ condition }) => condition.id)])).toEqual([
    ['2026/2027', true, covering.id],
    ['2027/2027', true, 'south'],
    ['2027/2028', false, covering.id],
  ]);
});
