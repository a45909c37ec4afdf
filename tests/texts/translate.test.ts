import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { errorTexts } from '../../bot/texts/errors.ts';
import { dayText, momentText, monthText, translate } from '../../bot/texts/translate.ts';

const now = Temporal.Instant.from('2026-11-25T10:00:00+01:00');
const sv = translate('sv');
const en = translate('en');

describe('a text', () => {
  test('comes in the language asked for', () => {
    expect(sv('state.done')).toBe('Klart');
    expect(en('state.done')).toBe('Done');
  });

  test.each([
    [0, 'Just nu väntar inget på dig.', 'Nothing waits for you right now.'],
    [1, 'Just nu väntar en uppgift på dig.', 'One task waits for you right now.'],
    [2, 'Just nu väntar 2 uppgifter på dig.', '2 tasks wait for you right now.'],
    [21, 'Just nu väntar 21 uppgifter på dig.', '21 tasks wait for you right now.'],
  ])('of %i things says so', (count, swedish, english) => {
    expect(sv('card.welcome.openTasks', { count })).toBe(swedish);
    expect(en('card.welcome.openTasks', { count })).toBe(english);
  });

  test.each(['<b>Åsa & Östen</b>', '{{department}}', '$t(state.done)', '$&', '$1 $$', 'a\u0000b', '"\'`'])(
    'leaves what a person wrote as it was: %j',
    (name) => {
      expect(sv('card.welcome.title', { name })).toBe(`Hej ${name}!`);
    },
  );

  test('leaves any text as it was, also when a second value names the first', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme' }), fc.string({ unit: fc.constantFrom(...'{}$t()abeor .') }), (department, reference) => {
        expect(en('card.answer.summary', { department, reference })).toBe(
          `${department} has answered in case ${reference}`,
        );
      }),
      { numRuns: 500 },
    );
  });
});

describe('moments are told as people say them, in Stockholm (graylog #20541)', () => {
  test.each([
    ['2026-11-27T14:30:00+01:00', /^fre 27 nov\.?,? (kl\. )?14:30$/, /^Fri,? 27 Nov,? (at )?14:30$/],
    ['2026-07-01T06:05:00Z', /^ons 1 juli?,? (kl\. )?08:05$/, /^Wed,? 1 Jul,? (at )?08:05$/],
    ['2027-01-15T16:00:00Z', /^fre 15 jan\.? 2027,? (kl\. )?17:00$/, /^Fri,? 15 Jan 2027,? (at )?17:00$/],
    // Before and after each clock change.
    ['2026-10-25T00:30:00Z', /02:30$/, /02:30$/],
    ['2026-10-25T01:30:00Z', /02:30$/, /02:30$/],
    ['2027-03-28T00:30:00Z', /01:30$/, /01:30$/],
    ['2027-03-28T01:30:00Z', /03:30$/, /03:30$/],
    // The year that counts is that of Stockholm.
    ['2026-12-31T23:30:00Z', /2027/, /2027/],
  ])('%s', (moment, swedish, english) => {
    const instant = Temporal.Instant.from(moment);
    expect(momentText(instant, 'sv', now)).toMatch(swedish);
    expect(momentText(instant, 'en', now)).toMatch(english);
  });

  test('days and months without a time', () => {
    const day = Temporal.PlainDate.from('2027-01-15');
    expect([dayText(day, 'sv'), dayText(day, 'en')]).toEqual(['15 januari 2027', '15 January 2027']);
    const month = Temporal.PlainYearMonth.from('2027-02');
    expect([monthText(month, 'sv'), monthText(month, 'en')]).toEqual(['februari 2027', 'February 2027']);
  });
});

test('each refused field gets its sentence', () => {
  const errors = [
    { field: 'reason', problem: 'required' },
    { field: 'note', problem: 'tooLong', max: 500 },
  ] as const;
  expect(errorTexts(errors, 'en')).toEqual({
    reason: 'This has to be filled in.',
    note: 'The text is too long. At most 500 characters.',
  });
});
