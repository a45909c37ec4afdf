import { beforeAll, describe, expect, test } from '@jest/globals';
import { conversation } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { cardOf, wordsOf } from '../fakeTeams/conversations.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf } from './forum.ts';

/** Who the bot can reach, and how it learns and keeps that. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

const said = (person: Parameters<typeof under.inTeams>[0]) => under.teams.messages(under.teams.chatId(under.inTeams(person)));

beforeAll(() => {
  under.teams.join(...[of().ikp, of().deputy, of().chemist, of().officer].map(under.inTeams));
});

describe('before anybody has added the app', () => {
  test('a question waits in the tab: every message ends as not installed, and nothing is sent', async () => {
    const taskId = await forum.ask('INST-early');
    await under.idle();
    expect(under.teams.requests).toEqual([]);
    expect((await forum.outcomes(taskId)).map((one) => one.outcome)).toEqual(['notInstalled', 'notInstalled']);
  });

  test('a stranger is told that they are not known, and not kept', async () => {
    const stranger = { teamsUserId: '29:sten', entraObjectId: '44444444-0000-4000-8000-000000000002', name: 'Sten Okänd' };
    expect((await under.post(under.activities.addForPerson(stranger))).status).toBe(200);
    const [only, ...more] = under.teams.messages(under.teams.chatId(stranger));
    expect(more).toEqual([]);
    expect(only && wordsOf(cardOf(only))).toContain(t('card.welcome.unknown'));
    expect(await under.product.store.db.select().from(conversation)).toEqual([]);
  });
});

describe('when it is added', () => {
  test('to the team, what waits is posted there, once, also when the members cannot be read', async () => {
    under.clock.add({ minutes: 5 });
    const add = under.activities.addToTeam(under.inTeams(of().officer));
    under.teams.troubleNext(under.teams.team.id, { status: 500 });
    expect((await under.post(add)).status).toBe(200);
    await under.idle();
    await under.post(add);
    await under.idle();
    expect(forum.posts('INST-early')).toHaveLength(1);
  });

  test('to a chat, the person is welcomed with what waits, once, though the event comes again', async () => {
    const add = under.activities.addForPerson(under.inTeams(of().ikp));
    await under.post(add);
    await Promise.all([under.post(add), under.post(add)]);
    await under.post(under.activities.removeForPerson(under.inTeams(of().ikp)));
    await under.post(under.activities.addForPerson(under.inTeams(of().ikp)));
    await under.idle();
    expect(said(of().ikp)).toHaveLength(1);
    const [welcome] = said(of().ikp);
    expect(welcome && wordsOf(cardOf(welcome))).toContain(t('card.welcome.title', { name: 'Karin Åström' }));
    expect(welcome && wordsOf(cardOf(welcome))).toContain('INST-early');
    const greetings = under.teams.messages(under.teams.channel.id).filter((one) => wordsOf(cardOf(one)).includes(t('card.welcomeTeam.title')));
    expect(greetings).toHaveLength(1);
  });

  test('the welcome follows its tasks: it shows that one is answered', async () => {
    const [welcome] = said(of().ikp);
    if (!welcome) throw new Error('There is no welcome.');
    await forum.press(of().ikp, welcome, 'open');
    await forum.press(of().ikp, await forum.inChat(of().ikp, 'INST-early'), 'eligible');
    await under.idle();
    expect(wordsOf(cardOf(welcome))).toContain(t('state.done'));
  });

  test('in English, for a person who reads English', async () => {
    await under.post(under.activities.addForPerson(under.inTeams(of().chemist)));
    const [welcome] = said(of().chemist);
    expect(welcome && wordsOf(cardOf(welcome))).toContain(translate('en')('card.welcome.title', { name: 'Mehmet Aydin' }));
  });

  test('Admissions and the office are told what it does for them, not what a contact person has to do', async () => {
    const parts = [[of().officer, 'admissions'], [of().coordinator, 'office'], [of().chemist, 'contactPerson']] as const;
    for (const [person, part] of parts) {
      await under.post(under.activities.addForPerson(under.inTeams(person)));
      const title = translate(person.language)('card.welcome.title', { name: person.name });
      const words = said(person).map((one) => wordsOf(cardOf(one))).find((one) => one.includes(title)) ?? '';
      for (const other of ['admissions', 'office', 'contactPerson', 'forumMember'] as const) {
        expect({ person: person.name, other, says: words.includes(translate(person.language)(`card.welcome.does.${other}`)) }).toMatchObject({ says: other === part });
      }
    }
  });
});

describe('when it is removed', () => {
  test('from a chat: nothing is sent there, though Teams would take it (BotBuilder-MicrosoftTeams #286)', async () => {
    await under.post(under.activities.removeForPerson(under.inTeams(of().ikp), { takesAnyway: true }));
    const before = said(of().ikp).length;
    const taskId = await forum.ask('INST-gone');
    await under.idle();
    expect(said(of().ikp)).toHaveLength(before);
    expect(under.teams.requests.filter((one) => one.conversationId === under.teams.chatId(under.inTeams(of().ikp)) && JSON.stringify(one.body).includes('INST-gone'))).toEqual([]);
    expect(await forum.outcomes(taskId)).toEqual(
      expect.arrayContaining([
        { personId: of().ikp.id, purpose: 'task', outcome: 'notInstalled' },
        { personId: null, purpose: 'task', outcome: 'sent' },
      ]),
    );
  });

  test('and added again, the next question arrives', async () => {
    await under.post(under.activities.addForPerson(under.inTeams(of().ikp)));
    await forum.ask('INST-back');
    expect(wordsOf(cardOf(await forum.inChat(of().ikp, 'INST-back')))).toContain('INST-back');
  });

  test('from the team: nothing is posted', async () => {
    const remove = { ...under.activities.addToTeam(under.inTeams(of().officer)), action: 'remove' };
    await under.post(remove);
    under.teams.remove('team', { takesAnyway: true });
    const taskId = await forum.ask('INST-noteam');
    await under.idle();
    expect(forum.posts('INST-noteam')).toEqual([]);
    under.clock.add({ minutes: 5 });
    expect((await forum.outcomes(taskId)).find((one) => one.personId === null)).toMatchObject({ outcome: 'notInstalled' });
    await under.post(under.activities.addToTeam(under.inTeams(of().officer)));
    await under.idle();
    expect(forum.posts('INST-noteam')).toHaveLength(1);
  });
});

describe('a person who has blocked the bot, or whose chat is gone', () => {
  test.each([
    ['MessageWritesBlocked', 403, 'blocked', ['/activities']],
    ['BotNotInConversationRoster', 403, 'notInstalled', ['/activities']],
    // The chat is made anew once: also that finds nobody here.
    ['ConversationNotFound', 404, 'gone', ['/activities', '/conversations']],
    // Once in full, once as a link to the tab.
    ['MessageSizeTooBig', 413, 'tooBig', ['/activities', '/activities']],
    ['ServiceUnavailable', 503, 'uncertain', ['/activities']],
  ])('%s: recorded, and not tried again and again', async (code, status, outcome, expected) => {
    const chat = under.teams.chatId(under.inTeams(of().ikp));
    under.teams.trouble(chat, { status, code });
    const before = under.teams.requests.length;
    const taskId = await forum.ask(`INST-${code}`);
    await under.idle();
    under.teams.calm();
    expect((await forum.outcomes(taskId)).find((one) => one.personId === of().ikp.id)).toMatchObject({ outcome });
    // Edits of cards that hang there already are not counted: they may be repeated.
    const posts = under.teams.requests.slice(before).filter((one) => one.conversationId === chat && one.method === 'POST');
    expect(posts.map(({ path }) => path.slice(path.lastIndexOf('/')))).toEqual(expected);
  });

  test('a throttled message waits and arrives, once', async () => {
    const chat = under.teams.chatId(under.inTeams(of().ikp));
    under.teams.troubleNext(chat, { status: 429, code: 'Throttled', retryAfterSeconds: 1 });
    const taskId = await forum.ask('INST-slow');
    await under.idle();
    expect(forum.chat(of().ikp, 'INST-slow')).toHaveLength(1);
    expect((await forum.outcomes(taskId)).find((one) => one.personId === of().ikp.id)).toMatchObject({ outcome: 'sent' });
  });
});

test('references outlive a restart: a message goes out though nobody has written since (botbuilder-js #1817)', async () => {
  await under.restart();
  await forum.ask('INST-restart');
  await under.idle();
  expect(wordsOf(cardOf(await forum.inChat(of().ikp, 'INST-restart')))).toContain('INST-restart');
  expect(forum.posts('INST-restart')).toHaveLength(1);
});

test('a service that moved is followed: the address of the latest activity counts', async () => {
  const moved = under.teams.serviceUrl.replace('/emea/', '/emea/moved/');
  const typing = { ...under.activities.message(under.inTeams(of().ikp), 'hjälp'), serviceUrl: moved };
  await under.post(typing, under.teams.signToken({ serviceUrl: moved }));
  const rows = await under.product.store.db.select().from(conversation);
  expect(rows.find((row) => row.personId === of().ikp.id)?.serviceUrl).toBe(moved);
});
