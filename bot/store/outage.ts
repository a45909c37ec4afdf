/** SQLSTATE and system codes of a connection that could not be made, broke, or that the server closed or did not take. */
const CODES = new Set([
  ...['ECONNREFUSED', 'ECONNRESET', 'EPIPE', 'ETIMEDOUT', 'ENOTFOUND', 'EAI_AGAIN'],
  ...['57P01', '57P02', '57P03', '08000', '08001', '08003', '08004', '08006', '53300'],
]);

/** What `pg` says, without a code, of a connection that is gone. */
const MESSAGES = /Connection terminated|connection error and is not queryable|Client was closed|timeout exceeded when trying to connect/;

/**
 * Whether something failed because the database is away: trying again later may succeed, and nothing
 * is wrong with what was asked. Drizzle keeps the driver's error as the cause.
 */
export function isDatabaseAway(error: unknown): boolean {
  if (!(error instanceof Error)) return false;
  const { code } = error as { readonly code?: unknown };
  return (typeof code === 'string' && CODES.has(code)) || MESSAGES.test(error.message) || isDatabaseAway(error.cause);
}
