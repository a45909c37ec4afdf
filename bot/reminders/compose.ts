import type { Haste } from '../domain/pacing.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Language } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import { standingOf, standsAs, type TaskFile } from '../domain/taskFile.ts';
import { findAlert } from '../store/alerts.ts';
import { findBroadcast } from '../store/broadcasts.ts';
import { findChannelPost } from '../store/cardCopies.ts';
import { findChannel } from '../store/conversations.ts';
import { isOvertaken, occasionOf, recordOutcome, type Delivery } from '../store/deliveries.ts';
import { readSettings } from '../store/settings.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import type { DeliveryHouse } from './house.ts';
import type { Failed, Message, Place } from './messenger.ts';
import { reach, type Reached } from './reach.ts';
import {
  alertMessage,
  broadcastMessage,
  channelMessage,
  listMessage,
  taskMessage,
  threadReminderMessage,
  type Rendering,
} from './render.ts';

/** A message that is ready to go. */
export interface Draft {
  readonly kind: 'draft';
  readonly deliveries: readonly Delivery[];
  readonly message: Message;
  readonly language: Language;
  readonly place:
    | { readonly kind: 'person'; readonly to: Reached }
    | { readonly kind: 'channel'; readonly channel: Place }
    | { readonly kind: 'thread'; readonly channel: Place; readonly activityId: string };
  readonly files: readonly TaskFile[];
  /** What the copy of the card shows; of what is said once nothing is left to edit. */
  readonly shows: 'task' | 'list' | 'nothing';
}

export type Composed =
  | Draft
  /** All of it was ended without being sent. */
  | { readonly kind: 'nothing' }
  /** Whether the person is reached could not be found out now. */
  | { readonly kind: 'failed'; readonly deliveries: readonly Delivery[]; readonly failed: Failed };

const NOTHING = { kind: 'nothing' } as const;

/**
 * Looks at what was claimed as things are now, since it was planned earlier: ends what need not or
 * cannot be sent, and makes one message of the rest.
 */
export async function compose(house: DeliveryHouse, claimed: readonly Delivery[], haste: Haste): Promise<Composed> {
  const [first] = claimed;
  if (!first) return NOTHING;
  if (first.broadcastId !== null) return composeBroadcast(house, first, first.broadcastId, haste);
  if (first.alertId !== null) return composeAlert(house, first, first.alertId, haste);
  const ready: Ready[] = [];
  for (const delivery of claimed) {
    const file = delivery.taskId ? await findTaskFile(house.db, delivery.taskId) : null;
    const needless = file ? await whyNeedless(house, delivery, file) : 'cancelled';
    if (file && !needless) ready.push({ delivery, file });
    else await end(house, [delivery], needless ?? 'cancelled', null);
  }
  const [head, ...others] = ready;
  if (!head) return NOTHING;
  return head.delivery.personId === null
    ? composeForChannel(house, head)
    : composeForPerson(house, head.delivery.personId, [head, ...others], haste);
}

interface Ready {
  readonly delivery: Delivery;
  readonly file: TaskFile;
}

async function whyNeedless(house: DeliveryHouse, delivery: Delivery, file: TaskFile): Promise<Outcome | null> {
  const { state, version } = file.task;
  switch (delivery.purpose) {
    case 'answer':
      return state === 'done' ? null : 'cancelled';
    case 'returned':
      if (state !== 'awaitingRequester') return 'cancelled';
      return occasionOf(delivery) === `v${version}` ? null : 'superseded';
    case 'task':
    case 'reminder':
      if (isClosed(state) || !isAskedNow(delivery, file)) return 'cancelled';
      // A step is named after the version whose ladder it belongs to.
      if (delivery.purpose === 'reminder' && !delivery.occasion.startsWith(`${version}:`)) return 'superseded';
      return (await isOvertaken(house.db, delivery)) ? 'superseded' : null;
    case 'replacement':
      return delivery.personId !== null && standingOf(file, delivery.personId) === 'none' ? 'cancelled' : null;
    case 'broadcast':
    case 'alert':
      return null;
  }
}

function isAskedNow({ personId }: Delivery, file: TaskFile): boolean {
  if (personId === null) return true;
  return standsAs(file, personId, file.task.state === 'awaitingRequester' ? 'requester' : 'assignee');
}

async function composeForPerson(
  house: DeliveryHouse,
  personId: string,
  ready: readonly [Ready, ...Ready[]],
  haste: Haste,
): Promise<Composed> {
  const deliveries = ready.map((one) => one.delivery);
  const to = await reachOrEnd(house, personId, deliveries, haste);
  if (to.kind !== 'reached') return to;
  const { language } = to.person;
  const files = ready.map((one) => one.file);
  const viewer = { personId, language };
  const [only, ...others] = ready;
  const isOne = others.length === 0;
  const message = isOne
    ? await taskMessage(renderingOf(house), only.file, viewer, only.delivery.purpose, only.delivery.resendOf !== null)
    : await listMessage(renderingOf(house), files, viewer);
  return { kind: 'draft', deliveries, message, language, place: { kind: 'person', to }, files, shows: isOne ? 'task' : 'list' };
}

async function composeForChannel(house: DeliveryHouse, { delivery, file }: Ready): Promise<Composed> {
  const channel = await findChannel(house.db);
  if (!channel?.installed) {
    await end(house, [delivery], 'notInstalled', channel ? 'removed from the team' : 'no channel');
    return NOTHING;
  }
  const { channelLanguage: language } = await readSettings(house.db);
  const rendering = renderingOf(house);
  const common = { kind: 'draft', deliveries: [delivery], files: [file], language } as const;
  const post = delivery.purpose === 'reminder' ? await findChannelPost(house.db, file.task.id) : null;
  if (post) {
    const place = { kind: 'thread', channel, activityId: post.activityId } as const;
    return { ...common, shows: 'nothing', place, message: threadReminderMessage(rendering, file, language) };
  }
  return { ...common, shows: 'task', place: { kind: 'channel', channel }, message: channelMessage(rendering, file, language) };
}

async function composeBroadcast(house: DeliveryHouse, delivery: Delivery, broadcastId: string, haste: Haste): Promise<Composed> {
  const broadcast = await findBroadcast(house.db, broadcastId);
  if (!broadcast || broadcast.state === 'cancelled') {
    await end(house, [delivery], 'cancelled', null);
    return NOTHING;
  }
  return composeOnce(house, delivery, haste, (language) => broadcastMessage(house.links, broadcast, language));
}

async function composeAlert(house: DeliveryHouse, delivery: Delivery, alertId: string, haste: Haste): Promise<Composed> {
  const alert = await findAlert(house.db, alertId);
  if (!alert || alert.clearedAt !== null) {
    await end(house, [delivery], 'cancelled', null);
    return NOTHING;
  }
  return composeOnce(house, delivery, haste, (language) => alertMessage(renderingOf(house), alert, language));
}

/** A message that is about no task: it is said once, and nothing follows it. */
async function composeOnce(
  house: DeliveryHouse,
  delivery: Delivery,
  haste: Haste,
  messageIn: (language: Language) => Message,
): Promise<Composed> {
  const to = await reachOrEnd(house, delivery.personId ?? '', [delivery], haste);
  if (to.kind !== 'reached') return to;
  const { language } = to.person;
  return { kind: 'draft', deliveries: [delivery], message: messageIn(language), language, place: { kind: 'person', to }, files: [], shows: 'nothing' };
}

async function reachOrEnd(
  house: DeliveryHouse,
  personId: string,
  deliveries: readonly Delivery[],
  haste: Haste,
): Promise<Reached | Exclude<Composed, Draft>> {
  const found = await reach(house, personId, haste);
  switch (found.kind) {
    case 'reached':
      return found;
    case 'failed':
      return { kind: 'failed', deliveries, failed: found.failed };
    case 'unreached':
      await house.db.transaction(async (tx) => {
        await recordOutcome(tx, deliveries.map(({ id }) => id), found.outcome, house.clock.now(), found.detail);
        // What arose since it was known has not been given to others yet.
        await house.jobs.unreachable(tx, personId);
      });
      return NOTHING;
  }
}

function renderingOf(house: DeliveryHouse): Rendering {
  return { db: house.db, links: house.links, now: house.clock.now() };
}

function end(house: DeliveryHouse, deliveries: readonly Delivery[], outcome: Outcome, detail: string | null): Promise<void> {
  return recordOutcome(house.db, deliveries.map(({ id }) => id), outcome, house.clock.now(), detail);
}
