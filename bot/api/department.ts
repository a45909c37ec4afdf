import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { departmentName, type Language } from '../domain/person.ts';
import { isClosed, TASK_KINDS } from '../domain/task.ts';
import { watchAgreements, type WatchedAgreement } from '../duties/agreementWatch.ts';
import type { House } from '../duties/duty.ts';
import { announcementStanding, placeAnnouncementDuty } from '../duties/placeAnnouncement.ts';
import { tasksOf } from '../duties/publications.ts';
import { listAway } from '../store/absences.ts';
import { countTasksOf } from '../store/departmentTasks.ts';
import { departmentsOf, listDirectory } from '../store/directory.ts';
import { listKeptTasks } from '../store/keptTasks.ts';
import { countLoans } from '../store/placeLoans.ts';
import { listOptedOut } from '../store/preferences.ts';
import { listPublications } from '../store/publications.ts';
import { listTerms } from '../store/terms.ts';
import { dayText, translate } from '../texts/translate.ts';
import { termItem } from './agreementItem.ts';
import type { departmentContract } from './contracts/department.ts';
import { describeUnit } from './people.ts';
import { RequestProblem } from './problem.ts';
import { partnersOf, stateOf } from './publications.ts';
import { isOffice } from './roles.ts';
import type { Handlers } from './routes.ts';

type Department = z.input<(typeof departmentContract)['department']['response']>;

/** Publications that are looked through for those of the department: some years of them. */
const LATEST = 50;

/** Terms whose announcing is shown: this year's and the one before. */
const LATEST_TERMS = 4;

/**
 * How one department stands, to the International Office, which sees every department's state, and
 * to those who stand behind it. Numbers of tasks, and nothing of what they are about.
 */
export function createDepartmentHandlers(house: House): Handlers<typeof departmentContract> {
  const { db, clock } = house;
  return {
    async department({ person, params }) {
      const { language } = person;
      const asOffice = isOffice(person);
      const own = (await departmentsOf(db, person.id)).filter(({ id }) => id === params['departmentId']);
      const unit = (await listDirectory(db)).find(({ id }) => id === params['departmentId']);
      if (!unit || (!asOffice && own.length === 0)) throw new RequestProblem('notFound');

      const now = clock.now();
      const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
      const aYearAgo = today.subtract({ years: 1 }).toZonedDateTime(STOCKHOLM).toInstant();
      const away = new Map((await listAway(db, today)).map((one) => [one.personId, one]));
      const optedOut = asOffice ? await listOptedOut(db) : new Set<string>();
      const { contacts, ...described } = describeUnit(unit, away, language);
      const { nominationTerm, agreements } = await watchAgreements(house, [unit.id]);
      const seesLoans = asOffice || own.some(({ capacity }) => capacity !== 'head');
      return {
        ...described,
        asOffice,
        contacts: contacts.map((one) => ({ ...one, onlyUrgent: optedOut.has(one.personId) })),
        tasks: await tasksByKind(unit.id, language, now, aYearAgo),
        nominationTerm: termItem(nominationTerm),
        agreements: [...agreements].sort((a, b) => urgency(b) - urgency(a)).map(agreementRow),
        publications: await publicationsTo(unit.id, language, now),
        announcements: await announcementsOf(unit.id, language, now),
        loans: seesLoans ? await loansOf(unit.id, language) : null,
      };
    },
  };

  async function tasksByKind(departmentId: string, language: Language, now: Temporal.Instant, since: Temporal.Instant): Promise<Department['tasks']> {
    const t = translate(language);
    const counts = await countTasksOf(db, departmentId, now, since);
    return counts
      .sort((a, b) => b.overdue - a.overdue || b.open - a.open || TASK_KINDS.indexOf(a.kind) - TASK_KINDS.indexOf(b.kind))
      .map((one) => ({ ...one, kindText: t(`duty.${one.kind}.kind`) }));
  }

  async function publicationsTo(departmentId: string, language: Language, now: Temporal.Instant): Promise<Department['publications']> {
    const t = translate(language);
    const publications = await listPublications(db, LATEST);
    const tasks = new Map((await tasksOf(db, publications.map(({ id }) => id), departmentId)).map((one) => [one.details.publicationId, one]));
    return publications.flatMap(({ id, kind, titleSv, titleEn, dueOn }) => {
      const task = tasks.get(id);
      if (!task) return [];
      const state = stateOf(task, now);
      const partners = partnersOf(task);
      return {
        id,
        kindText: t(`publication.kind.${kind}`),
        title: language === 'sv' ? titleSv : titleEn,
        dueOn: dueOn.toString(),
        dueText: dayText(dueOn, language),
        state,
        stateText: t(`publication.state.${state}`),
        partners: kind === 'instruction' ? { all: partners.length, sent: partners.filter((one) => one.state === 'sent' || one.state === 'confirmed').length } : null,
      };
    });
  }

  async function announcementsOf(departmentId: string, language: Language, now: Temporal.Instant): Promise<Department['announcements']> {
    const t = translate(language);
    const order = (await listTerms(db)).map(({ code }) => code);
    const tasks = (await listKeptTasks(db, { kinds: ['placeAnnouncement'], departmentId })).filter(({ state }) => state !== 'cancelled');
    return tasks
      .map((task) => ({ task, announcement: z.decode(placeAnnouncementDuty.details, task.details) }))
      .sort((a, b) => order.indexOf(b.announcement.termCode) - order.indexOf(a.announcement.termCode))
      .slice(0, LATEST_TERMS)
      .map(({ task, announcement }) => ({
        termCode: announcement.termCode,
        standingText: t(`duty.placeAnnouncement.standing.${announcementStanding(announcement)}`),
        overdue: !isClosed(task.state) && Temporal.Instant.compare(task.dueAt, now) < 0,
      }));
  }

  async function loansOf(departmentId: string, language: Language): Promise<NonNullable<Department['loans']>> {
    const t = translate(language);
    return (await countLoans(db)).flatMap(({ owner, study, termCode, state, count }) => {
      const side = owner.id === departmentId ? ('owner' as const) : study.id === departmentId ? ('study' as const) : null;
      if (side === null) return [];
      const otherText = departmentName(side === 'owner' ? study : owner, language);
      return { termCode, side, otherText, state, stateText: t(`loan.state.${state}`), count };
    });
  }
}

/** What ends or misses the nominations stands before what goes on. */
function urgency({ coverage, expiresWithinAYear }: WatchedAgreement): number {
  return { ended: 1, notCovering: 3, covers: expiresWithinAYear ? 2 : 0 }[coverage];
}

function agreementRow({ agreement, coverage, expiresWith, expiresWithinAYear }: WatchedAgreement): Department['agreements'][number] {
  const { id, partnerName, iiaCode } = agreement;
  return { id, partnerName, iiaCode, coverage, expiresWith, expiresWithinAYear };
}
