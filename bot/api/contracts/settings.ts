import { z } from 'zod';
import { LADDER_AUDIENCES } from '../../domain/departmentLadder.ts';
import { universityNumbers } from '../../domain/settings.ts';
import type { Route } from '../contract.ts';

/** As far from the due moment as a step may lie: about six weeks of working time. */
const FURTHEST = 30 * 9 * 60;

const step = z.object({
  /** Working minutes from the due moment; negative lies before it. */
  workingMinutes: z.number().int().min(-FURTHEST).max(FURTHEST),
  audience: z.array(z.enum(LADDER_AUDIENCES)).min(1, 'nobodyAsked'),
  inChannel: z.boolean(),
});

const shownStep = step.extend({ audience: z.array(z.string()) });

const departmentSettings = z.object({
  /** How long a working day is, in minutes. */
  workingDayMinutes: z.number(),
  university: z.object({ serviceLevelWorkingDays: z.number().int(), steps: z.array(shownStep) }),
  /** By name. Null where the department has decided nothing for itself. */
  departments: z.array(
    z.object({
      id: z.uuid(),
      name: z.string(),
      serviceLevelWorkingDays: z.number().int().nullable(),
      steps: z.array(shownStep).nullable(),
      version: z.string(),
    }),
  ),
});

const settings = z.object({
  /** Administrators may; the International Office looks. */
  mayChange: z.boolean(),
  values: universityNumbers,
  defaults: universityNumbers,
  version: z.string(),
});

/** For the International Office and administrators. 409 when somebody was faster. */
export const settingsContract = {
  departmentSettings: { method: 'GET', path: '/api/department-settings', response: departmentSettings },
  changeDepartmentSettings: {
    method: 'PATCH',
    path: '/api/department-settings/:departmentId',
    body: z.object({
      serviceLevelWorkingDays: universityNumbers.shape.serviceLevelWorkingDays.nullable(),
      steps: z.array(step).min(1, 'noStep').max(12, 'tooManySteps').nullable(),
      version: z.string(),
    }),
    response: departmentSettings,
  },
  settings: { method: 'GET', path: '/api/settings', response: settings },
  /** Administrators only. */
  changeSettings: { method: 'PATCH', path: '/api/settings', body: universityNumbers.extend({ version: z.string() }), response: settings },
} as const satisfies Record<string, Route>;
