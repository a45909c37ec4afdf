import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { CooperationCondition } from '../../bot/domain/exchangeAgreement.ts';
import type { Term } from '../../bot/domain/term.ts';
import { coverageOf } from '../../bot/duties/agreementWatch.ts';

const condition = (first: string, last: string) =>
  ({
    receivingFirstAcademicYear: parseAcademicYear(first),
    receivingLastAcademicYear: parseAcademicYear(last),
  }) as CooperationCondition;
const term: Term = {
  code: 'HT2027',
  academicYear: parseAcademicYear('2027/2028'),
  startsOn: Temporal.PlainDate.from('2027-08-30'),
  endsOn: Temporal.PlainDate.from('2028-01-16'),
  nominationDeadline: Temporal.PlainDate.from('2027-04-01'),
  dates: {},
};
const today = Temporal.PlainDate.from('2026-11-25');

describe('a condition, seen on 25 November 2026 with nominations to HT2027 ahead', () => {
  test.each([
    ['2024/2025', '2027/2028', 'covers'],
    ['2027/2028', '2027/2028', 'covers'],
    ['2024/2025', '2026/2027', 'notCovering'], // not ended, and yet nobody can be nominated under it
    ['2028/2029', '2030/2031', 'notCovering'],
    ['2022/2023', '2025/2026', 'ended'],
  ])('from %s to %s: %s', (first, last, expected) => {
    expect(coverageOf(condition(first, last), term, today)).toBe(expected);
  });

  test('without a coming term only what has ended is told', () => {
    expect(coverageOf(condition('2024/2025', '2026/2027'), null, today)).toBe('covers');
    expect(coverageOf(condition('2022/2023', '2025/2026'), null, today)).toBe('ended');
  });
});
