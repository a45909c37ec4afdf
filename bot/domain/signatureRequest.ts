import type { Temporal } from 'temporal-polyfill';
import type { ComponentChange } from './componentChange.ts';
import type { LearningAgreement, LearningAgreementVersion } from './learningAgreement.ts';

export type SigningRole = 'sendingInstitution' | 'receivingInstitution';

/**
 * How a request ended: by an act of the department, or because an import brought a newer version in
 * its place, or none that waits for us.
 */
export const SIGNATURE_OUTCOMES = ['signed', 'signedOnPaper', 'refused', 'replaced', 'noLongerAwaited'] as const;
export type SignatureOutcome = (typeof SIGNATURE_OUTCOMES)[number];

/** A department's signature that one version of a learning agreement waits for. */
export interface SignatureRequest {
  /** As it stands now; a version that was replaced is no longer in it. */
  readonly learningAgreement: LearningAgreement;
  readonly partnerName: string;
  readonly versionRole: LearningAgreementVersion['role'];
  readonly proposalId: string | null;
  readonly signingAs: SigningRole;
  /** What differs from the version that the department was asked for before. */
  readonly changes: readonly ComponentChange[];
  /** For a change: the last day of the term's window for changes, when the calendar knows it. */
  readonly changesCloseOn: Temporal.PlainDate | null;
  readonly outcome: SignatureOutcome | null;
  /** Why it was refused. */
  readonly reason: string | null;
  /** On paper: the day written beside the signature. */
  readonly signedOn: Temporal.PlainDate | null;
  readonly scanPlace: string | null;
  readonly note: string | null;
  /** Who signed or refused, and when that was said here. */
  readonly signerName: string | null;
  readonly signedAt: Temporal.Instant | null;
}

export function isSigned(outcome: SignatureOutcome | null): boolean {
  return outcome === 'signed' || outcome === 'signedOnPaper';
}
