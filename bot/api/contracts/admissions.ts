import { z } from 'zod';
import type { Route } from '../contract.ts';
import { ELIGIBILITY_VERDICTS } from '../../domain/eligibility.ts';
import { TASK_STATES } from '../../domain/task.ts';

const figures = z.object({
  asked: z.number().int(),
  answered: z.number().int(),
  /** Working minutes, and a share from 0 to 1; null when too few are answered to tell. */
  times: z.object({ median: z.number(), ninetieth: z.number(), withinService: z.number() }).nullable(),
});

export const admissionsContract = {
  /** What this person of Admissions has asked, the oldest first. */
  eligibilityQueue: {
    method: 'GET',
    path: '/api/eligibility-requests',
    query: z.object({ state: z.enum(TASK_STATES).optional() }),
    response: z.object({
      requests: z.array(
        z.object({
          taskId: z.uuid(),
          caseReference: z.string(),
          course: z.string(),
          term: z.string(),
          departmentText: z.string(),
          askedOf: z.array(z.string()),
          state: z.enum(TASK_STATES),
          stateText: z.string(),
          verdict: z.enum(ELIGIBILITY_VERDICTS).nullable(),
          verdictText: z.string().nullable(),
          createdText: z.string(),
          /** Working minutes that the department has had, without the time it stood still. */
          ageMinutes: z.number(),
          dueAt: z.iso.datetime(),
          dueText: z.string(),
          overdue: z.boolean(),
          /** Why the time to answer stands still, and since when; null while it runs. */
          standsStill: z.object({ why: z.string(), sinceText: z.string() }).nullable(),
        }),
      ),
      more: z.boolean(),
      counts: z.record(z.enum(TASK_STATES), z.number().int()),
      workingDayMinutes: z.number(),
    }),
  },
  /** How fast departments answer. For Admissions, the International Office and administrators; nothing of single people. */
  eligibilityFigures: {
    method: 'GET',
    path: '/api/eligibility-figures',
    query: z.object({ term: z.string().optional() }),
    response: z.object({
      /** Terms that something has been asked about, the latest first. */
      terms: z.array(z.string()),
      all: figures,
      departments: z.array(figures.extend({ id: z.uuid(), name: z.string() })),
      leastAnswered: z.number().int(),
    }),
  },
} as const satisfies Record<string, Route>;
