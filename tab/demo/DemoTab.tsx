import { useQuery } from '@tanstack/react-query';
import { useState } from 'react';
import { createClient } from '../api/client.ts';
import type { Identity } from '../api/client.ts';
import { FailurePanel } from '../feedback/FailurePanel.tsx';
import { Loading } from '../feedback/Loading.tsx';
import { Page } from '../shell/Page.tsx';
import { SignedIn } from '../shell/SignedIn.tsx';
import type { Account } from '../signIn/account.ts';
import type { OutsideTeamsProps } from '../signIn/OutsideTeams.tsx';
import { useTexts } from '../texts/LanguageProvider.tsx';
import { chosenPerson, keepPerson } from './chosenPerson.ts';
import { DemoBar } from './DemoBar.tsx';
import { PersonChooser } from './PersonChooser.tsx';

/** The demo: people choose who they are, and each window can be somebody else. */
export function DemoTab({ theme, onTheme, onLanguage }: OutsideTeamsProps) {
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
        first={null}
        account={NOBODYS}
        banner={<DemoBar changePerson={() => choose(null)} {...themeChoice} />}
      />
    );
  }
  return (
    <Page>
      {people.error ? (
        <FailurePanel error={people.error} retry={() => void people.refetch()} level={1} />
      ) : (
        <Loading />
      )}
    </Page>
  );
}

/** The demo has no accounts. */
const NOBODYS: Account = { name: null, signIn: null };

/** The demo's server believes what one says. */
function demoIdentity(personId: string): Identity {
  return { authorization: async () => `Demo ${personId}`, askAgain: () => undefined };
}
