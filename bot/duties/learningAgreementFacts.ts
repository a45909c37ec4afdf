import { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import { namedChanges, type ComponentChange } from '../domain/componentChange.ts';
import {
  asksForChange,
  CHANGE_REASON_CODES,
  findVersion,
  momentOf,
  SIGNING_PARTIES,
  type LearningAgreement,
  type LearningAgreementVersion,
  type Signature,
  type SigningParty,
} from '../domain/learningAgreement.ts';
import type { Language } from '../domain/person.ts';
import { isSigned, type SignatureRequest } from '../domain/signatureRequest.ts';
import { obstaclesOf } from '../domain/signingObstacle.ts';
import type { Texts } from '../texts/shape.ts';
import { dayText, momentText, translate, type Translate } from '../texts/translate.ts';
import type { Fact } from './duty.ts';
import { stayText, studentName } from './mobilityWords.ts';

/** The version that a request is about, while the agreement still holds it. */
export function versionOf({ learningAgreement, versionRole: role, proposalId }: SignatureRequest): LearningAgreementVersion | undefined {
  return findVersion(learningAgreement, { role, proposalId });
}

/** What a card tells of a request to sign: the agreement, what stands in the way, what changes, who has signed, and how it ended. */
export function signatureFacts(request: SignatureRequest, language: Language, now: Temporal.Instant): Fact[] {
  const t = translate(language);
  const label = labelsIn(t);
  const { learningAgreement: agreement } = request;
  const version = versionOf(request);
  return [
    { label: label('student'), value: studentName(agreement.student) },
    { label: label('partner'), value: request.partnerName },
    { label: label('stay'), value: stayText(agreement, language) },
    { label: label('version'), value: versionText(agreement, { role: request.versionRole, proposalId: request.proposalId }, t) },
    ...(version && request.outcome === null ? obstacleFacts(request, version, t) : []),
    ...changeFacts(request, version, t),
    ...(request.outcome === null ? windowFacts(request, language, now) : []),
    ...(version ? SIGNING_PARTIES.map((party) => signatureFact(request, version, party, language, now)) : []),
    ...outcomeFacts(request, language, now),
  ];
}

function labelsIn(t: Translate) {
  return (key: keyof Texts['duty']['learningAgreementSignature']['facts']) => t(`duty.learningAgreementSignature.facts.${key}`);
}

/** What a version is called; the first proposal changes nothing yet. */
export function versionText(agreement: LearningAgreement, key: Pick<LearningAgreementVersion, 'role' | 'proposalId'>, t: Translate): string {
  const version = findVersion(agreement, key);
  const isFirst = key.role === 'changesProposal' && version && !asksForChange(agreement, version);
  return t(`duty.learningAgreementSignature.version.${isFirst ? 'firstProposal' : key.role}`);
}

function obstacleFacts(request: SignatureRequest, version: LearningAgreementVersion, t: Translate): Fact[] {
  const obstacles = obstaclesOf(request.learningAgreement, version);
  if (obstacles.length === 0) return [];
  const reasons = obstacles.map((obstacle) => t(`duty.learningAgreementSignature.obstacle.${obstacle}`));
  return [{ label: labelsIn(t)('obstacles'), value: [t('duty.learningAgreementSignature.cannotBeSigned'), ...reasons].join('\n') }];
}

function changeFacts(request: SignatureRequest, version: LearningAgreementVersion | undefined, t: Translate): Fact[] {
  const label = labelsIn(t);
  const named = version && asksForChange(request.learningAgreement, version) ? namedChanges(version.components) : [];
  return [
    ...(named.length > 0 ? [{ label: label('proposedChanges'), value: changesText(named, t) }] : []),
    ...(request.changes.length > 0 ? [{ label: label('changesSinceAsked'), value: changesText(request.changes, t) }] : []),
  ];
}

function changesText(changes: readonly ComponentChange[], t: Translate): string {
  return changeLines(changes, t).join('\n');
}

/** Each change in words. */
export function changeLines(changes: readonly ComponentChange[], t: Translate): string[] {
  return changes.map(({ kind, component }) => {
    const named = [component.code, component.title].filter((part) => part !== null).join(' ');
    const course = [named, component.credits].filter((part) => part !== null).join(', ');
    const line = t(`duty.learningAgreementSignature.change.${kind}`, {
      course,
      table: t(`duty.learningAgreementSignature.table.${component.table}`),
    });
    return component.reason ? `${line} (${reasonText(component.reason, t)})` : line;
  });
}

/** A reason is one of the standard's codes, or what the partner wrote. */
function reasonText(reason: string, t: Translate): string {
  const code = CHANGE_REASON_CODES.find((known) => known === reason);
  return code ? t(`duty.learningAgreementSignature.reason.${code}`) : reason;
}

function windowFacts({ changesCloseOn }: SignatureRequest, language: Language, now: Temporal.Instant): Fact[] {
  if (!changesCloseOn) return [];
  const t = translate(language);
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const isOpen = Temporal.PlainDate.compare(today, changesCloseOn) <= 0;
  const value = t(`duty.learningAgreementSignature.window.${isOpen ? 'open' : 'closed'}`, { day: dayText(changesCloseOn, language) });
  return [{ label: labelsIn(t)('window'), value }];
}

function signatureFact(
  request: SignatureRequest,
  version: LearningAgreementVersion,
  party: SigningParty,
  language: Language,
  now: Temporal.Instant,
): Fact {
  const t = translate(language);
  const details = signatureDetails(request, version.signatures[party], party, language, now);
  const isAwaited = party === request.signingAs && request.outcome === null;
  return {
    label: t(`duty.learningAgreementSignature.party.${party}`),
    value: details
      ? t('duty.learningAgreementSignature.signature.has', { details })
      : t(`duty.learningAgreementSignature.signature.${isAwaited ? 'awaitsYou' : 'awaits'}`),
  };
}

/** Who signed, when, and in which system; null when the party has not. What was signed here counts before the partner's file shows it. */
export function signatureDetails(
  request: Pick<SignatureRequest, 'signingAs' | 'outcome' | 'signerName' | 'signedAt' | 'signedOn'> | null,
  signature: Signature | null,
  party: SigningParty,
  language: Language,
  now: Temporal.Instant,
): string | null {
  const t = translate(language);
  const said = (parts: readonly (string | null)[]) => parts.filter((part) => part !== null).join(', ');
  if (signature) {
    const { signerName, signerApp } = signature;
    const app = signerApp && t('duty.learningAgreementSignature.signature.app', { app: signerApp });
    return said([signerName, momentText(momentOf(signature), language, now), app]);
  }
  if (party !== request?.signingAs || !isSigned(request.outcome) || !request.signedAt) return null;
  return request.signedOn
    ? said([dayText(request.signedOn, language), t('duty.learningAgreementSignature.signature.onPaper')])
    : said([request.signerName, momentText(request.signedAt, language, now)]);
}

function outcomeFacts(request: SignatureRequest, language: Language, now: Temporal.Instant): Fact[] {
  const t = translate(language);
  const label = labelsIn(t);
  const { outcome, reason, signerName, signedAt, signedOn, scanPlace, note } = request;
  const isRefused = outcome === 'refused';
  const result = isRefused || outcome === 'replaced' ? 'negative' : 'positive';
  return [
    ...(outcome ? [{ label: label('outcome'), value: t(`duty.learningAgreementSignature.outcome.${outcome}`), result } as const] : []),
    ...(reason ? [{ label: label('reason'), value: reason, result } as const] : []),
    ...(signerName ? [{ label: label(isRefused ? 'refusedBy' : 'signedBy'), value: signerName, result } as const] : []),
    ...(signedAt
      ? [{ label: label(isRefused ? 'refusedAt' : 'signedAt'), value: momentText(signedAt, language, now), result } as const]
      : []),
    ...(signedOn ? [{ label: label('signedOn'), value: dayText(signedOn, language), result } as const] : []),
    ...(scanPlace ? [{ label: label('scanPlace'), value: scanPlace, result } as const] : []),
    ...(note ? [{ label: label('note'), value: note }] : []),
  ];
}
