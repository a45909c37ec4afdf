import { expect, test } from '@jest/globals';
import { Temporal } from 'temporal-polyfill';
import { hasEnded, otherSide, withdrawalOn } from '../../bot/domain/placeLoan.ts';

const term = { startsOn: Temporal.PlainDate.from('2027-01-18'), endsOn: Temporal.PlainDate.from('2027-06-06') };

test.each([
  ['2027-01-17', 'withdrawnBeforeStart', false],
  ['2027-01-18', 'withdrawnAfterStart', false],
  ['2027-06-06', 'withdrawnAfterStart', false],
  ['2027-06-07', 'withdrawnAfterStart', true],
])('on %s a withdrawal is %s, and that the loan has ended is %s', (day, withdrawal, ended) => {
  const on = Temporal.PlainDate.from(day);
  expect([withdrawalOn(on, term), hasEnded(on, term)]).toEqual([withdrawal, ended]);
});

test('each side tells the other', () => {
  expect([otherSide('owner'), otherSide('study')]).toEqual(['study', 'owner']);
});
