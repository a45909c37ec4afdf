import { isNativeError } from 'node:util/types';
import { destination, pino, type DestinationStream, type Logger } from 'pino';

/** The log. What people write and who they are stays out of it; of errors, only what {@link described} picks. */
export function createLog(level: string, to: DestinationStream = destination(2)): Logger {
  return pino({ level, base: null, timestamp: pino.stdTimeFunctions.isoTime, serializers: { err: described } }, to);
}

/** Members that say where and why, and never repeat what was sent or stored. */
const TELLING = ['code', 'statusCode', 'syscall', 'table', 'constraint', 'routine'] as const;

/**
 * An error, field by field, with its causes: libraries hang bodies, headers and parameters on theirs,
 * and repeat them in their messages.
 */
function described(error: unknown): object {
  if (!isError(error)) return { type: typeof error };
  const members = error as Error & Readonly<Record<string, unknown>>;
  const message = safeMessage(members);
  return {
    type: error.name,
    ...(message === null ? {} : { message }),
    ...Object.fromEntries(TELLING.flatMap((name) => (isPlain(members[name]) ? [[name, members[name]]] : []))),
    stack: framesOf(error),
    ...(isError(error.cause) ? { cause: described(error.cause) } : {}),
  };
}

/** Restify's errors are made without the class, and those of another realm are of another class. */
function isError(value: unknown): value is Error {
  return value instanceof Error || isNativeError(value);
}

/** SQLSTATE classes whose messages may quote values: data, constraints, and what functions raise. */
const QUOTING = /^(22|23|P0)...$/;

/** Errors of JSON.parse and of the Bot Connector's client, which quote what they were given. */
const QUOTERS = new Set(['SyntaxError', 'RestError']);

function safeMessage(error: Error & Readonly<Record<string, unknown>>): string | null {
  // Drizzle's: the statement holds placeholders, the message the values as well.
  if (typeof error['query'] === 'string' && 'params' in error) return `Failed query: ${error['query']}`;
  if (QUOTERS.has(error.name)) return null;
  return typeof error['code'] === 'string' && QUOTING.test(error['code']) ? null : error.message;
}

function isPlain(value: unknown): value is string | number {
  return typeof value === 'number' || (typeof value === 'string' && /^[\w.-]{1,80}$/.test(value));
}

/** Where it was thrown. The stack begins with the message, which may run over several lines. */
function framesOf({ stack = '', message }: Error): string {
  const at = stack.indexOf(message);
  return at < 0 ? '' : stack.slice(at + message.length).trimStart();
}
