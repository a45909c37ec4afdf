import type { TaskKind } from '../domain/task.ts';
import type { KeptSubject, TaskSubject } from '../domain/taskFile.ts';
import type { Duty } from './duty.ts';
import { accessOrderDuty } from './accessOrder.ts';
import { articleReviewDuty } from './articleReview.ts';
import { agreementRegistrationDuty } from './agreementRegistration.ts';
import { agreementRenewalDuty } from './agreementRenewal.ts';
import { eligibilityDuty } from './eligibility.ts';
import { forwardingDuty } from './forwarding.ts';
import { handOverDuty } from './handOver.ts';
import { informationDuty } from './information.ts';
import { learningAgreementSignatureDuty } from './learningAgreementSignature.ts';
import { mobilityExtensionDuty } from './mobilityExtension.ts';
import { newChoiceDuty } from './newChoice.ts';
import { noticeDuty } from './notice.ts';
import { partnerAccountDuty } from './partnerAccount.ts';
import { placeAnnouncementDuty } from './placeAnnouncement.ts';
import { placeWithdrawalDuty } from './placeWithdrawal.ts';
import { unsignedMobilityDuty } from './unsignedMobility.ts';

type SubjectOf<K extends TaskKind> = K extends KeptSubject['kind'] ? KeptSubject : Extract<TaskSubject, { kind: K }>;
type DutyFor = { readonly [K in TaskKind]: Duty<SubjectOf<K>> };

const duties: DutyFor = {
  eligibility: eligibilityDuty,
  newChoice: newChoiceDuty,
  accessOrder: accessOrderDuty,
  learningAgreementSignature: learningAgreementSignatureDuty,
  unsignedMobility: unsignedMobilityDuty,
  mobilityExtension: mobilityExtensionDuty,
  agreementRenewal: agreementRenewalDuty,
  agreementRegistration: agreementRegistrationDuty,
  placeAnnouncement: placeAnnouncementDuty,
  placeWithdrawal: placeWithdrawalDuty,
  forwarding: forwardingDuty,
  partnerAccount: partnerAccountDuty,
  notice: noticeDuty,
  information: informationDuty,
  handOver: handOverDuty,
  articleReview: articleReviewDuty,
};

export const DUTIES = Object.values(duties) as readonly Pick<Duty, 'kind' | 'urgent' | 'comesUp'>[];

/** Whether tasks of a kind go out at once, for what knows no subject. */
export function isUrgentKind(kind: TaskKind): boolean {
  return duties[kind].urgent;
}

/**
 * The duty that a task's subject belongs to. The table above ties each kind to the duty of its own
 * subject; TypeScript cannot carry that tie through a look-up by a union, hence the one assertion.
 */
export function dutyOf(subject: TaskSubject): Duty {
  return duties[subject.kind] as unknown as Duty;
}
