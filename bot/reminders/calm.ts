import { Temporal } from 'temporal-polyfill';
import { dayOf, sendableFrom } from '../domain/calm.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import {
  claimFound,
  countGathered,
  findDelivery,
  firstPlannedFor,
  isGathered,
  putOff,
  takeTurn,
  unqueue,
  type Claim,
  type Gathered,
} from '../store/deliveries.ts';
import type { Transaction } from '../store/connect.ts';
import { findPreference } from '../store/preferences.ts';
import { readSettings } from '../store/settings.ts';
import type { DeliveryHouse } from './house.ts';

/** putOff: the person is not to be written to now; the message is queued again when they are. */
export type CalmClaim = Claim | { readonly kind: 'putOff' };

/**
 * Claims a message for sending, when it may go to the person now. This is the one door through which
 * everything passes that is sent: however and whenever it was planned, and however long it has waited
 * in a queue, nothing that is not urgent gets past the person's digest, quiet hours and number of
 * messages a day. Workers that have something for the same person pass one after the other, since
 * together they could pass the number.
 */
export async function claimCalmly(house: DeliveryHouse, deliveryId: string): Promise<CalmClaim> {
  const wanted = await findDelivery(house.db, deliveryId);
  if (!wanted) return { kind: 'over' };
  const now = house.clock.now();
  if (!isGathered(wanted) || wanted.outcome) return claimFound(house.db, wanted, now);
  return house.db.transaction((tx) => claimInTurn(tx, wanted, now));
}

async function claimInTurn(tx: Transaction, { id, personId }: Gathered, now: Temporal.Instant): Promise<CalmClaim> {
  await takeTurn(tx, personId);
  // Read anew: whoever came before may have put it off, or taken it.
  const wanted = await findDelivery(tx, id);
  if (!wanted) return { kind: 'over' };
  if (wanted.outcome === null && wanted.claimedAt === null && Temporal.Instant.compare(wanted.plannedAt, now) > 0) {
    await unqueue(tx, id);
    return { kind: 'putOff' };
  }
  const plannedAt = await firstPlannedFor(tx, personId, now);
  if (plannedAt) {
    const goesAt = await sendableAt(tx, personId, plannedAt, now);
    if (Temporal.Instant.compare(goesAt, now) > 0) {
      await putOff(tx, personId, now, goesAt);
      return { kind: 'putOff' };
    }
  }
  return claimFound(tx, wanted, now);
}

async function sendableAt(tx: Transaction, personId: string, plannedAt: Temporal.Instant, now: Temporal.Instant): Promise<Temporal.Instant> {
  const today = dayOf(now).toZonedDateTime(STOCKHOLM);
  const sentToday = await countGathered(tx, personId, today.toInstant(), today.add({ days: 1 }).toInstant());
  return sendableFrom(await findPreference(tx, personId), await readSettings(tx), plannedAt, now, sentToday);
}
