import { claimNextOf, finishBroadcasts } from '../store/broadcasts.ts';
import { sendClaimed } from './deliver.ts';
import { DeliveryPostponed, type DeliveryHouse } from './house.ts';

/** Messages under way at once: enough for 50 a second when Teams takes half a second for each. */
const SENDERS = 25;

/**
 * Sends what is left of a broadcast, in every gap that what is urgent leaves. Each message is claimed
 * for itself, so that pause and cancel take hold at the next one, and several processes may send the
 * same broadcast.
 *
 * @throws DeliveryPostponed when it has to go on later: Teams asks to wait, or the product stops
 */
export async function runBroadcast(house: DeliveryHouse, broadcastId: string, isStopping: () => boolean): Promise<void> {
  let postponed: DeliveryPostponed | null = null;
  const send = async () => {
    while (postponed === null) {
      if (isStopping()) postponed = new DeliveryPostponed('the product stops', 1_000);
      const next = postponed === null ? await claimNextOf(house.db, broadcastId) : null;
      if (!next) return;
      try {
        await sendClaimed(house, [next]);
      } catch (error) {
        if (!(error instanceof DeliveryPostponed)) throw error;
        postponed = error;
      }
    }
  };
  const senders = await Promise.allSettled(Array.from({ length: SENDERS }, send));
  for (const sender of senders) if (sender.status === 'rejected') throw sender.reason;
  if (postponed !== null) throw postponed as DeliveryPostponed;
  await finishBroadcasts(house.db, house.clock.now());
}
