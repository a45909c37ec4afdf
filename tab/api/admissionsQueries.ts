import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

export type Queue = Answer<'eligibilityQueue'>;
export type QueuedRequest = Queue['requests'][number];
export type QueueState = QueuedRequest['state'];
export type Figures = Answer<'eligibilityFigures'>;
export type FiguresRow = Figures['all'];

/** What the signed-in person of Admissions has asked; without a state, all of it. */
export function useEligibilityQueue(state: QueueState | null) {
  const client = useClient();
  const query: Ask<'eligibilityQueue'>['query'] = state ? { state } : {};
  return useQuery({
    queryKey: ['eligibilityQueue', state],
    queryFn: ({ signal }) => client.call('eligibilityQueue', { query }, { signal }),
    placeholderData: keepPreviousData,
  });
}

/** How fast departments answer; without a term, for all terms. */
export function useEligibilityFigures(term: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['eligibilityFigures', term],
    queryFn: ({ signal }) => client.call('eligibilityFigures', { query: term === '' ? {} : { term } }, { signal }),
    placeholderData: keepPreviousData,
  });
}
