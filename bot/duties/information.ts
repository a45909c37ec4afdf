import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { direction, type Direction } from '../domain/exchangeAgreement.ts';
import type { Language } from '../domain/person.ts';
import { hasComeUp, laterOf, termOfStay } from '../domain/season.ts';
import { storedDay } from '../domain/stored.ts';
import { BEFORE_DEPARTURE, STUDENT_IN, STUDENT_UT, type InsuranceTerms } from '../domain/studentInformation.ts';
import type { CalendarDate, Term } from '../domain/term.ts';
import { listKeptTasks } from '../store/keptTasks.ts';
import { listMobilityStarts } from '../store/mobilities.ts';
import { dayText, translate } from '../texts/translate.ts';
import { doneBy, doneByActor, doneOnField } from './doneBy.ts';
import { endOfDay } from './dueDay.ts';
import type { Look, Passage } from './duty.ts';
import { given } from './input.ts';
import { keptDuty } from './kept.ts';
import { lockDetails } from './lockDetails.ts';
import { changeTask, endTask, startTask } from './start.ts';
import { departmentsWithPlaces } from './studentExchange.ts';

/**
 * Duty 10: tell outgoing students of scholarships and Student UT, and incoming students and their
 * universities of Student IN. Comes up with the term calendar, for each department that sends or
 * receives students; ends when it says that they have been told, or that there are none.
 */

const details = z.object({
  termCode: z.string(),
  group: z.enum(['outgoing', 'incoming']),
  /** The day of the term calendar by which they are told. */
  informBy: storedDay,
  answer: z
    .discriminatedUnion('kind', [
      doneBy.extend({ kind: z.literal('informed'), how: z.string() }),
      doneBy.extend({ kind: z.literal('noStudents') }),
    ])
    .nullable(),
});

export type Information = z.output<typeof details>;

const TERMS: Readonly<Record<Direction, InsuranceTerms>> = { outgoing: STUDENT_UT, incoming: STUDENT_IN };
const DATES: Readonly<Record<Direction, CalendarDate>> = { outgoing: 'outgoingInformation', incoming: 'incomingInformation' };
const GROUPS = ['outgoing', 'incoming'] as const satisfies readonly Direction[];

export const informationDuty = keptDuty<Information>({
  kind: 'information',
  urgent: false,
  details,
  title: ({ group, termCode }, t) => t(`duty.information.title.${group}`, { term: termCode }),
  facts({ group, termCode, answer }, language) {
    const t = translate(language);
    const { year, weeksBefore, weeksAfter } = TERMS[group];
    return [
      ...(answer
        ? [
            {
              label: t('duty.information.facts.answer'),
              value: answer.kind === 'informed' ? t('duty.information.outcome.informed', { how: answer.how }) : t('duty.information.outcome.noStudents'),
              result: answer.kind === 'informed' ? ('positive' as const) : ('negative' as const),
            },
            {
              label: t('duty.information.facts.by'),
              value: `${answer.by}, ${dayText(answer.on, language)}`,
              result: answer.kind === 'informed' ? ('positive' as const) : ('negative' as const),
            },
          ]
        : []),
      { label: t('duty.information.facts.term'), value: termCode },
      { label: t('duty.information.facts.what'), value: t(`duty.information.what.${group}`) },
      { label: t('duty.information.facts.insurance'), value: t(`duty.information.insurance.${group}`, { year, weeksBefore, weeksAfter }) },
    ];
  },
  dialogue: () => [],
  passages: ({ group, termCode }, language) => [
    passage('sv', group, termCode, language),
    passage('en', group, termCode, language),
    ...(group === 'incoming' ? [partnerMail(termCode, language)] : []),
  ],
  links({ group }, language) {
    const t = translate(language);
    const { year, source } = TERMS[group];
    return [
      { title: t(`duty.information.link.${group}`, { year }), url: source },
      ...(group === 'outgoing' ? [{ title: t('duty.information.beforeDeparture'), url: BEFORE_DEPARTURE }] : []),
    ];
  },
  actions: [
    {
      verb: 'informed',
      by: 'assignee',
      states: ['open'],
      style: 'positive',
      label: (t) => t('duty.information.action.informed'),
      fields: [
        { name: 'how', kind: 'text', required: true, maxLength: 200, label: (t) => t('duty.information.field.how') },
        doneOnField((t) => t('duty.information.field.on')),
      ],
      async apply(context, _file, information, input) {
        const answer = { kind: 'informed' as const, how: given(input, 'how'), ...doneByActor(context, input) };
        return { state: 'done', details: { ...information, answer } };
      },
    },
    {
      verb: 'noStudents',
      by: 'assignee',
      states: ['open'],
      style: 'default',
      label: (t) => t('duty.information.action.noStudents'),
      fields: [],
      async apply(context, _file, information, input) {
        const answer = { kind: 'noStudents' as const, ...doneByActor(context, input) };
        return { state: 'done', details: { ...information, answer } };
      },
    },
  ],
  comesUp,
});

/** A text for students, in a language of its own: who passes it on may read another. */
function passage(of: Language, group: Direction, term: string, language: Language): Passage {
  const { year, weeksBefore, weeksAfter, source } = TERMS[group];
  const words = { term, year, weeksBefore, weeksAfter, source, page: BEFORE_DEPARTURE };
  return { title: translate(language)(`duty.information.passageTitle.${of}`), text: translate(of)(`duty.information.passage.${group}`, words) };
}

/** Partners read English. */
function partnerMail(term: string, language: Language): Passage {
  const { year, weeksBefore, weeksAfter, source } = STUDENT_IN;
  const text = translate('en')('duty.information.passage.partner', { term, year, weeksBefore, weeksAfter, source });
  return { title: translate(language)('duty.information.passageTitle.partner'), text };
}

interface Occasion {
  readonly term: Term;
  readonly group: Direction;
  readonly departmentId: string;
  readonly informBy: Temporal.PlainDate;
}

async function comesUp(look: Look): Promise<void> {
  const wanted = await occasions(look);
  await followCalendar(look, wanted);
  for (const [occasion, { term, group, departmentId, informBy }] of wanted) {
    // Once the term has begun they are on their way; what was not said by then is for the next ones.
    const isOver = Temporal.PlainDate.compare(laterOf(informBy, term.startsOn), look.today) < 0;
    if (isOver || !hasComeUp(informBy, look.today)) continue;
    const fresh = { termCode: term.code, group, informBy, answer: null };
    const dueAt = endOfDay(informBy, look.settings);
    await startTask(look, informationDuty, { departmentId, occasion, details: fresh, dueAt, publicReference: term.code });
  }
}

/** Whom the calendar calls upon: departments with places in the direction, or with a stay in the term. */
async function occasions({ tx, settings, terms }: Look): Promise<Map<string, Occasion>> {
  const withPlaces = await departmentsWithPlaces(tx, settings.ourHeiIds);
  const stays = await listMobilityStarts(tx);
  const found = new Map<string, Occasion>();
  for (const term of terms) {
    for (const group of GROUPS) {
      const informBy = term.dates[DATES[group]];
      if (!informBy) continue;
      const withStays = stays.filter(
        (stay) => direction(stay, settings.ourHeiIds) === group && termOfStay(stay.startsOn, terms)?.code === term.code,
      );
      for (const departmentId of new Set([...withPlaces(group, term.academicYear), ...withStays.map((stay) => stay.departmentId)])) {
        found.set(`${term.code} ${group} ${departmentId}`, { term, group, departmentId, informBy });
      }
    }
  }
  return found;
}

/** Ends what the calendar or the data no longer call for, and moves what the calendar has moved. */
async function followCalendar(look: Look, wanted: ReadonlyMap<string, Occasion>): Promise<void> {
  for (const { taskId, department } of await listKeptTasks(look.tx, { kinds: ['information'], openOnly: true })) {
    const before = await lockDetails(look.tx, informationDuty, taskId);
    if (!before) continue;
    const now = wanted.get(`${before.termCode} ${before.group} ${department.id}`);
    if (!now) {
      await endTask(look, taskId, 'cancelled', 'noLongerConcerned');
    } else if (!now.informBy.equals(before.informBy)) {
      const after = { ...before, informBy: now.informBy };
      await changeTask(look, informationDuty, taskId, { details: after, dueAt: endOfDay(now.informBy, look.settings) });
    }
  }
}
