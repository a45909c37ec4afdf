import type { Transaction } from '../store/connect.ts';
import { planAlert } from '../store/deliveries.ts';
import { peopleWithRole } from '../store/directory.ts';
import type { DeliveryHouse } from './house.ts';
import { giveJobs } from './queue.ts';

/** Tells every administrator of an alert, once. Where nobody has that role, the International Office is told. */
export async function tellAdministrators(house: DeliveryHouse, tx: Transaction, alertId: string): Promise<void> {
  const administrators = await peopleWithRole(tx, 'admin');
  const told = administrators.length > 0 ? administrators : await peopleWithRole(tx, 'internationalOffice');
  await giveJobs(house, tx, await planAlert(tx, alertId, told, house.clock.now()));
}
