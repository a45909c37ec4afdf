import { makeStyles, mergeClasses, Table, TableBody, TableCell, TableHeader, TableHeaderCell, TableRow, tokens } from '@fluentui/react-components';
import type { ReactNode } from 'react';
import { surface } from '../shell/surface.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { AgreementLink } from './AgreementLink.tsx';
import { AgreementState } from './AgreementState.tsx';
import { groupAgreements } from './overview.ts';
import type { AgreementOverview, SortKey } from './overview.ts';
import { useGroupTitle } from './useGroupTitle.ts';
import { usePlacesText } from './usePlacesText.ts';
import type { AgreementFilter } from './useAgreementFilter.ts';

const useStyles = makeStyles({
  frame: {
    overflow: 'hidden',
    ...surface,
  },
  table: { tableLayout: 'auto' },
  cell: { paddingTop: tokens.spacingVerticalS, paddingBottom: tokens.spacingVerticalS, overflowWrap: 'break-word' },
  year: { whiteSpace: 'nowrap' },
  state: { '@media (min-width: 900px)': { minWidth: '190px' } },
  group: { padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalS} ${tokens.spacingVerticalXS}`, textAlign: 'left', backgroundColor: tokens.colorNeutralBackground2 },
  groupTitle: { margin: 0, fontSize: tokens.fontSizeBase300, lineHeight: tokens.lineHeightBase300, fontWeight: tokens.fontWeightSemibold },
  row: { 'tbody:last-child > &:last-child': { borderBottomStyle: 'none' } },
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
  const groups = useTitledGroups(overviews, filter);
  function cell(overview: AgreementOverview, key: SortKey): ReactNode {
    switch (key) {
      case 'partner':
        return <AgreementLink agreement={overview.agreement} filter={filter.address} />;
      case 'code':
        return overview.agreement.iiaCode;
      case 'department':
        return overview.departments.join(', ');
      case 'outgoing':
      case 'incoming':
        return placesText(overview[key]);
      case 'lastYear':
        return overview.lastYear;
      case 'coverage':
        return <AgreementState overview={overview} term={term} />;
    }
  }
  return (
    <div className={styles.frame}>
      <Table className={styles.table} aria-label={t('agreements.caption')} sortable>
        <TableHeader>
          <TableRow>
            {filter.columns.map((key) => (
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
        {groups.map(({ title, overviews: own }) => (
          <TableBody key={title ?? ''}>
            {title !== null && (
              <TableRow>
                <th scope="rowgroup" colSpan={filter.columns.length} className={styles.group}>
                  <h2 className={styles.groupTitle}>{title}</h2>
                </th>
              </TableRow>
            )}
            {own.map((overview) => (
              <TableRow key={overview.agreement.id} className={styles.row}>
                {filter.columns.map((key) => (
                  <TableCell key={key} className={mergeClasses(styles.cell, key === 'lastYear' && styles.year, key === 'coverage' && styles.state)}>
                    {cell(overview, key)}
                  </TableCell>
                ))}
              </TableRow>
            ))}
          </TableBody>
        ))}
      </Table>
    </div>
  );
}

/** The agreements in groups with their titles; one group without a title when they are not grouped. */
export function useTitledGroups(
  overviews: readonly AgreementOverview[],
  { grouping }: AgreementFilter,
): readonly { readonly title: string | null; readonly overviews: readonly AgreementOverview[] }[] {
  const titleOf = useGroupTitle(grouping || 'partner');
  if (grouping === '') return [{ title: null, overviews }];
  return groupAgreements(overviews, grouping).map((group) => ({ title: titleOf(group), overviews: group.overviews }));
}
