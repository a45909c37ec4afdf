import { Temporal } from 'temporal-polyfill';
import type { AcademicYear } from './academicYear.ts';
import type { HeiId } from './institution.ts';

/**
 * Follows from the tables that an agreement holds: term-long studies, a short physical stay with a
 * virtual part, or a short doctoral stay.
 */
export const MOBILITY_TYPES = ['long', 'blended', 'doctoral'] as const;
export type MobilityType = (typeof MOBILITY_TYPES)[number];

/** Once agreed, these cannot be changed (schema of the learning agreements API, version 1, changes-proposal). */
export const kindsThatAllowNoChanges: readonly MobilityType[] = ['blended', 'doctoral'];

export function allowsChanges(agreement: Pick<LearningAgreement, 'mobilityType'>): boolean {
  return !kindsThatAllowNoChanges.includes(agreement.mobilityType);
}

/** A planned start or end: a day, or only a month. */
export type MobilityDate =
  /** 'YYYY-MM-DD' */
  | { readonly kind: 'day'; readonly date: string }
  /** 'YYYY-MM' */
  | { readonly kind: 'month'; readonly yearMonth: string };

/** 'YYYY-MM-DD', or 'YYYY-MM' where only the month is known. */
export function mobilityDateText(date: MobilityDate): string {
  return date.kind === 'day' ? date.date : date.yearMonth;
}

/** The day, or the first day of the month: the earliest that it can mean. */
export function firstDay(date: MobilityDate): Temporal.PlainDate {
  return date.kind === 'day'
    ? Temporal.PlainDate.from(date.date)
    : Temporal.PlainYearMonth.from(date.yearMonth).toPlainDate({ day: 1 });
}

/** The day, or the last day of the month: the latest that it can mean. */
export function lastDay(date: MobilityDate): Temporal.PlainDate {
  if (date.kind === 'day') return Temporal.PlainDate.from(date.date);
  const month = Temporal.PlainYearMonth.from(date.yearMonth);
  return month.toPlainDate({ day: month.daysInMonth });
}

/**
 * Who travels. Sensitive: shown only to those responsible. Birth date, citizenship and gender
 * stand in the sources and are deliberately not kept, since no duty of a contact person needs them.
 */
export interface Student {
  readonly givenNames: string;
  readonly familyName: string;
  /** European Student Identifier. */
  readonly globalId: string | null;
  readonly email: string | null;
}

export const COMPONENT_TABLES = ['studied', 'recognised', 'virtual', 'blended', 'doctoral'] as const;
export type ComponentTable = (typeof COMPONENT_TABLES)[number];

/** The reasons for a change that the standard knows by a code; any other reason is free text. */
export const CHANGE_REASON_CODES = [
  'not-available',
  'language-mismatch',
  'timetable-conflict',
  'substituting-deleted',
  'extending-mobility',
  'adding-virtual-component',
] as const;

export interface LearningAgreementComponent {
  readonly table: ComponentTable;
  /** The course code that people use. */
  readonly code: string | null;
  readonly title: string;
  /** As written, with its scheme: '7.5 ECTS'. */
  readonly credits: string | null;
  readonly status: 'inserted' | 'deleted' | null;
  /** Free text, or else one of {@link CHANGE_REASON_CODES}. */
  readonly reason: string | null;
}

export interface Signature {
  readonly signerName: string | null;
  readonly signerPosition: string | null;
  readonly signerEmail: string | null;
  /** ISO 8601 exactly as signed: an offset of +02:00 in December is evidence and is not corrected. */
  readonly timestamp: string;
  readonly signerApp: string | null;
}

/** A signature of which the day alone is known: noon in Sweden stands for it, whatever the season. `day` is 'YYYY-MM-DD'. */
export function signatureOnDay(day: string): Signature {
  return { signerName: null, signerPosition: null, signerEmail: null, timestamp: `${day}T12:00:00+01:00`, signerApp: null };
}

/** In the order in which they sign. */
export const SIGNING_PARTIES = ['student', 'sendingInstitution', 'receivingInstitution'] as const;
export type SigningParty = (typeof SIGNING_PARTIES)[number];

export interface LearningAgreementVersion {
  readonly role: 'firstVersion' | 'approvedChanges' | 'changesProposal';
  /** Set for a proposal: an answer must name it, and is void when it has changed. */
  readonly proposalId: string | null;
  readonly components: readonly LearningAgreementComponent[];
  readonly signatures: Readonly<Record<SigningParty, Signature | null>>;
}

export interface LearningAgreement {
  /** The sending university's id of the mobility; the same one over all versions. Surrogate, never shown. */
  readonly omobilityId: string;
  readonly sendingHeiId: HeiId;
  /** Unit ids are unique only within their university. */
  readonly sendingOunitId: string | null;
  readonly sendingOunitName: string;
  readonly receivingHeiId: HeiId;
  readonly receivingOunitId: string | null;
  readonly receivingOunitName: string | null;
  readonly receivingAcademicYear: AcademicYear | null;
  readonly student: Student;
  readonly mobilityStart: MobilityDate;
  readonly mobilityEnd: MobilityDate;
  readonly mobilityType: MobilityType;
  /** ISCED-F, text: '0541' keeps its zero. */
  readonly iscedCode: string;
  /** At departure, 1–8. */
  readonly eqfLevel: number;
  readonly language: { readonly language: string; readonly cefrLevel: string } | null;
  readonly versions: readonly LearningAgreementVersion[];
}

/** The unit on our side, to find the department by; null when the source does not name it. */
export function ourOunitId(agreement: LearningAgreement, ourHeiIds: readonly HeiId[]): string | null {
  return ourHeiIds.includes(agreement.sendingHeiId) ? agreement.sendingOunitId : agreement.receivingOunitId;
}

export interface AwaitedSignature {
  readonly version: LearningAgreementVersion;
  readonly role: 'sendingInstitution' | 'receivingInstitution';
}

/**
 * The version that waits for our signature, and the role in which we sign; null when it is not our
 * turn. The parties sign in order: student, sending institution, receiving institution. The oldest
 * unsigned version comes first, since there is nothing to change in what was never agreed.
 */
export function awaitedSignature(
  agreement: LearningAgreement,
  ourHeiIds: readonly HeiId[],
): AwaitedSignature | null {
  const role = ourHeiIds.includes(agreement.sendingHeiId)
    ? 'sendingInstitution'
    : ourHeiIds.includes(agreement.receivingHeiId)
      ? 'receivingInstitution'
      : null;
  if (role === null) return null;
  const version = [...agreement.versions].sort((a, b) => AGE[a.role] - AGE[b.role]).find((candidate) => {
    const { student, sendingInstitution } = candidate.signatures;
    const othersHaveSigned = student !== null && (role === 'sendingInstitution' || sendingInstitution !== null);
    return othersHaveSigned && candidate.signatures[role] === null;
  });
  return version ? { version, role } : null;
}

const AGE = { firstVersion: 0, approvedChanges: 1, changesProposal: 2 } as const;

/** The version of that role and proposal id; undefined when the agreement no longer holds it. */
export function findVersion(
  agreement: LearningAgreement,
  { role, proposalId }: Pick<LearningAgreementVersion, 'role' | 'proposalId'>,
): LearningAgreementVersion | undefined {
  return agreement.versions.find((version) => version.role === role && version.proposalId === proposalId);
}

/** Whether a version changes what was agreed before; without a first version, a proposal is the first. */
export function asksForChange(agreement: LearningAgreement, version: LearningAgreementVersion): boolean {
  return version.role !== 'firstVersion' && agreement.versions.some(({ role }) => role === 'firstVersion');
}

/** A copy with the earliest mobility start first; a month counts from its first day. */
export function orderByMobilityStart<A extends Pick<LearningAgreement, 'mobilityStart' | 'omobilityId'>>(
  agreements: readonly A[],
): A[] {
  return [...agreements].sort(
    (a, b) =>
      Temporal.PlainDate.compare(firstDay(a.mobilityStart), firstDay(b.mobilityStart)) ||
      (a.omobilityId < b.omobilityId ? -1 : a.omobilityId > b.omobilityId ? 1 : 0),
  );
}

/**
 * Whether an imported state of an agreement is older than the one that we have. Files carry no
 * version number; the latest signature tells. Equal states are not older, so that a file can be
 * imported again.
 */
export function isOlderThan(imported: LearningAgreement, known: LearningAgreement): boolean {
  const [a, b] = [latestSignature(imported), latestSignature(known)];
  if (b === null) return false;
  return a === null || Temporal.Instant.compare(a, b) < 0;
}

function latestSignature(agreement: LearningAgreement): Temporal.Instant | null {
  const instants = agreement.versions
    .flatMap(({ signatures }) => SIGNING_PARTIES.map((party) => signatures[party]))
    .filter((signature) => signature !== null)
    .map(momentOf);
  return instants.sort(Temporal.Instant.compare).at(-1) ?? null;
}

/** When it was given. The schema lets a signature leave out its offset: it is then taken as UTC, which is near enough. */
export function momentOf({ timestamp }: Signature): Temporal.Instant {
  return Temporal.Instant.from(OFFSET.test(timestamp) ? timestamp : `${timestamp}Z`);
}

const OFFSET = /(?:Z|[+-]\d{2}:\d{2})$/;
