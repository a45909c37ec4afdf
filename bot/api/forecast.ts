import { Temporal } from 'temporal-polyfill';
import type { z } from 'zod';
import { dayOf } from '../domain/calm.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import { messagesAhead, remindersAhead, type Expected, type ExpectedMessage, type ForecastTask, type Horizon, type Why } from '../domain/forecast.ts';
import { ANSWER_PURPOSES } from '../domain/outcome.ts';
import { departmentName, type Department, type Person } from '../domain/person.ts';
import { ladderOf, type Asked } from '../domain/reminderPolicy.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import { TASK_KINDS } from '../domain/task.ts';
import { CALENDAR_DATES } from '../domain/term.ts';
import type { House } from '../duties/duty.ts';
import { isUrgentKind } from '../duties/registry.ts';
import { isWake, listWaiting, type WaitingMessage } from '../store/deliveries.ts';
import { departmentsOf, listContactsInForce, listDepartments, listPeople, peopleWithRole } from '../store/directory.ts';
import { findPreferences, listOptedOut } from '../store/preferences.ts';
import { listTasksAhead, type TaskAhead } from '../store/reminders.ts';
import { readSettings } from '../store/settings.ts';
import { listSnoozes, type Snooze } from '../store/snoozes.ts';
import { listTerms } from '../store/terms.ts';
import { clockText, reasonText } from '../texts/forecast.ts';
import { dayText, translate } from '../texts/translate.ts';
import type { calmContract } from './contracts/calm.ts';
import { isOffice } from './roles.ts';

type Contract = typeof calmContract;
type Forecast = z.input<Contract['forecast']['response']>;
type Query = z.output<Contract['forecast']['query']>;

/** Nobody reads more of them in one list; the filters lead to the rest. */
const PAGE = 300;

/** What will be said to whom if nobody acts: by the policy that will say it, and with each person's calm. */
export async function forecastFor(house: House, person: Person, query: Query): Promise<Forecast> {
  const from = house.clock.now();
  const horizon = { from, until: from.add({ hours: 24 * Number(query.days) }) };
  const ofAll = isOffice(person);
  const all = await tasksAhead(house, person, ofAll);
  const expected = await expectedOf(house, all, horizon);
  // Calm is reckoned over all that a person gets; only then is it cut down to what is asked for.
  const messages = await calmed(house, ofAll ? expected : expected.filter(({ personId }) => personId === person.id), horizon);
  const departments = await listDepartments(house.db);
  const tasks = new Map(all.map((task) => [task.id, task]));
  const wanted = messages.flatMap((message) => {
    const about = message.about.filter(({ taskId }) => isWanted(tasks.get(taskId), query));
    return about.length > 0 ? [{ ...message, about }] : [];
  });
  const t = translate(person.language);
  const involved = new Set(all.map((task) => task.departmentId));
  return {
    ofAll,
    departments: departments
      .filter(({ id }) => involved.has(id))
      .map((department) => ({ id: department.id, name: departmentName(department, person.language) })),
    kinds: TASK_KINDS.filter((kind) => all.some((task) => task.kind === kind)).map((value) => ({ value, title: t(`duty.${value}.kind`) })),
    messages: await describe(house, person, wanted.slice(0, PAGE), { tasks, departments }),
    more: Math.max(0, wanted.length - PAGE),
    calendar: await calendarAhead(house, person, horizon),
  };
}

async function tasksAhead(house: House, person: Person, ofAll: boolean): Promise<TaskAhead[]> {
  if (ofAll) return listTasksAhead(house.db, null);
  const departments = await departmentsOf(house.db, person.id);
  return listTasksAhead(house.db, { personId: person.id, departmentIds: departments.map(({ id }) => id) });
}

function isWanted(task: TaskAhead | undefined, { departmentId, kind }: Query): boolean {
  if (!task) return false;
  return (!departmentId || task.departmentId === departmentId) && (!kind || task.kind === kind);
}

async function expectedOf(house: House, all: readonly TaskAhead[], horizon: Horizon): Promise<Expected[]> {
  const settings = await readSettings(house.db);
  const ladders = await laddersOf(house);
  const optedOut = await listOptedOut(house.db);
  const snoozes = snoozesByTask(await listSnoozes(house.db, horizon.from));
  const tasks = new Map(all.map((task) => [task.id, { ...task, urgent: isUrgentKind(task.kind) }]));
  const reminders = [...tasks.values()].flatMap((task) =>
    remindersAhead(task, ladders(task.departmentId), snoozes.get(task.id) ?? new Map(), settings, horizon, optedOut),
  );
  const waiting = (await listWaiting(house.db)).flatMap((message): Expected[] => {
    const task = tasks.get(message.taskId);
    return task ? [waitingAsExpected(message, task, settings, horizon)] : [];
  });
  return [...waiting, ...reminders];
}

/** What is late goes as soon as it can. */
function waitingAsExpected(message: WaitingMessage, task: ForecastTask, settings: Settings, { from }: Horizon): Expected {
  const { taskId, personId, urgent } = message;
  const plannedAt = Temporal.Instant.compare(message.plannedAt, from) > 0 ? message.plannedAt : from;
  return { taskId, personId, urgent, plannedAt, why: whyWaiting(message, task, settings) };
}

function whyWaiting(message: WaitingMessage, task: ForecastTask, settings: Settings): Why {
  if (isWake(message)) return { kind: 'asWished' };
  if (ANSWER_PURPOSES.some((purpose) => purpose === message.purpose)) return { kind: 'answer' };
  if (message.purpose !== 'reminder') return { kind: 'newTask' };
  const step = ladderOf(task, settingsFor(settings, task.departmentId)).find(({ key }) => message.occasion.endsWith(`:${key}`));
  return step ? { kind: 'step', key: step.key, workingMinutes: step.workingMinutes } : { kind: 'newTask' };
}

/** Who is asked beside those who are, when a step says so: as the directory is today. */
async function laddersOf(house: House): Promise<(departmentId: string) => readonly Asked[]> {
  const office = (await peopleWithRole(house.db, 'internationalOffice')).map((personId): Asked => ({ personId, capacity: 'internationalOffice' }));
  const byDepartment = new Map<string, Asked[]>();
  for (const { departmentId, personId, capacity } of await listContactsInForce(house.db)) {
    if (capacity !== 'ikp') byDepartment.set(departmentId, [...(byDepartment.get(departmentId) ?? []), { personId, capacity }]);
  }
  return (departmentId) => [...(byDepartment.get(departmentId) ?? []), ...office];
}

function snoozesByTask(snoozes: readonly Snooze[]): Map<string, Map<string, Temporal.Instant>> {
  const tasks = new Map<string, Map<string, Temporal.Instant>>();
  for (const { taskId, personId, until } of snoozes) tasks.set(taskId, (tasks.get(taskId) ?? new Map<string, Temporal.Instant>()).set(personId, until));
  return tasks;
}

async function calmed(house: House, expected: readonly Expected[], horizon: Horizon): Promise<ExpectedMessage[]> {
  const people = [...new Set(expected.map(({ personId }) => personId))];
  return messagesAhead(expected, await findPreferences(house.db, people), await readSettings(house.db), horizon);
}

interface Known {
  readonly tasks: ReadonlyMap<string, TaskAhead>;
  readonly departments: readonly Department[];
}

async function describe(house: House, person: Person, messages: readonly ExpectedMessage[], { tasks, departments }: Known): Promise<Forecast['messages']> {
  const names = new Map((await listPeople(house.db)).map(({ id, name }) => [id, name]));
  const byId = new Map(departments.map((department) => [department.id, department]));
  const t = translate(person.language);
  const describeOne = ({ taskId, why }: ExpectedMessage['about'][number]): Forecast['messages'][number]['about'] => {
    const task = tasks.get(taskId);
    const department = task && byId.get(task.departmentId);
    if (!task || !department) return [];
    const isTheirs = task.requesterId === person.id || task.assignees.some((one) => one.personId === person.id);
    return [
      {
        taskId: isTheirs ? taskId : null,
        kindText: t(`duty.${task.kind}.kind`),
        reference: task.publicReference,
        departmentText: departmentName(department, person.language),
        reasonText: reasonText(why, person.language),
        dueText: t('forecast.due', { day: dayText(dayOf(task.dueAt), person.language) }),
      },
    ];
  };
  return messages.map(({ at, personId, urgent, about }) => ({
    at: at.toString({ smallestUnit: 'millisecond' }),
    timeText: clockText(at, person.language),
    day: dayOf(at).toString(),
    toYou: personId === person.id,
    personText: names.get(personId) ?? '',
    urgent,
    about: about.flatMap(describeOne),
  }));
}

/** The days of the term calendar from which tasks arise, or by which they are due. */
async function calendarAhead(house: House, person: Person, { from, until }: Horizon): Promise<Forecast['calendar']> {
  const [first, last] = [from, until].map((moment) => moment.toZonedDateTimeISO(STOCKHOLM).toPlainDate()) as [Temporal.PlainDate, Temporal.PlainDate];
  const t = translate(person.language);
  const days = (await listTerms(house.db)).flatMap((term) =>
    CALENDAR_DATES.flatMap((date) => {
      const day = term.dates[date];
      if (!day || Temporal.PlainDate.compare(day, first) < 0 || Temporal.PlainDate.compare(day, last) > 0) return [];
      const text = date === 'announcementOpens' ? t('forecast.calendarOpens') : t('forecast.calendarDue');
      return [{ day: day.toString(), date, title: t(`forecast.calendar.${date}`, { term: term.code }), text }];
    }),
  );
  return days.sort((a, b) => (a.day < b.day ? -1 : 1));
}
