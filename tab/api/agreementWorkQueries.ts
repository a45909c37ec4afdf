import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

export type WorkOnAgreement = Answer<'agreementWork'>['agreements'][number];

export function useDepartmentOverview() {
  const client = useClient();
  return useQuery({ queryKey: ['departmentOverview'], queryFn: ({ signal }) => client.call('departmentOverview', {}, { signal }) });
}

export type DepartmentDetail = Answer<'department'>;

/** How one department stands. */
export function useDepartment(departmentId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['department', departmentId],
    queryFn: ({ signal }) => client.call('department', { params: { departmentId } }, { signal }),
  });
}

/** One agreement with its places, its loans and its history. */
export function useAgreementDetails(agreementId: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['agreementDetails', agreementId],
    queryFn: ({ signal }) => client.call('agreementDetails', { params: { agreementId } }, { signal }),
    // Whoever comes back from a task or a loan has just changed something.
    staleTime: 0,
  });
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

export type AgreementForm = Answer<'agreementForm'>;
export type NewAgreement = Ask<'enterAgreement'>['body'];

export function useAgreementForm() {
  const client = useClient();
  return useQuery({ queryKey: ['agreementForm'], queryFn: ({ signal }) => client.call('agreementForm', {}, { signal }) });
}

export function useEnterAgreement() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: NewAgreement; readonly idempotencyKey: string }) =>
      client.call('enterAgreement', { body }, { idempotencyKey }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: ['agreements'] }),
  });
}
