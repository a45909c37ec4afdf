import { beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { person, task } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf, shown, wordsOf } from '../fakeTeams/conversations.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { productUnderTest, waitFor } from '../support/product.ts';
import { cardIn, forumOf, request, wordsIn } from './forum.ts';

/** The main story, from Admissions' question to its answer, through HTTP alone. */
const under = productUnderTest({ membersPerPage: 100 });
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

/** Verbs that the story's cases are answered with; each case is asked once for all tests. */
const CASES = ['BEH-eligible', 'BEH-notEligible', 'BEH-more', 'BEH-elsewhere', 'BEH-refused', 'BEH-withdrawn', 'BEH-late'] as const;
const ids = new Map<string, string>();
const idOf = (reference: (typeof CASES)[number]) => ids.get(reference) ?? '';

beforeAll(async () => {
  const { ikp, deputy, head, chemist, officer, coordinator } = of();
  const strangers = Array.from({ length: 240 }, (_, n) => ({
    teamsUserId: `29:stranger${n}`,
    entraObjectId: `55555555-0000-4000-8000-${String(n).padStart(12, '0')}`,
    name: `Medlem ${n}`,
  }));
  under.teams.join(...strangers, ...[ikp, deputy, head, chemist, officer, coordinator].map(under.inTeams));
  await forum.install(ikp, chemist, officer);
  for (const reference of CASES) ids.set(reference, await forum.ask(reference));
  await under.idle();
});

describe('the app is added', () => {
  test('to the team: all members are read, page by page, and those of the directory are known by their id', async () => {
    const pages = under.teams.requests.filter((one) => one.path.endsWith('/pagedmembers'));
    expect(pages.map((one) => one.query.get('continuationToken'))).toEqual([null, '100', '200']);
    const [deputy] = await under.product.store.db.select().from(person).where(eq(person.id, of().deputy.id));
    expect(deputy?.teamsUserId).toBe(under.inTeams(of().deputy).teamsUserId);
  });

  test('and says hello in the channel that was chosen, and to each person', () => {
    const [hello] = under.teams.messages(under.teams.channel.id);
    expect(hello && wordsOf(cardOf(hello))).toContain(t('card.welcomeTeam.text'));
    for (const one of [of().ikp, of().chemist, of().officer]) {
      const [first] = under.teams.messages(under.teams.chatId(under.inTeams(one)));
      expect(first && wordsOf(cardOf(first))).toContain(one.name);
    }
  });
});

describe('Admissions asks', () => {
  test('with one Idempotency-Key, several times and at once: one request', async () => {
    const key = { 'Idempotency-Key': 'case-17' };
    const asked = await Promise.all([1, 2, 3].map(() => forum.ask('BEH-once', {}, key)));
    const again = await forum.ask('BEH-once', {}, key);
    expect(new Set([...asked, again]).size).toBe(1);
    expect(await under.product.store.db.select().from(task).where(eq(task.publicReference, 'BEH-once'))).toHaveLength(1);
    await under.idle();
    expect(forum.posts('BEH-once')).toHaveLength(1);
  });

  test('the channel gets one post, with the case and whom it is asked of, and nothing else of it', async () => {
    expect(forum.posts('BEH-eligible')).toHaveLength(1);
    const post = await forum.post('BEH-eligible');
    const card = cardOf(post);
    const said = JSON.stringify(shown(post));
    for (const word of ['Institutionen för fysik', 'Karin Åström', 'BEH-eligible']) expect(said).toContain(word);
    const { question, nyaReference, courseCode, courseName } = request('BEH-eligible', '');
    for (const secret of [question, nyaReference, courseCode, courseName, 'studenten', of().officer.name]) expect(said).not.toContain(secret);
    const { teamsUserId } = under.inTeams(of().ikp);
    expect(card.msteams?.entities).toEqual([
      { type: 'mention', text: '<at>Karin Åström</at>', mentioned: { id: teamsUserId, name: 'Karin Åström' } },
    ]);
    expect(wordsOf(card)).toContain('<at>Karin Åström</at>');
    expect(card.refresh).toMatchObject({ userIds: [teamsUserId], action: { type: 'Action.Execute', verb: 'show' } });
    expect(buttonsOf(card)).toEqual([]);
  });

  test('the contact person gets the whole card, and nobody else a message', async () => {
    expect(forum.chat(of().ikp, 'BEH-eligible')).toHaveLength(1);
    const words = wordsOf(cardOf(await forum.inChat(of().ikp, 'BEH-eligible')));
    const { question, nyaReference, courseCode, courseName } = request('BEH-eligible', '');
    for (const told of [question, nyaReference, courseCode, courseName, of().officer.name, 'HT2027']) expect(words).toContain(told);
    expect(forum.chat(of().chemist, 'BEH-eligible')).toEqual([]);
    expect(await forum.outcomes(idOf('BEH-eligible'))).toEqual(
      expect.arrayContaining([
        { personId: null, purpose: 'task', outcome: 'sent' },
        { personId: of().ikp.id, purpose: 'task', outcome: 'sent' },
      ]),
    );
  });

  test('the summary, which locked screens show, names the case’s kind and department only', async () => {
    const { summary } = shown(await forum.inChat(of().ikp, 'BEH-eligible'));
    expect(summary).toContain(t('duty.eligibility.kind'));
    expect(summary).toContain('Institutionen för fysik');
    expect(summary).not.toContain('kvantmekanik');
  });
});

describe('the contact person answers', () => {
  test('eligible: the click is answered with the answered card, every copy becomes it, and Admissions is told', async () => {
    const reference = 'BEH-eligible';
    const message = await forum.inChat(of().ikp, reference);
    const post = await forum.post(reference);
    const answer = await forum.press(of().ikp, message, 'eligible');
    expect(wordsIn(answer)).toMatch(/Svar\nBehörig\n/);
    expect(buttonsOf(cardIn(answer))).toEqual([]);
    await under.idle();
    expect(wordsOf(cardOf(message))).toMatch(/Svar\nBehörig\n/);
    expect(wordsOf(cardOf(post))).toContain(t('state.done'));
    expect(cardOf(post).msteams?.entities ?? []).toEqual([]);
    expect(cardOf(post).refresh).toBeUndefined();
    for (const copy of [message, post]) expect(copy.versions).toHaveLength(2);
    const told = forum.chat(of().officer, reference);
    expect(told).toHaveLength(1);
    expect(told[0] && wordsOf(cardOf(told[0]))).toContain('Karin Åström');
    expect(told[0] && shown(told[0]).summary).toBe(t('card.answer.summary', { department: 'Institutionen för fysik', reference }));
    expect(await forum.deeds(idOf(reference))).toEqual(['eligible']);
  });

  test('not eligible, with the reason that Admissions passes on', async () => {
    const reference = 'BEH-notEligible';
    const message = await forum.inChat(of().ikp, reference);
    const answer = await forum.press(of().ikp, message, 'notEligible', { reason: 'Kursen i kvantmekanik saknas.' });
    expect(wordsIn(answer)).toContain('Kursen i kvantmekanik saknas.');
    await under.idle();
    // The follow-up of the new choice is another message about the same case.
    const words = forum.chat(of().officer, reference).map((one) => wordsOf(cardOf(one)));
    expect(words).toContainEqual(expect.stringMatching(/Svar\nInte behörig\n[^]*Kursen i kvantmekanik saknas\./));
    expect(JSON.stringify((await forum.post(reference)).versions)).not.toContain('kvantmekanik');
    expect(await forum.deeds(idOf(reference))).toEqual(['notEligible']);
  });

  test.each([
    ['nothing', '', t('invalid.required')],
    ['only blanks', '   ', t('invalid.required')],
    ['a personal number', 'Sökande 900101-1239 saknar kursen.', t('invalid.personalNumber')],
    ['too much', 'x'.repeat(2001), t('invalid.tooLong', { max: 2000 })],
  ])('not eligible with %s for a reason: the card comes back open, with the error beside the field and what was typed (AdaptiveCards #8585, #4274, #5021)', async (_case, reason, error) => {
    const reference = 'BEH-refused';
    const message = await forum.inChat(of().ikp, reference);
    const card = cardIn(await forum.press(of().ikp, message, 'notEligible', { reason }));
    const field = partOf(card, (part) => part['id'] === 'notEligible.reason');
    if (reason.trim() !== '' && reason.length <= 2000) expect(field?.['value']).toBe(reason);
    expect(wordsOf(card)).toContain(error);
    expect(buttonsOf(card).map((button) => button.verb)).toEqual(['notEligible', 'show']);
    expect(await forum.deeds(idOf(reference))).toEqual([]);
    expect((await forum.taskNow(idOf(reference))).state).toBe('open');
    // The way back, and the way on.
    const back = await under.post(under.activities.clickOn(under.inTeams(of().ikp), message, card, 'show'));
    expect(buttonsOf(cardIn(back)).map((button) => button.verb)).toContain('eligible');
  });

  test('needs to know more: Admissions is asked, replies on its card, and the department has it again', async () => {
    const reference = 'BEH-more';
    const message = await forum.inChat(of().ikp, reference);
    await forum.press(of().ikp, message, 'needMoreInformation', { information: 'Vilken omfattning har kursen?' });
    await under.idle();
    const asked = await forum.inChat(of().officer, reference);
    expect(wordsOf(cardOf(asked))).toContain('Vilken omfattning har kursen?');
    expect(shown(asked).summary).toContain('BEH-more');
    expect(buttonsOf(cardOf(message))).toEqual([]);
    expect(wordsOf(cardOf(await forum.post(reference)))).toContain(t('state.awaitingRequester'));

    await forum.press(of().officer, asked, 'provideInformation', { reply: 'Den omfattar 7,5 hp.' });
    await under.idle();
    const again = await forum.inChat(of().ikp, reference);
    expect(wordsOf(cardOf(again))).toContain('Den omfattar 7,5 hp.');
    expect(buttonsOf(cardOf(again)).map((button) => button.verb)).toContain('eligible');
    await forum.press(of().ikp, again, 'eligible');
    await under.idle();
    expect(await forum.deeds(idOf(reference))).toEqual(['needMoreInformation', 'provideInformation', 'eligible']);
    expect(forum.posts(reference)).toHaveLength(1);
  });

  test('not my course: Admissions passes it on, the new contact person gets it, and the former one’s card loses the details', async () => {
    const reference = 'BEH-elsewhere';
    const message = await forum.inChat(of().ikp, reference);
    await forum.press(of().ikp, message, 'notMyCourse', { note: 'Fråga kemi.' });
    await under.idle();
    const returned = await forum.inChat(of().officer, reference);
    expect(wordsOf(cardOf(returned))).toContain('Fråga kemi.');

    await forum.press(of().officer, returned, 'redirect', { department: of().chemistryId });
    await under.idle();
    const fresh = await forum.inChat(of().chemist, reference);
    expect(wordsOf(cardOf(fresh))).toContain('kvantmekanik');
    expect(wordsOf(cardOf(fresh))).toContain('Department of Chemistry');
    const former = JSON.stringify(shown(message));
    for (const secret of ['kvantmekanik', 'NyA-4711', 'Partikelfysik', 'Fråga kemi.']) expect(former).not.toContain(secret);
    expect(wordsOf(cardOf(await forum.post(reference)))).toContain('Kemiska institutionen');

    await forum.press(of().chemist, fresh, 'eligible');
    await under.idle();
    expect(await forum.deeds(idOf(reference))).toEqual(['notMyCourse', 'redirect', 'eligible']);
    expect(wordsOf(cardOf(await forum.inChat(of().officer, reference)))).toContain('Mehmet Aydin');
  });

  test('Admissions withdraws in the tab: every copy shows it, and the click that comes too late changes nothing', async () => {
    const reference = 'BEH-withdrawn';
    const message = await forum.inChat(of().ikp, reference);
    const open = cardOf(message);
    const act = { verb: 'withdraw', version: 1, input: {} };
    expect((await under.api(of().officer, 'POST', `/api/tasks/${idOf(reference)}/actions`, act)).status).toBe(200);
    await under.idle();
    for (const copy of [message, await forum.post(reference)]) expect(wordsOf(cardOf(copy))).toContain(t('state.cancelled'));
    const late = await under.post(under.activities.clickOn(under.inTeams(of().ikp), message, open, 'eligible'));
    expect(wordsIn(late)).toContain(t('card.unchanged.closed'));
    expect(await forum.deeds(idOf(reference))).toEqual(['withdraw']);
  });

  test('no message of it all was sent twice, and every planned one has its outcome', async () => {
    await waitFor('every copy to show the present state', async () => {
      const outcomes = await Promise.all([...ids.values()].map((id) => forum.outcomes(id)));
      return outcomes.flat().every((one) => one.outcome !== null);
    });
    expect(under.teams.requests.filter((one) => one.status === null || one.status >= 400)).toEqual([]);
    expect(under.log.filter((line) => Number(JSON.parse(line).level) >= 40)).toEqual([]);
  });
});

describe('nobody answers', () => {
  test('the thread in the channel is reminded, and the deputy is asked, without a word about the student there', async () => {
    const reference = 'BEH-late';
    await under.post(under.activities.addForPerson(under.inTeams(of().deputy)));
    const post = await forum.post(reference);
    under.clock.set('2026-11-27T10:01:00+01:00');
    await under.product.workers.plan();
    await under.idle();
    const thread = under.teams.messages(under.teams.channel.id).filter((one) => one.threadId === post.id && one.id !== post.id);
    expect(thread).toHaveLength(1);
    const [reminder] = thread;
    expect(reminder && cardOf(reminder).msteams?.entities?.map((one) => one.mentioned.name)).toEqual(['Karin Åström', 'Olof Wikberg']);
    expect(JSON.stringify(thread)).not.toContain('kvantmekanik');
    expect(wordsOf(cardOf(post))).toContain('Olof Wikberg');
    const deputys = await forum.inChat(of().deputy, reference);
    expect(wordsOf(cardOf(deputys))).toContain('kvantmekanik');
    await forum.press(of().deputy, deputys, 'eligible');
    await under.idle();
    expect(wordsOf(cardOf(await forum.inChat(of().ikp, reference)))).toContain('Olof Wikberg');
    expect(await forum.deeds(idOf(reference))).toEqual(['escalated', 'eligible']);
  });
});

describe('a learning agreement waits for the department’s signature', () => {
  test('its contact person gets the card, the channel nothing, and “signed” ends it everywhere', async () => {
    const before = under.teams.messages(under.teams.channel.id).length;
    await importLearningAgreements(under.product.house, { fileName: 'one.xml', by: 'test' }, [
      learningAgreementOf({ student: { givenNames: 'Ada', familyName: 'Lindqvist', globalId: null, email: null } }),
    ]);
    await under.idle();
    const message = await forum.inChat(of().ikp, 'Ada Lindqvist');
    expect(shown(message).summary).not.toContain('Lindqvist');
    const answer = await forum.press(of().ikp, message, 'signed');
    expect(wordsIn(answer)).toContain(t('duty.learningAgreementSignature.outcome.signed'));
    await under.idle();
    expect(wordsOf(cardOf(message))).toContain(t('duty.learningAgreementSignature.outcome.signed'));
    expect(buttonsOf(cardOf(message))).toEqual([]);
    expect(under.teams.messages(under.teams.channel.id)).toHaveLength(before);
  });
});

/** The first part of a card that fits. */
function partOf(part: object, fits: (part: Record<string, unknown>) => boolean): Record<string, unknown> | undefined {
  if (!Array.isArray(part) && fits(part as Record<string, unknown>)) return part as Record<string, unknown>;
  for (const inner of Object.values(part)) {
    const found = typeof inner === 'object' && inner !== null ? partOf(inner as object, fits) : undefined;
    if (found) return found;
  }
  return undefined;
}
