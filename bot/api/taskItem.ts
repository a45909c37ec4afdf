import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { TaskLine } from '../cards/view.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Person } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import { standsAs, type TaskFile } from '../domain/taskFile.ts';
import { momentText } from '../texts/translate.ts';
import type { tasksContract } from './contracts/tasks.ts';

export type TaskListItem = z.input<(typeof tasksContract)['tasks']['response']>['tasks'][number];

/** Until when the person has put tasks off, by task. */
type Snoozes = ReadonlyMap<string, Temporal.Instant>;

/** A task as the list shows it to one of those who stand to it. */
export function taskItem(view: TaskLine, file: TaskFile, person: Person, now: Temporal.Instant, snoozes: Snoozes): TaskListItem {
  const { closedAt } = file.task;
  const until = closedAt ? undefined : snoozes.get(view.taskId);
  return {
    snoozedText: until ? momentText(until, person.language, now) : null,
    id: view.taskId,
    kind: view.kind,
    kindText: view.kindText,
    title: view.title,
    departmentId: file.task.department.id,
    departmentText: view.departmentText,
    state: view.state,
    stateText: view.stateText,
    dueAt: view.dueAt.toString(),
    dueText: view.dueText,
    overdue: view.overdue,
    closed: closedAt ? { at: closedAt.toString(), text: momentText(closedAt, person.language, now) } : null,
    turn: turnOf(file, person),
    when: whenOf(file, now),
    version: view.version,
  };
}

function turnOf(file: TaskFile, person: Person): TaskListItem['turn'] {
  if (isClosed(file.task.state)) return 'nobody';
  const actsNow = file.task.state === 'open' ? 'assignee' : 'requester';
  return standsAs(file, person.id, actsNow) ? 'yours' : 'others';
}

function whenOf({ task }: TaskFile, now: Temporal.Instant): TaskListItem['when'] {
  if (isClosed(task.state)) return 'closed';
  // While the time stands still nothing is late, but the one who asked is waited for.
  if (task.state === 'awaitingRequester') return 'today';
  if (Temporal.Instant.compare(task.dueAt, now) < 0) return 'overdue';
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const dueOn = task.dueAt.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  if (dueOn.equals(today)) return 'today';
  return today.until(dueOn).days <= 7 ? 'week' : 'later';
}
