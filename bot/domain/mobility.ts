import { Temporal } from 'temporal-polyfill';
import {
  allowsChanges,
  firstDay,
  lastDay,
  SIGNING_PARTIES,
  type LearningAgreement,
  type LearningAgreementVersion,
  type SigningParty,
} from './learningAgreement.ts';
import type { Settings } from './settings.ts';
import { addWorkingDays } from './workingTime.ts';

/** A signature that was given here or on paper, which the partner's file may not show yet. */
export interface SignatureGivenHere extends Pick<LearningAgreementVersion, 'role' | 'proposalId'> {
  readonly party: SigningParty;
}

/**
 * Whose signatures are missing on the version that lacks fewest; none when one has all three. Once a
 * version is agreed, a proposal to change it takes nothing of that away.
 */
export function missingSignatures(agreement: Pick<LearningAgreement, 'versions'>, givenHere: readonly SignatureGivenHere[]): readonly SigningParty[] {
  const version = standingVersion(agreement, givenHere);
  return version ? missingOn(version, givenHere) : SIGNING_PARTIES;
}

/** The version that lacks fewest signatures, of several the first; null where there is none. */
export function standingVersion(
  { versions }: Pick<LearningAgreement, 'versions'>,
  givenHere: readonly SignatureGivenHere[],
): LearningAgreementVersion | null {
  const lacking = versions.map((version) => ({ version, count: missingOn(version, givenHere).length }));
  return lacking.sort((a, b) => a.count - b.count)[0]?.version ?? null;
}

function missingOn({ role, proposalId, signatures }: LearningAgreementVersion, givenHere: readonly SignatureGivenHere[]): readonly SigningParty[] {
  return SIGNING_PARTIES.filter(
    (party) =>
      signatures[party] === null &&
      !givenHere.some((given) => given.role === role && given.proposalId === proposalId && given.party === party),
  );
}

/**
 * Whether a mobility that lacks signatures is a reason for alarm: it has begun, and it is not over
 * since more than a month. One that we first hear of when it is over, as the old rows of a first
 * import, is history: nobody is away without an agreement any more, and nothing could be done. One
 * that is under way is always a reason, however late we hear of it.
 * @param knownOn the day on which it was last imported
 */
export function isUnsignedAlarm(
  mobility: Pick<LearningAgreement, 'mobilityStart' | 'mobilityEnd'>,
  knownOn: Temporal.PlainDate,
  today: Temporal.PlainDate,
): boolean {
  const end = lastDay(mobility.mobilityEnd);
  return (
    hasBegun(mobility, today) &&
    Temporal.PlainDate.compare(today, end.add({ months: 1 })) <= 0 &&
    Temporal.PlainDate.compare(knownOn, end) <= 0
  );
}

/** A month counts from its first day. */
export function hasBegun({ mobilityStart }: Pick<LearningAgreement, 'mobilityStart'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(firstDay(mobilityStart), today) <= 0;
}

/** A month counts to its last day. */
export function hasEnded({ mobilityEnd }: Pick<LearningAgreement, 'mobilityEnd'>, today: Temporal.PlainDate): boolean {
  return Temporal.PlainDate.compare(lastDay(mobilityEnd), today) < 0;
}

/** The shortest term that partners have is one of three in a year. */
const SHORTEST_TERM = { months: 3 };

export interface ExtensionDays {
  readonly askFrom: Temporal.PlainDate;
  /** A working day. */
  readonly dueOn: Temporal.PlainDate;
  /** The last day on which an extension can be asked for. */
  readonly limit: Temporal.PlainDate;
}

/**
 * When a student is asked whether the mobility is to be extended: two working weeks before the last
 * day for asking, with two more to get round to it. Null for what cannot be changed, and for less
 * than a term, which nobody extends by one.
 */
export function extensionDays(
  agreement: Pick<LearningAgreement, 'mobilityStart' | 'mobilityEnd' | 'mobilityType'>,
  settings: Settings,
): ExtensionDays | null {
  if (!allowsChanges(agreement)) return null;
  const end = lastDay(agreement.mobilityEnd);
  if (Temporal.PlainDate.compare(firstDay(agreement.mobilityStart).add(SHORTEST_TERM), end.add({ days: 1 })) > 0) return null;
  const limit = end.subtract({ months: settings.extensionMonthsBeforeEnd });
  const dueOn = addWorkingDays(limit, -10);
  return { askFrom: addWorkingDays(dueOn, -10), dueOn, limit };
}
