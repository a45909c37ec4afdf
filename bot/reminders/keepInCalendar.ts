import { createHash } from 'node:crypto';
import { sql } from 'drizzle-orm';
import { hasEnded } from '../domain/meeting.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { listComing, rememberEvent } from '../store/meetingEvents.ts';
import { findMeeting, lockMeeting, updateMeeting, type Meeting } from '../store/meetings.ts';
import { DeliveryPostponed, type DeliveryHouse } from './house.ts';
import type { EventFacts, KeepResult, MeetingCalendar, NotKept } from './meetingCalendar.ts';
import type { Links } from './messenger.ts';

/** Why the calendar does not agree with the meeting; it is tried again when the meeting changes next. */
export interface CalendarRefusal {
  readonly kind: 'notAllowed' | 'gone' | 'refused';
  readonly detail: string;
}

/**
 * Makes the calendar agree with a meeting, where the university has switched one on: an event with an
 * online meeting, those who come as its attendees, and nothing left of one that is cancelled. Nobody
 * else gets mail. A meeting that has been stays as it is. Repeated, it asks nothing.
 *
 * @returns what the calendar refuses for good, for the log; null when all is well
 * @throws DeliveryPostponed when it is worth trying again
 */
export async function keepInCalendar(house: DeliveryHouse, meetingId: string): Promise<CalendarRefusal | null> {
  const { calendar } = house;
  if (!calendar) return null;
  const result = await house.db.transaction(async (tx) => {
    // One at a time for each meeting. Its row stays free meanwhile: nobody's answer waits for a calendar.
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`calendar ${meetingId}`}))`);
    const meeting = await findMeeting(tx, meetingId);
    if (!meeting || hasEnded(meeting, house.clock.now())) return null;
    return meeting.state === 'cancelled' ? cancelEvent(tx, calendar, meeting) : keepEvent(house, tx, calendar, meeting);
  });
  if (result === null || result.ok) return null;
  const { failure, detail } = result;
  if (failure.kind === 'later') throw new DeliveryPostponed(`calendar: ${detail}`, failure.retryAfterMs);
  return { kind: failure.kind, detail };
}

async function cancelEvent(tx: Transaction, calendar: MeetingCalendar, meeting: Meeting): Promise<{ readonly ok: true } | NotKept> {
  const result = await calendar.cancel(meeting.id, meeting.calendarEventId);
  if (result.ok) await rememberEvent(tx, meeting.id, { calendarEventId: null, calendarJoinUrl: meeting.calendarJoinUrl, calendarKept: null });
  return result;
}

async function keepEvent(house: DeliveryHouse, tx: Transaction, calendar: MeetingCalendar, meeting: Meeting): Promise<KeepResult> {
  const facts = factsOf(meeting, house.links);
  const attendees = await listComing(tx, meeting.id);
  const wanted = { facts: fingerprint(facts), attendees: fingerprint(attendees) };
  const { calendarEventId: eventId, calendarKept: kept, calendarJoinUrl } = meeting;
  const change = {
    facts: kept?.facts === wanted.facts ? null : facts,
    attendees: kept?.attendees === wanted.attendees ? null : attendees,
  };
  const waitsForLink = facts.otherLink === null && calendarJoinUrl === null;
  let result: KeepResult;
  if (eventId === null) result = await calendar.add({ meetingId: meeting.id, facts, attendees });
  else if (change.facts || change.attendees || waitsForLink) result = await calendar.change(eventId, change);
  else result = { ok: true, eventId, joinUrl: calendarJoinUrl };
  if (!result.ok) return result;
  await rememberEvent(tx, meeting.id, { calendarEventId: result.eventId, calendarJoinUrl: result.joinUrl ?? calendarJoinUrl, calendarKept: wanted });
  if (facts.otherLink === null && result.joinUrl !== null) await giveLink(house, tx, meeting.id, result.joinUrl);
  return result;
}

/** Cards and files show the event's link, unless the office has given another meanwhile. */
async function giveLink(house: DeliveryHouse, tx: Transaction, meetingId: string, joinUrl: string): Promise<void> {
  const meeting = await lockMeeting(tx, meetingId);
  if (!meeting || meeting.state === 'cancelled' || meeting.onlineLink !== null) return;
  await updateMeeting(tx, meetingId, { onlineLink: joinUrl });
  await writeAudit(tx, {
    at: house.clock.now(),
    actor: 'calendar',
    action: 'meeting.linked',
    taskId: null,
    correlationId: null,
    detail: { meeting: meetingId },
  });
  await house.jobs.meetingChanged(tx, meetingId);
}

function factsOf(meeting: Meeting, links: Links): EventFacts {
  const { title, startsAt, endsAt, room, agenda, onlineLink, calendarJoinUrl } = meeting;
  return { title, startsAt, endsAt, room, agenda, otherLink: onlineLink === calendarJoinUrl ? null : onlineLink, pageUrl: links.meeting(meeting.id) };
}

function fingerprint(said: object): string {
  return createHash('sha256').update(JSON.stringify(said)).digest('hex');
}
