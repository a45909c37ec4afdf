import { beforeAll, describe, expect, test } from '@jest/globals';
import { eq } from 'drizzle-orm';
import type { Person } from '../../bot/domain/person.ts';
import { eligibilityRequest } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import { wordsOf, type SentCard } from '../fakeTeams/conversations.ts';
import { exchangeAgreementOf, importAgreements, outgoingTo } from '../support/endingAgreements.ts';
import { productUnderTest } from '../support/product.ts';
import { forumOf, request } from './forum.ts';

/** The message extension, through HTTP alone. Bodies as Microsoft documents them. */
const under = productUnderTest();
const forum = forumOf(under);
const of = () => under.people;
const t = translate('sv');

beforeAll(async () => {
  under.teams.join(...[of().ikp, of().officer].map(under.inTeams));
  await forum.install(of().ikp);
  await under.idle();
});

async function invoke(person: Person, name: string, value: unknown) {
  const { status, body } = await under.post(under.activities.invokeNamed(under.inTeams(person), `composeExtension/${name}`, value));
  expect(status).toBe(200);
  return body;
}

const query = (commandId: string, search: string, person = of().ikp) =>
  invoke(person, 'query', { commandId, parameters: [{ name: 'search', value: search }], queryOptions: { skip: 0, count: 25 } });

interface Attachment {
  readonly contentType: string;
  readonly content: SentCard;
  readonly preview: { readonly contentType: string; readonly content: { readonly title: string } };
}

describe('a search', () => {
  test('of contacts gives a list with previews and cards', async () => {
    const { composeExtension } = await query('contacts', 'fysik');
    expect(composeExtension).toMatchObject({ type: 'result', attachmentLayout: 'list' });
    const [only, ...more] = composeExtension.attachments as Attachment[];
    expect(more).toEqual([]);
    expect(only).toMatchObject({
      contentType: 'application/vnd.microsoft.card.adaptive',
      preview: { contentType: 'application/vnd.microsoft.card.thumbnail', content: { title: 'Institutionen för fysik' } },
    });
    expect(only && wordsOf(only.content)).toContain('Karin Åström');
  });

  test('of agreements finds by partner and by department, in the words of either', async () => {
    await importAgreements(under.product.house, exchangeAgreementOf({ conditions: [outgoingTo()] }));
    for (const words of ['uio', 'physics', 'fysik', 'Norge', 'Norway', 'uio universitet', '2027']) {
      const found = (await query('agreements', words)).composeExtension.attachments as Attachment[];
      expect(found).toHaveLength(1);
      expect(found[0] && wordsOf(found[0].content)).toContain('Institutionen för fysik');
    }
  });

  test('of contacts shows every department before anything is typed', async () => {
    const body = await invoke(of().ikp, 'query', { commandId: 'contacts', parameters: [{ name: 'initialRun', value: 'true' }] });
    expect(body.composeExtension.attachments).toHaveLength(3);
  });

  test('of knowledge answers, and asks for a question first', async () => {
    const found = (await query('knowledge', 'hur länge gäller student ut')).composeExtension.attachments as Attachment[];
    expect(found[0] && wordsOf(found[0].content)).toContain('Student UT');
    expect((await query('knowledge', '')).composeExtension).toEqual({ type: 'message', text: t('knowledge.howTo') });
  });

  test('that finds nothing says so', async () => {
    for (const command of ['contacts', 'agreements']) expect((await query(command, 'zyxwv')).composeExtension).toEqual({ type: 'message', text: t('talk.search.nothing') });
  });

  test.each([undefined, null, 'text', {}, { commandId: 'nobodyKnows' }, { commandId: 'contacts', parameters: [{ name: 'search', value: 7 }] }])('of %j is no error', async (value) => {
    expect((await invoke(of().ikp, 'query', value)).composeExtension).toBeDefined();
  });

  test('by a stranger says whom to ask', async () => {
    const stranger = { ...of().ikp, entraObjectId: '44444444-0000-4000-8000-000000000007', name: 'Sten Okänd' };
    expect((await query('contacts', 'fysik', stranger)).composeExtension).toEqual({ type: 'message', text: t('talk.search.strangers') });
  });
});

describe('a question of Admissions from a message', () => {
  const fetch = (person: Person, content: string) =>
    invoke(person, 'fetchTask', { commandId: 'askEligibility', commandContext: 'message', messagePayload: { body: { contentType: 'html', content } } });
  const fieldsOf = (card: SentCard) => JSON.stringify(card.body);
  const formOf = (card: SentCard) => (card.actions?.[0] as { readonly data: Record<string, string> }).data;
  const filled = (reference: string, differently: Record<string, string> = {}) =>
    Object.fromEntries(Object.entries({ ...request(reference, of().physicsId), ...differently }).map(([name, value]) => [`request.${name}`, value]));
  const submit = (person: Person, data: object) => invoke(person, 'submitAction', { commandId: 'askEligibility', commandContext: 'message', data });

  test('carries its words over, without tags and personal numbers', async () => {
    const { task } = await fetch(of().officer, '<div>Räcker <b>kvantmekanik</b>? 900101-1239</div>');
    expect(task).toMatchObject({ type: 'continue', value: { title: t('talk.request.title'), card: { contentType: 'application/vnd.microsoft.card.adaptive' } } });
    const fields = fieldsOf(task.value.card.content);
    expect(fields).toContain('Räcker kvantmekanik?');
    expect(fields).toContain(t('talk.numberRemoved'));
    expect(fields).not.toMatch(/<b>|900101/);
    expect(fields).toContain('Institutionen för fysik');
  });

  test('creates one request, however often it is sent, and says what was sent', async () => {
    const form = formOf((await fetch(of().officer, 'x')).task.value.card.content);
    const first = await submit(of().officer, { ...form, ...filled('EXT-1') });
    const words = wordsOf(first.task.value.card.content);
    for (const part of [t('talk.request.sent'), 'EXT-1', 'Partikelfysik', 'Institutionen för fysik', 'HT2027']) expect(words).toContain(part);
    await submit(of().officer, { ...form, ...filled('EXT-1') });
    const rows = await under.product.store.db.select().from(eligibilityRequest).where(eq(eligibilityRequest.caseReference, 'EXT-1'));
    expect(rows).toHaveLength(1);
    await under.idle();
    expect(forum.chat(of().ikp, 'EXT-1')).toHaveLength(1);
  });

  test('whose answer was lost and that is sent again with something else says so, keeps what was typed, and becomes another when sent once more', async () => {
    const form = formOf((await fetch(of().officer, 'x')).task.value.card.content);
    await submit(of().officer, { ...form, ...filled('EXT-5') });
    const edited = filled('EXT-5', { question: 'En annan fråga' });
    const { content } = (await submit(of().officer, { ...form, ...edited })).task.value.card;
    for (const part of [t('problem.alreadyReceived.title'), t('talk.request.another'), 'Det kom fram i dag']) expect(wordsOf(content)).toContain(part);
    expect(fieldsOf(content)).toContain('En annan fråga');
    const rows = () => under.product.store.db.select().from(eligibilityRequest).where(eq(eligibilityRequest.caseReference, 'EXT-5'));
    const [first, ...others] = await rows();
    expect(others).toEqual([]);
    expect(JSON.stringify(content.actions)).toContain(encodeURIComponent(`/tasks/${first?.taskId}`));
    expect(wordsOf((await submit(of().officer, { ...formOf(content), ...edited })).task.value.card.content)).toContain(t('talk.request.sent'));
    expect((await rows()).map(({ question }) => question).sort()).toEqual(['En annan fråga', first?.question].sort());
  });

  test('comes back with an error beside each field and what was typed', async () => {
    const form = formOf((await fetch(of().officer, 'x')).task.value.card.content);
    const { task } = await submit(of().officer, { ...form, ...filled('EXT-2', { term: 'nästa höst', question: 'Är 900101-1239 behörig?' }) });
    expect(task.type).toBe('continue');
    const { content } = task.value.card;
    expect(wordsOf(content)).toContain(t('invalid.term'));
    expect(wordsOf(content)).toContain(t('invalid.personalNumber'));
    expect(fieldsOf(content)).toContain('Är 900101-1239 behörig?');
    expect(fieldsOf(content)).toContain('EXT-2');
    expect(formOf(content)['form']).toBe(form['form']);
    expect(await under.product.store.db.select().from(eligibilityRequest).where(eq(eligibilityRequest.caseReference, 'EXT-2'))).toEqual([]);
  });

  test('an empty form, or none, is no error', async () => {
    for (const data of [{}, { form: 'x' }, 'text', null]) expect((await invoke(of().officer, 'submitAction', { data })).task.type).toBe('continue');
  });

  test('is for Admissions alone', async () => {
    for (const { task } of [await fetch(of().ikp, 'x'), await submit(of().ikp, filled('EXT-3'))]) {
      expect(wordsOf(task.value.card.content)).toContain(t('talk.request.onlyAdmissions'));
      expect(task.value.card.content.actions).toBeUndefined();
    }
    expect(await under.product.store.db.select().from(eligibilityRequest).where(eq(eligibilityRequest.caseReference, 'EXT-3'))).toEqual([]);
  });
});

describe('a link', () => {
  test('to a task becomes its public card: no student, nobody called on', async () => {
    const taskId = await forum.ask('EXT-4');
    const { composeExtension } = await invoke(of().ikp, 'queryLink', { url: `https://ikp-forum.example.com/tab/tasks/${taskId}` });
    const [{ content }] = composeExtension.attachments as [Attachment];
    expect(wordsOf(content)).toContain('EXT-4');
    expect(JSON.stringify(composeExtension)).not.toMatch(/kvantmekanik|Partikelfysik|<at>|refresh/);
  });

  test.each(['https://ikp-forum.example.com/tab/', 'https://ikp-forum.example.com/tab/tasks/44444444-0000-4000-8000-000000000001', 'no address', 7])('to %s becomes nothing', async (url) => {
    expect(await invoke(of().ikp, 'queryLink', { url })).toEqual({});
  });
});

test.each(['anonymousQueryLink', 'querySettingUrl', 'setting', 'selectItem', 'nobodyKnows'])('the invoke composeExtension/%s has a body', async (name) => {
  expect(await invoke(of().ikp, name, {})).toEqual({});
});
