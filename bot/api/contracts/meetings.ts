import { z } from 'zod';
import { MEETING_ANSWERS, meetingPlan } from '../../domain/meeting.ts';
import { writtenLink } from '../../domain/written.ts';
import type { Route } from '../contract.ts';

const counts = z.object({ yes: z.number().int(), maybe: z.number().int(), no: z.number().int(), unanswered: z.number().int() });

const meeting = z.object({
  id: z.uuid(),
  title: z.string(),
  whenText: z.string(),
  startsAt: z.iso.datetime(),
  room: z.string().nullable(),
  onlineLink: z.string().nullable(),
  agenda: z.string(),
  eduadminLink: z.string().nullable(),
  minutesLink: z.string().nullable(),
  answerByText: z.string(),
  /** The last day to answer has gone; answers are taken until the meeting begins. */
  isLateToAnswer: z.boolean(),
  /** open: to come, answers are taken. begun, over, cancelled: none are. */
  phase: z.enum(['open', 'begun', 'over', 'cancelled']),
  counts,
  calendarUrl: z.string(),
  /** Null for who is not invited. */
  own: z.object({ answer: z.enum(MEETING_ANSWERS).nullable(), note: z.string().nullable(), signedUp: z.boolean() }).nullable(),
});

const participant = z.object({
  name: z.string(),
  email: z.string(),
  answer: z.enum(MEETING_ANSWERS).nullable(),
  answerText: z.string(),
  note: z.string().nullable(),
  signedUp: z.boolean(),
});

const storedPlan = z.object({
  title: z.string(),
  day: z.iso.date(),
  startsAt: z.string(),
  endsAt: z.string(),
  zone: z.string(),
  room: z.string().nullable(),
  onlineLink: z.string().nullable(),
  agenda: z.string(),
  eduadminLink: z.string().nullable(),
  answerBy: z.iso.date(),
  audience: z.union([
    z.object({ kind: z.enum(['everybody', 'contactPersons', 'forum']) }),
    z.object({ kind: z.literal('faculty'), facultyId: z.uuid() }),
  ]),
});

const detail = meeting.extend({
  /** For the International Office and administrators; null for everybody else. */
  participants: z.array(participant).nullable(),
  /** The fingerprint is sent back with the change. */
  plan: storedPlan.extend({ fingerprint: z.string() }).nullable(),
});

/** Network meetings. Everybody sees them and answers for themselves; the office calls, changes and cancels them. */
export const meetingsContract = {
  /** Those to come first, the next one at the top. */
  meetings: { method: 'GET', path: '/api/meetings', response: z.object({ meetings: z.array(meeting) }) },
  /** Whom a meeting can call, and what a new one begins with: a copy of the last, with days that are proposed. For the office. */
  meetingForm: {
    method: 'GET',
    path: '/api/meetings/form',
    response: z.object({ faculties: z.array(z.object({ id: z.uuid(), name: z.string() })), next: storedPlan.nullable() }),
  },
  /** Repeated with the same Idempotency-Key header it calls one. For the office. */
  callMeeting: { method: 'POST', path: '/api/meetings', body: meetingPlan, response: z.object({ meetingId: z.uuid() }) },
  meeting: { method: 'GET', path: '/api/meetings/:meetingId', response: detail },
  /** 409 once it is over or cancelled, and when somebody has changed it since it was read. The audience stays that of the call. For the office. */
  changeMeeting: {
    method: 'PATCH',
    path: '/api/meetings/:meetingId',
    body: meetingPlan.safeExtend({ read: z.string().max(100) }),
    response: detail,
  },
  cancelMeeting: { method: 'POST', path: '/api/meetings/:meetingId/cancellation', body: z.object({}), response: detail },
  /** 409 until it is over, and when another link has been shared. For the office. */
  shareMinutes: { method: 'POST', path: '/api/meetings/:meetingId/minutes', body: z.object({ minutesLink: writtenLink }), response: detail },
  /** 409 once it has begun. */
  answerMeeting: {
    method: 'POST',
    path: '/api/meetings/:meetingId/answer',
    body: z.object({ answer: z.enum(MEETING_ANSWERS), note: z.string().trim().max(500, 'tooLong').nullish() }),
    response: detail,
  },
  /** Takes in the training portal's list of participants (xlsx or csv, base64). For the office. */
  importSignUps: {
    method: 'POST',
    path: '/api/meetings/:meetingId/sign-ups',
    body: z.object({ fileName: z.string().max(200), content: z.base64('generic').max(200_000, 'tooLong') }),
    response: z.object({ marked: z.number().int(), unknown: z.array(z.string()) }),
  },
  /** Participants and answers as an Excel file, base64. For the office. */
  participantsFile: {
    method: 'GET',
    path: '/api/meetings/:meetingId/participants',
    response: z.object({ fileName: z.string(), content: z.base64() }),
  },
  /** The address for the person's own calendar program. */
  calendarFeed: { method: 'GET', path: '/api/calendar-feed', response: z.object({ url: z.string() }) },
  /** Takes the old address out of use. */
  renewCalendarFeed: { method: 'POST', path: '/api/calendar-feed', body: z.object({}), response: z.object({ url: z.string() }) },
} as const satisfies Record<string, Route>;
