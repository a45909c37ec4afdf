import { Checkbox } from '@fluentui/react-components';
import type { TaskListItem } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { boxId } from './usePicking.ts';
import type { Picking } from './usePicking.ts';

/** Picks one task of the list; with Shift, by the mouse or the space bar, all from the one picked last. */
export function PickBox({ task, picking }: { readonly task: TaskListItem; readonly picking: Picking }) {
  const { t } = useTexts();
  return (
    <Checkbox
      id={boxId(task.id)}
      aria-label={t('picking.one', { title: task.title })}
      checked={picking.picked.has(task.id)}
      onChange={({ nativeEvent }) => {
        if (nativeEvent instanceof MouseEvent && nativeEvent.shiftKey) picking.range(task.id);
        else picking.toggle(task.id);
      }}
    />
  );
}
