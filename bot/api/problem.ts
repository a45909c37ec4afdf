import type { Response } from 'restify';
import type { Language } from '../domain/person.ts';
import type { Texts } from '../texts/shape.ts';
import { translate } from '../texts/translate.ts';
import type { Problem } from './contract.ts';

export type ProblemKind = keyof Texts['problem'];

const STATUS: Readonly<Record<ProblemKind, number>> = {
  unauthenticated: 401,
  wrongTenant: 403,
  unknownPerson: 403,
  forbidden: 403,
  notFound: 404,
  invalid: 422,
  conflict: 409,
  alreadyReceived: 409,
  undoTooLate: 409,
  tooLarge: 413,
  tooMany: 429,
  notJson: 400,
  internal: 500,
  unavailable: 503,
};

/** A request that ends without doing what was asked; answered as problem details (RFC 9457). */
export class RequestProblem extends Error {
  readonly kind: ProblemKind;
  readonly errors: Problem['errors'];
  /** What the kind's text names. */
  readonly words: Readonly<Record<string, string>>;
  /** More members of the answer, such as the task as it now is. */
  readonly extension: Readonly<Record<string, unknown>>;

  constructor(
    kind: ProblemKind,
    { errors, words = {}, extension = {} }: { errors?: NonNullable<Problem['errors']>; words?: Record<string, string>; extension?: Record<string, unknown> } = {},
  ) {
    super(`The request ended with ${STATUS[kind]} ${kind}.`);
    this.name = 'RequestProblem';
    this.kind = kind;
    this.errors = errors;
    this.words = words;
    this.extension = extension;
  }
}

/** Somebody was faster: `by` says in a sentence who, what and when; null where nobody can be named. `more` is what is the case now. */
export function overtaken(by: string | null, more: Record<string, unknown> = {}): RequestProblem {
  return new RequestProblem('conflict', { extension: { ...more, overtakenBy: by } });
}

/** Answers with problem details in the person's language. `type` names the kind; it is no address to open. */
export function sendProblem(
  response: Response,
  { kind, errors, words, extension }: Pick<RequestProblem, 'kind' | 'errors' | 'words' | 'extension'>,
  language: Language,
  correlationId: string,
): void {
  const t = translate(language);
  const body: Problem = {
    type: `urn:ikp-forum:problem:${kind}`,
    title: t(`problem.${kind}.title`),
    status: STATUS[kind],
    detail: t(`problem.${kind}.detail`, { ...words, correlationId }),
    correlationId,
    ...(errors ? { errors } : {}),
  };
  response.header('Content-Type', 'application/problem+json');
  response.sendRaw(STATUS[kind], JSON.stringify({ ...extension, ...body }));
}
