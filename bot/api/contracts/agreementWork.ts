import { z } from 'zod';
import type { Route } from '../contract.ts';
import { PARTNER_ACCOUNT_STATES } from '../../domain/partnerAccount.ts';
import { newExchangeAgreement } from '../../domain/newExchangeAgreement.ts';
import { CAPACITIES } from '../../domain/person.ts';
import { SOLEMOVE_STATES } from '../../domain/solemove.ts';

export const agreementWorkContract = {
  /** What is being done about the agreements of this person's departments; goes with `agreements`. */
  agreementWork: {
    method: 'GET',
    path: '/api/agreement-work',
    response: z.object({
      agreements: z.array(
        z.object({
          agreementId: z.uuid(),
          renewal: z
            .object({
              state: z.enum(['toDecide', 'underWay', 'renewed', 'lapse', 'replaced']),
              /** By when it is to be decided, or is expected to be renewed; null once it is decided. */
              dueOn: z.iso.date().nullable(),
              /** The note, the reason, or the code of what replaces it. */
              text: z.string().nullable(),
              by: z.string().nullable(),
              decidedOn: z.iso.date().nullable(),
            })
            .nullable(),
          /** Null when nobody has said. */
          solemoveState: z.enum(SOLEMOVE_STATES).nullable(),
          account: z.object({
            state: z.enum(PARTNER_ACCOUNT_STATES),
            contactName: z.string().nullable(),
            contactEmail: z.string().nullable(),
          }),
          /** Open tasks about it that this person is asked. */
          tasks: z.array(z.object({ id: z.uuid(), title: z.string() })),
        }),
      ),
    }),
  },
  /** How each department stands. For the International Office and administrators. */
  departmentOverview: {
    method: 'GET',
    path: '/api/department-overview',
    response: z.object({
      nominationTerm: z.string().nullable(),
      departments: z.array(
        z.object({
          id: z.uuid(),
          code: z.string(),
          name: z.string(),
          /** `onlyUrgent`: has chosen to get nothing else from the forum. */
          people: z.array(z.object({ name: z.string(), capacity: z.enum(CAPACITIES), onlyUrgent: z.boolean() })),
          openTasks: z.number().int(),
          overdueTasks: z.number().int(),
          agreements: z.number().int(),
          /** With a condition that ends within a year and has no successor. */
          endingAgreements: z.number().int(),
          /** With a condition for students that the coming nominations miss. */
          agreementsMissingTerm: z.number().int(),
          accountsMissing: z.number().int(),
          /** It has agreements or open tasks, and no contact person. */
          hasNobody: z.boolean(),
        }),
      ),
    }),
  },
  /** What the form for an agreement by hand offers: the person's own departments, for the International Office all. */
  agreementForm: {
    method: 'GET',
    path: '/api/agreement-form',
    response: z.object({
      departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
      partners: z.array(z.object({ heiId: z.string(), name: z.string() })),
      /** The one before this year's first. */
      academicYears: z.array(z.string()),
    }),
  },
  /** Repeated with the same Idempotency-Key header it makes one agreement. */
  enterAgreement: {
    method: 'POST',
    path: '/api/agreements',
    body: newExchangeAgreement,
    response: z.object({ agreementId: z.uuid() }),
  },
} as const satisfies Record<string, Route>;
