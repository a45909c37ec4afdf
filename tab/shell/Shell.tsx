import { makeStyles, Tab, TabList, Toaster, tokens } from '@fluentui/react-components';
import type { SelectTabData } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
import type { Me } from '../api/types.ts';
import { CrashBoundary } from '../feedback/CrashBoundary.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { OfflineNotice } from '../feedback/OfflineNotice.tsx';
import { TOASTER } from '../feedback/toast.tsx';
import { TaskListPage } from '../tasks/TaskListPage.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { NARROW } from './narrow.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Page } from './Page.tsx';
import { PATHS } from './paths.ts';

const TaskPage = lazy(async () => ({ default: (await import('../tasks/TaskPage.tsx')).TaskPage }));
const AgreementListPage = lazy(async () => ({
  default: (await import('../agreements/AgreementListPage.tsx')).AgreementListPage,
}));
const AgreementPage = lazy(async () => ({ default: (await import('../agreements/AgreementPage.tsx')).AgreementPage }));
const NewRequestPage = lazy(async () => ({
  default: (await import('../eligibility/NewRequestPage.tsx')).NewRequestPage,
}));

const useStyles = makeStyles({
  skip: {
    position: 'absolute',
    left: tokens.spacingHorizontalM,
    top: '-100px',
    zIndex: 10,
    padding: tokens.spacingHorizontalM,
    backgroundColor: tokens.colorNeutralBackground1,
    color: tokens.colorBrandForegroundLink,
    ':focus': { top: tokens.spacingVerticalS },
  },
  bar: {
    backgroundColor: tokens.colorNeutralBackground1,
    borderBottom: `1px solid ${tokens.colorNeutralStroke2}`,
  },
  inner: {
    boxSizing: 'border-box',
    display: 'flex',
    flexWrap: 'wrap',
    alignItems: 'center',
    justifyContent: 'space-between',
    maxWidth: '1040px',
    margin: '0 auto',
    padding: `0 ${tokens.spacingHorizontalM}`,
    [`@media ${NARROW}`]: { padding: 0 },
  },
  tabs: { flexWrap: 'wrap' },
});

type Section = 'tasks' | 'agreements' | 'newRequest';

/** Everything that one sees when signed in: the pages, the way between them, and short messages. */
export function Shell({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useTexts();
  const asks = me.roles.includes('admissions');
  return (
    <Router base="/tab">
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <div className={styles.bar}>
        <div className={styles.inner}>
          <Sections withNewRequest={asks} className={styles.tabs} />
          {!me.demo && <LanguageSwitch />}
        </div>
      </div>
      <OfflineNotice />
      <Page>
        <CrashBoundary>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path={PATHS.tasks}>
                <TaskListPage mayAsk={asks} />
              </Route>
              <Route path={PATHS.task}>{({ taskId }) => <TaskPage key={taskId} taskId={taskId} />}</Route>
              <Route path={PATHS.agreements}>
                <AgreementListPage />
              </Route>
              <Route path={PATHS.agreement}>
                {({ agreementId }) => <AgreementPage agreementId={agreementId} />}
              </Route>
              {asks && (
                <Route path={PATHS.newRequest}>
                  <NewRequestPage />
                </Route>
              )}
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </Suspense>
        </CrashBoundary>
      </Page>
      <Toaster toasterId={TOASTER} position="bottom-end" />
    </Router>
  );
}

interface SectionsProps {
  readonly withNewRequest: boolean;
  readonly className: string;
}

function Sections({ withNewRequest, className }: SectionsProps) {
  const { t } = useTexts();
  const [location, navigate] = useLocation();

  function open(_: unknown, { value }: SelectTabData): void {
    navigate(PATHS[value as Section]);
  }

  return (
    <TabList className={className} aria-label={t('app.navigation')} selectedValue={sectionOf(location)} onTabSelect={open}>
      <Tab value="tasks">{t('tab.tasks')}</Tab>
      <Tab value="agreements">{t('tab.agreements')}</Tab>
      {withNewRequest && <Tab value="newRequest">{t('tab.newRequest')}</Tab>}
    </TabList>
  );
}

function sectionOf(location: string): Section | null {
  if (location === PATHS.tasks || location.startsWith('/tasks/')) return 'tasks';
  if (location.startsWith(PATHS.agreements)) return 'agreements';
  return location === PATHS.newRequest ? 'newRequest' : null;
}
