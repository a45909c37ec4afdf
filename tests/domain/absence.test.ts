import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { meantDays, overlap, problemOfDays, type WrittenDay } from '../../bot/domain/absence.ts';

const day = (text: string) => Temporal.PlainDate.from(text);
const TODAY = day('2026-11-26');

/** '3/12' or '3/12 2026' */
function written(text: string): WrittenDay {
  const [stroke = '', year] = text.split(' ');
  const [first = '', month = ''] = stroke.split('/');
  return { day: Number(first), month: Number(month), year: year === undefined ? null : Number(year) };
}

function meant(first: string, last: string, today = TODAY): string | null {
  const days = meantDays(written(first), written(last), today);
  return days && [days.firstDay, days.lastDay].join(' ');
}

describe('the days that are meant', () => {
  test.each([
    ['3/12', '7/1', '2026-12-03 2027-01-07'],
    ['20/11', '30/11', '2026-11-20 2026-11-30'],
    ['26/11', '26/11', '2026-11-26 2026-11-26'],
    ['25/11', '26/11', '2026-11-25 2026-11-26'],
    ['1/2', '7/2', '2027-02-01 2027-02-07'],
    ['3/12 2026', '7/1', '2026-12-03 2027-01-07'],
    ['3/12', '7/1 2027', '2026-12-03 2027-01-07'],
    ['3/12 2027', '7/1 2028', '2027-12-03 2028-01-07'],
    // Over already: a year ahead is likelier a mistake than a plan.
    ['1/10', '20/11', null],
    ['31/11', '7/1', null],
    ['29/2', '1/3', null],
    ['3/13', '7/1', null],
  ])('by %s to %s are %s', (first, last, expected) => {
    expect(meant(first, last)).toBe(expected);
  });

  test('without years are in order, not over, and the ones that were written', () => {
    const anyDay = fc.integer({ min: 0, max: 364 }).map((days) => day('2027-01-01').add({ days }));
    fc.assert(
      fc.property(anyDay, anyDay, anyDay, (first, last, today) => {
        const bare = ({ day: number, month }: Temporal.PlainDate) => ({ day: number, month, year: null });
        const days = meantDays(bare(first), bare(last), today);
        if (!days) return;
        expect(problemOfDays(days, today)).toBeNull();
        expect([days.firstDay.day, days.firstDay.month, days.lastDay.day, days.lastDay.month]).toEqual([first.day, first.month, last.day, last.month]);
      }),
    );
  });
});

test.each([
  ['2026-12-03', '2026-12-02', 'lastBeforeFirst'],
  ['2026-11-01', '2026-11-25', 'dateBehind'],
  ['2026-11-01', '2026-11-26', null],
  ['2026-12-01', '2027-12-01', null],
  ['2026-12-01', '2027-12-02', 'tooLongAway'],
])('from %s to %s: %s', (firstDay, lastDay, problem) => {
  expect(problemOfDays({ firstDay: day(firstDay), lastDay: day(lastDay) }, TODAY)).toBe(problem);
});

test.each([
  ['2026-12-01', '2026-12-05', true],
  ['2026-12-10', '2026-12-20', true],
  ['2026-12-03', '2026-12-04', true],
  ['2026-11-01', '2026-11-30', false],
  ['2026-12-11', '2026-12-20', false],
])('%s to %s overlaps 1 to 10 December: %s', (firstDay, lastDay, expected) => {
  const one = { firstDay: day('2026-12-01'), lastDay: day('2026-12-10') };
  const other = { firstDay: day(firstDay), lastDay: day(lastDay) };
  expect([overlap(one, other), overlap(other, one)]).toEqual([expected, expected]);
});
