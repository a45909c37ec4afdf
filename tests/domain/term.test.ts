import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { comingNominationTerm, type Term } from '../../bot/domain/term.ts';

function term(code: string, academicYear: string, nominationDeadline: string): Term {
  return {
    code,
    academicYear: parseAcademicYear(academicYear),
    startsOn: Temporal.PlainDate.from(nominationDeadline).add({ months: 5 }),
    endsOn: Temporal.PlainDate.from(nominationDeadline).add({ months: 10 }),
    nominationDeadline: Temporal.PlainDate.from(nominationDeadline),
    dates: {},
  };
}

const spring = term('VT2027', '2026/2027', '2026-10-01');
const autumn = term('HT2027', '2027/2028', '2027-04-01');
const nextSpring = term('VT2028', '2027/2028', '2027-10-01');
const on = (date: string, terms = [nextSpring, spring, autumn]) =>
  comingNominationTerm(terms, Temporal.PlainDate.from(date))?.code ?? null;

test.each([
  ['2026-09-01', 'VT2027'],
  ['2026-10-01', 'VT2027'], // the deadline's own day still counts
  ['2026-10-02', 'HT2027'],
  ['2027-04-02', 'VT2028'],
  ['2027-10-02', null], // nobody has written down a later term yet
])('on %s partners nominate to %s', (today, expected) => {
  expect(on(today)).toBe(expected);
});

test('without terms there is none, and the list that was given keeps its order', () => {
  expect(on('2026-11-25', [])).toBeNull();
  const terms = [nextSpring, spring, autumn];
  on('2026-11-25', terms);
  expect(terms.map((one) => one.code)).toEqual(['VT2028', 'VT2027', 'HT2027']);
});
