import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { Temporal } from 'temporal-polyfill';
import { readReminder } from '../../bot/teams/reminderWords.ts';
import { fold, SURE, understand } from '../../bot/teams/understanding.ts';
import { INTENTS } from '../../bot/teams/vocabulary.ts';

/** What people write, in both languages, with the slips that they make; by the command that they mean. */
const MEANT: Readonly<Record<string, readonly string[]>> = {
  greeting: ['hej', 'Hej!', 'hejj', 'Hejsan', 'hallå', 'tjena', 'God morgon', 'hello', 'helo', 'Hi!', 'good morning'],
  help: ['hjälp', 'hjlp', 'hjälp mig', 'vad kan du?', 'vad kan jag skriva', 'vem är du?', 'är du en robot?', 'hur funkar du', 'who are you', 'help', 'help me please', 'What can you do?', '?', 'kommandon'],
  tasks: [
    'mina uppgifter', 'Mina uppgifter.', 'mina upgifter', 'uppgfter', 'visa mina uppgifter', 'vad har jag att göra?', 'vad väntar på mig', 'vad ska jag göra, finns det uppgifter?',
    'my tasks', 'my taks', 'tsaks', 'show my tasks please', 'what is waiting for me?', 'vad ska jag göra den här veckan?', 'vad är bråttom', 'anything urgent?', "what's overdue?", 'what should I do?', 'mina ärenden', 'to do', 'to do list', 'overdue tasks',
  ],
  agreements: ['avtal', 'avtla', 'mina avtal', 'vilka avtal har vi?', 'utbytesavtal', 'våra utbytesavtal', 'agreements', 'agreemnts', 'our agreements', 'hur många platser har vi i Oslo?', 'when does the agreement with Oslo expire?', 'which partners do we have?'],
  signatures: [
    'learning agreements', 'Learning Agreement', 'lerning agrement', 'underskrifter', 'underskriter', 'vad ska jag skriva under?', 'vilka learning agreements väntar på min underskrift?',
    'signatures', 'signatrues', 'what do I need to sign?', 'signera', 'signering',
  ],
  eligibility: [
    'behörighet', 'behorighet', 'behörighetsfrågor', 'behörighetsfrågro', 'särskild behörighet', 'öppna behörighetsfrågor', 'eligibility', 'eligiblity', 'eligibility questions', 'entry requirements', 'show eligibility',
  ],
  meetings: ['möten', 'möte', 'när är nästa möte?', 'nätverksträff', 'nästa träff', 'meetings', 'meetngs', 'next meeting', 'jag kan inte komma på mötet', 'anmäl mig till mötet', 'vad är agendan för mötet', 'what time is the meeting tomorrow', "I can't make the meeting", 'when is the next network meeting?', 'kalender'],
  absenceAsked: ['frånvaro', 'frånvro', 'jag är borta', 'jag är sjuk', 'semester', 'absence', 'absense', 'I am on vacation'],
  remind: ['påminn mig på fredag', 'påmin mig imorgon', 'påminn om 3 dagar', 'remind me tomorrow', 'remid me on monday', 'snooze', 'kan du påminna mig senare?', 'skjut upp till måndag'],
  language: ['språk', 'sprk', 'byt språk', 'language', 'langauge', 'switch language', 'byt till engelska', 'English please', 'svenska tack', "I don't understand Swedish", 'jag talar inte engelska'],
  settings: ['inställningar', 'instälningar', 'settings', 'setings', 'ändra inställningar', 'tysta timmar', 'quiet hours', 'notiser', 'notifications', 'skicka mindre', 'send less', 'fewer reminders please', 'jag vill ha färre meddelanden'],
  contact: ['vem är IKP för fysik?', 'kontaktpersn kemi', 'kontakt historia', 'who is the contact for physics?', 'contct physics', 'vem är ansvarig på kemi', 'who is responsible for chemistry?', 'ikp fysik',
    'vem har hand om Fysik', 'vem sköter utbyten på kemi?', 'vem jobbar med Erasmus på kemi', 'vem ska jag prata med om nomineringar?', 'vem har hand om behörighetsfrågor på fysik', 'vilken mejladress har IKP på kemi?',
    'who handles physics', 'who do I contact about chemistry?', 'vem är ersättare för Karin?', 'vilka är IKP på humanistisk fakultet?',
  ],
  optOut: ['sluta skicka', 'Sluta skicka!', 'avregistrera mig', 'unsubscribe', 'stop', 'Stop.', 'sluta skicka meddelanden till mig', 'stop sending me messages', 'stäng av påminnelser', 'stäng av notiser', 'jag vill inte ha fler meddelanden', 'inga fler påminnelser tack', 'sluta spamma mig', 'no more messages please', 'turn off notifications', "don't send me reminders"],
  optIn: ['börja skicka igen', 'start again', 'börja skicka meddelanden igen', 'sätt på påminnelser igen', 'turn on notifications', 'start sending again'],
  office: ['prata med en människa', 'jag vill prata med någon på IO', 'hur når jag International Office?', 'kontakta IO', 'contact the international office', 'can I talk to a human?', 'telefonnummer till IO'],
  newMeeting: ['nytt möte', 'ny träff', 'kalla till möte', 'jag vill kalla till en ny träff', 'skapa ett möte', 'new meeting', 'call a meeting', 'schedule a network meeting'],
  courtesy: ['tack', 'Tack!', 'tack så mycket', 'tack för hjälpen', 'ok', 'okej', 'ja', 'nej', 'bra', 'thanks', 'thank you very much', 'great, thanks', 'ok tack'],
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
    ['who is the contact person for Political Science?', 'Political Science'],
    ['avtal Uppsala', 'Uppsala'],
    ['visa avtalen med University of Oslo', 'University Oslo'],
    ['<at>IKP-forum</at>&nbsp;agreements with Warszawa', 'Warszawa'],
    ['<p>avtal <b>fysik</b></p>', 'fysik'],
    ['vem har hand om Språkstudier', 'Språkstudier'],
    ['vem är Karin Åström?', 'Karin Åström'],
    ['vem är ersättare för Karin?', 'Karin'],
    ['vem har hand om behörighetsfrågor på fysik', 'fysik'],
    ['vilken mejladress har IKP på kemi?', 'kemi'],
    ['hur många platser har vi i Oslo?', 'Oslo'],
  ])('“%s”', (phrase, about) => {
    expect(understand(phrase).command).toMatchObject({ about });
  });

  test.each([
    ['svenska tack', 'sv'],
    ['English, please!', 'en'],
    ['byt språk', null],
    ["I don't understand Swedish", 'en'],
    ['jag förstår inte engelska', 'sv'],
    ['engelska, inte svenska', 'en'],
    ['svenska inte engelska', 'sv'],
    ['inte engelska utan svenska', 'sv'],
    ['inte svenska, engelska tack', 'en'],
    ['svenska förstår jag inte, engelska tack', 'en'],
    ['English instead of Swedish', 'en'],
    ['not Swedish but English please', 'en'],
    ["I don't understand Swedish, English please", 'en'],
    ['svenska i stället för engelska', 'sv'],
    ['svenska istället', 'sv'],
    ['byt från svenska till engelska', 'en'],
    ['svenska utan engelska', 'sv'],
    ['byt inte till engelska', 'sv'],
  ])('“%s” names the language', (phrase, to) => {
    const { command, certainty } = understand(phrase);
    expect({ command, sure: certainty >= SURE }).toEqual({ command: { kind: 'language', to }, sure: true });
  });

  test.each(['byt inte språk', "don't change language", 'svenska eller engelska', 'English or Swedish?', 'varför skriver du på engelska?'])('“%s” names none to change to, and is asked back', (phrase) => {
    const { nearest, certainty } = understand(phrase);
    expect(certainty).toBeLessThan(SURE);
    expect(nearest).toContain('language');
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

describe('two things at once', () => {
  test.each([
    ['Hej! Kan du visa mina uppgifter och vem som är IKP för fysik?', ['contact', 'tasks']],
    ['avtal Oslo och nästa möte', ['agreements', 'meetings']],
    ['show my tasks and the next meeting', ['meetings', 'tasks']],
    ['kan du skicka en påminnelse till partnern?', ['agreements', 'remind']],
  ])('“%s” is asked back, with both as choices', (phrase, both) => {
    const { certainty, nearest } = understand(phrase);
    expect(certainty).toBeLessThan(SURE);
    expect(nearest).toEqual(expect.arrayContaining(both));
  });

  test('what the one is about is not in the words for the other', () => {
    expect(understand('visa mina uppgifter och vem som är IKP för fysik').command).toMatchObject({ kind: 'contact', about: 'fysik' });
  });

  test.each([
    ['påminn mig på fredag om mötet', 'remind'],
    ['stäng av påminnelser om möten', 'optOut'],
  ])('“%s” is one', (phrase, kind) => {
    const { command, certainty } = understand(phrase);
    expect({ kind: command.kind, sure: certainty >= SURE }).toEqual({ kind, sure: true });
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
    expect(readReminder(fold(words), today).day?.toString()).toBe(day);
  });

  test.each(['påminn mig', 'hur skjuter man upp', 'påminn mig om en timme', 'påminn mig 3 gånger', 'senare', '31/2', '2026-13-01', 'om noll dagar', 'remind me'])('“%s” names none', (words) => {
    expect(readReminder(fold(words), today).day).toBeNull();
  });

  test.each([
    ['påminn mig på måndag om avtalet med Oslo', ['avtalet', 'oslo']],
    ['påminn mig om Oslo på måndag', ['oslo']],
    ['remind me about Elias Vargfors on 3 December', ['elias', 'vargfors']],
    ['kan du påminna mig om learning agreement för Siri senare?', ['learning', 'agreement', 'siri']],
    ['påminn mig den 3 december', []],
    ['snooze', []],
  ])('“%s” is about %j', (words, about) => {
    expect(readReminder(fold(words), today).about).toEqual(about);
  });

  test.each(['skjut upp från måndag till onsdag', 'postpone from Monday to Wednesday', 'flytta påminnelsen från 30/11 till 2/12'])('“%s” means the day to which', (words) => {
    expect(readReminder(fold(words), today).day?.toString()).toBe('2026-12-02');
  });

  test.each(['påminn mig på måndag om Oslo', 'kan du påminna mig på fredag?', 'Remind me on Monday about Oslo', 'snooza till måndag', 'påminn om Oslo på måndag', 'skjut upp Oslo till måndag', 'please remind me tomorrow'])(
    '“%s” is a wish of one’s own',
    (words) => expect(readReminder(fold(words), today).isPlain).toBe(true),
  );

  test.each([
    ...['påminn mig inte på måndag', 'påminn mig aldrig på måndag', 'skjut ej upp till måndag', "don't remind me on Monday", 'do not postpone to Monday', 'stop reminding me on Monday', 'why do you remind me on Monday?'],
    ...['varför påminner du mig på måndag', 'påminn Olof på måndag', 'påminn alla på måndag', 'remind them on Monday', 'påminn oss på måndag', 'ta bort påminnelsen på måndag', 'flytta påminnelsen till måndag'],
    ...['kan du skicka en påminnelse till partnern på måndag', 'cancel the reminder on Monday', 'jag vill att du påminner Olof på måndag', 'glöm påminnelsen på måndag', 'när påminner du mig på måndag?', 'did you remind me on Monday'],
  ])('“%s” is not', (words) => expect(readReminder(fold(words), today).isPlain).toBe(false));

  test('a denial names no task', () => {
    expect(readReminder(fold('påminn mig inte på måndag om Oslo'), today).about).toEqual(['oslo']);
  });

  test('is read out of any text without an error', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (words) => void readReminder(fold(words), today)));
  });
});
