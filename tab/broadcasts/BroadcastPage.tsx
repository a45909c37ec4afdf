import { Button, Dialog, DialogActions, DialogBody, DialogContent, DialogSurface, DialogTitle, makeStyles, tokens } from '@fluentui/react-components';
import { useState } from 'react';
import { useBroadcast, useChangeBroadcast } from '../api/queries.ts';
import type { Broadcast } from '../api/types.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Facts } from '../feedback/FactList.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
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
  if (query.data) return <Shown broadcast={query.data} />;
  return (
    <>
      <PageTitle>{t('tab.broadcasts')}</PageTitle>
      {query.error ? <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} /> : <Loading />}
    </>
  );
}

function Shown({ broadcast }: { readonly broadcast: Broadcast }) {
  const styles = useStyles();
  const { t } = useTexts();
  const change = useChangeBroadcast(broadcast.id);
  const [asks, setAsks] = useState(false);
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
      <PageTitle>{broadcast.title}</PageTitle>
      <div className={styles.stack}>
        <p className={styles.text}>{broadcast.text}</p>
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
            <Button disabledFocusable={change.isPending} onClick={() => change.mutate(state === 'running' ? 'pause' : 'resume')}>
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
      <Dialog open={asks} onOpenChange={(_, { open }) => setAsks(open)}>
        <DialogSurface>
          <DialogBody>
            <DialogTitle>{t('broadcasts.cancelTitle')}</DialogTitle>
            <DialogContent>{t('broadcasts.cancelText')}</DialogContent>
            <DialogActions>
              <Button
                appearance="primary"
                onClick={() => {
                  setAsks(false);
                  change.mutate('cancel');
                }}
              >
                {t('broadcasts.cancel')}
              </Button>
              <Button onClick={() => setAsks(false)}>{t('task.cancel')}</Button>
            </DialogActions>
          </DialogBody>
        </DialogSurface>
      </Dialog>
    </>
  );
}
