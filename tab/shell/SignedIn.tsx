import { useState } from 'react';
import type { ReactNode } from 'react';
import { ClientProvider, createCache } from '../api/ClientProvider.tsx';
import { createClient } from '../api/client.ts';
import type { Identity } from '../api/client.ts';
import { tasksQuery, useMe } from '../api/queries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { MessagesProvider } from '../feedback/Messages.tsx';
import { LanguageProvider, useTexts } from '../texts/LanguageProvider.tsx';
import { NowProvider } from '../time/NowProvider.tsx';
import { Page } from './Page.tsx';
import { Shell } from './Shell.tsx';

interface SignedInProps {
  readonly identity: Identity;
  /** Stands over everything else; the demo's bar. */
  readonly banner: ReactNode;
}

/** The tab for one person. Another person needs another `key`: nothing fetched for one is shown to the next. */
export function SignedIn({ identity, banner }: SignedInProps) {
  const { language } = useTexts();
  const [{ client, cache }] = useState(() => {
    const own = { client: createClient(identity, language), cache: createCache() };
    // The list is what most people come for: it need not wait for the answer to who they are.
    void own.cache.prefetchQuery(tasksQuery(own.client, false));
    return own;
  });
  return (
    <ClientProvider client={client} cache={cache}>
      <Known banner={banner} />
    </ClientProvider>
  );
}

function Known({ banner }: { readonly banner: ReactNode }) {
  const me = useMe();
  if (me.data) {
    const { language, demo } = me.data;
    return (
      <LanguageProvider language={language}>
        <NowProvider ahead={demo ? Date.parse(demo.now) - me.dataUpdatedAt : 0}>
          <MessagesProvider>
            {banner}
            <Shell me={me.data} />
          </MessagesProvider>
        </NowProvider>
      </LanguageProvider>
    );
  }
  return (
    <MessagesProvider>
      {banner}
      <Page>{me.error ? <FailurePanel error={me.error} retry={() => void me.refetch()} level={1} /> : <Loading />}</Page>
    </MessagesProvider>
  );
}
