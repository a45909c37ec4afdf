import { randomUUID } from 'node:crypto';
import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { sentenceCard } from '../../bot/cards/chatCards.ts';
import type { Failed, Message, Messenger, Place, SendResult, UpdateResult } from '../../bot/reminders/messenger.ts';
import { createTeamsAdapter } from '../../bot/teams/adapter.ts';
import { createTeamsMessenger } from '../../bot/teams/connector.ts';
import type { Pacing } from '../../bot/teams/pacing.ts';
import { cardOf, shown, wordsOf, type FakePerson } from '../fakeTeams/conversations.ts';
import { startFakeTeams, type FakeTeams, type Trouble } from '../fakeTeams/fakeTeams.ts';

const karin: FakePerson = { teamsUserId: '29:karin', entraObjectId: '11111111-0000-4000-8000-000000000001', name: 'Karin Åström' };

/** A pause of our own choosing, when Teams names none. */
const OWN_PAUSE_MS = 4321;

/** Lets everything through at once, and writes down what stops the whole app. */
const stops: string[] = [];
const unpaced: Pacing = {
  turn: () => Promise.resolve({ kind: 'granted', answered: () => undefined, unused: () => undefined }),
  throttled: (retryAfterMs) => Promise.resolve(retryAfterMs ?? OWN_PAUSE_MS),
  stopped: (because) => Promise.resolve(stops.push(because)),
};

let teams: FakeTeams;
let messenger: Messenger;
let chat: Place;
let channel: Place;
/** A message that hangs in the channel, to be edited and answered. */
let post: { readonly conversationId: string; readonly activityId: string };

beforeAll(async () => {
  teams = await startFakeTeams();
  teams.join(karin);
  teams.install(karin);
  teams.install('team');
  messenger = createTeamsMessenger(createTeamsAdapter(teams.bot), teams.bot.emulatorServiceUrls, unpaced);
  const common = { serviceUrl: teams.serviceUrl, tenantId: teams.tenantId };
  chat = { ...common, conversationId: teams.chatId(karin) };
  channel = { ...common, conversationId: teams.channel.id };
  const result = await messenger.post(channel, message('first'), 'urgent');
  if (!result.ok) throw new Error(result.detail);
  post = result;
});
afterAll(() => teams.stop());
afterEach(() => {
  teams.calm();
  teams.switches.givesTokens = true;
});

function message(words: string): Message {
  return { card: sentenceCard('sv', words), summary: `Summary of ${words}` };
}

type Way = 'post' | 'reply' | 'send' | 'update';
const WAYS: readonly Way[] = ['post', 'reply', 'send', 'update'];

function go(way: Way, words = 'hej'): Promise<SendResult | UpdateResult> {
  switch (way) {
    case 'post':
      return messenger.post(channel, message(words), 'urgent');
    case 'reply':
      return messenger.reply(channel, post.activityId, message(words), 'urgent');
    case 'send':
      return messenger.send(chat, message(words), 'urgent');
    case 'update':
      return messenger.update({ ...channel, conversationId: post.conversationId }, post.activityId, message(words), 'urgent');
  }
}

/** How one attempt ends, and how many requests it took. */
async function attempt(way: Way): Promise<Failed & { requests: number }> {
  const before = teams.requests.length;
  const result = await go(way);
  if (result.ok) throw new Error('It went well.');
  return { ...result, requests: teams.requests.length - before };
}

describe('what goes well', () => {
  test('a post begins a thread in the channel', async () => {
    const result = await go('post', 'a post');
    const hanging = teams.messages(channel.conversationId).at(-1);
    expect(result).toEqual({ ok: true, conversationId: `${channel.conversationId};messageid=${hanging?.id}`, activityId: hanging?.id });
    expect(hanging?.threadId).toBe(hanging?.id);
  });

  test('a reply stands in the thread', async () => {
    const result = await go('reply', 'a reply');
    const hanging = teams.messages(channel.conversationId).at(-1);
    expect(result).toMatchObject({ ok: true, activityId: hanging?.id });
    expect(hanging?.threadId).toBe(post.activityId);
  });

  test('a message stands in the chat, its card alone with a summary, so that it can be edited', async () => {
    const result = await go('send', 'a message');
    const hanging = teams.messages(chat.conversationId).at(-1);
    expect(result).toEqual({ ok: true, conversationId: chat.conversationId, activityId: hanging?.id });
    expect(hanging && shown(hanging)).toMatchObject({ type: 'message', summary: 'Summary of a message', attachments: [{ contentType: 'application/vnd.microsoft.card.adaptive' }] });
    expect(hanging && shown(hanging).text).toBeUndefined();
  });

  test('an update takes the place of what hung there', async () => {
    expect(await go('update', 'changed')).toEqual({ ok: true });
    const hanging = teams.messages(channel.conversationId).find((one) => one.id === post.activityId);
    expect(hanging && wordsOf(cardOf(hanging))).toContain('changed');
  });

  test('one token serves for all of it', () => {
    expect(teams.tokenRequests.map((form) => form.get('scope'))).toEqual(['https://api.botframework.com/.default']);
  });
});

describe('what Teams refuses is told by its meaning, and asked once', () => {
  test.each<[string, Trouble, Failed['failure'], string]>([
    ['401 BotNotRegistered: misconfigured', { status: 401, code: 'BotNotRegistered' }, { kind: 'misconfigured' }, '401 BotNotRegistered'],
    ['403 BotDisabledByAdmin: disabled for everybody', { status: 403, code: 'BotDisabledByAdmin' }, { kind: 'disabled' }, '403 BotDisabledByAdmin'],
    ['403 BotNotInConversationRoster: not installed (Company Communicator #744, #1175)', { status: 403, code: 'BotNotInConversationRoster' }, { kind: 'notInstalled' }, '403 BotNotInConversationRoster'],
    ['403 MessageWritesBlocked: blocked by the person (Company Communicator #759)', { status: 403, code: 'MessageWritesBlocked' }, { kind: 'blocked' }, '403 MessageWritesBlocked'],
    ['403 with a code that nobody knows: neither a person’s doing nor everybody’s', { status: 403, code: 'SomethingNew' }, { kind: 'refused' }, '403 SomethingNew'],
    ['404 ConversationNotFound: gone (botframework-sdk #6628)', { status: 404, code: 'ConversationNotFound' }, { kind: 'gone' }, '404 ConversationNotFound'],
    ['412 PreconditionFailed: a conflict', { status: 412, code: 'PreconditionFailed' }, { kind: 'conflict' }, '412 PreconditionFailed'],
    ['413 MessageSizeTooBig: too big', { status: 413, code: 'MessageSizeTooBig' }, { kind: 'tooBig' }, '413 MessageSizeTooBig'],
    ['429 with the wait that was told (bot-docs #1476)', { status: 429, code: 'Throttled', retryAfterSeconds: 7 }, { kind: 'throttled', retryAfterMs: 7000 }, '429 Throttled'],
    ['429 without a wait', { status: 429, code: 'Throttled' }, { kind: 'throttled', retryAfterMs: OWN_PAUSE_MS }, '429 Throttled'],
    ['408: uncertain', { status: 408, code: 'Timeout' }, { kind: 'uncertain' }, '408 Timeout'],
    ['500: uncertain (openclaw PR 121116)', { status: 500, code: 'ServiceError' }, { kind: 'uncertain' }, '500 ServiceError'],
    ['502 of a proxy, with a page: uncertain', { status: 502, body: '<html>Bad gateway</html>' }, { kind: 'uncertain' }, '502'],
    ['503: uncertain (openclaw PR 121116)', { status: 503, code: 'ServiceUnavailable', retryAfterSeconds: 1 }, { kind: 'uncertain' }, '503 ServiceUnavailable'],
    ['504: uncertain', { status: 504, code: 'GatewayTimeout' }, { kind: 'uncertain' }, '504 GatewayTimeout'],
    ['a connection that broke before the work was done: uncertain', { broken: true, taken: false }, { kind: 'uncertain' }, 'ECONNRESET'],
    ['a connection that broke after it (openclaw PR 121116)', { broken: true, taken: true }, { kind: 'uncertain' }, 'ECONNRESET'],
    ['400: refused', { status: 400, code: 'BadSyntax' }, { kind: 'refused' }, '400 BadSyntax'],
  ])('%s', async (_case, trouble, failure, detail) => {
    for (const way of WAYS) {
      teams.troubleNext(null, trouble);
      expect({ way, ...(await attempt(way)) }).toEqual({ way, ok: false, failure, detail: expect.stringContaining(detail), requests: 1 });
    }
  });

  test('an answer without an id: uncertain, since the message can never be edited', async () => {
    for (const way of ['post', 'reply', 'send'] as const) {
      teams.troubleNext(null, { status: 201, body: {} });
      expect(await attempt(way)).toMatchObject({ failure: { kind: 'uncertain' }, requests: 1 });
    }
  });

  test('nothing of what was sent is in what is told for the log', async () => {
    for (const trouble of [{ status: 400, body: { error: { code: 'hemligheten, igen', message: 'hemligheten' } } }, { broken: true, taken: false }] as const) {
      teams.troubleNext(null, trouble);
      const result = await go('send', 'hemligheten');
      expect(result.ok).toBe(false);
      expect(JSON.stringify(result)).not.toMatch(/hemligheten|Bearer/);
    }
  });

  test('a service that does not listen: unreachable, and certainly not sent', async () => {
    const nobody = 'http://127.0.0.1:1/emea/';
    const lost = createTeamsMessenger(createTeamsAdapter(teams.bot), [nobody], unpaced);
    expect(await lost.send({ ...chat, serviceUrl: nobody }, message('hej'), 'urgent')).toMatchObject({ failure: { kind: 'unreachable' } });
  });

  test('an answer that does not come within 15 seconds: uncertain', async () => {
    let release = () => {};
    teams.troubleNext(null, { heldUntil: new Promise((resolve) => (release = resolve)) });
    const limit = new AbortController();
    const timeout = jest.spyOn(AbortSignal, 'timeout').mockReturnValue(limit.signal);
    const before = teams.requests.length;
    const attempted = attempt('send');
    while (teams.requests.length === before) await new Promise((resolve) => setImmediate(resolve));
    expect(timeout.mock.calls).toEqual([[15_000]]);
    limit.abort(new DOMException('The time is up.', 'TimeoutError'));
    expect(await attempted).toMatchObject({ failure: { kind: 'uncertain' }, requests: 1 });
    timeout.mockRestore();
    release();
  });
});

describe('limits, as the fake holds them', () => {
  test('the eighth message within a second is refused with 429, and told so', async () => {
    const limited = await startFakeTeams({ now: () => 0 });
    limited.install(karin);
    const own = createTeamsMessenger(createTeamsAdapter(limited.bot), limited.bot.emulatorServiceUrls, unpaced);
    const place = { conversationId: limited.chatId(karin), serviceUrl: limited.serviceUrl, tenantId: null };
    const results = [];
    for (let n = 1; n <= 8; n++) results.push(await own.send(place, message(`number ${n}`), 'urgent'));
    await limited.stop();
    expect(results.map((one) => one.ok)).toEqual([true, true, true, true, true, true, true, false]);
    expect(results[7]).toMatchObject({ failure: { kind: 'throttled', retryAfterMs: 1000 } });
  });

  test('a message above 100 KB is too big', async () => {
    const result = await messenger.send(chat, message('å'.repeat(60_000)), 'urgent');
    expect(result).toMatchObject({ failure: { kind: 'tooBig' } });
  });
});

describe('nothing is sent', () => {
  test.each(['https://bot.example.com/', 'http://smba.trafficmanager.net/', 'http://127.0.0.1:1/', 'no address', ''])(
    'to a service at “%s”',
    async (serviceUrl) => {
      const before = teams.requests.length + teams.tokenRequests.length;
      for (const result of [
        await messenger.post({ ...channel, serviceUrl }, message('hej'), 'urgent'),
        await messenger.reply({ ...channel, serviceUrl }, post.activityId, message('hej'), 'urgent'),
        await messenger.send({ ...chat, serviceUrl }, message('hej'), 'urgent'),
        await messenger.update({ ...chat, serviceUrl }, post.activityId, message('hej'), 'urgent'),
      ]) {
        expect(result).toEqual({ ok: false, failure: { kind: 'misconfigured' }, detail: 'service address is not trusted' });
      }
      expect(teams.requests.length + teams.tokenRequests.length).toBe(before);
    },
  );

  test.each([
    ['while the token endpoint refuses', () => ({ ...teams.bot, appId: randomUUID() })],
    ['with a wrong secret', () => ({ ...teams.bot, appId: randomUUID(), password: 'wrong' })],
  ])('%s: misconfigured', async (_case, bot) => {
    const before = teams.requests.length;
    teams.switches.givesTokens = false;
    const own = createTeamsMessenger(createTeamsAdapter(bot()), teams.bot.emulatorServiceUrls, unpaced);
    expect(await own.send(chat, message('hej'), 'urgent')).toEqual({ ok: false, failure: { kind: 'misconfigured' }, detail: 'no token' });
    expect(await own.update(chat, post.activityId, message('hej'), 'urgent')).toMatchObject({ failure: { kind: 'misconfigured' } });
    expect(teams.requests).toHaveLength(before);
  });
});
