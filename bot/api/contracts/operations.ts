import { z } from 'zod';
import { ALERT_KINDS } from '../../domain/alert.ts';
import { OUTCOMES } from '../../domain/outcome.ts';
import { UNREACHED_REASONS } from '../../domain/unreached.ts';
import type { Route } from '../contract.ts';

export const outcomeCounts = z.partialRecord(z.enum(OUTCOMES), z.number().int());

/** A moment, and as people say it. */
const moment = z.object({ at: z.iso.datetime(), text: z.string() });

/** How the product itself fares. For the International Office and administrators. */
export const operationsContract = {
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
      /** Work that waits, is tried again after a failure, or was given up within the last week. */
      queues: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          waiting: z.number().int(),
          /** How long the oldest has waited; null when nothing does. */
          oldestSeconds: z.number().nullable(),
          retrying: z.number().int(),
          failed: z.number().int(),
        }),
      ),
      /** The last whole reading of who is in the team; null when there was none. */
      roster: moment.extend({ members: z.number().int() }).nullable(),
      version: z.string(),
      /** Steps by which the database's tables have been brought up. */
      schemaVersion: z.number().int(),
    }),
  },
  /** Who of the directory cannot be written to as things are, why, since when, and what to do about it. */
  unreachedPeople: {
    method: 'GET',
    path: '/api/unreached-people',
    response: z.object({
      /** By reason, the weightiest first; only those that occur. */
      reasons: z.array(
        z.object({
          reason: z.enum(UNREACHED_REASONS),
          reasonText: z.string(),
          whatToDo: z.string(),
          people: z.array(
            z.object({
              name: z.string(),
              email: z.string(),
              since: moment,
              /** Whether they stand among the contacts of a department. */
              isContact: z.boolean(),
            }),
          ),
        }),
      ),
    }),
  },
  /** What is deleted by itself, when, and what the nightly run did. Numbers and rules, nothing about anybody. */
  retention: {
    method: 'GET',
    path: '/api/retention',
    response: z.object({
      groups: z.array(
        z.object({
          name: z.string(),
          title: z.string(),
          rules: z.array(
            z.object({
              name: z.string(),
              what: z.string(),
              /** For how long, and from when that is counted. */
              keptFor: z.string(),
              why: z.string(),
              /** What goes with it; null when nothing does. */
              along: z.string().nullable(),
              /** Null for what no run has looked at yet. */
              lastRun: moment.extend({ deleted: z.number().int() }).nullable(),
              /** The last run that had something to delete. */
              lastDeletion: moment.extend({ deleted: z.number().int() }).nullable(),
              /** Rows that the next run deletes, as things are. */
              due: z.number().int(),
            }),
          ),
        }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
