import { Checkbox } from '@fluentui/react-components';
import type { TaskListItem } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Picking } from './usePicking.ts';

/** Picks one task of the list. */
export function PickBox({ task, picking }: { readonly task: TaskListItem; readonly picking: Picking }) {
  const { t } = useTexts();
  return (
    <Checkbox
      aria-label={t('tasks.pick.one', { title: task.title })}
      checked={picking.picked.has(task.id)}
      onChange={() => picking.toggle(task.id)}
    />
  );
}
