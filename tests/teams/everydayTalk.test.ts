import { beforeAll, describe, expect, test } from '@jest/globals';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { snooze } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf, wordsOf } from '../fakeTeams/conversations.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf } from './forum.ts';
import { talkWith } from './talking.ts';

/** Sentences as contact persons write them, which are none of the commands. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');
const { only, write, wordsTo } = talkWith(under);

beforeAll(async () => {
  under.teams.join(...[of().ikp, of().coordinator, of().officer].map(under.inTeams));
  await forum.install(of().ikp, of().coordinator);
  await under.idle();
});

describe('a command in everyday words', () => {
  test('several departments, and one that is asked about with its subject', async () => {
    const both = await wordsTo('vem är kontaktperson för fysik och kemi?');
    for (const part of ['Karin Åström', 'Mehmet Aydin']) expect(both).toContain(part);
    const one = await wordsTo('vem jobbar med Erasmus på kemi?');
    expect(one).toContain('Mehmet Aydin');
    expect(one).not.toContain('Karin Åström');
  });

  test('that nothing of a kind waits does not say that nothing does', async () => {
    await forum.ask('TAL-0');
    await under.idle();
    const said = await wordsTo('vad ska jag skriva under?');
    expect(said).toContain(t('talk.tasks.no.signatures'));
    expect(said).toContain('mina uppgifter');
  });

  test('thanks are met with a kind word', async () => {
    expect(await wordsTo('Tack så mycket!')).toContain(t('talk.courtesy'));
  });
});

describe('a question', () => {
  test.each([
    ['hur gör man för att förlänga ett avtal', 'förlänga ett avtal'],
    ['hur signerar man ett learning agreement?', 'vem skriver under'],
    ['vad är en IKP?', 'Kontaktpersonens roll'],
    ['vem ska jag prata med om nomineringar?', 'Nomineringar'],
    ['läg in ett nytt avtal', 'nytt avtal'],
  ])('“%s” is answered by an article, although a list has its words', async (question, title) => {
    const said = await wordsTo(question);
    expect(said).toContain(title);
    expect(said).toContain(t('knowledge.source'));
  });

  test('about what is mine is answered by the list', async () => {
    expect(await wordsTo('vad är mina uppgifter?')).toContain(t('card.tasks.title'));
    expect(await wordsTo('vilka avtal har vi?')).toContain(t('card.agreements.title'));
  });

  test('where everybody reads is answered by an article too', async () => {
    expect(await wordsTo('hur länge gäller försäkringen Student UT?', 'channel')).toContain('Student UT');
    expect(await wordsTo('hur förlänger man ett avtal?', 'channel')).toContain(t('knowledge.source'));
  });

  test('that is none offers the article', async () => {
    const asked = await only(write('jag kommer inte in i NyA'));
    expect(wordsOf(cardOf(asked))).toContain(t('talk.askOffice'));
    expect(buttonsOf(cardOf(asked)).map(({ verb }) => verb)).toContain('choice.knowledge');
  });
});

describe('what the bot is not sure of', () => {
  test('two things at once are both offered', async () => {
    const asked = await only(write('Hej! Kan du visa mina uppgifter och vem som är IKP för fysik?'));
    expect(buttonsOf(cardOf(asked)).map(({ verb }) => verb)).toEqual(expect.arrayContaining(['choice.tasks', 'choice.contact']));
  });

  test.each(['jag slutar som IKP', 'ny IKP på fysik: Eva Ek', 'lägg till en kontaktperson'])('“%s” goes to who can change it', async (text) => {
    const asked = await only(write(text));
    expect(wordsOf(cardOf(asked))).toContain(t('talk.contacts.change'));
    expect(JSON.stringify(cardOf(asked).body)).toContain(text);
  });

  test('a department that nobody knows is said back as it was written, with the way to the office', async () => {
    const asked = await only(write('vem är kontakt för Häxkonst?'));
    expect(wordsOf(cardOf(asked))).toContain(t('talk.contacts.none', { about: 'Häxkonst' }));
    expect(buttonsOf(cardOf(asked)).map(({ verb }) => verb)).toContain('question');
  });

  test('whoever wants a human being gets the way to the office', async () => {
    expect(wordsOf(cardOf(await only(write('kan jag få prata med någon på International Office?'))))).toContain(t('talk.toOffice'));
    expect(wordsOf(cardOf(await only(write('telefonnummer till IO'))))).toContain(t('talk.toOffice'));
  });
});

describe('what is not said back', () => {
  test.each(['kontakt Häxkonst 900101-1239', 'avtal Häxkonst 900101-1239', 'vem är kontakt för 19900101-1239?', 'visa mina uppgifter och vem som är IKP för Häxkonst 900101-1239'])(
    'a personal number, in “%s”',
    async (text) => {
      const said = JSON.stringify(await only(write(text)));
      expect(said).not.toMatch(/900101|1239/);
    },
  );

  test('any words, where everybody reads', async () => {
    const none = JSON.stringify(await only(write('kontakt Studentina Hemlig', 'channel')));
    expect(none).toContain(t('talk.contacts.noneHere'));
    expect(none).not.toContain('Studentina');
    const found = JSON.stringify(await only(write('vem är IKP för Studentina på fysik?', 'channel')));
    expect(found).toContain('Karin Åström');
    expect(found).not.toContain('Studentina');
  });
});

describe('to be reminded, with one task that can rest', () => {
  const resting = async () => (await under.product.house.db.select().from(snooze)).length;

  beforeAll(async () => {
    // A denial is the beginning of this partner's name.
    const student = { givenNames: 'Siri', familyName: 'Holm', globalId: null, email: null };
    await importLearningAgreements(under.product.house, { fileName: 'la.xml', by: 'test' }, [learningAgreementOf({ omobilityId: 'one', receivingHeiId: 'internationella.se', student })]);
    await under.idle();
  });

  test.each([
    ['says not to', 'påminn mig inte imorgon'],
    ['says not to, of the task', 'påminn mig inte imorgon om Siri'],
    ['says not to, in English', 'don’t remind me tomorrow'],
    ['is for somebody else', 'påminn Siri imorgon'],
    ['is for all', 'påminn alla imorgon'],
    ['is about another matter', 'påminn mig imorgon om fakturan'],
    ['is about the task and another matter', 'påminn mig imorgon om Siri och fakturan'],
    ['takes a reminder away', 'ta bort påminnelsen imorgon'],
    ['asks why', 'varför påminner du mig imorgon?'],
  ])('what %s puts nothing off, and asks with the choice', async (_what, text) => {
    const asked = await only(write(text));
    expect(wordsOf(cardOf(asked))).toContain(t('talk.remind.title'));
    expect(buttonsOf(cardOf(asked)).map(({ verb }) => verb)).toContain('remind');
    expect(await resting()).toBe(0);
  });

  test('“skjut upp från måndag till onsdag” means Wednesday', async () => {
    expect(JSON.stringify(cardOf(await only(write('flytta påminnelsen från måndag till onsdag'))))).toContain('"about":"2026-12-02"');
    expect(await resting()).toBe(0);
  });

  test('by its name it rests', async () => {
    expect(await wordsTo('påminn mig imorgon om Siri')).toContain('Till dess får du inga påminnelser om uppgiften.');
    expect(await resting()).toBe(1);
  });
});
