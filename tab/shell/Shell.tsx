import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
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
import { isFor } from './audience.ts';
import { PAGES } from './pages.ts';
import { PATHS } from './paths.ts';
import { Sections } from './Sections.tsx';

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
  return (
    <Router base="/tab">
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <div className={styles.bar}>
        <div className={styles.inner}>
          <Sections me={me} />
          {!me.demo && <LanguageSwitch />}
        </div>
      </div>
      <OfflineNotice />
      <Page>
        <CrashBoundary>
          <Suspense fallback={<Loading />}>
            <Switch>
              <Route path={PATHS.tasks}>
                <TaskListPage mayAsk={isFor(me, 'admissions')} />
              </Route>
              {PAGES.filter(({ audience }) => isFor(me, audience)).map(({ path, page: Page }) => (
                <Route key={path} path={path}>
                  {(params) => <Page key={JSON.stringify(params)} {...params} />}
                </Route>
              ))}
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
