import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readReminderDay } from '../../bot/teams/reminderWords.ts';
import { fold, SURE, understand } from '../../bot/teams/understanding.ts';
import { INTENTS } from '../../bot/teams/vocabulary.ts';

/** What people write, in both languages, with the slips that they make; by the command that they mean. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  greeting: ['hej', 'Hej!', 'hejj', 'Hejsan', 'hallå', 'tjena', 'God morgon', 'hello', 'helo', 'Hi!', 'good morning'],
  help: ['hjälp', 'hjlp', 'hjälp mig', 'vad kan du?', 'vad kan jag skriva', 'help', 'help me please', 'What can you do?', '?', 'kommandon'],
  tasks: [
    'mina uppgifter', 'Mina uppgifter.', 'mina upgifter', 'uppgfter', 'visa mina uppgifter', 'vad har jag att göra?', 'vad väntar på mig', 'vad ska jag göra, finns det uppgifter?',
    'my tasks', 'my taks', 'tsaks', 'show my tasks please', 'what is waiting for me?', 'to do', 'to do list', 'overdue tasks',
  ],
  agreements: ['avtal', 'avtla', 'mina avtal', 'vilka avtal har vi?', 'utbytesavtal', 'våra utbytesavtal', 'agreements', 'agreemnts', 'our agreements', 'which partners do we have?'],
  signatures: [
    'learning agreements', 'Learning Agreement', 'lerning agrement', 'underskrifter', 'underskriter', 'vad ska jag skriva under?', 'vilka learning agreements väntar på min underskrift?',
    'signatures', 'signatrues', 'what do I need to sign?', 'signera', 'signering',
  ],
  eligibility: [
    'behörighet', 'behorighet', 'behörighetsfrågor', 'behörighetsfrågro', 'särskild behörighet', 'öppna behörighetsfrågor', 'eligibility', 'eligiblity', 'eligibility questions', 'entry requirements', 'show eligibility',
  ],
  meetings: ['möten', 'möte', 'när är nästa möte?', 'nätverksträff', 'nästa träff', 'meetings', 'meetngs', 'next meeting', 'when is the next network meeting?', 'kalender'],
  absenceAsked: ['frånvaro', 'frånvro', 'jag är borta', 'jag är sjuk', 'semester', 'absence', 'absense', 'I am on vacation'],
  remind: ['påminn mig på fredag', 'påmin mig imorgon', 'påminn om 3 dagar', 'remind me tomorrow', 'remid me on monday', 'snooze', 'kan du påminna mig senare?', 'skjut upp till måndag'],
  language: ['språk', 'sprk', 'byt språk', 'language', 'langauge', 'switch language', 'byt till engelska', 'English please', 'svenska tack'],
  settings: ['inställningar', 'instälningar', 'settings', 'setings', 'ändra inställningar', 'tysta timmar', 'quiet hours', 'notiser', 'notifications'],
  contact: ['vem är IKP för fysik?', 'kontaktpersn kemi', 'kontakt historia', 'who is the contact for physics?', 'contct physics', 'vem är ansvarig på kemi', 'who is responsible for chemistry?', 'ikp fysik'],
  optOut: ['sluta skicka', 'Sluta skicka!', 'avregistrera mig', 'unsubscribe', 'stop', 'Stop.', 'sluta skicka meddelanden till mig', 'stop sending me messages'],
  optIn: ['börja skicka igen', 'start again', 'börja skicka meddelanden igen', 'start sending again'],
  knowledge: ['kunskap hur länge gäller student ut', 'kunskp stipendier', 'knowledge Solemove', 'knowlege about insurance'],
};

const phrases = Object.entries(MEANT).flatMap(([kind, said]) => said.map((phrase) => [phrase, kind] as const));

test('the table is long enough to mean something', () => expect(phrases.length).toBeGreaterThanOrEqual(120));

test.each(phrases)('“%s” means %s', (phrase, kind) => {
  const { command, certainty } = understand(phrase);
  expect({ kind: command.kind, sure: certainty >= SURE }).toEqual({ kind, sure: true });
});

describe('what it is about', () => {
  test.each([
    ['vem är IKP för fysik?', 'fysik'],
    ['Vem är kontaktperson på institutionen för historia', 'historia'],
    ['who is the contact person for Political Science?', 'political science'],
    ['avtal Uppsala', 'uppsala'],
    ['visa avtalen med University of Oslo', 'university oslo'],
    ['<at>IKP-forum</at>&nbsp;agreements with Warszawa', 'warszawa'],
    ['<p>avtal <b>fysik</b></p>', 'fysik'],
  ])('“%s”', (phrase, about) => {
    expect(understand(phrase).command).toMatchObject({ about });
  });

  test.each([
    ['svenska tack', 'sv'],
    ['English, please!', 'en'],
    ['byt språk', null],
  ])('“%s” names the language', (phrase, to) => {
    expect(understand(phrase).command).toEqual({ kind: 'language', to });
  });
});

describe('what it does not know', () => {
  test.each(['vädret i Umeå', 'lunch?', 'asdfgh', 'what is the capital of France', 'مرحبا', '你好', '🎉🎉', '...', '', '   ', '<p></p>', 'parkering', 'kaffe'])('“%s”', (phrase) => {
    const { command, certainty } = understand(phrase);
    expect({ kind: command.kind, certainty }).toEqual({ kind: 'unknown', certainty: 0 });
  });

  test.each([
    ['studenten undrar om hennes avtal om hyra av rum hos kommunen kan sägas upp före jul', 'agreements'],
    ['min chef sa att uppgifter från revisionen kommer nästa år tror hon', 'tasks'],
  ])('“%s” is asked back', (phrase, nearest) => {
    const understood = understand(phrase);
    expect(understood.certainty).toBeLessThan(SURE);
    if (understood.command.kind !== 'unknown') expect(understood.nearest).toContain(nearest);
  });
});

describe('any text', () => {
  const text = fc.oneof(fc.string({ unit: 'binary', maxLength: 500 }), fc.string({ unit: 'grapheme', maxLength: 500 }));

  test('is read without an error, and gives at most three choices', () => {
    fc.assert(
      fc.property(text, (message) => {
        const { certainty, nearest } = understand(message);
        expect(certainty).toBeGreaterThanOrEqual(0);
        expect(certainty).toBeLessThanOrEqual(1);
        expect(nearest.length).toBeLessThanOrEqual(3);
        for (const one of nearest) expect(INTENTS).toContain(one);
      }),
    );
  });

  test('means the same in capitals, with spaces around it and behind a mention', () => {
    fc.assert(
      fc.property(fc.constantFrom(...phrases.map(([phrase]) => phrase)), (phrase) => {
        const meant = understand(phrase).command.kind;
        for (const same of [phrase.toUpperCase(), `  ${phrase}\n`, `<at>IKP-forum</at> ${phrase}`]) expect(understand(same).command.kind).toBe(meant);
      }),
    );
  });

  test('of 20,000 characters is read at once', () => {
    const began = performance.now();
    understand('avtal <b>om '.repeat(1_700));
    understand('<'.repeat(20_000));
    understand('<at>'.repeat(5_000));
    expect(performance.now() - began).toBeLessThan(2_000);
  });
});

describe('a day to be reminded on', () => {
  // A Thursday.
  const today = Temporal.PlainDate.from('2026-11-26');

  test.each([
    ['påminn mig imorgon', '2026-11-27'],
    ['påminn mig i morgon bitti', '2026-11-27'],
    ['remind me tomorrow', '2026-11-27'],
    ['påminn mig i övermorgon', '2026-11-28'],
    ['remind me the day after tomorrow', '2026-11-28'],
    ['påminn mig på fredag', '2026-11-27'],
    ['på torsdag', '2026-12-03'],
    ['remind me on Monday', '2026-11-30'],
    ['nästa vecka', '2026-11-30'],
    ['om tre dagar', '2026-11-29'],
    ['in two weeks', '2026-12-10'],
    ['om en vecka', '2026-12-03'],
    ['2026-12-03', '2026-12-03'],
    ['påminn mig 3/12', '2026-12-03'],
    ['3/1', '2027-01-03'],
    ['påminn mig den 3 december', '2026-12-03'],
    ['remind me on December 3rd', '2026-12-03'],
    ['påminn mig nästa fredag', '2026-12-04'],
    ['remind me next Friday', '2026-12-04'],
    ['påminn mig v. 49', '2026-11-30'],
    ['påminn mig om en månad', '2026-12-26'],
    ['remind me in a month', '2026-12-26'],
    ['påminn mig på måndag om avtalet med Oslo', '2026-11-30'],
    ['påminn mig på mån', '2026-11-30'],
    ['kan man påminnas på lördag', '2026-11-28'],
    ['remind me next week', '2026-11-30'],
  ])('“%s”', (words, day) => {
    expect(readReminderDay(fold(words), today)?.toString()).toBe(day);
  });

  test.each(['påminn mig', 'hur skjuter man upp', 'påminn mig om en timme', 'påminn mig 3 gånger', 'senare', '31/2', '2026-13-01', 'om noll dagar', 'remind me'])('“%s” names none', (words) => {
    expect(readReminderDay(fold(words), today)).toBeNull();
  });

  test('is read out of any text without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void readReminderDay(fold(words), today)));
  });
});
