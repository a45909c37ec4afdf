import { z } from 'zod';
import type { DutyVerb } from '../domain/auditAct.ts';
import type { Language } from '../domain/person.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { REGISTRATION_STEPS, stepsToTake, type RegistrationStep } from '../domain/solemove.ts';
import { storedMoment } from '../domain/stored.ts';
import { isClosed } from '../domain/task.ts';
import type { Temporal } from 'temporal-polyfill';
import { addWorkingDays, stockholmInstant } from '../domain/workingTime.ts';
import { ownerOf } from '../domain/exchangeAgreement.ts';
import { listAgreements, setSolemoveState } from '../store/agreements.ts';
import { listTasksOfKind } from '../store/taskSubjects.ts';
import { momentText, translate } from '../texts/translate.ts';
import { conditionFact, conditionToKeep, keptCondition, manualLinks, numbered } from './agreementConditions.ts';
import type { Fact, Look } from './duty.ts';
import { keptDuty, type KeptAction } from './kept.ts';
import { endTask, startTask } from './start.ts';

/**
 * Duty 4: a new exchange agreement is entered in Solemove, step by step. Starts for an agreement that
 * is known not to be there: one that first came after the day on which the stock was read in, or that
 * was entered by hand. Ends when every step is done, or the agreement has gone.
 */

const step = z.object({ step: z.enum(REGISTRATION_STEPS), by: z.string(), at: storedMoment });

const details = z.object({
  iiaId: z.string(),
  agreementCode: z.string(),
  partnerHeiId: z.string(),
  partnerName: z.string(),
  partnerAgreementCode: z.string().nullable(),
  conditions: z.array(keptCondition),
  done: z.array(step),
});

export type AgreementRegistration = z.output<typeof details>;

/** Working days to enter a new agreement: three weeks, the time in which partner and file can be asked for. */
const WORKING_DAYS_TO_ENTER = 15;

function stepsDone({ done }: AgreementRegistration): Set<RegistrationStep> {
  return new Set(done.map((one) => one.step));
}

/** Notes steps as done by the person, and with the last one ends the task. */
function noteSteps(
  verb: DutyVerb,
  steps: (registration: AgreementRegistration) => readonly RegistrationStep[],
  how: Pick<KeptAction<AgreementRegistration>, 'style' | 'label' | 'when'>,
): KeptAction<AgreementRegistration> {
  return {
    verb,
    by: 'assignee',
    states: ['open'],
    fields: [],
    ...how,
    async apply({ tx, actor, now }, _file, registration) {
      const noted = steps(registration).map((one) => ({ step: one, by: actor.person.name, at: now }));
      const after = { ...registration, done: [...registration.done, ...noted] };
      const complete = stepsToTake(stepsDone(after)).length === 0;
      if (complete) await setSolemoveState(tx, registration.iiaId, 'entered');
      return { state: complete ? 'done' : 'open', details: after };
    },
  };
}

export const agreementRegistrationDuty = keptDuty<AgreementRegistration>({
  kind: 'agreementRegistration',
  urgent: false,
  details,
  title: ({ partnerName: partner }, t) => t('duty.agreementRegistration.title', { partner }),
  facts(registration, language, now) {
    const t = translate(language);
    return [
      ...REGISTRATION_STEPS.map((one) => stepFact(one, registration, language, now)),
      { label: t('duty.agreementRegistration.facts.partner'), value: registration.partnerName },
      { label: t('duty.agreementRegistration.facts.schac'), value: registration.partnerHeiId },
      { label: t('duty.agreementRegistration.facts.code'), value: registration.agreementCode },
      ...(registration.partnerAgreementCode
        ? [{ label: t('duty.agreementRegistration.facts.partnerCode'), value: registration.partnerAgreementCode }]
        : []),
      ...numbered(registration.conditions.map((condition) => conditionFact(condition, t))),
    ];
  },
  dialogue: () => [],
  links: (_registration, language) => manualLinks(translate(language)),
  actions: [
    ...REGISTRATION_STEPS.map((one) =>
      noteSteps(one, () => [one], {
        style: 'positive',
        label: (t) => t(`duty.agreementRegistration.action.${one}`),
        when: (_file, registration) => stepsToTake(stepsDone(registration)).includes(one),
      }),
    ),
    noteSteps('allDone', (registration) => REGISTRATION_STEPS.filter((one) => !stepsDone(registration).has(one)), {
      style: 'default',
      label: (t) => t('duty.agreementRegistration.action.allDone'),
    }),
  ],
  comesUp,
});

function stepFact(one: RegistrationStep, { done }: AgreementRegistration, language: Language, now: Temporal.Instant): Fact {
  const t = translate(language);
  const number = REGISTRATION_STEPS.indexOf(one) + 1;
  const noted = done.find(({ step: known }) => known === one);
  return {
    label: t('duty.agreementRegistration.step', { number, step: t(`duty.agreementRegistration.steps.${one}`) }),
    value: noted
      ? t('duty.agreementRegistration.done', { by: noted.by, when: momentText(noted.at, language, now) })
      : t('duty.agreementRegistration.toDo'),
  };
}

async function comesUp(look: Look): Promise<void> {
  const { tx, today, settings } = look;
  const missing = (await listAgreements(tx, 'all')).filter(({ solemoveState }) => solemoveState === 'notEntered');
  for (const agreement of missing) {
    const { iiaId, iiaCode: agreementCode, partnerHeiId, partnerName, partnerIiaCode: partnerAgreementCode } = agreement;
    await startTask(look, agreementRegistrationDuty, {
      departmentId: ownerOf(agreement.conditions),
      occasion: iiaId,
      details: {
        iiaId,
        agreementCode,
        partnerHeiId,
        partnerName,
        partnerAgreementCode,
        conditions: agreement.conditions.map(({ condition }) => conditionToKeep(condition, settings.ourHeiIds)),
        done: [],
      },
      dueAt: stockholmInstant(addWorkingDays(today, WORKING_DAYS_TO_ENTER), workingHours(settings).end),
      publicReference: agreementCode,
    });
  }
  const stillMissing = new Set(missing.map(({ iiaId }) => iiaId));
  for (const { taskId, state, details: kept } of await listTasksOfKind(tx, 'agreementRegistration')) {
    if (!isClosed(state) && !stillMissing.has(details.parse(kept).iiaId)) await endTask(look, taskId, 'cancelled', 'agreementGone');
  }
}
