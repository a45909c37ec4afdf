import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { NewPublication } from './publicationTypes.ts';

/** What the International Office publishes, and how far the departments have come. */

const PUBLICATIONS = ['publications'] as const;

function publicationKey(publicationId: string) {
  return ['publication', publicationId] as const;
}

/** Departments act all the time: the lists are looked at anew once a minute. */
const AGAIN = 60_000;

export function usePublications() {
  const client = useClient();
  return useQuery({
    queryKey: PUBLICATIONS,
    queryFn: ({ signal }) => client.call('publications', {}, { signal }),
    refetchInterval: AGAIN,
  });
}

export function usePublication(publicationId: string) {
  const client = useClient();
  return useQuery({
    queryKey: publicationKey(publicationId),
    queryFn: ({ signal }) => client.call('publication', { params: { publicationId } }, { signal }),
    refetchInterval: AGAIN,
  });
}

export function useAnnouncements() {
  const client = useClient();
  return useQuery({ queryKey: ['announcements'], queryFn: ({ signal }) => client.call('announcements', {}, { signal }) });
}

export function usePublicationForm() {
  const client = useClient();
  return useQuery({ queryKey: ['publicationForm'], queryFn: ({ signal }) => client.call('publicationForm', {}, { signal }) });
}

export function usePublish() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: NewPublication; readonly idempotencyKey: string }) =>
      client.call('publish', { body }, { idempotencyKey }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: PUBLICATIONS }),
  });
}

/** When somebody was faster, what is the case now is fetched. */
export function useWithdrawPublication(publicationId: string) {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: () => client.call('withdrawPublication', { params: { publicationId }, body: {} }),
    onSuccess: (publication) => cache.setQueryData(publicationKey(publicationId), publication),
    onError: () => void cache.invalidateQueries({ queryKey: publicationKey(publicationId) }),
    onSettled: () => void cache.invalidateQueries({ queryKey: PUBLICATIONS }),
  });
}
