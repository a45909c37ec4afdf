import { Temporal } from 'temporal-polyfill';
import { meetingCard, meetingChannelCard, meetingSummary, type MeetingNotice, type OwnMeetingView, type PublicMeetingView } from '../cards/meetingCard.ts';
import { hasEnded, isComing, isLateToAnswer, isTimely, isUnanswered, meetingReminders, phaseOf, takesAnswers, type Attendance } from '../domain/meeting.ts';
import { dayOf } from '../domain/calm.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { toWorkingTime } from '../domain/workingTime.ts';
import type { Language } from '../domain/person.ts';
import { nextReminderAt } from '../duties/meetings.ts';
import { writeAudit } from '../store/audit.ts';
import type { Executor, Transaction } from '../store/connect.ts';
import { findChannel, findChat } from '../store/conversations.ts';
import { findPerson } from '../store/directory.ts';
import {
  listStaleMeetingCopies,
  lockMeetingCopy,
  lockMeetingsToRemind,
  markMeetingLost,
  markMeetingShown,
  planMeetingMessages,
  type MeetingCopy,
} from '../store/meetingMessages.ts';
import { countAnswers, findInvitation, findMeeting, listInvitations, lockMeeting, setNextReminder, type Invitation, type Meeting } from '../store/meetings.ts';
import { readSettings } from '../store/settings.ts';
import { dayText, periodText } from '../texts/translate.ts';
import { DeliveryPostponed, type DeliveryHouse } from './house.ts';
import { keepInCalendar, type CalendarRefusal } from './keepInCalendar.ts';
import type { Links, Message } from './messenger.ts';
import { giveJobs } from './queue.ts';

/**
 * What a meeting says to whom. Everything is planned by its occasion, so a job that is repeated plans
 * nothing twice: the call to all, a cancellation to those who come, and what belongs to it afterwards
 * to all. Whom another time or place is told, the change itself plans. The calendar is kept beside, and
 * holds up no card.
 *
 * @returns what a calendar refuses for good, for the log
 * @throws DeliveryPostponed when something is worth trying again
 */
export async function followMeeting(house: DeliveryHouse, meetingId: string): Promise<CalendarRefusal | null> {
  await house.db.transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId);
    if (!meeting) return;
    const invited = await listInvitations(tx, meetingId);
    const now = house.clock.now();
    const calmly = toWorkingTime(now, workingHours(await readSettings(tx)));
    for (const { occasion, to, canWait } of occasionsOf(meeting, invited, now)) {
      await giveJobs(house, tx, await planMeetingMessages(tx, meetingId, occasion, to, canWait ? calmly : now, now));
    }
  });
  const [cards, calendar] = await Promise.allSettled([editMeetingCopies(house, meetingId), keepInCalendar(house, meetingId)]);
  const errors = [cards, calendar].filter((one) => one.status === 'rejected').map(({ reason }) => reason as Error);
  const worst = errors.find((error) => !(error instanceof DeliveryPostponed)) ?? errors[0];
  if (worst) throw worst;
  return calendar.status === 'fulfilled' ? calendar.value : null;
}

interface Occasion {
  readonly occasion: string;
  /** People's ids; null for the channel. */
  readonly to: readonly (string | null)[];
  /** A call and what belongs to a meeting afterwards come to all in working hours; what cancels one at once, as far as each has not asked for calm. */
  readonly canWait: boolean;
}

function occasionsOf(meeting: Meeting, invited: readonly Invitation[], now: Temporal.Instant): Occasion[] {
  const all = invited.map(({ personId }) => personId);
  const coming = invited.filter(isComing).map(({ personId }) => personId);
  if (meeting.state === 'cancelled') return [{ occasion: 'cancelled', to: [null, ...coming], canWait: false }];
  if (meeting.minutesLink !== null) return [{ occasion: 'minutes', to: [null, ...all], canWait: true }];
  if (hasEnded(meeting, now)) return [];
  return [{ occasion: 'invitation', to: [null, ...all], canWait: true }];
}

/** Plans the reminders whose moment has come. After a time off, only the latest for each of both sides is said. */
export async function remindOfMeetings(house: DeliveryHouse): Promise<number> {
  return house.db.transaction(async (tx) => {
    const now = house.clock.now();
    let planned = 0;
    for (const meeting of await lockMeetingsToRemind(tx, now)) {
      const since = meeting.nextReminderAt ?? now;
      const due = meetingReminders(meeting).filter(
        ({ at, step }) => Temporal.Instant.compare(at, since) >= 0 && Temporal.Instant.compare(at, now) <= 0 && isTimely(meeting, step, now),
      );
      const invited = takesAnswers(meeting, now) ? await listInvitations(tx, meeting.id) : [];
      for (const audience of ['unanswered', 'coming'] as const) {
        const last = due.filter(({ to }) => to === audience).at(-1);
        if (!last) continue;
        const people = invited.filter((one) => (audience === 'coming' ? isComing(one) : isUnanswered(one)));
        const queued = await planMeetingMessages(tx, meeting.id, `${last.step} ${last.at.toString()}`, people.map(({ personId }) => personId), now, now);
        await giveJobs(house, tx, queued);
        planned += queued.length;
      }
      await setNextReminder(tx, meeting.id, nextReminderAt(meeting, now));
      await writeAudit(tx, {
        at: now,
        actor: 'planner',
        action: 'meeting.reminded',
        taskId: null,
        correlationId: null,
        detail: { meeting: meeting.id, steps: due.map(({ step }) => step) },
      });
    }
    return planned;
  });
}

/** What a message of that occasion says first. */
function noticeOf(occasion: string): MeetingNotice {
  const [word] = occasion.split(' ');
  return (word ?? 'invitation') as MeetingNotice;
}

/** Whether a planned message still says what is so, to this person or in the channel. */
export function isStillSo(
  meeting: Meeting,
  occasion: string,
  own: Attendance | null,
  now: Temporal.Instant,
): boolean {
  const notice = noticeOf(occasion);
  if (notice === 'cancelled' || notice === 'minutes') return true;
  if (meeting.state === 'cancelled' || hasEnded(meeting, now)) return false;
  switch (notice) {
    case 'changed':
      return occasion === `changed ${meeting.sequence}`;
    case 'answerSoon':
    case 'answerToday':
      return own !== null && isUnanswered(own) && isTimely(meeting, notice, now);
    case 'dayBefore':
    case 'morning':
      return own !== null && isComing(own) && isTimely(meeting, notice, now);
    case 'invitation':
      return true;
  }
}

/** Whether it is news of a meeting that one has to know of, to make anything of it. */
export function isNewsOfKnown(occasion: string): boolean {
  const notice = noticeOf(occasion);
  return notice === 'changed' || notice === 'cancelled';
}

/** Whether who comes would learn only on the day itself, or later, that a meeting has moved or will not be: they may be on their way. */
export function cannotWaitFor(meeting: Meeting, occasion: string, until: Temporal.Instant): boolean {
  return isNewsOfKnown(occasion) && Temporal.PlainDate.compare(dayOf(until), dayOf(meeting.startsAt)) >= 0;
}

/** The card for one person, as the meeting and their answer are now; null when they are not invited. */
export async function ownMeetingMessage(
  db: Executor,
  links: Links,
  meeting: Meeting,
  viewer: { readonly personId: string; readonly language: Language },
  now: Temporal.Instant,
  options: { readonly occasion?: string; readonly refused?: { readonly text: string; readonly note: string | null } } = {},
): Promise<Message | null> {
  const own = await findInvitation(db, meeting.id, viewer.personId);
  if (!own) return null;
  const view: OwnMeetingView = { ...(await publicMeetingView(db, links, meeting, viewer.language, now)), answer: own.answer, note: own.note, signedUp: own.signedUp };
  const notice = noticeOf(options.occasion ?? 'invitation');
  const { refused } = options;
  const card = meetingCard(view, { language: viewer.language, notice, ...(refused && { refused }) });
  return { card, summary: meetingSummary(view, notice, viewer.language) };
}

/** The post in the channel. */
export async function channelMeetingMessage(
  db: Executor,
  links: Links,
  meeting: Meeting,
  language: Language,
  now: Temporal.Instant,
  occasion = 'invitation',
): Promise<Message> {
  const view = await publicMeetingView(db, links, meeting, language, now);
  const notice = noticeOf(occasion);
  return { card: meetingChannelCard(view, { language, notice }), summary: meetingSummary(view, notice, language) };
}

async function publicMeetingView(
  db: Executor,
  links: Links,
  meeting: Meeting,
  language: Language,
  now: Temporal.Instant,
): Promise<PublicMeetingView> {
  return {
    meetingId: meeting.id,
    title: meeting.title,
    whenText: periodText(meeting.startsAt, meeting.endsAt, language),
    room: meeting.room,
    onlineLink: meeting.onlineLink,
    agenda: meeting.agenda,
    eduadminLink: meeting.eduadminLink,
    minutesLink: meeting.minutesLink,
    answerByText: dayText(meeting.answerBy, language),
    isLateToAnswer: isLateToAnswer(meeting, now),
    phase: phaseOf(meeting, now),
    counts: await countAnswers(db, meeting.id),
    calendarUrl: links.calendarFile(meeting.id),
    tabUrl: links.meeting(meeting.id),
  };
}

/** Edits every card of the meeting that shows an older state. @throws DeliveryPostponed when one could not be edited now */
async function editMeetingCopies(house: DeliveryHouse, meetingId: string): Promise<void> {
  let postponed: DeliveryPostponed | null = null;
  for (const copyId of await listStaleMeetingCopies(house.db, meetingId)) {
    try {
      await house.db.transaction((tx) => editCopy(house, tx, copyId));
    } catch (error) {
      if (!(error instanceof DeliveryPostponed)) throw error;
      postponed = error;
    }
  }
  if (postponed) throw postponed;
}

async function editCopy(house: DeliveryHouse, tx: Transaction, copyId: string): Promise<void> {
  const copy = await lockMeetingCopy(tx, copyId);
  const meeting = copy && (await findMeeting(tx, copy.meetingId));
  // Another edit, which this one waited for, has shown the same state already.
  if (!copy || !meeting || copy.cardVersion >= meeting.cardVersion) return;
  const drawn = await draw(house, tx, copy, meeting);
  if (!drawn) return markMeetingLost(tx, copyId, 'nobody to show it to');
  const result = await house.messenger.update({ ...drawn.place, conversationId: copy.conversationId }, copy.activityId, drawn.message, 'bulk');
  if (result.ok) return markMeetingShown(tx, copyId, meeting.cardVersion);
  switch (result.failure.kind) {
    case 'gone':
    case 'tooBig':
    case 'blocked':
    case 'notInstalled':
      return markMeetingLost(tx, copyId, `${result.failure.kind}: ${result.detail}`);
    case 'throttled':
      throw new DeliveryPostponed(result.detail, result.failure.retryAfterMs);
    case 'uncertain': // An edit may be repeated: it leads to the same card.
    case 'conflict':
    case 'misconfigured':
    case 'disabled':
    case 'unreachable':
    case 'refused':
      throw new DeliveryPostponed(result.detail, null);
  }
}

async function draw(house: DeliveryHouse, tx: Transaction, copy: MeetingCopy, meeting: Meeting) {
  const now = house.clock.now();
  if (copy.personId === null) {
    const channel = await findChannel(tx);
    const { channelLanguage } = await readSettings(tx);
    return channel && { place: channel, message: await channelMeetingMessage(tx, house.links, meeting, channelLanguage, now) };
  }
  const person = await findPerson(tx, copy.personId);
  const chat = await findChat(tx, copy.personId);
  const message = person && (await ownMeetingMessage(tx, house.links, meeting, { personId: person.id, language: person.language }, now));
  return chat && message && { place: chat, message };
}
