import { Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { SearchInput } from '../forms/SearchInput.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { SORT_KEYS } from './overview.ts';
import type { SortKey } from './overview.ts';
import type { AgreementFilter } from './useAgreementFilter.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalM,
  },
  search: { flex: '1 1 220px', maxWidth: 'none' },
  sort: { flex: '1 1 160px', gridTemplateColumns: 'minmax(0, 1fr)' },
});

interface AgreementFilterBarProps {
  readonly filter: AgreementFilter;
  /** Where there are no column headings to sort by. */
  readonly withSort: boolean;
}

export function AgreementFilterBar({ filter, withSort }: AgreementFilterBarProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="search" className={styles.bar}>
      <SearchInput className={styles.search} label={t('agreements.search')} value={filter.words} onChange={filter.search} />
      {withSort && (
        <Field label={t('agreements.sortBy')} className={styles.sort}>
          <Select value={filter.sort} onChange={(_, { value }) => filter.sortBy(value as SortKey)}>
            {SORT_KEYS.map((key) => (
              <option key={key} value={key}>
                {t(`agreements.column.${key}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <Switch
        label={t('agreements.onlyNeedy')}
        checked={filter.onlyNeedy}
        onChange={(_, { checked }) => filter.showOnlyNeedy(checked)}
      />
    </div>
  );
}
