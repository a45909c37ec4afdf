import type { Language } from '../texts/language.ts';
import { LateAnswer, NetworkError, OfflineError, ProblemError, UnexpectedAnswer } from './failures.ts';
import type { Answer, Api, Ask, Problem, RouteName, TaskDetail } from './types.ts';

/** Repeats the contract's methods and paths, which the compiler compares: the contract itself would bring zod along. */
const ROUTES: { readonly [Name in RouteName]: Pick<Api[Name], 'method' | 'path'> } = {
  calendar: { method: 'GET', path: '/api/calendar' },
  saveTerms: { method: 'POST', path: '/api/calendar/terms' },
  departmentSettings: { method: 'GET', path: '/api/department-settings' },
  changeDepartmentSettings: { method: 'PATCH', path: '/api/department-settings/:departmentId' },
  settings: { method: 'GET', path: '/api/settings' },
  changeSettings: { method: 'PATCH', path: '/api/settings' },
  first: { method: 'GET', path: '/api/first' },
  me: { method: 'GET', path: '/api/me' },
  changeMe: { method: 'PATCH', path: '/api/me' },
  tasks: { method: 'GET', path: '/api/tasks' },
  closedTasks: { method: 'POST', path: '/api/closed-tasks' },
  task: { method: 'GET', path: '/api/tasks/:taskId' },
  act: { method: 'POST', path: '/api/tasks/:taskId/actions' },
  snoozeTasks: { method: 'POST', path: '/api/snoozes' },
  endSnoozes: { method: 'POST', path: '/api/snoozes/end' },
  agreements: { method: 'GET', path: '/api/agreements' },
  eligibilityForm: { method: 'GET', path: '/api/eligibility-requests/form' },
  createEligibilityRequest: { method: 'POST', path: '/api/eligibility-requests' },
  auditLogDownload: { method: 'GET', path: '/api/audit-log/download' },
  auditLog: { method: 'GET', path: '/api/audit-log' },
  eligibilityQueue: { method: 'GET', path: '/api/eligibility-requests' },
  eligibilityFigures: { method: 'GET', path: '/api/eligibility-figures' },
  operations: { method: 'GET', path: '/api/operations' },
  unreachedPeople: { method: 'GET', path: '/api/unreached-people' },
  retention: { method: 'GET', path: '/api/retention' },
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
  learningAgreements: { method: 'GET', path: '/api/learning-agreements' },
  learningAgreementForm: { method: 'GET', path: '/api/learning-agreement-form' },
  enterLearningAgreement: { method: 'POST', path: '/api/learning-agreements' },
  changeLearningAgreement: { method: 'PATCH', path: '/api/learning-agreements/:learningAgreementId' },
  removeLearningAgreement: { method: 'POST', path: '/api/learning-agreements/:learningAgreementId/removal' },
  enterLearningAgreementChange: { method: 'POST', path: '/api/learning-agreements/:learningAgreementId/change' },
  removeLearningAgreementChange: { method: 'POST', path: '/api/learning-agreements/:learningAgreementId/change/removal' },
  learningAgreement: { method: 'GET', path: '/api/learning-agreements/:learningAgreementId' },
  loans: { method: 'GET', path: '/api/loans' },
  loanForm: { method: 'GET', path: '/api/loans/form' },
  enterLoan: { method: 'POST', path: '/api/loans' },
  withdrawLoan: { method: 'POST', path: '/api/loans/:loanId/withdrawal' },
  undoWithdrawal: { method: 'POST', path: '/api/loans/:loanId/withdrawal/undo' },
  removeLoan: { method: 'POST', path: '/api/loans/:loanId/removal' },
  channelOverview: { method: 'GET', path: '/api/channel-overview' },
  agreementDetails: { method: 'GET', path: '/api/agreements/:agreementId/details' },
  agreementWork: { method: 'GET', path: '/api/agreement-work' },
  agreementForm: { method: 'GET', path: '/api/agreement-form' },
  enterAgreement: { method: 'POST', path: '/api/agreements' },
  department: { method: 'GET', path: '/api/departments/:departmentId' },
  departmentOverview: { method: 'GET', path: '/api/department-overview' },
  articles: { method: 'GET', path: '/api/knowledge' },
  searchKnowledge: { method: 'GET', path: '/api/knowledge-search' },
  article: { method: 'GET', path: '/api/knowledge/:slug' },
  editArticle: { method: 'POST', path: '/api/knowledge/:slug' },
  restoreArticle: { method: 'POST', path: '/api/knowledge/:slug/restored' },
  imports: { method: 'GET', path: '/api/imports' },
  importTemplate: { method: 'GET', path: '/api/import-templates/:kind' },
  previewImport: { method: 'POST', path: '/api/import-previews' },
  importPreview: { method: 'GET', path: '/api/import-previews/:previewId' },
  importPreviewRows: { method: 'GET', path: '/api/import-previews/:previewId/rows' },
  confirmImport: { method: 'POST', path: '/api/import-previews/:previewId/confirmation' },
  discardImport: { method: 'POST', path: '/api/import-previews/:previewId/removal' },
  undoImport: { method: 'POST', path: '/api/imports/:importId/undo' },
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
  shareLink: { method: 'GET', path: '/api/share-link' },
  snooze: { method: 'GET', path: '/api/tasks/:taskId/snooze' },
  snoozeTask: { method: 'POST', path: '/api/tasks/:taskId/snooze' },
  forecast: { method: 'GET', path: '/api/forecast' },
  signIn: { method: 'GET', path: '/api/sign-in' },
  people: { method: 'GET', path: '/api/demo/people' },
  importExamples: { method: 'GET', path: '/api/demo/import-examples' },
  moveClock: { method: 'POST', path: '/api/demo/clock' },
};

/** Milliseconds until an answer is taken for lost: a network that is there and lets nothing through would be waited for without end. */
const ANSWER_WITHIN = 30_000;
const ANSWER_TO_FILE_WITHIN = 5 * 60_000;

/** Says who asks, as the value of the Authorization header. @throws SignInError */
export interface Identity {
  authorization(options: { readonly renew: boolean }): Promise<string>;
  /** The person wants to be asked once more, after having refused. */
  askAgain(): void;
}

export interface Client {
  /** @throws ProblemError, NetworkError, UnexpectedAnswer, SignInError */
  call<Name extends RouteName>(name: Name, ask: Ask<Name>, options?: CallOptions): Promise<Answer<Name>>;
}

interface CallOptions {
  readonly idempotencyKey?: string;
  /** The body is this file. */
  readonly file?: File;
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
      const over = new AbortController();
      const stop = () => over.abort();
      options.signal?.addEventListener('abort', stop);
      const late = setTimeout(stop, options.file ? ANSWER_TO_FILE_WITHIN : ANSWER_WITHIN);
      try {
        const response = await send(name, parts, options, over.signal, false);
        // A token may have run out between two calls: one new one, and no loop.
        const settled = response.status === 401 && identity ? await send(name, parts, options, over.signal, true) : response;
        return await readAnswer(settled);
      } catch (error) {
        if (over.signal.aborted && !options.signal?.aborted) throw new LateAnswer('No answer came in time.', { cause: error });
        throw error;
      } finally {
        clearTimeout(late);
        options.signal?.removeEventListener('abort', stop);
      }
    },
  };

  async function send(name: RouteName, ask: AnyAsk, options: CallOptions, signal: AbortSignal, renew: boolean): Promise<Response> {
    const { method } = ROUTES[name];
    const headers = new Headers({ Accept: 'application/json', 'Accept-Language': language });
    if (identity) headers.set('Authorization', await identity.authorization({ renew }));
    if (ask.body !== undefined) headers.set('Content-Type', 'application/json');
    if (options.file) {
      headers.set('Content-Type', 'application/octet-stream');
      // A header takes ASCII only, and an address is seen by more than the server.
      headers.set('File-Name', encodeURIComponent(options.file.name));
    }
    if (options.idempotencyKey) headers.set('Idempotency-Key', options.idempotencyKey);
    // Asked beforehand: what has been sent may have arrived, although the network is gone by now.
    const isOffline = !navigator.onLine;
    try {
      return await fetch(addressOf(name, ask), {
        method,
        headers,
        // Cookies are partitioned or blocked inside a host; none is ever sent or kept.
        credentials: 'omit',
        ...bodyOf(ask, options),
        signal,
      });
    } catch (error) {
      if (options.signal?.aborted) throw error;
      const Failure = isOffline ? OfflineError : NetworkError;
      throw new Failure('The server could not be reached.', { cause: error });
    }
  }
}

function bodyOf({ body }: AnyAsk, { file }: CallOptions): Pick<RequestInit, 'body'> {
  if (file) return { body: file };
  return body === undefined ? {} : { body: JSON.stringify(body) };
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
