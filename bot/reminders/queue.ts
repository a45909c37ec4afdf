import type { House } from '../duties/duty.ts';
import type { Transaction } from '../store/connect.ts';
import { takeDue } from '../store/deliveries.ts';

/** So that one transaction stays short, however much became due while the product was off. */
const AT_ONCE = 500;

/** Gives every planned message whose moment has come its job. Tells how many. */
export async function queueDue(house: House, tx: Transaction): Promise<number> {
  const due = await takeDue(tx, house.clock.now(), AT_ONCE);
  const ids = (urgent: boolean) => due.filter((delivery) => delivery.urgent === urgent).map((delivery) => delivery.id);
  await house.jobs.deliver(tx, ids(true), true);
  await house.jobs.deliver(tx, ids(false), false);
  return due.length;
}
