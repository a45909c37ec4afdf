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

  const today = { kind: 'fromToday', days: 0 };
  const tomorrow = { kind: 'fromToday', days: 1 };
  const weekday = (number: number, inNextWeek = false) => ({ kind: 'weekday', weekday: number, inNextWeek });
  const week = (number: number) => ({ kind: 'week', number });
  const nextWeek = { kind: 'weeksOn', weeks: 1 };
  const thisWeek = { kind: 'weeksOn', weeks: 0 };

  test.each([
    ['jag är borta nästa vecka', nextWeek, nextWeek, null],
    ['Hej! Jag är borta nästa vecka, Olof täcker.', nextWeek, nextWeek, 'olof'],
    ['frånvaro nästa vecka Olof Wikberg', nextWeek, nextWeek, 'olof wikberg'],
    ['absence next week', nextWeek, nextWeek, null],
    ["I'm away next week", nextWeek, nextWeek, null],
    ["I'll be out of office tomorrow", tomorrow, tomorrow, null],
    ['out of office next week, Olof covers for me', nextWeek, nextWeek, 'olof'],
    ['jag är borta på fredag', weekday(5), weekday(5), null],
    ['På fredag är jag ledig', weekday(5), weekday(5), null],
    ['jag är ledig nästa fredag', weekday(5, true), weekday(5, true), null],
    ['jag är borta på fre', weekday(5), weekday(5), null],
    ['jag är borta från måndag till onsdag', weekday(1), weekday(3), null],
    ['borta torsdag och fredag', weekday(4), weekday(5), null],
    ['borta idag och imorgon', today, tomorrow, null],
    ['jag är sjuk idag', today, today, null],
    ['sjuk i dag', today, today, null],
    ['jag är sjuk till fredag', today, weekday(5), null],
    ['jag är sjukskriven t.o.m. 7/1', today, day('7/1'), null],
    ['Jag vabbar imorgon!', tomorrow, tomorrow, null],
    ['borta resten av veckan', thisWeek, thisWeek, null],
    ['frånvaro v. 48', week(48), week(48), null],
    ['borta v48', week(48), week(48), null],
    ['frånvaro vecka 48-49 Olof', week(48), week(49), 'olof'],
    ['jag har semester v. 28–31', week(28), week(31), null],
    ['semester i juli', { kind: 'month', month: 7 }, { kind: 'month', month: 7 }, null],
    ['I am on vacation 3-7 December', day('3/12'), day('7/12'), null],
    ['frånvaro 3–7 december', day('3/12'), day('7/12'), null],
    ['jag är borta 12-15/3, Olof', day('12/3'), day('15/3'), 'olof'],
    ['frånvaro 3/12 - 7/12 med Olof som ersättare', day('3/12'), day('7/12'), 'olof'],
    ['jag är föräldraledig från 1 januari till 30 juni', day('1/1'), day('30/6'), null],
    ['jag är borta i två veckor från 3/12', day('3/12'), { kind: 'lasting', days: 14 }, null],
    ['jag är borta från fredag i två veckor', weekday(5), { kind: 'lasting', days: 14 }, null],
    ['sick for 3 days', { kind: 'lasting', days: 3 }, { kind: 'lasting', days: 3 }, null],
    ['on parental leave from 3 December to 7 January, my deputy is Olof', day('3/12'), day('7/1'), 'olof'],
  ])('“%s” says so too', (message, first, last, deputy) => {
    expect(readCommand(message)).toEqual({ kind: 'absence', first, last, deputy });
  });

  test.each([
    'är jag borta nästa vecka?',
    'är Olof borta nästa vecka',
    'Olof är borta nästa vecka',
    'jag är inte borta nästa vecka',
    'vem är borta på fredag',
    'studenten är sjuk idag',
    'kan jag vara ledig på fredag?',
    'hur många är sjuka idag',
    'avtalet är borta sedan igår',
  ])('“%s” does not', (message) => {
    expect(readCommand(message).kind).not.toBe('absence');
  });

  test.each(['jag är tillbaka', 'Jag är tillbaka igen!', "I'm back", 'ta bort min frånvaro', 'cancel my absence', 'nu är jag frisk igen'])('“%s” ends it too', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceEnds' });
  });

  test.each(['frånvaro slut', 'Frånvaro slut!', 'min frånvaro är slut', 'absence over', 'my absence is over', 'absence ends'])('“%s” ends it', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceEnds' });
  });

  test.each(['frånvaro', 'Frånvaro?', 'absence', 'min frånvaro'])('“%s” asks how it stands', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceAsked' });
  });

  test.each([
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
    'frånvaro tills vidare',
    'frånvaro från 3/12',
    'frånvaro måndag och onsdag',
    'frånvaro v. 54',
  ])('“%s” is asked back', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceUnclear' });
  });

  test.each([
    ...['borta på fredag?', 'away tomorrow?', 'frånvaro fredag?', 'är jag borta på fredag', 'am i away on friday', 'har jag semester nästa vecka', 'ska jag vara ledig på fredag', 'jag är borta på fredag?'],
    ...['är jag tillbaka?', 'är jag tillbaka', 'tillbaka?', 'frisk?', 'ta bort min frånvaro?', 'absence over?', 'min frånvaro slut?', 'Hej, är jag borta på fredag', 'borta på fredag?!', 'borta på fredag? /Karin'],
    ...['will I be away next week', 'när är jag borta nästa vecka', 'do I have vacation next week'],
  ])('“%s” is a question, and changes nothing', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceAsked' });
  });

  test.each(['god semester nästa vecka', 'ha en god semester nästa vecka', 'är Olof tillbaka?', 'vem är borta på fredag?'])('“%s” is not about one’s own', (message) => {
    expect(readCommand(message).kind).not.toMatch(/absence/);
  });

  test.each([
    ['God morgon! Jag är borta nästa vecka', nextWeek, null],
    ['god morgon, sjuk idag', today, null],
    ['jag är borta hela dagen på fredag', weekday(5), null],
    ['jag är borta på fredag hela dagen', weekday(5), null],
    ['borta imorgon igen', tomorrow, null],
    ['away all day tomorrow', tomorrow, null],
    ['jag är borta nästa vecka, hela veckan, Olof täcker', nextWeek, 'olof'],
    ['jag är borta nästa vecka utan ersättare', nextWeek, null],
    ['frånvaro nästa vecka, ingen ersättare', nextWeek, null],
    ['away next week, no deputy', nextWeek, null],
    ['jag är borta nästa vecka, Emma täcker', nextWeek, 'emma'],
  ])('“%s” is of whole days', (message, days, deputy) => {
    expect(readCommand(message)).toEqual({ kind: 'absence', first: days, last: days, deputy });
  });

  test.each([
    ...['jag är borta fredag em', 'jag är borta på fredag fm', 'borta fredag eftermiddag', 'jag är ledig på fredag förmiddag', 'frånvaro fredag kväll', 'away friday afternoon', 'away friday am'],
    ...['borta imorgon bitti', 'jag är borta på eftermiddagen på fredag', 'borta på fredag efter lunch', 'jag är ledig halva dagen på fredag', 'away half a day tomorrow', 'jag är borta fredag em, Olof täcker', 'jag är borta nästa vecka, inte Olof'],
  ])('“%s” is no whole day, or denies something, and is asked back', (message) => {
    expect(readCommand(message)).toEqual({ kind: 'absenceUnclear' });
  });

  test.each(['frånvaron', 'absences 3/12', 'jag har frånvaro', 'mina uppgifter', 'bortamatch', 'hej'])('“%s” is about something else', (message) => {
    expect(readCommand(message).kind).not.toMatch(/absence/);
  });
});
