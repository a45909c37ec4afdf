import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import type { Figures, FiguresRow } from '../api/admissionsQueries.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  // Positioned, so that what is hidden for sight only stays within what scrolls.
  frame: {
    position: 'relative',
    overflowX: 'auto',
    ...surface,
  },
  table: { width: '100%', minWidth: '560px', borderCollapse: 'collapse' },
  head: { textAlign: 'right', fontWeight: tokens.fontWeightSemibold, color: tokens.colorNeutralForeground2, whiteSpace: 'nowrap' },
  cell: { padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`, textAlign: 'right', borderBottom: `1px solid ${tokens.colorNeutralStroke2}` },
  name: { textAlign: 'left', minWidth: '160px' },
  plain: { fontWeight: tokens.fontWeightRegular },
  total: { fontWeight: tokens.fontWeightSemibold, backgroundColor: tokens.colorNeutralBackground2 },
  few: { color: tokens.colorNeutralForeground3, textAlign: 'center', fontWeight: tokens.fontWeightRegular },
});

const COLUMNS = ['asked', 'answered', 'median', 'ninetieth', 'withinService'] as const;

/** All departments together first, then each. Wider than a phone, it scrolls within its frame. */
export function FiguresTable({ figures }: { readonly figures: Figures }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div className={styles.frame} tabIndex={0} role="region" aria-label={t('tab.figures')}>
      <table className={styles.table}>
        <thead>
          <tr>
            <th scope="col" className={mergeClasses(styles.cell, styles.head, styles.name)}>
              {t('admissions.figures.column.name')}
            </th>
            {COLUMNS.map((column) => (
              <th key={column} scope="col" className={mergeClasses(styles.cell, styles.head)}>
                {t(`admissions.figures.column.${column}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          <Row name={t('admissions.figures.total')} row={figures.all} isTotal />
          {figures.departments.map((department) => (
            <Row key={department.id} name={department.name} row={department} isTotal={false} />
          ))}
        </tbody>
      </table>
    </div>
  );
}

interface RowProps {
  readonly name: string;
  readonly row: FiguresRow;
  readonly isTotal: boolean;
}

function Row({ name, row, isTotal }: RowProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const { times } = row;
  const locale = language === 'sv' ? 'sv-SE' : 'en-GB';
  const hours = (minutes: number) =>
    t('admissions.figures.hours', { hours: (minutes / 60).toLocaleString(locale, { maximumFractionDigits: 1 }) });
  const percent = (share: number) => share.toLocaleString(locale, { style: 'percent', maximumFractionDigits: 0 });
  const cell = mergeClasses(styles.cell, isTotal && styles.total);
  return (
    <tr>
      <th scope="row" className={mergeClasses(styles.cell, styles.name, isTotal ? styles.total : styles.plain)}>
        {name}
      </th>
      <td className={cell}>{row.asked}</td>
      <td className={cell}>{row.answered}</td>
      {times ? (
        <>
          <td className={cell}>{hours(times.median)}</td>
          <td className={cell}>{hours(times.ninetieth)}</td>
          <td className={cell}>{percent(times.withinService)}</td>
        </>
      ) : (
        <td colSpan={3} className={mergeClasses(cell, styles.few)}>
          {t('admissions.figures.tooFew')}
        </td>
      )}
    </tr>
  );
}
