import { z } from 'zod';
import {
  allowsChanges,
  asksForChange,
  SIGNING_PARTIES,
  type LearningAgreement,
  type LearningAgreementVersion,
  type Signature,
  type SigningParty,
} from './learningAgreement.ts';
import { missingSignatures } from './mobility.ts';
import { signedDays } from './newLearningAgreement.ts';

/** A change to a learning agreement that was entered by hand: on which day each has signed it. Its courses stand where it is signed. */
export const proposedChange = z.object({ signed: signedDays });

/** A signature of ours that was given here, in a task, and that no version holds yet. */
export interface GivenHere extends Pick<LearningAgreementVersion, 'role' | 'proposalId'> {
  readonly party: SigningParty;
  readonly signature: Signature;
}

/** The agreement with our own signatures in the versions that they were given to. */
export function withGivenHere(agreement: LearningAgreement, given: readonly GivenHere[]): LearningAgreement {
  const versions = agreement.versions.map((version) => {
    const own = given.filter(({ role, proposalId, party }) => role === version.role && proposalId === version.proposalId && version.signatures[party] === null);
    return { ...version, signatures: { ...version.signatures, ...Object.fromEntries(own.map(({ party, signature }) => [party, signature])) } };
  });
  return { ...agreement, versions };
}

/** The change that somebody has still to sign; null when there is none. */
export function openChange(agreement: LearningAgreement): LearningAgreementVersion | null {
  return agreement.versions.find((version) => version.role === 'changesProposal' && asksForChange(agreement, version) && !isSignedByAll(version)) ?? null;
}

/** There is nothing to change in what was never agreed, and in short stays nothing can be changed. */
export function mayBeChanged(agreement: LearningAgreement): boolean {
  return allowsChanges(agreement) && missingSignatures(agreement, []).length === 0;
}

/** The agreement with the signatures of its open change, or with a change that is new; `id` is its proposal id then. */
export function withChange(agreement: LearningAgreement, signatures: LearningAgreementVersion['signatures'], id: string): LearningAgreement {
  const open = openChange(agreement);
  if (!open) return { ...agreement, versions: [...agreement.versions, { role: 'changesProposal', proposalId: id, components: [], signatures }] };
  return { ...agreement, versions: agreement.versions.map((version) => (version === open ? { ...open, signatures } : version)) };
}

/** The agreement as it was before its open change. */
export function withoutChange(agreement: LearningAgreement): LearningAgreement {
  const open = openChange(agreement);
  return { ...agreement, versions: agreement.versions.filter((version) => version !== open) };
}

function isSignedByAll({ signatures }: LearningAgreementVersion): boolean {
  return SIGNING_PARTIES.every((party) => signatures[party] !== null);
}
