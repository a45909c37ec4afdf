import { makeStyles, mergeClasses, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AgreementLink } from './AgreementLink.tsx';
import { AgreementState } from './AgreementState.tsx';
import { SORT_KEYS } from './overview.ts';
import type { AgreementOverview } from './overview.ts';
import { usePlacesText } from './usePlacesText.ts';
import type { AgreementFilter } from './useAgreementFilter.ts';

const useStyles = makeStyles({
  frame: {
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  table: { tableLayout: 'auto' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, overflowWrap: 'break-word' },
  year: { whiteSpace: 'nowrap' },
  state: { '@media (min-width: 900px)': { minWidth: '190px' } },
  row: { ':last-child': { borderBottomStyle: 'none' } },
});

export interface AgreementViewProps {
  readonly overviews: readonly AgreementOverview[];
  /** The coming nomination term, or null when none is known. */
  readonly term: string | null;
  readonly filter: AgreementFilter;
}

export function AgreementTable({ overviews, term, filter }: AgreementViewProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const placesText = usePlacesText();
  return (
    <div className={styles.frame}>
      <Table className={styles.table} aria-label={t('agreements.caption')} sortable>
        <TableHeader>
          <TableRow>
            {SORT_KEYS.map((key) => (
              <TableHeaderCell
                key={key}
                {...(filter.sort === key ? { sortDirection: filter.descending ? 'descending' : 'ascending' } : {})}
                onClick={() => filter.sortBy(key)}
              >
                {t(`agreements.column.${key}`)}
              </TableHeaderCell>
            ))}
          </TableRow>
        </TableHeader>
        <TableBody>
          {overviews.map((overview) => (
            <TableRow key={overview.agreement.id} className={styles.row}>
              <TableCell className={styles.cell}>
                <AgreementLink agreement={overview.agreement} filter={filter.address} />
              </TableCell>
              <TableCell className={styles.cell}>{overview.agreement.iiaCode}</TableCell>
              <TableCell className={styles.cell}>{overview.departments.join(', ')}</TableCell>
              <TableCell className={styles.cell}>{placesText(overview.outgoing)}</TableCell>
              <TableCell className={styles.cell}>{placesText(overview.incoming)}</TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.year)}>{overview.lastYear}</TableCell>
              <TableCell className={mergeClasses(styles.cell, styles.state)}>
                <AgreementState overview={overview} term={term} />
              </TableCell>
            </TableRow>
          ))}
        </TableBody>
      </Table>
    </div>
  );
}
