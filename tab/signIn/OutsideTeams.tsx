import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createCache } from '../api/ClientProvider.tsx';
import { createClient } from '../api/client.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import type { ThemeName } from '../host/theme.ts';
import { lazyPart } from '../shell/lazyPart.tsx';
import { Page } from '../shell/Page.tsx';
import { SignedIn } from '../shell/SignedIn.tsx';
import type { Language } from '../texts/language.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

// Each is fetched only where it is the one: Microsoft's library for signing in weighs as much as a page.
const DemoTab = lazyPart(async () => (await import('../demo/DemoTab.tsx')).DemoTab, 'demo');
const EntraTab = lazyPart(async () => (await import('./EntraTab.tsx')).EntraTab, 'signIn');

export interface OutsideTeamsProps {
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
  readonly onLanguage: (language: Language) => void;
}

/** The tab in a browser of its own: people sign in, or choose who they are where the server is a demo. */
export function OutsideTeams(props: OutsideTeamsProps) {
  const [cache] = useState(() => createCache({ live: false }));
  return (
    <QueryClientProvider client={cache}>
      <AsTheServerSays {...props} />
    </QueryClientProvider>
  );
}

function AsTheServerSays(props: OutsideTeamsProps) {
  const { language } = useTexts();
  const way = useQuery({
    queryKey: ['signIn'],
    queryFn: ({ signal }) => createClient(null, language).call('signIn', {}, { signal }),
    staleTime: Infinity,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  if (way.data) return way.data.entra ? <EntraTab settings={way.data.entra} tab={SignedIn} /> : <DemoTab {...props} />;
  return <Page>{way.error ? <FailurePanel error={way.error} retry={() => void way.refetch()} level={1} /> : <Loading />}</Page>;
}
