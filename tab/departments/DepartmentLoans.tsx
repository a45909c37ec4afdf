import type { DepartmentDetail } from '../api/agreementWorkQueries.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useHeadingStyles } from '../shell/useHeadingStyles.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { useListStyles } from './useListStyles.ts';

/** How many places it lends and borrows; nothing to whoever sees no loans. */
export function DepartmentLoans({ loans }: Pick<DepartmentDetail, 'loans'>) {
  const styles = useListStyles();
  const headings = useHeadingStyles();
  const { t } = useTexts();
  if (!loans) return null;
  return (
    <section>
      <h2 className={headings.part}>{t('department.loans.title')}</h2>
      {loans.length === 0 && <p className={styles.none}>{t('department.loans.none')}</p>}
      <ul className={styles.list}>
        {loans.map(({ termCode: term, side, otherText: other, state, stateText, count }) => (
          <li key={[term, side, other, state].join(' ')} className={styles.item}>
            <span>{t(`department.loans.${side}`, { count, other, term })}</span>
            <StateMark appearance="tint" color={state === 'inUse' ? 'brand' : 'subtle'}>
              {stateText}
            </StateMark>
          </li>
        ))}
      </ul>
    </section>
  );
}
