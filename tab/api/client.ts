import type { Language } from '../texts/language.ts';
import { NetworkError, ProblemError, UnexpectedAnswer } from './failures.ts';
import type { Answer, Api, Ask, Problem, RouteName, TaskDetail } from './types.ts';

/** Repeats the contract's methods and paths, which the compiler compares: the contract itself would bring zod along. */
const ROUTES: { readonly [Name in RouteName]: Pick<Api[Name], 'method' | 'path'> } = {
  calendar: { method: 'GET', path: '/api/calendar' },
  saveTerms: { method: 'POST', path: '/api/calendar/terms' },
  departmentSettings: { method: 'GET', path: '/api/department-settings' },
  changeDepartmentSettings: { method: 'PATCH', path: '/api/department-settings/:departmentId' },
  settings: { method: 'GET', path: '/api/settings' },
  changeSettings: { method: 'PATCH', path: '/api/settings' },
  me: { method: 'GET', path: '/api/me' },
  changeMe: { method: 'PATCH', path: '/api/me' },
  tasks: { method: 'GET', path: '/api/tasks' },
  task: { method: 'GET', path: '/api/tasks/:taskId' },
  act: { method: 'POST', path: '/api/tasks/:taskId/actions' },
  agreements: { method: 'GET', path: '/api/agreements' },
  eligibilityForm: { method: 'GET', path: '/api/eligibility-requests/form' },
  createEligibilityRequest: { method: 'POST', path: '/api/eligibility-requests' },
  eligibilityQueue: { method: 'GET', path: '/api/eligibility-requests' },
  eligibilityFigures: { method: 'GET', path: '/api/eligibility-figures' },
  operations: { method: 'GET', path: '/api/operations' },
  broadcasts: { method: 'GET', path: '/api/broadcasts' },
  startBroadcast: { method: 'POST', path: '/api/broadcasts' },
  broadcast: { method: 'GET', path: '/api/broadcasts/:broadcastId' },
  changeBroadcast: { method: 'POST', path: '/api/broadcasts/:broadcastId/actions' },
  unreached: { method: 'GET', path: '/api/broadcasts/:broadcastId/unreached' },
  publications: { method: 'GET', path: '/api/publications' },
  publicationForm: { method: 'GET', path: '/api/publication-form' },
  publish: { method: 'POST', path: '/api/publications' },
  publication: { method: 'GET', path: '/api/publications/:publicationId' },
  withdrawPublication: { method: 'POST', path: '/api/publications/:publicationId/withdrawal' },
  announcements: { method: 'GET', path: '/api/announcements' },
  directory: { method: 'GET', path: '/api/directory' },
  absences: { method: 'GET', path: '/api/me/absences' },
  setAbsence: { method: 'POST', path: '/api/me/absences' },
  endAbsence: { method: 'POST', path: '/api/me/absences/:absenceId/end' },
  loans: { method: 'GET', path: '/api/loans' },
  loanForm: { method: 'GET', path: '/api/loans/form' },
  enterLoan: { method: 'POST', path: '/api/loans' },
  withdrawLoan: { method: 'POST', path: '/api/loans/:loanId/withdrawal' },
  undoWithdrawal: { method: 'POST', path: '/api/loans/:loanId/withdrawal/undo' },
  removeLoan: { method: 'POST', path: '/api/loans/:loanId/removal' },
  agreementWork: { method: 'GET', path: '/api/agreement-work' },
  agreementForm: { method: 'GET', path: '/api/agreement-form' },
  enterAgreement: { method: 'POST', path: '/api/agreements' },
  departmentOverview: { method: 'GET', path: '/api/department-overview' },
  articles: { method: 'GET', path: '/api/knowledge' },
  searchKnowledge: { method: 'GET', path: '/api/knowledge-search' },
  article: { method: 'GET', path: '/api/knowledge/:slug' },
  editArticle: { method: 'POST', path: '/api/knowledge/:slug' },
  restoreArticle: { method: 'POST', path: '/api/knowledge/:slug/restored' },
  meetings: { method: 'GET', path: '/api/meetings' },
  meetingForm: { method: 'GET', path: '/api/meetings/form' },
  callMeeting: { method: 'POST', path: '/api/meetings' },
  meeting: { method: 'GET', path: '/api/meetings/:meetingId' },
  changeMeeting: { method: 'PATCH', path: '/api/meetings/:meetingId' },
  cancelMeeting: { method: 'POST', path: '/api/meetings/:meetingId/cancellation' },
  shareMinutes: { method: 'POST', path: '/api/meetings/:meetingId/minutes' },
  answerMeeting: { method: 'POST', path: '/api/meetings/:meetingId/answer' },
  importSignUps: { method: 'POST', path: '/api/meetings/:meetingId/sign-ups' },
  participantsFile: { method: 'GET', path: '/api/meetings/:meetingId/participants' },
  calendarFeed: { method: 'GET', path: '/api/calendar-feed' },
  renewCalendarFeed: { method: 'POST', path: '/api/calendar-feed' },
  preferences: { method: 'GET', path: '/api/preferences' },
  changePreferences: { method: 'PATCH', path: '/api/preferences' },
  snooze: { method: 'GET', path: '/api/tasks/:taskId/snooze' },
  snoozeTask: { method: 'POST', path: '/api/tasks/:taskId/snooze' },
  forecast: { method: 'GET', path: '/api/forecast' },
  people: { method: 'GET', path: '/api/demo/people' },
  moveClock: { method: 'POST', path: '/api/demo/clock' },
};

/** Says who asks, as the value of the Authorization header. @throws SignInError */
export interface Identity {
  authorization(options: { readonly renew: boolean }): Promise<string>;
}

export interface Client {
  /** @throws ProblemError, NetworkError, UnexpectedAnswer, SignInError */
  call<Name extends RouteName>(name: Name, ask: Ask<Name>, options?: CallOptions): Promise<Answer<Name>>;
}

interface CallOptions {
  readonly idempotencyKey?: string;
  readonly signal?: AbortSignal;
}

/** The parts of any call; `Ask` says which of them a route has. */
interface AnyAsk {
  readonly params?: Readonly<Record<string, string>>;
  readonly query?: Readonly<Record<string, string>>;
  readonly body?: unknown;
}

/**
 * The one way to the server. `identity` is null before anybody has said who they are; `language` is for
 * answers to people whom the server does not know: to others it speaks their own.
 */
export function createClient(identity: Identity | null, language: Language): Client {
  return {
    async call(name, ask, options = {}) {
      const parts = ask as AnyAsk;
      const response = await send(name, parts, options, false);
      // A token may have run out between two calls: one new one, and no loop.
      const settled = response.status === 401 && identity ? await send(name, parts, options, true) : response;
      return readAnswer(settled);
    },
  };

  async function send(name: RouteName, ask: AnyAsk, options: CallOptions, renew: boolean): Promise<Response> {
    const { method } = ROUTES[name];
    const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
    if (identity) headers.set('Authorization', await identity.authorization({ renew }));
    if (ask.body !== undefined) headers.set('Content-Type', 'application/json');
    if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
    try {
      return await fetch(addressOf(name, ask), {
        method,
        headers,
        // Cookies are partitioned or blocked inside a host; none is ever sent or kept.
        credentials: 'omit',
        ...(ask.body === undefined ? {} : { body: JSON.stringify(ask.body) }),
        ...(options.signal ? { signal: options.signal } : {}),
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      throw new NetworkError('The server could not be reached.', { cause: error });
    }
  }
}

function addressOf(name: RouteName, { params = {}, query }: AnyAsk): string {
  const path = ROUTES[name].path.replace(/:(\w+)/g, (_, param: string) => encodeURIComponent(params[param] ?? ''));
  return query ? `${path}?${new URLSearchParams(query)}` : path;
}

/** What our own server says is trusted: it is typed by the same contract, and comes over the same origin. */
async function readAnswer<Name extends RouteName>(response: Response): Promise<Answer<Name>> {
  const body = await readJson(response);
  if (response.ok && body !== null) return body as Answer<Name>;
  if (isProblem(body)) throw new ProblemError(body, body.task ?? null);
  throw new UnexpectedAnswer(response.status);
}

async function readJson(response: Response): Promise<unknown> {
  if (!/^application\/(problem\+)?json\b/.test(response.headers.get('Content-Type') ?? '')) return null;
  let text: string;
  try {
    text = await response.text();
  } catch (error) {
    throw new NetworkError('The answer broke off.', { cause: error });
  }
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new NetworkError('The answer came in part.', { cause: error });
  }
}

function isProblem(body: unknown): body is Problem & { readonly task?: TaskDetail } {
  return typeof body === 'object' && body !== null && 'status' in body && 'title' in body && 'detail' in body;
}
