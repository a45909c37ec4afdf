import { createFocusOutlineStyle, makeStyles, mergeClasses, tokens } from '@fluentui/react-components';
import { Link } from 'wouter';
import type { TaskListItem } from '../api/types.ts';
import { hoverStyle } from '../shell/hoverStyle.ts';
import { NARROW } from '../shell/narrow.ts';
import { taskPath } from '../shell/paths.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { BETWEEN } from '../texts/between.ts';
import { DueTime } from './DueTime.tsx';
import { KindIcon } from './KindIcon.tsx';
import { StateBadge } from './StateBadge.tsx';

const useStyles = makeStyles({
  row: {
    display: 'grid',
    gridTemplateColumns: '24px minmax(0, 1fr) auto',
    columnGap: tokens.spacingHorizontalM,
    alignItems: 'center',
    padding: `${tokens.spacingVerticalM} ${tokens.spacingHorizontalL}`,
    color: tokens.colorNeutralForeground1,
    textDecorationLine: 'none',
    position: 'relative',
    ...hoverStyle,
    ...createFocusOutlineStyle({ style: { outlineOffset: '-2px' } }),
    [`@media ${NARROW}`]: { padding: tokens.spacingHorizontalM, alignItems: 'start' },
  },
  urgent: {
    '::before': {
      content: '""',
      position: 'absolute',
      left: 0,
      top: 0,
      bottom: 0,
      width: '3px',
      backgroundColor: tokens.colorStatusDangerForeground3,
    },
  },
  icon: { fontSize: '20px', lineHeight: 1, color: tokens.colorNeutralForeground3 },
  title: { display: 'block', fontWeight: tokens.fontWeightSemibold, overflowWrap: 'anywhere' },
  about: { display: 'block', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, overflowWrap: 'anywhere' },
  snoozed: { color: tokens.colorNeutralForeground3 },
  side: {
    display: 'flex',
    flexDirection: 'column',
    alignItems: 'flex-end',
    gap: tokens.spacingVerticalXS,
    fontSize: tokens.fontSizeBase200,
    [`@media ${NARROW}`]: {
      gridColumn: 2,
      flexDirection: 'row',
      flexWrap: 'wrap',
      alignItems: 'center',
      columnGap: tokens.spacingHorizontalM,
      marginTop: tokens.spacingVerticalS,
    },
  },
});

interface TaskRowProps {
  readonly task: TaskListItem;
  /** The list's filter, as it stands in the address. */
  readonly filter: string;
}

export function TaskRow({ task, filter }: TaskRowProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const late = task.overdue && task.turn === 'yours';
  return (
    <Link
      href={taskPath(task.id)}
      state={{ filter }}
      id={rowId(task.id)}
      className={mergeClasses(styles.row, late && styles.urgent)}
    >
      <span className={styles.icon} aria-hidden>
        <KindIcon kind={task.kind} />
      </span>
      <span>
        <span className={styles.title}>{task.title}</span>
        <span className={styles.about}>
          {task.kindText}{BETWEEN}{task.departmentText}
        </span>
      </span>
      <span className={styles.side}>
        <DueTime task={task} />
        {task.snoozedText !== null && <span className={styles.snoozed}>{t('tasks.snoozed', { when: task.snoozedText })}</span>}
        <StateBadge task={task} />
      </span>
    </Link>
  );
}

export function rowId(taskId: string): string {
  return `task-${taskId}`;
}
