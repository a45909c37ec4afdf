import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { BotConfig, EntraConfig } from '../../bot/config.ts';
import { bare, createConversations, type Conversations, type FakePerson, type SentActivity } from './conversations.ts';
import { rateLimit, READING_MEMBERS, SENDING, unhurried, WHOLE_APP } from './limits.ts';
import { leadLoginTo, LOGIN_HOST } from './microsoftLogin.ts';
import { createIssuer, type TokenFaults } from './tokens.ts';

/** A request of the bot, with what it was answered. */
export interface RecordedRequest {
  /** When it arrived; milliseconds since 1970. */
  readonly at: number;
  readonly method: string;
  /** Decoded, without the service's own beginning: `/v3/conversations/…`. */
  readonly path: string;
  readonly query: URLSearchParams;
  /** Without a thread; null where the request is about none. */
  readonly conversationId: string | null;
  readonly body: unknown;
  /** Null when the connection was broken instead. */
  status: number | null;
}

/** What the service does instead of its work. */
export type Trouble =
  | { readonly status: number; readonly code?: string; readonly retryAfterSeconds?: number; readonly body?: object | string }
  /** The connection ends without an answer; `taken` tells whether the work was done before. */
  | { readonly broken: true; readonly taken: boolean }
  /** The work is done, and the answer waits. */
  | { readonly heldUntil: Promise<void> };

export interface InboundToken extends TokenFaults {
  readonly audience?: string;
  readonly issuer?: string;
  readonly serviceUrl?: string;
  /** Further claims, or others in the place of these. */
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface EntraToken extends TokenFaults {
  readonly audience?: string;
  readonly issuer?: string;
  readonly tenantId?: string;
  readonly claims?: Readonly<Record<string, unknown>>;
}

export interface FakeTeams extends Conversations {
  /** The bot's registration: a fresh one for each fake, since botbuilder keeps tokens per process. */
  readonly bot: BotConfig & { readonly password: string };
  readonly entra: EntraConfig;
  readonly tenantId: string;
  /** As Teams tells it in every activity, with a slash at the end. */
  readonly serviceUrl: string;
  readonly requests: readonly RecordedRequest[];
  /** Requests to the token endpoint. */
  readonly tokenRequests: readonly URLSearchParams[];
  /** The `Authorization` header of an activity that Teams sends. */
  signToken(token?: InboundToken): string;
  /** The `Authorization` header of a signed-in person's call to the API. */
  signIn(entraObjectId: string, token?: EntraToken): string;
  /** Does something else with the next request about a conversation; null: about any. */
  troubleNext(conversationId: string | null, trouble: Trouble): void;
  /** The same with every one, until {@link calm}. */
  trouble(conversationId: string | null, trouble: Trouble): void;
  calm(): void;
  /** Whether the token endpoint gives tokens, and the OpenID metadata its keys. */
  readonly switches: { givesTokens: boolean; publishesKeys: 'yes' | 'error' | 'broken' };
  stop(): Promise<void>;
}

export interface FakeTeamsOptions {
  /** Milliseconds, for the limits. By default so much time passes between requests that no limit is met. */
  readonly now?: () => number;
  /** Members on a page; Teams gives fewer than asked for when it likes. */
  readonly membersPerPage?: number;
}

const ISSUER = 'https://api.botframework.com';
const SCOPE = 'https://api.botframework.com';
const BASE = '/emea';

/** Bytes as UTF-16; above it Teams answers 413. */
const LARGEST_MESSAGE = 100 * 1024;

/** Starts the Bot Connector service, Microsoft's login and its published keys on this machine. */
export async function startFakeTeams({ now = unhurried(), membersPerPage = 500 }: FakeTeamsOptions = {}): Promise<FakeTeams> {
  const tenantId = randomUUID();
  const appId = randomUUID();
  const password = randomUUID();
  const channelService = createIssuer({ endorsements: ['msteams'] });
  const login = createIssuer();
  const conversations = createConversations();
  const accessTokens = new Set<string>();
  const requests: RecordedRequest[] = [];
  const tokenRequests: URLSearchParams[] = [];
  const next: Troubles = [];
  const always: Troubles = [];
  const switches: FakeTeams['switches'] = { givesTokens: true, publishesKeys: 'yes' };
  const sending = rateLimit(SENDING, now);
  const reading = rateLimit(READING_MEMBERS, now);
  const wholeApp = rateLimit(WHOLE_APP, now);

  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const origin = `http://127.0.0.1:${port}`;
  const endLogin = leadLoginTo(port);

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const url = new URL(request.url ?? '/', origin);
    const text = await bodyOf(request);
    if (url.pathname.startsWith(`${BASE}/v3/`)) return connector(request, response, url, text);
    switch (url.pathname) {
      case '/openid':
        return publish(response, { issuer: ISSUER, jwks_uri: `${origin}/keys`, id_token_signing_alg_values_supported: ['RS256'] });
      case '/keys':
        return publish(response, channelService.keys);
      case '/entra/keys':
        return publish(response, login.keys);
      case `/${tenantId}/oauth2/v2.0/token`:
        return giveToken(response, new URLSearchParams(text));
      default:
        send(response, 404, { error: { code: 'NotFound', message: `Nothing is at ${url.pathname}.` } });
    }
  }

  function publish(response: ServerResponse, body: object): void {
    if (switches.publishesKeys === 'broken') response.destroy();
    else if (switches.publishesKeys === 'error') send(response, 503, {});
    else send(response, 200, body);
  }

  /** Client credentials, version 2: what MSAL asks for a bot. */
  function giveToken(response: ServerResponse, form: URLSearchParams): void {
    tokenRequests.push(form);
    const asked = [form.get('grant_type'), form.get('client_id'), form.get('client_secret'), form.get('scope')].join(' ');
    if (!switches.givesTokens || asked !== `client_credentials ${appId} ${password} ${SCOPE}/.default`) {
      return send(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' });
    }
    const token = randomUUID();
    accessTokens.add(token);
    send(response, 200, { token_type: 'Bearer', expires_in: 86_399, ext_expires_in: 86_399, access_token: token });
  }

  async function connector(request: IncomingMessage, response: ServerResponse, url: URL, text: string): Promise<void> {
    const path = decodeURIComponent(url.pathname.slice(BASE.length));
    const body: unknown = text === '' ? null : JSON.parse(text);
    const conversationId = conversationOf(path, body);
    const recorded: RecordedRequest = { at: performance.timeOrigin + performance.now(), method: request.method ?? '', path, query: url.searchParams, conversationId, body, status: null };
    requests.push(recorded);
    const answerWith = (answer: Answer) => {
      recorded.status = answer.status;
      if (answer.retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(answer.retryAfterSeconds));
      send(response, answer.status, answer.body);
    };
    if (!accessTokens.has(/^Bearer (?<token>.+)$/.exec(request.headers.authorization ?? '')?.groups?.['token'] ?? '')) {
      return answerWith(refusal(401, 'Unauthorized'));
    }
    const trouble = takeTrouble(conversationId);
    if (trouble && 'status' in trouble) {
      return answerWith({ ...refusal(trouble.status, trouble.code ?? 'ServiceError'), ...trouble });
    }
    if (trouble && 'broken' in trouble) {
      if (trouble.taken) work(recorded, text);
      request.socket.destroy();
      return;
    }
    const answer = work(recorded, text);
    if (trouble) await trouble.heldUntil;
    answerWith(answer);
  }

  function takeTrouble(conversationId: string | null): Trouble | null {
    const concerns = (one: Troubles[number]) => one.conversationId === null || one.conversationId === conversationId;
    const [first] = next.splice(next.findIndex(concerns), next.some(concerns) ? 1 : 0);
    return (first ?? always.find(concerns))?.trouble ?? null;
  }

  /** A post in a channel and a new chat name their place in the body. */
  function conversationOf(path: string, body: unknown): string | null {
    const named = /^\/v3\/(?:conversations|teams)\/(?<id>[^/]+)/.exec(path)?.groups?.['id'];
    if (named) return bare(named);
    const { channelData, members } = (body ?? {}) as NewConversation;
    const member = members?.[0] && conversations.memberByTeamsId(members[0].id);
    return channelData?.channel?.id ?? (member ? conversations.chatId(member) : null);
  }

  function work({ method, path, query, conversationId, body }: RecordedRequest, text: string): Answer {
    const wait = Math.max(
      wholeApp('app'),
      (path.endsWith('/pagedmembers') ? reading : sending)(`${path.endsWith('/pagedmembers') ? 'members' : 'send'} ${conversationId}`),
    );
    if (wait > 0) return { ...refusal(429, 'Throttled'), retryAfterSeconds: Math.ceil(wait / 1000) };
    if (2 * text.length > LARGEST_MESSAGE) return refusal(413, 'MessageSizeTooBig');
    const conversation = conversationId === null ? undefined : conversations.find(conversationId);
    if (!conversation) return refusal(404, 'ConversationNotFound');
    if (!conversations.takesMessages(conversation)) return refusal(403, 'BotNotInConversationRoster');
    const [, , kind, id = '', part, activityId] = path.split('/');
    const route = `${method} ${kind}${id ? '/id' : ''}${part ? `/${part}` : ''}${activityId ? '/id' : ''}`;
    const existing = activityId === undefined ? undefined : conversation.messages.find((one) => one.id === activityId && !one.deleted);
    switch (route) {
      case 'POST conversations': {
        const { activity } = body as NewConversation;
        if (!activity) return { status: 201, body: { id: conversation.id } };
        const message = conversations.add(conversation.id, activity, null);
        return { status: 201, body: { id: `${conversation.id};messageid=${message.id}`, activityId: message.id } };
      }
      case 'POST conversations/id/activities':
      case 'POST conversations/id/activities/id': {
        const activity = body as SentActivity;
        const message = conversations.add(id, activity, activityId ?? null);
        // Text beside a card becomes two messages, and Teams tells the id of neither.
        return { status: 201, body: activity.text && activity.attachments ? {} : { id: message.id } };
      }
      case 'PUT conversations/id/activities/id':
        if (!existing) return refusal(404, 'ActivityNotFoundInConversation');
        conversations.edit(existing, body as SentActivity);
        return { status: 200, body: { id: existing.id } };
      case 'DELETE conversations/id/activities/id':
        if (!existing) return refusal(404, 'ActivityNotFoundInConversation');
        conversations.take(existing);
        return { status: 200, body: {} };
      case 'GET conversations/id/pagedmembers':
        return { status: 200, body: pageOf(conversation.members().map(asMember), query) };
      case 'GET teams/id':
        return { status: 200, body: conversations.team };
      case 'GET teams/id/conversations':
        return { status: 200, body: { conversations: [{ id: conversations.team.id, name: null }, conversations.channel] } };
      default:
        return refusal(405, 'MethodNotAllowed');
    }
  }

  function asMember({ teamsUserId, entraObjectId, name }: FakePerson) {
    return { id: teamsUserId, name, aadObjectId: entraObjectId, tenantId, userRole: 'user' };
  }

  function pageOf(members: readonly object[], query: URLSearchParams) {
    const asked = Number(query.get('pageSize') ?? 200);
    const size = Math.min(asked, membersPerPage);
    const from = Number(query.get('continuationToken') ?? 0);
    const next = from + size;
    return { members: members.slice(from, next), ...(next < members.length ? { continuationToken: String(next) } : {}) };
  }

  const serviceUrl = `${origin}${BASE}/`;
  const clientId = randomUUID();
  return {
    ...conversations,
    tenantId,
    serviceUrl,
    requests,
    tokenRequests,
    switches,
    bot: {
      appId,
      password,
      type: 'SingleTenant',
      tenantId,
      emulatorServiceUrls: [origin],
      endpoints: { issuer: ISSUER, openIdMetadata: `${origin}/openid`, login: `https://${LOGIN_HOST}/${tenantId}`, scope: SCOPE },
    },
    entra: {
      clientId,
      tenantId,
      issuer: `https://${LOGIN_HOST}/${tenantId}/v2.0`,
      jwksUrl: `${origin}/entra/keys`,
    },
    signToken({ audience = appId, issuer = ISSUER, serviceUrl: claimed = serviceUrl, claims = {}, ...faults } = {}) {
      return `Bearer ${channelService.sign({ iss: issuer, aud: audience, serviceurl: claimed, ...claims }, faults)}`;
    },
    signIn(entraObjectId, { audience = clientId, tenantId: tid = tenantId, issuer, claims = {}, ...faults } = {}) {
      const iss = issuer ?? `https://${LOGIN_HOST}/${tid}/v2.0`;
      return `Bearer ${login.sign({ iss, aud: audience, tid, oid: entraObjectId, ver: '2.0', ...claims }, faults)}`;
    },
    troubleNext: (conversationId, trouble) => void next.push({ conversationId, trouble }),
    trouble: (conversationId, trouble) => void always.push({ conversationId, trouble }),
    calm() {
      next.length = 0;
      always.length = 0;
    },
    stop() {
      endLogin();
      server.closeAllConnections();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

type Troubles = { readonly conversationId: string | null; readonly trouble: Trouble }[];

interface NewConversation {
  readonly channelData?: { readonly channel?: { readonly id: string } };
  readonly members?: readonly { readonly id: string }[];
  readonly activity?: SentActivity;
}

interface Answer {
  readonly status: number;
  /** A text is a page in HTML, as proxies on the way answer. */
  readonly body: object | string;
  readonly retryAfterSeconds?: number;
}

function refusal(status: number, code: string): Answer {
  return { status, body: { error: { code, message: `The request was refused (${code}).` } } };
}

function send(response: ServerResponse, status: number, body: object | string): void {
  const isPage = typeof body === 'string';
  // No chaining: restify, in the same process, has a writeHead of its own that gives nothing back.
  response.writeHead(status, { 'Content-Type': isPage ? 'text/html' : 'application/json; charset=utf-8' });
  response.end(isPage ? body : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
