import { answerFigures, LEAST_ANSWERED, type CountedQuestion } from '../domain/answerFigures.ts';
import { minutesWithDepartment, standsStillSince, type DialogueLine } from '../domain/eligibility.ts';
import { departmentName, type Person } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import { isOverdue } from '../domain/task.ts';
import { workingDayMinutes } from '../domain/workingTime.ts';
import type { House } from '../duties/duty.ts';
import {
  countRequestsOf,
  listRequestsOf,
  listRequestsToCount,
  type AskedRequest,
  type RequestToCount,
} from '../store/eligibilityRequests.ts';
import { readSettings } from '../store/settings.ts';
import { momentText, translate, type Translate } from '../texts/translate.ts';
import type { admissionsContract } from './contracts/admissions.ts';
import { RequestProblem } from './problem.ts';
import { requireAdmissions } from './roles.ts';
import type { Handlers } from './routes.ts';

/** A page of requests; the filter narrows what is behind it. */
const PAGE = 200;

export function createAdmissionsHandlers(house: House): Handlers<typeof admissionsContract> {
  return {
    async eligibilityQueue({ person, query }) {
      requireAdmissions(person);
      const settings = await readSettings(house.db);
      const requests = await listRequestsOf(house.db, person.id, query.state ?? null, PAGE + 1);
      const counts = await countRequestsOf(house.db, person.id);
      const count = (state: AskedRequest['state']) => counts.get(state) ?? 0;
      return {
        requests: requests.slice(0, PAGE).map((request) => queueItem(house, request, person, settings)),
        more: requests.length > PAGE,
        counts: { open: count('open'), awaitingRequester: count('awaitingRequester'), done: count('done'), cancelled: count('cancelled') },
        workingDayMinutes: workingDayMinutes(workingHours(settings)),
      };
    },

    async eligibilityFigures({ person, query }) {
      if (!(['admissions', 'internationalOffice', 'admin'] as const).some((role) => person.roles.includes(role))) {
        throw new RequestProblem('forbidden');
      }
      const settings = await readSettings(house.db);
      const requests = await listRequestsToCount(house.db);
      const asked = requests.filter(({ term }) => query.term === undefined || term === query.term);
      const departments = [...new Map(asked.map(({ department }) => [department.id, department])).values()];
      const counted = asked.map((request) => countedQuestion(request, settings));
      return {
        terms: [...new Set(requests.map(({ term }) => term))].sort(latestTermFirst),
        all: figuresOf(counted),
        departments: departments
          .map((one) => ({
            id: one.id,
            name: departmentName(one, person.language),
            ...figuresOf(counted.filter(({ departmentId }) => departmentId === one.id)),
          }))
          .sort((a, b) => a.name.localeCompare(b.name, person.language)),
        leastAnswered: LEAST_ANSWERED,
      };
    },
  };
}

function queueItem(house: House, request: AskedRequest, { language }: Person, settings: Settings) {
  const now = house.clock.now();
  const t = translate(language);
  const since = request.closedAt ? null : standsStillSince(request.dialogue);
  const until = request.closedAt ?? now;
  return {
    taskId: request.taskId,
    caseReference: request.caseReference,
    course: `${request.courseName} (${request.courseCode})`,
    term: request.term,
    departmentText: departmentName(request.department, language),
    askedOf: [...request.askedOf],
    state: request.state,
    stateText: t(`state.${request.state}`),
    verdict: request.verdict,
    verdictText: request.verdict && t(`duty.eligibility.verdict.${request.verdict}`),
    createdText: momentText(request.createdAt, language, now),
    ageMinutes: minutesWithDepartment(request, until, workingHours(settings)),
    dueAt: request.dueAt.toString(),
    dueText: momentText(request.dueAt, language, now),
    overdue: isOverdue(request, now),
    standsStill: since && { why: whyItStands(request.dialogue, t), sinceText: momentText(since, language, now) },
  };
}

/** What the one who asked has to do before the time goes on. */
function whyItStands(dialogue: readonly DialogueLine[], t: Translate): string {
  const last = dialogue.findLast(({ kind }) => kind === 'needMoreInformation' || kind === 'notMyCourse');
  return last ? t(`duty.eligibility.dialogue.${last.kind}`, { by: last.by, day: '' }) : '';
}

function countedQuestion({ department, term, answeredAt, ...asked }: RequestToCount, settings: Settings): CountedQuestion {
  const hours = workingHours(settings);
  return {
    departmentId: department.id,
    term,
    answerMinutes: answeredAt && minutesWithDepartment(asked, answeredAt, hours),
    serviceMinutes: settingsFor(settings, department.id).serviceLevelWorkingDays * workingDayMinutes(hours),
  };
}

function figuresOf(questions: readonly CountedQuestion[]) {
  const { asked, answered, times } = answerFigures(questions);
  return { asked, answered, times: times && { ...times } };
}

/** By year, and within a year autumn (HT) after spring (VT). */
function latestTermFirst(a: string, b: string): number {
  const order = (term: string) => `${term.slice(2)} ${term.startsWith('HT') ? 1 : 0}`;
  return order(b).localeCompare(order(a));
}
