import { useQuery } from '@tanstack/react-query';
import { useClient } from './ClientProvider.tsx';
import type { Answer } from './types.ts';

export type ChannelOverview = Answer<'channelOverview'>;

/** The tab stands open in a channel all day, for everybody: it looks again once a minute. */
export function useChannelOverview() {
  const client = useClient();
  return useQuery({
    queryKey: ['channelOverview'],
    queryFn: ({ signal }) => client.call('channelOverview', {}, { signal }),
    refetchInterval: 60_000,
  });
}
