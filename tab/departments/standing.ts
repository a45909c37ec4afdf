import type { Answer } from '../api/types.ts';
import { matchesWords } from '../forms/matchesWords.ts';

export type DepartmentStanding = Answer<'departmentOverview'>['departments'][number];

/** The numbers of a department that the page shows, in the order of its columns. */
export const NUMBERS = ['openTasks', 'overdueTasks', 'agreements', 'endingAgreements', 'agreementsMissingTerm', 'accountsMissing'] as const;
export type NumberName = (typeof NUMBERS)[number];

/** need: whoever has nobody first, then what is overdue or in danger. */
export const DEPARTMENT_SORT_KEYS = ['need', 'name', ...NUMBERS] as const;
export type DepartmentSortKey = (typeof DEPARTMENT_SORT_KEYS)[number];

/** Numbers above zero that somebody should do something about. */
export function isTrouble(name: NumberName): boolean {
  return name === 'overdueTasks' || name === 'agreementsMissingTerm' || name === 'accountsMissing';
}

export function needsAttention(one: DepartmentStanding): boolean {
  return one.hasNobody || NUMBERS.some((name) => isTrouble(name) && one[name] > 0);
}

export function matchesDepartment({ name, code, people }: DepartmentStanding, words: string): boolean {
  return matchesWords(words, [name, code, ...people.map((person) => person.name)]);
}

/** Numbers begin with the highest, names with A; `reversed` turns that. Equals stand by name. */
export function sortDepartments(
  departments: readonly DepartmentStanding[],
  key: DepartmentSortKey,
  reversed: boolean,
  language: string,
): DepartmentStanding[] {
  const collator = new Intl.Collator(language);
  const byName = (a: DepartmentStanding, b: DepartmentStanding) => collator.compare(a.name, b.name);
  const by = key === 'name' ? byName : (a: DepartmentStanding, b: DepartmentStanding) => weight(b, key) - weight(a, key);
  const turn = reversed ? -1 : 1;
  return [...departments].sort((a, b) => turn * by(a, b) || byName(a, b));
}

function weight(one: DepartmentStanding, key: 'need' | NumberName): number {
  if (key !== 'need') return one[key];
  const trouble = NUMBERS.filter(isTrouble).reduce((sum, name) => sum + one[name], 0);
  return one.hasNobody ? Number.MAX_SAFE_INTEGER - 1_000_000 + trouble : trouble;
}
