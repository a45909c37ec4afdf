import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { termOfStay } from '../../bot/domain/season.ts';
import type { Term } from '../../bot/domain/term.ts';

const day = Temporal.PlainDate.from;

function term(code: string, startsOn: string, endsOn: string): Term {
  return { code, academicYear: parseAcademicYear('2026/2027'), startsOn: day(startsOn), endsOn: day(endsOn), nominationDeadline: day('2026-04-01'), dates: {} };
}

const TERMS = [term('VT2027', '2027-01-18', '2027-06-06'), term('HT2026', '2026-08-31', '2027-01-17'), term('HT2027', '2027-08-30', '2028-01-16')];

describe('the term that a stay belongs to', () => {
  test.each([
    ['2026-08-31', 'HT2026'],
    // Partners’ terms begin before ours, and before our last one has ended.
    ['2026-07-20', 'HT2026'],
    ['2027-01-04', 'VT2027'],
    ['2027-01-11', 'VT2027'],
    ['2027-03-01', 'VT2027'],
    ['2027-05-25', 'HT2027'],
    ['2027-08-09', 'HT2027'],
  ])('that begins on %s is %s', (startsOn, code) => {
    expect(termOfStay(day(startsOn), TERMS)?.code).toBe(code);
  });

  test('is unknown where the calendar does not reach', () => {
    expect(termOfStay(day('2028-01-10'), TERMS)).toBeNull();
    expect(termOfStay(day('2027-01-11'), [])).toBeNull();
  });
});
