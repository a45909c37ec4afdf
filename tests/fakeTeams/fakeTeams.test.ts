import { afterAll, afterEach, beforeAll, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import https from 'node:https';
import { incomingActivity } from '../../bot/teams/incoming.ts';
import { activitiesOf } from './activities.ts';
import { cardOf, shown, type FakePerson } from './conversations.ts';
import { startFakeTeams, type FakeTeams } from './fakeTeams.ts';
import { LOGIN_HOST } from './microsoftLogin.ts';

/** The fake itself, over plain HTTP: what the other tests believe must hold. */
const karin: FakePerson = { teamsUserId: '29:karin', entraObjectId: '11111111-0000-4000-8000-000000000001', name: 'Karin Åström' };
const CARD = { type: 'AdaptiveCard', version: '1.5', body: [] };
const MESSAGE = { type: 'message', summary: 'hej', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive', content: CARD }] };

let teams: FakeTeams;
let token = '';
let now = 0;

beforeAll(async () => {
  teams = await startFakeTeams({ now: () => now, membersPerPage: 2 });
  token = (await login(teams.bot.password)).body.access_token;
});
afterAll(() => teams.stop());
afterEach(() => {
  teams.calm();
  now += 3_600_001;
});

function login(secret: string): Promise<{ status: number; body: { access_token: string } }> {
  const form = new URLSearchParams({ grant_type: 'client_credentials', client_id: teams.bot.appId, client_secret: secret, scope: 'https://api.botframework.com/.default' });
  return new Promise((resolve, reject) => {
    const request = https.request(`https://${LOGIN_HOST}/${teams.tenantId}/oauth2/v2.0/token`, { method: 'POST' }, (response) => {
      let text = '';
      response.on('data', (chunk: Buffer) => (text += chunk.toString()));
      response.on('end', () => resolve({ status: response.statusCode ?? 0, body: JSON.parse(text) }));
    });
    request.on('error', reject);
    request.end(form.toString());
  });
}

async function call(method: string, path: string, body?: object, authorization = `Bearer ${token}`) {
  const response = await fetch(`${teams.serviceUrl}v3/${path}`, { method, headers: { authorization }, ...(body ? { body: JSON.stringify(body) } : {}) });
  return { status: response.status, headers: response.headers, body: JSON.parse(await response.text()) };
}

const codeOf = async (answer: ReturnType<typeof call>) => {
  const { status, body } = await answer;
  return `${status} ${body.error?.code}`;
};

test('the login gives a token for the right secret only, and the service takes no other', async () => {
  expect((await login('wrong')).status).toBe(401);
  expect(await codeOf(call('GET', `teams/${teams.team.id}`, undefined, 'Bearer other'))).toBe('401 Unauthorized');
});

test('where the app is not, or nothing is, it says so', async () => {
  const chat = teams.chatId(karin);
  expect(await codeOf(call('POST', `conversations/${chat}/activities`, MESSAGE))).toBe('403 BotNotInConversationRoster');
  expect(await codeOf(call('POST', 'conversations/a:nobody/activities', MESSAGE))).toBe('404 ConversationNotFound');
  teams.install(karin);
  teams.remove(karin, { takesAnyway: true });
  expect((await call('POST', `conversations/${chat}/activities`, MESSAGE)).status).toBe(201);
  teams.remove(karin);
  expect(await codeOf(call('POST', `conversations/${chat}/activities`, MESSAGE))).toBe('403 BotNotInConversationRoster');
  teams.install(karin);
  expect(await codeOf(call('PUT', `conversations/${chat}/activities/1`, MESSAGE))).toBe('404 ActivityNotFoundInConversation');
});

test('messages are sent, edited in place and taken away, and every state is remembered', async () => {
  const chat = teams.chatId(karin);
  teams.install(karin);
  const { body } = await call('POST', `conversations/${chat}/activities`, MESSAGE);
  await call('PUT', `conversations/${chat}/activities/${body.id}`, { ...MESSAGE, summary: 'hej igen' });
  const message = teams.messages(chat).at(-1);
  expect(message).toMatchObject({ id: body.id, threadId: null, deleted: false, versions: [{ summary: 'hej' }, { summary: 'hej igen' }] });
  expect(message && shown(message).summary).toBe('hej igen');
  expect(message && cardOf(message)).toEqual(CARD);
  await call('DELETE', `conversations/${chat}/activities/${body.id}`);
  expect(teams.messages(chat).at(-1)?.deleted).toBe(true);
});

test('in a channel a new conversation is a thread, and replies stand in it', async () => {
  teams.install('team');
  const { status, body } = await call('POST', 'conversations', { isGroup: true, channelData: { channel: { id: teams.channel.id } }, activity: MESSAGE });
  expect({ status, body }).toEqual({ status: 201, body: { id: `${teams.channel.id};messageid=${body.activityId}`, activityId: expect.any(String) } });
  await call('POST', `conversations/${body.id}/activities`, MESSAGE);
  await call('POST', `conversations/${teams.channel.id}/activities/${body.activityId}`, MESSAGE);
  expect(teams.messages(teams.channel.id).map((message) => message.threadId)).toEqual([body.activityId, body.activityId, body.activityId]);
});

test('text and card in one activity become two messages without an id', async () => {
  teams.install(karin);
  expect((await call('POST', `conversations/${teams.chatId(karin)}/activities`, { ...MESSAGE, text: 'hej' })).body).toEqual({});
});

test('members come in pages', async () => {
  const people = Array.from({ length: 5 }, (_, n) => ({ teamsUserId: `29:${n}`, entraObjectId: `${n}`, name: `Medlem ${n}` }));
  teams.join(...people);
  teams.install('team');
  const names: string[] = [];
  let from: string | undefined;
  do {
    const { body } = await call('GET', `conversations/${teams.team.id}/pagedmembers?pageSize=500${from ? `&continuationToken=${from}` : ''}`);
    names.push(...body.members.map((one: { name: string }) => one.name));
    from = body.continuationToken;
  } while (from);
  expect(names).toEqual(people.map((one) => one.name));
  expect((await call('GET', `teams/${teams.team.id}/conversations`)).body.conversations).toHaveLength(2);
});

test('limits: the eighth message of a second to one chat, and the fifty-first to any, are refused with a wait', async () => {
  const people = Array.from({ length: 9 }, (_, n) => ({ teamsUserId: `29:limit${n}`, entraObjectId: `limit${n}`, name: `Medlem ${n}` }));
  for (const one of people) teams.install(one);
  const statuses: number[] = [];
  for (const one of people) {
    for (let n = 0; n < 8; n++) statuses.push((await call('POST', `conversations/${teams.chatId(one)}/activities`, MESSAGE)).status);
  }
  expect(statuses.slice(0, 8)).toEqual([201, 201, 201, 201, 201, 201, 201, 429]);
  expect(statuses.filter((status) => status === 201).length).toBeLessThanOrEqual(50);
  const refused = await call('POST', `conversations/${teams.chatId(people[0] ?? karin)}/activities`, MESSAGE);
  expect([refused.status, refused.headers.get('retry-after')]).toEqual([429, '1']);
});

test('a message above 100 KB of UTF-16 is too big', async () => {
  teams.install(karin);
  const path = `conversations/${teams.chatId(karin)}/activities`;
  const sized = (characters: number) => ({ type: 'message', text: 'x'.repeat(characters - JSON.stringify({ type: 'message', text: '' }).length) });
  expect((await call('POST', path, sized(51_200))).status).toBe(201);
  expect(await codeOf(call('POST', path, sized(51_201)))).toBe('413 MessageSizeTooBig');
});

test('troubles come once or always, for one conversation or for all, and a broken connection tells nothing', async () => {
  teams.install(karin);
  const path = `conversations/${teams.chatId(karin)}/activities`;
  teams.troubleNext(null, { status: 500 });
  teams.troubleNext(teams.chatId(karin), { status: 503, code: 'ServiceUnavailable' });
  expect(await codeOf(call('POST', path, MESSAGE))).toBe('500 ServiceError');
  expect(await codeOf(call('POST', path, MESSAGE))).toBe('503 ServiceUnavailable');
  expect((await call('POST', path, MESSAGE)).status).toBe(201);
  for (const taken of [true, false]) {
    const before = teams.messages(teams.chatId(karin)).length;
    teams.troubleNext(null, { broken: true, taken });
    await expect(call('POST', path, MESSAGE)).rejects.toThrow();
    expect(teams.messages(teams.chatId(karin))).toHaveLength(before + (taken ? 1 : 0));
  }
  teams.trouble(teams.chatId(karin), { status: 403, code: 'MessageWritesBlocked' });
  for (let n = 0; n < 2; n++) expect(await codeOf(call('POST', path, MESSAGE))).toBe('403 MessageWritesBlocked');
  expect((await call('GET', `teams/${teams.team.id}`)).status).toBe(200);
});

test('activities are built like those that the Playground was seen to send', async () => {
  const built = activitiesOf(teams);
  const message = { id: '1', conversationId: teams.chatId(karin), threadId: null, versions: [withButton()], deleted: false };
  const inChannel = { ...message, conversationId: teams.channel.id };
  const pairs: Readonly<Record<string, object>> = {
    'message-personal': built.message(karin, 'hej'),
    'message-channel-mention': built.message(karin, 'hej', 'channel'),
    'installationUpdate-personal': built.addForPerson(karin),
    'installationUpdate-team': built.addToTeam(karin),
    'conversationUpdate-team': built.membersJoined(karin),
    'cardExecute-personal': built.click(karin, message, 'ok'),
    'cardExecute-channel': built.click(karin, inChannel, 'ok'),
    'cardSubmit-personal': built.submit(karin, message, 'ok'),
  };
  for (const [name, ours] of Object.entries(pairs)) {
    const theirs = JSON.parse(await readFile(new URL(`../fixtures/playground/${name}.json`, import.meta.url), 'utf8'));
    expect({ name, lacking: lackingIn(ours, theirs) }).toEqual({ name, lacking: [] });
  }
});

test('every activity that the Playground was seen to send is understood by the product', async () => {
  const folder = new URL('../fixtures/playground/', import.meta.url);
  const files = (await readdir(folder)).filter((name) => name.endsWith('.json'));
  expect(files.length).toBeGreaterThan(10);
  for (const file of files) {
    const parsed = incomingActivity.safeParse(JSON.parse(await readFile(new URL(file, folder), 'utf8')));
    expect({ file, error: parsed.error }).toEqual({ file, error: undefined });
  }
});

function withButton() {
  const data = { taskId: '1', reason: '' };
  const action = { type: 'Action.Execute', title: 'ok', verb: 'ok', data, fallback: { type: 'Action.Submit', title: 'ok', data: { ...data, verb: 'ok' } } };
  return { type: 'message', attachments: [{ contentType: '', content: { ...CARD, actions: [action] } }] };
}

/** Members that theirs has and ours has not, or has as another type. What a card holds is the card's own. */
function lackingIn(ours: unknown, theirs: unknown, path = ''): string[] {
  if (typeof ours !== typeof theirs || Array.isArray(ours) !== Array.isArray(theirs)) return [path];
  if (typeof theirs !== 'object' || theirs === null || Array.isArray(theirs)) return [];
  return Object.entries(theirs).flatMap(([member, value]) =>
    path === '.value.action.data' || (path === '' && member === 'value' && !('action' in (value as object)))
      ? []
      : lackingIn((ours as Record<string, unknown>)[member], value, `${path}.${member}`),
  );
}
