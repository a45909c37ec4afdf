import { makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { WarningFilled } from '@fluentui/react-icons/svg/warning';
import type { TaskListItem } from '../api/types.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { dueWords } from '../time/dueWords.ts';
import { useNow } from '../time/NowProvider.tsx';
import { exactMoment } from '../time/stockholm.ts';

const useStyles = makeStyles({
  due: { display: 'inline-flex', alignItems: 'center', gap: tokens.spacingHorizontalXS, color: tokens.colorNeutralForeground2 },
  overdue: { color: tokens.colorStatusDangerForeground3, fontWeight: tokens.fontWeightSemibold },
});

/** When the task is due, or was closed, as people say it; the exact moment on hover and in `datetime`. */
export function DueTime({ task }: { readonly task: TaskListItem }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const now = useNow();
  const dueAt = Date.parse(task.dueAt);
  const { closed } = task;
  const moment = closed?.at ?? task.dueAt;
  const standsStill = task.state === 'awaitingRequester';
  const late = !closed && !standsStill && dueAt < now;
  return (
    <time
      dateTime={moment}
      title={t('due.exact', { moment: exactMoment(Date.parse(moment), language) })}
      className={mergeClasses(styles.due, late && styles.overdue)}
    >
      {late && <WarningFilled aria-hidden />}
      {closed && t('due.closed', { when: closed.text })}
      {standsStill && t('due.standsStill')}
      {!closed && !standsStill && dueWords(dueAt, now, language)}
    </time>
  );
}
