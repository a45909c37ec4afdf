import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { closesTooLate, lastGoodClosingDay, nextStep, nextStepDay, type AnnouncementStep } from '../domain/placeAnnouncement.ts';
import type { Language } from '../domain/person.ts';
import { hasComeUp, laterOf } from '../domain/season.ts';
import type { Settings } from '../domain/settings.ts';
import { storedDay } from '../domain/stored.ts';
import type { Term } from '../domain/term.ts';
import { listKeptTasks } from '../store/keptTasks.ts';
import { readSettings } from '../store/settings.ts';
import { dayText, translate } from '../texts/translate.ts';
import { doneBy, doneByActor, doneOnField } from './doneBy.ts';
import { endOfDay } from './dueDay.ts';
import type { ActionContext, Fact, Look } from './duty.ts';
import { given, givenDay } from './input.ts';
import { keptDuty, type KeptAction, type KeptChange } from './kept.ts';
import { lockDetails } from './lockDetails.ts';
import { changeTask, endTask, startTask } from './start.ts';
import { departmentsWithPlaces } from './studentExchange.ts';

/**
 * Duty 5: announce (utlysa) the places of the department's own agreements. Comes up with the term
 * calendar; goes from opening over closing to the report to the International Office, which ends it.
 */

const details = z.object({
  termCode: z.string(),
  opensOn: storedDay,
  closesOn: storedDay,
  reportBy: storedDay,
  nominationDeadline: storedDay,
  /** The last day of closing that leaves time before the nomination deadline. */
  lastGoodDay: storedDay,
  ownClosingDay: storedDay.nullable(),
  openedOn: storedDay.nullable(),
  closedOn: storedDay.nullable(),
  report: doneBy.extend({ places: z.number().int(), from: storedDay, to: storedDay, note: z.string().nullable() }).nullable(),
  /** Why there are no places this term, when the department says so. */
  noPlaces: doneBy.extend({ reason: z.string() }).nullable(),
});

export type PlaceAnnouncement = z.output<typeof details>;

type CalendarDays = Pick<PlaceAnnouncement, 'opensOn' | 'closesOn' | 'reportBy' | 'nominationDeadline' | 'lastGoodDay'>;

/** The step is taken, and the next one's day is the task's. */
async function onward({ tx }: ActionContext, after: PlaceAnnouncement): Promise<KeptChange<PlaceAnnouncement>> {
  return { state: 'open', details: after, dueAt: endOfDay(nextStepDay(after), await readSettings(tx)) };
}

const open: KeptAction<PlaceAnnouncement> = {
  verb: 'open',
  by: 'assignee',
  states: ['open'],
  style: 'positive',
  label: (t) => t('duty.placeAnnouncement.action.open'),
  fields: [
    doneOnField((t) => t('duty.placeAnnouncement.field.openedOn')),
    {
      name: 'ownClosingDay',
      kind: 'comingDate',
      required: false,
      maxLength: 10,
      withinYear: true,
      label: (t) => t('duty.placeAnnouncement.field.ownClosingDay'),
    },
  ],
  when: (_file, { openedOn }) => openedOn === null,
  apply: (context, _file, announcement, input) =>
    onward(context, {
      ...announcement,
      openedOn: doneByActor(context, input).on,
      ownClosingDay: givenDay(input, 'ownClosingDay') ?? announcement.ownClosingDay,
    }),
};

const close: KeptAction<PlaceAnnouncement> = {
  verb: 'close',
  by: 'assignee',
  states: ['open'],
  style: 'positive',
  label: (t) => t('duty.placeAnnouncement.action.close'),
  fields: [doneOnField((t) => t('duty.placeAnnouncement.field.closedOn'))],
  when: (_file, { closedOn }) => closedOn === null,
  apply: (context, _file, announcement, input) => onward(context, { ...announcement, closedOn: doneByActor(context, input).on }),
};

const report: KeptAction<PlaceAnnouncement> = {
  verb: 'report',
  by: 'assignee',
  states: ['open'],
  style: 'positive',
  label: (t) => t('duty.placeAnnouncement.action.report'),
  fields: [
    { name: 'places', kind: 'number', required: true, maxLength: 4, label: (t) => t('duty.placeAnnouncement.field.places') },
    {
      name: 'from',
      kind: 'pastDate',
      required: true,
      maxLength: 10,
      label: (t) => t('duty.placeAnnouncement.field.from'),
      initial: ({ openedOn }) => openedOn?.toString() ?? null,
    },
    {
      name: 'to',
      kind: 'pastDate',
      required: true,
      maxLength: 10,
      label: (t) => t('duty.placeAnnouncement.field.to'),
      initial: ({ closedOn }) => closedOn?.toString() ?? null,
    },
    { name: 'note', kind: 'multiline', required: false, maxLength: 1000, label: (t) => t('duty.placeAnnouncement.field.note') },
  ],
  async apply(context, _file, announcement, input) {
    // Whoever fills the two days in the wrong way round means the same window.
    const days = [given(input, 'from'), given(input, 'to')].sort();
    const [from, to] = days.map((day) => z.decode(storedDay, day)) as [Temporal.PlainDate, Temporal.PlainDate];
    const said = { places: Number(given(input, 'places')), from, to, note: input['note'] ?? null };
    const after = { ...announcement, openedOn: from, closedOn: to, report: { ...said, ...doneByActor(context, input) } };
    return { state: 'done', details: after };
  },
};

const noPlaces: KeptAction<PlaceAnnouncement> = {
  verb: 'noPlaces',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.placeAnnouncement.action.noPlaces'),
  fields: [{ name: 'reason', kind: 'multiline', required: true, maxLength: 500, label: (t) => t('duty.placeAnnouncement.field.reason') }],
  when: (_file, { openedOn }) => openedOn === null,
  async apply(context, _file, announcement, input) {
    const said = { reason: given(input, 'reason'), ...doneByActor(context, input) };
    return { state: 'done', details: { ...announcement, noPlaces: said } };
  },
};

export const placeAnnouncementDuty = keptDuty<PlaceAnnouncement>({
  kind: 'placeAnnouncement',
  urgent: false,
  details,
  title: (announcement, t) => t(`duty.placeAnnouncement.title.${nextStep(announcement)}`, { term: announcement.termCode }),
  facts: (announcement, language) => [...outcomeFacts(announcement, language), ...windowFacts(announcement, language)],
  dialogue: () => [],
  actions: [open, close, report, noPlaces],
  comesUp,
});

function outcomeFacts({ report: said, noPlaces: none }: PlaceAnnouncement, language: Language): Fact[] {
  const t = translate(language);
  if (said) {
    const result = 'positive';
    return [
      { label: t('duty.placeAnnouncement.facts.report'), value: t('duty.placeAnnouncement.outcome.places', { count: said.places }), result },
      { label: t('duty.placeAnnouncement.facts.window'), value: windowText(said.from, said.to, language), result },
      ...(said.note === null ? [] : [{ label: t('duty.placeAnnouncement.facts.note'), value: said.note, result } as const]),
      { label: t('duty.placeAnnouncement.facts.by'), value: `${said.by}, ${dayText(said.on, language)}`, result },
    ];
  }
  if (none) {
    const result = 'negative';
    return [
      { label: t('duty.placeAnnouncement.facts.report'), value: t('duty.placeAnnouncement.outcome.noPlaces'), result },
      { label: t('duty.placeAnnouncement.facts.reason'), value: none.reason, result },
      { label: t('duty.placeAnnouncement.facts.by'), value: `${none.by}, ${dayText(none.on, language)}`, result },
    ];
  }
  return [];
}

function windowFacts(announcement: PlaceAnnouncement, language: Language): Fact[] {
  const t = translate(language);
  const { termCode, opensOn, closesOn, reportBy, nominationDeadline, openedOn, closedOn, ownClosingDay, lastGoodDay } = announcement;
  const day = (label: Parameters<typeof labelOf>[0], date: Temporal.PlainDate | null): Fact[] =>
    date ? [{ label: labelOf(label, language), value: dayText(date, language) }] : [];
  return [
    ...(closesTooLate(announcement, lastGoodDay)
      ? [
          {
            label: labelOf('warning', language),
            value: t('duty.placeAnnouncement.tooLate', {
              deadline: dayText(nominationDeadline, language),
              day: dayText(lastGoodDay, language),
            }),
          },
        ]
      : []),
    { label: labelOf('term', language), value: termCode },
    { label: labelOf('calendar', language), value: windowText(opensOn, closesOn, language) },
    ...day('openedOn', openedOn),
    ...(closedOn ? day('closedOn', closedOn) : day('ownClosingDay', ownClosingDay)),
    ...day('reportBy', reportBy),
    ...day('nominationDeadline', nominationDeadline),
  ];
}

function labelOf(
  key: 'warning' | 'term' | 'calendar' | 'openedOn' | 'closedOn' | 'ownClosingDay' | 'reportBy' | 'nominationDeadline',
  language: Language,
): string {
  return translate(language)(`duty.placeAnnouncement.facts.${key}`);
}

function windowText(from: Temporal.PlainDate, to: Temporal.PlainDate, language: Language): string {
  return `${dayText(from, language)} – ${dayText(to, language)}`;
}

/** Where a department's announcement stands, for the International Office. */
export function announcementStanding({ report: said, noPlaces: none, ...progress }: PlaceAnnouncement): AnnouncementStep | 'reported' | 'noPlaces' {
  if (said) return 'reported';
  return none ? 'noPlaces' : nextStep(progress);
}

async function comesUp(look: Look): Promise<void> {
  const { tx, today, settings, terms } = look;
  const withPlaces = await departmentsWithPlaces(tx, settings.ourHeiIds);
  const wanted = new Map<string, { readonly termCode: string; readonly departmentId: string; readonly days: CalendarDays }>();
  for (const term of terms) {
    const days = calendarDays(term, settings);
    if (!days) continue;
    for (const departmentId of withPlaces('outgoing', term.academicYear)) {
      wanted.set(`${term.code} ${departmentId}`, { termCode: term.code, departmentId, days });
    }
  }
  await followCalendar(look, wanted);
  for (const [occasion, { termCode, departmentId, days }] of wanted) {
    // When both have passed, nobody can be nominated any more and nobody waits for a report.
    const isOver = Temporal.PlainDate.compare(laterOf(days.nominationDeadline, days.reportBy), today) < 0;
    if (isOver || !hasComeUp(days.opensOn, today)) continue;
    const fresh = { termCode, ...days, ownClosingDay: null, openedOn: null, closedOn: null, report: null, noPlaces: null };
    const dueAt = endOfDay(nextStepDay(fresh), settings);
    await startTask(look, placeAnnouncementDuty, { departmentId, occasion, details: fresh, dueAt, publicReference: termCode });
  }
}

/** Ends what the calendar or the agreements no longer call for, and moves what they have moved. */
async function followCalendar(look: Look, wanted: ReadonlyMap<string, { readonly days: CalendarDays }>): Promise<void> {
  for (const { taskId, department } of await listKeptTasks(look.tx, { kinds: ['placeAnnouncement'], openOnly: true })) {
    const before = await lockDetails(look.tx, placeAnnouncementDuty, taskId);
    if (!before) continue;
    const now = wanted.get(`${before.termCode} ${department.id}`);
    if (!now) {
      // What has been begun is finished and reported.
      if (!before.openedOn && !before.closedOn) await endTask(look, taskId, 'cancelled', 'noLongerAnnounced');
      continue;
    }
    const after = { ...before, ...now.days };
    if (JSON.stringify(z.encode(details, after)) === JSON.stringify(z.encode(details, before))) continue;
    await changeTask(look, placeAnnouncementDuty, taskId, { details: after, dueAt: endOfDay(nextStepDay(after), look.settings) });
  }
}

/** The days of a term's announcing; null unless the calendar has all of them. */
function calendarDays({ dates, nominationDeadline }: Term, settings: Settings): CalendarDays | null {
  const { announcementOpens: opensOn, announcementCloses: closesOn, announcementReported: reportBy } = dates;
  if (!opensOn || !closesOn || !reportBy) return null;
  const lastGoodDay = lastGoodClosingDay(nominationDeadline, settings.announcementWorkingDaysBeforeNomination);
  return { opensOn, closesOn, reportBy, nominationDeadline, lastGoodDay };
}
