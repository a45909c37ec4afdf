import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { direction } from '../domain/exchangeAgreement.ts';
import { departmentName, type Person } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import { isClosed } from '../domain/task.ts';
import { standingOf, standsAs, type TaskFile } from '../domain/taskFile.ts';
import { dueAfterWorkingDays } from '../domain/workingTime.ts';
import { act, type ActResult } from '../duties/act.ts';
import { watchAgreements, type WatchedAgreement } from '../duties/agreementWatch.ts';
import type { House } from '../duties/duty.ts';
import { createEligibilityRequest } from '../duties/eligibility.ts';
import { responsibleTaskView } from '../duties/taskView.ts';
import type { ResponsibleTaskView } from '../cards/view.ts';
import type { DeliveryHouse } from '../reminders/house.ts';
import { departmentsOf, listDepartmentsWithContacts, setLanguage } from '../store/directory.ts';
import { readSettings } from '../store/settings.ts';
import { findTaskFile, listTaskFiles } from '../store/taskFiles.ts';
import { listTerms } from '../store/terms.ts';
import { errorTexts } from '../texts/errors.ts';
import { momentText, translate } from '../texts/translate.ts';
import { createAdmissionsHandlers } from './admissions.ts';
import { createAgreementWorkHandlers } from './agreementWork.ts';
import { createCalendarHandlers } from './calendar.ts';
import { createCalmHandlers } from './calm.ts';
import { createKnowledgeHandlers } from './knowledge.ts';
import { createMeetingsHandlers } from './meetings.ts';
import { createPeopleHandlers } from './people.ts';
import { createPublicationsHandlers } from './publications.ts';
import { createSettingsHandlers } from './settings.ts';
import type { contract, Contract } from './contract.ts';
import { createOperationsHandlers } from './operations.ts';
import { RequestProblem } from './problem.ts';
import { requireAdmissions } from './roles.ts';
import type { Handlers } from './routes.ts';

type TaskListItem = z.input<(typeof contract.tasks.response)['shape']['tasks']>[number];
type TaskDetail = z.input<typeof contract.task.response>;

const uuid = z.uuid();

/** A page of tasks; nobody reads more of them in one list. */
const PAGE = 200;

export function createHandlers(house: DeliveryHouse, isDemo: boolean): Handlers<Contract> {
  return {
    ...createOperationsHandlers(house),
    ...createMeetingsHandlers(house),
    ...createAdmissionsHandlers(house),
    ...createAgreementWorkHandlers(house),
    ...createPublicationsHandlers(house),
    ...createKnowledgeHandlers(house),
    ...createPeopleHandlers(house),
    ...createCalmHandlers(house),
    ...createCalendarHandlers(house),
    ...createSettingsHandlers(house),

    me: ({ person }) => describeMe(house, person, isDemo),

    async changeMe({ person, body }) {
      await setLanguage(house.db, person.id, body.language);
      return describeMe(house, { ...person, language: body.language }, isDemo);
    },

    async tasks({ person, query }) {
      const closed = query.closed === 'true';
      const filter = { personId: person.id, closed, limit: PAGE + 1 };
      const assigned = await listTaskFiles(house.db, { ...filter, relation: 'assigned' });
      const asked = await listTaskFiles(house.db, { ...filter, relation: 'asked' });
      const files = [...new Map([...assigned, ...asked].map((file) => [file.task.id, file])).values()];
      files.sort((a, b) => Temporal.Instant.compare(a.task.dueAt, b.task.dueAt));
      const tasks = await Promise.all(files.slice(0, PAGE).map((file) => listItem(house, file, person)));
      return { tasks, more: files.length > PAGE };
    },

    async task({ person, params }) {
      return detailFor(house, await visibleFile(house, person, params['taskId']), person);
    },

    async act({ person, params, body, correlationId }) {
      const { task } = await visibleFile(house, person, params['taskId']);
      const actor = { person, correlationId };
      return answerOf(house, person, await act(house, { taskId: task.id, ...body, actor }));
    },

    async agreements({ person }) {
      const departments = await departmentsOf(house.db, person.id);
      const { nominationTerm, agreements } = await watchAgreements(house, departments.map((one) => one.id));
      const { ourHeiIds } = await readSettings(house.db);
      return {
        nominationTerm: nominationTerm && {
          code: nominationTerm.code,
          academicYear: nominationTerm.academicYear,
          nominationDeadline: nominationTerm.nominationDeadline.toString(),
        },
        agreements: agreements.map((watched) => agreementItem(watched, person, ourHeiIds)),
      };
    },

    async eligibilityForm({ person }) {
      requireAdmissions(person);
      const now = house.clock.now();
      const settings = await readSettings(house.db);
      const dueIn = ({ serviceLevelWorkingDays }: Pick<Settings, 'serviceLevelWorkingDays'>) =>
        dueAfterWorkingDays(now, serviceLevelWorkingDays, workingHours(settings));
      const dueAt = dueIn(settings);
      const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
      const terms = (await listTerms(house.db)).filter((term) => Temporal.PlainDate.compare(term.endsOn, today) >= 0);
      const departments = await listDepartmentsWithContacts(house.db);
      return {
        departments: departments.map((one) => ({
          id: one.id,
          name: departmentName(one, person.language),
          contacts: one.contacts,
          defaultDueText: momentText(dueIn(settingsFor(settings, one.id)), person.language, now),
        })),
        terms: terms.map((term) => term.code),
        defaultDueAt: dueAt.toString(),
        defaultDueText: momentText(dueAt, person.language, now),
      };
    },

    async createEligibilityRequest({ person, body, idempotencyKey, correlationId }) {
      requireAdmissions(person);
      // Keys of two people must not meet.
      const key = idempotencyKey && `${person.id} ${idempotencyKey}`;
      const result = await createEligibilityRequest(house, { person, correlationId }, body, key);
      if (result.kind !== 'invalid') return { taskId: result.taskId };
      const message = translate(person.language)(`invalid.${result.problem}`);
      throw new RequestProblem('invalid', { errors: [{ field: result.field, message }] });
    },
  };
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

/** The task, when the person stands to it; to everybody else it does not exist. */
async function visibleFile(house: House, person: Person, taskId: string | undefined): Promise<TaskFile> {
  const id = uuid.safeParse(taskId);
  const file = id.success ? await findTaskFile(house.db, id.data) : null;
  if (!file || standingOf(file, person.id) === 'none') throw new RequestProblem('notFound');
  return file;
}

async function listItem(house: House, file: TaskFile, person: Person): Promise<TaskListItem> {
  const view = await viewFor(house, file, person);
  return itemOf(view, file, person, house.clock.now());
}

async function detailFor(house: House, file: TaskFile, person: Person): Promise<TaskDetail> {
  const view = await viewFor(house, file, person);
  return {
    ...itemOf(view, file, person, house.clock.now()),
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

function itemOf(view: ResponsibleTaskView, file: TaskFile, person: Person, now: Temporal.Instant): TaskListItem {
  return {
    id: view.taskId,
    kind: view.kind,
    kindText: view.kindText,
    title: view.title,
    departmentText: view.departmentText,
    state: view.state,
    stateText: view.stateText,
    dueAt: view.dueAt.toString(),
    dueText: view.dueText,
    overdue: view.overdue,
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
      throw new RequestProblem('conflict', { extension: { task: await detailFor(house, result.file, person) } });
    }
  }
}

function agreementItem(
  { agreement, coverage, conditions }: WatchedAgreement,
  person: Person,
  ourHeiIds: readonly string[],
): z.input<(typeof contract.agreements.response)['shape']['agreements']>[number] {
  const t = translate(person.language);
  return {
    id: agreement.id,
    iiaCode: agreement.iiaCode,
    partnerHeiId: agreement.partnerHeiId,
    partnerName: agreement.partnerName,
    partnerCountry: agreement.partnerCountry,
    inEffect: agreement.inEffect,
    coverage,
    conditions: conditions.map(({ entry: { id, department, condition }, coverage: each }) => ({
      id,
      kind: condition.kind,
      direction: direction(condition, ourHeiIds),
      departmentText: departmentName(department, person.language),
      mobilitiesPerYear: condition.mobilitiesPerYear,
      totalMonthsPerYear: condition.totalMonthsPerYear,
      totalDaysPerYear: condition.totalDaysPerYear,
      languageSkills: [...condition.languageSkills],
      subjectAreas: [...condition.subjectAreas],
      eqfLevels: [...condition.eqfLevels],
      firstAcademicYear: condition.receivingFirstAcademicYear,
      lastAcademicYear: condition.receivingLastAcademicYear,
      coverage: each,
      cannotBeApprovedBecause: condition.cannotBeApprovedBecause.map((obstacle) => t(`approvalObstacle.${obstacle}`)),
    })),
  };
}
