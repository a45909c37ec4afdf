import { z } from 'zod';
import { MOST_MESSAGES_PER_DAY } from '../../domain/preference.ts';
import { TASK_KINDS } from '../../domain/task.ts';
import { CALENDAR_DATES } from '../../domain/term.ts';
import type { Route } from '../contract.ts';

/** 'HH:MM' in Stockholm. */
const time = z.iso.time({ precision: -1 });

const wanted = z.object({
  /** When what is not urgent comes, as one message; null: as it arises, within working hours. */
  digestAt: time.nullable(),
  quietFrom: time.nullable(),
  quietUntil: time.nullable(),
  /** Null: as many as everybody gets. */
  messagesPerDay: z.number().int().min(1).max(MOST_MESSAGES_PER_DAY).nullable(),
  /** Nothing that is not urgent comes, but what the person asked for. */
  onlyUrgent: z.boolean(),
});

const preferences = wanted.extend({
  /** What follows from wanting only what is urgent, in sentences, to be read before it is chosen. */
  ifOnlyUrgent: z.array(z.string()),
  /** What holds for whoever has chosen nothing, and within what one can choose. */
  everybody: z.object({ messagesPerDay: z.number().int(), workFrom: time, workUntil: time }),
});

const snooze = z.object({
  /** Until when this person is not reminded of the task; null when they are. */
  until: z.iso.datetime().nullable(),
  untilText: z.string().nullable(),
  /** Days that are near at hand; empty when the task cannot wait, or is not asked of this person. */
  choices: z.array(z.object({ value: z.iso.date(), title: z.string() })),
  /** Any other day from tomorrow to this one can be chosen as well. */
  lastDay: z.iso.date().nullable(),
});

export const FORECAST_DAYS = ['14', '30', '90'] as const;

export const calmContract = {
  /** How this person is written to. */
  preferences: { method: 'GET', path: '/api/preferences', response: preferences },
  /** What is not sent stays as it holds: it may have been changed in the chat or in another window meanwhile. */
  changePreferences: { method: 'PATCH', path: '/api/preferences', body: wanted.partial(), response: preferences },
  snooze: { method: 'GET', path: '/api/tasks/:taskId/snooze', response: snooze },
  /** For those who are asked. 409 when the task is closed, 422 with `errors` when it cannot wait that long. */
  snoozeTask: {
    method: 'POST',
    path: '/api/tasks/:taskId/snooze',
    body: z.object({ day: z.iso.date() }),
    response: snooze,
  },
  /**
   * What will be said to whom if nobody acts, as it looks now. To the International Office and
   * administrators about everybody; to all others about themselves. Never what a task is about.
   */
  forecast: {
    method: 'GET',
    path: '/api/forecast',
    query: z.object({
      days: z.enum(FORECAST_DAYS).default('30'),
      departmentId: z.uuid().optional(),
      kind: z.enum(TASK_KINDS).optional(),
    }),
    response: z.object({
      /** Whether it is about everybody. */
      ofAll: z.boolean(),
      departments: z.array(z.object({ id: z.uuid(), name: z.string() })),
      kinds: z.array(z.object({ value: z.enum(TASK_KINDS), title: z.string() })),
      messages: z.array(
        z.object({
          at: z.iso.datetime(),
          timeText: z.string(),
          /** In Stockholm. */
          day: z.iso.date(),
          toYou: z.boolean(),
          personText: z.string(),
          urgent: z.boolean(),
          about: z.array(
            z.object({
              /** Null when this person does not stand to the task. */
              taskId: z.uuid().nullable(),
              kindText: z.string(),
              reference: z.string().nullable(),
              departmentText: z.string(),
              reasonText: z.string(),
              dueText: z.string(),
            }),
          ),
        }),
      ),
      /** Messages there are beyond those that are listed. */
      more: z.number().int(),
      /** Days of the term calendar. */
      calendar: z.array(
        z.object({ day: z.iso.date(), date: z.enum(CALENDAR_DATES), title: z.string(), text: z.string() }),
      ),
    }),
  },
} as const satisfies Record<string, Route>;
