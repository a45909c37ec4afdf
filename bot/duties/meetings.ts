import { Temporal } from 'temporal-polyfill';
import type { PartAct } from '../domain/auditAct.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import { dayOf } from '../domain/calm.ts';
import { hasEnded, isComing, meetingReminders, momentsOf, planProblem, proposeNext, takesAnswers, type MeetingAudience, type MeetingAnswer, type MeetingPlan, type PlanProblem } from '../domain/meeting.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import {
  findInvitation,
  insertMeeting,
  inviteAudience,
  lastMeeting,
  listInvitations,
  lockMeeting,
  lockMeetingsAhead,
  markSignedUp,
  saveAnswer,
  showAnswerAnew,
  uninviteLeavers,
  updateMeeting,
  type Meeting,
} from '../store/meetings.ts';
import { findPeopleByEmail } from '../store/directory.ts';
import { planMeetingMessages } from '../store/meetingMessages.ts';
import type { Actor, House, Work } from './duty.ts';
import { once } from './once.ts';

/**
 * Duty 12: network meetings. The International Office calls them; who is invited answers until they
 * begin. Every change is one transaction with its audit row and the job that carries it to the cards.
 */

/** A meeting as it was written: what its clock shows in its zone. */
export function planOf(meeting: Meeting) {
  const [from, until] = [meeting.startsAt, meeting.endsAt].map((moment) => moment.toZonedDateTimeISO(meeting.zone));
  const time = (moment: Temporal.ZonedDateTime | undefined) => moment?.toPlainTime().toString({ smallestUnit: 'minute' }) ?? '';
  const { title, zone, room, onlineLink, agenda, eduadminLink } = meeting;
  const audience: MeetingAudience = meeting.audience;
  return {
    ...{ title, zone, room, onlineLink, agenda, eduadminLink, audience },
    day: from?.toPlainDate().toString() ?? '',
    startsAt: time(from),
    endsAt: time(until),
    answerBy: meeting.answerBy.toString(),
  };
}

/** Tells whether what the office wrote of a meeting has changed since it was read; the calendar gives a link by itself, which is no change. */
export function fingerprintOfPlan(meeting: Meeting): string {
  return fingerprintOf({ ...planOf(meeting), onlineLink: hasCalendarLink(meeting) ? null : meeting.onlineLink });
}

function hasCalendarLink({ onlineLink, calendarJoinUrl }: Meeting): boolean {
  return onlineLink === calendarJoinUrl;
}

/** What a new meeting begins with: a copy of the last one, on the days when the next could be; null before the first. */
export async function proposedPlan(house: House): Promise<ReturnType<typeof planOf> | null> {
  const last = await lastMeeting(house.db);
  if (!last) return null;
  const { day, answerBy } = proposeNext(last.startsAt.toZonedDateTimeISO(last.zone).toPlainDate(), dayOf(house.clock.now()));
  return { ...planOf(last), day: day.toString(), answerBy: answerBy.toString() };
}

export type MeetingCall = { readonly kind: 'called'; readonly meetingId: string } | InvalidPlan;
type InvalidPlan = { readonly kind: 'invalid' } & PlanProblem;

/** Calls a meeting and invites its audience, once for a key. @throws AnotherReceived */
export async function callMeeting(house: House, actor: Actor, plan: MeetingPlan, key: string | null): Promise<MeetingCall> {
  return house.db.transaction(async (tx) => {
    const called = await once<InvalidPlan>(house, tx, actor, { form: 'meeting', key, content: plan }, () => call(house, tx, actor, plan));
    return typeof called === 'string' ? { kind: 'called', meetingId: called } : called;
  });
}

async function call(house: House, tx: Transaction, actor: Actor, plan: MeetingPlan): Promise<string | InvalidPlan> {
  const now = house.clock.now();
  const problem = planProblem(plan, now, null);
  if (problem) return { kind: 'invalid', ...problem };
  const facts = factsOf(plan);
  const meetingId = await insertMeeting(tx, {
    ...facts,
    state: 'planned',
    createdBy: actor.person.id,
    createdAt: now,
    nextReminderAt: nextReminderAt({ ...facts, state: 'planned' }, now),
  });
  await record(house, tx, actor, meetingId, 'meeting.called', { startsAt: facts.startsAt.toString(), audience: plan.audience.kind });
  return meetingId;
}

export type MeetingChange = { readonly kind: 'done' } | { readonly kind: 'unknown' | 'conflict' };
/** overtaken: somebody has changed the same since it was read. */
export type PlanChange = MeetingChange | InvalidPlan | { readonly kind: 'overtaken' };

/**
 * Changes a meeting that has not been. Calendars and those who come are told of another time or place
 * (`sequence`); the cards follow everything. The audience is that of the call, and the calendar's own
 * link stays until there is another: a form that was opened before it came leaves its field empty.
 *
 * @param read fingerprint of what the person saw, by {@link fingerprintOfPlan}
 */
export async function changeMeeting(house: House, actor: Actor, meetingId: string, plan: MeetingPlan, read: string): Promise<PlanChange> {
  return withMeeting<PlanChange>(house, meetingId, async (tx, meeting, now) => {
    if (meeting.state === 'cancelled' || hasEnded(meeting, now)) return { kind: 'conflict' };
    if (fingerprintOfPlan(meeting) !== read) return { kind: 'overtaken' };
    const problem = planProblem(plan, now, meeting);
    if (problem) return { kind: 'invalid', ...problem };
    const written = factsOf(plan);
    const onlineLink = written.onlineLink ?? (hasCalendarLink(meeting) ? meeting.onlineLink : null);
    const facts = { ...written, onlineLink, audience: meeting.audience };
    const isMoved = concernsCalendars(meeting, facts);
    const sequence = meeting.sequence + (isMoved ? 1 : 0);
    await updateMeeting(tx, meetingId, { ...facts, sequence, nextReminderAt: nextReminderAt({ ...facts, state: 'planned' }, now) });
    if (isMoved) await tellOfChange(house, tx, { meetingId, sequence, now });
    await record(house, tx, actor, meetingId, 'meeting.changed', { moved: isMoved, startsAt: facts.startsAt.toString() });
    return { kind: 'done' };
  });
}

/** To the channel and to those who come as it is changed: who says so afterwards has seen it as it then is. */
async function tellOfChange(
  house: House,
  tx: Transaction,
  { meetingId, sequence, now }: { readonly meetingId: string; readonly sequence: number; readonly now: Temporal.Instant },
): Promise<void> {
  const coming = (await listInvitations(tx, meetingId)).filter(isComing).map(({ personId }) => personId);
  const planned = await planMeetingMessages(tx, meetingId, `changed ${sequence}`, [null, ...coming], now, now);
  await house.jobs.deliver(tx, planned.map(({ id }) => id), false);
}

/** Cancels a meeting that has not begun. Cancelled again, it stays cancelled. */
export async function cancelMeeting(house: House, actor: Actor, meetingId: string): Promise<MeetingChange> {
  return withMeeting(house, meetingId, async (tx, meeting, now) => {
    if (meeting.state === 'cancelled') return { kind: 'done' };
    if (!takesAnswers(meeting, now)) return { kind: 'conflict' };
    await updateMeeting(tx, meetingId, { state: 'cancelled', sequence: meeting.sequence + 1, nextReminderAt: null });
    await record(house, tx, actor, meetingId, 'meeting.cancelled', {});
    return { kind: 'done' };
  });
}

/** Gives the link to the minutes of a meeting that has been; all who were invited get it, once. The first link is the one that they got. */
export async function shareMinutes(house: House, actor: Actor, meetingId: string, minutesLink: string): Promise<PlanChange> {
  return withMeeting<PlanChange>(house, meetingId, async (tx, meeting, now) => {
    if (meeting.state === 'cancelled' || !hasEnded(meeting, now)) return { kind: 'conflict' };
    if (meeting.minutesLink !== null) return { kind: meeting.minutesLink === minutesLink ? 'done' : 'overtaken' };
    await updateMeeting(tx, meetingId, { minutesLink });
    await record(house, tx, actor, meetingId, 'meeting.minutesShared', {});
    return { kind: 'done' };
  });
}

/**
 * The audience of the meetings that lie ahead follows the directory and the team: who is new is
 * invited, and who has left without an answer is not counted as owing one. Whoever has only another
 * role now stays invited, since the card hangs in their chat.
 */
export async function followAudiences({ house, tx, now, by, correlationId }: Work): Promise<void> {
  for (const meeting of await lockMeetingsAhead(tx, now)) {
    const left = await uninviteLeavers(tx, meeting);
    const invited = await inviteAudience(tx, meeting);
    if (left.length + invited.length === 0) continue;
    for (const personId of [...left, ...invited]) await showAnswerAnew(tx, meeting.id, personId);
    await writeAudit(tx, {
      at: now,
      actor: by,
      action: 'meeting.audienceChanged',
      taskId: null,
      correlationId,
      detail: { meeting: meeting.id, invited: invited.length, left: left.length },
    });
    await house.jobs.meetingChanged(tx, meeting.id);
  }
}

export type AnswerResult =
  | { readonly kind: 'done' }
  /** unknown: no such meeting. notInvited, tooLate: nothing was changed. */
  | { readonly kind: 'unknown' | 'notInvited' | 'tooLate' | 'personalNumber' };

/**
 * What a person says to their invitation; the last word holds, until the meeting begins.
 *
 * @param answer null: only the message to the office
 * @param note null: the message that was written before stays; empty takes it away
 */
export async function answerInvitation(
  house: House,
  actor: Actor,
  meetingId: string,
  answer: MeetingAnswer | null,
  note: string | null,
): Promise<AnswerResult> {
  if (note !== null && findPersonalNumber(note) !== null) return { kind: 'personalNumber' };
  return house.db.transaction(async (tx): Promise<AnswerResult> => {
    const meeting = await lockMeeting(tx, meetingId);
    if (!meeting) return { kind: 'unknown' };
    const now = house.clock.now();
    if (!takesAnswers(meeting, now)) return { kind: 'tooLate' };
    const own = await findInvitation(tx, meetingId, actor.person.id);
    if (!own) return { kind: 'notInvited' };
    await saveAnswer(tx, meetingId, actor.person.id, { answer, note, at: now });
    await showAnswerAnew(tx, meetingId, actor.person.id);
    await record(house, tx, actor, meetingId, answer === null ? 'meeting.noted' : 'meeting.answered', { answer });
    return { kind: 'done' };
  });
}

/** Takes in who has signed up in the training portal, by e-mail address. Tells how many of those invited have, and who is not among them. */
export async function importSignUps(
  house: House,
  actor: Actor,
  meetingId: string,
  emails: readonly string[],
): Promise<{ readonly marked: number; readonly unknown: readonly string[] } | null> {
  return house.db.transaction(async (tx) => {
    if (!(await lockMeeting(tx, meetingId))) return null;
    const people = await findPeopleByEmail(tx, emails);
    for (const personId of await markSignedUp(tx, meetingId, people.map(({ id }) => id))) await showAnswerAnew(tx, meetingId, personId);
    const invited = (await listInvitations(tx, meetingId)).filter(({ signedUp }) => signedUp).map(({ personId }) => personId);
    const marked = invited.length;
    const known = new Set(people.filter(({ id }) => invited.includes(id)).map(({ email }) => email.toLowerCase()));
    const unknown = emails.filter((email) => !known.has(email.toLowerCase()));
    await record(house, tx, actor, meetingId, 'meeting.signUpsImported', { marked, unknown: unknown.length });
    return { marked, unknown };
  });
}

async function withMeeting<Change extends PlanChange = MeetingChange>(
  house: House,
  meetingId: string,
  change: (tx: Transaction, meeting: Meeting, now: Temporal.Instant) => Promise<Change>,
): Promise<Change | { readonly kind: 'unknown' }> {
  return house.db.transaction(async (tx) => {
    const meeting = await lockMeeting(tx, meetingId);
    return meeting ? change(tx, meeting, house.clock.now()) : { kind: 'unknown' };
  });
}

function factsOf(plan: MeetingPlan) {
  return {
    ...momentsOf(plan),
    title: plan.title,
    zone: plan.zone,
    room: plan.room ?? null,
    onlineLink: plan.onlineLink ?? null,
    agenda: plan.agenda,
    eduadminLink: plan.eduadminLink ?? null,
    answerBy: Temporal.PlainDate.from(plan.answerBy),
    audience: plan.audience,
  };
}

/** What stands in a calendar; another agenda alone troubles nobody's. */
function concernsCalendars(before: Meeting, after: ReturnType<typeof factsOf>): boolean {
  return (
    !before.startsAt.equals(after.startsAt) ||
    !before.endsAt.equals(after.endsAt) ||
    before.room !== after.room ||
    before.onlineLink !== after.onlineLink ||
    before.title !== after.title
  );
}

/** The first reminder that lies ahead; null when none is left. */
export function nextReminderAt(
  meeting: Parameters<typeof meetingReminders>[0],
  now: Temporal.Instant,
): Temporal.Instant | null {
  return meetingReminders(meeting).find(({ at }) => Temporal.Instant.compare(at, now) > 0)?.at ?? null;
}

async function record(
  house: House,
  tx: Transaction,
  actor: Actor,
  meetingId: string,
  act: PartAct<'meeting'>,
  detail: Record<string, unknown>,
): Promise<void> {
  await writeAudit(tx, {
    at: house.clock.now(),
    actor: actor.person.id,
    action: act,
    taskId: null,
    correlationId: actor.correlationId,
    detail: { meeting: meetingId, ...detail },
  });
  await house.jobs.meetingChanged(tx, meetingId);
}
