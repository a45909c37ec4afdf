import { keepPreviousData, queryOptions, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import type { QueryClient } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Client } from './client.ts';
import { ProblemError } from './failures.ts';
import type { Answer, Ask, Broadcast, NewBroadcast, NewRequest, TaskDetail } from './types.ts';

/** What the tab fetches and changes, one function for each; the keys of the cache are known here alone. */

const TASKS = ['tasks'] as const;

export function meQuery(client: Client) {
  return queryOptions({ queryKey: ['me'], queryFn: ({ signal }) => client.call('me', {}, { signal }) });
}

export function tasksQuery(client: Client) {
  return queryOptions({ queryKey: [...TASKS, 'open'], queryFn: ({ signal }) => client.call('tasks', {}, { signal }) });
}

/**
 * Who this is and what waits for them, in one answer: the first page need not wait for two. From then
 * on each is asked for by itself.
 * @param early the answer, where it has been asked for before there was a page
 */
export function firstQuery(client: Client, cache: QueryClient, early: Promise<Answer<'first'>> | null = null) {
  let asked = early;
  return queryOptions({
    queryKey: ['first'],
    async queryFn({ signal }) {
      const answer = asked ?? client.call('first', {}, { signal });
      asked = null;
      const { me, open } = await answer;
      cache.setQueryData(meQuery(client).queryKey, me);
      cache.setQueryData(tasksQuery(client).queryKey, open);
      return me;
    },
    enabled: ({ state }) => state.data === undefined,
    staleTime: Infinity,
  });
}

export function useFirst() {
  return useQuery(firstQuery(useClient(), useQueryClient()));
}

function taskQuery(client: Client, taskId: string) {
  return queryOptions({
    queryKey: ['task', taskId],
    queryFn: ({ signal }) => client.call('task', { params: { taskId } }, { signal }),
  });
}

/** The first answer says it; it is asked for by itself from then on. */
export function useMe() {
  const first = useFirst();
  return useQuery({ ...meQuery(useClient()), enabled: first.data !== undefined });
}

export function useTasks() {
  return useQuery(tasksQuery(useClient()));
}

/** What the server looks for among closed tasks. */
export type ClosedFilter = Omit<Ask<'closedTasks'>['body'], 'before'>;

/** Closed tasks page by page, the latest first. Of another filter, what is there stays until the answer has come. */
export function useClosedTasks(filter: ClosedFilter, options: { readonly enabled: boolean }) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: [...TASKS, 'closed', filter],
    queryFn: ({ pageParam, signal }) => client.call('closedTasks', { body: { ...filter, ...(pageParam && { before: pageParam }) } }, { signal }),
    initialPageParam: null as Answer<'closedTasks'>['next'],
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    ...options,
  });
}

export function useTask(taskId: string) {
  return useQuery(taskQuery(useClient(), taskId));
}

export function useAgreements() {
  const client = useClient();
  return useQuery({ queryKey: ['agreements'], queryFn: ({ signal }) => client.call('agreements', {}, { signal }) });
}

export function useEligibilityForm() {
  const client = useClient();
  return useQuery({
    queryKey: ['eligibilityForm'],
    queryFn: ({ signal }) => client.call('eligibilityForm', {}, { signal }),
  });
}

interface Act {
  readonly verb: string;
  readonly version: number;
  readonly input: Readonly<Record<string, string>>;
}

/** Acts on a task. Whatever the server says the task now is, the page and the lists show at once. */
export function useAct(taskId: string) {
  const client = useClient();
  const cache = useQueryClient();
  const { queryKey } = taskQuery(client, taskId);

  async function show(task: TaskDetail): Promise<void> {
    cache.setQueryData(queryKey, task);
    await cache.invalidateQueries({ queryKey: TASKS });
  }

  return useMutation({
    mutationFn: (body: Act) => client.call('act', { params: { taskId }, body }),
    // An answer that was on its way before the act would show the past.
    onMutate: () => cache.cancelQueries({ queryKey }),
    onSuccess: (task) => void show(task),
    onError: (error) => {
      if (error instanceof ProblemError && error.task) void show(error.task);
    },
  });
}

export function useCreateRequest() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: NewRequest; readonly idempotencyKey: string }) =>
      client.call('createEligibilityRequest', { body }, { idempotencyKey }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: TASKS }),
  });
}

const BROADCASTS = ['broadcasts'] as const;

/** What runs is looked at every two seconds; otherwise now and then, for somebody else may start, resume or cancel. */
function lookAgainAfter(broadcasts: readonly Broadcast[]): number {
  return broadcasts.some(({ state }) => state === 'running') ? 2_000 : 15_000;
}

export function useBroadcasts() {
  const client = useClient();
  return useQuery({
    queryKey: BROADCASTS,
    queryFn: ({ signal }) => client.call('broadcasts', {}, { signal }),
    refetchInterval: ({ state }) => lookAgainAfter(state.data?.broadcasts ?? []),
  });
}

function broadcastQuery(client: Client, broadcastId: string) {
  return queryOptions({
    queryKey: ['broadcast', broadcastId],
    queryFn: ({ signal }) => client.call('broadcast', { params: { broadcastId } }, { signal }),
    refetchInterval: ({ state }) => lookAgainAfter(state.data ? [state.data] : []),
  });
}

export function useBroadcast(broadcastId: string) {
  return useQuery(broadcastQuery(useClient(), broadcastId));
}

/** `count` of them are known: when it changes the list is fetched anew. */
export function useUnreached(broadcastId: string, count: number) {
  const client = useClient();
  return useQuery({
    queryKey: ['unreached', broadcastId, count],
    queryFn: ({ signal }) => client.call('unreached', { params: { broadcastId } }, { signal }),
    placeholderData: keepPreviousData,
  });
}

export function useStartBroadcast() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: ({ body, idempotencyKey }: { readonly body: NewBroadcast; readonly idempotencyKey: string }) =>
      client.call('startBroadcast', { body }, { idempotencyKey }),
    onSuccess: () => void cache.invalidateQueries({ queryKey: BROADCASTS }),
  });
}

/** Pauses, resumes or cancels. When somebody was faster, what is the case now is fetched. */
export function useChangeBroadcast(broadcastId: string) {
  const client = useClient();
  const cache = useQueryClient();
  const { queryKey } = broadcastQuery(client, broadcastId);
  return useMutation({
    mutationFn: (verb: 'pause' | 'resume' | 'cancel') => client.call('changeBroadcast', { params: { broadcastId }, body: { verb } }),
    onSuccess: (broadcast) => cache.setQueryData(queryKey, broadcast),
    onError: () => void cache.invalidateQueries({ queryKey }),
    onSettled: () => void cache.invalidateQueries({ queryKey: BROADCASTS }),
  });
}

/** Everything that the server says is in the person's language, so all of it is fetched anew. */
export function useChangeLanguage() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (language: 'sv' | 'en') => client.call('changeMe', { body: { language } }),
    onSuccess: (me) => {
      cache.setQueryData(meQuery(client).queryKey, me);
      void cache.invalidateQueries();
    },
  });
}

export function useMoveClock() {
  const client = useClient();
  const cache = useQueryClient();
  return useMutation({
    mutationFn: (days: number) => client.call('moveClock', { body: { days } }),
    onSuccess: () => void cache.invalidateQueries(),
  });
}
