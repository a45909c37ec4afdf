import { isDeepStrictEqual } from 'node:util';
import { z } from 'zod';
import { STOCKHOLM } from '../domain/clock.ts';
import { SIGNING_PARTIES } from '../domain/learningAgreement.ts';
import { hasBegun, isUnsignedAlarm, missingSignatures } from '../domain/mobility.ts';
import { storedMoment } from '../domain/stored.ts';
import { isClosed } from '../domain/task.ts';
import { addWorkingDays } from '../domain/workingTime.ts';
import { listMobilities, type Mobility } from '../store/learningAgreements.ts';
import { listTasksOfKind, saveDetails } from '../store/taskSubjects.ts';
import { momentText, translate } from '../texts/translate.ts';
import type { Fact, Look } from './duty.ts';
import { endOfDay } from './dueDay.ts';
import { given } from './input.ts';
import { keptDuty } from './kept.ts';
import { endAsGone } from './learningAgreementGone.ts';
import { lockDetails } from './lockDetails.ts';
import { mobilityDetails, mobilityDetailsOf } from './mobilityDetails.ts';
import { stayText } from './mobilityWords.ts';
import { firstAsked, internationalOffice } from './responsibility.ts';
import { changeTask, endTask, startTask } from './start.ts';

/**
 * A mobility that has begun without the three signatures that all have to give before departure. The
 * contact persons and the International Office are told at once, and asked both. Ends when the
 * signatures arrive by import or are given here, when the start is moved ahead, when the agreement is
 * taken away, or when somebody has settled it.
 */

const details = mobilityDetails.extend({
  missing: z.array(z.enum(SIGNING_PARTIES)),
  outcome: z.enum(['settled', 'signed', 'notBegun', 'agreementGone']).nullable(),
  settled: z.object({ by: z.string(), at: storedMoment, note: z.string() }).nullable(),
});
type Details = z.output<typeof details>;

async function comesUp(look: Look): Promise<void> {
  const { tx, today } = look;
  const tasks = (await listTasksOfKind(tx, 'unsignedMobility')).map((task) => ({ ...task, details: details.parse(task.details) }));
  const open = tasks.filter(({ state }) => !isClosed(state));
  const mobilities = await listMobilities(tx, {
    endsFrom: today.subtract({ months: 1 }),
    andThose: open.map((task) => task.details.learningAgreementId),
  });
  for (const { taskId, dueAt, details: known } of open) {
    const mobility = mobilities.find(({ learningAgreementId }) => learningAgreementId === known.learningAgreementId);
    await follow(look, { taskId, dueAt }, mobility);
  }
  for (const mobility of mobilities) {
    const earlier = tasks.filter((task) => task.details.learningAgreementId === mobility.learningAgreementId);
    // Settled once is settled; a start that was moved ahead, and has come, is a new reason.
    if (earlier.every(({ state }) => state === 'cancelled')) await sound(look, mobility, earlier.length);
  }
}

async function sound(look: Look, mobility: Mobility, earlier: number): Promise<void> {
  const { tx, now, today, settings } = look;
  const { learningAgreementId, departmentId, agreement, importedAt } = mobility;
  const knownOn = importedAt?.toZonedDateTimeISO(STOCKHOLM).toPlainDate() ?? today;
  const missing = missingOn(mobility);
  if (departmentId === null || missing.length === 0 || !isUnsignedAlarm(agreement, knownOn, today)) return;
  await startTask(look, unsignedMobilityDuty, {
    departmentId,
    occasion: `${learningAgreementId} ${earlier + 1}`,
    details: { ...mobilityDetailsOf(mobility, settings.ourHeiIds), missing, outcome: null, settled: null },
    dueAt: endOfDay(addWorkingDays(today, 1), settings),
    asked: [...(await firstAsked(tx, departmentId, now)), ...(await internationalOffice(tx, now))],
  });
}

interface OpenTask {
  readonly taskId: string;
  readonly dueAt: Look['now'];
}

/** Ends an alarm that has lost its reason, and keeps the others true to what has arrived. */
async function follow(look: Look, { taskId, dueAt }: OpenTask, mobility: Mobility | undefined): Promise<void> {
  if (!mobility) return endAsGone(look, unsignedMobilityDuty, taskId);
  // Read anew behind the lock: somebody may have settled it since the tasks were listed.
  const known = await lockDetails(look.tx, unsignedMobilityDuty, taskId);
  if (!known) return;
  const current: Details = { ...known, ...mobilityDetailsOf(mobility, look.settings.ourHeiIds), missing: missingOn(mobility) };
  if (current.missing.length === 0) return end('done', 'signed');
  if (!hasBegun(mobility.agreement, look.today)) return end('cancelled', 'notBegun');
  if (!isDeepStrictEqual(current, known)) await changeTask(look, unsignedMobilityDuty, taskId, { details: current, dueAt });

  async function end(state: 'done' | 'cancelled', outcome: 'signed' | 'notBegun'): Promise<void> {
    await saveDetails(look.tx, taskId, z.encode(details, { ...current, outcome }));
    await endTask(look, taskId, state, outcome);
  }
}

function missingOn({ agreement, givenHere }: Mobility): Details['missing'] {
  return [...missingSignatures(agreement, givenHere)];
}

export const unsignedMobilityDuty = keptDuty<Details>({
  kind: 'unsignedMobility',
  // Not in the channel, since it is about a student; the message goes with the office hours of the day.
  urgent: false,
  details,
  title: ({ student, partner }, t) => t('duty.unsignedMobility.title', { student, partner }),
  facts(about, language, now) {
    const t = translate(language);
    const { partner, isOutgoing, missing, outcome, settled } = about;
    const result = 'positive';
    const facts: Fact[] = [
      { label: t('duty.unsignedMobility.facts.student'), value: about.student },
      { label: t('duty.unsignedMobility.facts.direction'), value: t(`duty.unsignedMobility.direction.${isOutgoing ? 'outgoing' : 'incoming'}`) },
      { label: t('duty.unsignedMobility.facts.partner'), value: partner },
      { label: t('duty.unsignedMobility.facts.stay'), value: stayText(about, language) },
    ];
    if (missing.length > 0) {
      const who = missing.map((party) => t(`duty.unsignedMobility.party.${party}`)).join(', ');
      facts.push({ label: t('duty.unsignedMobility.facts.missing'), value: who });
    }
    if (outcome === null) facts.push({ label: t('duty.unsignedMobility.facts.advice'), value: t('duty.unsignedMobility.advice') });
    else facts.push({ label: t('duty.unsignedMobility.facts.outcome'), value: t(`duty.unsignedMobility.outcome.${outcome}`), result });
    if (settled) {
      facts.push({ label: t('duty.unsignedMobility.facts.note'), value: settled.note, result });
      facts.push({ label: t('duty.unsignedMobility.facts.settledBy'), value: settled.by, result });
      facts.push({ label: t('duty.unsignedMobility.facts.settledAt'), value: momentText(settled.at, language, now), result });
    }
    return facts;
  },
  whyYou: (_about, t) => t('duty.unsignedMobility.whyYou'),
  dialogue: () => [],
  comesUp,
  actions: [
    {
      verb: 'settled',
      by: 'assignee',
      states: ['open'],
      style: 'positive',
      label: (t) => t('duty.unsignedMobility.action.settled'),
      fields: [
        {
          name: 'note',
          kind: 'multiline',
          required: true,
          maxLength: 1000,
          label: (t) => t('duty.unsignedMobility.field.note'),
        },
      ],
      async apply({ actor, now }, _file, about, input) {
        const settled = { by: actor.person.name, at: now, note: given(input, 'note') };
        return { state: 'done', details: { ...about, outcome: 'settled', settled } };
      },
    },
  ],
});
