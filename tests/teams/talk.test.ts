import { beforeAll, describe, expect, test } from '@jest/globals';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { auditLog, snooze } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf, wordsOf } from '../fakeTeams/conversations.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { productUnderTest, waitFor } from '../support/product.ts';
import { cardIn, forumOf, wordsIn } from './forum.ts';
import { talkWith } from './talking.ts';

/** What people write to the bot, and everything else that Teams sends, through HTTP alone. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');
const { karin, saidTo, only, write, wordsTo } = talkWith(under);

beforeAll(async () => {
  under.teams.join(...[of().ikp, of().coordinator, of().officer].map(under.inTeams));
  await forum.install(of().ikp, of().coordinator);
  await under.idle();
});

describe('only what is urgent', () => {
  const wanted = async () => (await under.api(of().ikp, 'GET', '/api/preferences')).body.onlyUrgent as boolean;
  const optedAudits = async () =>
    (await under.product.house.db.select().from(auditLog)).map(({ action }) => action).filter((action) => action.startsWith('preference.opted'));

  test('is chosen after what follows was read, and not by the words alone', async () => {
    const asked = await only(write('sluta skicka'));
    expect(wordsOf(cardOf(asked))).toContain(t('optOut.title'));
    // Who is asked instead is named.
    expect(wordsOf(cardOf(asked))).toContain('Olof Wikberg');
    expect(await wanted()).toBe(false);
    expect(wordsIn(await under.post(under.activities.click(karin(), asked, 'optOut')))).toContain(t('optOut.done'));
    expect(await wanted()).toBe(true);
    // Clicked twice it counts once.
    await under.post(under.activities.click(karin(), asked, 'optOut'));
    expect(await optedAudits()).toEqual(['preference.optedOut']);
  });

  test('is taken back by a word', async () => {
    expect(await wordsTo('börja skicka igen')).toContain(t('optOut.back'));
    expect(await wanted()).toBe(false);
    expect(await optedAudits()).toEqual(['preference.optedOut', 'preference.optedIn']);
  });
});

describe('a command in everyday words', () => {
  test('who is the contact', async () => {
    const said = await wordsTo('vem är kontaktperson för fysiken?');
    for (const part of ['Institutionen för fysik', 'Karin Åström', 'Olof Wikberg', 'person1@example.com']) expect(said).toContain(part);
    expect(said).not.toContain('Kemiska');
    expect(await wordsTo('kontakt kmiska')).toContain('Mehmet Aydin');
    expect(await wordsTo('kontakt zoologi')).toContain(t('talk.contacts.none', { about: 'zoologi' }));
    expect(await wordsTo('kontakt historia')).toContain(t('contact.gap.nobody'));
  });

  test('to be reminded: with nothing that may rest, it says so', async () => {
    expect(await wordsTo('påminn mig om en månad')).toContain(t('talk.remind.none'));
  });

  test('only eligibility, only signatures', async () => {
    await forum.ask('TAL-1');
    await under.idle();
    expect(await wordsTo('behörighetsfrågor')).toContain('TAL-1');
    expect(await wordsTo('vad ska jag skriva under?')).not.toContain('TAL-1');
  });

  test('settings, meetings and the language that is named', async () => {
    expect(await wordsTo('instälningar')).toContain(t('talk.settings'));
    expect(await wordsTo('när är nästa möte?')).toContain(t('talk.meetings.none'));
    expect(await wordsTo('svenska tack')).toContain(t('chat.languageChanged'));
  });

  test('to be reminded: of the task that the words name, of the one that is chosen, or of none', async () => {
    const students = [['Maja', 'Lindqvist', 'uio.no'], ['Elias', 'Vargfors', 'uio.no'], ['Siri', 'Holm', 'uw.edu.pl']] as const;
    const agreements = students.map(([givenNames, familyName, receivingHeiId]) =>
      learningAgreementOf({ omobilityId: familyName, receivingHeiId, student: { givenNames, familyName, globalId: null, email: null } }));
    await importLearningAgreements(under.product.house, { fileName: 'la.xml', by: 'test' }, agreements);
    await under.idle();
    const resting = async () => (await under.product.house.db.select().from(snooze)).length;

    const done = await wordsTo('Påminn mig imorgon om Siris learning agreement');
    expect(done).toContain('Siri Holm');
    expect(done).toContain('Till dess får du inga påminnelser om uppgiften.');
    expect(await resting()).toBe(1);
    // Two are named: both are offered, and the third is not.
    const asked = await only(write('påminn mig imorgon om uio'));
    expect(wordsOf(cardOf(asked))).toContain('Maja Lindqvist');
    expect(wordsOf(cardOf(asked))).toContain('Elias Vargfors');
    expect(wordsOf(cardOf(asked))).not.toContain('Siri');
    expect(await resting()).toBe(1);
    const clicked = wordsIn(await under.post(under.activities.click(karin(), asked, 'remind')));
    expect(clicked).toMatch(/Maja Lindqvist|Elias Vargfors/);
    expect(await resting()).toBe(2);
    // A name that no task has names none: all are offered. Without a day, the task's own card offers some.
    expect(buttonsOf(cardOf(await only(write('påminn mig imorgon om Göteborg')))).filter(({ verb }) => verb === 'remind').length).toBeGreaterThanOrEqual(3);
    expect(buttonsOf(cardOf(await only(write('påminn mig om Lindqvist')))).map(({ verb }) => verb)).toContain('snooze');
    expect(await wordsTo('påminn mig senare')).toContain(t('talk.remind.noDay'));
    expect(await resting()).toBe(2);
  });
});

describe('being away, in everyday words', () => {
  test('is entered with the way back, and taken back by it', async () => {
    const said = await wordsTo('Hej! Jag är borta nästa vecka, Olof täcker för mig');
    expect(said).toContain('Olof Wikberg');
    expect(said).toContain(t('absence.undo'));
    expect(await wordsTo('är jag borta nästa vecka?')).not.toContain(t('absence.undo'));
    expect(await wordsTo('frånvaro slut')).toContain(t('absence.cancelled'));
    expect(await wordsTo('frånvaro slut')).toContain(t('absence.none'));
  });

  test('with a part of a day, with a short beginning of a name and as a question it is not entered', async () => {
    expect(await wordsTo('jag är borta fredag em')).toContain(t('absence.unclear'));
    expect(await wordsTo('jag är borta nästa vecka, Olo täcker')).toContain(t('absence.unknownDeputy', { name: 'olo' }));
    expect(await wordsTo('är jag tillbaka?')).toContain(t('absence.none'));
    expect((await under.api(of().ikp, 'GET', '/api/me/absences')).body.absences).toEqual([]);
  });

  test('several times is not guessed at', async () => {
    await wordsTo('frånvaro nästa vecka');
    await wordsTo('jag är ledig om en månad');
    expect(await wordsTo('ta bort min frånvaro')).toContain(t('absence.whichOne'));
    const { absences } = (await under.api(of().ikp, 'GET', '/api/me/absences')).body;
    for (const { id } of absences) await under.api(of().ikp, 'POST', `/api/me/absences/${id}/end`);
    expect(await wordsTo('frånvaro')).toContain(t('absence.none'));
  });
});

describe('what the bot is not sure of', () => {
  test('it asks back, and a click on what was meant does it', async () => {
    const asked = await only(write('studenten undrar om hennes uppgifter om betyg från gymnasiet kan skickas någon annanstans'));
    expect(wordsOf(cardOf(asked))).toContain(t('talk.askOffice'));
    expect(buttonsOf(cardOf(asked)).map(({ verb }) => verb)).toContain('question');
  });

  test('a question goes on to the International Office with one click, once, and the logs do not know what it says', async () => {
    const asked = await only(write('parkering vid campus Zebulon 900101-1239'));
    expect(wordsOf(cardOf(asked))).toContain(t('talk.unknown'));
    const field = JSON.stringify(cardOf(asked).body);
    expect(field).toContain(t('talk.numberRemoved'));
    expect(field).not.toContain('900101');

    const refused = await under.post(under.activities.click(karin(), asked, 'question', { text: 'Nummer 900101-1239' }));
    expect(wordsIn(refused)).toContain(t('invalid.personalNumber'));

    const toHanna = () => under.teams.messages(under.teams.chatId(under.inTeams(of().coordinator)));
    const before = toHanna().length;
    const click = under.activities.click(karin(), asked, 'question', { text: 'Var parkerar Zebulon?' });
    expect(wordsIn(await under.post(click))).toContain('Hanna Björkqvist');
    expect(wordsIn(await under.post(click))).toContain(t('talk.sentAlready'));
    await under.idle();
    const told = toHanna().slice(before);
    expect(told).toHaveLength(1);
    expect(told[0] && wordsOf(cardOf(told[0]))).toContain('Var parkerar Zebulon?');

    const log = await under.product.store.db.select().from(auditLog);
    expect(log.filter(({ action }) => action === 'question.sentOn').map(({ detail }) => detail['to'])).toEqual([[of().coordinator.id]]);
    expect(JSON.stringify(log)).not.toMatch(/zebulon/i);
    expect(under.log.join('')).not.toMatch(/zebulon/i);
  });
});

describe('a question sent on while Teams asks to wait', () => {
  test('arrives later all the same', async () => {
    const asked = await only(write('parkering vid campus Yggdrasil'));
    const chatId = under.teams.chatId(under.inTeams(of().coordinator));
    under.teams.troubleNext(chatId, { status: 429, retryAfterSeconds: 1 });
    const click = under.activities.click(karin(), asked, 'question', { text: 'Var parkerar Yggdrasil?' });
    expect(wordsIn(await under.post(click))).toContain('Hanna Björkqvist');
    const told = () => under.teams.messages(chatId).filter((message) => wordsOf(cardOf(message)).includes('Yggdrasil'));
    await waitFor('the question to arrive', async () => told()[0] ?? null);
    expect(told()).toHaveLength(1);
  });
});

describe('where everybody reads', () => {
  test.each(['hej', 'hjälp', 'vem är IKP för fysik?', 'möten', 'parkering'])('“%s” is answered', async (text) => {
    expect(await wordsTo(text, 'channel')).not.toContain(t('chat.personalOnly'));
  });

  test.each(['learning agreements', 'behörighet', 'inställningar', 'frånvaro', 'påminn mig imorgon', 'mina upgifter', 'avtal oslo'])('“%s” leads to the personal chat', async (text) => {
    const said = await only(write(text, 'channel'));
    expect(wordsOf(cardOf(said))).toContain(t('chat.personalOnly'));
    expect(JSON.stringify(cardOf(said).actions)).toContain('https://teams.microsoft.com/l/chat/0/0?users=28%3A');
  });

  test('a group chat is such a place', async () => {
    const { conversation, ...rest } = write('mina uppgifter', 'channel');
    expect(wordsOf(cardOf(await only({ ...rest, conversation: { ...conversation, conversationType: 'groupChat' } })))).toContain(t('chat.personalOnly'));
  });

  test('people who call on each other are not interrupted', async () => {
    const other = { type: 'mention', text: '<at>Olof</at>', mentioned: { id: '29:olof', name: 'Olof' } };
    expect(await saidTo({ ...write('', 'channel'), text: '<at>Olof</at> mina uppgifter', entities: [other] })).toEqual([]);
  });
});

describe('anything else that Teams sends', () => {
  test.each(['messageUpdate', 'messageDelete', 'messageReaction', 'typing', 'event', 'handoff', 'nobodyKnows'])('%s is met with silence', async (type) => {
    const rest = { text: 'mina uppgifter', reactionsAdded: [{ type: 'like' }], channelData: { eventType: 'editMessage' } };
    expect(await saidTo({ ...under.activities.ofType(karin(), type), ...rest })).toEqual([]);
  });

  test('a file is declined', async () => {
    const file = { contentType: 'application/vnd.microsoft.teams.file.download.info', name: 'betyg.pdf', content: {} };
    expect(wordsOf(cardOf(await only({ ...write(''), attachments: [file] })))).toContain(t('talk.noFiles'));
    // The same text as HTML comes with every message.
    expect(wordsOf(cardOf(await only({ ...write('inställningar'), attachments: [{ contentType: 'text/html', content: '<p>inställningar</p>' }] })))).toContain(t('talk.settings'));
  });

  test.each([
    ['nothing', ''],
    ['spaces', ' \n '],
    ['emoji', '🎉👍'],
    ['a mention of somebody', '<at>Olof</at>'],
    ['empty tags', '<p>&nbsp;</p>'],
  ])('%s is answered with what the bot can do', async (_what, text) => {
    expect(await wordsTo(text)).toContain(t('chat.help'));
  });

  test.each([
    ['20,000 characters', 'ä'.repeat(20_000)],
    ['text from right to left', 'مرحبا كيف حالك اليوم'],
    ['half a character', 'xyzzy \ud83d'],
    ['marks that turn text around', 'xyzzy \u202eabc\u2066'],
    ['a zero byte', 'xyzzy \u0000'],
  ])('%s is not understood, and says whom to ask', async (_what, text) => {
    expect(await wordsTo(text)).toContain(t('talk.askOffice'));
  });

  test('HTML is read as what it says', async () => {
    expect(await wordsTo('<div><p>inst&amp;&nbsp;</p></div>')).toContain(t('talk.askOffice'));
    expect(await wordsTo('<p><b>inställningar</b></p>')).toContain(t('talk.settings'));
    expect(await wordsTo('xyzzy <script>alert(1)</script> qwv')).not.toContain('<script>');
  });

  test('an unknown button of a choice is no error', async () => {
    const value = { action: { type: 'Action.Execute', verb: 'choice.toString', data: {} } };
    expect(cardIn(await under.post(under.activities.invokeNamed(karin(), 'adaptiveCard/action', value)))).toMatchObject({ type: 'AdaptiveCard' });
  });
});
