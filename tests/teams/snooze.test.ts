import { beforeAll, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { delivery } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf } from '../fakeTeams/conversations.ts';
import { productUnderTest } from '../support/product.ts';
import { cardIn, forumOf, wordsIn } from './forum.ts';

/** "Remind me later" on a card. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');
let taskId = '';

beforeAll(async () => {
  under.teams.join(...[of().ikp, of().officer].map(under.inTeams));
  await forum.install(of().ikp, of().officer);
  taskId = await forum.ask('SENARE-1', { dueAt: '2026-12-18T15:00:00Z' });
  await under.idle();
});

const waiting = async () => (await under.product.store.db.select().from(delivery).where(eq(delivery.taskId, taskId))).filter(({ outcome }) => outcome === null);

test('stands on the card of the one who is asked, and not in the channel', async () => {
  const card = cardOf(await forum.inChat(of().ikp, 'SENARE-1'));
  expect(buttonsOf(card).map(({ verb }) => verb)).toContain('snooze');
  expect(JSON.stringify(card)).toContain('2026-11-30');
  expect(JSON.stringify(cardOf(await forum.post('SENARE-1')))).not.toContain('snooze');
});

test('a day that is too late comes back beside the field, and changes nothing', async () => {
  const message = await forum.inChat(of().ikp, 'SENARE-1');
  const answer = await forum.press(of().ikp, message, 'snooze', { day: '2027-12-01' });
  expect(wordsIn(answer)).toContain(t('invalid.snoozeAfterDue'));
  expect(await waiting()).toEqual([]);
});

test('the card says until when it rests, and can still be answered', async () => {
  const message = await forum.inChat(of().ikp, 'SENARE-1');
  const answer = await forum.press(of().ikp, message, 'snooze', { day: '2026-11-30' });
  expect(wordsIn(answer)).toContain('Då hör vi av oss igen mån 30 nov. 08:00.');
  expect(buttonsOf(cardIn(answer)).map(({ verb }) => verb)).toContain('eligible');
  expect(await waiting()).toMatchObject([{ personId: of().ikp.id, purpose: 'task' }]);
});

test('is nobody else’s to press', async () => {
  const message = await forum.inChat(of().ikp, 'SENARE-1');
  await forum.press(of().chemist, message, 'snooze', { day: '2026-12-01' });
  await forum.press(of().officer, message, 'snooze', { day: '2026-12-01' });
  expect(await waiting()).toHaveLength(1);
});
