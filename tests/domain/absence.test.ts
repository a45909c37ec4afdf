import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { meantDays, overlap, problemOfDays } from '../../bot/domain/absence.ts';
import type { SpokenDay, WrittenDay } from '../../bot/domain/spokenDay.ts';

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

describe('the days that are meant by words, said on Thursday 26 November 2026', () => {
  const friday = { kind: 'weekday', weekday: 5, inNextWeek: false } as const;
  const thursday = { kind: 'weekday', weekday: 4, inNextWeek: false } as const;
  const week = (number: number) => ({ kind: 'week', number }) as const;
  test.each<[string, SpokenDay, SpokenDay, string | null]>([
    ['tomorrow', { kind: 'fromToday', days: 1 }, { kind: 'fromToday', days: 1 }, '2026-11-27 2026-11-27'],
    ['on Friday', friday, friday, '2026-11-27 2026-11-27'],
    ['on Thursday, which is not today', thursday, thursday, '2026-12-03 2026-12-03'],
    ['until Thursday, which may be today', { kind: 'fromToday', days: 0 }, thursday, '2026-11-26 2026-11-26'],
    ['from Friday to Thursday', friday, thursday, '2026-11-27 2026-12-03'],
    ['Friday next week', { ...friday, inNextWeek: true }, { ...friday, inNextWeek: true }, '2026-12-04 2026-12-04'],
    ['this week', { kind: 'weeksOn', weeks: 0 }, { kind: 'weeksOn', weeks: 0 }, '2026-11-26 2026-11-29'],
    ['next week', { kind: 'weeksOn', weeks: 1 }, { kind: 'weeksOn', weeks: 1 }, '2026-11-30 2026-12-06'],
    ['week 48, which goes on', week(48), week(48), '2026-11-23 2026-11-29'],
    ['week 47, which is over', week(47), week(47), '2027-11-22 2027-11-28'],
    ['weeks 52 to 1, over the turn of the year', week(52), week(1), '2026-12-21 2027-01-10'],
    ['week 53, which 2026 has', week(53), week(53), '2026-12-28 2027-01-03'],
    ['week 54', week(54), week(54), null],
    ['July', { kind: 'month', month: 7 }, { kind: 'month', month: 7 }, '2027-07-01 2027-07-31'],
    ['November, which goes on', { kind: 'month', month: 11 }, { kind: 'month', month: 11 }, '2026-11-01 2026-11-30'],
    ['for two weeks from Friday', friday, { kind: 'lasting', days: 14 }, '2026-11-27 2026-12-10'],
    ['from Friday to 7 January', friday, written('7/1'), '2026-11-27 2027-01-07'],
    ['from 3 December on for three days', written('3/12'), { kind: 'lasting', days: 3 }, '2026-12-03 2026-12-05'],
    ['from 31 November on for three days', written('31/11'), { kind: 'lasting', days: 3 }, null],
  ])('%s', (_said, first, last, expected) => {
    const days = meantDays(first, last, TODAY);
    expect(days && [days.firstDay, days.lastDay].join(' ')).toBe(expected);
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
