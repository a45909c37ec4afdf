import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Client } from './client.ts';
import { isGone, mayPass } from './failures.ts';

/** Milliseconds between two looks at what is shown: when nobody tells of changes, and as a net under those who do. */
const REFRESH_EVERY = 15_000;
const REFRESH_BESIDE_LIVE = 120_000;

/** What has been fetched, and the rules by which it is fetched again. One for each person who is signed in. */
export function createCache(pulse: { readonly live: boolean }): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Left to itself the library waits in silence while the browser believes to be offline; people are told instead.
        networkMode: 'always',
        staleTime: 5_000,
        // What is no longer this person's stays away; there is no use in asking again.
        refetchInterval: ({ state }) => (isGone(state.error) ? false : pulse.live ? REFRESH_BESIDE_LIVE : REFRESH_EVERY),
        refetchOnWindowFocus: 'always',
        // Which the library leaves out in this mode of the network.
        refetchOnReconnect: 'always',
        retry: (failures, error) => failures < 2 && mayPass(error),
        retryDelay: (failures) => 500 * 2 ** failures,
      },
      mutations: { networkMode: 'always', retry: false },
    },
  });
}

const ClientContext = createContext<Client | null>(null);

interface ClientProviderProps {
  readonly client: Client;
  readonly cache: QueryClient;
  readonly children: ReactNode;
}

export function ClientProvider({ client, cache, children }: ClientProviderProps) {
  return (
    <ClientContext value={client}>
      <QueryClientProvider client={cache}>{children}</QueryClientProvider>
    </ClientContext>
  );
}

export function useClient(): Client {
  const client = useContext(ClientContext);
  if (!client) throw new Error('useClient needs a ClientProvider above it.');
  return client;
}
