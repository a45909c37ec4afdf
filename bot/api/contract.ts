import { z } from 'zod';
import { BROADCAST_AUDIENCES, BROADCAST_VERBS, newBroadcast } from '../domain/broadcast.ts';
import { IMPORT_KINDS } from '../domain/dataImport.ts';
import { UNREACHED } from '../domain/outcome.ts';
import { newEligibilityRequest } from '../duties/eligibility.ts';
import { administrationContract } from './contracts/administration.ts';
import { admissionsContract } from './contracts/admissions.ts';
import { agreement, nominationTerm } from './contracts/agreement.ts';
import { agreementDetailsContract } from './contracts/agreementDetails.ts';
import { agreementWorkContract } from './contracts/agreementWork.ts';
import { calendarContract } from './contracts/calendar.ts';
import { calmContract } from './contracts/calm.ts';
import { importsContract } from './contracts/imports.ts';
import { channelContract } from './contracts/channel.ts';
import { departmentContract } from './contracts/department.ts';
import { knowledgeContract } from './contracts/knowledge.ts';
import { learningAgreementsContract } from './contracts/learningAgreements.ts';
import { meetingsContract } from './contracts/meetings.ts';
import { operationsContract, outcomeCounts } from './contracts/operations.ts';
import { peopleContract } from './contracts/people.ts';
import { publicationsContract } from './contracts/publications.ts';
import { settingsContract } from './contracts/settings.ts';
import { sharingContract } from './contracts/sharing.ts';
import { tasksContract } from './contracts/tasks.ts';

/**
 * What the tab and Admissions' own systems can ask of the product: one entry per route, with the
 * shapes of what goes in and out. The server parses with it, the tab's client is typed by it, and
 * /api/openapi.json is made from it. All moments are ISO 8601 instants in UTC; all texts in the
 * answers are in the person's language.
 */

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
  /** With 409, where it is known: who was faster, what they did and when, in a sentence. */
  overtakenBy: z.string().nullable().optional(),
  /** With `alreadyReceived`: the id of what the form made that was sent first with this Idempotency-Key, and when it came, in a sentence. */
  received: z.object({ id: z.uuid(), text: z.string() }).optional(),
});

export type Problem = z.infer<typeof problem>;

export interface Route {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly path: string;
  readonly query?: z.ZodObject;
  readonly body?: z.ZodObject;
  /** The body is a file, as it is; its name stands in the header File-Name, percent-encoded. */
  readonly upload?: { readonly maxBytes: number };
  readonly response: z.ZodType;
}

export const contract = {
  ...learningAgreementsContract,
  ...meetingsContract,
  ...administrationContract,
  ...operationsContract,
  ...admissionsContract,
  ...agreementDetailsContract,
  ...agreementWorkContract,
  ...departmentContract,
  ...publicationsContract,
  ...importsContract,
  ...knowledgeContract,
  ...peopleContract,
  ...calmContract,
  ...channelContract,
  ...calendarContract,
  ...settingsContract,
  ...sharingContract,
  ...tasksContract,
  agreements: {
    method: 'GET',
    path: '/api/agreements',
    response: z.object({
      nominationTerm,
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
  /** Repeated with the same Idempotency-Key header it makes one request; with another content it is refused. For Admissions. */
  createEligibilityRequest: {
    method: 'POST',
    path: '/api/eligibility-requests',
    body: newEligibilityRequest,
    response: z.object({ taskId: z.uuid() }),
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
  /** Files to try imports with; base64. */
  importExamples: {
    method: 'GET',
    path: '/api/demo/import-examples',
    response: z.object({ files: z.array(z.object({ kind: z.enum(IMPORT_KINDS), fileName: z.string(), content: z.base64() })) }),
  },
  moveClock: {
    method: 'POST',
    path: '/api/demo/clock',
    body: z.object({ days: z.number().int().min(1).max(400) }),
    response: z.object({ now: z.iso.datetime(), nowText: z.string() }),
  },
} as const satisfies Record<string, Route>;

export type Contract = typeof contract;
export type BroadcastsRoute = 'broadcasts' | 'startBroadcast' | 'broadcast' | 'changeBroadcast' | 'unreached';
export type DemoContract = typeof demoContract;
