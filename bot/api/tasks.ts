import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import type { ResponsibleTaskView } from '../cards/view.ts';
import { departmentName, type Person } from '../domain/person.ts';
import { dayOfMorning } from '../domain/snooze.ts';
import { standingOf, type TaskFile } from '../domain/taskFile.ts';
import { act, type ActResult } from '../duties/act.ts';
import type { House } from '../duties/duty.ts';
import { whoActed } from '../duties/firstActs.ts';
import { endSnooze, snoozeTask } from '../duties/snooze.ts';
import { responsibleTaskView, taskLine } from '../duties/taskView.ts';
import { departmentsOf, setLanguage } from '../store/directory.ts';
import { snoozesOf } from '../store/snoozes.ts';
import { listTaskFiles } from '../store/taskFiles.ts';
import { errorTexts } from '../texts/errors.ts';
import { momentText, translate } from '../texts/translate.ts';
import { closedTaskPage } from './closedTasks.ts';
import type { tasksContract } from './contracts/tasks.ts';
import { overtaken, RequestProblem } from './problem.ts';
import type { Handlers } from './routes.ts';
import { taskItem } from './taskItem.ts';
import { visibleTask } from './visibleTask.ts';

type Contract = typeof tasksContract;
type TaskList = z.input<Contract['tasks']['response']>;
type TaskDetail = z.input<Contract['task']['response']>;
type Settled = z.input<Contract['snoozeTasks']['response']>;

/** Open tasks of one list: more than anybody has, so that search and filter see all of them. */
const MOST = 5000;

/** Who asks, and their tasks. */
export function createTasksHandlers(house: House, isDemo: boolean): Handlers<Contract> {
  return {
    async first({ person }) {
      const [me, open] = await Promise.all([describeMe(house, person, isDemo), openTasks(house, person)]);
      return { me, open };
    },

    me: ({ person }) => describeMe(house, person, isDemo),

    async changeMe({ person, body }) {
      await setLanguage(house.db, person.id, body.language);
      return describeMe(house, { ...person, language: body.language }, isDemo);
    },

    tasks: ({ person }) => openTasks(house, person),

    closedTasks: ({ person, body }) => closedTaskPage(house, person, body),

    async task({ person, params }) {
      return detailFor(house, await visibleTask(house.db, person, params['taskId']), person);
    },

    async act({ person, params, body, correlationId }) {
      const { task } = await visibleTask(house.db, person, params['taskId']);
      const actor = { person, correlationId };
      return answerOf(house, person, await act(house, { taskId: task.id, ...body, actor }));
    },

    async snoozeTasks({ person, body, correlationId }) {
      const day = dayOfMorning(body.until, house.clock.now()).toString();
      return settleEach(body.taskIds, async (taskId) => {
        const result = await snoozeTask(house, { taskId, day, actor: { person, correlationId } });
        if (result.kind === 'done') return null;
        if (result.kind === 'invalid') return errorTexts(result.errors, person.language)['day'] ?? null;
        // Whose it is not is not told what became of it.
        const first = result.kind === 'unchanged' && standingOf(result.file, person.id) !== 'none' ? await whoActed(house, result.file, person) : null;
        return first ?? translate(person.language)('problem.conflict.title');
      });
    },

    async endSnoozes({ person, body, correlationId }) {
      return settleEach(body.taskIds, async (taskId) => {
        const result = await endSnooze(house, taskId, { person, correlationId });
        return result.kind === 'done' ? null : translate(person.language)('problem.conflict.title');
      });
    },
  };
}

async function openTasks(house: House, person: Person): Promise<TaskList> {
  const filter = { personId: person.id, limit: MOST + 1 };
  const assigned = await listTaskFiles(house.db, { ...filter, relation: 'assigned' });
  const asked = await listTaskFiles(house.db, { ...filter, relation: 'asked' });
  const files = [...new Map([...assigned, ...asked].map((file) => [file.task.id, file])).values()];
  files.sort((a, b) => Temporal.Instant.compare(a.task.dueAt, b.task.dueAt));
  const now = house.clock.now();
  const snoozes = await snoozesOf(house.db, person.id, now);
  return {
    tasks: files.slice(0, MOST).map((file) => taskItem(taskLine(file, person.language, now), file, person, now, snoozes)),
    more: files.length > MOST,
  };
}

/** Each in a transaction of its own. `settle` gives null, or in words why not. */
async function settleEach(taskIds: readonly string[], settle: (taskId: string) => Promise<string | null>): Promise<Settled> {
  const results: Settled['results'] = [];
  for (const taskId of new Set(taskIds)) {
    const problem = await settle(taskId);
    results.push({ taskId, done: problem === null, problem });
  }
  return { results };
}

async function describeMe(house: House, person: Person, isDemo: boolean): ReturnType<Handlers<Contract>['me']> {
  const now = house.clock.now();
  const departments = await departmentsOf(house.db, person.id);
  return {
    id: person.id,
    name: person.name,
    language: person.language,
    roles: [...person.roles],
    departments: departments.map((one) => ({
      id: one.id,
      name: departmentName(one, person.language),
      capacity: one.capacity,
    })),
    demo: isDemo ? { now: now.toString(), nowText: momentText(now, person.language, now) } : null,
  };
}

async function detailFor(house: House, file: TaskFile, person: Person): Promise<TaskDetail> {
  const view = await viewFor(house, file, person);
  const now = house.clock.now();
  return {
    ...taskItem(view, file, person, now, await snoozesOf(house.db, person.id, now)),
    whyYou: view.whyYou,
    askedOf: [...view.askedOf],
    facts: [...view.facts],
    dialogue: [...view.dialogue],
    passages: [...view.passages],
    links: [...view.links],
    actions: view.actions.map((form) => ({
      ...form,
      fields: form.fields.map((field) => ({ ...field, choices: [...field.choices] })),
    })),
  };
}

function viewFor(house: House, file: TaskFile, person: Person): Promise<ResponsibleTaskView> {
  return responsibleTaskView(house.db, file, { personId: person.id, language: person.language }, house.clock.now());
}

async function answerOf(house: House, person: Person, result: ActResult): Promise<TaskDetail> {
  switch (result.kind) {
    case 'done':
      return detailFor(house, result.file, person);
    case 'unknownTask':
      throw new RequestProblem('notFound');
    case 'invalid': {
      const texts = errorTexts(result.errors, person.language);
      const errors = Object.entries(texts).map(([field, message]) => ({ field, message }));
      throw new RequestProblem('invalid', { errors });
    }
    case 'unchanged': {
      if (standingOf(result.file, person.id) === 'none') throw new RequestProblem('notFound');
      throw overtaken(await whoActed(house, result.file, person), { task: await detailFor(house, result.file, person) });
    }
  }
}
