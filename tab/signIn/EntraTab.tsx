import { useQuery } from '@tanstack/react-query';
import type { ComponentType } from 'react';
import type { EntraSettings } from '../api/types.ts';
import { Loading } from '../feedback/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import type { SignedInProps } from '../shell/SignedIn.tsx';
import { AccountBar } from './AccountBar.tsx';
import { NoEntry } from './NoEntry.tsx';
import { startEntra } from './entra.ts';

const reload = () => location.reload();

interface EntraTabProps {
  readonly settings: EntraSettings;
  /** Handed in and not imported: the parts that it shares with other pages would be cut out of the first script, and more of it fetched in Teams. */
  readonly tab: ComponentType<SignedInProps>;
}

/** The tab in a browser of its own, for people who sign in with Entra ID. */
export function EntraTab({ settings, tab: SignedIn }: EntraTabProps) {
  const start = useQuery({
    queryKey: ['entra'],
    queryFn: () => startEntra(settings),
    // What came back in the address can be taken up once.
    staleTime: Infinity,
    retry: false,
    refetchInterval: false,
    refetchOnWindowFocus: false,
  });
  if (start.data?.kind === 'signedIn') {
    const { identity, account } = start.data.session;
    return <SignedIn identity={identity} first={null} account={account} banner={<AccountBar session={start.data.session} />} />;
  }
  return (
    <Page>
      {start.data ? (
        <NoEntry reason={start.data.kind === 'refused' ? start.data.trouble : 'signedOut'} account={start.data.account} retry={reload} />
      ) : start.error ? (
        <NoEntry reason="failed" account={{ name: null, signIn: null }} retry={reload} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}
