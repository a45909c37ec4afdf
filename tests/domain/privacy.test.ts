import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { findPersonalNumber, withoutPersonalNumbers } from '../../bot/domain/privacy.ts';

/** Made here, with the serials from 980 up that Skatteverket keeps for tests, so that they are nobody's. */
const FOUND = [
  '19900118-9803',
  '199001189803',
  '900118-9803',
  '900118+9803',
  '9001189803',
  '900118 9803',
  '19900118 9803',
  '900118 - 9803',
  '1990-01-18-9803',
  '1990-01-18 9803',
  '90-01-18-9803',
  '90 01 18 9803',
  '1990.01.18 9803',
  // Wrong check digit: a slip of the finger is still somebody's number.
  '19900118-9802',
  '900118-9802',
  // Co-ordination numbers: the day plus 60.
  '19900178-9805',
  '900178-9805',
  // Interim numbers of student registers.
  '19900118-T123',
  '900118-P123',
  '900118P123',
  '900118-TF12',
  '900118-t123',
  // Dashes of other kinds.
  '900118–9803',
  '900118—9803',
  '900118−9803',
  '900118‐9803',
  '900118‑9803',
  '900118－9803',
  // Spaces of other kinds.
  '900118\u00a09803',
  '900118\u20099803',
  '900118\n9803',
  // Unseen characters.
  '9001\u200b18-98\u200d03',
  '900118\u00ad-9803',
  '\ufeff900118-9803',
  '9\ufe0f00118-9803',
  '900118\u0000-9803',
  '9\u033200118-9803',
  // Digits of other widths and scripts.
  '９００１１８-９８０３',
  '٩٠٠١١٨-٩٨٠٣',
  '९००११८-९८०३',
  '𝟗𝟎𝟎𝟏𝟏𝟖-𝟗𝟖𝟎𝟑',
  // A leap day, in the century that had one.
  '20000229-1234',
  '000229-1234',
];

const NOT_FOUND = [
  '',
  'Är sökanden behörig till kursen?',
  '5FY123',
  '5FY123, HT2027, 7,5 hp',
  'UMU-2026-1734',
  'UMU 2026/1734',
  'FS 3.1.5-1234-26',
  'Dnr 2.1.3-0421-25',
  'Ärende 1234567',
  'NyA 2026-004711',
  'Anmälan 12345678',
  '+46701234567',
  '+46 70 123 45 67',
  '+46907865000',
  '090-786 50 00',
  '070-123 45 67',
  '2027-01-15',
  '20270115',
  '2027-01-15 14:30',
  '2027-01-15T14:30:00+01:00',
  '2027-01-15–2027-06-05',
  '2027-01-15 – 2027-06-05',
  '1990-01-18 – 1999-06-05',
  '20270115-20270605',
  '2027-W03',
  'vecka 3–22 2027',
  '2026/2027',
  '2024–2027',
  '15/1 2027',
  'rum 1234, hus 5678',
  '0533',
  '12345678901234567890',
  '4b0c6d0e-6d0f-4e56-9a50-1d2c1a0f6b01',
  'S  UMEA01',
  'ISBN 978-91-7601-234-5',
  // Dates of files and cases, where nobody of an applicant's age was born: without a right check digit.
  'skannat 20261125-1430.pdf',
  'skannat 202611251430.pdf',
  '20270115 1430',
  'ärende 20261125-0001',
  // Impossible dates.
  '901318-9803',
  '900132-9803',
  '900199-9803',
  '900118-980',
  '19000229-1234',
  '19010229-1234',
  // Ten bare digits look like many things: only a right check digit makes them a number of a person.
  '9001189802',
];

describe('a personal number', () => {
  test.each(FOUND.map((text) => [JSON.stringify(text), text]))('is found in %s', (_shown, text) => {
    expect(findPersonalNumber(text)).not.toBeNull();
    expect(findPersonalNumber(`Studenten ${text}, som sökt kursen.`)).not.toBeNull();
    expect(findPersonalNumber(`pnr:${text}`)).not.toBeNull();
  });

  test.each(NOT_FOUND.map((text) => [text]))('is not found in “%s”', (text) => {
    expect(findPersonalNumber(text)).toBeNull();
    expect(findPersonalNumber(`Ang. ${text} (se nedan)`)).toBeNull();
  });

  test('is told as it was found, in plain digits', () => {
    expect(findPersonalNumber('Hon heter så och har ９００１１８–９８０３.')).toBe('900118-9803');
  });
});

test('put out of a text, it leaves the words around it as they were', () => {
  expect(withoutPersonalNumbers('Räcker Fysik 2 för 900118-9803? Och för 19900118-9803, som är äldre?', '(borta)')).toBe('Räcker Fysik 2 för (borta)? Och för (borta), som är äldre?');
});

describe('any personal number', () => {
  const birthdays = fc
    .date({ min: new Date('1931-01-01T00:00:00Z'), max: new Date('2015-12-31T00:00:00Z'), noInvalidDate: true })
    .map((date) => date.toISOString().slice(0, 10).split('-') as [string, string, string]);
  const numbers = fc
    .record({ birthday: birthdays, serial: fc.integer({ min: 0, max: 999 }), coordination: fc.boolean() })
    .map(({ birthday: [year, month, day], serial, coordination }) => {
      const dayPart = String(Number(day) + (coordination ? 60 : 0)).padStart(2, '0');
      const nine = year.slice(2) + month + dayPart + String(serial).padStart(3, '0');
      return { year, month, day: dayPart, suffix: nine.slice(6) + checkDigit(nine) };
    });
  const forms: ((number: { year: string; month: string; day: string; suffix: string }) => string)[] = [
    ({ year, month, day, suffix }) => `${year}${month}${day}-${suffix}`,
    ({ year, month, day, suffix }) => `${year}${month}${day}${suffix}`,
    ({ year, month, day, suffix }) => `${year.slice(2)}${month}${day}-${suffix}`,
    ({ year, month, day, suffix }) => `${year.slice(2)}${month}${day}+${suffix}`,
    ({ year, month, day, suffix }) => `${year.slice(2)}${month}${day}${suffix}`,
    ({ year, month, day, suffix }) => `${year.slice(2)}${month}${day} ${suffix}`,
    ({ year, month, day, suffix }) => `${year}-${month}-${day}-${suffix}`,
    ({ year, month, day, suffix }) => `${year}-${month}-${day} ${suffix}`,
    ({ year, month, day, suffix }) => `${year.slice(2)} ${month} ${day} ${suffix}`,
    ({ year, month, day, suffix }) => `${year}${month}${day}-T${suffix.slice(1)}`,
    ({ year, month, day, suffix }) => `${year.slice(2)}${month}${day}-P${suffix.slice(1)}`,
  ];
  /** Any words around it that do not lengthen the number itself. */
  const words = fc.string({ unit: fc.constantFrom(...'abcåäö ,.:;()!?ABC'), maxLength: 20 });
  const unseen = fc.constantFrom('', '\u200b', '\u200c', '\u2060', '\u00ad');

  test('is found in every form, among any words, with unseen characters in it', () => {
    fc.assert(
      fc.property(numbers, fc.constantFrom(...forms), words, words, unseen, (number, form, before, after, gap) => {
        const text = before + [...form(number)].join(gap) + after;
        expect(findPersonalNumber(text)).not.toBeNull();
      }),
      { numRuns: 1000 },
    );
  });

  test('is never mistaken for a date, a period of dates, an academic year or a week', () => {
    const dates = fc
      .date({ min: new Date('1990-01-01T00:00:00Z'), max: new Date('2060-12-31T00:00:00Z'), noInvalidDate: true })
      .map((date) => date.toISOString().slice(0, 10));
    fc.assert(
      fc.property(dates, dates, fc.integer({ min: 1, max: 53 }), (from, to, week) => {
        const year = from.slice(0, 4);
        for (const text of [from, `${from}–${to}`, `${from} - ${to}`, `${from}, ${to}`, `${year}/${to.slice(0, 4)}`, `${year}-W${week}`]) {
          expect(findPersonalNumber(text)).toBeNull();
        }
      }),
      { numRuns: 1000 },
    );
  });
});

/** The Luhn sum over nine digits, doubled from the first, brought to a whole ten. */
function checkDigit(nine: string): string {
  const sum = [...nine].reduce((total, digit, index) => {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    return total + Math.floor(value / 10) + (value % 10);
  }, 0);
  return String((10 - (sum % 10)) % 10);
}
