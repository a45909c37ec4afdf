import { randomUUID } from 'node:crypto';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { z } from 'zod';
import type { Language, Person } from '../domain/person.ts';
import { storable } from '../store/storable.ts';
import { isDatabaseAway } from '../store/outage.ts';
import { sv } from '../texts/sv.ts';
import { translate } from '../texts/translate.ts';
import type { Route } from './contract.ts';
import type { Identify } from './identity.ts';
import { RequestProblem, sendProblem } from './problem.ts';
import { readUpload, type Upload } from './upload.ts';

type Parsed<Schema> = Schema extends z.ZodType ? z.output<Schema> : undefined;

/** One call of a route, parsed. */
export interface Call<R extends Route> {
  readonly person: Person;
  readonly params: Readonly<Record<string, string>>;
  readonly query: Parsed<R extends { query: infer Q } ? Q : undefined>;
  readonly body: Parsed<R extends { body: infer B } ? B : undefined>;
  /** Reads the file that was sent; called once it is known that the person may send one. */
  readonly upload: () => Promise<Upload>;
  readonly idempotencyKey: string | null;
  readonly correlationId: string;
}

export type Handler<R extends Route> = (call: Call<R>) => Promise<z.input<R['response']>>;

export type Handlers<C extends Record<string, Route>> = { readonly [Name in keyof C]: Handler<C[Name]> };

/** Adds a contract's routes to the server: who asks, what they ask, and one shape of error for all. */
export function addRoutes<C extends Record<string, Route>>(
  server: Server,
  routes: C,
  handlers: Handlers<C>,
  identify: Identify,
  log: Logger,
): void {
  for (const name of Object.keys(routes)) {
    const route: Route | undefined = routes[name];
    const handler = handlers[name];
    if (!route || !handler) throw new Error(`The route ${name} has no handler.`);
    addRoute(server, route, async (request: Request, response: Response) =>
      answer(route, handler, identify, log.child({ route: name }), request, response),
    );
  }
}

function addRoute(server: Server, { method, path }: Route, handle: (request: Request, response: Response) => Promise<void>): void {
  switch (method) {
    case 'GET':
      server.get(path, handle);
      break;
    case 'POST':
      server.post(path, handle);
      break;
    case 'PATCH':
      server.patch(path, handle);
      break;
  }
}

async function answer(
  route: Route,
  handler: Handler<Route>,
  identify: Identify,
  log: Logger,
  request: Request,
  response: Response,
): Promise<void> {
  const correlationId = randomUUID();
  let language = preferredLanguage(request);
  try {
    const person = await identify(request);
    language = person.language;
    const result = await handler({
      person,
      params: z.record(z.string(), z.string()).parse(request.params ?? {}),
      query: parse(route.query, request.query ?? {}) as Call<Route>['query'],
      body: parse(route.body, storable(request.body ?? {})) as Call<Route>['body'],
      upload: () => readUpload(request, route.upload?.maxBytes ?? 0),
      idempotencyKey: request.header('idempotency-key', '') || null,
      correlationId,
    });
    response.header('Cache-Control', 'no-store');
    response.send(200, result);
  } catch (error) {
    answerFailure(error, response, language, log, correlationId);
  }

  function parse(schema: z.ZodType | undefined, given: unknown): unknown {
    if (!schema) return undefined;
    const parsed = schema.safeParse(given);
    if (parsed.success) return parsed.data;
    const errors = parsed.error.issues.map((issue) => ({
      field: issue.path.join('.'),
      message: invalidText(issue, language),
    }));
    throw new RequestProblem('invalid', { errors });
  }
}

/** A problem of ours is told as it is; of anything else the log has the whole, and people only what to do. */
export function answerFailure(error: unknown, response: Response, language: Language, log: Logger, correlationId: string = randomUUID()): void {
  if (error instanceof RequestProblem) return sendProblem(response, error, language, correlationId);
  log.error({ err: error, correlationId }, 'request failed');
  const kind = isDatabaseAway(error) ? 'unavailable' : 'internal';
  sendProblem(response, new RequestProblem(kind), language, correlationId);
}

/** For whoever is not known yet. */
export function preferredLanguage(request: Request): Language {
  return /^\s*en\b/i.test(request.header('accept-language', '')) ? 'en' : 'sv';
}

/** A schema of ours says in its message which text fits, a number tells its bounds; any other refusal gets the general text. */
function invalidText(issue: z.core.$ZodIssue, language: Language): string {
  const bounds = {
    min: issue.code === 'too_small' ? Number(issue.minimum) : 0,
    max: issue.code === 'too_big' ? Number(issue.maximum) : 0,
  };
  return translate(language)(`invalid.${problemOf(issue)}`, bounds);
}

function problemOf(issue: z.core.$ZodIssue): keyof typeof sv.invalid {
  if (issue.message in sv.invalid) return issue.message as keyof typeof sv.invalid;
  if (issue.code === 'too_small' && issue.origin === 'number') return 'tooLow';
  if (issue.code === 'too_big' && issue.origin === 'number') return 'tooHigh';
  if (issue.code === 'invalid_type' && (issue.expected === 'number' || issue.expected === 'int')) return 'number';
  return 'generic';
}
