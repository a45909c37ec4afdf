import type { House } from '../duties/duty.ts';
import type { Transaction } from '../store/connect.ts';
import { planDeliveries, takeDue, type NewDelivery, type Queued } from '../store/deliveries.ts';

/** So that one transaction stays short, however much became due while the product was off. */
const AT_ONCE = 500;

/** Gives every planned message whose moment has come its job. Tells how many. */
export async function queueDue(house: House, tx: Transaction): Promise<number> {
  const due = await takeDue(tx, house.clock.now(), AT_ONCE);
  await giveJobs(house, tx, due);
  return due.length;
}

/** Plans messages, and gives those that are due their jobs at once. */
export async function planAndQueue(house: House, tx: Transaction, fresh: readonly NewDelivery[]): Promise<void> {
  await giveJobs(house, tx, await planDeliveries(tx, fresh, house.clock.now()));
}

export async function giveJobs(house: House, tx: Transaction, queued: readonly Queued[]): Promise<void> {
  const ids = (urgent: boolean) => queued.filter((one) => !one.broadcastId && one.urgent === urgent).map(({ id }) => id);
  await house.jobs.deliver(tx, ids(true), true);
  await house.jobs.deliver(tx, ids(false), false);
  const broadcasts = new Set(queued.flatMap(({ broadcastId }) => broadcastId ?? []));
  for (const broadcastId of broadcasts) await house.jobs.broadcast(tx, broadcastId);
}
