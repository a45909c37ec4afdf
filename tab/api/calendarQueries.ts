import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

/** What the page of the term calendar fetches and changes. */

export type Calendar = Answer<'calendar'>;
export type CalendarTerm = Calendar['terms'][number];
export type Proposal = NonNullable<Calendar['proposal']>;
export type WantedTerm = Ask<'saveTerms'>['body']['terms'][number];

const CALENDAR = ['calendar'] as const;

export function useCalendar() {
  const client = useClient();
  return useQuery({ queryKey: CALENDAR, queryFn: ({ signal }) => client.call('calendar', {}, { signal }) });
}

export function useSaveTerms() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (terms: WantedTerm[]) => client.call('saveTerms', { body: { terms } }),
    onSuccess: (calendar) => cache.setQueryData(CALENDAR, calendar),
    // Somebody else may have been first: what it is now is there before the form says so.
    onError: () => cache.invalidateQueries({ queryKey: CALENDAR }),
  });
}
