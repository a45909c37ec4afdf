import { useFilter } from '../shell/useFilter.ts';
import { SORT_KEYS } from './overview.ts';
import type { SortKey } from './overview.ts';

export interface AgreementFilter {
  readonly words: string;
  readonly onlyNeedy: boolean;
  readonly sort: SortKey;
  readonly descending: boolean;
  /** As it stands in the address. */
  readonly address: string;
  readonly search: (words: string) => void;
  showOnlyNeedy(only: boolean): void;
  /** Sorting by the same key again turns the order. */
  sortBy(key: SortKey): void;
  readonly clear: () => void;
}

/** What the list of agreements shows, from the address. What needs something stands first. */
export function useAgreementFilter(): AgreementFilter {
  const filter = useFilter<'q' | 'need' | 'sort' | 'desc'>();
  const sort = SORT_KEYS.find((key) => key === filter.get('sort')) ?? 'coverage';
  const descending = filter.get('desc') === '1';
  return {
    words: filter.get('q'),
    onlyNeedy: filter.get('need') === '1',
    sort,
    descending,
    address: filter.address,
    search: (words) => filter.set({ q: words }),
    showOnlyNeedy: (only) => filter.set({ need: only ? '1' : '' }),
    sortBy: (key) => filter.set({ sort: key, desc: key === sort && !descending ? '1' : '' }),
    clear: filter.clear,
  };
}
