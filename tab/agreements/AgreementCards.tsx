import { makeStyles, tokens } from '@fluentui/react-components';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';
import { AgreementLink } from './AgreementLink.tsx';
import { AgreementState } from './AgreementState.tsx';
import { useTitledGroups } from './AgreementTable.tsx';
import type { AgreementViewProps } from './AgreementTable.tsx';
import { usePlacesText } from './usePlacesText.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    ...surface,
  },
  groupTitle: { margin: `${tokens.spacingVerticalL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  about: { margin: 0, color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  numbers: { display: 'flex', flexWrap: 'wrap', columnGap: tokens.spacingHorizontalL, margin: 0 },
});

/** The same as the table, for phones. */
export function AgreementCards({ overviews, term, filter }: AgreementViewProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const placesText = usePlacesText();
  const groups = useTitledGroups(overviews, filter);
  return (
    <>
      {groups.map(({ title, overviews: own }) => (
        <section key={title ?? ''}>
          {title !== null && <h2 className={styles.groupTitle}>{title}</h2>}
          <ul className={styles.list} aria-label={title ?? t('agreements.caption')}>
            {own.map((overview) => (
            <li key={overview.agreement.id} className={styles.card}>
              <AgreementLink agreement={overview.agreement} filter={filter.address} />
              <p className={styles.about}>
                {overview.agreement.iiaCode}{BETWEEN}{overview.departments.join(', ')}
              </p>
              <AgreementState overview={overview} term={term} />
              <p className={styles.numbers}>
                <span>
                  {t('agreements.column.outgoing')}: {placesText(overview.outgoing)}
                </span>
                <span>
                  {t('agreements.column.incoming')}: {placesText(overview.incoming)}
                </span>
                <span>
                  {t('agreements.column.lastYear')}: {overview.lastYear}
                </span>
              </p>
            </li>
            ))}
          </ul>
        </section>
      ))}
    </>
  );
}
