import { makeStyles, tokens } from '@fluentui/react-components';
import type { LearningAgreementDetail } from '../api/learningAgreementsQueries.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';

const useStyles = makeStyles({
  title: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  tables: { display: 'grid', gridTemplateColumns: 'repeat(auto-fit, minmax(min(100%, 320px), 1fr))', gap: tokens.spacingHorizontalL, alignItems: 'start' },
  card: {
    padding: `${tokens.spacingVerticalL} ${tokens.spacingHorizontalL}`,
    ...surface,
    overflowWrap: 'anywhere',
  },
  heading: { margin: `0 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  about: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
});

/** What the student is to study, by the tables of the agreement. */
export function Courses({ components }: Pick<LearningAgreementDetail, 'components'>) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <section>
      <h2 className={styles.title}>{t('learningAgreements.courses')}</h2>
      {components.length === 0 && <p>{t('learningAgreements.noCourses')}</p>}
      <div className={styles.tables}>
        {[...new Set(components.map(({ table }) => table))].map((table) => (
          <section key={table} className={styles.card}>
            <h3 className={styles.heading}>{t(`learningAgreements.table.${table}`)}</h3>
            <ul className={styles.list}>
              {components.filter((one) => one.table === table).map(({ code, title, credits }, place) => (
                <li key={place}>
                  <div>{title}</div>
                  <div className={styles.about}>{[code, credits].filter((part) => part !== null).join(BETWEEN)}</div>
                </li>
              ))}
            </ul>
          </section>
        ))}
      </div>
    </section>
  );
}
