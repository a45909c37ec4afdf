import { FluentProvider, makeStyles, tokens } from '@fluentui/react-components';
import { StrictMode, Suspense, useEffect, useLayoutEffect, useState } from 'react';
import { createRoot } from 'react-dom/client';
import { CrashBoundary } from './feedback/CrashBoundary.tsx';
import { Loading } from './feedback/Loading.tsx';
import { browserTheme, keepTheme } from './host/chosenTheme.ts';
import type { Host } from './host/host.ts';
import { fluentTheme, themeName } from './host/theme.ts';
import type { ThemeName } from './host/theme.ts';
import { lazyPart } from './shell/lazyPart.tsx';
import { Page } from './shell/Page.tsx';
import { PATHS } from './shell/paths.ts';
import { SignedIn } from './shell/SignedIn.tsx';
import { OutsideTeams } from './signIn/OutsideTeams.tsx';
import { languageOf } from './texts/language.ts';
import { LanguageProvider } from './texts/LanguageProvider.tsx';

const HostSilentPage = lazyPart(async () => (await import('./signIn/HostSilentPage.tsx')).HostSilentPage, 'signIn');

const ConfigurePage = lazyPart(async () => (await import('./channel/ConfigurePage.tsx')).ConfigurePage, 'channel');

const useStyles = makeStyles({
  canvas: { display: 'flex', flexDirection: 'column', minHeight: '100vh', backgroundColor: tokens.colorNeutralBackground2 },
});

export function renderApp(host: Host): void {
  const root = document.getElementById('root');
  if (!root) throw new Error('The page has no element with the id root.');
  if (host.kind === 'teams') openSubPage(host.teams.subPage);
  createRoot(root).render(
    <StrictMode>
      <App host={host} />
    </StrictMode>,
  );
}

/** A deep link into the app names a page that the host hands over beside the address. */
function openSubPage(subPage: string | null): void {
  if (subPage && /^[\w/-]+$/.test(subPage)) history.replaceState(null, '', `/tab/${subPage}`);
}

function App({ host }: { readonly host: Host }) {
  const styles = useStyles();
  const [theme, setTheme] = useState<ThemeName>(() =>
    host.kind === 'teams' ? themeName(host.teams.theme) : browserTheme(),
  );
  const [language, setLanguage] = useState(() =>
    host.kind === 'teams' ? host.teams.language : languageOf(navigator.language),
  );
  useEffect(() => {
    if (host.kind === 'teams') host.teams.onThemeChange((name) => setTheme(themeName(name)));
  }, [host]);
  useLayoutEffect(() => {
    document.documentElement.dataset['theme'] = theme;
  }, [theme]);

  function chooseTheme(chosen: ThemeName): void {
    keepTheme(chosen);
    setTheme(chosen);
  }

  return (
    <FluentProvider theme={fluentTheme(theme)}>
      {/* Not the provider's own class: Fluent gives that to open lists too, and a list would cover the page. */}
      <div className={styles.canvas}>
        <LanguageProvider language={language}>
          <CrashBoundary frame={Page}>
            <Suspense fallback={<Page><Loading /></Page>}>
              {host.kind === 'teams' &&
                (location.pathname === `/tab${PATHS.configure}` ? (
                  <Page>
                    <ConfigurePage />
                  </Page>
                ) : (
                  <SignedIn identity={host.teams.identity} first={host.teams.first} account={{ name: host.teams.account, signIn: null }} banner={null} />
                ))}
              {host.kind === 'silent' && <HostSilentPage />}
              {host.kind === 'browser' && (
                <OutsideTeams theme={theme} onTheme={chooseTheme} onLanguage={setLanguage} />
              )}
            </Suspense>
          </CrashBoundary>
        </LanguageProvider>
      </div>
    </FluentProvider>
  );
}
