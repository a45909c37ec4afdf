import { describe, expect, test } from '@jest/globals';
import { needsSomething, overviewOf, placesOf, sortAgreements } from '../../tab/agreements/overview.ts';
import type { Agreement, Condition } from '../../tab/api/types.ts';

const covering: Condition = {
  id: 'c',
  kind: 'studentStudies',
  direction: 'outgoing',
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

test('the last year shown is that of the conditions that decide how the agreement stands', () => {
  expect(overviewOf(agreement({ coverage: 'notCovering', conditions: [covering, lapsing] })).lastYear).toBe('2026/2027');
  expect(overviewOf(agreement({})).lastYear).toBe('2028/2029');
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
