import { makeStyles, tokens } from '@fluentui/react-components';
import { Suspense } from 'react';
import { Route, Router, Switch, useLocation } from 'wouter';
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
import { CHANNEL_PATHS, PATHS } from './paths.ts';
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
    padding: `${tokens.spacingVerticalXS} ${tokens.spacingHorizontalL} 0`,
    [`@media ${NARROW}`]: { padding: `0 ${tokens.spacingHorizontalXS}` },
  },
});

/** Everything that one sees when signed in: the pages, and the way between them. */
export function Shell({ me }: { readonly me: Me }) {
  return (
    <Router base="/tab">
      <Bar me={me} />
      <OfflineNotice />
      <Page>
        <Pages me={me} />
      </Page>
    </Router>
  );
}

function Pages({ me }: { readonly me: Me }) {
  const [path] = useLocation();
  return (
    // Another page is not broken because the last one was.
    <CrashBoundary key={path}>
      <Suspense fallback={<Loading />}>
        <Switch>
          <Route path={PATHS.tasks}>
            <TaskListPage mayAsk={isFor(me, 'admissions')} />
          </Route>
          {PAGES.filter(({ audience }) => isFor(me, audience)).map(({ path: pattern, page: Shown }) => (
            <Route key={pattern} path={pattern}>
              {(params) => <Shown key={JSON.stringify(params)} {...params} />}
            </Route>
          ))}
          <Route>
            <NotFoundPage />
          </Route>
        </Switch>
      </Suspense>
    </CrashBoundary>
  );
}

/** The way to the personal pages; not in a channel, where the host's own tabs stand. */
function Bar({ me }: { readonly me: Me }) {
  const styles = useStyles();
  const { t } = useTexts();
  const [path] = useLocation();
  if (CHANNEL_PATHS.includes(path)) return null;
  return (
    <>
      <a className={styles.skip} href="#content">
        {t('app.skip')}
      </a>
      <div className={styles.bar}>
        <div className={styles.inner}>
          <Sections me={me} />
          {!me.demo && <LanguageSwitch />}
        </div>
      </div>
    </>
  );
}
