import { makeStyles, tokens } from '@fluentui/react-components';
import { PersonWarningRegular } from '@fluentui/react-icons/svg/person-warning';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { DepartmentStanding } from './standing.ts';

const useStyles = makeStyles({
  people: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXXS, margin: 0, padding: 0, listStyleType: 'none', overflowWrap: 'anywhere' },
  capacity: { color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200 },
  none: { color: tokens.colorNeutralForeground2 },
});

const CAPACITIES = ['ikp', 'deputy', 'head'] as const;

/** Who stands behind a department, contact persons first; said aloud where there is none though there is work. */
export function DepartmentPeople({ department }: { readonly department: DepartmentStanding }) {
  const styles = useStyles();
  const { t } = useTexts();
  const { people, hasNobody } = department;
  return (
    <>
      {hasNobody && (
        <StateMark appearance="tint" color="danger" icon={<PersonWarningRegular />}>
          {t('agreementWork.departments.nobody')}
        </StateMark>
      )}
      {people.length > 0 ? (
        <ul className={styles.people}>
          {CAPACITIES.flatMap((capacity) => people.filter((person) => person.capacity === capacity)).map(({ name, capacity, onlyUrgent }) => (
            <li key={`${capacity} ${name}`}>
              {name} <span className={styles.capacity}>{t(`agreementWork.departments.capacity.${capacity}`)}{onlyUrgent && `, ${t('agreementWork.departments.onlyUrgent')}`}</span>
            </li>
          ))}
        </ul>
      ) : (
        !hasNobody && <span className={styles.none}>{t('agreementWork.departments.nobodyYet')}</span>
      )}
    </>
  );
}
