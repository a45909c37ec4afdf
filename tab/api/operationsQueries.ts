import { useQuery } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer } from './types.ts';

export type Operations = Answer<'operations'>;
export type UnreachedNow = Answer<'unreachedPeople'>['reasons'][number];
export type RetentionGroup = Answer<'retention'>['groups'][number];
export type RetentionRule = RetentionGroup['rules'][number];

export function useOperations() {
  const client = useClient();
  return useQuery({
    queryKey: ['operations'],
    queryFn: ({ signal }) => client.call('operations', {}, { signal }),
  });
}

/** Who cannot be written to: it changes as messages end, which is slow enough to be looked at now and then. */
export function useUnreachedPeople() {
  const client = useClient();
  return useQuery({
    queryKey: ['unreachedPeople'],
    queryFn: ({ signal }) => client.call('unreachedPeople', {}, { signal }),
    refetchInterval: 60_000,
  });
}

/** What is deleted by itself. It changes once a night. */
export function useRetention() {
  const client = useClient();
  return useQuery({
    queryKey: ['retention'],
    queryFn: ({ signal }) => client.call('retention', {}, { signal }),
    refetchInterval: false,
  });
}
