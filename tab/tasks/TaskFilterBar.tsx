import { Button, makeStyles, Select, tokens } from '@fluentui/react-components';
import { CheckboxCheckedRegular } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxUncheckedRegular } from '@fluentui/react-icons/svg/checkbox-unchecked';
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

export type TaskFilterName = 'q' | 'kind' | 'closed';

/** A button that stays pressed: Fluent's own switch would be 4 kB more on everybody's way to the list. The kinds offered are those that the tasks have. */
export function TaskFilterBar({ tasks }: { readonly tasks: readonly TaskListItem[] }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const filter = useFilter<TaskFilterName>();
  const withClosed = filter.get('closed') === '1';
  const kinds = [...new Map(tasks.map(({ kind, kindText }) => [kind, kindText]))].sort(([, a], [, b]) => a.localeCompare(b, language));
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
        {kinds.map(([kind, kindText]) => (
          <option key={kind} value={kind}>
            {kindText}
          </option>
        ))}
      </Select>
      <Button
        appearance="subtle"
        aria-pressed={withClosed}
        icon={withClosed ? <CheckboxCheckedRegular /> : <CheckboxUncheckedRegular />}
        onClick={() => filter.set({ closed: withClosed ? '' : '1' })}
      >
        {t('tasks.showClosed')}
      </Button>
    </div>
  );
}
