import type { Temporal } from 'temporal-polyfill';
import type { LearningAgreement, LearningAgreementVersion } from './learningAgreement.ts';

export type SigningRole = 'sendingInstitution' | 'receivingInstitution';

export const SIGNATURE_OUTCOMES = ['signed', 'signedOnPaper'] as const;
export type SignatureOutcome = (typeof SIGNATURE_OUTCOMES)[number];

/** A department's signature that one version of a learning agreement waits for. */
export interface SignatureRequest {
  readonly learningAgreement: LearningAgreement;
  readonly partnerName: string;
  readonly versionRole: LearningAgreementVersion['role'];
  readonly proposalId: string | null;
  readonly signingAs: SigningRole;
  readonly outcome: SignatureOutcome | null;
  /** On paper: the day written beside the signature. */
  readonly signedOn: Temporal.PlainDate | null;
  readonly scanPlace: string | null;
  readonly note: string | null;
  readonly signerName: string | null;
  readonly signedAt: Temporal.Instant | null;
}
