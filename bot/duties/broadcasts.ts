import { broadcastStateAfter, isEnded, type BroadcastVerb, type NewBroadcast } from '../domain/broadcast.ts';
import { writeAudit } from '../store/audit.ts';
import { cancelUnsent, insertBroadcast, lockBroadcast, setBroadcastState, type Broadcast } from '../store/broadcasts.ts';
import type { Transaction } from '../store/connect.ts';
import type { Actor, House } from './duty.ts';
import { once } from './once.ts';

/** Starts a broadcast, once for a key, and gives its id. @throws AnotherReceived */
export async function startBroadcast(house: House, actor: Actor, wanted: NewBroadcast, key: string | null): Promise<string> {
  return house.db.transaction((tx) => once<never>(house, tx, actor, { form: 'broadcast', key, content: wanted }, () => start(house, tx, actor, wanted)));
}

async function start(house: House, tx: Transaction, actor: Actor, wanted: NewBroadcast): Promise<string> {
  const now = house.clock.now();
  const id = await insertBroadcast(tx, { ...wanted, createdBy: actor.person.id, createdAt: now });
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
