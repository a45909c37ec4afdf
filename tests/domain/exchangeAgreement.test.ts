import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import {
  coversAcademicYear,
  direction,
  endsWithinAYear,
  expiryYear,
  lastAcademicYear,
  ourOunitId,
  uncoveredConditions,
} from '../../bot/domain/exchangeAgreement.ts';
import type { CooperationCondition, ExchangeAgreement } from '../../bot/domain/exchangeAgreement.ts';

const OURS = ['umu.se'];
const NOMINATION_YEAR = parseAcademicYear('2027/2028');

function condition(first: string, last: string, changes: Partial<CooperationCondition> = {}): CooperationCondition {
  return {
    kind: 'studentStudies',
    sendingHeiId: 'umu.se',
    receivingHeiId: 'uio.no',
    sendingOunitId: 'our-unit',
    receivingOunitId: 'their-unit',
    receivingFirstAcademicYear: parseAcademicYear(first),
    receivingLastAcademicYear: parseAcademicYear(last),
    mobilitiesPerYear: 2,
    languageSkills: [],
    subjectAreas: [{ iscedCode: '0533', clarification: null }],
    eqfLevels: [6, 7],
    totalMonthsPerYear: null,
    totalDaysPerYear: null,
    blended: false,
    cannotBeApprovedBecause: [],
    ...changes,
  };
}

const INCOMING = { sendingHeiId: 'uio.no', receivingHeiId: 'umu.se', sendingOunitId: 'their-unit', receivingOunitId: 'our-unit' };

function agreement(...conditions: CooperationCondition[]): ExchangeAgreement {
  return {
    iiaId: '1',
    iiaCode: 'A',
    partnerHeiId: 'uio.no',
    partnerIiaId: null,
    partnerIiaCode: null,
    inEffect: true,
    conditions,
  };
}

test('direction and unit are seen from us', () => {
  const outgoing = condition('2021/2022', '2027/2028');
  const incoming = condition('2021/2022', '2027/2028', INCOMING);
  expect(direction(outgoing, OURS)).toBe('outgoing');
  expect(direction(incoming, OURS)).toBe('incoming');
  expect(ourOunitId(outgoing, OURS)).toBe('our-unit');
  expect(ourOunitId(incoming, OURS)).toBe('our-unit');
});

test('a condition covers its first and its last year and none beside them', () => {
  const within = condition('2025/2026', '2027/2028');
  const years = ['2024/2025', '2025/2026', '2026/2027', '2027/2028', '2028/2029'].map(parseAcademicYear);
  expect(years.map((year) => coversAcademicYear(within, year))).toEqual([false, true, true, true, false]);
});

test('the last year is told per direction', () => {
  const both = agreement(
    condition('2021/2022', '2026/2027'),
    condition('2021/2022', '2025/2026', { kind: 'staffTeaching' }),
    condition('2021/2022', '2027/2028', INCOMING),
  );
  expect(lastAcademicYear(both, OURS, 'outgoing')).toBe('2026/2027');
  expect(lastAcademicYear(both, OURS, 'incoming')).toBe('2027/2028');
  expect(lastAcademicYear(agreement(), OURS, 'incoming')).toBeNull();
});

describe('what does not cover the nomination year', () => {
  test('is told per condition: one that ended, and one that has not begun', () => {
    const ended = condition('2021/2022', '2026/2027');
    const covering = condition('2021/2022', '2027/2028', INCOMING);
    const later = condition('2028/2029', '2029/2030', { kind: 'studentTraineeship' });
    expect(uncoveredConditions(agreement(ended, covering, later), NOMINATION_YEAR)).toEqual([ended, later]);
  });

  test('an ended condition with a successor in the same agreement is no danger', () => {
    const ended = condition('2021/2022', '2026/2027');
    const successor = condition('2027/2028', '2029/2030', { eqfLevels: [7, 6], mobilitiesPerYear: 5 });
    expect(uncoveredConditions(agreement(ended, successor), NOMINATION_YEAR)).toEqual([]);
  });

  test.each<[string, Partial<CooperationCondition>]>([
    ['subject', { subjectAreas: [{ iscedCode: '0531', clarification: null }] }],
    ['unit', { sendingOunitId: 'another-unit' }],
    ['kind', { kind: 'staffTeaching' }],
    ['level', { eqfLevels: [7] }],
    ['direction', INCOMING],
  ])('a condition for another %s is no successor', (_what, changes) => {
    const ended = condition('2021/2022', '2026/2027');
    const other = condition('2027/2028', '2029/2030', changes);
    expect(uncoveredConditions(agreement(ended, other), NOMINATION_YEAR)).toEqual([ended]);
  });
});

describe('when an agreement expires', () => {
  const today = Temporal.PlainDate.from('2026-11-26');
  const year = (...conditions: CooperationCondition[]) => expiryYear(conditions, today);

  test('is the first end ahead of what nothing follows', () => {
    expect(year(condition('2021/2022', '2028/2029'), condition('2021/2022', '2026/2027', INCOMING))).toBe('2026/2027');
    expect(year(condition('2021/2022', '2026/2027'), condition('2027/2028', '2030/2031'))).toBe('2030/2031');
  });

  test('is not hidden by what lapsed before; when all has, it is the last of it', () => {
    const lapsed = condition('2015/2016', '2019/2020', { kind: 'staffTeaching' });
    expect(year(lapsed, condition('2021/2022', '2026/2027'))).toBe('2026/2027');
    expect(year(lapsed, condition('2015/2016', '2020/2021'))).toBe('2020/2021');
    expect(year()).toBeNull();
  });

  test('takes the days of a partner in the south for what they are', () => {
    expect(year(condition('2021/2022', '2027/2028'), condition('2021/2021', '2027/2027', { receivingHeiId: 'uct.ac.za' }))).toBe('2027/2027');
    expect(year(condition('2021/2022', '2026/2027'), condition('2021/2021', '2027/2027', { receivingHeiId: 'uct.ac.za' }))).toBe('2026/2027');
  });

  test.each([
    ['2024/2025', false],
    ['2026/2027', true],
    ['2027/2028', false],
  ])('with %s it is within a year: %s', (name, within) => {
    expect(endsWithinAYear(parseAcademicYear(name), today)).toBe(within);
  });
});
