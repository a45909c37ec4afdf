import type { ForecastQuery } from '../api/calmQueries.ts';
import { useFilter } from '../shell/useFilter.ts';

export const PERIODS = ['14', '30', '90'] as const;
export type Period = (typeof PERIODS)[number];

export interface ForecastFilter {
  readonly period: Period;
  readonly department: string;
  readonly kind: string;
  readonly query: ForecastQuery;
  /** Whether a department or a kind is chosen. */
  readonly isNarrowed: boolean;
  set(values: Partial<Record<'days' | 'department' | 'kind', string>>): void;
  readonly clear: () => void;
}

const UUID = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;

/** What the forecast shows, from the address; what an address cannot mean is left out. */
export function useForecastFilter(): ForecastFilter {
  const filter = useFilter<'days' | 'department' | 'kind'>();
  const period = PERIODS.find((one) => one === filter.get('days')) ?? '30';
  const department = UUID.test(filter.get('department')) ? filter.get('department') : '';
  const kind = filter.get('kind');
  return {
    period,
    department,
    kind,
    query: {
      days: period,
      ...(department ? { departmentId: department } : {}),
      ...(kind ? { kind: kind as NonNullable<ForecastQuery['kind']> } : {}),
    },
    isNarrowed: department !== '' || kind !== '',
    set: filter.set,
    clear: () => filter.set({ department: '', kind: '' }),
  };
}
