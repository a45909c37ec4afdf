import { beforeAll, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import { importLearningAgreements } from '../../bot/duties/imports.ts';
import { delivery } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { buttonsOf, cardOf } from '../fakeTeams/conversations.ts';
import { learningAgreementOf } from '../support/learningAgreements.ts';
import { productUnderTest } from '../support/product.ts';
import { cardIn, forumOf, wordsIn } from './forum.ts';

/** "Remind me later" on a card. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');
let taskId = '';
/** Stands on the card. */
const STUDENT = 'Studentina Hemlig';

beforeAll(async () => {
  under.teams.join(...[of().ikp, of().officer].map(under.inTeams));
  await forum.install(of().ikp, of().officer);
  const [received] = await importLearningAgreements(under.product.house, { fileName: 'la.xml', by: 'test' }, [learningAgreementOf({ omobilityId: 'm-1' })]);
  taskId = received?.kind === 'waits' ? received.taskId : '';
  await under.idle();
});

const waiting = async () => (await under.product.store.db.select().from(delivery).where(eq(delivery.taskId, taskId))).filter(({ outcome }) => outcome === null);

test('stands on the card of the one who is asked', async () => {
  const card = cardOf(await forum.inChat(of().ikp, STUDENT));
  expect(buttonsOf(card).map(({ verb }) => verb)).toContain('snooze');
  expect(JSON.stringify(card)).toContain('2026-11-30');
});

test('a day that is too late comes back beside the field, and changes nothing', async () => {
  const message = await forum.inChat(of().ikp, STUDENT);
  const answer = await forum.press(of().ikp, message, 'snooze', { day: '2039-12-01' });
  expect(wordsIn(answer)).toContain(t('invalid.snoozeAfterDue'));
  expect(await waiting()).toEqual([]);
});

test('the card says until when it rests, and can still be answered', async () => {
  const message = await forum.inChat(of().ikp, STUDENT);
  const answer = await forum.press(of().ikp, message, 'snooze', { day: '2026-11-30' });
  expect(wordsIn(answer)).toContain('Då hör vi av oss igen mån 30 nov. 08:00.');
  expect(buttonsOf(cardIn(answer)).map(({ verb }) => verb)).toContain('signed');
  expect(await waiting()).toMatchObject([{ personId: of().ikp.id, purpose: 'task' }]);
});

test('is nobody else’s to press', async () => {
  const message = await forum.inChat(of().ikp, STUDENT);
  await forum.press(of().chemist, message, 'snooze', { day: '2026-12-01' });
  await forum.press(of().officer, message, 'snooze', { day: '2026-12-01' });
  expect(await waiting()).toHaveLength(1);
});
