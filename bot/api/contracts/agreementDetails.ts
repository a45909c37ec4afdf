import { z } from 'zod';
import { LOAN_STATES } from '../../domain/placeLoan.ts';
import type { Route } from '../contract.ts';
import { agreement, nominationTerm } from './agreement.ts';

/** Those that are certainly of a condition, and those that may be. */
const tally = z.object({ certain: z.number().int(), possible: z.number().int() });

export const agreementDetailsContract = {
  /** One agreement with its places and its history. 404 to who stands behind none of its departments, but for the International Office and administrators. */
  agreementDetails: {
    method: 'GET',
    path: '/api/agreements/:agreementId/details',
    response: z.object({
      nominationTerm,
      agreement,
      /** By year and condition, the first year first. */
      places: z.array(
        z.object({
          academicYear: z.string(),
          /** Its last day has passed. */
          isPast: z.boolean(),
          conditionId: z.uuid(),
          places: z.number().int().nullable(),
          /** From learning agreements; null for kinds that have none. */
          stays: tally.nullable(),
          lent: tally,
          borrowed: tally,
          /** From and to, equal where it is known; null when it cannot be told. */
          free: z.object({ fewest: z.number().int(), most: z.number().int() }).nullable(),
          /** How many more than places, at the least. */
          over: z.number().int(),
        }),
      ),
      unknown: z.object({
        /** Stays with the partner, not yet over, whose department no source tells. */
        staysWithoutDepartment: z.number().int(),
        /** Of the departments, not yet over, at a time when none of their conditions holds. */
        staysOutside: z.number().int(),
        /** Loans by the partner's name alone. */
        loansWithoutAgreement: z.number().int(),
      }),
      /** Without students. Of the departments whose contact person or deputy asks; for the International Office all. */
      loans: z.array(
        z.object({
          ownerText: z.string(),
          studyText: z.string(),
          termCode: z.string(),
          /** The term's last day; null when the calendar does not have the term. */
          untilText: z.string().nullable(),
          state: z.enum(LOAN_STATES),
          stateText: z.string(),
          /** Whether it was entered on this agreement, and not by the partner's name or on another one. */
          isOnThis: z.boolean(),
          count: z.number().int(),
        }),
      ),
      /** From the audit log, the newest first. */
      history: z.array(z.object({ at: z.iso.datetime(), atText: z.string(), whoText: z.string(), text: z.string() })),
      /** Whether there are older events than those. */
      historyGoesOn: z.boolean(),
    }),
  },
} as const satisfies Record<string, Route>;
