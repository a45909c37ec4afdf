import { Badge } from '@fluentui/react-components';
import { CheckmarkRegular } from '@fluentui/react-icons/svg/checkmark';
import { DismissRegular } from '@fluentui/react-icons/svg/dismiss';
import { HourglassRegular } from '@fluentui/react-icons/svg/hourglass';
import { PersonRegular } from '@fluentui/react-icons/svg/person';
import type { TaskListItem } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';

/** Whose turn it is, or how it ended, in words and with a sign of its own: the colour only helps. */
export function StateBadge({ task }: { readonly task: TaskListItem }) {
  const { t } = useTexts();
  if (task.turn === 'yours') {
    return (
      <Badge appearance="tint" color="brand" size="large" icon={<PersonRegular />}>
        {t('tasks.yourTurn')}
      </Badge>
    );
  }
  if (task.state === 'done') {
    return (
      <Badge appearance="tint" color="success" size="large" icon={<CheckmarkRegular />}>
        {task.stateText}
      </Badge>
    );
  }
  return (
    <Badge
      appearance="outline"
      color="informative"
      size="large"
      icon={task.state === 'cancelled' ? <DismissRegular /> : <HourglassRegular />}
    >
      {task.stateText}
    </Badge>
  );
}
