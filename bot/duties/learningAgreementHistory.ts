import { Temporal } from 'temporal-polyfill';
import { changesBetween, namedChanges, type ComponentChange } from '../domain/componentChange.ts';
import {
  asksForChange,
  momentOf,
  SIGNING_PARTIES,
  type LearningAgreement,
  type LearningAgreementVersion,
  type SigningParty,
} from '../domain/learningAgreement.ts';
import type { Language } from '../domain/person.ts';
import { signatureStates, type AnswerHere, type SignatureState } from '../domain/signatureState.ts';
import type { KnownSignatureRequest } from '../store/learningAgreementPages.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import { changeLines, signatureDetails, versionText } from './learningAgreementFacts.ts';

/** What became of one version of a learning agreement, in words. */
export interface HistoryEntry {
  readonly versionText: string;
  readonly sinceText: string | null;
  readonly signatures: readonly { readonly party: SigningParty; readonly state: SignatureState; readonly detailsText: string | null }[];
  readonly changes: readonly string[];
  readonly outcome: { readonly text: string; readonly isNegative: boolean; readonly byText: string | null; readonly reason: string | null } | null;
}

export function answerOf({ versionRole: role, proposalId, signingAs: party, outcome }: KnownSignatureRequest): AnswerHere {
  return { role, proposalId, party, outcome };
}

/** The versions that an agreement holds and those that we were asked for and that were replaced since, the latest first. */
export function historyOf(
  agreement: LearningAgreement,
  requests: readonly KnownSignatureRequest[],
  language: Language,
  now: Temporal.Instant,
): HistoryEntry[] {
  const t = translate(language);
  const isAbout = (request: KnownSignatureRequest, version: LearningAgreementVersion) =>
    request.versionRole === version.role && request.proposalId === version.proposalId;
  const held = agreement.versions.map((version) => ({ version, request: requests.find((one) => isAbout(one, version)) ?? null }));
  const replaced = requests
    .filter((request) => !agreement.versions.some((version) => isAbout(request, version)))
    .map((request) => ({ version: null, request }));
  return [...held, ...replaced]
    .map((one, place) => ({ ...one, place, since: sinceOf(one.version, one.request) }))
    .sort((a, b) => compareSince(b.since, a.since) || b.place - a.place)
    .map(({ version, request, since }) => ({
      versionText: versionText(agreement, version && isAgreed(version, request) ? { role: 'approvedChanges', proposalId: null } : (version ?? keyOf(request)), t),
      sinceText: since && momentText(since, language, now),
      signatures: version ? signaturesOf(version, request) : [],
      changes: changeLines(changesOf(agreement, version, request), t),
      outcome: request && outcomeOf(request),
    }));

  function signaturesOf(version: LearningAgreementVersion, request: KnownSignatureRequest | null): HistoryEntry['signatures'] {
    const states = signatureStates(version, request ? [answerOf(request)] : []);
    return SIGNING_PARTIES.map((party) => ({
      party,
      state: states[party],
      detailsText: signatureDetails(request, version.signatures[party], party, language, now),
    }));
  }

  function outcomeOf({ outcome, reason, signerName, signedAt, signedOn }: KnownSignatureRequest): HistoryEntry['outcome'] {
    if (!outcome) return null;
    const when = signedOn ? dayText(signedOn, language) : signedAt && momentText(signedAt, language, now);
    const by = [signerName, when].filter((part) => part !== null).join(', ');
    return {
      text: t(`duty.learningAgreementSignature.outcome.${outcome}`),
      isNegative: outcome === 'refused' || outcome === 'replaced',
      byText: by === '' ? null : by,
      reason,
    };
  }
}

/** A proposal that all three have signed is what was approved, whatever the source still calls it. */
function isAgreed(version: LearningAgreementVersion, request: KnownSignatureRequest | null): boolean {
  return version.role === 'changesProposal' && Object.values(signatureStates(version, request ? [answerOf(request)] : [])).every((state) => state === 'signed');
}

function keyOf(request: KnownSignatureRequest): Pick<LearningAgreementVersion, 'role' | 'proposalId'> {
  return { role: request.versionRole, proposalId: request.proposalId };
}

/** The changes that a version names itself; else what differs from the first version, or from what we were asked for before. */
function changesOf(
  agreement: LearningAgreement,
  version: LearningAgreementVersion | null,
  request: KnownSignatureRequest | null,
): readonly ComponentChange[] {
  if (!version || !asksForChange(agreement, version)) return request?.changes ?? [];
  const named = namedChanges(version.components);
  if (named.length > 0) return named;
  const first = agreement.versions.find(({ role }) => role === 'firstVersion');
  return changesBetween(first?.components ?? [], version.components);
}

function sinceOf(version: LearningAgreementVersion | null, request: KnownSignatureRequest | null): Temporal.Instant | null {
  const signed = SIGNING_PARTIES.flatMap((party) => version?.signatures[party] ?? []).map(momentOf);
  const moments = request ? [...signed, request.askedAt] : signed;
  return moments.sort(Temporal.Instant.compare)[0] ?? null;
}

/** Without a moment it is the oldest. */
function compareSince(a: Temporal.Instant | null, b: Temporal.Instant | null): number {
  if (a && b) return Temporal.Instant.compare(a, b);
  return Number(a !== null) - Number(b !== null);
}
