import type { ReactNode } from 'react';
import { FailurePanel } from './FailurePanel.tsx';
import { Loading } from './Loading.tsx';
import { StaleNotice } from './StaleNotice.tsx';

interface FetchedProps<Data> {
  readonly query: {
    readonly data: Data | undefined;
    readonly error: Error | null;
    readonly isRefetchError: boolean;
    readonly dataUpdatedAt: number;
    readonly refetch: () => unknown;
  };
  readonly children: (data: Data) => ReactNode;
}

/** What a query has fetched; until then its outline, or why it could not be fetched. What could not be updated says so. */
export function Fetched<Data>({ query, children }: FetchedProps<Data>) {
  if (query.data !== undefined) {
    return (
      <>
        <StaleNotice query={query} />
        {children(query.data)}
      </>
    );
  }
  return query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />;
}
