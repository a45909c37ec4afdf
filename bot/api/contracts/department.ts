import { z } from 'zod';
import { LOAN_STATES } from '../../domain/placeLoan.ts';
import { TASK_KINDS } from '../../domain/task.ts';
import type { Route } from '../contract.ts';
import { nominationTerm } from './agreement.ts';
import { contact } from './people.ts';
import { PUBLISHED_STATES } from './publications.ts';

const count = z.number().int();

export const departmentContract = {
  /** How one department stands. For the International Office, administrators and whoever stands behind it; 404 to others. */
  department: {
    method: 'GET',
    path: '/api/departments/:departmentId',
    response: z.object({
      id: z.uuid(),
      code: z.string(),
      name: z.string(),
      facultyName: z.string(),
      /** Whether the person looks at it as the office, or else as one of its own. */
      asOffice: z.boolean(),
      contacts: z.array(
        contact.extend({
          /** Has chosen to get nothing else from the forum. Told to the office; to others false. */
          onlyUrgent: z.boolean(),
        }),
      ),
      /** What happens to questions when it has no contact person; null when it has. */
      gapText: z.string().nullable(),
      /** Kinds of which there are some, those that are late first. Nothing of what they are about. */
      tasks: z.array(
        z.object({
          kind: z.enum(TASK_KINDS),
          kindText: z.string(),
          open: count,
          overdue: count,
          /** Of the last twelve months, done by the day and after it. */
          doneInTime: count,
          doneLate: count,
          /** Of all of these, those that went on beyond who was asked first. */
          escalated: count,
        }),
      ),
      nominationTerm,
      /** By partner; those that end or miss the nominations first. */
      agreements: z.array(
        z.object({
          id: z.uuid(),
          partnerName: z.string(),
          iiaCode: z.string(),
          coverage: z.enum(['covers', 'notCovering', 'ended']),
          expiresWith: z.string().nullable(),
          expiresWithinAYear: z.boolean(),
        }),
      ),
      /** What the International Office has published to it, the latest first. */
      publications: z.array(
        z.object({
          id: z.uuid(),
          kindText: z.string(),
          title: z.string(),
          dueOn: z.iso.date(),
          dueText: z.string(),
          state: z.enum(PUBLISHED_STATES),
          stateText: z.string(),
          /** Of instructions: partners in all, and those that have it. */
          partners: z.object({ all: count, sent: count }).nullable(),
        }),
      ),
      /** Announcing the places, the latest term first. */
      announcements: z.array(z.object({ termCode: z.string(), standingText: z.string(), overdue: z.boolean() })),
      /** How many places it lends and borrows; null to whoever sees no loans. */
      loans: z
        .array(z.object({ termCode: z.string(), side: z.enum(['owner', 'study']), otherText: z.string(), state: z.enum(LOAN_STATES), stateText: z.string(), count }))
        .nullable(),
    }),
  },
} as const satisfies Record<string, Route>;
