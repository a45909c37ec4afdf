import { beforeAll, describe, expect, test } from '@jest/globals';
import { translate } from '../../bot/texts/translate.ts';
import { contactAssignment } from '../../bot/store/schema.ts';
import { buttonsOf, cardOf, wordsOf, type FakeMessage } from '../fakeTeams/conversations.ts';
import { productUnderTest } from '../support/product.ts';
import { cardIn, forumOf, request, wordsIn } from './forum.ts';

/** Clicks that are late, old, doubled, somebody else’s, or come another way. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

const CASES = ['KLICK-1', 'KLICK-2', 'KLICK-3', 'KLICK-4', 'KLICK-5', 'KLICK-6', 'KLICK-7', 'KLICK-8'] as const;
const ids = new Map<string, string>();
const idOf = (reference: string) => ids.get(reference) ?? '';
/** The messages that tell the officer of an answer; a refusal brings a follow-up of its own beside it. */
const answersIn = (reference: string) => forum.chat(of().officer, reference).filter(({ versions }) => versions[0]?.summary?.includes('har svarat'));

beforeAll(async () => {
  const { ikp, deputy, head, chemist, officer, historyId } = of();
  under.teams.join(...[ikp, deputy, head, chemist, officer].map(under.inTeams));
  await forum.install(ikp, deputy, chemist, officer);
  // History has two contact persons, who can both answer.
  await under.product.store.db.insert(contactAssignment).values([
    { personId: deputy.id, departmentId: historyId, capacity: 'ikp' },
    { personId: chemist.id, departmentId: historyId, capacity: 'ikp' },
  ]);
  for (const reference of CASES) ids.set(reference, await forum.ask(reference));
  ids.set('KLICK-two', await forum.ask('KLICK-two', { departmentId: historyId }));
  await under.idle();
});

describe('a click that changes nothing shows the card as it is now', () => {
  test('the second click on the same button (AdaptiveCards #1512, #8498)', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-1');
    const before = cardOf(message);
    await forum.press(of().ikp, message, 'eligible');
    const second = await under.post(under.activities.clickOn(under.inTeams(of().ikp), message, before, 'eligible'));
    expect(wordsIn(second)).toContain(t('card.unchanged.closed'));
    expect(wordsIn(second)).toMatch(/Du valde ”Behörig” i dag \d\d:\d\d\./);
    expect(wordsIn(second)).toMatch(/Svar\nBehörig\n/);
    const another = await under.post(under.activities.clickOn(under.inTeams(of().ikp), message, before, 'notEligible', { reason: 'Nej' }));
    expect(wordsIn(another)).toMatch(/Svar\nBehörig\n/);
    expect(await forum.deeds(idOf('KLICK-1'))).toEqual(['eligible']);
    expect((await forum.taskNow(idOf('KLICK-1'))).version).toBe(2);
  });

  test('a click by somebody else, who gets to see no more than the channel does', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-2');
    for (const other of [of().chemist, of().deputy, of().head]) {
      const words = wordsIn(await forum.press(other, message, 'eligible'));
      for (const secret of ['kvantmekanik', 'NyA-4711', 'Partikelfysik', '5FY999', of().officer.name]) expect(words).not.toContain(secret);
      expect(words).toContain('KLICK-2');
    }
    expect(await forum.deeds(idOf('KLICK-2'))).toEqual([]);
    expect((await forum.taskNow(idOf('KLICK-2'))).version).toBe(1);
  });

  test('a click by the one who asked, on an answer that is not theirs to give', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-2');
    const answer = await forum.press(of().officer, message, 'eligible');
    expect(wordsIn(answer)).toContain(t('card.unchanged.notYours'));
    expect(buttonsOf(cardIn(answer)).map((button) => button.verb)).toEqual(['changeDue', 'withdraw']);
    expect(await forum.deeds(idOf('KLICK-2'))).toEqual([]);
  });

  test('a click on an old copy, which shows an earlier version', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-3');
    const old = cardOf(message);
    await forum.press(of().ikp, message, 'needMoreInformation', { information: 'Vilka kurser?' });
    await under.idle();
    await forum.press(of().officer, await forum.inChat(of().officer, 'KLICK-3'), 'provideInformation', { reply: 'Se bilagan.' });
    const answer = await under.post(under.activities.clickOn(under.inTeams(of().ikp), message, old, 'eligible'));
    expect(wordsIn(answer)).toContain(t('card.unchanged.stale'));
    expect(wordsIn(answer)).toContain(`${of().officer.name} valde `);
    expect(wordsIn(answer)).toContain('Se bilagan.');
    expect(buttonsOf(cardIn(answer)).map((button) => button.data?.['version'])).toContain(3);
    expect(await forum.deeds(idOf('KLICK-3'))).toEqual(['needMoreInformation', 'provideInformation']);
  });

  test('of two people who answer at the same moment one does, and the other sees it', async () => {
    const { chemist, deputy } = of();
    const theirs = await forum.inChat(chemist, 'KLICK-two');
    const answers = await Promise.all([
      forum.press(chemist, theirs, 'eligible'),
      forum.press(deputy, await forum.inChat(deputy, 'KLICK-two'), 'notEligible', { reason: 'Too few credits.' }),
      forum.press(chemist, theirs, 'eligible'),
    ]);
    const [deed, ...more] = await forum.deeds(idOf('KLICK-two'));
    expect(more).toEqual([]);
    const verdict = deed === 'eligible' ? 'Answer\nEligible' : 'Answer\nNot eligible';
    for (const answer of answers) expect(wordsIn(answer)).toContain(verdict);
    await under.idle();
    for (const person of [chemist, deputy]) expect(wordsOf(cardOf(await forum.inChat(person, 'KLICK-two')))).toContain(verdict);
    expect(answersIn('KLICK-two')).toHaveLength(1);
  });

  test('the same click delivered twice, as Teams does when the answer was late (botbuilder-dotnet #5005)', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-4');
    const click = under.activities.click(under.inTeams(of().ikp), message, 'eligible');
    const together = await Promise.all([under.post(click), under.post(click)]);
    const later = await under.post({ ...click, id: 'f:another', timestamp: '2026-11-25T09:00:09Z' });
    for (const answer of [...together, later]) expect(wordsIn(answer)).toMatch(/Svar\nBehörig\n/);
    expect(await forum.deeds(idOf('KLICK-4'))).toEqual(['eligible']);
    await under.idle();
    expect(answersIn('KLICK-4')).toHaveLength(1);
  });

  test('a verb that no duty has, or that another state has', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-2');
    const { data } = buttonsOf(cardOf(message)).find((one) => one.verb === 'eligible') ?? {};
    for (const verb of ['constructor', 'signed', 'provideInformation', 'withdraw']) {
      const answer = await under.post(under.activities.invokeNamed(under.inTeams(of().ikp), 'adaptiveCard/action', { action: { type: 'Action.Execute', verb, data } }));
      expect(wordsIn(answer)).toContain('ändrades');
    }
    expect(await forum.deeds(idOf('KLICK-2'))).toEqual([]);
  });
});

test('the answer does not wait for what follows from it, however slow Teams is (msteams-docs #13460)', async () => {
  const message = await forum.inChat(of().ikp, 'KLICK-8');
  let release = () => {};
  under.teams.trouble(null, { heldUntil: new Promise((resolve) => (release = resolve)) });
  const before = under.teams.requests.length;
  try {
    // Teams answers nothing before it is let go below: the click is answered all the same.
    expect(wordsIn(await forum.press(of().ikp, message, 'eligible'))).toMatch(/Svar\nBehörig\n/);
  } finally {
    under.teams.calm();
    release();
  }
  await under.idle();
  expect(under.teams.requests.length).toBeGreaterThan(before);
});

describe('a client that does not know Action.Execute', () => {
  test('answers by Action.Submit, and its card is replaced', async () => {
    const message = await forum.inChat(of().ikp, 'KLICK-5');
    expect((await under.post(under.activities.submit(under.inTeams(of().ikp), message, 'notEligible'))).status).toBe(200);
    expect(wordsOf(cardOf(message))).toContain(t('card.notSent'));
    expect(await forum.deeds(idOf('KLICK-5'))).toEqual([]);
    await under.post(under.activities.submit(under.inTeams(of().ikp), message, 'notEligible', { reason: 'Kursen saknas.' }));
    expect(wordsOf(cardOf(message))).toContain('Kursen saknas.');
    await under.idle();
    expect(await forum.deeds(idOf('KLICK-5'))).toEqual(['notEligible']);
    expect(wordsOf(cardOf(await forum.post('KLICK-5')))).toContain(t('state.done'));
    // The answer, and what it makes the officer do.
    const summaries = forum.chat(of().officer, 'KLICK-5').map((message) => message.versions[0]?.summary);
    expect(summaries).toEqual([expect.stringContaining('har svarat'), expect.stringContaining(t('duty.newChoice.kind'))]);
  });
});

describe('in the channel', () => {
  test('the responsible get their own view of the card by refresh; whoever else asks for it sees the public one (AdaptiveCards #8001, #9315)', async () => {
    const post = await forum.post('KLICK-6');
    const { question } = request('KLICK-6', '');
    const own = await under.post(under.activities.look(under.inTeams(of().ikp), post));
    expect(wordsIn(own)).toContain(question);
    expect(buttonsOf(cardIn(own)).map((button) => button.verb)).toContain('eligible');
    for (const other of [of().chemist, of().head]) {
      const words = wordsIn(await under.post(under.activities.look(under.inTeams(other), post)));
      expect(words).toContain('KLICK-6');
      expect(words).not.toContain(question);
    }
    expect(JSON.stringify(post.versions)).not.toContain('kvantmekanik');
  });

  test('their own view can be answered, and the post that all see follows', async () => {
    const post = await forum.post('KLICK-6');
    const own = cardIn(await under.post(under.activities.look(under.inTeams(of().ikp), post)));
    const answer = await under.post(under.activities.clickOn(under.inTeams(of().ikp), post, own, 'eligible'));
    expect(wordsIn(answer)).toMatch(/Svar\nBehörig\n/);
    await under.idle();
    expect(wordsOf(cardOf(post))).toContain(t('state.done'));
    expect(await forum.deeds(idOf('KLICK-6'))).toEqual(['eligible']);
  });

  test('a refresh of a case that is long closed still gets a card (teams-library-js #1888)', async () => {
    const post = await forum.post('KLICK-6');
    const [open] = post.versions;
    const asOpened: FakeMessage = { ...post, versions: open ? [open] : [] };
    expect(wordsIn(await under.post(under.activities.look(under.inTeams(of().ikp), asOpened)))).toMatch(/Svar\nBehörig\n/);
  });

  test.each(['mina uppgifter', 'avtal', 'språk', 'demo: två dagar framåt'])('“%s” reveals nothing and changes nothing', async (words) => {
    const before = under.teams.messages(under.teams.channel.id).length;
    expect((await under.post(under.activities.message(under.inTeams(of().ikp), words, 'channel'))).status).toBe(200);
    const said = under.teams.messages(under.teams.channel.id).slice(before);
    expect(said).toHaveLength(1);
    const text = said[0] ? wordsOf(cardOf(said[0])) : '';
    expect(text).toContain(t('chat.personalOnly'));
    for (const reference of CASES) expect(text).not.toContain(reference);
  });

  test.each(['tasks', 'agreements', 'open', 'language'])('nor does a button %s that somebody took there', async (verb) => {
    const post = await forum.post('KLICK-7');
    const click = under.activities.look(under.inTeams(of().ikp), post);
    const before = under.teams.everywhere().length;
    const answer = await under.post({ ...click, value: { action: { type: 'Action.Execute', verb, data: { taskId: idOf('KLICK-7') } } } });
    expect(wordsIn(answer)).toContain(t('chat.personalOnly'));
    expect(under.teams.everywhere()).toHaveLength(before);
  });

  test('an Action.Submit there does nothing', async () => {
    const before = (await forum.taskNow(idOf('KLICK-7'))).version;
    const submit = { ...under.activities.message(under.inTeams(of().ikp), '', 'channel'), value: { verb: 'eligible', taskId: idOf('KLICK-7'), version: before } };
    expect((await under.post(submit)).status).toBe(200);
    expect((await forum.taskNow(idOf('KLICK-7'))).version).toBe(before);
  });
});
