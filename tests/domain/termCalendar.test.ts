import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { Term } from '../../bot/domain/term.ts';
import { closesTooLate, nearestWorkingDay, proposeYear, termProblems } from '../../bot/domain/termCalendar.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';

const day = (text: string) => Temporal.PlainDate.from(text);

/** An autumn term with its days as people plan them. */
function autumn(year: number, changes: Partial<Term> = {}): Term {
  return {
    code: `HT${year}`,
    academicYear: parseAcademicYear(`${year}/${year + 1}`),
    startsOn: day(`${year}-08-30`),
    endsOn: day(`${year + 1}-01-16`),
    nominationDeadline: nearestWorkingDay(day(`${year}-04-01`)),
    dates: { announcementOpens: day(`${year}-01-20`), announcementCloses: day(`${year}-02-10`), announcementReported: day(`${year}-02-17`) },
    ...changes,
  };
}

const problems = (term: Term, others: Term[] = []) => termProblems(term, others).map(({ field, problem }) => `${field} ${problem}`);

test('a term as it should be has nothing wrong, also beside itself as it was', () => {
  expect(problems(autumn(2027), [autumn(2027), autumn(2028)])).toEqual([]);
});

test.each<[string, Partial<Term>, string]>([
  ['a code of another year', { code: 'HT2028' }, 'code termCode'],
  ['a spring code of the autumn year', { code: 'VT2027' }, 'code termCode'],
  ['a start in another year', { startsOn: day('2026-08-30'), nominationDeadline: day('2026-04-01') }, 'startsOn outsideTermYear'],
  ['an end before the start', { endsOn: day('2027-08-29') }, 'endsOn termEndsBeforeStart'],
  ['an end on the first day', { endsOn: day('2027-08-30') }, 'endsOn termEndsBeforeStart'],
  ['a deadline after the start', { nominationDeadline: day('2027-09-01') }, 'nominationDeadline datesOutOfOrder'],
  ['a close before the opening', { dates: { announcementOpens: day('2027-02-10'), announcementCloses: day('2027-02-09') } }, 'announcementCloses datesOutOfOrder'],
  ['a report before the close', { dates: { announcementCloses: day('2027-02-10'), announcementReported: day('2027-02-09') } }, 'announcementReported datesOutOfOrder'],
])('%s is told at its field', (_case, changes, expected) => {
  expect(problems(autumn(2027, changes))).toEqual([expected]);
});

test('terms that share even one day overlap', () => {
  const spring: Term = { ...autumn(2027), code: 'VT2028', startsOn: day('2028-01-16'), endsOn: day('2028-06-04'), nominationDeadline: day('2027-10-01'), dates: {} };
  expect(problems(spring, [autumn(2027)])).toEqual(['startsOn termsOverlap']);
  expect(problems({ ...spring, startsOn: day('2028-01-17') }, [autumn(2027)])).toEqual([]);
});

test('announcing that closes too near to the nomination deadline is warned of', () => {
  const closing = (text: string) => autumn(2027, { dates: { announcementCloses: day(text) } });
  expect(closesTooLate(closing('2027-03-09'), 15)).toBe(false);
  expect(closesTooLate(closing('2027-03-10'), 15)).toBe(true);
  expect(closesTooLate(autumn(2027, { dates: {} }), 15)).toBe(false);
});

test.each([
  ['2028-04-01', '2028-03-31'], // a Saturday
  ['2028-10-01', '2028-10-02'], // a Sunday
  ['2027-04-01', '2027-04-01'],
  ['2029-03-31', '2029-03-29'], // Saturday of Easter
  ['2029-04-01', '2029-04-03'], // Easter Sunday: two days on, since Thursday is three back
  ['2027-01-06', '2027-01-05'], // Epiphany, a Wednesday
])('the working day nearest to %s is %s', (from, to) => {
  expect(nearestWorkingDay(day(from)).toString()).toBe(to);
});

test('without a year to go by nothing is proposed', () => {
  expect(proposeYear([])).toBeNull();
});

test('a deadline that was moved does not drift: 1 April stays what is meant', () => {
  const terms = [autumn(2026), autumn(2027), autumn(2028)];
  expect(terms[2]?.nominationDeadline.toString()).toBe('2028-03-31');
  const proposed = proposeYear(terms)?.terms[0];
  expect(proposed?.moved).toContainEqual({ field: 'nominationDeadline', from: day('2029-04-01'), why: 'freeDay' });
  expect(proposed?.term.nominationDeadline.toString()).toBe('2029-04-03');
});

test('each day that does not keep its date says why', () => {
  const dates = { announcementOpens: day('2027-01-20'), announcementCloses: day('2027-02-12'), outgoingInformation: day('2027-05-01') };
  const moved = proposeYear([autumn(2027, { dates })])?.terms[0]?.moved.map(({ field, from, why }) => `${field} ${from.toString()} ${why}`);
  expect(moved).toEqual([
    'nominationDeadline 2028-04-01 weekend',
    'announcementCloses 2028-02-12 weekend',
    'outgoingInformation 2028-05-01 freeDay',
    'startsOn 2028-08-30 sameWeek',
    'endsOn 2029-01-16 sameWeek',
  ]);
});

test('every proposed year follows the last one, is valid, and keeps weeks, weekdays and working days', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2020, max: 2090 }), fc.integer({ min: 1, max: 8 }), (year, years) => {
      const terms = [autumn(year)];
      for (let count = 0; count < years; count += 1) {
        const before = terms.at(-1);
        const proposed = proposeYear(terms)?.terms[0]?.term;
        if (!before || !proposed) throw new Error('Nothing was proposed.');
        expect(proposed.code).toBe(`HT${year + count + 1}`);
        expect(termProblems(proposed, terms)).toEqual([]);
        expect(proposed.startsOn.dayOfWeek).toBe(before.startsOn.dayOfWeek);
        expect(proposed.endsOn.dayOfWeek).toBe(before.endsOn.dayOfWeek);
        expect(proposed.startsOn.weekOfYear).toBe(before.startsOn.weekOfYear);
        expect([proposed.nominationDeadline, ...Object.values(proposed.dates)].every(isWorkingDay)).toBe(true);
        terms.push(proposed);
      }
    }),
  );
});
