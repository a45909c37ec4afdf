import { Button, makeStyles, mergeClasses, Select, tokens } from '@fluentui/react-components';
import { CheckboxCheckedRegular } from '@fluentui/react-icons/svg/checkbox-checked';
import { CheckboxUncheckedRegular } from '@fluentui/react-icons/svg/checkbox-unchecked';
import type { Answer, TaskListItem } from '../api/types.ts';
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
  choice: { minWidth: 0, '> select': { minWidth: 0, textOverflow: 'ellipsis' } },
  // Departments' names begin alike: on a phone the choice has a line of its own.
  department: { flex: '1 1 220px' },
  kind: { flex: '1 1 100px', maxWidth: '260px' },
});

export type TaskFilterName = 'q' | 'kind' | 'department' | 'closed';

interface TaskFilterBarProps {
  readonly open: readonly TaskListItem[];
  /** Of which kinds and departments the closed tasks are, also those that have not come yet; null where none are shown. */
  readonly closed: Pick<Answer<'closedTasks'>, 'kinds' | 'departments'> | null;
}

/**
 * A button that stays pressed: Fluent's own switch would be 4 kB more on everybody's way to the list.
 * The kinds and departments offered are those that the tasks have; whose tasks are all of one
 * department has nothing to choose there.
 */
export function TaskFilterBar({ open, closed }: TaskFilterBarProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<TaskFilterName>();
  const withClosed = filter.get('closed') === '1';
  const kinds = choicesOf(open.map(({ kind, kindText }) => ({ value: kind, title: kindText })), closed?.kinds);
  const departments = choicesOf(open.map((task) => ({ value: task.departmentId, title: task.departmentText })), closed?.departments);
  return (
    <div role="search" className={styles.bar}>
      <SearchInput className={styles.search} label={t('tasks.search')} value={filter.get('q')} onChange={(words) => filter.set({ q: words })} />
      {(departments.size > 1 || filter.get('department') !== '') && (
        <Choice
          className={styles.department}
          label={t('tasks.department')}
          every={t('tasks.everyDepartment')}
          choices={departments}
          value={filter.get('department')}
          choose={(department) => filter.set({ department })}
        />
      )}
      <Choice
        className={styles.kind}
        label={t('tasks.kind')}
        every={t('tasks.everyKind')}
        choices={kinds}
        value={filter.get('kind')}
        choose={(kind) => filter.set({ kind })}
      />
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

type Choices = Answer<'closedTasks'>['kinds'];

function choicesOf(ofOpen: Choices, ofClosed: Choices = []): ReadonlyMap<string, string> {
  return new Map([...ofOpen, ...ofClosed].map(({ value, title }) => [value, title]));
}

interface ChoiceProps {
  readonly className: string;
  readonly label: string;
  /** What stands for no choice. */
  readonly every: string;
  /** Texts by value. */
  readonly choices: ReadonlyMap<string, string>;
  readonly value: string;
  readonly choose: (value: string) => void;
}

function Choice({ className, label, every, choices, value, choose }: ChoiceProps) {
  const styles = useStyles();
  const { t, language } = useTexts();
  return (
    <Select className={mergeClasses(styles.choice, className)} aria-label={label} value={value} onChange={(_, chosen) => choose(chosen.value)}>
      <option value="">{every}</option>
      {/* What was chosen may be done by now: it still narrows the list, and says so. */}
      {value !== '' && !choices.has(value) && <option value={value}>{t('tasks.noneOfChoice')}</option>}
      {[...choices]
        .sort(([, a], [, b]) => a.localeCompare(b, language))
        .map(([key, text]) => (
          <option key={key} value={key}>
            {text}
          </option>
        ))}
    </Select>
  );
}
