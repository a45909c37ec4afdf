import { lt, sql } from 'drizzle-orm';
import { decorrelatedJitter, type Haste, type Limits, type PauseReason, type RequestKind } from '../domain/pacing.ts';
import { runPrepared, type Database, type Executor } from './connect.ts';
import { pace, paceRequest } from './schema.ts';

export type Taken =
  | { readonly kind: 'granted'; readonly requestId: string }
  /** Milliseconds until it is worth asking again. app: the whole app is at its limit. conversation: this one is. */
  | { readonly kind: 'wait'; readonly waitMs: number; readonly because: 'app' | 'conversation' | PauseReason };

const TAKE = 'select request_id, wait_ms, because from take_pace($1, $2, $3, $4, $5, $6, $7)';

/** Takes one request to Teams out of what all processes together may send, or tells how long to wait. */
export async function takeRequest(
  db: Executor,
  conversationId: string,
  kind: RequestKind,
  haste: Haste,
  { perConversation, wholeApp }: Limits,
): Promise<Taken> {
  const windows = perConversation[kind];
  const { rows } = await runPrepared(db, TAKE, [
    conversationId,
    kind,
    haste === 'urgent',
    windows.map(({ requests }) => requests),
    windows.map(({ seconds }) => seconds),
    wholeApp.requests,
    wholeApp.seconds,
  ]);
  const row = rows[0] as { request_id: string | null; wait_ms: number; because: 'app' | 'conversation' | PauseReason };
  if (row.request_id !== null) return { kind: 'granted', requestId: row.request_id };
  return { kind: 'wait', waitMs: row.wait_ms, because: row.because };
}

/** Notes that a request was answered, and so counted. */
export async function answerRequest(db: Executor, requestId: string): Promise<void> {
  await runPrepared(db, 'select answer_pace($1)', [requestId]);
}

/** Gives a request back that was never sent. */
export async function returnRequest(db: Executor, requestId: string): Promise<void> {
  await db.delete(paceRequest).where(sql`${paceRequest.id} = ${requestId}`);
}

/**
 * Pauses every process's sending. Of several that are refused together the first one decides,
 * unless a later one is asked to wait longer.
 *
 * @param forMs null: Teams named no time, so it is drawn from our own backoff
 * @returns the milliseconds until the pause ends
 */
export async function pauseSending(db: Database, forMs: number | null, because: PauseReason): Promise<number> {
  return db.transaction(async (tx) => {
    const { rows } = await tx.execute<{ left_ms: number; backoff_ms: number; quiet: boolean }>(sql`
      select coalesce(ceil(extract(epoch from paused_until - clock_timestamp()) * 1000), 0)::int as left_ms, backoff_ms,
        coalesce(paused_until < clock_timestamp() - interval '5 minutes', true) as quiet
      from ${pace} for update`);
    const state = rows[0];
    if (!state) throw new Error('The table pace has lost its row; migrate the database anew.');
    const isPaused = state.left_ms > 0;
    if (isPaused && (forMs === null || forMs <= state.left_ms)) return state.left_ms;
    const backoffMs = forMs === null ? decorrelatedJitter(state.quiet ? 0 : state.backoff_ms, Math.random()) : state.backoff_ms;
    const pauseMs = forMs ?? backoffMs;
    await tx.execute(sql`
      update ${pace} set backoff_ms = ${backoffMs}, paused_because = ${because},
        paused_until = clock_timestamp() + make_interval(secs => ${pauseMs}::float8 / 1000)`);
    return pauseMs;
  });
}

/** Forgets what lies further back than the longest window. */
export async function forgetOldRequests(db: Executor): Promise<void> {
  await db.delete(paceRequest).where(lt(paceRequest.countedBy, sql`clock_timestamp() - interval '1 hour 1 minute'`));
}
