import { makeStyles, tokens } from '@fluentui/react-components';
import { useId } from 'react';
import type { AgreementDetails } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  how: { marginTop: tokens.spacingVerticalM, maxWidth: '720px' },
  title: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL, color: tokens.colorNeutralForeground2 },
});

/** What the numbers stand for, and what nobody can tell; only what this agreement has. */
export function CountedHow({ places, unknown }: Pick<AgreementDetails, 'places' | 'unknown'>) {
  const styles = useStyles();
  const { t } = useTexts();
  const id = useId();
  const { staysWithoutDepartment, staysOutside, loansWithoutAgreement } = unknown;
  const tallies = places.flatMap(({ stays, lent, borrowed }) => [stays, lent, borrowed].filter((one) => one !== null));
  const hasLoans = places.some(({ lent, borrowed }) => lent.certain + lent.possible + borrowed.certain + borrowed.possible > 0);
  const lines = [
    ...(places.some(({ stays }) => stays !== null) ? [t('places.how.stays')] : []),
    ...(hasLoans ? [t('places.how.loans')] : []),
    ...(tallies.some(({ possible }) => possible > 0) || places.some(({ free }) => free !== null && free.fewest < free.most) ? [t('places.how.span')] : []),
    ...(places.some((one) => one.places === null) ? [t('places.how.notSettled')] : []),
    ...(places.some(({ stays }) => stays === null) ? [t('places.how.kinds')] : []),
    ...(staysOutside > 0 ? [t('places.how.outside', { count: staysOutside })] : []),
    ...(staysWithoutDepartment > 0 ? [t('places.how.withoutDepartment', { count: staysWithoutDepartment })] : []),
    ...(loansWithoutAgreement > 0 ? [t('places.how.loansWithoutAgreement', { count: loansWithoutAgreement })] : []),
  ];
  return (
    <div className={styles.how}>
      <h3 id={id} className={styles.title}>
        {t('places.how.title')}
      </h3>
      <ul className={styles.list} aria-labelledby={id}>
        {lines.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
    </div>
  );
}
