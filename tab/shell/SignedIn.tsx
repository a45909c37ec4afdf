import { Suspense, useCallback, useEffect, useState } from 'react';
import type { ReactNode } from 'react';
import { ClientProvider, createCache } from '../api/ClientProvider.tsx';
import { createClient } from '../api/client.ts';
import type { Identity } from '../api/client.ts';
import { ProblemError, SignInError } from '../api/failures.ts';
import { firstQuery, useFirst, useMe } from '../api/queries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { MessagesProvider } from '../feedback/Messages.tsx';
import type { Answer } from '../api/types.ts';
import type { Account } from '../signIn/account.ts';
import { LanguageProvider, useTexts } from '../texts/LanguageProvider.tsx';
import { NowProvider } from '../time/NowProvider.tsx';
import { lazyPart } from './lazyPart.tsx';
import { Page } from './Page.tsx';
import { Shell } from './Shell.tsx';

const NoEntry = lazyPart(async () => (await import('../signIn/NoEntry.tsx')).NoEntry, 'signIn');

export interface SignedInProps {
  readonly identity: Identity;
  /** The answer that the first page shows, where it has been asked for already. */
  readonly first: Promise<Answer<'first'>> | null;
  readonly account: Account;
  /** Stands over everything else; the demo's bar. */
  readonly banner: ReactNode;
}

/** The tab for one person. Another person needs another `key`: nothing fetched for one is shown to the next. */
export function SignedIn({ identity, first, account, banner }: SignedInProps) {
  const { language } = useTexts();
  const [{ client, cache, pulse }] = useState(() => {
    const pulse = { live: false };
    const own = { client: createClient(identity, language), cache: createCache(pulse), pulse };
    void own.cache.prefetchQuery(firstQuery(own.client, own.cache, first));
    return own;
  });
  const follow = useCallback(() => {
    const following = import('../api/live.ts').then(({ followChanges }) => followChanges(identity, cache, pulse));
    return () => void following.then((end) => end());
  }, [identity, cache, pulse]);
  return (
    <ClientProvider client={client} cache={cache}>
      <Known askAgain={identity.askAgain} account={account} banner={banner} follow={follow} />
    </ClientProvider>
  );
}

interface KnownProps extends Pick<SignedInProps, 'account' | 'banner'>, Pick<Identity, 'askAgain'> {
  /** Begins to hear of changes; gives back how to end it. */
  readonly follow: () => () => void;
}

function Known({ askAgain, account, banner, follow }: KnownProps) {
  const first = useFirst();
  const me = useMe();
  const isKnown = me.data !== undefined;
  // What changes from now on can wait until the first page is there.
  useEffect(() => (isKnown ? follow() : undefined), [isKnown, follow]);
  const [failure, setFailure] = useState<Error | null>(null);
  // It is asked again every now and then; what went wrong stays meanwhile, and is not read aloud anew.
  if (first.error && first.error !== failure) setFailure(first.error);

  function retry(): void {
    askAgain();
    setFailure(null);
    void first.refetch();
  }

  if (me.data) {
    const { language, demo, roles, departments } = me.data;
    return (
      <LanguageProvider language={language}>
        <NowProvider ahead={demo ? Date.parse(demo.now) - me.dataUpdatedAt : 0}>
          <MessagesProvider>
            {banner}
            {roles.length === 0 && departments.length === 0 ? (
              <Page>
                <Suspense fallback={<Loading />}>
                  <NoEntry reason="noRole" account={account} retry={retry} />
                </Suspense>
              </Page>
            ) : (
              <Shell me={me.data} />
            )}
          </MessagesProvider>
        </NowProvider>
      </LanguageProvider>
    );
  }
  const reason = failure && noEntryReason(failure);
  return (
    <MessagesProvider>
      {banner}
      <Page>
        <Suspense fallback={<Loading />}>
          {reason ? (
            <NoEntry reason={reason} account={account} retry={retry} />
          ) : failure ? (
            <FailurePanel error={failure} retry={retry} level={1} />
          ) : (
            <Loading />
          )}
        </Suspense>
      </Page>
    </MessagesProvider>
  );
}

/** Why somebody does not come in; null where it is not about who they are. */
function noEntryReason(failure: Error) {
  if (failure instanceof SignInError) return failure.trouble;
  return failure instanceof ProblemError && [401, 403].includes(failure.problem.status) ? failure.problem : null;
}
