import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { FORWARDING_STATES, forwardingCounts } from '../domain/forwarding.ts';
import { departmentName, type Language, type Person } from '../domain/person.ts';
import { isClosed } from '../domain/task.ts';
import type { House } from '../duties/duty.ts';
import { whoChanged } from '../duties/firstActs.ts';
import { answerText } from '../duties/notice.ts';
import { announcementStanding, placeAnnouncementDuty } from '../duties/placeAnnouncement.ts';
import { publish, reachableDepartments, tasksOf, withdrawPublication, type PublishedTask } from '../duties/publications.ts';
import { listDepartmentsWithContacts } from '../store/directory.ts';
import { listKeptTasks, type KeptTask } from '../store/keptTasks.ts';
import { findPublication, listPublications, type Publication } from '../store/publications.ts';
import { listTerms } from '../store/terms.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { publicationsContract, PUBLISHED_STATES } from './contracts/publications.ts';
import { overtaken, RequestProblem } from './problem.ts';
import { requireOffice } from './roles.ts';
import type { Handlers } from './routes.ts';
import { takeIn } from './takeIn.ts';

type Contract = typeof publicationsContract;
type Summary = z.input<Contract['publications']['response']>['publications'][number];
type Detail = z.input<Contract['publication']['response']>;
type PublishedState = (typeof PUBLISHED_STATES)[number];
type AnnouncementTerm = z.input<Contract['announcements']['response']>['terms'][number];

/** Publications in the list: some years of them. */
const LATEST = 50;

/** Terms whose announcing is shown: this year's and the one before. */
const LATEST_TERMS = 4;

const uuid = z.uuid();

/** What the International Office publishes to departments. For the International Office and administrators. */
export function createPublicationsHandlers(house: House): Handlers<Contract> {
  return {
    async publications({ person }) {
      requireOffice(person);
      const publications = await listPublications(house.db, LATEST);
      const tasks = Map.groupBy(await tasksOf(house.db, publications.map(({ id }) => id)), ({ details }) => details.publicationId);
      const now = house.clock.now();
      return { publications: publications.map((one) => summaryOf(one, tasks.get(one.id) ?? [], person.language, now)) };
    },

    async publicationForm({ person }) {
      requireOffice(person);
      const now = house.clock.now();
      const departments = await reachableDepartments(house.db, now);
      return {
        today: dayOf(now).toString(),
        departments: departments.map(({ contacts, partners, ...one }) => ({
          id: one.id,
          name: departmentName(one, person.language),
          hasContact: contacts.length > 0,
          partners: partners.length,
        })),
      };
    },

    async publish({ person, body, idempotencyKey, correlationId }) {
      requireOffice(person);
      const result = await takeIn(house, person, () => publish(house, { person, correlationId }, body, idempotencyKey));
      const t = translate(person.language);
      switch (result.kind) {
        case 'published':
          return { publicationId: result.publicationId };
        case 'dayHasPassed':
          throw refused('dueOn', t('invalid.dateBehind'));
        case 'unknownDepartment':
          throw refused('departmentIds', t('invalid.unknownDepartment'));
        case 'noPartners': {
          const departments = result.departments.map((one) => departmentName(one, person.language)).join(', ');
          throw refused('departmentIds', t('duty.forwarding.noPartners', { departments }));
        }
      }
    },

    async publication({ person, params }) {
      requireOffice(person);
      return detailOf(house, person, await known(house, params['publicationId']));
    },

    async withdrawPublication({ person, params, correlationId }) {
      requireOffice(person);
      const { id } = await known(house, params['publicationId']);
      switch (await withdrawPublication(house, { person, correlationId }, id)) {
        case 'withdrawn':
          return detailOf(house, person, await known(house, id));
        case 'unknown':
          throw new RequestProblem('notFound');
        case 'alreadyWithdrawn':
          throw overtaken(await whoChanged(house, 'publication', [id], person));
      }
    },

    async announcements({ person }) {
      requireOffice(person);
      const now = house.clock.now();
      const tasks = await listKeptTasks(house.db, { kinds: ['placeAnnouncement'] });
      // One that the calendar took back calls for nothing.
      const held = tasks.filter(({ state }) => state !== 'cancelled');
      const order = (await listTerms(house.db)).map(({ code }) => code);
      const terms = Map.groupBy(held, (task) => announcementOf(task).termCode);
      return {
        terms: [...terms]
          .sort(([a], [b]) => order.indexOf(b) - order.indexOf(a))
          .slice(0, LATEST_TERMS)
          .map(([code, ofTerm]) => ({ code, departments: ofTerm.map((task) => announcementRow(task, person.language, now)) })),
      };
    },
  };
}

function refused(field: string, message: string): RequestProblem {
  return new RequestProblem('invalid', { errors: [{ field, message }] });
}

async function known(house: House, publicationId: string | undefined): Promise<Publication> {
  const id = uuid.safeParse(publicationId);
  const publication = id.success ? await findPublication(house.db, id.data) : null;
  if (!publication) throw new RequestProblem('notFound');
  return publication;
}

function summaryOf(publication: Publication, tasks: readonly PublishedTask[], language: Language, now: Temporal.Instant): Summary {
  const t = translate(language);
  const { id, kind, titleSv, titleEn, createdAt, dueOn, withdrawnAt } = publication;
  const progress = { open: 0, overdue: 0, done: 0, notRelevant: 0, withdrawn: 0 };
  for (const task of tasks) progress[stateOf(task, now)] += 1;
  return {
    id,
    kind,
    kindText: t(`publication.kind.${kind}`),
    title: language === 'sv' ? titleSv : titleEn,
    createdText: momentText(createdAt, language, now),
    dueOn: dueOn.toString(),
    dueText: dayText(dueOn, language),
    withdrawnText: withdrawnAt && momentText(withdrawnAt, language, now),
    progress,
    partners: kind === 'instruction' ? forwardingCounts(tasks.flatMap(partnersOf)) : null,
  };
}

async function detailOf(house: House, person: Person, publication: Publication): Promise<Detail> {
  const { language } = person;
  const now = house.clock.now();
  const tasks = await tasksOf(house.db, [publication.id]);
  const withContact = new Set((await listDepartmentsWithContacts(house.db)).filter(({ contacts }) => contacts.length > 0).map(({ id }) => id));
  const { textSv, textEn, link, mailSubject, mailText } = publication;
  return {
    ...summaryOf(publication, tasks, language, now),
    text: language === 'sv' ? textSv : textEn,
    link,
    mailSubject,
    mailText,
    departments: tasks.map((task) => departmentRow(task, withContact.has(task.task.department.id), language, now)),
  };
}

function departmentRow(
  published: PublishedTask,
  hasContact: boolean,
  language: Language,
  now: Temporal.Instant,
): Detail['departments'][number] {
  const t = translate(language);
  const { department, asked } = published.task;
  const state = stateOf(published, now);
  return {
    id: department.id,
    name: departmentName(department, language),
    state,
    stateText: t(`publication.state.${state}`),
    answerText: saidOf(published, language),
    askedOf: asked.map(({ name, capacity }) => `${name} (${t(`capacity.${capacity}`)})`),
    hasContact,
    partners: partnersOf(published).map(({ name, email, state: at, on, by }) => ({
      name,
      email,
      state: at,
      stateText: t(`duty.forwarding.state.${at}`),
      on: on && on.toString(),
      by,
    })),
  };
}

/** Whom a department passes an instruction on to; nobody for a notice. */
export function partnersOf(published: PublishedTask) {
  return published.kind === 'instruction' ? published.details.partners : [];
}

/** How a department's task of a publication stands. */
export function stateOf(published: PublishedTask, now: Temporal.Instant): PublishedState {
  const { state, dueAt } = published.task;
  if (state === 'cancelled') return 'withdrawn';
  if (state !== 'done') return Temporal.Instant.compare(dueAt, now) < 0 ? 'overdue' : 'open';
  const isConcerned = published.kind === 'notice' ? published.details.answer?.kind === 'passedOn' : published.details.noneConcerned === null;
  return isConcerned ? 'done' : 'notRelevant';
}

function saidOf(published: PublishedTask, language: Language): string | null {
  const said = (text: string, { by, on }: { readonly by: string; readonly on: Temporal.PlainDate }) =>
    `${text} (${by}, ${dayText(on, language)})`;
  if (published.kind === 'notice') {
    const { answer } = published.details;
    return answer && said(answerText(answer, language), answer);
  }
  const { noneConcerned, partners } = published.details;
  if (noneConcerned) return said(noneConcerned.reason, noneConcerned);
  const counts = forwardingCounts(partners);
  if (counts.notSent === partners.length) return null;
  const t = translate(language);
  return FORWARDING_STATES.filter((state) => counts[state] > 0)
    .map((state) => t('duty.forwarding.facts.partners', { state: t(`duty.forwarding.state.${state}`), count: counts[state] }))
    .join(', ');
}

function announcementOf({ details }: KeptTask) {
  return z.decode(placeAnnouncementDuty.details, details);
}

function announcementRow(task: KeptTask, language: Language, now: Temporal.Instant): AnnouncementTerm['departments'][number] {
  const announcement = announcementOf(task);
  const { openedOn, closedOn, report, noPlaces } = announcement;
  const standing = announcementStanding(announcement);
  return {
    department: departmentName(task.department, language),
    standing,
    standingText: translate(language)(`duty.placeAnnouncement.standing.${standing}`),
    overdue: !isClosed(task.state) && Temporal.Instant.compare(task.dueAt, now) < 0,
    openedText: openedOn && dayText(openedOn, language),
    closedText: closedOn && dayText(closedOn, language),
    places: report && report.places,
    note: report?.note ?? noPlaces?.reason ?? null,
  };
}

function dayOf(now: Temporal.Instant): Temporal.PlainDate {
  return now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
}
