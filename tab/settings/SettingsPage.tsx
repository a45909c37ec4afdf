import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import { usePreferences } from '../api/calmQueries.ts';
import { MyAbsence } from '../contacts/MyAbsence.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { PATHS } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LanguageChoice } from './LanguageChoice.tsx';
import { PreferenceForm } from './PreferenceForm.tsx';
import { useSectionStyles } from './useSectionStyles.ts';
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
            <Absence />
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

/** When the person is away, others are asked instead. */
function Absence() {
  const styles = useSectionStyles();
  const { t } = useTexts();
  return (
    <section aria-labelledby="absence" className={styles.section}>
      <h2 id="absence" className={styles.heading}>
        {t('calm.settings.absenceTitle')}
      </h2>
      <div>
        <MyAbsence />
      </div>
    </section>
  );
}
