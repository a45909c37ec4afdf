import type { PlaygroundOptions, PlaygroundPerson } from './playground.ts';

/** A person of kontaktpersoner.csv as the Playground knows them; the last digits of the Entra id tell which. */
function member(number: number, givenName: string, surname: string, email: string): PlaygroundPerson {
  const digits = String(number).padStart(12, '0');
  return { id: `29:demo-${number}`, aadObjectId: `11111111-0000-4000-8000-${digits}`, givenName, surname, email };
}

export const PERSONAL_CHAT = 'karins-chatt';

/** Who stands in the Playground's team, and where: Karin acts there, the others act in the tab. */
export const CAST: Omit<PlaygroundOptions, 'port' | 'botEndpoint' | 'folder'> = {
  tenantId: '11111111-0000-4000-8000-999999999999',
  bot: { id: '28:ikp-forum', name: 'IKP-forum' },
  person: member(1, 'Karin', 'Åström', 'karin.astrom@example.com'),
  colleagues: [
    member(2, 'Olof', 'Wikberg', 'olof.wikberg@example.com'),
    member(3, 'Ingrid', 'Sandelin', 'ingrid.sandelin@example.com'),
    member(4, 'Mehmet', 'Aydin', 'mehmet.aydin@example.com'),
    member(27, 'Eva', 'Forsmark', 'eva.forsmark@example.com'),
    member(29, 'Hanna', 'Björkqvist', 'hanna.bjorkqvist@example.com'),
  ],
  personalChatId: PERSONAL_CHAT,
  team: {
    id: '19:internationaliseringsforum@thread.tacv2',
    name: 'Internationaliseringsforum',
    aadGroupId: '11111111-0000-4000-8000-888888888888',
  },
  channel: { id: '19:paminnelser@thread.tacv2', name: 'Påminnelser' },
};
