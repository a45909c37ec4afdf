import { sql } from 'drizzle-orm';
import { broadcastStateAfter, isEnded, type BroadcastVerb, type NewBroadcast } from '../domain/broadcast.ts';
import { writeAudit } from '../store/audit.ts';
import { cancelUnsent, findBroadcastByKey, insertBroadcast, lockBroadcast, setBroadcastState, type Broadcast } from '../store/broadcasts.ts';
import type { Actor, House } from './duty.ts';

/** Starts a broadcast. With an idempotency key, a repeated call finds what the first one started. */
export async function startBroadcast(house: House, actor: Actor, wanted: NewBroadcast, idempotencyKey: string | null): Promise<string> {
  return house.db.transaction(async (tx) => {
    if (idempotencyKey !== null) {
      // Two equal calls at once must not both find nothing: the second waits here for the first.
      await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${idempotencyKey}))`);
      const known = await findBroadcastByKey(tx, idempotencyKey);
      if (known !== null) return known;
    }
    const now = house.clock.now();
    const id = await insertBroadcast(tx, { ...wanted, createdBy: actor.person.id, createdAt: now, idempotencyKey });
    await writeAudit(tx, {
      at: now,
      actor: actor.person.id,
      action: 'broadcast.started',
      taskId: null,
      correlationId: actor.correlationId,
      detail: { broadcast: id, audience: wanted.audience },
    });
    await house.jobs.broadcast(tx, id);
    return id;
  });
}

export type BroadcastChange =
  | { readonly kind: 'done'; readonly broadcast: Broadcast }
  /** It does not fit the state that it is in. */
  | { readonly kind: 'conflict'; readonly broadcast: Broadcast }
  | { readonly kind: 'unknown' };

/**
 * Pauses, resumes or cancels. Cancelling wins: when this returns, nothing is sent any more but what
 * was under way already, at most one message of each sender.
 */
export async function changeBroadcast(house: House, actor: Actor, broadcastId: string, verb: BroadcastVerb): Promise<BroadcastChange> {
  return house.db.transaction(async (tx) => {
    const broadcast = await lockBroadcast(tx, broadcastId);
    if (!broadcast) return { kind: 'unknown' };
    const state = broadcastStateAfter(broadcast.state, verb);
    if (!state) return { kind: 'conflict', broadcast };
    const now = house.clock.now();
    const endedAt = isEnded(state) ? now : null;
    await setBroadcastState(tx, broadcastId, state, endedAt);
    const cancelled = state === 'cancelled' ? await cancelUnsent(tx, broadcastId, now) : 0;
    await writeAudit(tx, {
      at: now,
      actor: actor.person.id,
      action: `broadcast.${verb}`,
      taskId: null,
      correlationId: actor.correlationId,
      detail: { broadcast: broadcastId, cancelled },
    });
    if (state === 'running') await house.jobs.broadcast(tx, broadcastId);
    return { kind: 'done', broadcast: { ...broadcast, state, endedAt } };
  });
}
