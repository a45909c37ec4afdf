import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { decideBy, endStage, isNearer, isSettled, nearestStage, type PastDecision } from '../../bot/domain/agreementRenewal.ts';
import { withoutSuccessor, type CooperationCondition } from '../../bot/domain/exchangeAgreement.ts';
import type { Term } from '../../bot/domain/term.ts';
import { isWorkingDay } from '../../bot/domain/workingTime.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const termWith = (nominationDeadline: Temporal.PlainDate, academicYear = '2027/2028'): Term => ({
  code: 'HT2027',
  academicYear: parseAcademicYear(academicYear),
  startsOn: date('2027-08-30'),
  endsOn: date('2028-01-16'),
  nominationDeadline,
  dates: {},
});
const term = termWith(date('2027-04-01'));
const condition = (last: string, differing: Partial<CooperationCondition> = {}) =>
  ({
    kind: 'studentStudies',
    sendingHeiId: 'umu.se',
    receivingHeiId: 'uio.no',
    sendingOunitId: '1',
    receivingOunitId: null,
    subjectAreas: [{ iscedCode: '0533', clarification: null }],
    eqfLevels: [6],
    receivingFirstAcademicYear: parseAcademicYear('2021/2022'),
    receivingLastAcademicYear: parseAcademicYear(last),
    ...differing,
  }) as CooperationCondition;

const anyDay = fc.integer({ min: 0, max: 4000 }).map((days) => date('2024-01-01').add({ days }));

describe('the stage of a condition that ends on 31 August 2027', () => {
  const stageOn = (day: string, ofTerm: Term | null = null) => endStage(condition('2026/2027'), date(day), ofTerm, [12, 6, 3]);

  test.each([
    ['2026-08-30', null],
    ['2026-08-31', { warning: 12 }],
    ['2027-02-27', { warning: 12 }],
    ['2027-02-28', { warning: 6 }],
    ['2027-05-31', { warning: 3 }],
    ['2027-08-31', { warning: 3 }],
    ['2027-09-01', { warning: 0 }],
    ['2028-08-31', { warning: 0 }],
    ['2028-09-01', null], // nobody has missed it for a year
  ])('on %s', (day, expected) => {
    expect(stageOn(day)).toEqual(expected && { ...expected, missedTerm: null });
  });

  test('names the coming nomination term as soon as it is missed, however far the end is', () => {
    expect(stageOn('2026-08-01', term)).toEqual({ warning: null, missedTerm: term });
    expect(endStage(condition('2027/2028'), date('2026-11-25'), term, [12, 6, 3])).toBeNull();
  });

  test('of staff misses no term: nobody is nominated', () => {
    expect(endStage(condition('2026/2027', { kind: 'staffTeaching' }), date('2026-11-25'), term, [12])).toEqual({ warning: 12, missedTerm: null });
  });

  test('that begins after the coming term is no renewal', () => {
    const later = condition('2030/2031', { receivingFirstAcademicYear: parseAcademicYear('2028/2029') });
    expect(endStage(later, date('2026-11-25'), term, [12])).toBeNull();
  });

  test('only comes nearer as days pass', () => {
    fc.assert(
      fc.property(anyDay, fc.nat(800), (day, days) => {
        const [before, after] = [day, day.add({ days })].map((on) => endStage(condition('2026/2027'), on, null, [12, 6, 3]));
        if (before && after) expect(after.warning ?? Infinity).toBeLessThanOrEqual(before.warning ?? Infinity);
      }),
    );
  });
});

describe('the day to decide by', () => {
  const stage = fc.record({
    warning: fc.constantFrom(null, 0, 3, 6, 12),
    missedTerm: fc.option(fc.nat(300).map((days) => days)),
  });

  test('is a working day from today on, and no later than the nominations close when they are missed', () => {
    fc.assert(
      fc.property(anyDay, stage, (today, { warning, missedTerm: days }) => {
        const deadline = days === null ? null : today.add({ days });
        const day = decideBy({ warning, missedTerm: deadline && termWith(deadline) }, today);
        expect(isWorkingDay(day)).toBe(true);
        expect(Temporal.PlainDate.compare(day, today)).toBeGreaterThanOrEqual(0);
        const workingDays = deadline && Array.from({ length: (days ?? 0) + 1 }, (_, count) => today.add({ days: count })).filter(isWorkingDay);
        if (deadline && workingDays && workingDays.length > 0) expect(Temporal.PlainDate.compare(day, deadline)).toBeLessThanOrEqual(0);
      }),
    );
  });

  test.each([
    [12, null, '2027-02-17'], // twelve weeks
    [3, null, '2026-12-16'],
    [0, null, '2026-12-02'], // a week at least
    [12, '2027-04-01', '2027-02-17'], // before the nominations close with time to sign
    [12, '2027-02-01', '2027-01-04'], // four weeks before they close
    [12, '2026-12-04', '2026-12-02'], // a week at least
    [12, '2026-11-27', '2026-11-27'], // but never after they have closed
  ])('with warning %s and nominations until %s: %s', (warning, deadline, expected) => {
    const missedTerm = deadline === null ? null : termWith(date(deadline));
    expect(decideBy({ warning, missedTerm }, date('2026-11-25')).toString()).toBe(expected);
  });
});

test('haste is a nearer warning, or another term that is missed', () => {
  const before = { warning: 12, missedTermCode: null };
  expect(isNearer({ warning: 6, missedTerm: null }, before)).toBe(true);
  expect(isNearer({ warning: 12, missedTerm: null }, before)).toBe(false);
  expect(isNearer({ warning: null, missedTerm: null }, before)).toBe(false);
  expect(isNearer({ warning: 12, missedTerm: term }, before)).toBe(true);
  expect(isNearer({ warning: 12, missedTerm: term }, { ...before, missedTermCode: 'HT2027' })).toBe(false);
  expect(isNearer({ warning: 12, missedTerm: term }, { ...before, missedTermCode: 'VT2027' })).toBe(true);
});

test('the nearest of several stages has the nearest warning, and the term that any of them misses', () => {
  expect(nearestStage([{ warning: 12, missedTerm: null }, { warning: 3, missedTerm: null }, { warning: null, missedTerm: term }])).toEqual({ warning: 3, missedTerm: term });
});

describe('what was decided', () => {
  const past = (decision: PastDecision['decision']): PastDecision[] => [{ decision, on: date('2026-12-01'), keys: ['a'] }];

  test.each(['lapse', 'replaced'] as const)('%s stands for good, for its own conditions only', (decision) => {
    expect(isSettled('a', past(decision), date('2036-01-01'), date('2036-01-01'))).toBe(true);
    expect(isSettled('b', past(decision), date('2026-12-01'), null)).toBe(false);
  });

  test.each([
    ['2026-12-30', '2026-12-29', true], // the month has not passed
    ['2026-12-31', '2026-12-02', false],
    ['2027-06-01', '2026-12-01', true], // no import since then: nobody can tell
    ['2027-06-01', null, true],
  ])('renewed, seen on %s with an import of %s: settled is %s', (today, imported, expected) => {
    expect(isSettled('a', past('renewed'), date(today), imported === null ? null : date(imported))).toBe(expected);
  });
});

describe('a successor', () => {
  test('is one of the same purpose that ends later; the last one is always left', () => {
    const years = fc.array(fc.integer({ min: 2020, max: 2030 }), { minLength: 1, maxLength: 6 });
    fc.assert(
      fc.property(years, (firsts) => {
        const conditions = firsts.map((first) => condition(`${first}/${first + 1}`));
        const left = withoutSuccessor(conditions).map((one) => one.receivingLastAcademicYear);
        const last = Math.max(...firsts);
        expect(new Set(left)).toEqual(new Set([`${last}/${last + 1}`]));
      }),
    );
  });

  test('is none of another direction, kind, unit, subject or level', () => {
    const other: Partial<CooperationCondition>[] = [
      { sendingHeiId: 'uio.no', receivingHeiId: 'umu.se' },
      { kind: 'staffTeaching' },
      { sendingOunitId: '2' },
      { subjectAreas: [] },
      { eqfLevels: [7] },
    ];
    const conditions = [condition('2026/2027'), ...other.map((differing) => condition('2030/2031', differing))];
    expect(withoutSuccessor(conditions)).toEqual(conditions);
  });
});
