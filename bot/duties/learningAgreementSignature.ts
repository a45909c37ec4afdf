import { STOCKHOLM } from '../domain/clock.ts';
import { hasBegun } from '../domain/mobility.ts';
import { obstaclesOf } from '../domain/signingObstacle.ts';
import type { SignatureOutcome } from '../domain/signatureRequest.ts';
import type { TaskSubject } from '../domain/taskFile.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import { endSignatureRequest, updateSignatureRequest } from '../store/learningAgreements.ts';
import type { ActionContext, Duty, DutyAction, Field } from './duty.ts';
import { given, givenDay } from './input.ts';
import { signatureFacts, versionOf } from './learningAgreementFacts.ts';
import { studentName } from './mobilityWords.ts';

/**
 * Duty 3: sign the Learning Agreement. Starts when an agreement arrives whose latest version waits
 * for our signature. Ends when the department signs here or on paper, or refuses with its reasons,
 * or when an agreement arrives that no longer waits, or waits for another version
 * (receiveLearningAgreement).
 */

type Subject = Extract<TaskSubject, { kind: 'learningAgreementSignature' }>;

interface Answer {
  readonly outcome: Extract<SignatureOutcome, 'signed' | 'signedOnPaper' | 'refused'>;
  readonly style: DutyAction<Subject>['style'];
  readonly fields: readonly Field[];
  readonly when?: NonNullable<DutyAction<Subject>['when']>;
}

/** Holds for the version that was asked for and for no other: the next one makes a task of its own. */
function answer({ outcome, style, fields, when }: Answer): DutyAction<Subject> {
  return {
    verb: outcome,
    by: 'assignee',
    states: ['open'],
    style,
    label: (t) => t(`duty.learningAgreementSignature.action.${outcome}`),
    fields,
    ...(when && { when }),
    async apply({ tx, actor, now }, file, { request }, input) {
      await endSignatureRequest(tx, file.task.id, {
        outcome,
        reason: input['reason'] ?? null,
        signerName: actor.person.name,
        signedAt: now,
        signedOn: givenDay(input, 'signedOn'),
        scanPlace: input['scanPlace'] ?? null,
      });
      // It may be the one that a mobility under way has lacked.
      const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
      if (outcome !== 'refused' && hasBegun(request.learningAgreement, today)) await lookAgain(tx);
      return { state: 'done' };
    },
  };
}

/** What stands in the way of the agreement makes a signature worthless; refusing it says so to the others. */
const canBeSigned: NonNullable<DutyAction<Subject>['when']> = (_file, { request }) => {
  const version = versionOf(request);
  return version !== undefined && obstaclesOf(request.learningAgreement, version).length === 0;
};

const notMine: DutyAction<Subject> = {
  verb: 'notMine',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.learningAgreementSignature.action.notMine'),
  fields: [
    { name: 'note', kind: 'text', required: false, maxLength: 500, label: (t) => t('duty.learningAgreementSignature.field.note') },
  ],
  // Whoever places cases cannot say "not mine" of one: it would come back to them.
  when: (file) => file.assignees.some((assignee) => assignee.capacity !== 'internationalOffice'),
  async apply({ tx }, file, _subject, input) {
    await updateSignatureRequest(tx, file.task.id, { note: input['note'] ?? null });
    return { state: 'open', handToInternationalOffice: true };
  },
};

const redirect: DutyAction<Subject> = {
  verb: 'redirect',
  by: 'assignee',
  states: ['open'],
  style: 'default',
  label: (t) => t('duty.learningAgreementSignature.action.redirect'),
  fields: [
    {
      name: 'department',
      kind: 'department',
      required: true,
      maxLength: 36,
      label: (t) => t('duty.learningAgreementSignature.field.department'),
    },
  ],
  when: (file) => file.assignees.every((assignee) => assignee.capacity === 'internationalOffice'),
  async apply(_context: ActionContext, _file, _subject, input) {
    return { state: 'open', departmentId: given(input, 'department') };
  },
};

export const learningAgreementSignatureDuty: Duty<Subject> = {
  kind: 'learningAgreementSignature',
  urgent: false,
  title: ({ request }, t) =>
    t('duty.learningAgreementSignature.title', {
      student: studentName(request.learningAgreement.student),
      partner: request.partnerName,
    }),
  facts: ({ request }, language, now) => signatureFacts(request, language, now),
  dialogue: () => [],
  actions: [
    answer({ outcome: 'signed', style: 'positive', fields: [], when: canBeSigned }),
    answer({
      outcome: 'signedOnPaper',
      style: 'default',
      fields: [
        {
          name: 'signedOn',
          kind: 'pastDate',
          required: true,
          maxLength: 10,
          label: (t) => t('duty.learningAgreementSignature.field.signedOn'),
        },
        {
          name: 'scanPlace',
          kind: 'text',
          required: true,
          maxLength: 300,
          label: (t) => t('duty.learningAgreementSignature.field.scanPlace'),
        },
      ],
      when: canBeSigned,
    }),
    answer({
      outcome: 'refused',
      style: 'destructive',
      fields: [
        {
          name: 'reason',
          kind: 'multiline',
          required: true,
          maxLength: 2000,
          label: (t) => t('duty.learningAgreementSignature.field.reason'),
        },
      ],
    }),
    notMine,
    redirect,
  ],
};
