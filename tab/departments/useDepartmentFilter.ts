import { useFilter } from '../shell/useFilter.ts';
import { DEPARTMENT_SORT_KEYS } from './standing.ts';
import type { DepartmentSortKey } from './standing.ts';

export interface DepartmentFilter {
  readonly words: string;
  readonly onlyNeedy: boolean;
  readonly sort: DepartmentSortKey;
  readonly reversed: boolean;
  readonly search: (words: string) => void;
  showOnlyNeedy(only: boolean): void;
  /** Sorting by the same key again turns the order. */
  sortBy(key: DepartmentSortKey): void;
  readonly clear: () => void;
  /** As it stands in the address. */
  readonly address: string;
}

/** What the page of departments shows, from the address. */
export function useDepartmentFilter(): DepartmentFilter {
  const filter = useFilter<'q' | 'need' | 'sort' | 'desc'>();
  const sort = DEPARTMENT_SORT_KEYS.find((key) => key === filter.get('sort')) ?? 'need';
  const reversed = filter.get('desc') === '1';
  return {
    words: filter.get('q'),
    onlyNeedy: filter.get('need') === '1',
    sort,
    reversed,
    search: (words) => filter.set({ q: words }),
    showOnlyNeedy: (only) => filter.set({ need: only ? '1' : '' }),
    sortBy: (key) => filter.set({ sort: key === 'need' ? '' : key, desc: key === sort && !reversed ? '1' : '' }),
    clear: filter.clear,
    address: filter.address,
  };
}
