import { keepPreviousData, useInfiniteQuery, useMutation } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer, Ask } from './types.ts';

export type AuditPageData = Answer<'auditLog'>;
export type AuditLine = AuditPageData['lines'][number];
export type DownloadedLine = Answer<'auditLogDownload'>['lines'][number];
export type AuditFilter = Ask<'auditLogDownload'>['query'];

/** The audit log, page by page. Not fetched again by itself: each look is an act that the log keeps. */
export function useAuditLog(filter: AuditFilter) {
  const client = useClient();
  return useInfiniteQuery({
    queryKey: ['auditLog', filter],
    queryFn: ({ pageParam, signal }) =>
      client.call('auditLog', { query: pageParam === null ? filter : { ...filter, before: pageParam } }, { signal }),
    initialPageParam: null as number | null,
    getNextPageParam: ({ next }) => next,
    placeholderData: keepPreviousData,
    refetchInterval: false,
    refetchOnWindowFocus: false,
    refetchOnReconnect: false,
    staleTime: Infinity,
    gcTime: 0,
  });
}

/** All that the filter leaves, when it is asked for: that too is an act that the log keeps. */
export function useAuditDownload() {
  const client = useClient();
  return useMutation({ mutationFn: (filter: AuditFilter) => client.call('auditLogDownload', { query: filter }) });
}
