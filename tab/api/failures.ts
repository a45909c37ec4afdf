import type { Problem, TaskDetail } from './types.ts';

/** The server answered with problem details (RFC 9457), in the person's language. */
export class ProblemError extends Error {
  override readonly name = 'ProblemError';
  readonly problem: Problem;
  /** With 409: the task as it now is. */
  readonly task: TaskDetail | null;

  constructor(problem: Problem, task: TaskDetail | null) {
    super(`${problem.status} ${problem.title}`);
    this.problem = problem;
    this.task = task;
  }
}

/** No answer came: nobody knows whether the server did what was asked. */
export class NetworkError extends Error {
  override readonly name: string = 'NetworkError';
}

/** Nobody answered in time. */
export class LateAnswer extends NetworkError {
  override readonly name = 'LateAnswer';
}

/** There was no network to begin with: nothing has left this machine. */
export class OfflineError extends NetworkError {
  override readonly name = 'OfflineError';
}

/** The script of a page did not come. */
export class PartNotFetched extends NetworkError {
  /** Lets it be fetched anew when it is next drawn. */
  readonly again: () => void;

  constructor(again: () => void, options?: ErrorOptions) {
    super('A part of the tab could not be fetched.', options);
    this.again = again;
  }
}

/** An answer came that is none of ours, such as a proxy's page. */
export class UnexpectedAnswer extends Error {
  override readonly name = 'UnexpectedAnswer';
  readonly status: number;

  constructor(status: number) {
    super(`The server answered ${status} with something that is no answer of ours.`);
    this.status = status;
  }
}

/**
 * Why there is no token. cancelled: the person closed the dialog or went back. consent: an
 * administrator has to approve. late: nobody answered in time. expired: one has to sign in anew.
 * failed: anything else.
 */
export type SignInTrouble = 'cancelled' | 'consent' | 'late' | 'expired' | 'failed';

/** The host, or Entra ID, gave no token. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
  readonly trouble: SignInTrouble;

  constructor(trouble: SignInTrouble, options?: ErrorOptions) {
    super(`No token: ${trouble}.`, options);
    this.trouble = trouble;
  }
}

/** What was asked for is not there, or not for this person. */
export function isGone(error: Error | null): boolean {
  return error instanceof ProblemError && error.problem.status === 404;
}

/** Something had been changed, or was over, before what was sent came. */
export function isOvertaken(error: Error | null): error is ProblemError {
  return error instanceof ProblemError && error.problem.type === 'urn:ikp-forum:problem:conflict';
}

/** Whether asking again by itself can help. */
export function mayPass(error: Error): boolean {
  // They have waited long enough to be told.
  if (error instanceof LateAnswer) return false;
  if (error instanceof NetworkError) return true;
  if (error instanceof UnexpectedAnswer) return error.status >= 500;
  return error instanceof ProblemError && error.problem.status >= 500;
}
