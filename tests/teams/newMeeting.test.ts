import { beforeAll, expect, test } from '@jest/globals';
import type { Person } from '../../bot/domain/person.ts';
import { translate } from '../../bot/texts/translate.ts';
import { cardOf, wordsOf } from '../fakeTeams/conversations.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf, wordsIn } from './forum.ts';

/** The International Office calls a meeting without leaving its chat. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

beforeAll(async () => {
  under.teams.join(...[of().ikp, of().coordinator].map(under.inTeams));
  await forum.install(of().ikp, of().coordinator);
  await under.idle();
});

test('the office calls one in the chat, on a form that keeps what was typed; nobody else does', async () => {
  const chatOf = (person: Person) => under.teams.messages(under.teams.chatId(under.inTeams(person)));
  const write = async (person: Person) => {
    await under.post(under.activities.message(under.inTeams(person), 'kalla till en träff', 'chat'));
    return chatOf(person).at(-1);
  };
  const refused = await write(of().ikp);
  expect(refused && wordsOf(cardOf(refused))).toContain(t('talk.newMeeting.onlyOffice'));

  const form = await write(of().coordinator);
  if (!form) throw new Error('The bot said nothing.');
  const filled = { title: 'Träff i chatten', day: '2026-12-16', startsAt: '13:15', endsAt: '12:00', zone: 'Europe/Stockholm', room: 'Rotundan', agenda: 'Avtal', answerBy: '2026-12-09', audience: 'contactPersons' };
  const wrong = await forum.press(of().coordinator, form, 'newMeeting', filled);
  expect(wordsIn(wrong)).toContain(t('invalid.endTooEarly'));
  expect(JSON.stringify(wrong.body)).toContain('Träff i chatten');
  expect(wordsIn(await forum.press(of().coordinator, form, 'newMeeting', { ...filled, day: '2026-11-02', answerBy: '2026-11-02', endsAt: '15:00' }))).toContain(t('invalid.meetingBehind'));
  const sent = await forum.press(of().coordinator, form, 'newMeeting', { ...filled, endsAt: '15:00' });
  expect(wordsIn(sent)).toContain(t('talk.newMeeting.sent', { title: 'Träff i chatten' }));
  // Sent twice it is one meeting; changed in between, the first stands.
  await forum.press(of().coordinator, form, 'newMeeting', { ...filled, endsAt: '15:00' });
  expect(wordsIn(await forum.press(of().coordinator, form, 'newMeeting', { ...filled, endsAt: '16:00' }))).not.toContain(t('talk.newMeeting.sent', { title: 'Träff i chatten' }));
  await under.idle();
  expect(forum.posts('Träff i chatten')).toHaveLength(1);
});

test('the next one begins as a copy of the last, half a term on', async () => {
  await under.post(under.activities.message(under.inTeams(of().coordinator), 'new meeting', 'chat'));
  const form = under.teams.messages(under.teams.chatId(under.inTeams(of().coordinator))).at(-1);
  const body = JSON.stringify(form && cardOf(form).body);
  for (const part of ['Träff i chatten', '2027-02-24', 'Rotundan']) expect(body).toContain(part);
});
