import type { AuditFilter } from '../api/administrationQueries.ts';
import { useFilter } from '../shell/useFilter.ts';

const NAMES = ['actor', 'about', 'taskId', 'departmentId', 'from', 'until'] as const;

export type AuditPageFilter = ReturnType<typeof useAuditFilter>;

/** What of the log is looked for, kept in the address; `wanted` is what the server is asked. */
export function useAuditFilter() {
  const filter = useFilter<(typeof NAMES)[number]>();
  const wanted: AuditFilter = Object.fromEntries(NAMES.flatMap((name) => (filter.get(name) === '' ? [] : [[name, filter.get(name)] as const])));
  return { ...filter, wanted };
}
