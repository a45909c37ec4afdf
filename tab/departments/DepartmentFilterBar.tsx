import { Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { SearchInput } from '../forms/SearchInput.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { DEPARTMENT_SORT_KEYS } from './standing.ts';
import type { DepartmentSortKey } from './standing.ts';
import type { DepartmentFilter } from './useDepartmentFilter.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalM,
  },
  search: { flex: '1 1 220px', maxWidth: 'none' },
  sort: { flex: '0 1 260px', gridTemplateColumns: 'minmax(0, 1fr)' },
});

export function DepartmentFilterBar({ filter }: { readonly filter: DepartmentFilter }) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="search" className={styles.bar}>
      <SearchInput className={styles.search} label={t('agreementWork.departments.search')} value={filter.words} onChange={filter.search} />
      <Field label={t('agreements.sortBy')} className={styles.sort}>
        <Select value={filter.sort} onChange={(_, { value }) => filter.sortBy(value as DepartmentSortKey)}>
          {DEPARTMENT_SORT_KEYS.map((key) => (
            <option key={key} value={key}>
              {t(`agreementWork.departments.column.${key}`)}
            </option>
          ))}
        </Select>
      </Field>
      <Switch
        label={t('agreementWork.departments.onlyNeedy')}
        checked={filter.onlyNeedy}
        onChange={(_, { checked }) => filter.showOnlyNeedy(checked)}
      />
    </div>
  );
}
