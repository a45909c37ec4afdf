import type { TaskKind } from '../domain/task.ts';
import type { TaskSubject } from '../domain/taskFile.ts';
import type { Duty } from './duty.ts';
import { eligibilityDuty } from './eligibility.ts';
import { learningAgreementSignatureDuty } from './learningAgreementSignature.ts';

type DutyFor = { readonly [K in TaskKind]: Duty<Extract<TaskSubject, { kind: K }>> };

const duties: DutyFor = {
  eligibility: eligibilityDuty,
  learningAgreementSignature: learningAgreementSignatureDuty,
};

/**
 * The duty that a task's subject belongs to. The table above ties each kind to the duty of its own
 * subject; TypeScript cannot carry that tie through a look-up by a union, hence the one assertion.
 */
export function dutyOf(subject: TaskSubject): Duty {
  return duties[subject.kind] as unknown as Duty;
}
