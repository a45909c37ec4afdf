import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import type { EligibilityRequest } from '../domain/eligibility.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { addWorkingDays, dueAfterWorkingDays } from '../domain/workingTime.ts';
import { readSettings } from '../store/settings.ts';
import { dayText, translate } from '../texts/translate.ts';
import { doneBy, doneByActor, doneOnField } from './doneBy.ts';
import { endOfDay } from './dueDay.ts';
import type { ActionContext, Fact } from './duty.ts';
import { keptDuty, type KeptAction } from './kept.ts';
import { startTask } from './start.ts';

/**
 * The other end of duty 1: who is not eligible is asked for a new choice (omval). Starts when a
 * department answers "not eligible", for the one of Admissions who asked; ends when a new choice has
 * come in, or none will.
 */

/** The applicant is asked on the next working day: each day lost is lost for the new department too. */
const ASK_WORKING_DAYS = 1;

/** A working week to choose; then Admissions asks again or closes. No number is published. */
const ANSWER_WORKING_DAYS = 5;

const details = z.object({
  caseReference: z.string(),
  courseCode: z.string(),
  courseName: z.string(),
  term: z.string(),
  /** Why the applicant is not eligible, as the department put it. */
  reason: z.string().nullable(),
  answeredBy: z.string(),
  asked: doneBy.nullable(),
  outcome: z.object({ kind: z.enum(['received', 'none']), done: doneBy }).nullable(),
});

type Details = z.output<typeof details>;

const asked: KeptAction<Details> = {
  verb: 'askedApplicant',
  by: 'assignee',
  states: ['open'],
  style: 'positive',
  label: (t) => t('duty.newChoice.action.askedApplicant'),
  fields: [doneOnField((t) => t('duty.newChoice.field.askedOn'))],
  when: (_file, newChoice) => newChoice.asked === null,
  async apply(context, { task }, newChoice, input) {
    const done = doneByActor(context, input);
    const settings = settingsFor(await readSettings(context.tx), task.department.id);
    const today = context.now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
    // From today also where the asking is recorded late: a reminder of a day that has passed helps nobody.
    return { state: 'open', dueAt: endOfDay(addWorkingDays(today, ANSWER_WORKING_DAYS), settings), details: { ...newChoice, asked: done } };
  },
};

function ends(kind: 'received' | 'none'): KeptAction<Details> {
  return {
    verb: kind === 'received' ? 'newChoiceReceived' : 'noNewChoice',
    by: 'assignee',
    states: ['open'],
    style: kind === 'received' ? 'positive' : 'default',
    label: (t) => t(`duty.newChoice.action.${kind}`),
    fields: [doneOnField((t) => t('duty.newChoice.field.on'))],
    when: (_file, newChoice) => newChoice.asked !== null,
    apply: async (context, _file, newChoice, input) => ({
      state: 'done',
      details: { ...newChoice, outcome: { kind, done: doneByActor(context, input) } },
    }),
  };
}

export const newChoiceDuty = keptDuty<Details>({
  kind: 'newChoice',
  urgent: false,
  staysWith: 'office',
  details,
  title: ({ caseReference, courseName, asked: done }, t) =>
    t(done ? 'duty.newChoice.title.awaited' : 'duty.newChoice.title.toAsk', { reference: caseReference, course: courseName }),
  facts(newChoice, language) {
    const t = translate(language);
    const { asked: askedBy, outcome } = newChoice;
    const facts: Fact[] = [
      { label: t('duty.newChoice.facts.course'), value: `${newChoice.courseName} (${newChoice.courseCode})` },
      { label: t('duty.newChoice.facts.term'), value: newChoice.term },
      { label: t('duty.newChoice.facts.answeredBy'), value: newChoice.answeredBy },
    ];
    if (newChoice.reason) facts.push({ label: t('duty.newChoice.facts.reason'), value: newChoice.reason });
    if (askedBy) {
      const value = t('duty.newChoice.by', { day: dayText(askedBy.on, language), name: askedBy.by });
      facts.push({ label: t('duty.newChoice.facts.asked'), value });
    }
    if (outcome) {
      const value = t(`duty.newChoice.outcome.${outcome.kind}`, { day: dayText(outcome.done.on, language) });
      facts.push({ label: t('duty.newChoice.facts.outcome'), value, result: outcome.kind === 'received' ? 'positive' : 'negative' });
    }
    return facts;
  },
  dialogue: () => [],
  actions: [asked, ends('received'), ends('none')],
});

/** Has the one who asked follow up a "not eligible"; where nobody asked, there is nobody to do it. */
export async function startNewChoice(
  context: ActionContext,
  { task, requesterId }: TaskFile,
  { caseReference, courseCode, courseName, term }: EligibilityRequest,
  reason: string | null,
): Promise<void> {
  if (requesterId === null) return;
  const settings = settingsFor(await readSettings(context.tx), task.department.id);
  await startTask(context, newChoiceDuty, {
    departmentId: task.department.id,
    occasion: task.id,
    publicReference: caseReference,
    dueAt: dueAfterWorkingDays(context.now, ASK_WORKING_DAYS, workingHours(settings)),
    asked: [{ personId: requesterId, capacity: 'admissions' }],
    details: { caseReference, courseCode, courseName, term, reason, answeredBy: context.actor.person.name, asked: null, outcome: null },
  });
}
