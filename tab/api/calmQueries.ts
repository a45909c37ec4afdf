import { keepPreviousData, queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Client } from './client.ts';
import type { Answer, Ask } from './types.ts';

/** How this person is written to, and what they and others will be sent. */

export type Preferences = Answer<'preferences'>;
export type Forecast = Answer<'forecast'>;
export type ForecastMessage = Forecast['messages'][number];
export type SnoozeMorning = Ask<'snoozeTasks'>['body']['until'];
export type ForecastQuery = Ask<'forecast'>['query'];

const FORECAST = ['forecast'] as const;

function preferencesQuery(client: Client) {
  return queryOptions({ queryKey: ['preferences'], queryFn: ({ signal }) => client.call('preferences', {}, { signal }) });
}

function snoozeKey(taskId: string) {
  return ['snooze', taskId] as const;
}

export function usePreferences() {
  return useQuery(preferencesQuery(useClient()));
}

export function useChangePreferences() {
  const client = useClient();
  const cache = useQueryClient();
  const { queryKey } = preferencesQuery(client);
  return useMutation({
    mutationFn: (body: Ask<'changePreferences'>['body']) => client.call('changePreferences', { body }),
    async onSuccess(preferences) {
      await cache.cancelQueries({ queryKey });
      cache.setQueryData(queryKey, preferences);
      void cache.invalidateQueries({ queryKey: FORECAST });
    },
    // What was refused may be so for what holds by now.
    onError: () => void cache.invalidateQueries({ queryKey }),
  });
}

/** `version` is the task's: with another one other days may be offered. */
export function useSnooze(taskId: string, version: number) {
  const client = useClient();
  return useQuery({
    queryKey: [...snoozeKey(taskId), version],
    queryFn: ({ signal }) => client.call('snooze', { params: { taskId } }, { signal }),
  });
}

export function useSnoozeTask(taskId: string) {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (day: string) => client.call('snoozeTask', { params: { taskId }, body: { day } }),
    onSuccess: (snooze) => {
      cache.setQueriesData({ queryKey: snoozeKey(taskId) }, snooze);
      void cache.invalidateQueries({ queryKey: FORECAST });
    },
    // Somebody may have been faster: the page then shows how the task is now.
    onError: () => {
      for (const queryKey of [snoozeKey(taskId), ['task', taskId], ['tasks']]) void cache.invalidateQueries({ queryKey });
    },
  });
}

/** Puts several off, each by itself. */
export function useSnoozeTasks() {
  const client = useClient();
  const again = useSnoozesAgain();
  return useMutation({
    mutationFn: ({ until, taskIds }: Ask<'snoozeTasks'>['body']) => inParts(taskIds, (part) => client.call('snoozeTasks', { body: { until, taskIds: part } })),
    onSettled: again,
  });
}

/** Takes that back. */
export function useEndSnoozes() {
  const client = useClient();
  const again = useSnoozesAgain();
  return useMutation({
    mutationFn: ({ taskIds }: Ask<'endSnoozes'>['body']) => inParts(taskIds, (part) => client.call('endSnoozes', { body: { taskIds: part } })),
    onSettled: again,
  });
}

/** As many as the server takes at once. */
const PART = 100;

async function inParts(taskIds: string[], settle: (part: string[]) => Promise<Answer<'snoozeTasks'>>): Promise<Answer<'snoozeTasks'>> {
  const results: Answer<'snoozeTasks'>['results'] = [];
  for (let from = 0; from < taskIds.length; from += PART) results.push(...(await settle(taskIds.slice(from, from + PART))).results);
  return { results };
}

function useSnoozesAgain(): () => void {
  const cache = useQueryClient();
  return () => {
    void cache.invalidateQueries({ queryKey: ['snooze'] });
    void cache.invalidateQueries({ queryKey: FORECAST });
  };
}

export function useForecast(query: ForecastQuery) {
  const client = useClient();
  return useQuery({
    queryKey: [...FORECAST, query],
    queryFn: ({ signal }) => client.call('forecast', { query }, { signal }),
    placeholderData: keepPreviousData,
    refetchInterval: 60_000,
  });
}
