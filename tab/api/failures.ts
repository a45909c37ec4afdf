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
  override readonly name = 'NetworkError';
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

/** The host gave no token. */
export class SignInError extends Error {
  override readonly name = 'SignInError';
}

/** Whether asking again by itself can help. */
export function mayPass(error: Error): boolean {
  if (error instanceof NetworkError) return true;
  if (error instanceof UnexpectedAnswer) return error.status >= 500;
  return error instanceof ProblemError && error.problem.status >= 500;
}
