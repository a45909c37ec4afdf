import { CHAT_PEOPLE, type ChatPerson } from '../config.ts';
import type { PlaygroundOptions, PlaygroundPerson } from './playground.ts';

/** A person of kontaktpersoner.csv as the Playground knows them; the last digits of the Entra id tell which. */
function member(number: number, givenName: string, surname: string, email: string): PlaygroundPerson {
  const digits = String(number).padStart(12, '0');
  return { id: `29:demo-${number}`, aadObjectId: `11111111-0000-4000-8000-${digits}`, givenName, surname, email };
}

/** The members of the Playground's team. */
const MEMBERS: Readonly<Record<ChatPerson, PlaygroundPerson>> = {
  karin: member(1, 'Karin', 'Åström', 'karin.astrom@example.com'),
  olof: member(2, 'Olof', 'Wikberg', 'olof.wikberg@example.com'),
  ingrid: member(3, 'Ingrid', 'Sandelin', 'ingrid.sandelin@example.com'),
  mehmet: member(4, 'Mehmet', 'Aydin', 'mehmet.aydin@example.com'),
  eva: member(27, 'Eva', 'Forsmark', 'eva.forsmark@example.com'),
  hanna: member(29, 'Hanna', 'Björkqvist', 'hanna.bjorkqvist@example.com'),
};

const WHAT_THEY_ARE: Readonly<Record<ChatPerson, string>> = {
  karin: 'contact person at the Department of Physics',
  olof: 'deputy at the Department of Physics',
  ingrid: 'head of the Department of Physics',
  mehmet: 'contact person at the Department of Chemistry, who reads English',
  eva: 'Admissions',
  hanna: 'International Office',
};

/** A member as the terminal introduces them. */
export function introduced(who: ChatPerson): string {
  const { givenName, surname } = MEMBERS[who];
  return `${givenName} ${surname}, ${WHAT_THEY_ARE[who]}`;
}

/** Who stands in the Playground's team, and where: the one given acts there, the others act in the tab. */
export function castAs(who: ChatPerson): Omit<PlaygroundOptions, 'port' | 'botEndpoint' | 'folder'> {
  const [first, second, third, fourth, fifth] = CHAT_PEOPLE.filter((one) => one !== who);
  if (!first || !second || !third || !fourth || !fifth) throw new Error('The team has six members.');
  return {
    tenantId: '11111111-0000-4000-8000-999999999999',
    bot: { id: '28:ikp-forum', name: 'IKP-forum' },
    person: MEMBERS[who],
    colleagues: [MEMBERS[first], MEMBERS[second], MEMBERS[third], MEMBERS[fourth], MEMBERS[fifth]],
    personalChatId: `${who}s-chatt`,
    team: {
      id: '19:internationaliseringsforum@thread.tacv2',
      name: 'Internationaliseringsforum',
      aadGroupId: '11111111-0000-4000-8000-888888888888',
    },
    channel: { id: '19:paminnelser@thread.tacv2', name: 'Påminnelser' },
  };
}
