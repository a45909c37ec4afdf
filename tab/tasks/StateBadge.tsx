import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import type { TaskListItem } from '../api/types.ts';
import { StateMark } from '../feedback/StateMark.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Whose turn it is, or how it ended, in words and with a sign of its own: the colour only helps. */
export function StateBadge({ task }: { readonly task: TaskListItem }) {
  const { t } = useTexts();
  if (task.turn === 'yours') {
    return (
      <StateMark appearance="tint" color="brand" icon={<PersonRegular />}>
        {t('tasks.yourTurn')}
      </StateMark>
    );
  }
  if (task.state === 'done') {
    return (
      <StateMark appearance="tint" color="success" icon={<CheckmarkRegular />}>
        {task.stateText}
      </StateMark>
    );
  }
  return (
    <StateMark
      appearance="outline"
      color="informative"
     
      icon={task.state === 'cancelled' ? <DismissRegular /> : <HourglassRegular />}
    >
      {task.stateText}
    </StateMark>
  );
}
