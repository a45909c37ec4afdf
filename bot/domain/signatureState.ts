import { asksForChange, SIGNING_PARTIES, type LearningAgreement, type LearningAgreementVersion, type SigningParty } from './learningAgreement.ts';
import { standingVersion } from './mobility.ts';
import { isSigned, type SignatureOutcome } from './signatureRequest.ts';

/** awaited: it is this party's turn. notYet: others come first, or nobody's turn comes, since somebody has refused. */
export const SIGNATURE_STATES = ['signed', 'awaited', 'notYet', 'refused'] as const;
export type SignatureState = (typeof SIGNATURE_STATES)[number];

/** What our side said here to a version of a learning agreement; nothing while it is still asked. */
export interface AnswerHere extends Pick<LearningAgreementVersion, 'role' | 'proposalId'> {
  readonly party: SigningParty;
  readonly outcome: SignatureOutcome | null;
}

type SignatureStates = Readonly<Record<SigningParty, SignatureState>>;

/** Where the three signatures of one version stand; without a version, all are still to come. */
export function signatureStates(version: LearningAgreementVersion | null, answers: readonly AnswerHere[]): SignatureStates {
  const answer = version && answers.find(({ role, proposalId }) => role === version.role && proposalId === version.proposalId);
  const stateOf = (party: SigningParty) => {
    if (version?.signatures[party]) return 'signed';
    if (answer?.party !== party) return null;
    return isSigned(answer.outcome) ? 'signed' : answer.outcome === 'refused' ? 'refused' : null;
  };
  const given = SIGNING_PARTIES.map((party) => [party, stateOf(party)] as const);
  const isRefused = given.some(([, state]) => state === 'refused');
  const next = isRefused ? null : given.find(([, state]) => state === null)?.[0];
  return Object.fromEntries(given.map(([party, state]) => [party, state ?? (party === next ? 'awaited' : 'notYet')])) as SignatureStates;
}

export interface AgreementSignatures {
  /** The version that is nearest to being agreed; null when the source held none. */
  readonly version: LearningAgreementVersion | null;
  readonly states: SignatureStates;
  /** Whom a proposal to change what was agreed waits for, or that we refused it; null when none is open. */
  readonly change: SigningParty | 'refused' | null;
}

/** Where an agreement stands: the version that counts, and a change that is proposed to it. */
export function agreementSignatures(agreement: LearningAgreement, answers: readonly AnswerHere[]): AgreementSignatures {
  const given = answers.filter(({ outcome }) => isSigned(outcome));
  const version = standingVersion(agreement, given);
  const states = signatureStates(version, answers);
  // Of several, which only one that was entered by hand has, the latest.
  const proposal = agreement.versions.findLast(
    (one) => one !== version && one.role === 'changesProposal' && asksForChange(agreement, one),
  );
  return { version, states, change: proposal ? changeOf(signatureStates(proposal, answers)) : null };
}

function changeOf(states: SignatureStates): AgreementSignatures['change'] {
  if (SIGNING_PARTIES.some((party) => states[party] === 'refused')) return 'refused';
  return SIGNING_PARTIES.find((party) => states[party] === 'awaited') ?? null;
}
