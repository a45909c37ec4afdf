import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { usePreferences } from '../api/calmQueries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { PreferenceForm } from './PreferenceForm.tsx';
import { WhatIsSent } from './WhatIsSent.tsx';

const useStyles = makeStyles({
  intro: { margin: `${tokens.spacingVerticalXS} 0 0`, maxWidth: '640px', color: tokens.colorNeutralForeground2 },
  parts: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXL, maxWidth: '640px', marginTop: tokens.spacingVerticalXL },
  link: { color: tokens.colorBrandForegroundLink },
});

/** How a person is written to. */
export function SettingsPage() {
  const styles = useStyles();
  const { t } = useTexts();
  const query = usePreferences();
  useDocumentTitle(t('tab.settings'));
  return (
    <>
      <PageTitle>{t('tab.settings')}</PageTitle>
      <p className={styles.intro}>{t('calm.settings.intro')}</p>
      {query.data ? (
        <>
          <StaleNotice query={query} />
          <div className={styles.parts}>
            <PreferenceForm preferences={query.data} />
            <LanguageChoice />
            <WhatIsSent />
            <Link href={PATHS.forecast} className={styles.link}>
              {t('calm.settings.seeForecast')}
            </Link>
          </div>
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={2} />
      ) : (
        <Loading />
      )}
    </>
  );
}
