import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { ago, dueWords } from '../../tab/time/dueWords.ts';
import { dateText, daysBetween, exactMoment, instantOfLocal } from '../../tab/time/stockholm.ts';

const ZONE = 'Europe/Stockholm';

function at(local: string): number {
  return Temporal.PlainDateTime.from(local).toZonedDateTime(ZONE).epochMilliseconds;
}

describe('a date and time typed in Swedish time', () => {
  test('is the instant that Temporal finds, over all changes of the clocks', () => {
    const minutes = fc.integer({ min: at('2020-01-01T00:00') / 60_000, max: at('2040-01-01T00:00') / 60_000 });
    fc.assert(
      fc.property(minutes, (minute) => {
        const wall = Temporal.Instant.fromEpochMilliseconds(minute * 60_000).toZonedDateTimeISO('UTC').toPlainDateTime();
        const typed = wall.toString({ smallestUnit: 'minute' });
        expect(Date.parse(instantOfLocal(typed) ?? '')).toBe(wall.toZonedDateTime(ZONE).epochMilliseconds);
      }),
    );
  });

  test.each([
    ['2027-03-28T01:59', '2027-03-28T00:59:00.000Z'],
    ['2027-03-28T02:30', '2027-03-28T01:30:00.000Z'], // left out: moves forward
    ['2027-03-28T03:00', '2027-03-28T01:00:00.000Z'],
    ['2027-10-31T02:30', '2027-10-31T00:30:00.000Z'], // comes twice: the first
    ['2027-10-31T03:00', '2027-10-31T02:00:00.000Z'],
  ])('%s is %s', (typed, instant) => {
    expect(instantOfLocal(typed)).toBe(instant);
    expect(Temporal.PlainDateTime.from(typed).toZonedDateTime(ZONE).epochMilliseconds).toBe(Date.parse(instant));
  });

  test.each(['', '2027-02-30', '2027-13-01T10:00', 'i morgon'])('"%s" is none', (typed) => {
    expect(instantOfLocal(typed)).toBeNull();
  });
});

test('days are counted by midnights in Stockholm', () => {
  expect(daysBetween(at('2027-03-27T23:59'), at('2027-03-28T00:00'))).toBe(1);
  expect(daysBetween(at('2027-03-28T00:00'), at('2027-03-28T23:59'))).toBe(0);
  expect(daysBetween(at('2027-10-31T00:30'), at('2027-10-30T23:30'))).toBe(-1);
});

describe('when something is due, in words', () => {
  const now = at('2026-11-25T10:00');

  test.each([
    ['2026-11-25T10:20', 'Senast om 20 minuter', 'Due in 20 minutes'],
    ['2026-11-25T16:00', 'Senast i dag 16:00', 'Due today 16:00'],
    ['2026-11-26T08:05', 'Senast i morgon 08:05', 'Due tomorrow 08:05'],
    ['2026-11-28T12:00', 'Senast lördag 12:00', 'Due Saturday 12:00'],
    ['2026-12-02T09:00', 'Senast 2 december', 'Due 2 December'],
    ['2027-01-12T12:00', 'Senast 12 januari 2027', 'Due 12 January 2027'],
    ['2026-11-25T09:15', 'Svarstiden gick ut för 45 minuter sedan', 'Was due 45 minutes ago'],
    ['2026-11-25T07:00', 'Svarstiden gick ut för 3 timmar sedan', 'Was due 3 hours ago'],
    ['2026-11-24T15:00', 'Svarstiden gick ut i går', 'Was due yesterday'],
    ['2026-11-20T15:00', 'Svarstiden gick ut för 5 dagar sedan', 'Was due 5 days ago'],
  ])('%s: %s', (due, swedish, english) => {
    expect(dueWords(at(due), now, 'sv')).toBe(swedish);
    expect(dueWords(at(due), now, 'en')).toBe(english);
  });

  test('late in the evening yesterday is yesterday, however few hours ago', () => {
    expect(ago(at('2026-11-24T23:30'), at('2026-11-25T00:30'), 'sv')).toBe('i går');
  });
});

test('exact moments and dates are in Swedish time', () => {
  expect(exactMoment(Date.parse('2026-11-25T23:30Z'), 'sv')).toMatch(/^torsdag 26 november 2026 (kl. )?00:30$/);
  expect(exactMoment(Date.parse('2026-07-01T12:00Z'), 'en')).toMatch(/^Wednesday,? 1 July 2026( at|,) 14:00$/);
  expect(dateText('2027-04-01', 'sv')).toBe('1 april 2027');
});
