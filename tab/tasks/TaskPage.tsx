import { makeStyles, tokens } from '@fluentui/react-components';
import { isGone } from '../api/failures.ts';
import { useTask } from '../api/queries.ts';
import type { TaskDetail } from '../api/types.ts';
import { FactList } from '../feedback/FactList.tsx';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { BackLink } from '../shell/BackLink.tsx';
import { ItemTitle } from '../shell/PageTitle.tsx';
import { PATHS, taskPath } from '../shell/paths.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFocusOnTitle } from '../shell/useFocusOnTitle.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { exactMoment } from '../time/stockholm.ts';
import { ActPanel } from './ActPanel.tsx';
import { ConflictNotice } from './ConflictNotice.tsx';
import { Dialogue } from './Dialogue.tsx';
import { DueTime } from './DueTime.tsx';
import { SnoozePanel } from './SnoozePanel.tsx';
import { StateBadge } from './StateBadge.tsx';
import { rowId } from './TaskRow.tsx';
import { useActing } from './useActing.ts';
import { WorkAids } from './WorkAids.tsx';

const useStyles = makeStyles({
  kind: { margin: `${tokens.spacingVerticalXS} 0 0`, color: tokens.colorNeutralForeground2 },
  state: {
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    gap: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL}`,
    margin: `${tokens.spacingVerticalS} 0 ${tokens.spacingVerticalL}`,
  },
  columns: {
    display: 'grid',
    gridTemplateColumns: 'minmax(0, 1fr)',
    gap: tokens.spacingHorizontalXL,
    alignItems: 'start',
    '@media (min-width: 860px)': { gridTemplateColumns: 'minmax(0, 1fr) 320px' },
  },
  side: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
  main: { display: 'flex', flexDirection: 'column', gap: tokens.spacingVerticalXL },
});

/** One task: what it is about, what was said, and what this person can do now. */
export function TaskPage({ taskId }: { readonly taskId: string }) {
  const { t } = useTexts();
  const query = useTask(taskId);
  useDocumentTitle(query.data?.title ?? t('tab.tasks'));
  return (
    <>
      <BackLink to={PATHS.tasks} label={t('task.back')} focus={rowId(taskId)} share={query.data ? taskPath(taskId) : null} />
      {query.data ? (
        <>
          {isGone(query.error) ? <Gone /> : <StaleNotice query={query} />}
          <Shown task={query.data} />
        </>
      ) : query.error ? (
        <FailurePanel error={query.error} retry={() => void query.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </>
  );
}

function Gone() {
  const { t } = useTexts();
  return (
    <div role="status">
      <Notice intent="info">{t('task.gone')}</Notice>
    </div>
  );
}

function Shown({ task }: { readonly task: TaskDetail }) {
  const styles = useStyles();
  const { t, language } = useTexts();
  const acting = useActing(task);
  const keepsFocus = useFocusOnTitle(acting.titleRef, task.version);
  return (
    <article {...keepsFocus}>
      <p className={styles.kind}>{task.kindText}</p>
      <ItemTitle titleRef={acting.titleRef}>{task.title}</ItemTitle>
      <div className={styles.state}>
        <StateBadge task={task} />
        <DueTime task={task} />
      </div>
      <ConflictNotice acting={acting} />
      <div className={styles.columns}>
        <div className={styles.main}>
          <FactList
            title={t('task.facts')}
            facts={[
              ...task.facts,
              { label: t('task.department'), value: task.departmentText },
              // While the time stands still there is no moment to keep to.
              ...(task.state === 'awaitingRequester' ? [] : [{ label: t('task.due'), value: exactMoment(Date.parse(task.dueAt), language) }]),
              ...(task.askedOf.length > 0 ? [{ label: t('task.askedOf'), value: task.askedOf.join('\n') }] : []),
            ]}
          />
          <WorkAids links={task.links} passages={task.passages} />
          {task.dialogue.length > 0 && <Dialogue lines={task.dialogue} />}
        </div>
        <div className={styles.side}>
          <ActPanel task={task} acting={acting} />
          {task.turn === 'yours' && <SnoozePanel task={task} overtaken={acting.overtaken} />}
        </div>
      </div>
    </article>
  );
}
