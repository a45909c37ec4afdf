import { Button, Link, makeStyles, tokens } from '@fluentui/react-components';
import { useRef, useState } from 'react';
import type { ReactNode } from 'react';
import { useBroadcast, useChangeBroadcast } from '../api/queries.ts';
import type { Broadcast } from '../api/types.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Facts } from '../feedback/FactList.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { ConfirmDialog } from '../forms/ConfirmDialog.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle, PageTitle } from '../shell/PageTitle.tsx';
import { broadcastLinkId, PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFocusOnTitle } from '../shell/useFocusOnTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BroadcastProgress } from './BroadcastProgress.tsx';
import { unreachedOf } from './counts.ts';
import { OutcomeCounts } from './OutcomeCounts.tsx';
import { UnreachedList } from './UnreachedList.tsx';

const useStyles = makeStyles({
  stack: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, marginTop: tokens.spacingVerticalM },
  buttons: { display: 'flex', flexWrap: 'wrap', gap: tokens.spacingHorizontalS },
  text: { margin: 0, maxWidth: '640px', whiteSpace: 'pre-line', overflowWrap: 'anywhere' },
});

/** One broadcast as it goes: how far it has come, whom it did not reach, and the way to stop it. */
export function BroadcastPage({ broadcastId }: { readonly broadcastId: string }) {
  const { t } = useTexts();
  const query = useBroadcast(broadcastId);
  useDocumentTitle(query.data?.title ?? t('tab.broadcasts'));
  const back = <BackLink to={PATHS.broadcasts} label={t('tab.broadcasts')} focus={broadcastLinkId(broadcastId)} />;
  if (query.data) {
    return (
      <>
        {back}
        <Shown broadcast={query.data} stale={<StaleNotice query={query} />} />
      </>
    );
  }
  return (
    <>
      {back}
      <PageTitle>{t('tab.broadcasts')}</PageTitle>
      {query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />}
    </>
  );
}

function Shown({ broadcast, stale }: { readonly broadcast: Broadcast; readonly stale: ReactNode }) {
  const styles = useStyles();
  const { t } = useTexts();
  const change = useChangeBroadcast(broadcast.id);
  const [asks, setAsks] = useState(false);
  // The button that was pressed may be gone when it is done.
  const titleRef = useRef<HTMLHeadingElement>(null);
  const keepsFocus = useFocusOnTitle(titleRef, broadcast.state);
  // A second click can come before React has drawn the button as busy.
  const busy = useRef(false);

  async function go(verb: 'pause' | 'resume' | 'cancel'): Promise<void> {
    if (busy.current) return;
    busy.current = true;
    try {
      await change.mutateAsync(verb);
      if (verb === 'cancel') titleRef.current?.focus();
    } catch {
      // Shown from the mutation.
    } finally {
      busy.current = false;
    }
  }

  const { state } = broadcast;
  const unreached = unreachedOf(broadcast);
  const facts = [
    { label: t('broadcasts.state'), value: broadcast.stateText },
    { label: t('broadcasts.audience'), value: broadcast.audienceText },
    { label: t('broadcasts.began'), value: broadcast.createdText },
    ...(broadcast.endedText ? [{ label: t('broadcasts.ended'), value: broadcast.endedText }] : []),
  ];
  return (
    <>
      <ItemTitle titleRef={titleRef}>{broadcast.title}</ItemTitle>
      <div className={styles.stack} {...keepsFocus}>
        {stale}
        <p className={styles.text}>{broadcast.text}</p>
        {broadcast.link && (
          <Link href={broadcast.link} target="_blank" className={styles.text}>
            {broadcast.link}
          </Link>
        )}
        {/* Read out when it starts, stops or ends; the numbers change too often for that. */}
        <div role="status">
          <Facts facts={facts} />
        </div>
        <div>
          <BroadcastProgress broadcast={broadcast} />
        </div>
        {change.error && <FailureNotice failure={change.error} />}
        {(state === 'running' || state === 'paused') && (
          <div className={styles.buttons}>
            <Button disabledFocusable={change.isPending} onClick={() => void go(state === 'running' ? 'pause' : 'resume')}>
              {t(state === 'running' ? 'broadcasts.pause' : 'broadcasts.resume')}
            </Button>
            <Button disabledFocusable={change.isPending} onClick={() => setAsks(true)}>
              {t('broadcasts.cancel')}
            </Button>
          </div>
        )}
        <OutcomeCounts title={t('broadcasts.outcomes')} outcomes={broadcast.outcomes} />
      </div>
      {unreached > 0 && <UnreachedList broadcastId={broadcast.id} count={unreached} />}
      <ConfirmDialog
        open={asks}
        title={t('broadcasts.cancelTitle')}
        text={t('broadcasts.cancelText')}
        action={t('broadcasts.cancel')}
        confirm={() => void go('cancel')}
        close={() => setAsks(false)}
      />
    </>
  );
}
