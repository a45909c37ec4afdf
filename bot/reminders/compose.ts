import type { Temporal } from 'temporal-polyfill';
import type { Haste } from '../domain/pacing.ts';
import { isComing, type MeetingAnswer } from '../domain/meeting.ts';
import type { Outcome } from '../domain/outcome.ts';
import type { Language } from '../domain/person.ts';
import { wants } from '../domain/preference.ts';
import { isSnoozed } from '../domain/snooze.ts';
import { isClosed } from '../domain/task.ts';
import { standingOf, standsAs, type TaskFile } from '../domain/taskFile.ts';
import { snoozedDetail } from '../duties/snooze.ts';
import { findAlert } from '../store/alerts.ts';
import { findBroadcast } from '../store/broadcasts.ts';
import { findChannelPost } from '../store/cardCopies.ts';
import { findChannel } from '../store/conversations.ts';
import { findMeetingPost, isCalledInChannel, meetingOccasion } from '../store/meetingMessages.ts';
import { findInvitation, findMeeting, type Meeting } from '../store/meetings.ts';
import { isAskedFor, isOvertaken, isWake, occasionOf, recordOutcome, type Delivery } from '../store/deliveries.ts';
import { findPerson } from '../store/directory.ts';
import { findPreference } from '../store/preferences.ts';
import { readSettings } from '../store/settings.ts';
import { findQuestion } from '../store/sentQuestions.ts';
import { findSnooze } from '../store/snoozes.ts';
import { findTaskFile } from '../store/taskFiles.ts';
import type { DeliveryHouse } from './house.ts';
import { channelMeetingMessage, isNewsOfKnown, isStillSo, ownMeetingMessage } from './meetings.ts';
import type { Failed, Message, Place } from './messenger.ts';
import { reach, type Reached } from './reach.ts';
import {
  alertMessage,
  broadcastMessage,
  channelMessage,
  listMessage,
  questionMessage,
  taskMessage,
  threadReminderMessage,
  type Rendering,
  type Saying,
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
  /** Set when the card is a meeting's, whose copies follow it. */
  readonly meeting?: Pick<Meeting, 'id' | 'cardVersion'> & { readonly answer: MeetingAnswer | null; readonly note: string | null };
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
  if (first.meetingId !== null) return composeMeeting(house, first, first.meetingId, haste);
  if (first.questionId !== null) return composeQuestion(house, first, first.questionId, haste);
  if (first.alertId !== null) return composeAlert(house, first, first.alertId, haste);
  const ready: Ready[] = [];
  for (const delivery of claimed) {
    const file = delivery.taskId ? await findTaskFile(house.db, delivery.taskId) : null;
    const needless = file ? await whyNeedless(house, delivery, file) : 'cancelled';
    const until = file && !needless ? await snoozedUntil(house, delivery, file) : null;
    if (until) await end(house, [delivery], 'superseded', snoozedDetail(until));
    else if (file && !needless) ready.push({ delivery, file });
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
    case 'heldUp':
      if (isClosed(state)) return 'cancelled';
      return occasionOf(delivery) === `v${version}` ? null : 'superseded';
    case 'inherited':
      return isClosed(state) || file.requesterId !== delivery.personId ? 'cancelled' : null;
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
    case 'meeting':
    case 'question':
      return null;
  }
}

/** Until when the person wants no reminder of this task, if they still do. They asked, so they know of it; what is new to them goes out. */
async function snoozedUntil(house: DeliveryHouse, { purpose, personId }: Delivery, { task }: TaskFile): Promise<Temporal.Instant | null> {
  if (purpose !== 'reminder' || personId === null) return null;
  const until = await findSnooze(house.db, task.id, personId);
  return until && isSnoozed(until, task.dueAt, house.clock.now()) ? until : null;
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
    ? await taskMessage(renderingOf(house), only.file, viewer, only.delivery.purpose, saidAs(only.delivery))
    : await listMessage(renderingOf(house), files, viewer);
  return { kind: 'draft', deliveries, message, language, place: { kind: 'person', to }, files, shows: isOne ? 'task' : 'list' };
}

function saidAs(delivery: Delivery): Saying {
  if (delivery.resendOf !== null) return 'again';
  return isWake(delivery) ? 'asWished' : 'first';
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

async function composeQuestion(house: DeliveryHouse, delivery: Delivery, questionId: string, haste: Haste): Promise<Composed> {
  const question = await findQuestion(house.db, questionId);
  const asker = question && (await findPerson(house.db, question.askedBy));
  if (!asker) {
    await end(house, [delivery], 'cancelled', null);
    return NOTHING;
  }
  return composeOnce(house, delivery, haste, (language) => questionMessage(question.words, asker, language));
}

async function composeMeeting(house: DeliveryHouse, delivery: Delivery, meetingId: string, haste: Haste): Promise<Composed> {
  const meeting = await findMeeting(house.db, meetingId);
  const now = house.clock.now();
  const occasion = meetingOccasion(meetingId, occasionOf(delivery));
  const { personId } = delivery;
  const own = personId === null ? null : await findInvitation(house.db, meetingId, personId);
  if (!meeting || (personId !== null && !own) || !isStillSo(meeting, occasion, own, now)) {
    await end(house, [delivery], 'cancelled', null);
    return NOTHING;
  }
  const common = { kind: 'draft', deliveries: [delivery], files: [], shows: 'nothing', meeting: { ...meeting, answer: own?.answer ?? null, note: own?.note ?? null } } as const;
  if (personId === null) return composeMeetingPost(house, delivery, meeting, occasion, common);
  // Whoever said that they come has asked to hear of it.
  if (!(own && isComing(own)) && (await isUnwanted(house, delivery, personId))) {
    await end(house, [delivery], 'optedOut', null);
    return NOTHING;
  }
  const to = await reachOrEnd(house, personId, [delivery], haste);
  if (to.kind !== 'reached') return to;
  const { language } = to.person;
  const message = await ownMeetingMessage(house.db, house.links, meeting, { personId, language }, now, { occasion });
  return message ? { ...common, message, language, place: { kind: 'person', to } } : NOTHING;
}

/** News of a meeting go into the thread of its post, which itself follows the meeting. */
async function composeMeetingPost(
  house: DeliveryHouse,
  delivery: Delivery,
  meeting: Meeting,
  occasion: string,
  common: Pick<Draft, 'kind' | 'deliveries' | 'files' | 'shows' | 'meeting'>,
): Promise<Composed> {
  const channel = await findChannel(house.db);
  if (!channel?.installed) {
    await end(house, [delivery], 'notInstalled', channel ? 'removed from the team' : 'no channel');
    return NOTHING;
  }
  // Its call may wait for working hours: it tells how things are then, or is not sent.
  if (isNewsOfKnown(occasion) && !(await isCalledInChannel(house.db, meeting.id))) {
    await end(house, [delivery], 'superseded', 'not called there yet');
    return NOTHING;
  }
  const { channelLanguage: language } = await readSettings(house.db);
  const message = await channelMeetingMessage(house.db, house.links, meeting, language, house.clock.now(), occasion);
  const post = occasion === 'invitation' ? null : await findMeetingPost(house.db, meeting.id);
  const place = post ? ({ kind: 'thread', channel, activityId: post.activityId } as const) : ({ kind: 'channel', channel } as const);
  return { ...common, message, language, place };
}

/** A message that is about no task: it is said once, and nothing follows it. */
async function composeOnce(
  house: DeliveryHouse,
  delivery: Delivery,
  haste: Haste,
  messageIn: (language: Language) => Message,
): Promise<Composed> {
  const personId = delivery.personId ?? '';
  if (await isUnwanted(house, delivery, personId)) {
    await end(house, [delivery], 'optedOut', null);
    return NOTHING;
  }
  const to = await reachOrEnd(house, personId, [delivery], haste);
  if (to.kind !== 'reached') return to;
  const { language } = to.person;
  return { kind: 'draft', deliveries: [delivery], message: messageIn(language), language, place: { kind: 'person', to }, files: [], shows: 'nothing' };
}

/** Whether the person wants only what is urgent, and this is not. What is about tasks was looked at when it was claimed. */
async function isUnwanted(house: DeliveryHouse, delivery: Delivery, personId: string): Promise<boolean> {
  const { urgent } = delivery;
  return !urgent && !wants(await findPreference(house.db, personId), { urgent, isAskedFor: isAskedFor(delivery) });
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
