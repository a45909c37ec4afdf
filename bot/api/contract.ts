import { z } from 'zod';
import { ALERT_KINDS } from '../domain/alert.ts';
import { BROADCAST_AUDIENCES, BROADCAST_VERBS, newBroadcast } from '../domain/broadcast.ts';
import { OUTCOMES, UNREACHED } from '../domain/outcome.ts';
import { TASK_KINDS, TASK_STATES } from '../domain/task.ts';
import { newEligibilityRequest } from '../duties/eligibility.ts';
import { admissionsContract } from './contracts/admissions.ts';
import { agreementWorkContract } from './contracts/agreementWork.ts';
import { calendarContract } from './contracts/calendar.ts';
import { calmContract } from './contracts/calm.ts';
import { knowledgeContract } from './contracts/knowledge.ts';
import { meetingsContract } from './contracts/meetings.ts';
import { peopleContract } from './contracts/people.ts';
import { publicationsContract } from './contracts/publications.ts';
import { settingsContract } from './contracts/settings.ts';

/**
 * What the tab and Admissions' own systems can ask of the product: one entry per route, with the
 * shapes of what goes in and out. The server parses with it, the tab's client is typed by it, and
 * /api/openapi.json is made from it. All moments are ISO 8601 instants in UTC; all texts in the
 * answers are in the person's language.
 */

const choice = z.object({ value: z.string(), title: z.string() });

const field = z.object({
  name: z.string(),
  kind: z.enum(['text', 'multiline', 'number', 'date', 'choice']),
  label: z.string(),
  required: z.boolean(),
  maxLength: z.number(),
  /** What stands there before anybody has written. */
  value: z.string().nullable(),
  choices: z.array(choice),
});

const taskListItem = z.object({
  id: z.uuid(),
  kind: z.enum(TASK_KINDS),
  kindText: z.string(),
  title: z.string(),
  departmentText: z.string(),
  state: z.enum(TASK_STATES),
  stateText: z.string(),
  dueAt: z.iso.datetime(),
  dueText: z.string(),
  overdue: z.boolean(),
  /** Where the list puts it. yours: this person has to act now. others: somebody else has to. */
  turn: z.enum(['yours', 'others', 'nobody']),
  when: z.enum(['overdue', 'today', 'week', 'later', 'closed']),
  version: z.number().int(),
});

const taskDetail = taskListItem.extend({
  whyYou: z.string().nullable(),
  askedOf: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  dialogue: z.array(z.object({ heading: z.string(), text: z.string().nullable(), whenText: z.string() })),
  /** Ready texts to copy and pass on. */
  passages: z.array(z.object({ title: z.string(), text: z.string() })),
  /** https: or mailto: */
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  actions: z.array(
    z.object({
      verb: z.string(),
      label: z.string(),
      style: z.enum(['positive', 'destructive', 'default']),
      fields: z.array(field),
    }),
  ),
});

const me = z.object({
  id: z.uuid(),
  name: z.string(),
  language: z.enum(['sv', 'en']),
  roles: z.array(z.enum(['ikp', 'internationalOffice', 'admissions', 'forumMember', 'admin'])),
  departments: z.array(z.object({ id: z.uuid(), name: z.string(), capacity: z.enum(['ikp', 'deputy', 'head']) })),
  /** Set in the demo: the clock that people can move. */
  demo: z.object({ now: z.iso.datetime(), nowText: z.string() }).nullable(),
});

const condition = z.object({
  id: z.uuid(),
  kind: z.enum(['studentStudies', 'studentTraineeship', 'staffTeaching', 'staffTraining']),
  direction: z.enum(['outgoing', 'incoming']),
  departmentText: z.string(),
  mobilitiesPerYear: z.number().nullable(),
  totalMonthsPerYear: z.string().nullable(),
  totalDaysPerYear: z.string().nullable(),
  languageSkills: z.array(z.object({ language: z.string(), cefrLevel: z.string().nullable() })),
  subjectAreas: z.array(z.object({ iscedCode: z.string(), clarification: z.string().nullable() })),
  eqfLevels: z.array(z.number()),
  firstAcademicYear: z.string(),
  lastAcademicYear: z.string(),
  /** ended: no year is left. notCovering: the coming nomination term lies outside. */
  coverage: z.enum(['covers', 'notCovering', 'ended']),
  cannotBeApprovedBecause: z.array(z.string()),
});

const agreement = z.object({
  id: z.uuid(),
  iiaCode: z.string(),
  partnerHeiId: z.string(),
  partnerName: z.string(),
  partnerCountry: z.string().nullable(),
  inEffect: z.boolean().nullable(),
  /** The worst of its conditions. */
  coverage: z.enum(['covers', 'notCovering', 'ended']),
  conditions: z.array(condition),
});

const outcomeCounts = z.partialRecord(z.enum(OUTCOMES), z.number().int());

const broadcast = z.object({
  id: z.uuid(),
  state: z.enum(['running', 'paused', 'done', 'cancelled']),
  stateText: z.string(),
  audience: z.enum(BROADCAST_AUDIENCES),
  audienceText: z.string(),
  title: z.string(),
  text: z.string(),
  link: z.string().nullable(),
  createdAt: z.iso.datetime(),
  createdText: z.string(),
  endedText: z.string().nullable(),
  /** Messages in all; those that are in no outcome yet are still to be sent. */
  planned: z.number().int(),
  outcomes: outcomeCounts,
});

/** Problem details (RFC 9457) in the person's language; `errors` names fields. */
export const problem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number(),
  detail: z.string(),
  correlationId: z.string(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
});

export type Problem = z.infer<typeof problem>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  readonly response: z.ZodType;
}

export const contract = {
  ...meetingsContract,
  ...admissionsContract,
  ...agreementWorkContract,
  ...publicationsContract,
  ...knowledgeContract,
  ...peopleContract,
  ...calmContract,
  ...calendarContract,
  ...settingsContract,
  me: { method: 'GET', path: '/api/me', response: me },
  changeMe: { method: 'PATCH', path: '/api/me', body: z.object({ language: z.enum(['sv', 'en']) }), response: me },
  tasks: {
    method: 'GET',
    path: '/api/tasks',
    query: z.object({ closed: z.enum(['true', 'false']).default('false') }),
    response: z.object({ tasks: z.array(taskListItem), more: z.boolean() }),
  },
  task: { method: 'GET', path: '/api/tasks/:taskId', response: taskDetail },
  /** 409 with the task as it now is when somebody was faster, 422 with `errors` when a field is refused. */
  act: {
    method: 'POST',
    path: '/api/tasks/:taskId/actions',
    body: z.object({
      verb: z.string().max(60),
      version: z.number().int(),
      input: z.record(z.string(), z.string()).default({}),
    }),
    response: taskDetail,
  },
  agreements: {
    method: 'GET',
    path: '/api/agreements',
    response: z.object({
      /** The term that partners nominate to next, by which coverage is judged. */
      nominationTerm: z
        .object({ code: z.string(), academicYear: z.string(), nominationDeadline: z.iso.date() })
        .nullable(),
      agreements: z.array(agreement),
    }),
  },
  /** What the form for a new eligibility request offers. For Admissions. */
  eligibilityForm: {
    method: 'GET',
    path: '/api/eligibility-requests/form',
    response: z.object({
      departments: z.array(
        z.object({
          id: z.uuid(),
          name: z.string(),
          contacts: z.array(z.string()),
          /** When the department answers by its own service level. */
          defaultDueText: z.string(),
        }),
      ),
      terms: z.array(z.string()),
      defaultDueAt: z.iso.datetime(),
      defaultDueText: z.string(),
    }),
  },
  /** Repeated with the same Idempotency-Key header it makes one request. For Admissions. */
  createEligibilityRequest: {
    method: 'POST',
    path: '/api/eligibility-requests',
    body: newEligibilityRequest,
    response: z.object({ taskId: z.uuid() }),
  },
  /** How the sending fares. For the International Office and administrators. */
  operations: {
    method: 'GET',
    path: '/api/operations',
    response: z.object({
      lastPlanning: z.iso.datetime().nullable(),
      nextPlanning: z.iso.datetime().nullable(),
      /** The reminder that should have been planned longest ago; null when none is late. */
      oldestOverdueReminder: z.iso.datetime().nullable(),
      waiting: z.number().int(),
      underWay: z.number().int(),
      pausedUntil: z.iso.datetime().nullable(),
      pausedBecause: z.string().nullable(),
      /** Of the last 24 hours. */
      outcomes: outcomeCounts,
      alerts: z.array(
        z.object({ kind: z.enum(ALERT_KINDS), title: z.string(), text: z.string(), raisedAt: z.iso.datetime(), raisedText: z.string() }),
      ),
    }),
  },
  /** The latest first. For the International Office and administrators, like all of broadcasts. */
  broadcasts: { method: 'GET', path: '/api/broadcasts', response: z.object({ broadcasts: z.array(broadcast) }) },
  /** Repeated with the same Idempotency-Key header it starts one. */
  startBroadcast: { method: 'POST', path: '/api/broadcasts', body: newBroadcast, response: z.object({ broadcastId: z.uuid() }) },
  broadcast: { method: 'GET', path: '/api/broadcasts/:broadcastId', response: broadcast },
  /** 409 when it does not fit the state. After `cancel` nothing is sent but what was under way. */
  changeBroadcast: {
    method: 'POST',
    path: '/api/broadcasts/:broadcastId/actions',
    body: z.object({ verb: z.enum(BROADCAST_VERBS) }),
    response: broadcast,
  },
  /** Whom it did not reach, why, and what to do about it. */
  unreached: {
    method: 'GET',
    path: '/api/broadcasts/:broadcastId/unreached',
    response: z.object({
      people: z.array(
        z.object({
          name: z.string(),
          email: z.string(),
          outcome: z.enum(UNREACHED),
          reasonText: z.string(),
          whatToDo: z.string(),
          /** Status and code of Teams' answer, for support. */
          detail: z.string().nullable(),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;

/** Only where the demo runs. */
export const demoContract = {
  people: {
    method: 'GET',
    path: '/api/demo/people',
    response: z.object({
      people: z.array(z.object({ id: z.uuid(), name: z.string(), roleText: z.string(), language: z.enum(['sv', 'en']) })),
    }),
  },
  moveClock: {
    method: 'POST',
    path: '/api/demo/clock',
    body: z.object({ days: z.number().int().min(1).max(400) }),
    response: z.object({ now: z.iso.datetime(), nowText: z.string() }),
  },
} as const satisfies Record<string, Route>;

export type Contract = typeof contract;
export type OperationsRoute = 'operations' | 'broadcasts' | 'startBroadcast' | 'broadcast' | 'changeBroadcast' | 'unreached';
export type DemoContract = typeof demoContract;
