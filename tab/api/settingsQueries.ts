import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

/** What the page of the university's and the departments' settings fetches and changes. */

export type DepartmentSettings = Answer<'departmentSettings'>;
export type DepartmentChoice = DepartmentSettings['departments'][number];
export type Step = DepartmentSettings['university']['steps'][number];
export type DepartmentWish = Ask<'changeDepartmentSettings'>['body'];
export type UniversitySettings = Answer<'settings'>;
export type NumbersWish = Ask<'changeSettings'>['body'];

const DEPARTMENTS = ['departmentSettings'] as const;
const UNIVERSITY = ['settings'] as const;

export function useDepartmentSettings() {
  const client = useClient();
  return useQuery({ queryKey: DEPARTMENTS, queryFn: ({ signal }) => client.call('departmentSettings', {}, { signal }) });
}

export function useChangeDepartmentSettings() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ departmentId, wish }: { readonly departmentId: string; readonly wish: DepartmentWish }) =>
      client.call('changeDepartmentSettings', { params: { departmentId }, body: wish }),
    onSuccess: (settings) => cache.setQueryData(DEPARTMENTS, settings),
    // Somebody else may have been first: what it is now is there before the form says so.
    onError: () => cache.invalidateQueries({ queryKey: DEPARTMENTS }),
  });
}

export function useUniversitySettings() {
  const client = useClient();
  return useQuery({ queryKey: UNIVERSITY, queryFn: ({ signal }) => client.call('settings', {}, { signal }) });
}

export function useChangeUniversitySettings() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (wish: NumbersWish) => client.call('changeSettings', { body: wish }),
    onSuccess: (settings) => {
      cache.setQueryData(UNIVERSITY, settings);
      // Departments without a time of their own follow the university's.
      void cache.invalidateQueries({ queryKey: DEPARTMENTS });
    },
    onError: () => cache.invalidateQueries({ queryKey: UNIVERSITY }),
  });
}
