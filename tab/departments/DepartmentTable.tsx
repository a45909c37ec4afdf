import { makeStyles, mergeClasses, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DepartmentLink } from './DepartmentLink.tsx';
import { DepartmentPeople } from './DepartmentPeople.tsx';
import { isTrouble, NUMBERS } from './standing.ts';
import type { DepartmentSortKey, DepartmentStanding } from './standing.ts';
import type { DepartmentFilter } from './useDepartmentFilter.ts';

const useStyles = makeStyles({
  frame: {
    overflowX: 'auto',
    ...surface,
  },
  table: { tableLayout: 'auto' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, verticalAlign: 'top', overflowWrap: 'break-word' },
  head: { paddingTop: tokens.spacingVerticalXS, paddingBottom: tokens.spacingVerticalXS, verticalAlign: 'bottom' },
  people: { '@media (min-width: 1000px)': { minWidth: '250px' } },
  name: { fontWeight: tokens.fontWeightSemibold },
  code: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, fontWeight: tokens.fontWeightRegular },
  zero: { color: tokens.colorNeutralForeground3 },
  trouble: { color: tokens.colorStatusDangerForeground1, fontWeight: tokens.fontWeightSemibold },
  row: { ':last-child': { borderBottomStyle: 'none' } },
});

export interface DepartmentViewProps {
  readonly departments: readonly DepartmentStanding[];
  readonly filter: DepartmentFilter;
}

export function DepartmentTable({ departments, filter }: DepartmentViewProps) {
  const styles = useStyles();
  const { t } = useTexts();

  function sorted(key: DepartmentSortKey) {
    // Numbers begin with the highest.
    const ascends = (key === 'name') !== filter.reversed;
    return filter.sort === key ? { sortDirection: ascends ? ('ascending' as const) : ('descending' as const) } : {};
  }

  return (
    <div className={styles.frame}>
      <Table className={styles.table} aria-label={t('tab.departments')} sortable>
        <TableHeader>
          <TableRow>
            <TableHeaderCell className={styles.head} {...sorted('name')} onClick={() => filter.sortBy('name')}>
              {t('agreementWork.departments.column.name')}
            </TableHeaderCell>
            <TableHeaderCell className={styles.head} {...sorted('need')} onClick={() => filter.sortBy('need')}>
              {t('agreementWork.departments.people')}
            </TableHeaderCell>
            {NUMBERS.map((name) => (
              <TableHeaderCell key={name} className={styles.head} {...sorted(name)} onClick={() => filter.sortBy(name)}>
                {t(`agreementWork.departments.column.${name}`)}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {departments.map((department) => (
            <TableRow key={department.id} className={styles.row}>
              <TableCell className={mergeClasses(styles.cell, styles.name)}>
                <DepartmentLink department={department} filter={filter.address} />
                <span className={styles.code}>{department.code}</span>
              </TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.people)}>
                <DepartmentPeople department={department} />
              </TableCell>
              {NUMBERS.map((name) => (
                <TableCell
                  key={name}
                  className={mergeClasses(styles.cell, department[name] === 0 ? styles.zero : isTrouble(name) && styles.trouble)}
                >
                  {department[name]}
                </TableCell>
              ))}
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
