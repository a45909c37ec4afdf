import { beforeAll, expect, test } from '@jest/globals';
import { auditLog } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf, wordsOf } from '../fakeTeams/conversations.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf } from './forum.ts';

/** Questions put to the bot, through HTTP alone. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

beforeAll(async () => {
  under.teams.join(under.inTeams(of().ikp));
  await forum.install(of().ikp);
  await under.idle();
});

async function answerTo(words: string, where: 'chat' | 'channel') {
  const before = new Set(under.teams.everywhere());
  expect((await under.post(under.activities.message(under.inTeams(of().ikp), words, where))).status).toBe(200);
  const said = under.teams.everywhere().filter((message) => !before.has(message));
  expect(said).toHaveLength(1);
  if (!said[0]) throw new Error('Nothing was said.');
  return said[0];
}

async function ask(words: string, where: 'chat' | 'channel') {
  return wordsOf(cardOf(await answerTo(words, where)));
}

test.each(['chat', 'channel'] as const)('a question is answered (%s)', async (where) => {
  expect(await ask('kunskap hur länge gäller student ut', where)).toContain('Försäkringen Student UT');
});

test('what is not known says whom to ask, and the word alone how to ask', async () => {
  expect(await ask('knowledge how do I book a parking permit', 'chat')).toContain(t('knowledge.ask'));
  expect(await ask('kunskap', 'chat')).toContain(t('knowledge.howTo'));
});

test.each(['chat', 'channel'] as const)('a title of the card is pressed, and the article stands in its place (%s)', async (where) => {
  const message = await answerTo('kunskap försäkring utomlands', where);
  const button = buttonsOf(cardOf(message)).find(({ verb }) => verb === 'choice.knowledge');
  const { body } = await under.post(under.activities.clickOn(under.inTeams(of().ikp), message, cardOf(message), 'choice.knowledge'));
  expect(wordsOf(body.value)).toContain(String(button?.data?.['about']));
});

test('nothing of a question is kept in the log', async () => {
  await ask('kunskap transcript för Zebulon', 'chat');
  expect(JSON.stringify(await under.product.store.db.select().from(auditLog))).not.toMatch(/zebulon/i);
});
