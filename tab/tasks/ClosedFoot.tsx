import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import type { TaskListItem } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { failureTexts } from '../feedback/failureTexts.ts';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { rowId } from './TaskRow.tsx';
import type { ClosedPart } from './useClosedPart.ts';
import { focusRow } from './useRowKeys.ts';

const useStyles = makeStyles({
  foot: { display: 'flex', flexDirection: 'column', alignItems: 'start', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalM },
});

/** Under the closed tasks: that they are on their way, why they did not come, or the way to older ones. */
export function ClosedFoot({ closed: { query, complete } }: { readonly closed: ClosedPart }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [fetching, setFetching] = useState(false);
  if (query.error && !query.data) return <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />;
  if (!complete) return <Loading />;
  if (!query.hasNextPage) return null;

  async function showMore(): Promise<void> {
    setFetching(true);
    const first = await firstOfNextPage(query);
    setFetching(false);
    // Whoever reads by keyboard or ear goes on where the new ones begin.
    if (first) focusRow(rowId(first.id));
  }

  return (
    <div className={styles.foot}>
      {query.isFetchNextPageError && (
        <div role="alert">
          <Notice intent="error" title={failureTexts(query.error, t).title}>
            {failureTexts(query.error, t).text}
          </Notice>
        </div>
      )}
      <Button disabledFocusable={fetching} onClick={() => void showMore()}>
        {t('tasks.moreClosed')}
      </Button>
    </div>
  );
}

/** Times that what comes in between is waited for. */
const TRIES = 4;

/** Fetches one page more. A change that is told meanwhile has the pages that are there fetched anew instead: after that it is tried again. */
async function firstOfNextPage({ data, fetchNextPage }: ClosedPart['query']): Promise<TaskListItem | undefined> {
  const known = data?.pages.length ?? 0;
  for (let tries = 0; tries < TRIES; tries++) {
    const now = await fetchNextPage({ cancelRefetch: false });
    if (now.isFetchNextPageError || !now.hasNextPage || (now.data?.pages.length ?? 0) > known) return now.data?.pages[known]?.tasks[0];
  }
  return undefined;
}
