import { isClosed } from '../domain/task.ts';
import type { Outcome } from '../domain/outcome.ts';
import { standsAs, type TaskFile } from '../domain/taskFile.ts';
import type { House } from '../duties/duty.ts';
import { findChannelPost, insertCardCopy } from '../store/cardCopies.ts';
import { findChannel, findChat } from '../store/conversations.ts';
import {
  ABANDONED_AFTER_SECONDS,
  claimDelivery,
  isOvertaken,
  recordOutcome,
  releaseDeliveries,
  type Delivery,
} from '../store/deliveries.ts';
import { findPerson } from '../store/directory.ts';
import { readSettings } from '../store/settings.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import type { Failure, Links, Messenger, SendResult } from './messenger.ts';
import { channelMessage, listMessage, taskMessage, threadReminderMessage, type Rendering } from './render.ts';

export interface DeliveryHouse extends House {
  readonly messenger: Messenger;
  readonly links: Links;
}

/** Nothing was sent, and it is worth trying again: the queue does, at the latest after `retryAfterMs` when that is known. */
export class DeliveryPostponed extends Error {
  readonly retryAfterMs: number | null;

  constructor(detail: string, retryAfterMs: number | null) {
    super(`Not done yet (${detail}); it is tried again.`);
    this.name = 'DeliveryPostponed';
    this.retryAfterMs = retryAfterMs;
  }
}

/**
 * Sends one planned message, or finds that it need not be sent, and writes how it ended.
 * A message is claimed first: whatever dies in between, nothing is sent twice.
 *
 * @throws DeliveryPostponed when it is certain that nothing was sent and worth trying again.
 */
export async function deliver(house: DeliveryHouse, deliveryId: string): Promise<void> {
  const claim = await claimDelivery(house.db, deliveryId, house.clock.now());
  switch (claim.kind) {
    case 'over':
      return;
    case 'taken':
      // Looked at again when whoever has it must be done: should that one have died, nobody else would know.
      throw new DeliveryPostponed('somebody else has it', (ABANDONED_AFTER_SECONDS + 1) * 1000);
    case 'abandoned':
      return record(house, claim.deliveries, 'uncertain', 'the process ended while sending');
    case 'claimed': {
      const outgoing = await releasingOnError(house, claim.deliveries, () => prepare(house, claim.deliveries));
      if (outgoing) await settle(house, outgoing, await outgoing.send());
    }
  }
}

/** A message that is ready to go. */
interface Outgoing {
  readonly deliveries: readonly Delivery[];
  readonly files: readonly TaskFile[];
  /** Null for the channel. */
  readonly personId: string | null;
  /** What the copy of the card shows; nothing is left to edit of a reply in a thread. */
  readonly shows: 'task' | 'list' | 'nothing';
  readonly send: () => Promise<SendResult>;
}

/** Until the message is on its way, a failure is certain to have sent nothing, so others may try. */
async function releasingOnError<T>(
  house: DeliveryHouse,
  deliveries: readonly Delivery[],
  work: () => Promise<T>,
): Promise<T> {
  try {
    return await work();
  } catch (error) {
    await releaseDeliveries(house.db, idsOf(deliveries), 'could not be prepared');
    throw error;
  }
}

interface Ready {
  readonly delivery: Delivery;
  readonly file: TaskFile;
}

/** Ends what need not or cannot be sent, and makes one message of the rest; null when nothing is left. */
async function prepare(house: DeliveryHouse, deliveries: readonly Delivery[]): Promise<Outgoing | null> {
  const ready: Ready[] = [];
  for (const delivery of deliveries) {
    const file = delivery.taskId ? await findTaskFile(house.db, delivery.taskId) : null;
    const needless = file ? await whyNeedless(house, delivery, file) : 'cancelled';
    if (file && !needless) ready.push({ delivery, file });
    else await record(house, [delivery], needless ?? 'cancelled', null);
  }
  const [first] = ready;
  if (!first) return null;
  const { personId } = first.delivery;
  return personId ? messageToPerson(house, personId, ready) : messageToChannel(house, first);
}

/** Looks at the task as it is now, since the message was planned earlier. */
async function whyNeedless(house: DeliveryHouse, delivery: Delivery, file: TaskFile): Promise<Outcome | null> {
  const { state, version } = file.task;
  switch (delivery.purpose) {
    case 'answer':
      return state === 'done' ? null : 'cancelled';
    case 'returned':
      if (state !== 'awaitingRequester') return 'cancelled';
      return delivery.occasion === `v${version}` ? null : 'superseded';
    case 'task':
    case 'reminder':
      if (isClosed(state) || !isAskedNow(delivery, file)) return 'cancelled';
      // A step is named after the version whose ladder it belongs to.
      if (delivery.purpose === 'reminder' && !delivery.occasion.startsWith(`${version}:`)) return 'superseded';
      return (await isOvertaken(house.db, delivery)) ? 'superseded' : null;
  }
}

function isAskedNow({ personId }: Delivery, file: TaskFile): boolean {
  if (personId === null) return true;
  return standsAs(file, personId, file.task.state === 'awaitingRequester' ? 'requester' : 'assignee');
}

async function messageToPerson(
  house: DeliveryHouse,
  personId: string,
  ready: readonly Ready[],
): Promise<Outgoing | null> {
  const person = await findPerson(house.db, personId);
  const chat = await findChat(house.db, personId);
  const deliveries = ready.map((one) => one.delivery);
  if (!person) return unreached(house, deliveries, 'gone', 'no longer in the directory');
  if (!chat?.installed) return unreached(house, deliveries, 'notInstalled', chat ? 'uninstalled' : 'never opened');

  const viewer = { personId, language: person.language };
  const rendering = renderingOf(house);
  const files = ready.map((one) => one.file);
  const [only, ...others] = ready;
  const single = only && others.length === 0 ? only : null;
  const message = single
    ? await taskMessage(rendering, single.file, viewer, single.delivery.purpose)
    : await listMessage(rendering, files, viewer);
  const shows = single ? 'task' : 'list';
  return { deliveries, files, personId, shows, send: () => house.messenger.send(chat, message) };
}

async function messageToChannel(house: DeliveryHouse, { delivery, file }: Ready): Promise<Outgoing | null> {
  const channel = await findChannel(house.db);
  if (!channel?.installed) {
    return unreached(house, [delivery], 'notInstalled', channel ? 'removed from the team' : 'no channel');
  }
  const { channelLanguage } = await readSettings(house.db);
  const rendering = renderingOf(house);
  const common = { deliveries: [delivery], files: [file], personId: null };
  const post = delivery.purpose === 'reminder' ? await findChannelPost(house.db, file.task.id) : null;
  if (post) {
    const reply = threadReminderMessage(rendering, file, channelLanguage);
    return { ...common, shows: 'nothing', send: () => house.messenger.reply(channel, post.activityId, reply) };
  }
  const message = channelMessage(rendering, file, channelLanguage);
  return { ...common, shows: 'task', send: () => house.messenger.post(channel, message) };
}

async function unreached(
  house: DeliveryHouse,
  deliveries: readonly Delivery[],
  outcome: Outcome,
  detail: string,
): Promise<null> {
  await record(house, deliveries, outcome, detail);
  return null;
}

function renderingOf(house: DeliveryHouse): Rendering {
  return { db: house.db, links: house.links, now: house.clock.now() };
}

async function settle(
  house: DeliveryHouse,
  { deliveries, files, personId, shows }: Outgoing,
  result: SendResult,
): Promise<void> {
  if (!result.ok) return settleFailure(house, deliveries, result.failure, result.detail);
  await house.db.transaction(async (tx) => {
    if (shows !== 'nothing') {
      // The copy comes first, since it takes the tasks: planning takes them before their messages as
      // well, and so the two cannot wait for each other in a ring.
      await insertCardCopy(tx, {
        personId,
        conversationId: result.conversationId,
        activityId: result.activityId,
        shows,
        tasks: files.map(({ task }) => ({ taskId: task.id, cardVersion: task.cardVersion })),
      });
      // The task may have changed while its card was under way, and that change found no copy to edit.
      for (const { task } of files) await house.jobs.taskChanged(tx, task.id);
    }
    await recordOutcome(tx, idsOf(deliveries), 'sent', house.clock.now(), null);
  });
}

async function settleFailure(
  house: DeliveryHouse,
  deliveries: readonly Delivery[],
  failure: Failure,
  detail: string,
): Promise<void> {
  switch (failure.kind) {
    case 'uncertain':
    case 'blocked':
    case 'notInstalled':
    case 'gone':
    case 'tooBig':
      return record(house, deliveries, failure.kind, detail);
    case 'throttled':
    case 'conflict':
    case 'misconfigured':
    case 'unreachable':
    case 'refused':
      await releaseDeliveries(house.db, idsOf(deliveries), detail);
      throw new DeliveryPostponed(detail, failure.kind === 'throttled' ? failure.retryAfterMs : null);
  }
}

function record(
  house: DeliveryHouse,
  deliveries: readonly Delivery[],
  outcome: Outcome,
  detail: string | null,
): Promise<void> {
  return recordOutcome(house.db, idsOf(deliveries), outcome, house.clock.now(), detail);
}

function idsOf(deliveries: readonly Delivery[]): string[] {
  return deliveries.map((delivery) => delivery.id);
}
