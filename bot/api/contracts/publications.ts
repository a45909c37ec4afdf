import { z } from 'zod';
import { FORWARDING_STATES } from '../../domain/forwarding.ts';
import { newPublication, PUBLICATION_KINDS } from '../../domain/publication.ts';
import type { Route } from '../contract.ts';

/** What the International Office publishes, and how far the departments have come with it. For the International Office and administrators. */

/** Where a department stands. notRelevant: it says that it, or none of its partners, is concerned. */
export const PUBLISHED_STATES = ['open', 'overdue', 'done', 'notRelevant', 'withdrawn'] as const;

const count = z.number().int();
const progress = z.object({ open: count, overdue: count, done: count, notRelevant: count, withdrawn: count });
/** Of instructions, over all departments. */
const partners = z.object({ notSent: count, sent: count, bounced: count, confirmed: count });

const publication = z.object({
  id: z.uuid(),
  kind: z.enum(PUBLICATION_KINDS),
  kindText: z.string(),
  title: z.string(),
  createdText: z.string(),
  dueOn: z.iso.date(),
  dueText: z.string(),
  withdrawnText: z.string().nullable(),
  progress,
  partners: partners.nullable(),
});

const publishedDepartment = z.object({
  id: z.uuid(),
  name: z.string(),
  state: z.enum(PUBLISHED_STATES),
  stateText: z.string(),
  /** What it said, with whom and when, in words; null while it has said nothing. */
  answerText: z.string().nullable(),
  askedOf: z.array(z.string()),
  /** False when the department has no contact person: its head was asked, or the International Office. */
  hasContact: z.boolean(),
  /** Empty for notices. */
  partners: z.array(
    z.object({
      name: z.string(),
      email: z.string().nullable(),
      state: z.enum(FORWARDING_STATES),
      stateText: z.string(),
      on: z.iso.date().nullable(),
      by: z.string().nullable(),
    }),
  ),
});

const publicationDetail = publication.extend({
  text: z.string(),
  link: z.string().nullable(),
  mailSubject: z.string().nullable(),
  mailText: z.string().nullable(),
  departments: z.array(publishedDepartment),
});

const announcement = z.object({
  department: z.string(),
  standing: z.enum(['open', 'close', 'report', 'reported', 'noPlaces']),
  standingText: z.string(),
  overdue: z.boolean(),
  openedText: z.string().nullable(),
  closedText: z.string().nullable(),
  places: count.nullable(),
  /** What the department added, or why it has no places. */
  note: z.string().nullable(),
});

export const publicationsContract = {
  /** The latest first. */
  publications: { method: 'GET', path: '/api/publications', response: z.object({ publications: z.array(publication) }) },
  /** Whom a new one can reach. */
  publicationForm: {
    method: 'GET',
    path: '/api/publication-form',
    response: z.object({
      today: z.iso.date(),
      departments: z.array(z.object({ id: z.uuid(), name: z.string(), hasContact: z.boolean(), partners: count })),
    }),
  },
  /** Repeated with the same Idempotency-Key header it publishes once. 422 with `errors` when a field is refused. */
  publish: { method: 'POST', path: '/api/publications', body: newPublication, response: z.object({ publicationId: z.uuid() }) },
  publication: { method: 'GET', path: '/api/publications/:publicationId', response: publicationDetail },
  /** Ends what is open of it. 409 when it has been withdrawn already. */
  withdrawPublication: {
    method: 'POST',
    path: '/api/publications/:publicationId/withdrawal',
    body: z.object({}),
    response: publicationDetail,
  },
  /** Which departments have announced the places of their own agreements, and which have reported it. */
  announcements: {
    method: 'GET',
    path: '/api/announcements',
    response: z.object({ terms: z.array(z.object({ code: z.string(), departments: z.array(announcement) })) }),
  },
} as const satisfies Record<string, Route>;
