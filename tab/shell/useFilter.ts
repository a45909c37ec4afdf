import { useSearchParams } from 'wouter';

interface Filter<Name extends string> {
  /** The value, or '' where it is not set. */
  get(name: Name): string;
  /** Empty unsets. */
  set(values: Partial<Record<Name, string>>): void;
  readonly clear: () => void;
  /** As it stands in the address. */
  readonly address: string;
}

/** What a list shows, kept in the address: a view can be bookmarked, shared and come back to. */
export function useFilter<Name extends string>(): Filter<Name> {
  const [search, setSearch] = useSearchParams();
  return {
    get: (name) => search.get(name) ?? '',
    set(values) {
      const next = new URLSearchParams(search);
      for (const [name, value] of Object.entries<string | undefined>(values)) {
        if (value) next.set(name, value);
        else next.delete(name);
      }
      setSearch(next, { replace: true });
    },
    clear: () => setSearch({}, { replace: true }),
    address: search.toString(),
  };
}
