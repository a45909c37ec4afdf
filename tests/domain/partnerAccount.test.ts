import { describe, expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { CooperationCondition } from '../../bot/domain/exchangeAgreement.ts';
import { accountSeason, isToConfirm, letsPartnerNominate } from '../../bot/domain/partnerAccount.ts';
import type { Term } from '../../bot/domain/term.ts';

const date = (text: string) => Temporal.PlainDate.from(text);
const term = (code: string, nominationDeadline: string, partnerAccounts: string | null): Term => ({
  code,
  academicYear: parseAcademicYear('2027/2028'),
  startsOn: date('2027-08-30'),
  endsOn: date('2028-01-16'),
  nominationDeadline: date(nominationDeadline),
  dates: partnerAccounts === null ? {} : { partnerAccounts: date(partnerAccounts) },
});

describe('the season in which accounts are seen to', () => {
  const terms = [term('VT2028', '2027-10-01', '2027-09-01'), term('HT2027', '2027-04-01', '2027-03-01'), term('HT2028', '2028-04-01', null)];

  test.each([
    ['2027-01-31', null],
    ['2027-02-01', 'HT2027'], // four weeks before 1 March
    ['2027-03-15', 'HT2027'], // who missed the day still needs the account
    ['2027-04-01', 'HT2027'],
    ['2027-04-02', null],
    ['2027-08-04', 'VT2028'],
    ['2028-03-15', null], // a term whose day nobody has set starts nothing
  ])('on %s: %s', (day, expected) => {
    expect(accountSeason(terms, date(day))?.term.code ?? null).toBe(expected);
  });

  test('of two at once is the one whose nominations close first', () => {
    const both = [term('late', '2027-04-20', '2027-03-01'), term('early', '2027-04-01', '2027-03-10')];
    expect(accountSeason(both, date('2027-03-01'))?.term.code).toBe('early');
  });
});

test.each([
  ['2026-02-28', true],
  ['2026-03-01', true], // a year on the day
  ['2026-03-02', false],
])('an account that was confirmed on %s is asked about again in the season of 1 March 2027: %s', (confirmed, expected) => {
  expect(isToConfirm({ state: 'created', confirmedOn: date(confirmed) }, date('2027-03-01'))).toBe(expected);
});

test('an account that is missing, or of which nobody has said anything, is always asked about', () => {
  expect(isToConfirm(null, date('2027-03-01'))).toBe(true);
  for (const state of ['unknown', 'missing'] as const) expect(isToConfirm({ state, confirmedOn: date('2027-02-28') }, date('2027-03-01'))).toBe(true);
});

test('a partner nominates by conditions under which it sends students, until they end', () => {
  const condition = (differing: Partial<CooperationCondition> = {}) =>
    ({ kind: 'studentStudies', sendingHeiId: 'uio.no', receivingHeiId: 'umu.se', receivingLastAcademicYear: parseAcademicYear('2026/2027'), ...differing }) as CooperationCondition;
  const lets = (differing: Partial<CooperationCondition>, day = '2027-08-31') => letsPartnerNominate(condition(differing), 'uio.no', date(day));
  expect(lets({})).toBe(true);
  expect(lets({ kind: 'studentTraineeship' })).toBe(true);
  expect(lets({}, '2027-09-01')).toBe(false);
  expect(lets({ kind: 'staffTraining' })).toBe(false);
  expect(lets({ sendingHeiId: 'umu.se', receivingHeiId: 'uio.no' })).toBe(false);
});
