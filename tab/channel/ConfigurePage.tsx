import { makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useState } from 'react';
import { Notice } from '../feedback/Notice.tsx';
import { isHosted } from '../host/host.ts';
import type { ConfigFrame } from '../host/channelTab.ts';
import { PageTitle } from '../shell/PageTitle.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  text: { margin: `${tokens.spacingVerticalS} 0 0`, maxWidth: '640px' },
});

/** What Teams shows when the tab is added to a channel, and when it is removed. Nobody has to be signed in for it. */
export function ConfigurePage() {
  const styles = useStyles();
  const { t } = useTexts();
  const [frame, setFrame] = useState<ConfigFrame | 'outside'>(isHosted() ? 'settings' : 'outside');
  const [failed, setFailed] = useState(false);
  const tabName = t('channel.configure.tabName');
  const title = t(frame === 'remove' ? 'channel.configure.removeTitle' : 'channel.configure.title');
  useDocumentTitle(title);
  useEffect(() => {
    if (!isHosted()) return;
    const fail = () => setFailed(true);
    import('../host/channelTab.ts')
      .then(({ offerToSave }) => offerToSave(new URL('/tab/', location.href).href, tabName, fail))
      .then(setFrame, fail);
  }, [tabName]);
  return (
    <>
      <PageTitle>{title}</PageTitle>
      <div role="alert">{failed && <Notice intent="error">{t('channel.configure.failed')}</Notice>}</div>
      {frame === 'remove' ? (
        <p className={styles.text}>{t('channel.configure.removeText')}</p>
      ) : (
        <>
          <p className={styles.text}>{t('channel.configure.text')}</p>
          <p className={styles.text}>{t(frame === 'outside' ? 'channel.configure.outside' : 'channel.configure.save')}</p>
        </>
      )}
    </>
  );
}
