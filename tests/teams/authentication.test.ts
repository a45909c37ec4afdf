import { beforeAll, describe, expect, jest, test } from '@jest/globals';
import { ne } from 'drizzle-orm';
import { auditLog, conversation } from '../../bot/store/schema.ts';
import { translate } from '../../bot/texts/translate.ts';
import type { InboundToken } from '../fakeTeams/fakeTeams.ts';
import { productUnderTest } from '../support/product.ts';

const forum = productUnderTest();

const OTHER_APP = '44444444-0000-4000-8000-000000000001';
const EMULATOR_TENANT = 'd6d49420-f39b-4df7-a1dc-d59a935871db';

beforeAll(() => {
  // botbuilder writes about bad tokens to the console by itself.
  jest.spyOn(console, 'error').mockImplementation(() => undefined);
});

function greeting(members: object = {}): object {
  const karin = forum.inTeams(forum.people.ikp);
  forum.teams.install(karin);
  return { ...forum.activities.message(karin, 'hej'), ...members };
}

/** What must not have happened: a word said, a reference kept, an act done. */
async function expectRefused(activity: object, authorization: string): Promise<void> {
  const before = forum.teams.requests.length;
  const { status, body } = await forum.post(activity, authorization);
  expect({ status, body }).toEqual({ status: 401, body: { error: { code: 'Unauthorized', message: expect.any(String) } } });
  expect(forum.teams.requests).toHaveLength(before);
  expect(await forum.product.store.db.select().from(conversation)).toEqual([]);
  // What the start itself writes is no doing of the caller's.
  expect(await forum.product.store.db.select().from(auditLog).where(ne(auditLog.action, 'articles.delivered'))).toEqual([]);
}

describe('an activity is refused with 401 and does nothing', () => {
  test.each<[string, () => string]>([
    ['without a token', () => ''],
    ['with an empty bearer', () => 'Bearer'],
    ['with a word for a token', () => 'Bearer hej'],
    ['with another scheme', () => forum.teams.signToken().replace('Bearer', 'Basic')],
    ['with something behind the token', () => `${forum.teams.signToken()} hej`],
    ['with a token of three words', () => 'Bearer hej.hej.hej'],
    ['with a token whose claims are no JSON', () => `Bearer ${encoded('{"typ":"JWT","alg":"RS256"}')}.${encoded('hej')}.hej`],
    ['with a token whose claims are a list', () => `Bearer ${encoded('{"typ":"JWT","alg":"RS256"}')}.${encoded('[]')}.hej`],
    ['with a token whose head is no JSON', () => forum.teams.signToken().replace(/ [^.]+/, ` ${encoded('hej')}`)],
    ['with a token whose claims are null', () => `Bearer ${encoded('{"typ":"JWT","alg":"RS256"}')}.${encoded('null')}.hej`],
    ['with a token that lost its signature', () => forum.teams.signToken().replace(/[^.]+$/, '')],
    ['with a token whose claims were changed', () => changed(forum.teams.signToken())],
  ])('%s', (_case, authorization) => expectRefused(greeting(), authorization()));

  test.each<[string, InboundToken]>([
    ['unsigned', { alg: 'none' }],
    ['signed with HS256 and the public key', { alg: 'HS256' }],
    ['signed by a stranger', { forged: true }],
    ['signed with a key that is not published', { kid: 'another' }],
    // botbuilder forgives clocks that differ by five minutes.
    ['expired', { expiresIn: -310 }],
    ['not yet valid', { validIn: 310 }],
    ['for another bot', { audience: OTHER_APP }],
    ['for nobody', { claims: { aud: undefined } }],
    ['by another issuer', { issuer: 'https://api.botframework.example' }],
    ['by the government cloud', { issuer: 'https://api.botframework.us' }],
    ['by no issuer', { claims: { iss: undefined } }],
    ['for another service', { serviceUrl: 'https://smba.trafficmanager.net/emea/' }],
    ['for no service', { claims: { serviceurl: undefined } }],
    ['of the emulator, version 1', { issuer: `https://sts.windows.net/${EMULATOR_TENANT}/`, claims: { ver: '1.0', appid: OTHER_APP, tid: EMULATOR_TENANT } }],
    ['of the emulator, version 2', { issuer: `https://login.microsoftonline.com/${EMULATOR_TENANT}/v2.0`, claims: { ver: '2.0', azp: OTHER_APP, tid: EMULATOR_TENANT } }],
    ['of another bot', { issuer: `https://login.microsoftonline.com/${OTHER_APP}/v2.0`, claims: { ver: '2.0', azp: OTHER_APP } }],
  ])('with a token that is %s', (_case, token) => expectRefused(greeting(), forum.teams.signToken(token)));

  test('with a token of the bot’s own tenant, which the emulator’s users could get', () =>
    expectRefused(
      greeting(),
      forum.teams.signToken({
        issuer: `https://login.microsoftonline.com/${forum.teams.tenantId}/v2.0`,
        claims: { ver: '2.0', azp: forum.teams.bot.appId, tid: forum.teams.tenantId },
      }),
    ));

  test.each([
    'https://bot.example.com/',
    'http://smba.trafficmanager.net/emea/',
    'https://smba.trafficmanager.net.example.com/emea/',
    'https://example.com/smba.trafficmanager.net/',
    'https://smba.trafficmanager.net@example.com/emea/',
    'https://attacker.trafficmanager.net/emea/',
    'https://smba.attacker.trafficmanager.net/emea/',
    'https://attackerbotframework.com/',
    'smba.trafficmanager.net',
    '',
  ])('from a service at “%s”, also with a token that names it', (serviceUrl) =>
    expectRefused(greeting({ serviceUrl }), forum.teams.signToken({ serviceUrl })));

  test.each(['AseChannel', 'emulator', 'webchat', 'directline'])('from the channel %s', (channelId) =>
    expectRefused(greeting({ channelId }), forum.teams.signToken()));
});

test.each(['https://smba.trafficmanager.net/emea/', 'https://smba.onyx.prod.teams.trafficmanager.net/emea/'])(
  'an activity of Teams’ own service at %s is taken',
  async (serviceUrl) => {
    const activity = { ...forum.activities.ofType(forum.inTeams(forum.people.ikp), 'typing'), serviceUrl };
    expect(await forum.post(activity, forum.teams.signToken({ serviceUrl }))).toMatchObject({ status: 200, body: {} });
  },
);

describe('whatever is well signed gets a valid answer', () => {
  const person = () => forum.inTeams(forum.people.ikp);

  test('a message is answered in the chat', async () => {
    expect(await forum.post(greeting())).toMatchObject({ status: 200, body: {} });
    expect(forum.teams.messages(forum.teams.chatId(person()))).toHaveLength(1);
  });

  test.each(['typing', 'messageReaction', 'event', 'endOfConversation', 'messageUpdate', 'messageDelete', 'command', 'somethingNew'])(
    'the activity %s',
    async (type) => {
      expect(await forum.post(forum.activities.ofType(person(), type))).toMatchObject({ status: 200, body: {} });
    },
  );

  test.each(['task/fetch', 'composeExtension/query', 'signin/verifyState', 'application/search', 'somethingNew'])(
    'the invoke %s, with a body, since Teams sends it again without one (vercel/chat #731)',
    async (name) => {
      const { status, headers, body } = await forum.post(forum.activities.invokeNamed(person(), name));
      expect({ status, body }).toEqual({ status: 200, body: expect.any(Object) });
      expect(headers.get('content-type')).toMatch(/^application\/json/);
    },
  );

  test.each([
    ['no value', undefined],
    ['an empty value', {}],
    ['a text', 'hej'],
    ['an action without a verb', { action: { type: 'Action.Execute' } }],
    ['an unknown verb', { action: { type: 'Action.Execute', verb: 'toString', data: {} } }],
    ['a task that is no id', { action: { type: 'Action.Execute', verb: 'eligible', data: { taskId: '1', version: 'x' } } }],
    ['a task that is not there', { action: { type: 'Action.Execute', verb: 'eligible', data: { taskId: OTHER_APP, version: 1 } } }],
  ])('a click with %s gets a card', async (_case, value) => {
    const { status, body } = await forum.post(forum.activities.invokeNamed(person(), 'adaptiveCard/action', value));
    expect({ status, body }).toMatchObject({
      status: 200,
      body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: { type: 'AdaptiveCard' } },
    });
  });

  test('a click of somebody who is not in the directory gets a card that says so', async () => {
    const stranger = { teamsUserId: '29:stranger', entraObjectId: OTHER_APP, name: 'Sten Okänd' };
    const { status, body } = await forum.post(
      forum.activities.invokeNamed(stranger, 'adaptiveCard/action', { action: { verb: 'tasks', data: {} } }),
    );
    expect(status).toBe(200);
    expect(JSON.stringify(body.value)).toContain(translate('sv')('card.welcome.unknown'));
  });
});

describe('what is no activity', () => {
  test.each([
    ['no JSON', 'hej', 'application/json'],
    ['half of JSON', '{"type":"message",', 'application/json'],
    ['nothing', '', 'application/json'],
    ['null', 'null', 'application/json'],
    ['a number', '7', 'application/json'],
    ['a list', '[]', 'application/json'],
    ['an object with nothing in it', '{}', 'application/json'],
    ['an object with other types', '{"type":7,"serviceUrl":{},"channelId":[],"conversation":"hej"}', 'application/json'],
    ['a form', 'type=message', 'application/x-www-form-urlencoded'],
    ['something without a type', '{"type":"message"}', 'application/octet-stream'],
    ['a file', '--x\r\nContent-Disposition: form-data; name="f"; filename="f"\r\n\r\nhej\r\n--x--\r\n', 'multipart/form-data; boundary=x'],
    ['text of another kind', 'hej', 'text/plain'],
  ])('%s is answered with 400 or 401', async (_case, body, contentType) => {
    const answer = await forum.fetch('/api/messages', {
      method: 'POST',
      headers: { 'content-type': contentType, authorization: forum.teams.signToken() },
      body,
    });
    expect([400, 401, 415]).toContain(answer.status);
  });

  test('a body that is too large is answered with 413', async () => {
    expect((await forum.post(greeting({ text: 'x'.repeat(300_000) }))).status).toBe(413);
  });

  test.each(['GET', 'PUT', 'DELETE'])('%s is not answered as POST is', async (method) => {
    expect([404, 405]).toContain((await forum.fetch('/api/messages', { method })).status);
  });

  test('and the bot goes on answering', async () => {
    expect((await forum.post(greeting())).status).toBe(200);
  });
});

function encoded(text: string): string {
  return Buffer.from(text).toString('base64url');
}

function changed(header: string): string {
  const [head = '', claims = '', signature = ''] = header.split('.');
  const altered = { ...JSON.parse(Buffer.from(claims, 'base64url').toString()), exp: 4_000_000_000 };
  return [head, encoded(JSON.stringify(altered)), signature].join('.');
}
