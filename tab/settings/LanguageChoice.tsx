import { Field, Select } from '@fluentui/react-components';
import { useChangeLanguage } from '../api/queries.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useSectionStyles } from './useSectionStyles.ts';

/** Changes the person's language everywhere, at once. */
export function LanguageChoice() {
  const styles = useSectionStyles();
  const { t, language } = useTexts();
  const change = useChangeLanguage();
  // What was chosen is shown while it is on its way.
  const shown = change.isPending ? change.variables : language;
  return (
    <section aria-labelledby="language" className={styles.section}>
      <h2 id="language" className={styles.heading}>
        {t('calm.settings.languageTitle')}
      </h2>
      <Field className={styles.field} label={t('calm.settings.language')} hint={t('calm.settings.languageHint')}>
        <Select className={styles.control} value={shown} onChange={(_, { value }) => change.mutate(value === 'en' ? 'en' : 'sv')}>
          <option value="sv" lang="sv">
            {t('calm.settings.swedish')}
          </option>
          <option value="en" lang="en">
            {t('calm.settings.english')}
          </option>
        </Select>
      </Field>
      {change.error && <FailureNotice failure={change.error} />}
    </section>
  );
}
