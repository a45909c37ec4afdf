import { makeStyles, tokens } from '@fluentui/react-components';
import type { AgreementDetails } from '../api/types.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTimelineStyles } from '../shell/useTimelineStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Moment } from '../time/Moment.tsx';

const useStyles = makeStyles({
  text: { margin: 0 },
  about: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** Who has done what with an agreement and when, the newest first. */
export function AgreementHistory({ history, historyGoesOn }: Pick<AgreementDetails, 'history' | 'historyGoesOn'>) {
  const styles = useStyles();
  const headings = useHeadingStyles();
  const timeline = useTimelineStyles();
  const { t } = useTexts();
  return (
    <section>
      <h2 className={headings.part}>{t('places.history.title')}</h2>
      {history.length === 0 && <p className={styles.text}>{t('places.history.none')}</p>}
      {history.length > 0 && (
        <ol className={timeline.line} reversed>
          {history.map(({ at, atText, whoText, text }, place) => (
            <li key={place} className={timeline.event}>
              <p className={styles.text}>{text}</p>
              <p className={styles.about}>
                {whoText}, <Moment at={at} text={atText} />
              </p>
            </li>
          ))}
        </ol>
      )}
      {historyGoesOn && <p className={styles.about}>{t('places.history.goesOn')}</p>}
    </section>
  );
}
