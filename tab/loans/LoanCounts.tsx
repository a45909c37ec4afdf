import { makeStyles, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import type { LoanCount } from '../api/peopleQueries.ts';
import { useNarrow } from '../shell/narrow.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalXL} 0 ${tokens.spacingVerticalXXS}`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  intro: { margin: `0 0 ${tokens.spacingVerticalM}`, color: tokens.colorNeutralForeground2 },
  frame: { overflow: 'hidden', border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1 },
  table: { tableLayout: 'auto' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, overflowWrap: 'anywhere' },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  card: { padding: tokens.spacingHorizontalM, border: `1px solid ${tokens.colorNeutralStroke2}`, borderRadius: tokens.borderRadiusLarge, backgroundColor: tokens.colorNeutralBackground1 },
  line: { margin: 0 },
});

const COLUMNS = ['term', 'owner', 'study', 'state', 'count'] as const;

/** How many places the departments lend each other; nothing of the students. */
export function LoanCounts({ counts }: { readonly counts: readonly LoanCount[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const narrow = useNarrow();
  const cellsOf = (one: LoanCount) => ({ term: one.termCode, owner: one.ownerText, study: one.studyText, state: one.stateText, count: String(one.count) });
  const keyOf = (one: LoanCount) => [one.termCode, one.ownerText, one.studyText, one.state].join(' ');
  return (
    <section>
      <h2 className={styles.heading}>{t('people.loans.counts.title')}</h2>
      <p className={styles.intro}>{counts.length > 0 ? t('people.loans.counts.intro') : t('people.loans.counts.none')}</p>
      {counts.length > 0 && narrow && (
        <ul className={styles.list}>
          {counts.map((one) => (
            <li key={keyOf(one)} className={styles.card}>
              {COLUMNS.map((column) => (
                <p key={column} className={styles.line}>
                  {t(`people.loans.counts.column.${column}`)}: {cellsOf(one)[column]}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {counts.length > 0 && !narrow && (
        <div className={styles.frame}>
          <Table className={styles.table} aria-label={t('people.loans.counts.caption')}>
            <TableHeader>
              <TableRow>
                {COLUMNS.map((column) => (
                  <TableHeaderCell key={column}>{t(`people.loans.counts.column.${column}`)}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {counts.map((one) => (
                <TableRow key={keyOf(one)}>
                  {COLUMNS.map((column) => (
                    <TableCell key={column} className={styles.cell}>
                      {cellsOf(one)[column]}
                    </TableCell>
                  ))}
                </TableRow>
              ))}
            </TableBody>
          </Table>
        </div>
      )}
    </section>
  );
}
