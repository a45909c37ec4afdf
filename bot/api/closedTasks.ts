import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { departmentName, type Person } from '../domain/person.ts';
import { matchesWords } from '../domain/words.ts';
import type { House } from '../duties/duty.ts';
import { taskLine } from '../duties/taskView.ts';
import { closedTaskChoices, listClosedTasks, type ClosedPlace } from '../store/closedTasks.ts';
import { findTaskFiles } from '../store/taskFiles.ts';
import { translate } from '../texts/translate.ts';
import type { tasksContract } from './contracts/tasks.ts';
import { taskItem, type TaskListItem } from './taskItem.ts';

type ClosedTasks = (typeof tasksContract)['closedTasks'];
type Page = z.input<ClosedTasks['response']>;

/** Tasks on one page. */
const PAGE = 100;

/** Tasks that are read at once where words are searched for: others' requests come in between. */
const LOOK = 500;

/**
 * One page of the person's closed tasks, the latest first: those of the kind and the department in
 * whose line every word searched for stands, however far back.
 */
export async function closedTaskPage(house: House, person: Person, wanted: z.output<ClosedTasks['body']>): Promise<Page> {
  const filter = { personId: person.id, kind: wanted.kind ?? null, departmentId: wanted.departmentId ?? null };
  const words = wanted.words.trim();
  // One more than is shown tells whether there are more. Words stand in texts that only we can make of a task.
  const [ids, choices] = await Promise.all([
    listClosedTasks(house.db, filter, wanted.before ? placeOf(wanted.before) : null, words === '' ? PAGE + 1 : undefined),
    choicesFor(house, person),
  ]);
  const found = await firstThatMatch(house, person, ids, words, PAGE + 1);
  const tasks = found.slice(0, PAGE);
  return { tasks, next: found.length > PAGE ? nameOf(tasks.at(-1)) : null, ...choices };
}

async function firstThatMatch(house: House, person: Person, ids: readonly string[], words: string, count: number): Promise<TaskListItem[]> {
  const now = house.clock.now();
  const found: TaskListItem[] = [];
  for (let from = 0; from < ids.length; from += LOOK) {
    for (const file of await findTaskFiles(house.db, ids.slice(from, from + LOOK))) {
      const line = taskLine(file, person.language, now);
      if (matchesWords(words, [line.title, line.departmentText, line.kindText, line.stateText])) found.push(taskItem(line, file, person, now, new Map()));
      if (found.length === count) return found;
    }
  }
  return found;
}

async function choicesFor(house: House, person: Person): Promise<Pick<Page, 'kinds' | 'departments'>> {
  const t = translate(person.language);
  const choices = await closedTaskChoices(house.db, person.id);
  return {
    kinds: [...new Set(choices.map(({ kind }) => kind))].map((kind) => ({ value: kind, title: t(`duty.${kind}.kind`) })),
    departments: [...new Map(choices.map(({ department }) => [department.id, { value: department.id, title: departmentName(department, person.language) }])).values()],
  };
}

/** A place as it travels: '2026-11-25T12:00:00.000000Z' and the task's id. */
function nameOf(task: TaskListItem | undefined): Page['next'] {
  if (!task?.closed) return null;
  return `${Temporal.Instant.from(task.closed.at).toString({ smallestUnit: 'microsecond' })} ${task.id}`;
}

function placeOf(name: string): ClosedPlace {
  const [closedAt = '', taskId = ''] = name.split(' ');
  return { closedAt: Temporal.Instant.from(closedAt), taskId };
}
