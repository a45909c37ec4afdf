import { useQuery } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';

/** Where a page opens for others. Fetched before it is asked for: browsers let a page copy only at once after a click. */
export function useShareLink(page: string) {
  const client = useClient();
  return useQuery({
    queryKey: ['shareLink', page],
    queryFn: ({ signal }) => client.call('shareLink', { query: { page } }, { signal }),
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
}
