import { Button } from '@fluentui/react-components';
import { PlugDisconnectedRegular } from '@fluentui/react-icons/svg/plug-disconnected';
import { Panel } from '../feedback/Panel.tsx';
import { Page } from '../shell/Page.tsx';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Teams was there but did not answer. */
export function HostSilentPage() {
  const { t } = useTexts();
  useDocumentTitle(t('signIn.silent.title'));
  return (
    <Page>
      <Panel
        icon={<PlugDisconnectedRegular />}
        level={1}
        title={t('signIn.silent.title')}
        text={t('signIn.silent.text')}
        actions={
          <Button appearance="primary" onClick={() => location.reload()}>
            {t('failure.retry')}
          </Button>
        }
      />
    </Page>
  );
}
