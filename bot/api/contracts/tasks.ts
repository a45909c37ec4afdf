import { z } from 'zod';
import { SNOOZE_MORNINGS } from '../../domain/snooze.ts';
import { TASK_KINDS, TASK_STATES } from '../../domain/task.ts';
import type { Route } from '../contract.ts';

/** Who asks, and their tasks: as a list, as a page, and what they do with them. */

const choice = z.object({ value: z.string(), title: z.string() });

const field = z.object({
  name: z.string(),
  kind: z.enum(['text', 'multiline', 'number', 'date', 'choice']),
  label: z.string(),
  required: z.boolean(),
  maxLength: z.number(),
  /** What stands there before anybody has written. */
  value: z.string().nullable(),
  choices: z.array(choice),
});

const taskListItem = z.object({
  id: z.uuid(),
  kind: z.enum(TASK_KINDS),
  kindText: z.string(),
  title: z.string(),
  departmentId: z.uuid(),
  departmentText: z.string(),
  state: z.enum(TASK_STATES),
  stateText: z.string(),
  dueAt: z.iso.datetime(),
  dueText: z.string(),
  overdue: z.boolean(),
  /** When it ended; null while it is open. */
  closed: z.object({ at: z.iso.datetime(), text: z.string() }).nullable(),
  /** Where the list puts it. yours: this person has to act now. others: somebody else has to. */
  turn: z.enum(['yours', 'others', 'nobody']),
  when: z.enum(['overdue', 'today', 'week', 'later', 'closed']),
  /** Until when this person has put it off, in words; null when they have not. */
  snoozedText: z.string().nullable(),
  version: z.number().int(),
});

const taskDetail = taskListItem.extend({
  whyYou: z.string().nullable(),
  askedOf: z.array(z.string()),
  facts: z.array(z.object({ label: z.string(), value: z.string() })),
  dialogue: z.array(z.object({ heading: z.string(), text: z.string().nullable(), whenText: z.string() })),
  /** Ready texts to copy and pass on. */
  passages: z.array(z.object({ title: z.string(), text: z.string() })),
  /** https: or mailto: */
  links: z.array(z.object({ title: z.string(), url: z.string() })),
  actions: z.array(
    z.object({
      verb: z.string(),
      label: z.string(),
      style: z.enum(['positive', 'destructive', 'default']),
      fields: z.array(field),
    }),
  ),
});

const me = z.object({
  id: z.uuid(),
  name: z.string(),
  language: z.enum(['sv', 'en']),
  roles: z.array(z.enum(['ikp', 'internationalOffice', 'admissions', 'forumMember', 'admin'])),
  departments: z.array(z.object({ id: z.uuid(), name: z.string(), capacity: z.enum(['ikp', 'deputy', 'head']) })),
  /** Set in the demo: the clock that people can move. */
  demo: z.object({ now: z.iso.datetime(), nowText: z.string() }).nullable(),
});

/** A place among closed tasks, of which only the server knows how it is written. */
const closedPlace = z.templateLiteral([z.iso.datetime({ precision: 6 }), ' ', z.uuid()]);

const taskList = z.object({ tasks: z.array(taskListItem), more: z.boolean() });

/** Of one task of several: done, or why not, in words. */
const settled = z.object({ taskId: z.uuid(), done: z.boolean(), problem: z.string().nullable() });

/** Tasks that are settled in one go. */
const taskIds = z.array(z.uuid()).min(1).max(100);

export const tasksContract = {
  /** What the first page needs, in one answer: who asks, and what waits for them. */
  first: { method: 'GET', path: '/api/first', response: z.object({ me, open: taskList }) },
  me: { method: 'GET', path: '/api/me', response: me },
  changeMe: { method: 'PATCH', path: '/api/me', body: z.object({ language: z.enum(['sv', 'en']) }), response: me },
  /** What is open, the one that is due first at the top. */
  tasks: { method: 'GET', path: '/api/tasks', response: taskList },
  /**
   * What is closed, the latest first, a page at a time. A POST, since words that are searched for may
   * name a student, and addresses stand in the logs of whatever lies on the way.
   */
  closedTasks: {
    method: 'POST',
    path: '/api/closed-tasks',
    body: z.object({
      /** All of them stand in the title, the kind, the state or the department's name. */
      words: z.string().max(300, 'tooLong').default(''),
      /** One that there is not leaves nothing; so with the department. */
      kind: z.string().max(60).optional(),
      departmentId: z.string().max(60).optional(),
      /** `next` of the page before. */
      before: closedPlace.optional(),
    }),
    response: z.object({
      tasks: z.array(taskListItem),
      /** Where the next page begins; null on the last. */
      next: closedPlace.nullable(),
      /** Of which kinds and departments there are closed tasks at all. */
      kinds: z.array(choice),
      departments: z.array(choice),
    }),
  },
  task: { method: 'GET', path: '/api/tasks/:taskId', response: taskDetail },
  /** 409 with the task as it now is when somebody was faster, 422 with `errors` when a field is refused. */
  act: {
    method: 'POST',
    path: '/api/tasks/:taskId/actions',
    body: z.object({
      verb: z.string().max(60),
      version: z.number().int(),
      input: z.record(z.string(), z.string()).default({}),
    }),
    response: taskDetail,
  },
  /** Puts several off in one go, each by itself, so that one may be refused. */
  snoozeTasks: {
    method: 'POST',
    path: '/api/snoozes',
    body: z.object({ until: z.enum(SNOOZE_MORNINGS), taskIds }),
    response: z.object({ results: z.array(settled) }),
  },
  /** Takes that back: reminders come as if they had not been put off. */
  endSnoozes: { method: 'POST', path: '/api/snoozes/end', body: z.object({ taskIds }), response: z.object({ results: z.array(settled) }) },
} as const satisfies Record<string, Route>;
