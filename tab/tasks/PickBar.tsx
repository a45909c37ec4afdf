import { Button, makeStyles, tokens } from '@fluentui/react-components';
import { useEffect, useRef, useState } from 'react';
import { useSnoozeTasks } from '../api/calmQueries.ts';
import type { SnoozeMorning } from '../api/calmQueries.ts';
import type { TaskListItem } from '../api/types.ts';
import { FailureNotice } from '../feedback/FailureNotice.tsx';
import { useHiddenStyle } from '../feedback/hidden.ts';
import { useMessages } from '../feedback/Messages.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import type { Picking } from './usePicking.ts';
import { useTakeBack } from './useTakeBack.ts';

const useStyles = makeStyles({
  bar: {
    position: 'sticky',
    zIndex: 1,
    top: 0,
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    marginTop: tokens.spacingVerticalM,
    padding: `${tokens.spacingVerticalS} ${tokens.spacingHorizontalM}`,
    border: `1px solid ${tokens.colorNeutralStroke1}`,
    borderRadius: tokens.borderRadiusLarge,
    backgroundColor: tokens.colorNeutralBackground1,
  },
  count: { fontWeight: tokens.fontWeightSemibold },
  // On what is touched there is no such key.
  hint: { marginRight: 'auto', color: tokens.colorNeutralForeground2, fontSize: tokens.fontSizeBase200, '@media (hover: none)': { display: 'none' } },
  list: { margin: `${tokens.spacingVerticalXS} 0 0`, paddingLeft: tokens.spacingHorizontalXL },
  refused: { marginTop: tokens.spacingVerticalM },
});

const MORNINGS: readonly SnoozeMorning[] = ['nextWorkingDay', 'monday'];

interface PickBarProps {
  readonly tasks: readonly TaskListItem[];
  readonly picking: Picking;
}

interface Refused {
  readonly taskId: string;
  readonly title: string;
  readonly problem: string;
}

/** What can be done with several tasks at once: nothing that reaches anybody else, and it can be taken back. */
export function PickBar({ tasks, picking }: PickBarProps) {
  const styles = useStyles();
  const { hidden } = useHiddenStyle();
  const { t } = useTexts();
  const messages = useMessages();
  const snooze = useSnoozeTasks();
  const { undo } = useTakeBack();
  const [refused, setRefused] = useState<readonly Refused[]>([]);
  const barRef = useRef<HTMLDivElement>(null);
  // It comes in place of the button that was pressed.
  useEffect(() => barRef.current?.querySelector('button')?.focus(), []);
  // What a filter hides is not done anything with.
  const chosen = tasks.filter((task) => picking.may(task) && picking.picked.has(task.id)).map(({ id }) => id);
  const count = chosen.length;

  async function putOff(until: SnoozeMorning): Promise<void> {
    if (snooze.isPending || count === 0) return;
    setRefused([]);
    try {
      const { results } = await snooze.mutateAsync({ until, taskIds: chosen });
      const titles = new Map(tasks.map(({ id, title }) => [id, title]));
      const done = results.filter((one) => one.done).map(({ taskId }) => taskId);
      setRefused(results.flatMap(({ taskId, problem }) => (problem ? [{ taskId, title: titles.get(taskId) ?? '', problem }] : [])));
      if (done.length > 0) messages.success(t(`picking.done.${until}`, { count: done.length }), undo(done));
      picking.all([]);
    } catch {
      // Shown from the mutation.
    }
  }

  return (
    <>
      <div ref={barRef} role="group" aria-label={t('picking.bar')} className={styles.bar}>
        <span role="status" className={styles.count}>
          {picking.inRange !== null && <span className={hidden}>{t('picking.inRange', { count: picking.inRange })} </span>}
          {t('picking.count', { count })}
        </span>
        <span className={styles.hint}>{t('picking.hint')}</span>
        <Button size="small" appearance="subtle" onClick={() => picking.all(tasks)}>
          {t('picking.all')}
        </Button>
        {MORNINGS.map((until) => (
          <Button key={until} size="small" disabledFocusable={count === 0 || snooze.isPending} onClick={() => void putOff(until)}>
            {t(`picking.until.${until}`)}
          </Button>
        ))}
        <Button size="small" appearance="subtle" onClick={() => picking.turn(false)}>
          {t('picking.end')}
        </Button>
      </div>
      {snooze.error && <FailureNotice failure={snooze.error} />}
      {refused.length > 0 && (
        <div role="alert" className={styles.refused}>
          <Notice intent="warning" title={t('picking.refused', { count: refused.length })}>
            <ul className={styles.list}>
              {refused.map(({ taskId, title, problem }) => (
                <li key={taskId}>
                  {title}: {problem}
                </li>
              ))}
            </ul>
          </Notice>
        </div>
      )}
    </>
  );
}
