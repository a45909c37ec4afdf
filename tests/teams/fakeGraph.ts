import { randomUUID } from 'node:crypto';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { leadLoginTo } from '../fakeTeams/microsoftLogin.ts';

/** What goes wrong with a request; one is used up by each. */
export interface GraphTrouble {
  readonly method: string;
  /** breaks: the request is taken, and the connection breaks before the answer. */
  readonly answer: { readonly status: number; readonly code: string; readonly retryAfterSeconds?: number } | 'breaks';
}

export interface FakeEvent {
  readonly id: string;
  transactionId?: string;
  subject: string;
  start: object;
  end: object;
  location?: { readonly displayName: string };
  body: { readonly content: string };
  attendees: readonly { readonly emailAddress: { readonly address: string } }[];
  isOnlineMeeting?: boolean;
  onlineMeeting: { readonly joinUrl: string } | null;
  singleValueExtendedProperties: readonly { readonly id: string; readonly value: string }[];
  readonly [more: string]: unknown;
}

/** Microsoft's login and the calendar of one mailbox at Graph, on this machine. */
export interface FakeGraph {
  readonly baseUrl: string;
  readonly events: Map<string, FakeEvent>;
  readonly requests: { readonly method: string; readonly path: string; readonly body: Record<string, unknown> | null }[];
  /** Who got mail, of what kind. */
  readonly mails: string[];
  readonly troubles: GraphTrouble[];
  /** As the real search, which lags, it may not know a new event yet. */
  searchLags: boolean;
  /** For how long the real one knows a transactionId is not said anywhere. */
  forgetsTransactions: boolean;
  /** Scopes for which tokens were asked. */
  readonly scopes: (string | null)[];
  /** Whether the login gives tokens. */
  givesTokens: boolean;
  stop(): Promise<void>;
}

export const ORGANISER = 'traffar@example.com';
const BLOB = '<div>________________<br>Microsoft Teams: Anslut nu</div>';

export async function startFakeGraph(tenantId: string): Promise<FakeGraph> {
  const tokens = new Map<string, string | null>();
  const server = createServer((request, response) => void serve(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const endLogin = leadLoginTo(port);
  const origin = `http://127.0.0.1:${port}`;
  const base = `/v1.0/users/${encodeURIComponent(ORGANISER)}/events`;

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const text = await bodyOf(request);
    const url = new URL(request.url ?? '/', origin);
    if (url.pathname === `/${tenantId}/oauth2/v2.0/token`) return giveToken(response, new URLSearchParams(text));
    const body = text === '' ? null : (JSON.parse(text) as Record<string, unknown>);
    const method = request.method ?? '';
    fake.requests.push({ method, path: url.pathname, body });
    const token = /^Bearer (.+)$/.exec(request.headers.authorization ?? '')?.[1] ?? '';
    if (tokens.get(token) !== 'https://graph.microsoft.com/.default') return send(response, 401, refusal('InvalidAuthenticationToken'));
    const at = fake.troubles.findIndex((one) => one.method === method);
    const trouble = at < 0 ? null : (fake.troubles.splice(at, 1)[0] ?? null);
    if (trouble && trouble.answer !== 'breaks') {
      const { status, code, retryAfterSeconds } = trouble.answer;
      if (retryAfterSeconds !== undefined) response.setHeader('Retry-After', String(retryAfterSeconds));
      return send(response, status, refusal(code));
    }
    const [status, answer] = act(method, url, body);
    if (trouble) return void request.socket.destroy();
    send(response, status, answer);
  }

  function act(method: string, url: URL, body: Record<string, unknown> | null): [number, unknown] {
    if (!url.pathname.startsWith(base)) return [404, refusal('ErrorInvalidUser')];
    const id = decodeURIComponent(url.pathname.slice(base.length + 1));
    if (id === '' && method === 'POST') return [201, make(body as unknown as FakeEvent)];
    if (id === '') return [200, { value: fake.searchLags ? [] : search(url.searchParams.get('$filter') ?? '') }];
    const event = fake.events.get(id);
    if (!event) return [404, refusal('ErrorItemNotFound')];
    if (method === 'GET') return [200, event];
    if (method === 'DELETE') {
      fake.events.delete(id);
      tell('cancelled', addressesOf(event));
      return [204, null];
    }
    return [200, change(event, body ?? {})];
  }

  function make(wanted: FakeEvent): FakeEvent {
    const known = [...fake.events.values()].find(({ transactionId }) => transactionId !== undefined && transactionId === wanted.transactionId);
    if (known && !fake.forgetsTransactions) return known;
    const event = { ...wanted, id: `AAMk/${randomUUID()}=`, ...online(wanted, null) };
    fake.events.set(event.id, event);
    tell('invited', addressesOf(event));
    return event;
  }

  /** Outlook writes to those who are new and those who are gone; when anything else is changed, to all. */
  function change(event: FakeEvent, patch: Partial<FakeEvent>): FakeEvent {
    const [before, after] = [addressesOf(event), patch.attendees ? addressesOf({ attendees: patch.attendees }) : addressesOf(event)];
    const changed = { ...event, ...patch, ...online({ ...event, ...patch }, event) };
    fake.events.set(event.id, changed);
    tell('invited', after.filter((one) => !before.includes(one)));
    tell('cancelled', before.filter((one) => !after.includes(one)));
    if (Object.keys(patch).some((name) => name !== 'attendees')) tell('changed', after.filter((one) => before.includes(one)));
    return changed;
  }

  function online({ isOnlineMeeting, body }: FakeEvent, before: FakeEvent | null): Pick<FakeEvent, 'body' | 'onlineMeeting'> & { isOnlineMeeting: boolean } {
    if (!isOnlineMeeting) return { body, isOnlineMeeting: false, onlineMeeting: null };
    // Exchange wraps the text and Teams writes below it; a body that loses this loses the meeting.
    if (!before?.onlineMeeting) {
      const content = `<html>\r\n<head><meta charset="utf-8"></head>\r\n<body>\r\n<div>${body.content.replace(/^<html><body>|<\/body><\/html>$/g, '')}</div>${BLOB}</body></html>`;
      return { body: { content }, isOnlineMeeting: true, onlineMeeting: { joinUrl: `https://teams.microsoft.com/l/meetup-join/${randomUUID()}` } };
    }
    const isWhole = body.content.includes(BLOB);
    return { body, isOnlineMeeting: isWhole, onlineMeeting: isWhole ? before.onlineMeeting : null };
  }

  function search(filter: string): readonly { readonly id: string }[] {
    const [, name, value] = /^singleValueExtendedProperties\/Any\(ep: ep\/id eq '([^']+)' and ep\/value eq '([^']+)'\)$/.exec(filter) ?? [];
    return [...fake.events.values()].filter((event) => event.singleValueExtendedProperties.some((one) => one.id === name && one.value === value));
  }

  function tell(what: string, addresses: readonly string[]): void {
    fake.mails.push(...addresses.map((address) => `${what} ${address}`));
  }

  function giveToken(response: ServerResponse, form: URLSearchParams): void {
    fake.scopes.push(form.get('scope'));
    if (!fake.givesTokens) return send(response, 401, { error: 'invalid_client', error_description: 'AADSTS7000215: Invalid client secret provided.' });
    const token = randomUUID();
    tokens.set(token, form.get('scope'));
    send(response, 200, { token_type: 'Bearer', expires_in: 3600, ext_expires_in: 3600, access_token: token });
  }

  const fake: FakeGraph = {
    baseUrl: `${origin}/v1.0`,
    events: new Map(),
    requests: [],
    mails: [],
    troubles: [],
    searchLags: false,
    forgetsTransactions: false,
    scopes: [],
    givesTokens: true,
    async stop() {
      endLogin();
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return fake;
}

function addressesOf({ attendees }: Pick<FakeEvent, 'attendees'>): string[] {
  return attendees.map(({ emailAddress }) => emailAddress.address);
}

function refusal(code: string): object {
  return { error: { code, message: 'Words that may repeat what was sent.' } };
}

function send(response: ServerResponse, status: number, body: unknown): void {
  response.writeHead(status, { 'content-type': 'application/json' });
  response.end(body === null ? undefined : JSON.stringify(body));
}

async function bodyOf(request: IncomingMessage): Promise<string> {
  let text = '';
  for await (const chunk of request) text += String(chunk);
  return text;
}
