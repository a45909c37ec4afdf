import { isDeepStrictEqual } from 'node:util';
import { Temporal } from 'temporal-polyfill';
import { z } from 'zod';
import { mailtoUrl } from '../domain/mailto.ts';
import { extensionDays, hasEnded, type ExtensionDays } from '../domain/mobility.ts';
import type { Language } from '../domain/person.ts';
import type { Settings } from '../domain/settings.ts';
import { storedDay, storedMoment } from '../domain/stored.ts';
import { isClosed } from '../domain/task.ts';
import { listMobilities, type Mobility } from '../store/learningAgreements.ts';
import { listTasksOfKind, saveDetails } from '../store/taskSubjects.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { Fact, Look } from './duty.ts';
import { endOfDay } from './dueDay.ts';
import { keptDuty, type KeptAction } from './kept.ts';
import { endAsGone } from './learningAgreementGone.ts';
import { lockDetails } from './lockDetails.ts';
import { mobilityDetails, mobilityDetailsOf } from './mobilityDetails.ts';
import { mobilityDateText, stayText } from './mobilityWords.ts';
import { changeTask, endTask, startTask } from './start.ts';

/**
 * Before the end of a mobility of a term or more, the contact person asks the student whether it is
 * to be extended, while that can still be asked for. Ends with the student's answer; a wish becomes a
 * proposal to change the agreement, which is a task of its own when it arrives. Ends by itself when
 * the end is moved or has passed, or when the agreement is taken away.
 */

const details = mobilityDetails.extend({
  email: z.string().nullable(),
  /** The last day on which an extension can be asked for. */
  limit: storedDay,
  outcome: z.enum(['notWanted', 'askedFor', 'endMoved', 'over', 'agreementGone']).nullable(),
  answered: z.object({ by: z.string(), at: storedMoment }).nullable(),
});
type Details = z.output<typeof details>;

async function comesUp(look: Look): Promise<void> {
  const { tx, today } = look;
  const tasks = (await listTasksOfKind(tx, 'mobilityExtension')).map((task) => ({ ...task, details: details.parse(task.details) }));
  const open = tasks.filter(({ state }) => !isClosed(state));
  const mobilities = await listMobilities(tx, {
    endsFrom: today,
    andThose: open.map((task) => task.details.learningAgreementId),
  });
  for (const { taskId, dueAt, details: known } of open) {
    const mobility = mobilities.find(({ learningAgreementId }) => learningAgreementId === known.learningAgreementId);
    await follow(look, { taskId, dueAt }, mobility);
  }
  for (const mobility of mobilities) await ask(look, mobility);
}

/** Each end of a mobility is asked about once. */
async function ask(look: Look, mobility: Mobility): Promise<void> {
  const { now, today, settings } = look;
  const { learningAgreementId, departmentId, agreement } = mobility;
  const days = extensionDays(agreement, settings);
  if (departmentId === null || !days || Temporal.PlainDate.compare(today, days.askFrom) < 0) return;
  const dueAt = dueMoment(days, now, settings);
  // The last day has passed: it would be too late to ask for anything.
  if (Temporal.Instant.compare(dueAt, now) <= 0) return;
  const { mobilityEnd } = agreement;
  await startTask(look, mobilityExtensionDuty, {
    departmentId,
    occasion: `${learningAgreementId} ${mobilityEnd.kind === 'day' ? mobilityEnd.date : mobilityEnd.yearMonth}`,
    details: detailsFor(mobility, days, settings),
    dueAt,
  });
}

/** When the calm day has passed already, the last day that there is. */
function dueMoment({ dueOn, limit }: ExtensionDays, now: Temporal.Instant, settings: Settings): Temporal.Instant {
  const calm = endOfDay(dueOn, settings);
  return Temporal.Instant.compare(calm, now) > 0 ? calm : endOfDay(limit, settings);
}

function detailsFor(mobility: Mobility, { limit }: ExtensionDays, settings: Settings): Details {
  const { email } = mobility.agreement.student;
  return { ...mobilityDetailsOf(mobility, settings.ourHeiIds), email, limit, outcome: null, answered: null };
}

interface OpenTask {
  readonly taskId: string;
  readonly dueAt: Temporal.Instant;
}

async function follow(look: Look, { taskId, dueAt }: OpenTask, mobility: Mobility | undefined): Promise<void> {
  if (!mobility) return endAsGone(look, mobilityExtensionDuty, taskId);
  // Read anew behind the lock: the student's answer may have been given since the tasks were listed.
  const known = await lockDetails(look.tx, mobilityExtensionDuty, taskId);
  if (!known) return;
  const { now, today, settings } = look;
  const days = extensionDays(mobility.agreement, settings);
  if (hasEnded(mobility.agreement, today)) return end(known, 'over');
  if (!days || !isDeepStrictEqual(mobility.agreement.mobilityEnd, known.mobilityEnd)) return end(known, 'endMoved');
  const current = detailsFor(mobility, days, settings);
  // Compared as they are kept: days are no plain values.
  if (isDeepStrictEqual(z.encode(details, current), z.encode(details, known))) return;
  const isMoved = !current.limit.equals(known.limit);
  await changeTask(look, mobilityExtensionDuty, taskId, { details: current, dueAt: isMoved ? dueMoment(days, now, settings) : dueAt });

  async function end(last: Details, outcome: 'over' | 'endMoved'): Promise<void> {
    await saveDetails(look.tx, taskId, z.encode(details, { ...last, outcome }));
    await endTask(look, taskId, 'cancelled', outcome);
  }
}

function answer(outcome: 'notWanted' | 'askedFor'): KeptAction<Details> {
  return {
    verb: outcome,
    by: 'assignee',
    states: ['open'],
    style: outcome === 'askedFor' ? 'positive' : 'default',
    label: (t) => t(`duty.mobilityExtension.action.${outcome}`),
    fields: [],
    async apply({ actor, now }, _file, about) {
      return { state: 'done', details: { ...about, outcome, answered: { by: actor.person.name, at: now } } };
    },
  };
}

/** Incoming students need not know Swedish. */
function mailIn({ isOutgoing }: Details, language: Language): Language {
  return isOutgoing ? language : 'en';
}

function mailText(about: Details, language: Language): string {
  return translate(language)('duty.mobilityExtension.mail.text', {
    end: mobilityDateText(about.mobilityEnd, language),
    limit: dayText(about.limit, language),
  });
}

export const mobilityExtensionDuty = keptDuty<Details>({
  kind: 'mobilityExtension',
  urgent: false,
  details,
  title: ({ student, partner }, t) => t('duty.mobilityExtension.title', { student, partner }),
  facts(about, language, now) {
    const t = translate(language);
    const { outcome, answered } = about;
    const result = 'positive';
    const facts: Fact[] = [
      { label: t('duty.mobilityExtension.facts.student'), value: about.student },
      { label: t('duty.mobilityExtension.facts.partner'), value: about.partner },
      { label: t('duty.mobilityExtension.facts.stay'), value: stayText(about, language) },
      { label: t('duty.mobilityExtension.facts.limit'), value: dayText(about.limit, language) },
    ];
    if (outcome) facts.push({ label: t('duty.mobilityExtension.facts.outcome'), value: t(`duty.mobilityExtension.outcome.${outcome}`), result });
    if (answered) {
      facts.push({ label: t('duty.mobilityExtension.facts.answeredBy'), value: answered.by, result });
      facts.push({ label: t('duty.mobilityExtension.facts.answeredAt'), value: momentText(answered.at, language, now), result });
    }
    return facts;
  },
  dialogue: () => [],
  passages(about, language) {
    const title = translate(language)('duty.mobilityExtension.passage');
    return [{ title, text: mailText(about, mailIn(about, language)) }];
  },
  links(about, language) {
    if (about.email === null) return [];
    const inMail = mailIn(about, language);
    const subject = translate(inMail)('duty.mobilityExtension.mail.subject');
    const url = mailtoUrl({ to: about.email, subject, text: mailText(about, inMail) });
    return [{ title: translate(language)('duty.mobilityExtension.write'), url }];
  },
  comesUp,
  actions: [answer('askedFor'), answer('notWanted')],
});
