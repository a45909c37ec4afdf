import { makeStyles, tokens } from '@fluentui/react-components';
import type { HistoryEntry, LearningAgreement } from '../api/learningAgreementsQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTimelineStyles } from '../shell/useTimelineStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { Signatures } from './Signatures.tsx';

const useStyles = makeStyles({
  title: { margin: `0 0 ${tokens.spacingVerticalM}`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  heading: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  since: { margin: `0 0 ${tokens.spacingVerticalS}`, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  outcome: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: tokens.spacingHorizontalS, marginTop: tokens.spacingVerticalS },
  line: { margin: `${tokens.spacingVerticalS} 0 0` },
  label: { margin: `${tokens.spacingVerticalS} 0 0`, fontWeight: tokens.fontWeightSemibold },
  changes: { margin: 0, paddingLeft: tokens.spacingHorizontalL },
});

interface HistoryProps {
  readonly entries: readonly HistoryEntry[];
  readonly direction: LearningAgreement['direction'];
}

/** The versions of an agreement and the proposals to change it, the latest first. */
export function History({ entries, direction }: HistoryProps) {
  const styles = useStyles();
  const timeline = useTimelineStyles();
  const { t } = useTexts();
  return (
    <section>
      <h2 className={styles.title}>{t('learningAgreements.history')}</h2>
      <ol className={timeline.line} reversed>
        {entries.map((entry, place) => (
          <li key={place} className={timeline.event}>
            <h3 className={styles.heading}>{entry.versionText}</h3>
            {entry.sinceText && <p className={styles.since}>{t('learningAgreements.since', { when: entry.sinceText })}</p>}
            {entry.signatures.length > 0 && <Signatures signatures={entry.signatures} direction={direction} />}
            {entry.changes.length > 0 && (
              <>
                <p className={styles.label}>{t('learningAgreements.changes')}</p>
                <ul className={styles.changes}>
                  {entry.changes.map((change, index) => (
                    <li key={index}>{change}</li>
                  ))}
                </ul>
              </>
            )}
            {entry.outcome && (
              <div className={styles.outcome}>
                <StateMark appearance="tint" color={entry.outcome.isNegative ? 'danger' : 'success'}>
                  {entry.outcome.text}
                </StateMark>
                {entry.outcome.byText && <span>{entry.outcome.byText}</span>}
              </div>
            )}
            {entry.outcome?.reason && <p className={styles.line}>{t('learningAgreements.reason', { reason: entry.outcome.reason })}</p>}
          </li>
        ))}
      </ol>
    </section>
  );
}
