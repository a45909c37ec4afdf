import { Button } from '@fluentui/react-components';
import { OpenRegular } from '@fluentui/react-icons/svg/open';
import { QueryClientProvider, useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createCache } from '../api/ClientProvider.tsx';
import { createClient } from '../api/client.ts';
import type { Identity } from '../api/client.ts';
import { isGone } from '../api/queries.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Panel } from '../feedback/Panel.tsx';
import type { ThemeName } from '../host/theme.ts';
import { Page } from '../shell/Page.tsx';
import { SignedIn } from '../shell/SignedIn.tsx';
import type { Language } from '../texts/language.ts';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { chosenPerson, keepPerson } from './chosenPerson.ts';
import { DemoBar } from './DemoBar.tsx';
import { PersonChooser } from './PersonChooser.tsx';

interface OutsideTeamsProps {
  readonly theme: ThemeName;
  readonly onTheme: (theme: ThemeName) => void;
  readonly onLanguage: (language: Language) => void;
}

/** The tab in a browser of its own: the demo where the server is one, otherwise the way into Teams. */
export function OutsideTeams(props: OutsideTeamsProps) {
  const [cache] = useState(createCache);
  return (
    <QueryClientProvider client={cache}>
      <DemoOrNot {...props} />
    </QueryClientProvider>
  );
}

function DemoOrNot({ theme, onTheme, onLanguage }: OutsideTeamsProps) {
  const { language } = useTexts();
  const [personId, setPersonId] = useState(chosenPerson);
  const people = useQuery({
    queryKey: ['people', language],
    queryFn: ({ signal }) => createClient(null, language).call('people', {}, { signal }),
    placeholderData: (before) => before,
    refetchInterval: false,
  });

  function choose(id: string | null): void {
    keepPerson(id);
    setPersonId(id);
    if (id === null) history.replaceState(null, '', '/tab/');
  }

  if (people.data) {
    const themeChoice = { theme, onTheme };
    if (personId === null) {
      return <PersonChooser people={people.data.people} onChoose={choose} onLanguage={onLanguage} {...themeChoice} />;
    }
    return (
      <SignedIn
        key={personId}
        identity={demoIdentity(personId)}
        banner={<DemoBar changePerson={() => choose(null)} {...themeChoice} />}
      />
    );
  }
  return (
    <Page>
      {isGone(people.error) ? (
        <OpenInTeams />
      ) : people.error ? (
        <FailurePanel error={people.error} retry={() => void people.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

/** The demo's server believes what one says. */
function demoIdentity(personId: string): Identity {
  return { authorization: async () => `Demo ${personId}` };
}

function OpenInTeams() {
  const { t } = useTexts();
  return (
    <Panel
      icon={<OpenRegular />}
      level={1}
      title={t('start.outside.title')}
      text={t('start.outside.text')}
      actions={
        <Button as="a" appearance="primary" href="https://teams.microsoft.com/">
          {t('start.outside.open')}
        </Button>
      }
    />
  );
}
