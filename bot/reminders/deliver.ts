import { isClosed } from '../domain/task.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import type { House } from '../duties/duty.ts';
import { findChannelPost, insertCardCopy } from '../store/cardCopies.ts';
import { findChannel, findChat } from '../store/conversations.ts';
import {
  claimDelivery,
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

/** The platform could not take the message now; the queue tries again later. Nothing was sent. */
export class DeliveryPostponed extends Error {
  readonly retryAfterMs: number | null;

  constructor(detail: string, retryAfterMs: number | null) {
    super(`Teams did not take the message (${detail}); it is tried again.`);
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
    case 'taken':
      return;
    case 'abandoned':
      return record(house, [claim.delivery], 'uncertain', 'the process ended while sending');
    case 'claimed': {
      const ready: Ready[] = [];
      for (const delivery of claim.deliveries) {
        const file = delivery.taskId ? await findTaskFile(house.db, delivery.taskId) : null;
        const needless = file ? whyNeedless(delivery, file) : 'cancelled';
        if (needless || !file) await record(house, [delivery], needless ?? 'cancelled', null);
        else ready.push({ delivery, file });
      }
      const personId = ready[0]?.delivery.personId;
      if (ready.length > 0) await (personId ? sendToPerson(house, personId, ready) : sendToChannel(house, ready));
    }
  }
}

interface Ready {
  readonly delivery: Delivery;
  readonly file: TaskFile;
}

/** Looks at the task as it is now, since the message was planned earlier. */
function whyNeedless(delivery: Delivery, file: TaskFile): Outcome | null {
  const { state, version } = file.task;
  switch (delivery.purpose) {
    case 'answer':
      return state === 'done' ? null : 'cancelled';
    case 'returned':
      return state === 'awaitingRequester' ? null : 'cancelled';
    case 'task':
    case 'reminder': {
      if (isClosed(state)) return 'cancelled';
      if (delivery.personId === null) return null;
      const waitsForRequester = state === 'awaitingRequester';
      if (waitsForRequester) return delivery.personId === file.requesterId ? null : 'cancelled';
      const stillAsked = file.assignees.some((assignee) => assignee.personId === delivery.personId);
      if (!stillAsked) return 'cancelled';
      return delivery.purpose === 'task' && delivery.occasion !== `v${version}` ? 'superseded' : null;
    }
  }
}

async function sendToPerson(house: DeliveryHouse, personId: string, ready: readonly Ready[]): Promise<void> {
  const person = await findPerson(house.db, personId);
  const chat = await findChat(house.db, personId);
  const deliveries = ready.map((one) => one.delivery);
  if (!person) return record(house, deliveries, 'gone', 'no longer in the directory');
  if (!chat?.installed) return record(house, deliveries, 'notInstalled', chat ? 'uninstalled' : 'never opened');

  const viewer = { personId, language: person.language };
  const rendering = renderingOf(house);
  const files = uniqueFiles(ready);
  const [only] = files;
  const message =
    files.length === 1 && only
      ? await taskMessage(rendering, only, viewer, deliveries[0]?.purpose ?? 'task')
      : await listMessage(rendering, files, viewer);
  const result = await house.messenger.send(chat, message);
  await settle(house, deliveries, files, personId, files.length === 1 ? 'task' : 'list', result);
}

async function sendToChannel(house: DeliveryHouse, ready: readonly Ready[]): Promise<void> {
  const channel = await findChannel(house.db);
  const deliveries = ready.map((one) => one.delivery);
  if (!channel?.installed) return record(house, deliveries, 'notInstalled', channel ? 'removed from the team' : 'no channel');
  const { channelLanguage } = await readSettings(house.db);
  for (const { delivery, file } of ready) {
    const post = delivery.purpose === 'reminder' ? await findChannelPost(house.db, file.task.id) : null;
    const rendering = renderingOf(house);
    if (post) {
      const reply = threadReminderMessage(rendering, file, channelLanguage);
      const result = await house.messenger.reply(channel, post.activityId, reply);
      await settle(house, [delivery], [file], null, 'nothing', result);
    } else {
      const result = await house.messenger.post(channel, channelMessage(rendering, file, channelLanguage));
      await settle(house, [delivery], [file], null, 'task', result);
    }
  }
}

function renderingOf(house: DeliveryHouse): Rendering {
  return { db: house.db, links: house.links, now: house.clock.now() };
}

/** A person may be sent a task and its reminder at once: it stands in the message once. */
function uniqueFiles(ready: readonly Ready[]): TaskFile[] {
  return [...new Map(ready.map(({ file }) => [file.task.id, file])).values()];
}

async function settle(
  house: DeliveryHouse,
  deliveries: readonly Delivery[],
  files: readonly TaskFile[],
  personId: string | null,
  shows: 'task' | 'list' | 'nothing',
  result: SendResult,
): Promise<void> {
  if (!result.ok) return settleFailure(house, deliveries, result.failure, result.detail);
  await house.db.transaction(async (tx) => {
    await recordOutcome(tx, idsOf(deliveries), 'sent', house.clock.now(), null);
    if (shows === 'nothing') return;
    await insertCardCopy(tx, {
      personId,
      conversationId: result.conversationId,
      activityId: result.activityId,
      shows,
      tasks: files.map(({ task }) => ({ taskId: task.id, cardVersion: task.cardVersion })),
    });
    // The task may have changed while its card was under way, and that change found no copy to edit.
    for (const { task } of files) await house.jobs.taskChanged(tx, task.id);
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
