import { sqlStateOf } from './sqlState.ts';

/** PostgreSQL's word for it. */
const DEADLOCK = '40P01';

/** Whether PostgreSQL has ended a transaction since it and another waited for each other. */
export function isDeadlock(error: unknown): boolean {
  return sqlStateOf(error) === DEADLOCK;
}

/**
 * Runs a transaction that was ended by a deadlock once more: the other one is done by then, and this
 * one finds what it did. `run` has no effect outside its transaction.
 */
export async function onceMoreAfterDeadlock<Result>(run: () => Promise<Result>): Promise<Result> {
  try {
    return await run();
  } catch (error) {
    if (!isDeadlock(error)) throw error;
    return run();
  }
}
