import { useQuery } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer } from './types.ts';

export type DepartmentStanding = Answer<'departmentOverview'>['departments'][number];
export type WorkOnAgreement = Answer<'agreementWork'>['agreements'][number];

export function useDepartmentOverview() {
  const client = useClient();
  return useQuery({ queryKey: ['departmentOverview'], queryFn: ({ signal }) => client.call('departmentOverview', {}, { signal }) });
}

/** What is being done about each agreement, by the agreement's id. */
export function useAgreementWork() {
  const client = useClient();
  return useQuery({
    queryKey: ['agreementWork'],
    queryFn: ({ signal }) => client.call('agreementWork', {}, { signal }),
    // Whoever comes back from a task has just decided something.
    staleTime: 0,
    select: ({ agreements }) => new Map(agreements.map((one) => [one.agreementId, one])),
  });
}
