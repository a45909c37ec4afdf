import { makeStyles, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import type { StayCount } from '../api/learningAgreementsQueries.ts';
import { useNarrow } from '../shell/narrow.ts';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  heading: { margin: `${tokens.spacingVerticalM} 0 ${tokens.spacingVerticalS}`, fontSize: tokens.fontSizeBase500, lineHeight: tokens.lineHeightBase500, fontWeight: tokens.fontWeightSemibold },
  frame: { overflow: 'hidden', ...surface },
  table: { tableLayout: 'auto' },
  cell: { overflowWrap: 'anywhere' },
  row: { ':last-child': { borderBottomStyle: 'none' } },
  list: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalS, margin: 0, padding: 0, listStyleType: 'none' },
  card: { padding: tokens.spacingHorizontalM, ...surface },
  name: { margin: 0, fontWeight: tokens.fontWeightSemibold },
  line: { margin: 0 },
});

const NUMBERS = ['outgoing', 'incoming', 'unsigned'] as const;

/** How many students go and come at each department; nothing of who. */
export function StayCounts({ counts }: { readonly counts: readonly StayCount[] }) {
  const styles = useStyles();
  const { t } = useTexts();
  const narrow = useNarrow();
  return (
    <section>
      <h2 className={styles.heading}>{t('learningAgreements.counts.title')}</h2>
      {counts.length === 0 && <p className={styles.line}>{t('learningAgreements.counts.none')}</p>}
      {counts.length > 0 && narrow && (
        <ul className={styles.list}>
          {counts.map((one) => (
            <li key={one.departmentId} className={styles.card}>
              <p className={styles.name}>{one.departmentText}</p>
              {NUMBERS.map((number) => (
                <p key={number} className={styles.line}>
                  {t(`learningAgreements.counts.column.${number}`)}: {one[number]}
                </p>
              ))}
            </li>
          ))}
        </ul>
      )}
      {counts.length > 0 && !narrow && (
        <div className={styles.frame}>
          <Table className={styles.table} aria-label={t('learningAgreements.counts.caption')}>
            <TableHeader>
              <TableRow>
                {(['department', ...NUMBERS] as const).map((column) => (
                  <TableHeaderCell key={column}>{t(`learningAgreements.counts.column.${column}`)}</TableHeaderCell>
                ))}
              </TableRow>
            </TableHeader>
            <TableBody>
              {counts.map((one) => (
                <TableRow key={one.departmentId} className={styles.row}>
                  <TableCell className={styles.cell}>{one.departmentText}</TableCell>
                  {NUMBERS.map((number) => (
                    <TableCell key={number} className={styles.cell}>
                      {one[number]}
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
