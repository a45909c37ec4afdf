import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import type { MouseEvent } from 'react';
import type { TaskListItem } from '../api/types.ts';
import { LongRows } from '../feedback/LongRows.tsx';
import { lazyPart } from '../shell/lazyPart.tsx';
import type { Picking } from './usePicking.ts';
import { TaskRow } from './TaskRow.tsx';

const PickBox = lazyPart(async () => (await import('./PickBox.tsx')).PickBox, 'picking');

const useStyles = makeStyles({
  list: {
    margin: 0,
    padding: 0,
    listStyleType: 'none',
    overflow: 'hidden',
    border: `1px solid ${tokens.colorNeutralStroke2}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
    '& li + li': { borderTop: `1px solid ${tokens.colorNeutralStroke2}` },
  },
  picked: { display: 'grid', gridTemplateColumns: 'auto minmax(0, 1fr)', alignItems: 'center', userSelect: 'none' },
});

interface TaskRowsProps {
  readonly tasks: readonly TaskListItem[];
  /** The list's filter, as it stands in the address. */
  readonly filter: string;
  readonly picking: Picking;
  /** Whether there is more to fetch at the end. */
  readonly grows: boolean;
}

/** Rows of tasks. */
export function TaskRows({ tasks, filter, picking, grows }: TaskRowsProps) {
  const styles = useStyles();

  /** Shift with a click would open the task in a window of its own, and mark its text. */
  function pickUpTo({ id }: TaskListItem, event: MouseEvent): void {
    if (!event.shiftKey || event.target instanceof HTMLInputElement) return;
    event.preventDefault();
    picking.range(id);
  }

  return (
      <LongRows
        className={styles.list}
        items={tasks}
        grows={grows}
        keyOf={({ id }) => id}
        row={(task) =>
          picking.on && picking.may(task) ? (
            <div className={styles.picked} onClick={(event) => pickUpTo(task, event)}>
              <Suspense>
                <PickBox task={task} picking={picking} />
              </Suspense>
              <TaskRow task={task} filter={filter} />
            </div>
          ) : (
            <TaskRow task={task} filter={filter} />
          )
        }
      />
  );
}
