import type { Agreement, Condition } from '../api/types.ts';
import { matchesWords } from '../forms/matchesWords.ts';

/** What the list shows of an agreement; made from its conditions. */
export interface AgreementOverview {
  readonly agreement: Agreement;
  readonly departments: readonly string[];
  readonly outgoing: Places;
  readonly incoming: Places;
  /** The last academic year of the conditions that decide the agreement's coverage. */
  readonly lastYear: string;
  readonly cannotBeApproved: boolean;
}

/** Student places a year in one direction. 'none': nobody goes that way. 'unknown': never settled. */
export type Places = number | 'none' | 'unknown';

export const SORT_KEYS = ['partner', 'code', 'department', 'outgoing', 'incoming', 'lastYear', 'coverage'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export function overviewOf(agreement: Agreement): AgreementOverview {
  const { conditions, coverage } = agreement;
  const deciding = conditions.filter((condition) => condition.coverage === coverage);
  return {
    agreement,
    departments: [...new Set(conditions.map((condition) => condition.departmentText))],
    outgoing: placesOf(conditions, 'outgoing'),
    incoming: placesOf(conditions, 'incoming'),
    lastYear: latestYear(deciding.length > 0 ? deciding : conditions),
    cannotBeApproved: conditions.some((condition) => condition.cannotBeApprovedBecause.length > 0),
  };
}

/**
 * The places that the coming nomination term has, or, where no condition covers it, those of the
 * last year that has any. A condition and its successor are never added up.
 */
export function placesOf(conditions: readonly Condition[], direction: Condition['direction']): Places {
  const students = conditions.filter(
    (one) => one.direction === direction && (one.kind === 'studentStudies' || one.kind === 'studentTraineeship'),
  );
  if (students.length === 0) return 'none';
  const covering = students.filter((one) => one.coverage === 'covers');
  const last = latestYear(students);
  const counted = covering.length > 0 ? covering : students.filter((one) => one.lastAcademicYear === last);
  const known = counted.map((one) => one.mobilitiesPerYear).filter((places) => places !== null);
  return known.length === 0 ? 'unknown' : known.reduce((sum, places) => sum + places, 0);
}

export function needsSomething({ agreement, cannotBeApproved }: AgreementOverview): boolean {
  return agreement.coverage !== 'covers' || agreement.inEffect === false || cannotBeApproved;
}

export function matchesAgreement({ agreement, departments }: AgreementOverview, words: string): boolean {
  const { partnerName, partnerHeiId, iiaCode } = agreement;
  return matchesWords(words, [partnerName, partnerHeiId, iiaCode, ...departments]);
}

export function sortAgreements(
  overviews: readonly AgreementOverview[],
  key: SortKey,
  descending: boolean,
  language: string,
): AgreementOverview[] {
  const collator = new Intl.Collator(language, { numeric: true });
  const compare = comparison(key, collator);
  const sorted = [...overviews].sort((a, b) => compare(a, b) || collator.compare(nameOf(a), nameOf(b)));
  return descending ? sorted.reverse() : sorted;
}

function comparison(key: SortKey, collator: Intl.Collator): (a: AgreementOverview, b: AgreementOverview) => number {
  switch (key) {
    case 'partner':
      return (a, b) => collator.compare(nameOf(a), nameOf(b));
    case 'code':
      return (a, b) => collator.compare(a.agreement.iiaCode, b.agreement.iiaCode);
    case 'department':
      return (a, b) => collator.compare(a.departments.join(), b.departments.join());
    case 'outgoing':
      return (a, b) => rank(a.outgoing) - rank(b.outgoing);
    case 'incoming':
      return (a, b) => rank(a.incoming) - rank(b.incoming);
    case 'lastYear':
      return (a, b) => collator.compare(a.lastYear, b.lastYear);
    case 'coverage':
      return (a, b) => URGENCY[a.agreement.coverage] - URGENCY[b.agreement.coverage];
  }
}

/** What can still be saved comes before what has ended. */
const URGENCY: Readonly<Record<Agreement['coverage'], number>> = { notCovering: 0, ended: 1, covers: 2 };

function rank(places: Places): number {
  if (places === 'none') return -2;
  return places === 'unknown' ? -1 : places;
}

function nameOf({ agreement }: AgreementOverview): string {
  return agreement.partnerName;
}

/** Academic years ('2026/2027') are ordered by their text. */
function latestYear(conditions: readonly Condition[]): string {
  return conditions.map((one) => one.lastAcademicYear).sort().at(-1) ?? '';
}
