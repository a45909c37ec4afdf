import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DepartmentLink } from './DepartmentLink.tsx';
import { DepartmentPeople } from './DepartmentPeople.tsx';
import type { DepartmentViewProps } from './DepartmentTable.tsx';
import { isTrouble, NUMBERS } from './standing.ts';

const useStyles = makeStyles({
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalM, margin: 0, padding: 0, listStyleType: 'none' },
  card: {
    display: 'flex',
    flexDirection: 'column',
    gap: tokens.spacingVerticalS,
    padding: tokens.spacingHorizontalM,
    ...surface,
    overflowWrap: 'anywhere',
  },
  name: { margin: 0, fontSize: tokens.fontSizeBase400, lineHeight: tokens.lineHeightBase400, fontWeight: tokens.fontWeightSemibold },
  numbers: { display: 'grid', gridTemplateColumns: '1fr auto', gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalM}`, margin: 0 },
  number: { margin: 0, textAlign: 'right' },
  trouble: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  zero: { color: tokens.colorNeutralForeground3 },
});

/** The same as the table, for phones. */
export function DepartmentCards({ departments, filter }: DepartmentViewProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <ul className={styles.list} aria-label={t('tab.departments')}>
      {departments.map((department) => (
        <li key={department.id} className={styles.card}>
          <h2 className={styles.name}>
            <DepartmentLink department={department} filter={filter.address} />
          </h2>
          <DepartmentPeople department={department} />
          <dl className={styles.numbers}>
            {NUMBERS.map((name) => [
              <dt key={`${name} label`}>{t(`agreementWork.departments.column.${name}`)}</dt>,
              <dd
                key={`${name} value`}
                className={mergeClasses(styles.number, department[name] === 0 ? styles.zero : isTrouble(name) && styles.trouble)}
              >
                {department[name]}
              </dd>,
            ])}
          </dl>
        </li>
      ))}
    </ul>
  );
}
