import { Badge, Button, makeStyles, tokens } from '@fluentui/react-components';
import { CheckmarkCircleRegular } from '@fluentui/react-icons/svg/checkmark-circle';
import { FilterDismissRegular } from '@fluentui/react-icons/svg/filter-dismiss';
import { MultiselectLtrRegular } from '@fluentui/react-icons/svg/multiselect-ltr';
import { Suspense, useMemo } from 'react';
import { useLocation } from 'wouter';
import { useTasks } from '../api/queries.ts';
import type { TaskListItem } from '../api/types.ts';
import { Fetched } from '../feedback/Fetched.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Notice } from '../feedback/Notice.tsx';
import { Panel } from '../feedback/Panel.tsx';
import { ShownCount } from '../feedback/ShownCount.tsx';
import { PageTitle } from '../shell/PageTitle.tsx';
import { lazyPart } from '../shell/lazyPart.tsx';
import { PATHS } from '../shell/paths.ts';
import { useFocusFromTrail } from '../shell/trail.ts';
import { useDocumentTitle } from '../shell/useDocumentTitle.ts';
import { useFilter } from '../shell/useFilter.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { filterTasks, sectionsOf } from './sections.ts';
import type { Section, TaskFilter } from './sections.ts';
import { TaskFilterBar } from './TaskFilterBar.tsx';
import type { TaskFilterName } from './TaskFilterBar.tsx';
import { rowId } from './TaskRow.tsx';
import { TaskRows } from './TaskRows.tsx';
import { useClosedPart } from './useClosedPart.ts';
import type { ClosedPart } from './useClosedPart.ts';
import { BEGIN_PICKING, useFocusAfterPicking } from './useFocusAfterPicking.ts';
import { useFocusKept } from './useFocusKept.ts';
import { usePicking } from './usePicking.ts';
import type { Picking } from './usePicking.ts';
import { useRowKeys } from './useRowKeys.ts';

const ClosedFoot = lazyPart(async () => (await import('./ClosedFoot.tsx')).ClosedFoot);
const PickBar = lazyPart(async () => (await import('./PickBar.tsx')).PickBar, 'picking');

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

/** What waits for this person, the most urgent first, and what is closed where it is wanted. */
export function TaskListPage({ mayAsk }: TaskListPageProps) {
  const { t } = useTexts();
  const filter = useFilter<TaskFilterName>();
  const wanted = { words: filter.get('q'), kind: filter.get('kind'), department: filter.get('department') };
  const open = useTasks();
  const closed = useClosedPart(wanted, filter.get('closed') === '1');
  useDocumentTitle(t('tab.tasks'));
  return (
    <>
      <PageTitle>{t('tab.tasks')}</PageTitle>
      <TaskFilterBar open={open.data?.tasks ?? []} closed={closed.wanted ? (closed.query.data?.pages[0] ?? null) : null} />
      <Fetched query={open}>
        {({ tasks, more }) => (
          <>
            <Found open={tasks} closed={closed} wanted={wanted} mayAsk={mayAsk} />
            {more && <Notice intent="info">{t('tasks.more')}</Notice>}
            {closed.wanted && (
              <Suspense fallback={<Loading />}>
                <ClosedFoot closed={closed} />
              </Suspense>
            )}
          </>
        )}
      </Fetched>
    </>
  );
}

interface FoundProps {
  readonly open: readonly TaskListItem[];
  readonly closed: ClosedPart;
  readonly wanted: TaskFilter;
  readonly mayAsk: boolean;
}

function Found({ open, closed, wanted: { words, kind, department }, mayAsk }: FoundProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const filter = useFilter<TaskFilterName>();
  const sections = useMemo(
    () => sectionsOf(filterTasks([...open, ...closed.tasks], { words, kind, department })),
    [open, closed.tasks, words, kind, department],
  );
  const shown = useMemo(() => sections.flatMap((section) => section.tasks), [sections]);
  const rows = useMemo(() => shown.map((task) => rowId(task.id)), [shown]);
  const keepFocus = useFocusKept(rows);
  const picking = usePicking(shown);
  useFocusAfterPicking(picking.on);
  const goOn = useRowKeys(shown, picking);
  useFocusFromTrail(true);
  const filtered = words !== '' || kind !== '' || department !== '';
  return (
    <div onFocus={keepFocus} onKeyDown={goOn}>
      <ShownCount text={t('tasks.count', { count: rows.length })} />
      {filtered && rows.length === 0 && closed.complete && (
        <Panel
          icon={<FilterDismissRegular />}
          level={2}
          title={t('tasks.noMatch.title')}
          text={t('tasks.noMatch.text')}
          actions={
            <>
              <Button onClick={filter.clear}>{t('tasks.noMatch.clear')}</Button>
              {!closed.wanted && <Button onClick={() => filter.set({ closed: '1' })}>{t('tasks.noMatch.closed')}</Button>}
            </>
          }
        />
      )}
      {!filtered && !open.some((task) => task.turn === 'yours') && <NothingToDo open={open} mayAsk={mayAsk} />}
      {picking.on ? (
        <Suspense>
          <PickBar tasks={shown} picking={picking} />
        </Suspense>
      ) : (
        open.filter(picking.may).length > 1 && (
          <div className={styles.pick}>
            <Button id={BEGIN_PICKING} size="small" appearance="subtle" icon={<MultiselectLtrRegular />} onClick={() => picking.turn(true)}>
              {t('tasks.pick.begin')}
            </Button>
          </div>
        )
      )}
      {sections.map((section) => (
        <TaskSection
          key={section.name}
          section={section}
          grows={section.name === 'closed' && closed.query.hasNextPage}
          filter={filter.address}
          picking={picking}
        />
      ))}
    </div>
  );
}

interface TaskSectionProps {
  readonly section: Section;
  /** Whether there is more of it to fetch. */
  readonly grows: boolean;
  readonly filter: string;
  readonly picking: Picking;
}

function TaskSection({ section, grows, filter, picking }: TaskSectionProps) {
  const styles = useStyles();
  const { t } = useTexts();
  const headingId = `section-${section.name}`;
  return (
    <section aria-labelledby={headingId} className={styles.section}>
      <h2 id={headingId} className={styles.heading}>
        {t(`tasks.section.${section.name}`)}
        <Badge appearance="tint" color={section.name === 'overdue' ? 'danger' : 'informative'}>
          {section.tasks.length}
          {grows && '+'}
        </Badge>
      </h2>
      <TaskRows tasks={section.tasks} filter={filter} picking={picking} grows={grows} />
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
