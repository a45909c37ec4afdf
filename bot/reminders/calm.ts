import { Temporal } from 'temporal-polyfill';
import { dayOf, sendableFrom, whenFor } from '../domain/calm.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Preference } from '../domain/preference.ts';
import {
  claimFound,
  countCalm,
  endOptedOut,
  findDelivery,
  firstPlannedFor,
  isGathered,
  isOfMeeting,
  putOff,
  putOffAlone,
  takeTurn,
  unqueue,
  type Claim,
  type Delivery,
  type Gathered,
  type OfMeeting,
} from '../store/deliveries.ts';
import type { Transaction } from '../store/connect.ts';
import { meetingOccasion } from '../store/meetingMessages.ts';
import { findMeeting } from '../store/meetings.ts';
import { findPreference } from '../store/preferences.ts';
import { readSettings } from '../store/settings.ts';
import type { DeliveryHouse } from './house.ts';
import { cannotWaitFor } from './meetings.ts';

/** putOff: the person is not to be written to now; the message is queued again when they are. */
export type CalmClaim = Claim | { readonly kind: 'putOff' };

/**
 * Claims a message for sending, when it may go to the person now. This is the one door for what the
 * product says of tasks and meetings: however and whenever it was planned, and however long it has waited
 * in a queue, nothing that is not urgent gets past the person's digest, quiet hours and number of
 * messages a day, nor past their wish for only what is urgent, which ends it as opted out. Workers that
 * have something for the same person pass one after the other, since together they could pass the number.
 */
export async function claimCalmly(house: DeliveryHouse, deliveryId: string): Promise<CalmClaim> {
  const wanted = await findDelivery(house.db, deliveryId);
  if (!wanted) return { kind: 'over' };
  const now = house.clock.now();
  if (wanted.outcome) return claimFound(house.db, wanted, now);
  if (isGathered(wanted)) return house.db.transaction((tx) => claimInTurn(house, tx, wanted, now));
  if (isOfMeeting(wanted)) return house.db.transaction((tx) => claimOfMeeting(tx, wanted, now));
  return claimFound(house.db, wanted, now);
}

async function claimInTurn(
  house: DeliveryHouse,
  tx: Transaction,
  { id, personId }: Gathered,
  now: Temporal.Instant,
): Promise<CalmClaim> {
  await takeTurn(tx, personId);
  // Read anew: whoever came before may have put it off, or taken it.
  const wanted = await findDelivery(tx, id);
  if (!wanted) return { kind: 'over' };
  if (isAhead(wanted, now)) {
    await unqueue(tx, id);
    return { kind: 'putOff' };
  }
  const preference = await findPreference(tx, personId);
  // What arose since they chose it has not been given to others yet.
  if (preference.onlyUrgent && (await endOptedOut(tx, personId, now)) > 0) await house.jobs.unreachable(tx, personId);
  const plannedAt = await firstPlannedFor(tx, personId, now);
  if (plannedAt) {
    const goesAt = await sendableAt(tx, personId, preference, plannedAt, now);
    if (Temporal.Instant.compare(goesAt, now) > 0) {
      await putOff(tx, personId, now, goesAt);
      return { kind: 'putOff' };
    }
  }
  return claimFound(tx, wanted, now);
}

async function sendableAt(
  tx: Transaction,
  personId: string,
  preference: Preference,
  plannedAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Temporal.Instant> {
  return sendableFrom(preference, await readSettings(tx), plannedAt, now, await sentOn(tx, personId, now));
}

/** What is said of a meeting is not for the digest: each goes by itself, in the person's own hours and within their number. */
async function claimOfMeeting(tx: Transaction, { id, personId, meetingId }: OfMeeting, now: Temporal.Instant): Promise<CalmClaim> {
  await takeTurn(tx, personId);
  const wanted = await findDelivery(tx, id);
  if (!wanted) return { kind: 'over' };
  if (isAhead(wanted, now)) {
    await unqueue(tx, id);
    return { kind: 'putOff' };
  }
  const preference = { ...(await findPreference(tx, personId)), digestAt: null };
  const goesAt = whenFor(preference, false, now, await readSettings(tx), await sentOn(tx, personId, now));
  const meeting = await findMeeting(tx, meetingId);
  const isLater = Temporal.Instant.compare(goesAt, now) > 0;
  if (!meeting || !isLater || cannotWaitFor(meeting, meetingOccasion(meetingId, wanted.occasion), goesAt)) return claimFound(tx, wanted, now);
  await putOffAlone(tx, id, goesAt);
  return { kind: 'putOff' };
}

/** As after a clock that was set back. */
function isAhead({ outcome, claimedAt, plannedAt }: Delivery, now: Temporal.Instant): boolean {
  return outcome === null && claimedAt === null && Temporal.Instant.compare(plannedAt, now) > 0;
}

/** How many messages that can wait the person has got on the day that it is in Stockholm. */
function sentOn(tx: Transaction, personId: string, now: Temporal.Instant): Promise<number> {
  const today = dayOf(now).toZonedDateTime(STOCKHOLM);
  return countCalm(tx, personId, today.toInstant(), today.add({ days: 1 }).toInstant());
}
