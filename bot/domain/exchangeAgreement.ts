import { Temporal } from 'temporal-polyfill';
import { compareAcademicYears, covers, lastDayOf } from './academicYear.ts';
import type { AcademicYear } from './academicYear.ts';
import type { HeiId } from './institution.ts';
import type { Department } from './person.ts';

/** The four one-way kinds of mobility of an inter-institutional agreement. */
export const COOPERATION_KINDS = ['studentStudies', 'studentTraineeship', 'staffTeaching', 'staffTraining'] as const;
export type CooperationKind = (typeof COOPERATION_KINDS)[number];

/**
 * Why a partner cannot approve a condition as it stands: something was never settled, or was
 * carried over from version 6 of the agreement format and must be chosen anew.
 */
export const APPROVAL_OBSTACLES = [
  'mobilitiesPerYearNotDefined',
  'languageSkillNotDefined',
  'iscedCodeFromVersion6',
  'iscedCodeNotFourDigits',
] as const;
export type ApprovalObstacle = (typeof APPROVAL_OBSTACLES)[number];

export interface LanguageSkill {
  /** BCP 47. */
  readonly language: string;
  readonly cefrLevel: string | null;
}

export interface SubjectArea {
  /** ISCED-F, text: '0533' keeps its zero. */
  readonly iscedCode: string;
  readonly clarification: string | null;
}

/** One direction of one kind of exchange. Two directions are two conditions. */
export interface CooperationCondition {
  readonly kind: CooperationKind;
  readonly sendingHeiId: HeiId;
  readonly receivingHeiId: HeiId;
  /** Unit ids are unique only within their university. */
  readonly sendingOunitId: string | null;
  readonly receivingOunitId: string | null;
  /** Named as the receiving university names its years. */
  readonly receivingFirstAcademicYear: AcademicYear;
  readonly receivingLastAcademicYear: AcademicYear;
  readonly mobilitiesPerYear: number | null;
  readonly languageSkills: readonly LanguageSkill[];
  readonly subjectAreas: readonly SubjectArea[];
  readonly eqfLevels: readonly number[];
  /** Decimal text as it was written, at most two decimals. */
  readonly totalMonthsPerYear: string | null;
  /** Decimal text as it was written, at most two decimals. */
  readonly totalDaysPerYear: string | null;
  /** Null for staff. */
  readonly blended: boolean | null;
  readonly cannotBeApprovedBecause: readonly ApprovalObstacle[];
}

export interface ExchangeAgreement {
  /** Surrogate, never shown. */
  readonly iiaId: string;
  /** The agreement number that people use. */
  readonly iiaCode: string;
  readonly partnerHeiId: HeiId;
  readonly partnerIiaId: string | null;
  readonly partnerIiaCode: string | null;
  /** False for a draft; null when the source does not say. */
  readonly inEffect: boolean | null;
  readonly conditions: readonly CooperationCondition[];
}

export type Direction = 'outgoing' | 'incoming';

/** Seen from us. Importers let in only conditions in which one side is ours. */
export function direction(
  condition: Pick<CooperationCondition, 'sendingHeiId'>,
  ourHeiIds: readonly HeiId[],
): Direction {
  return ourHeiIds.includes(condition.sendingHeiId) ? 'outgoing' : 'incoming';
}

/** The unit on our side, to find the department by. Null when the condition holds for the whole university. */
export function ourOunitId(condition: CooperationCondition, ourHeiIds: readonly HeiId[]): string | null {
  return direction(condition, ourHeiIds) === 'outgoing' ? condition.sendingOunitId : condition.receivingOunitId;
}

/**
 * The latest last year among the conditions in a direction, for an overview; null without any.
 * A condition can end before it: what needs attention comes from {@link uncoveredConditions}.
 */
export function lastAcademicYear(
  agreement: ExchangeAgreement,
  ourHeiIds: readonly HeiId[],
  inDirection: Direction,
): AcademicYear | null {
  return (
    agreement.conditions
      .filter((condition) => direction(condition, ourHeiIds) === inDirection)
      .map((condition) => condition.receivingLastAcademicYear)
      .sort(compareAcademicYears)
      .at(-1) ?? null
  );
}

export function coversAcademicYear(condition: CooperationCondition, year: AcademicYear): boolean {
  return covers(condition.receivingFirstAcademicYear, condition.receivingLastAcademicYear, year);
}

/**
 * The conditions under which nobody can be nominated for the year. A condition that has ended is
 * left out when the same agreement holds its successor: another one of the same kind, direction,
 * units, subjects and levels that covers the year.
 */
export function uncoveredConditions(
  agreement: ExchangeAgreement,
  nominationYear: AcademicYear,
): CooperationCondition[] {
  const covered = new Set(
    agreement.conditions.filter((condition) => coversAcademicYear(condition, nominationYear)).map(purpose),
  );
  return agreement.conditions.filter((condition) => !covered.has(purpose(condition)));
}

/**
 * The conditions that nothing follows: none of the others has the same purpose and ends later. Given
 * all that a department has with a partner, a condition that was renewed in another agreement is
 * left out as well.
 */
export function withoutSuccessor<C extends CooperationCondition>(conditions: readonly C[]): C[] {
  const latest = new Map<string, Temporal.PlainDate>();
  for (const condition of conditions) {
    const end = lastDayOf(condition.receivingLastAcademicYear);
    const known = latest.get(purpose(condition));
    if (!known || Temporal.PlainDate.compare(known, end) < 0) latest.set(purpose(condition), end);
  }
  return conditions.filter((condition) => latest.get(purpose(condition))?.equals(lastDayOf(condition.receivingLastAcademicYear)));
}

/**
 * The academic year with which an agreement expires, the same wherever it is told: the first last
 * year that is still ahead among the conditions that nothing follows, since from then on somebody
 * cannot travel. A condition that lapsed long ago does not hide what lapses next; when all have
 * ended, it is the last of them. Null without conditions.
 */
export function expiryYear(conditions: readonly CooperationCondition[], today: Temporal.PlainDate): AcademicYear | null {
  const years = withoutSuccessor(conditions).map((condition) => condition.receivingLastAcademicYear).sort(compareAcademicYears);
  return years.find((year) => Temporal.PlainDate.compare(lastDayOf(year), today) >= 0) ?? years.at(-1) ?? null;
}

/** Whether the year's last day lies ahead, and no more than twelve months. */
export function endsWithinAYear(year: AcademicYear, today: Temporal.PlainDate): boolean {
  const end = lastDayOf(year);
  return Temporal.PlainDate.compare(today, end) <= 0 && Temporal.PlainDate.compare(end, today.add({ years: 1 })) <= 0;
}

/** Only students are nominated; staff go without. */
export function isForStudents({ kind }: Pick<CooperationCondition, 'kind'>): boolean {
  return kind === 'studentStudies' || kind === 'studentTraineeship';
}

/**
 * The department that is asked about what is common to several: the one with most places a year, of
 * equals the one whose code comes first. Never called without conditions.
 */
export function ownerOf(
  conditions: readonly { readonly department: Pick<Department, 'id' | 'code'>; readonly condition: CooperationCondition }[],
): string {
  const places = new Map<string, number>();
  for (const { department, condition } of conditions) {
    places.set(department.id, (places.get(department.id) ?? 0) + (condition.mobilitiesPerYear ?? 0));
  }
  const [first] = [...conditions].sort(
    ({ department: a }, { department: b }) => (places.get(b.id) ?? 0) - (places.get(a.id) ?? 0) || (a.code < b.code ? -1 : 1),
  );
  if (!first) throw new Error('An agreement without conditions has no department to ask.');
  return first.department.id;
}

function purpose(condition: CooperationCondition): string {
  return JSON.stringify([
    condition.kind,
    condition.sendingHeiId,
    condition.receivingHeiId,
    condition.sendingOunitId,
    condition.receivingOunitId,
    condition.subjectAreas.map((area) => area.iscedCode).sort(),
    [...condition.eqfLevels].sort(),
  ]);
}
