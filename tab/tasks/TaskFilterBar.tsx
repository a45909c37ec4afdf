import { makeStyles, Select, Switch, tokens } from '@fluentui/react-components';
import type { TaskListItem } from '../api/types.ts';
import { SearchInput } from '../forms/SearchInput.tsx';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

const useStyles = makeStyles({
  bar: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    marginTop: tokens.spacingVerticalM,
  },
  search: { flex: '1 1 220px', maxWidth: 'none' },
  kind: { flex: '0 1 260px', minWidth: 0 },
});

const KINDS = ['eligibility', 'learningAgreementSignature'] as const satisfies readonly TaskListItem['kind'][];

export type TaskFilterName = 'q' | 'kind' | 'closed';

export function TaskFilterBar() {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<TaskFilterName>();
  return (
    <div role="search" className={styles.bar}>
      <SearchInput className={styles.search} label={t('tasks.search')} value={filter.get('q')} onChange={(words) => filter.set({ q: words })} />
      <Select
        className={styles.kind}
        aria-label={t('tasks.kind')}
        value={filter.get('kind')}
        onChange={(_, { value }) => filter.set({ kind: value })}
      >
        <option value="">{t('tasks.everyKind')}</option>
        {KINDS.map((kind) => (
          <option key={kind} value={kind}>
            {t(`tasks.kinds.${kind}`)}
          </option>
        ))}
      </Select>
      <Switch
        label={t('tasks.showClosed')}
        checked={filter.get('closed') === '1'}
        onChange={(_, { checked }) => filter.set({ closed: checked ? '1' : '' })}
      />
    </div>
  );
}
