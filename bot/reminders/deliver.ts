import type { Haste } from '../domain/pacing.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { insertCardCopy } from '../store/cardCopies.ts';
import { markRefused } from '../store/conversations.ts';
import { hasMovedOn, insertMeetingCopy } from '../store/meetingMessages.ts';
import { ABANDONED, ABANDONED_AFTER_SECONDS, recordOutcome, releaseDeliveries, type Delivery } from '../store/deliveries.ts';
import { claimCalmly } from './calm.ts';
import { compose, type Draft } from './compose.ts';
import { DeliveryPostponed, type DeliveryHouse } from './house.ts';
import type { Failed, SendResult } from './messenger.ts';
import { sendTo } from './reach.ts';
import { shortMessage } from './render.ts';

/** Seconds between claim and request after which nothing is sent any more: others may take it for abandoned soon. */
const FRESH_SECONDS = ABANDONED_AFTER_SECONDS - 20;

/** Attempts after which what Teams refuses for a reason that we do not know is given up. */
const REFUSED_ATTEMPTS = 8;

/**
 * Sends one planned message, or finds that it need not be sent, and writes how it ended.
 * A message is claimed first: whatever dies in between, nothing is sent twice.
 *
 * @throws DeliveryPostponed when it is certain that nothing was sent and worth trying again.
 */
export async function deliver(house: DeliveryHouse, deliveryId: string): Promise<void> {
  const claim = await claimCalmly(house, deliveryId);
  switch (claim.kind) {
    case 'over':
    case 'putOff':
      return;
    case 'taken':
      // Looked at again when whoever has it must be done: should that one have died, nobody else would know.
      throw new DeliveryPostponed('somebody else has it', (ABANDONED_AFTER_SECONDS + 1) * 1000);
    case 'abandoned':
      return record(house, claim.deliveries, 'uncertain', ABANDONED);
    case 'claimed':
      return sendClaimed(house, claim.deliveries);
  }
}

/** Makes one message of what was claimed together, sends it and writes how it ended. @throws DeliveryPostponed */
export async function sendClaimed(house: DeliveryHouse, claimed: readonly Delivery[]): Promise<void> {
  const claimedAt = performance.now();
  const haste = claimed[0]?.urgent ? 'urgent' : 'bulk';
  const draft = await releasingOnError(house, claimed, () => compose(house, claimed, haste));
  if (draft.kind === 'nothing') return;
  if (draft.kind === 'failed') return settleFailure(house, draft.deliveries, draft.failed, null);
  // A process that was stopped for a while, by its machine, wakes here.
  if (performance.now() - claimedAt > FRESH_SECONDS * 1000) {
    await releaseDeliveries(house.db, idsOf(draft.deliveries), 'slept');
    throw new DeliveryPostponed('the process slept', 0);
  }
  await settle(house, draft, await send(house, draft, haste));
}

/** Until the message is on its way, a failure is certain to have sent nothing, so others may try. */
async function releasingOnError<T>(house: DeliveryHouse, deliveries: readonly Delivery[], work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await releaseDeliveries(house.db, idsOf(deliveries), 'could not be prepared');
    throw error;
  }
}

/** What Teams finds too big is cut to a link to the tab, once. */
async function send(house: DeliveryHouse, draft: Draft, haste: Haste): Promise<SendResult> {
  const result = await sendAs(house, draft, draft.message, haste);
  if (result.ok || result.failure.kind !== 'tooBig') return result;
  return sendAs(house, draft, shortMessage(house.links, draft.files, draft.language), haste);
}

function sendAs(house: DeliveryHouse, { place }: Draft, message: Draft['message'], haste: Haste): Promise<SendResult> {
  switch (place.kind) {
    case 'person':
      return sendTo(house, place.to, message, haste);
    case 'channel':
      return house.messenger.post(place.channel, message, haste);
    case 'thread':
      return house.messenger.reply(place.channel, place.activityId, message, haste);
  }
}

async function settle(house: DeliveryHouse, draft: Draft, result: SendResult): Promise<void> {
  const { deliveries, files, shows } = draft;
  const personId = draft.place.kind === 'person' ? draft.place.to.person.id : null;
  if (!result.ok) return settleFailure(house, deliveries, result, personId);
  await house.db.transaction(async (tx) => {
    if (shows !== 'nothing') {
      // The copy comes first, since it takes the tasks: planning takes them before their messages as
      // well, and so the two cannot wait for each other in a ring.
      await insertCardCopy(tx, {
        personId,
        conversationId: result.conversationId,
        activityId: result.activityId,
        shows,
        tasks: shownTasks(files),
      });
      // The task may have changed while its card was under way, and that change found no copy to edit.
      for (const { task } of files) await house.jobs.taskChanged(tx, task.id);
    }
    if (draft.meeting) {
      const { id: meetingId, cardVersion, answer, note } = draft.meeting;
      const { conversationId, activityId } = result;
      // Somebody may have answered, or it may have changed, while its card was under way.
      const isOld = await hasMovedOn(tx, { meetingId, personId, cardVersion, answer, note });
      await insertMeetingCopy(tx, { meetingId, personId, conversationId, activityId, cardVersion: isOld ? 0 : cardVersion });
      if (isOld) await house.jobs.meetingChanged(tx, meetingId);
    }
    await recordOutcome(tx, idsOf(deliveries), 'sent', house.clock.now(), null);
  });
}

function shownTasks(files: readonly TaskFile[]) {
  return files.map(({ task }) => ({ taskId: task.id, cardVersion: task.cardVersion }));
}

async function settleFailure(
  house: DeliveryHouse,
  deliveries: readonly Delivery[],
  { failure, detail }: Failed,
  personId: string | null,
): Promise<void> {
  switch (failure.kind) {
    case 'uncertain':
    case 'gone':
    case 'tooBig':
      return record(house, deliveries, failure.kind, detail);
    case 'blocked':
    case 'notInstalled': {
      const outcome = failure.kind;
      return house.db.transaction(async (tx) => {
        await recordOutcome(tx, idsOf(deliveries), outcome, house.clock.now(), detail);
        if (personId === null) return;
        await markRefused(tx, personId, house.clock.now());
        await house.jobs.unreachable(tx, personId);
      });
    }
    case 'refused':
      if (deliveries.every(({ attempts }) => attempts >= REFUSED_ATTEMPTS)) return record(house, deliveries, 'blocked', detail);
      return postpone(house, deliveries, detail, null);
    case 'throttled':
      return postpone(house, deliveries, detail, failure.retryAfterMs);
    case 'conflict':
    case 'misconfigured':
    case 'disabled':
    case 'unreachable':
      return postpone(house, deliveries, detail, null);
  }
}

async function postpone(house: DeliveryHouse, deliveries: readonly Delivery[], detail: string, retryAfterMs: number | null): Promise<never> {
  await releaseDeliveries(house.db, idsOf(deliveries), detail);
  throw new DeliveryPostponed(detail, retryAfterMs);
}

function record(house: DeliveryHouse, deliveries: readonly Delivery[], outcome: Outcome, detail: string | null): Promise<void> {
  return recordOutcome(house.db, idsOf(deliveries), outcome, house.clock.now(), detail);
}

function idsOf(deliveries: readonly Delivery[]): string[] {
  return deliveries.map((delivery) => delivery.id);
}
