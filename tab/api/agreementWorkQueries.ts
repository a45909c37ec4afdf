import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

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
