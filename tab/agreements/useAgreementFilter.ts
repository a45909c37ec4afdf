import { useFilter } from '../shell/useFilter.ts';
import { GROUPINGS, KINDS, SORT_KEYS } from './overview.ts';
import type { Grouping, Narrowing, SortKey } from './overview.ts';

export interface AgreementFilter extends Narrowing {
  /** ISO 3166, or '' for every country. */
  readonly country: string;
  readonly grouping: Grouping | '';
  /** The table's columns that are shown; the partner's always is. */
  readonly columns: readonly SortKey[];
  readonly sort: SortKey;
  readonly descending: boolean;
  /** As it stands in the address. */
  readonly address: string;
  readonly search: (words: string) => void;
  /** Empty unsets. */
  readonly choose: (values: Partial<Record<'need' | 'soon' | 'kind' | 'department' | 'country' | 'group', string>>) => void;
  readonly showColumns: (columns: readonly SortKey[]) => void;
  /** Sorting by the same key again turns the order. */
  sortBy(key: SortKey): void;
  readonly clear: () => void;
}

/** What the list of agreements shows, from the address. What needs something stands first. */
export function useAgreementFilter(): AgreementFilter {
  const filter = useFilter<'q' | 'need' | 'soon' | 'kind' | 'department' | 'country' | 'group' | 'hide' | 'sort' | 'desc'>();
  const sort = SORT_KEYS.find((key) => key === filter.get('sort')) ?? 'coverage';
  const descending = filter.get('desc') === '1';
  const hidden = filter.get('hide').split('.');
  return {
    words: filter.get('q'),
    onlyNeedy: filter.get('need') === '1',
    soon: filter.get('soon') === '1',
    kind: KINDS.find((kind) => kind === filter.get('kind')) ?? '',
    department: filter.get('department'),
    country: filter.get('country'),
    grouping: GROUPINGS.find((grouping) => grouping === filter.get('group')) ?? '',
    columns: SORT_KEYS.filter((key) => key === 'partner' || !hidden.includes(key)),
    sort,
    descending,
    address: filter.address,
    search: (words) => filter.set({ q: words }),
    choose: (values) => filter.set(values),
    showColumns: (columns) => filter.set({ hide: SORT_KEYS.filter((key) => key !== 'partner' && !columns.includes(key)).join('.') }),
    sortBy: (key) => filter.set({ sort: key, desc: key === sort && !descending ? '1' : '' }),
    clear: filter.clear,
  };
}
