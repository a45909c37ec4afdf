import { makeStyles, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { AgreementDetails } from '../api/types.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { PATHS } from '../shell/paths.ts';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  loan: { display: 'flex', flexWrap: 'wrap', alignItems: 'center', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, overflowWrap: 'anywhere' },
  about: { color: tokens.colorNeutralForeground2 },
  all: { display: 'inline-block', marginTop: tokens.spacingVerticalM, color: tokens.colorBrandForegroundLink },
});

const COLOURS = { inUse: 'brand', ended: 'subtle', withdrawnBeforeStart: 'success', withdrawnAfterStart: 'success' } as const;

/** Which places are lent by whom to whom and until when; nothing of the students. */
export function AgreementLoans({ loans }: Pick<AgreementDetails, 'loans'>) {
  const styles = useStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  if (loans.length === 0) return null;
  return (
    <section>
      <h2 className={headings.part}>{t('places.loans.title')}</h2>
      <ul className={styles.list}>
        {loans.map(({ ownerText: owner, studyText: study, termCode: term, untilText, state, stateText, isOnThis, count }) => (
          <li key={[owner, study, term, state, isOnThis].join(' ')} className={styles.loan}>
            <span>{t('places.loans.line', { count, owner, study, term })}</span>
            <span className={styles.about}>
              {[untilText ? t('places.loans.until', { day: untilText }) : t('places.loans.noCalendar'), ...(isOnThis ? [] : [t('places.loans.notOnThis')])].join(', ')}
            </span>
            <StateMark appearance="tint" color={COLOURS[state]}>
              {stateText}
            </StateMark>
          </li>
        ))}
      </ul>
      <Link href={PATHS.loans} className={styles.all}>
        {t('places.loans.all')}
      </Link>
    </section>
  );
}
