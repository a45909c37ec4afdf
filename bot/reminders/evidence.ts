import { insertCardCopy, isKnownCopy } from '../store/cardCopies.ts';
import { settleByEvidence } from '../store/deliveries.ts';
import type { DeliveryHouse } from './house.ts';

/** A card that somebody looked at or clicked. */
export interface SeenCard {
  readonly taskId: string;
  /** Null in the channel. */
  readonly personId: string | null;
  readonly conversationId: string;
  readonly activityId: string;
}

/**
 * A card of which it was uncertain whether it arrived, and which somebody has in front of them: its
 * message was sent after all, is not said again, and its copy follows the task from now on.
 */
export async function noteSeen(house: DeliveryHouse, { taskId, personId, conversationId, activityId }: SeenCard): Promise<void> {
  await house.db.transaction(async (tx) => {
    if (await isKnownCopy(tx, conversationId, activityId)) return;
    const settled = await settleByEvidence(tx, personId, taskId, house.clock.now());
    if (!settled) return;
    // Which state it shows is not known, so it is drawn anew.
    await insertCardCopy(tx, { personId, conversationId, activityId, shows: 'task', tasks: [{ taskId, cardVersion: 0 }] });
    await house.jobs.taskChanged(tx, taskId);
  });
}
