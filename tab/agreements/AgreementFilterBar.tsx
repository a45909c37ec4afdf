import { Field, makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import { SearchInput } from '../forms/SearchInput.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { GROUPINGS, KINDS, SORT_KEYS } from './overview.ts';
import type { SortKey } from './overview.ts';
import type { AgreementFilter } from './useAgreementFilter.ts';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'end',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalM,
  },
  search: { flex: '1 1 100%', maxWidth: 'none' },
  // Two beside each other on a phone.
  field: { flex: '1 1 130px', minWidth: 0, gridTemplateColumns: 'minmax(0, 1fr)' },
  select: { minWidth: 0, '> select': { minWidth: 0, textOverflow: 'ellipsis' } },
  switches: { display: 'flex', flexWrap: 'wrap', flex: '1 1 100%', columnGap: tokens.spacingHorizontalL },
});

interface AgreementFilterBarProps {
  readonly filter: AgreementFilter;
  readonly departments: readonly { readonly id: string; readonly name: string }[];
  /** Where there are no column headings to sort by. */
  readonly withSort: boolean;
}

export function AgreementFilterBar({ filter, departments, withSort }: AgreementFilterBarProps) {
  const styles = useStyles();
  const { t } = useTexts();
  return (
    <div role="search" className={styles.bar}>
      <SearchInput className={styles.search} label={t('agreements.search')} value={filter.words} onChange={filter.search} />
      <Choice
        label={t('agreements.kind')}
        value={filter.kind}
        choose={(kind) => filter.choose({ kind })}
        all={t('agreements.everyKind')}
        choices={KINDS.map((kind) => ({ value: kind, text: t(`agreements.kinds.${kind}`) }))}
      />
      {departments.length > 1 && (
        <Choice
          label={t('agreements.column.department')}
          value={filter.department}
          choose={(department) => filter.choose({ department })}
          all={t('agreements.everyDepartment')}
          choices={departments.map(({ id, name }) => ({ value: id, text: name }))}
        />
      )}
      <Choice
        label={t('agreements.groupBy')}
        value={filter.grouping}
        choose={(group) => filter.choose({ group })}
        all={t('agreements.notGrouped')}
        choices={GROUPINGS.map((grouping) => ({ value: grouping, text: t(`agreements.grouping.${grouping}`) }))}
      />
      {withSort && (
        <Field label={t('agreements.sortBy')} className={styles.field}>
          <Select className={styles.select} value={filter.sort} onChange={(_, { value }) => filter.sortBy(value as SortKey)}>
            {SORT_KEYS.map((key) => (
              <option key={key} value={key}>
                {t(`agreements.column.${key}`)}
              </option>
            ))}
          </Select>
        </Field>
      )}
      <div className={styles.switches}>
        <Switch
          label={t('agreements.onlyNeedy')}
          checked={filter.onlyNeedy}
          onChange={(_, { checked }) => filter.choose({ need: checked ? '1' : '' })}
        />
        <Switch label={t('agreements.soon')} checked={filter.soon} onChange={(_, { checked }) => filter.choose({ soon: checked ? '1' : '' })} />
      </div>
    </div>
  );
}

interface ChoiceProps {
  readonly label: string;
  readonly value: string;
  readonly choose: (value: string) => void;
  /** What stands for no choice. */
  readonly all: string;
  readonly choices: readonly { readonly value: string; readonly text: string }[];
}

function Choice({ label, value, choose, all, choices }: ChoiceProps) {
  const styles = useStyles();
  return (
    <Field label={label} className={styles.field}>
      <Select className={styles.select} value={value} onChange={(_, chosen) => choose(chosen.value)}>
        <option value="">{all}</option>
        {choices.map((one) => (
          <option key={one.value} value={one.value}>
            {one.text}
          </option>
        ))}
      </Select>
    </Field>
  );
}
