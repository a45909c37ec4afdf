import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { dayOf } from './calm.ts';
import { STOCKHOLM } from './clock.ts';
import { addWorkingDays, isWorkingDay, stockholmInstant, workingDayFrom } from './workingTime.ts';
import { writtenLink, writtenText } from './written.ts';

/** planned: to come, or going on. cancelled: will not be. Whether it has been is told by the clock. */
export type MeetingState = 'planned' | 'cancelled';

export const MEETING_ANSWERS = ['yes', 'maybe', 'no'] as const;
export type MeetingAnswer = (typeof MEETING_ANSWERS)[number];

/** Whom it calls: all in the directory, contact persons with their deputies and heads, the forum's members, or a faculty's contact persons. */
export type MeetingAudience =
  | { readonly kind: 'everybody' | 'contactPersons' | 'forum' }
  | { readonly kind: 'faculty'; readonly facultyId: string };

/** A network meeting that the International Office calls the contact persons to, about twice a term. */
export interface NetworkMeeting {
  readonly id: string;
  readonly title: string;
  readonly startsAt: Temporal.Instant;
  readonly endsAt: Temporal.Instant;
  /** IANA name of the zone in which it was set; calendars follow its clock changes. */
  readonly zone: string;
  readonly room: string | null;
  readonly onlineLink: string | null;
  readonly agenda: string;
  readonly audience: MeetingAudience;
  /** Where one signs up in the university's training portal. */
  readonly eduadminLink: string | null;
  readonly answerBy: Temporal.PlainDate;
  readonly state: MeetingState;
  /** Counts what calendars have to learn anew; SEQUENCE of RFC 5545. */
  readonly sequence: number;
  readonly minutesLink: string | null;
}

export interface AnswerCounts extends Readonly<Record<MeetingAnswer, number>> {
  readonly unanswered: number;
}

/** Who is reminded of what, and when. */
export interface MeetingReminder {
  readonly step: 'answerSoon' | 'answerToday' | 'dayBefore' | 'morning';
  readonly at: Temporal.Instant;
  /** unanswered: whoever has not said anything. coming: yes and maybe. */
  readonly to: 'unanswered' | 'coming';
}

const MORNING = Temporal.PlainTime.from('08:00');
const MIDDAY = Temporal.PlainTime.from('13:00');

/** Working days before the last day to answer on which those who have not answered are asked again. */
const ANSWER_SOON_WORKING_DAYS = 3;

/**
 * The reminders of a meeting, in order: those who have not answered three working days before the
 * last day and on that day; those who come at midday of the working day before, and in the morning of
 * the day itself, two hours ahead of one that begins before ten. None for one that is cancelled.
 */
export function meetingReminders(meeting: Pick<NetworkMeeting, 'startsAt' | 'answerBy' | 'state'>): MeetingReminder[] {
  if (meeting.state === 'cancelled') return [];
  const day = dayOf(meeting.startsAt);
  const lastDay = workingDayFrom(meeting.answerBy, 'onOrBefore');
  const morning = stockholmInstant(day, MORNING);
  const twoHoursAhead = meeting.startsAt.subtract({ hours: 2 });
  const reminders: MeetingReminder[] = [
    { step: 'answerSoon', at: stockholmInstant(addWorkingDays(lastDay, -ANSWER_SOON_WORKING_DAYS), MORNING), to: 'unanswered' },
    { step: 'answerToday', at: stockholmInstant(lastDay, MORNING), to: 'unanswered' },
    { step: 'dayBefore', at: stockholmInstant(addWorkingDays(day, -1), MIDDAY), to: 'coming' },
    { step: 'morning', at: Temporal.Instant.compare(morning, twoHoursAhead) < 0 ? morning : twoHoursAhead, to: 'coming' },
  ];
  return reminders.sort((a, b) => Temporal.Instant.compare(a.at, b.at));
}

/** Whether a reminder still says what is so: the last day to answer is today, or still to come; and so is the meeting. */
export function isTimely(meeting: Pick<NetworkMeeting, 'startsAt' | 'answerBy' | 'state'>, step: MeetingReminder['step'], now: Temporal.Instant): boolean {
  if (!takesAnswers(meeting, now)) return false;
  const today = dayOf(now);
  const from = (day: Temporal.PlainDate) => Temporal.PlainDate.compare(day, today);
  const lastDay = from(workingDayFrom(meeting.answerBy, 'onOrBefore'));
  switch (step) {
    case 'answerSoon':
      return lastDay > 0;
    case 'answerToday':
      return lastDay === 0;
    case 'dayBefore':
      return from(dayOf(meeting.startsAt)) > 0;
    case 'morning':
      return true;
  }
}

/** What is known of whether one invited comes. */
export interface Attendance {
  readonly answer: MeetingAnswer | null;
  /** In the training portal; its own word for "yes", until an answer says otherwise. */
  readonly signedUp: boolean;
}

export function isComing({ answer, signedUp }: Attendance): boolean {
  return answer === 'yes' || answer === 'maybe' || (answer === null && signedUp);
}

export function isUnanswered({ answer, signedUp }: Attendance): boolean {
  return answer === null && !signedUp;
}

/** Whether the last day to answer has gone; answers are taken all the same until the meeting begins. */
export function isLateToAnswer({ answerBy }: Pick<NetworkMeeting, 'answerBy'>, now: Temporal.Instant): boolean {
  return Temporal.PlainDate.compare(answerBy, dayOf(now)) < 0;
}

/** Weeks from one meeting to the next: there are about two in a term. */
const WEEKS_BETWEEN_MEETINGS = 10;

/** Weeks that people need at least between the call and the meeting. */
const WEEKS_AHEAD = 3;

/**
 * The day of the next meeting after one on `last`, and the last day to answer, a week before: the same
 * day of the week, half a term on, far enough ahead to be called today, and on a working day.
 */
export function proposeNext(last: Temporal.PlainDate, today: Temporal.PlainDate): { readonly day: Temporal.PlainDate; readonly answerBy: Temporal.PlainDate } {
  const earliest = today.add({ weeks: WEEKS_AHEAD });
  let day = last.add({ weeks: WEEKS_BETWEEN_MEETINGS });
  while (Temporal.PlainDate.compare(day, earliest) < 0 || !isWorkingDay(day)) day = day.add({ weeks: 1 });
  return { day, answerBy: workingDayFrom(day.subtract({ weeks: 1 }), 'onOrBefore') };
}

export function hasEnded({ endsAt }: Pick<NetworkMeeting, 'endsAt'>, now: Temporal.Instant): boolean {
  return Temporal.Instant.compare(endsAt, now) <= 0;
}

/** Whether an answer can still be given or changed: until the meeting begins. */
export function takesAnswers({ startsAt, state }: Pick<NetworkMeeting, 'startsAt' | 'state'>, now: Temporal.Instant): boolean {
  return state === 'planned' && Temporal.Instant.compare(now, startsAt) < 0;
}

const localTime = z.iso.time({ precision: -1, error: 'time' });

function isZone(zone: string): boolean {
  return zone === 'UTC' || Intl.supportedValuesOf('timeZone').includes(zone);
}

/**
 * What the International Office writes of a meeting. Day and times are those of a clock in `zone`.
 * The messages are keys of the texts under `invalid`.
 */
export const meetingPlan = z
  .object({
    title: writtenText(150),
    day: z.iso.date('date'),
    startsAt: localTime,
    endsAt: localTime,
    zone: z.string().refine(isZone, 'zone').default(STOCKHOLM),
    room: writtenText(200).nullish(),
    onlineLink: writtenLink.nullish(),
    agenda: writtenText(3000),
    eduadminLink: writtenLink.nullish(),
    answerBy: z.iso.date('date'),
    audience: z.discriminatedUnion('kind', [
      z.object({ kind: z.enum(['everybody', 'contactPersons', 'forum']) }),
      z.object({ kind: z.literal('faculty'), facultyId: z.uuid('unknownChoice') }),
    ]),
  })
  .refine(({ startsAt, endsAt }) => startsAt < endsAt, { path: ['endsAt'], error: 'endTooEarly' })
  .refine(({ day, answerBy }) => answerBy <= day, { path: ['answerBy'], error: 'answerAfterMeeting' })
  .refine(({ room, onlineLink }) => Boolean(room) || Boolean(onlineLink), { path: ['room'], error: 'placeMissing' });

export type MeetingPlan = z.infer<typeof meetingPlan>;

/** A plan's moments: what its clock shows on its day in its zone. */
export function momentsOf({ day, startsAt, endsAt, zone }: MeetingPlan): Pick<NetworkMeeting, 'startsAt' | 'endsAt'> {
  const on = Temporal.PlainDate.from(day);
  const moment = (time: string) => on.toZonedDateTime({ timeZone: zone, plainTime: Temporal.PlainTime.from(time) }).toInstant();
  return { startsAt: moment(startsAt), endsAt: moment(endsAt) };
}

export interface PlanProblem {
  readonly field: 'day' | 'endsAt' | 'answerBy';
  readonly problem: 'meetingBehind' | 'endTooEarly' | 'dateBehind';
}

/**
 * What is wrong with a plan now; null when nothing is. What stood already may have passed meanwhile,
 * such as the last day to answer of a meeting that gets another room.
 */
export function planProblem(plan: MeetingPlan, now: Temporal.Instant, before: Pick<NetworkMeeting, 'startsAt' | 'answerBy'> | null): PlanProblem | null {
  const { startsAt, endsAt } = momentsOf(plan);
  const answerBy = Temporal.PlainDate.from(plan.answerBy);
  // Between the two lies an hour that the clocks leave out.
  if (Temporal.Instant.compare(endsAt, startsAt) <= 0) return { field: 'endsAt', problem: 'endTooEarly' };
  if (Temporal.Instant.compare(startsAt, now) <= 0 && !before?.startsAt.equals(startsAt)) return { field: 'day', problem: 'meetingBehind' };
  if (isLateToAnswer({ answerBy }, now) && !before?.answerBy.equals(answerBy)) return { field: 'answerBy', problem: 'dateBehind' };
  return null;
}

/** open: to come, and answers are taken. begun, over, cancelled: none are. */
export type MeetingPhase = 'open' | 'begun' | 'over' | 'cancelled';

export function phaseOf(meeting: Pick<NetworkMeeting, 'startsAt' | 'endsAt' | 'state'>, now: Temporal.Instant): MeetingPhase {
  if (meeting.state === 'cancelled') return 'cancelled';
  if (hasEnded(meeting, now)) return 'over';
  return takesAnswers(meeting, now) ? 'open' : 'begun';
}
