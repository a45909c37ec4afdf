import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import {
  addAcademicYears,
  compareAcademicYears,
  covers,
  firstDayOf,
  lastDayOf,
  parseAcademicYear,
  UnreadableAcademicYear,
} from '../../bot/domain/academicYear.ts';

const anyYear = fc
  .record({ first: fc.integer({ min: 1900, max: 2198 }), southern: fc.boolean() })
  .map(({ first, southern }) => parseAcademicYear(`${first}/${southern ? first : first + 1}`));
const northernYear = fc.integer({ min: 1900, max: 2198 }).map((first) => parseAcademicYear(`${first}/${first + 1}`));

describe('reading', () => {
  test.each([
    ['2024/2025', '2024/2025'],
    ['2024-2025', '2024/2025'],
    ['2024–2025', '2024/2025'],
    ['24/25', '2024/2025'],
    ['09/10', '2009/2010'],
    [' 2024/2025 ', '2024/2025'],
    ['2010/2010', '2010/2010'],
    ['1999/2000', '1999/2000'],
  ])('%j is %s', (text, year) => {
    expect(parseAcademicYear(text)).toBe(year);
  });

  test.each(['', '2024', '2024/2026', '2025/2024', '99/00', '24-25', '2024-25', '2011-12', '0024/0025', '2024/25', 'HT2024', '2024/2025/2026'])(
    '%j is refused by name',
    (text) => {
      expect(() => parseAcademicYear(text)).toThrow(UnreadableAcademicYear);
    },
  );

  test('both long forms of a year are the same year', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        expect(parseAcademicYear(year)).toBe(year);
        expect(parseAcademicYear(year.replace('/', '-'))).toBe(year);
      }),
    );
  });
});

describe('days', () => {
  test('a northern year runs from September to August', () => {
    const year = parseAcademicYear('2024/2025');
    expect(firstDayOf(year).toString()).toBe('2024-09-01');
    expect(lastDayOf(year).toString()).toBe('2025-08-31');
  });

  test('a southern year is a calendar year', () => {
    const year = parseAcademicYear('2010/2010');
    expect(firstDayOf(year).toString()).toBe('2010-01-01');
    expect(lastDayOf(year).toString()).toBe('2010-12-31');
  });

  test('a year ends the day before the next begins', () => {
    fc.assert(
      fc.property(anyYear, (year) => {
        expect(lastDayOf(year).add({ days: 1 }).equals(firstDayOf(addAcademicYears(year, 1)))).toBe(true);
      }),
    );
  });
});

test('adding years keeps the form and can be taken back', () => {
  expect(addAcademicYears(parseAcademicYear('2018/2019'), 8)).toBe('2026/2027');
  expect(addAcademicYears(parseAcademicYear('2010/2010'), 1)).toBe('2011/2011');
  fc.assert(
    fc.property(anyYear, fc.integer({ min: -50, max: 50 }), (year, count) => {
      expect(addAcademicYears(addAcademicYears(year, count), -count)).toBe(year);
    }),
  );
});

test('years are ordered by when they begin, southern ones between northern ones', () => {
  const years = ['2025/2026', '2025/2025', '2024/2025', '2026/2026'].map(parseAcademicYear);
  expect([...years].sort(compareAcademicYears)).toEqual(['2024/2025', '2025/2025', '2025/2026', '2026/2026']);
  fc.assert(
    fc.property(anyYear, anyYear, (a, b) => {
      expect(Math.sign(compareAcademicYears(a, b))).toBe(-Math.sign(compareAcademicYears(b, a)) + 0);
      expect(compareAcademicYears(a, b) === 0).toBe(a === b);
    }),
  );
});

describe('cover', () => {
  test('within one hemisphere it is first ≤ year ≤ last', () => {
    fc.assert(
      fc.property(northernYear, northernYear, northernYear, (first, last, year) => {
        expect(covers(first, last, year)).toBe(first <= year && year <= last);
      }),
    );
  });

  test('a southern last year covers a northern one only when it lasts to its end', () => {
    const year = parseAcademicYear('2027/2028');
    const first = parseAcademicYear('2024/2024');
    expect(covers(first, parseAcademicYear('2027/2027'), year)).toBe(false);
    expect(covers(first, parseAcademicYear('2028/2028'), year)).toBe(true);
  });
});
