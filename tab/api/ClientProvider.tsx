import { QueryClient, QueryClientProvider } from '@tanstack/react-query';
import { createContext, useContext } from 'react';
import type { ReactNode } from 'react';
import type { Client } from './client.ts';
import { mayPass } from './failures.ts';

const REFRESH_EVERY = 15_000;

/** What has been fetched, and the rules by which it is fetched again. One for each person who is signed in. */
export function createCache(): QueryClient {
  return new QueryClient({
    defaultOptions: {
      queries: {
        // Left to itself the library waits in silence while the browser believes to be offline; people are told instead.
        networkMode: 'always',
        staleTime: 5_000,
        refetchInterval: REFRESH_EVERY,
        refetchOnWindowFocus: 'always',
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
