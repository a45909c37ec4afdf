import { describe, expect, test } from '@jest/globals';
import { readCommand } from '../../bot/teams/commands.ts';

/** '3/12' or '3/12 2026' as days are read. */
function day(text: string) {
  const [stroke = '', year] = text.split(' ');
  const [first = '', month = ''] = stroke.split('/');
  return { day: Number(first), month: Number(month), year: year === undefined ? null : Number(year) };
}

describe('being away', () => {
  test.each([
    ['frånvaro 3/12–7/1 Olof', '3/12', '7/1', 'olof'],
    ['Frånvaro: 3/12 - 7/1, Olof Wikberg', '3/12', '7/1', 'olof wikberg'],
    ['frånvaro 3/12-7/1 ställföreträdare: Olof', '3/12', '7/1', 'olof'],
    ['frånvaro 2026-12-03 till 2027-01-07', '3/12 2026', '7/1 2027', null],
    ['frånvaro 2026-12-03 – 2027-01-07 med Marie-Claire Lundgren', '3/12 2026', '7/1 2027', 'marie-claire lundgren'],
    ['frånvaro från och med 3 december till och med den 7 januari', '3/12', '7/1', null],
    ['frånvaro fr.o.m. 3/12 t.o.m. 7/1', '3/12', '7/1', null],
    ['frånvaro 3 dec 2026 till 7 jan 2027 Olof.', '3/12 2026', '7/1 2027', 'olof'],
    ['frånvaro 3/12', '3/12', '3/12', null],
    ['frånvaro 3/12 Olof', '3/12', '3/12', 'olof'],
    ['borta 24/12 till 6/1', '24/12', '6/1', null],
    ['absence 3 Dec to 7 Jan', '3/12', '7/1', null],
    ['absence 3 Dec to 7 Jan Olof', '3/12', '7/1', 'olof'],
    ['Absence from December 3 to January 7th, 2027 covered by Olof', '3/12', '7/1 2027', 'olof'],
    ['<at>IKP-forum</at>&nbsp;frånvaro  3/12 – 7/1', '3/12', '7/1', null],
    ['frånvaro 3/12/2026-7/1/2027', '3/12 2026', '7/1 2027', null],
  ])('“%s”', (message, first, last, deputy) => {
    expect(readCommand(message)).toEqual({ kind: 'absence', first: day(first), last: day(last), deputy });
  });

  test.each(['frånvaro slut', 'Frånvaro slut!', 'min frånvaro är slut', 'absence over', 'my absence is over', 'absence ends'])('“%s” ends it', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceEnds' });
  });

  test.each(['frånvaro', 'Frånvaro?', 'absence', 'min frånvaro'])('“%s” asks how it stands', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceAsked' });
  });

  test.each([
    'frånvaro nästa vecka',
    'frånvaro Olof',
    'frånvaro från fredag',
    'frånvaro 3/12–',
    'frånvaro 3/12 till',
    'frånvaro 3/12 till Olof',
    'frånvaro 3/12–7/1–9/1',
    'frånvaro 3/12–7/1 900101-1239',
    'frånvaro 3.12 till 7.1',
    'frånvaro 312',
    'frånvaro 3/1234',
    'absence next week',
  ])('“%s” is asked back', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceUnclear' });
  });

  test.each(['frånvaron', 'absences 3/12', 'jag har frånvaro', 'mina uppgifter', 'bortamatch', 'hej'])('“%s” is about something else', (message) => {
    expect(readCommand(message).kind).not.toMatch(/absence/);
  });
});
