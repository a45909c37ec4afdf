import { z } from 'zod';
import type { Route } from '../contract.ts';

const auditFilter = z.object({
  actor: z.string().max(100).optional(),
  about: z.string().max(60).optional(),
  taskId: z.uuid().optional(),
  departmentId: z.uuid().optional(),
  /** Days in Stockholm, both included. */
  from: z.iso.date().optional(),
  until: z.iso.date().optional(),
});

export const administrationContract = {
  /** Who did what when, the latest first. For administrators; that they looked stands in the log too. */
  auditLog: {
    method: 'GET',
    path: '/api/audit-log',
    query: auditFilter.extend({
      /** `next` of the page before. */
      before: z.coerce.number().int().positive().optional(),
    }),
    response: z.object({
      lines: z.array(
        z.object({
          id: z.number().int(),
          at: z.iso.datetime(),
          atText: z.string(),
          actor: z.string(),
          actorText: z.string(),
          actionText: z.string(),
          taskId: z.uuid().nullable(),
          departmentText: z.string().nullable(),
        }),
      ),
      /** Where the next page begins; null on the last. */
      next: z.number().int().nullable(),
      abouts: z.array(z.object({ value: z.string(), title: z.string() })),
      departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
      /** Acts that one download holds at the most. */
      downloadLimit: z.number().int(),
    }),
  },
  /** All that a filter leaves, for a file: the latest first, up to the limit. That it was downloaded stands in the log too. */
  auditLogDownload: {
    method: 'GET',
    path: '/api/audit-log/download',
    query: auditFilter,
    response: z.object({
      lines: z.array(
        z.object({
          /** In Stockholm, '2026-11-26 20:00:05'. */
          at: z.string(),
          actorText: z.string(),
          actionText: z.string(),
          departmentText: z.string().nullable(),
          taskId: z.uuid().nullable(),
        }),
      ),
      /** Whether older ones were left out. */
      more: z.boolean(),
    }),
  },
} as const satisfies Record<string, Route>;
