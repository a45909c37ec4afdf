import { makeStyles, tokens } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useSectionStyles } from './useSectionStyles.ts';

const useStyles = makeStyles({
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: '20px' },
  name: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
});

/** What comes at once, what waits for what was chosen, and what never comes. */
export function WhatIsSent() {
  const styles = useSectionStyles();
  const { t } = useTexts();
  return (
    <section aria-labelledby="sent" className={styles.section}>
      <h2 id="sent" className={styles.heading}>
        {t('calm.settings.sentTitle')}
      </h2>
      <Part name={t('calm.settings.always')} items={[t('calm.settings.alwaysUrgent'), t('calm.settings.alwaysAnswers'), t('calm.settings.alwaysBroadcasts')]} />
      <Part name={t('calm.settings.waits')} items={[t('calm.settings.waitsTasks'), t('calm.settings.waitsReminders'), t('calm.settings.waitsMeetings'), t('calm.settings.waitsSnoozed')]} />
      <Part name={t('calm.settings.never')} items={[t('calm.settings.neverNumbers'), t('calm.settings.neverDone'), t('calm.settings.neverNight')]} />
    </section>
  );
}

function Part({ name, items }: { readonly name: string; readonly items: readonly string[] }) {
  const styles = useStyles();
  return (
    <div>
      <h3 className={styles.name}>{name}</h3>
      <ul className={styles.list}>
        {items.map((item) => (
          <li key={item}>{item}</li>
        ))}
      </ul>
    </div>
  );
}
