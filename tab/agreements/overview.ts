import type { Agreement, Condition } from '../api/types.ts';
import { matchesWords } from '../forms/matchesWords.ts';

/** What people tell exchanges apart by; the two kinds of staff travel alike. */
export const KINDS = ['studies', 'traineeship', 'staff'] as const;
export type ExchangeKind = (typeof KINDS)[number];

function kindOf({ kind }: Condition): ExchangeKind {
  if (kind === 'studentStudies') return 'studies';
  return kind === 'studentTraineeship' ? 'traineeship' : 'staff';
}

/** What the list shows of an agreement; made from its conditions. */
export interface AgreementOverview {
  readonly agreement: Agreement;
  readonly kinds: readonly ExchangeKind[];
  readonly departments: readonly string[];
  readonly outgoing: Places;
  readonly incoming: Places;
  /** The academic year with which it expires, or ''. */
  readonly lastYear: string;
  readonly cannotBeApproved: boolean;
}

/** Student places a year in one direction. 'none': nobody goes that way. 'unknown': never settled. */
export type Places = number | 'none' | 'unknown';

export const SORT_KEYS = ['partner', 'code', 'department', 'outgoing', 'incoming', 'lastYear', 'coverage'] as const;
export type SortKey = (typeof SORT_KEYS)[number];

export function overviewOf(agreement: Agreement): AgreementOverview {
  const { conditions } = agreement;
  return {
    agreement,
    kinds: KINDS.filter((kind) => conditions.some((one) => kindOf(one) === kind)),
    departments: [...new Set(conditions.map((condition) => condition.departmentText))],
    outgoing: placesOf(conditions, 'outgoing'),
    incoming: placesOf(conditions, 'incoming'),
    lastYear: agreement.expiresWith ?? '',
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

export interface CountryCount {
  readonly country: string;
  readonly count: number;
}

/** How many of the agreements are with each country, the most first; those whose country is unknown stand nowhere. */
export function countriesOf(overviews: readonly AgreementOverview[]): CountryCount[] {
  const counts = new Map<string, number>();
  for (const { agreement } of overviews) {
    const { partnerCountry: country } = agreement;
    if (country !== null) counts.set(country, (counts.get(country) ?? 0) + 1);
  }
  return [...counts].map(([country, count]) => ({ country, count })).sort((a, b) => b.count - a.count || a.country.localeCompare(b.country));
}

export function needsSomething({ agreement, cannotBeApproved }: AgreementOverview): boolean {
  return agreement.coverage !== 'covers' || agreement.inEffect === false || cannotBeApproved;
}

/** What a list is kept to; empty is everything. */
export interface Narrowing {
  readonly words: string;
  readonly onlyNeedy: boolean;
  /** Only what expires within a year. */
  readonly soon: boolean;
  readonly kind: ExchangeKind | '';
  /** A department's id. */
  readonly department: string;
}

export function isLeft(one: AgreementOverview, { words, onlyNeedy, soon, kind, department }: Narrowing): boolean {
  return (
    matchesAgreement(one, words) &&
    (!onlyNeedy || needsSomething(one)) &&
    (!soon || one.agreement.expiresWithinAYear) &&
    (kind === '' || one.kinds.includes(kind)) &&
    (department === '' || one.agreement.conditions.some(({ departmentId }) => departmentId === department))
  );
}

/** The departments that have a part in the agreements, by name. */
export function departmentsIn(overviews: readonly AgreementOverview[], language: string): { readonly id: string; readonly name: string }[] {
  const names = new Map(overviews.flatMap(({ agreement }) => agreement.conditions.map((one) => [one.departmentId, one.departmentText] as const)));
  return [...names].map(([id, name]) => ({ id, name })).sort((a, b) => a.name.localeCompare(b.name, language));
}

export const GROUPINGS = ['partner', 'kind', 'country'] as const;
export type Grouping = (typeof GROUPINGS)[number];

export interface AgreementGroup {
  /** What is common to them: a name, kinds in one order, or a country's code; '' for what is unknown. */
  readonly key: string;
  readonly overviews: readonly AgreementOverview[];
}

/**
 * The agreements under what is common to them, in the order they have. One with several kinds stands
 * under all of them together, so that each stands once and the counts add up.
 */
export function groupAgreements(overviews: readonly AgreementOverview[], grouping: Grouping): AgreementGroup[] {
  const groups = new Map<string, AgreementOverview[]>();
  for (const one of overviews) {
    const key = grouping === 'kind' ? one.kinds.join(' ') : grouping === 'country' ? (one.agreement.partnerCountry ?? '') : nameOf(one);
    const group = groups.get(key);
    if (group) group.push(one);
    else groups.set(key, [one]);
  }
  return [...groups].map(([key, own]) => ({ key, overviews: own }));
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
