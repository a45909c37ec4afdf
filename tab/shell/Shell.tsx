import { makeStyles, tokens } from '@fluentui/react-components';
import { lazy, Suspense } from 'react';
import { Route, Router, Switch } from 'wouter';
import type { Me } from '../api/types.ts';
import { CrashBoundary } from '../feedback/CrashBoundary.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { OfflineNotice } from '../feedback/OfflineNotice.tsx';
import { TaskListPage } from '../tasks/TaskListPage.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { LanguageSwitch } from './LanguageSwitch.tsx';
import { NARROW } from './narrow.ts';
import { NotFoundPage } from './NotFoundPage.tsx';
import { Page } from './Page.tsx';
import { PATHS } from './paths.ts';
import { Sections } from './Sections.tsx';

const TaskPage = lazy(async () => ({ default: (await import('../tasks/TaskPage.tsx')).TaskPage }));
const AgreementListPage = lazy(async () => ({
  default: (await import('../agreements/AgreementListPage.tsx')).AgreementListPage,
}));
const AgreementPage = lazy(async () => ({ default: (await import('../agreements/AgreementPage.tsx')).AgreementPage }));
const NewRequestPage = lazy(async () => ({
  default: (await import('../eligibility/NewRequestPage.tsx')).NewRequestPage,
}));

const BroadcastListPage = lazy(async () => ({
  default: (await import('../broadcasts/BroadcastListPage.tsx')).BroadcastListPage,
}));
const BroadcastPage = lazy(async () => ({ default: (await import('../broadcasts/BroadcastPage.tsx')).BroadcastPage }));
const NewBroadcastPage = lazy(async () => ({
  default: (await import('../broadcasts/NewBroadcastPage.tsx')).NewBroadcastPage,
}));
const OperationsPage = lazy(async () => ({ default: (await import('../operations/OperationsPage.tsx')).OperationsPage }));

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
    // The links' own padding makes up the rest of the page's.
    padding: '0 14px',
    [`@media ${NARROW}`]: { padding: '0 2px' },
  },
});

/** Everything that one sees when signed in: the pages, and the way between them. */
export function Shell({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useTexts();
  const asks = me.roles.includes('admissions');
  const isOffice = me.roles.includes('internationalOffice') || me.roles.includes('admin');
  return (
    <Router base="/tab">
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <div className={styles.bar}>
        <div className={styles.inner}>
          <Sections withNewRequest={asks} withOffice={isOffice} />
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
              {isOffice && (
                <Route path={PATHS.broadcasts}>
                  <BroadcastListPage />
                </Route>
              )}
              {isOffice && (
                <Route path={PATHS.broadcast}>
                  {({ broadcastId }) => <BroadcastPage key={broadcastId} broadcastId={broadcastId} />}
                </Route>
              )}
              {isOffice && (
                <Route path={PATHS.newBroadcast}>
                  <NewBroadcastPage />
                </Route>
              )}
              {isOffice && (
                <Route path={PATHS.operations}>
                  <OperationsPage />
                </Route>
              )}
              <Route>
                <NotFoundPage />
              </Route>
            </Switch>
          </Suspense>
        </CrashBoundary>
      </Page>
    </Router>
  );
}
