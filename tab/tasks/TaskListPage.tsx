import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { MultiselectLtrRegular } from '@fluentui/react-icons/svg/multiselect-ltr';
import { Suspense, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useTasks } from '../api/queries.ts';
import type { TaskListItem } from '../api/types.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { StaleNotice } from '../feedback/StaleNotice.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { lazyPart } from '../shell/lazyPart.tsx';
import { PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { filterTasks, sectionsOf } from './sections.ts';
import type { Section } from './sections.ts';
import { TaskFilterBar } from './TaskFilterBar.tsx';
import type { TaskFilterName } from './TaskFilterBar.tsx';
import { rowId } from './TaskRow.tsx';
import { TaskRows } from './TaskRows.tsx';
import { useFocusKept } from './useFocusKept.ts';
import { usePicking } from './usePicking.ts';
import type { Picking } from './usePicking.ts';
import { useRowKeys } from './useRowKeys.ts';

const PickBar = lazyPart(async () => (await import('./PickBar.tsx')).PickBar);

const useStyles = makeStyles({
  section: { marginTop: tokens.spacingVerticalXL },
  pick: { display: 'flex', justifyContent: 'flex-end', marginTop: tokens.spacingVerticalS, marginBottom: `calc(-1 * ${tokens.spacingVerticalXL})` },
  heading: {
    display: 'flex',
    alignItems: 'center',
    gap: tokens.spacingHorizontalS,
    margin: `0 0 ${tokens.spacingVerticalS}`,
    fontSize: tokens.fontSizeBase400,
    lineHeight: tokens.lineHeightBase400,
    fontWeight: tokens.fontWeightSemibold,
  },
});

interface TaskListPageProps {
  /** Whether this person can ask departments, and so has questions out instead of questions to answer. */
  readonly mayAsk: boolean;
}

/** What waits for this person, the most urgent first. */
export function TaskListPage({ mayAsk }: TaskListPageProps) {
  const { t } = useTexts();
  const withClosed = useFilter<TaskFilterName>().get('closed') === '1';
  const open = useTasks(false, { enabled: true });
  const closed = useTasks(true, { enabled: withClosed });
  useDocumentTitle(t('tab.tasks'));
  const failed = [open, closed].find((query) => query.error && !query.data);
  const loading = open.isPending || (withClosed && closed.isPending);
  return (
    <>
      <PageTitle>{t('tab.tasks')}</PageTitle>
      <TaskFilterBar tasks={[...(open.data?.tasks ?? []), ...(closed.data?.tasks ?? [])]} />
      {failed?.error ? (
        <FailurePanel error={failed.error} retry={() => void failed.refetch()} level={2} />
      ) : loading || !open.data ? (
        <Loading />
      ) : (
        <>
          <StaleNotice query={open} />
          <Found open={open.data.tasks} closed={withClosed ? (closed.data?.tasks ?? []) : []} mayAsk={mayAsk} />
          {open.data.more && <Notice intent="info">{t('tasks.more')}</Notice>}
        </>
      )}
    </>
  );
}

interface FoundProps {
  readonly open: readonly TaskListItem[];
  readonly closed: readonly TaskListItem[];
  readonly mayAsk: boolean;
}

function Found({ open, closed, mayAsk }: FoundProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<TaskFilterName>();
  const words = filter.get('q');
  const kind = filter.get('kind');
  const department = filter.get('department');
  const sections = useMemo(
    () => sectionsOf(filterTasks([...open, ...closed], { words, kind, department })),
    [open, closed, words, kind, department],
  );
  const rows = useMemo(
    () => sections.flatMap((section) => section.tasks).map((task) => rowId(task.id)),
    [sections],
  );
  const keepFocus = useFocusKept(rows);
  const goOn = useRowKeys(rows);
  const picking = usePicking();
  useFocusFromTrail(true);
  const filtered = words !== '' || kind !== '' || department !== '';
  return (
    <div onFocus={keepFocus} onKeyDown={goOn}>
      <ShownCount text={t('tasks.count', { count: rows.length })} />
      {filtered && rows.length === 0 && (
        <Panel
          icon={<FilterDismissRegular />}
          level={2}
          title={t('tasks.noMatch.title')}
          text={t('tasks.noMatch.text')}
          actions={<Button onClick={filter.clear}>{t('tasks.noMatch.clear')}</Button>}
        />
      )}
      {!filtered && !open.some((task) => task.turn === 'yours') && <NothingToDo open={open} mayAsk={mayAsk} />}
      {picking.on ? (
        <Suspense>
          <PickBar tasks={sections.flatMap((section) => section.tasks)} picking={picking} />
        </Suspense>
      ) : (
        open.filter(picking.may).length > 1 && (
          <div className={styles.pick}>
            <Button size="small" appearance="subtle" icon={<MultiselectLtrRegular />} onClick={() => picking.turn(true)}>
              {t('tasks.pick.begin')}
            </Button>
          </div>
        )
      )}
      {sections.map((section) => (
        <TaskSection key={section.name} section={section} filter={filter.address} picking={picking} />
      ))}
    </div>
  );
}

interface TaskSectionProps {
  readonly section: Section;
  readonly filter: string;
  readonly picking: Picking;
}

function TaskSection({ section, filter, picking }: TaskSectionProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const headingId = `section-${section.name}`;
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t(`tasks.section.${section.name}`)}
        <Badge appearance="tint" color={section.name === 'overdue' ? 'danger' : 'informative'}>
          {section.tasks.length}
        </Badge>
      </h2>
      <TaskRows tasks={section.tasks} filter={filter} picking={picking} />
    </section>
  );
}

interface NothingToDoProps {
  readonly open: readonly TaskListItem[];
  readonly mayAsk: boolean;
}

function NothingToDo({ open, mayAsk }: NothingToDoProps) {
  const { t } = useTexts();
  const [, navigate] = useLocation();
  const icon = <CheckmarkCircleRegular />;
  if (open.length > 0) {
    return <Panel icon={icon} level={2} title={t('tasks.nothingYours.title')} text={t('tasks.nothingYours.text')} />;
  }
  if (!mayAsk) return <Panel icon={icon} level={2} title={t('tasks.none.title')} text={t('tasks.none.text')} />;
  return (
    <Panel
      icon={icon}
      level={2}
      title={t('tasks.noneAsked.title')}
      text={t('tasks.noneAsked.text')}
      actions={
        <Button appearance="primary" onClick={() => navigate(PATHS.newRequest)}>
          {t('tab.newRequest')}
        </Button>
      }
    />
  );
}
