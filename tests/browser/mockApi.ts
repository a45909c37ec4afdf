import { once } from 'node:events';
import { readFile } from 'node:fs/promises';
import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { extname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { Answer, Ask, Problem, RouteName, TaskDetail } from '../../tab/api/types.ts';
import * as broadcasts from './mockBroadcasts.ts';
import * as data from './mockData.ts';

/** The headers under which the tab is served for real. */
const SECURITY_POLICY = [
  "default-src 'self'",
  "script-src 'self'",
  "style-src 'self' 'unsafe-inline'",
  "img-src 'self' data:",
  "connect-src 'self' https://login.microsoftonline.com https://res.cdn.office.net",
  "base-uri 'none'",
  "form-action 'none'",
].join('; ');

export interface Seen {
  readonly method: string;
  readonly path: string;
  readonly headers: IncomingMessage['headers'];
  readonly body: unknown;
}

/** breaks: no answer. waits: the usual answer, but not before `release`. Or a page that is none of ours, or a problem. */
export type Misbehaviour = 'breaks' | 'waits' | { readonly status: number; readonly page: string } | { readonly problem: Problem };

export interface MockApi {
  readonly origin: string;
  /** Every call of the API, the first first. */
  readonly seen: Seen[];
  /** Somebody else answers the task. */
  answerBehindTheBack(taskId: string): void;
  /** Somebody else cancels the broadcast. */
  cancelBehindTheBack(broadcastId: string): void;
  /** As if it had run out. */
  refuseToken(token: string): void;
  /** As if the directory named no role of theirs; or again, as before. */
  dismiss(personId: string, isDismissed: boolean): void;
  /** As the person has it in the directory. */
  speak(personId: string, language: Language): void;
  misbehave(path: RegExp, how: Misbehaviour): void;
  /** Answers what waits, and behaves again. */
  release(): void;
  /** Origin of a host page that the tab may trust; written into its page as a real server does in development. */
  trustHost(origin: string): void;
  close(): Promise<void>;
}

/** The tab as it is delivered: what `npm test` and `npm run build` have built. */
export const BUILT_TAB = fileURLToPath(new URL('../../tab/dist', import.meta.url));

interface MockOptions {
  /** Whether it calls itself a demo. */
  readonly demo: boolean;
}

type Language = 'sv' | 'en';

/** A server with the tab's contract and no database behind it. Typed by the contract, so that it cannot drift from it. */
export async function startMockApi({ demo }: MockOptions): Promise<MockApi> {
  const seen: Seen[] = [];
  const languages = new Map<string, Language>();
  const changed = new Map<string, (language: Language) => Partial<TaskDetail>>();
  const misbehaviours: { readonly path: RegExp; readonly how: Misbehaviour }[] = [];
  const waiting: (() => void)[] = [];
  const refused = new Set<string>();
  const dismissed = new Set<string>();
  const states = new Map<string, (typeof STATES)[keyof typeof STATES]>();
  let trusted: string | null = null;

  const server = createServer((request, response) => {
    answer(request, response).catch((error: unknown) => response.destroy(error instanceof Error ? error : undefined));
  });
  const origin = await listen(server);

  async function answer(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const { pathname, searchParams } = new URL(request.url ?? '/', origin);
    if (pathname.startsWith('/tab/')) return serveTab(pathname, response);
    const text = await read(request);
    const body: unknown = text === '' ? undefined : JSON.parse(text);
    seen.push({ method: request.method ?? '', path: pathname, headers: request.headers, body });
    const odd = misbehaviours.find(({ path }) => path.test(pathname));
    if (odd?.how === 'breaks') return void request.socket.destroy();
    if (odd?.how === 'waits') await new Promise<void>((resolve) => waiting.push(resolve));
    if (typeof odd?.how === 'object' && 'page' in odd.how) return send(response, odd.how.status, 'text/html', odd.how.page);
    const result: Result = typeof odd?.how === 'object' ? odd.how : api(request, pathname, searchParams, body);
    const isProblem = 'problem' in result;
    send(
      response,
      isProblem ? result.problem.status : 200,
      isProblem ? 'application/problem+json' : 'application/json',
      JSON.stringify(isProblem ? { ...result.problem, ...(result.task ? { task: result.task } : {}) } : result.answer),
    );
  }

  type Result =
    | { readonly answer: Answer<RouteName> }
    | { readonly problem: Problem; readonly task?: TaskDetail };

  function tasksOf(personId: string, language: Language, closed: boolean): TaskDetail[] {
    const tasks = personId === data.KARIN ? allTasks(language) : [];
    return tasks.filter((task) => (task.when === 'closed') === closed);
  }

  /** All on one page; the tab itself leaves out what the words do not find. */
  function closedTasksOf(personId: string, language: Language, { kind, departmentId }: Ask<'closedTasks'>['body']): Answer<'closedTasks'> {
    const all = tasksOf(personId, language, true);
    return {
      tasks: all.filter((task) => (!kind || task.kind === kind) && (!departmentId || task.departmentId === departmentId)),
      next: null,
      kinds: all.map((task) => ({ value: task.kind, title: task.kindText })),
      departments: all.map((task) => ({ value: task.departmentId, title: task.departmentText })),
    };
  }

  function api(request: IncomingMessage, path: string, query: URLSearchParams, body: unknown): Result {
    const route = `${request.method} ${path}`;
    if (route === 'GET /api/demo/people' && demo) {
      return say<'people'>({ people: data.people(request.headers['accept-language'] === 'en' ? 'en' : 'sv') });
    }
    if (route === 'GET /api/sign-in') return say<'signIn'>({ entra: demo ? null : ENTRA });
    const personId = whoAsks(request.headers.authorization);
    if (path.startsWith('/api/demo/') && !demo) return refuse(404, 'Finns inte', 'Det du letar efter finns inte.');
    if (!personId || refused.has(request.headers.authorization ?? '')) return refuse(401, 'Logga in', 'Inloggningen saknas eller har gått ut.');
    const language = languages.get(personId) ?? 'sv';
    if (/^\/api\/(broadcasts|operations|unreached-people)/.test(path)) return office(route, language, body);
    const [, taskId] = /^\/api\/tasks\/([^/]+)/.exec(path) ?? [];
    const [, agreementId = ''] = /^\/api\/agreements\/([^/]+)/.exec(path) ?? [];
    switch (taskId ? route.replace(taskId, ':taskId') : agreementId ? route.replace(agreementId, ':agreementId') : route) {
      case 'GET /api/me':
        return say<'me'>(describe(personId, language));
      case 'PATCH /api/me': {
        const { language: wanted } = body as Ask<'changeMe'>['body'];
        languages.set(personId, wanted);
        return say<'changeMe'>(describe(personId, wanted));
      }
      case 'GET /api/first':
        return say<'first'>({ me: describe(personId, language), open: { tasks: tasksOf(personId, language, false), more: false } });
      case 'GET /api/tasks':
        return say<'tasks'>({ tasks: tasksOf(personId, language, false), more: false });
      case 'POST /api/closed-tasks':
        return say<'closedTasks'>(closedTasksOf(personId, language, body as Ask<'closedTasks'>['body']));
      case 'GET /api/tasks/:taskId': {
        const task = find(taskId, language);
        return task ? say<'task'>(task) : refuse(404, 'Finns inte', 'Det du letar efter finns inte.');
      }
      case 'POST /api/tasks/:taskId/actions':
        return act(find(taskId, language), body as Ask<'act'>['body'], language);
      case 'GET /api/share-link':
        return say<'shareLink'>({ url: `${origin}/tab/${query.get('page')}` });
      case 'GET /api/agreements': {
        const list = data.agreements(language);
        return say<'agreements'>(personId === data.KARIN ? list : { ...list, agreements: [] });
      }
      case 'GET /api/agreements/:agreementId/details': {
        const details = personId === data.KARIN ? data.agreementDetails(agreementId, language) : null;
        return details ? say<'agreementDetails'>(details) : refuse(404, 'Finns inte', 'Det du letar efter finns inte.');
      }
      case 'GET /api/channel-overview':
        return say<'channelOverview'>(data.channelOverview());
      case 'GET /api/agreement-work':
        return say<'agreementWork'>({ agreements: personId === data.KARIN ? data.agreementWork() : [] });
      case 'GET /api/eligibility-requests/form':
        return say<'eligibilityForm'>(data.eligibilityForm(language));
      case 'POST /api/eligibility-requests': {
        const { courseCode } = body as Ask<'createEligibilityRequest'>['body'];
        if (courseCode.length <= 20) return say<'createEligibilityRequest'>({ taskId: data.OTHERS });
        return refuse(422, 'Något behöver rättas', 'Inget har sparats.', [
          { field: 'courseCode', message: 'Texten är för lång. Högst 20 tecken.' },
        ]);
      }
      case 'POST /api/demo/clock':
        return say<'moveClock'>({ now: '2026-11-27T09:00:00Z', nowText: 'fre 27 nov. 10:00' });
      default:
        return refuse(404, 'Finns inte', 'Det du letar efter finns inte.');
    }
  }

  function office(route: string, language: Language, body: unknown): Result {
    const [, id] = /\/api\/broadcasts\/([^/]+)/.exec(route) ?? [];
    const all = broadcasts.broadcasts(language).map((one) => (one.id === id ? { ...one, ...states.get(one.id) } : one));
    const broadcast = all.find((one) => one.id === id);
    switch (id ? route.replace(id, ':broadcastId') : route) {
      case 'GET /api/operations':
        return say<'operations'>(broadcasts.operations(language));
      case 'GET /api/unreached-people':
        return say<'unreachedPeople'>(broadcasts.unreachedPeople(language));
      case 'GET /api/broadcasts':
        return say<'broadcasts'>({ broadcasts: all });
      case 'POST /api/broadcasts': {
        const { titleSv } = body as Ask<'startBroadcast'>['body'];
        if (titleSv.length <= 20) return say<'startBroadcast'>({ broadcastId: broadcasts.DONE });
        return refuse(422, 'Något behöver rättas', 'Inget har sparats.', [{ field: 'titleSv', message: 'Texten är för lång. Högst 20 tecken.' }]);
      }
      case 'GET /api/broadcasts/:broadcastId/unreached':
        return say<'unreached'>(broadcasts.unreached(language));
      case 'POST /api/broadcasts/:broadcastId/actions': {
        const { verb } = body as Ask<'changeBroadcast'>['body'];
        if (!broadcast || broadcast.state === 'cancelled') return refuse(409, 'Någon hann före', 'Utskicket har ändrats.');
        states.set(broadcast.id, STATES[verb]);
        return say<'changeBroadcast'>({ ...broadcast, ...STATES[verb] });
      }
      default:
        return broadcast ? say<'broadcast'>(broadcast) : refuse(404, 'Finns inte', 'Det du letar efter finns inte.');
    }
  }

  function describe(personId: string, language: Language): Answer<'me'> {
    const me = data.me(personId, language);
    return { ...me, ...(demo ? {} : { demo: null }), ...(dismissed.has(personId) ? { roles: [], departments: [] } : {}) };
  }

  function allTasks(language: Language): TaskDetail[] {
    return data.tasks(language).map((task) => ({ ...task, ...changed.get(task.id)?.(language) }));
  }

  function find(taskId: string | undefined, language: Language): TaskDetail | undefined {
    return allTasks(language).find((task) => task.id === taskId);
  }

  function act(task: TaskDetail | undefined, { verb, version, input = {} }: Ask<'act'>['body'], language: Language): Result {
    if (!task) return refuse(404, 'Finns inte', 'Det du letar efter finns inte.');
    if (version !== task.version) {
      return { ...refuse(409, 'Någon hann före', 'Ärendet har ändrats. Inget har sparats.'), task };
    }
    if (verb === 'notEligible' && /\d{6}-\d{4}/.test(input['reason'] ?? '')) {
      return refuse(422, 'Något behöver rättas', 'Inget har sparats.', [
        { field: 'reason', message: 'Texten ser ut att innehålla ett personnummer.' },
      ]);
    }
    change(task.id);
    return say<'act'>({ ...task, ...data.closing(language), version: 2 });
  }

  function change(taskId: string): void {
    changed.set(taskId, (language) => ({ ...data.closing(language), version: 2 }));
  }

  async function serveTab(pathname: string, response: ServerResponse): Promise<void> {
    const isFile = /^\/tab\/(assets\/)?[\w-]+\.[\w.-]+$/.test(pathname);
    const file = isFile ? pathname.slice('/tab/'.length) : 'index.html';
    let content: Buffer | string = await readFile(join(BUILT_TAB, file));
    if (file === 'index.html' && trusted) {
      content = content.toString().replace('<head>', `<head><meta name="ikp-dev-host" content="${trusted}">`);
    }
    response.setHeader('Content-Security-Policy', SECURITY_POLICY);
    response.setHeader('Cache-Control', file.startsWith('assets/') ? 'public, max-age=31536000, immutable' : 'no-cache');
    send(response, 200, TYPES[extname(file)] ?? 'application/octet-stream', content);
  }

  function release(): void {
    misbehaviours.length = 0;
    for (const go of waiting.splice(0)) go();
  }

  return {
    origin,
    seen,
    cancelBehindTheBack: (broadcastId) => void states.set(broadcastId, STATES.cancel),
    answerBehindTheBack: change,
    refuseToken: (token) => void refused.add(`Bearer ${token}`),
    dismiss: (personId, isDismissed) => void (isDismissed ? dismissed.add(personId) : dismissed.delete(personId)),
    speak: (personId, language) => void languages.set(personId, language),
    misbehave: (path, how) => void misbehaviours.push({ path, how }),
    release,
    trustHost: (host) => {
      trusted = host;
    },
    close: () => close(server),
  };
}

/** A server for one page at every address. */
export async function servePage(page: () => string): Promise<{ readonly origin: string; close(): Promise<void> }> {
  const server = createServer((_, response) => send(response, 200, 'text/html', page()));
  return { origin: await listen(server), close: () => close(server) };
}

/** As what the university's server is known to Entra ID. */
export const ENTRA = {
  clientId: 'c81e5d9a-2b64-4c0f-bd17-3ea9f0a5d846',
  tenantId: '7a1f4f6e-5b0c-4f0b-9a55-2c1de5a1b2c3',
  scope: 'api://ikp.example.se/c81e5d9a-2b64-4c0f-bd17-3ea9f0a5d846/access_as_user',
};

/** What a broadcast becomes by each verb. */
const STATES = {
  pause: { state: 'paused', stateText: 'Pausat' },
  resume: { state: 'running', stateText: 'Skickas' },
  cancel: { state: 'cancelled', stateText: 'Avbrutet' },
} as const;

const TYPES: Readonly<Record<string, string>> = { '.html': 'text/html; charset=utf-8', '.js': 'text/javascript', '.css': 'text/css' };

function say<Name extends RouteName>(answer: Answer<Name>) {
  return { answer };
}

function refuse(status: number, title: string, detail: string, errors?: NonNullable<Problem['errors']>) {
  const problem: Problem = { type: status === 409 ? 'urn:ikp-forum:problem:conflict' : 'about:blank', title, status, detail, correlationId: 'mock', ...(errors ? { errors } : {}) };
  return { problem };
}

/** A token as Entra ID makes them, as far as the tab looks into it; two with different serials are different tokens. */
export function tokenOf(personId: string, serial = 1): string {
  const claims = { personId, serial, exp: Date.now() / 1000 + 3600 };
  return `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.e30`;
}

function whoAsks(authorization: string | undefined): string | null {
  const [, scheme, credentials = ''] = /^(Demo|Bearer) (\S+)$/.exec(authorization ?? '') ?? [];
  if (scheme === 'Demo') return credentials;
  const payload = credentials.split('.')[1];
  if (!payload) return null;
  const claims = JSON.parse(Buffer.from(payload, 'base64url').toString()) as { readonly personId: string };
  return claims.personId;
}

async function read(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString();
}

function send(response: ServerResponse, status: number, type: string, content: string | Buffer): void {
  // No chaining: restify, when it is in the same process, has a writeHead of its own that gives nothing back.
  response.writeHead(status, { 'Content-Type': type });
  response.end(content);
}

async function listen(server: Server): Promise<string> {
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

async function close(server: Server): Promise<void> {
  server.close();
  server.closeAllConnections();
  await once(server, 'close');
}
