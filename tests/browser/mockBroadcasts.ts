import type { Answer, Broadcast } from '../../tab/api/types.ts';

/** Broadcasts and the state of the sending, as the mock of the API tells them. */

type Language = 'sv' | 'en';

export const RUNNING = '33333333-0000-4000-8000-000000000001';
export const DONE = '33333333-0000-4000-8000-000000000002';

export function broadcasts(language: Language): Broadcast[] {
  const say = (sv: string, en: string) => (language === 'sv' ? sv : en);
  const common = {
    audience: 'everybody',
    audienceText: say('Alla i katalogen', 'Everybody in the directory'),
    link: null,
    createdAt: '2026-11-25T08:00:00Z',
    createdText: 'ons 25 nov. 09:00',
  } as const;
  return [
    {
      ...common,
      id: RUNNING,
      state: 'running',
      stateText: say('Skickas', 'Being sent'),
      title: say('Nätverksträff den 9 december', 'Network meeting on 9 December'),
      text: say('Välkommen!', 'Welcome!'),
      endedText: null,
      planned: 10_000,
      outcomes: { sent: 1_200, blocked: 2, notInstalled: 1 },
    },
    {
      ...common,
      id: DONE,
      state: 'done',
      stateText: say('Klart', 'Done'),
      title: say('Nya stipendier', 'New scholarships'),
      text: say('Ansök senast den 1 februari.', 'Apply by 1 February.'),
      endedText: 'ons 25 nov. 09:04',
      planned: 48,
      outcomes: { sent: 48 },
    },
  ];
}

export function unreached(language: Language): Answer<'unreached'> {
  const say = (sv: string, en: string) => (language === 'sv' ? sv : en);
  const blocked = {
    outcome: 'blocked',
    reasonText: say('Personen har blockerat boten.', 'The person has blocked the bot.'),
    whatToDo: say('Skriv ett mejl.', 'Write an email.'),
    detail: '403 MessageWritesBlocked',
  } as const;
  return {
    people: [
      { name: 'Anna Persson', email: 'anna.persson@example.com', ...blocked },
      { name: '=cmd|x', email: 'bo@example.com', ...blocked },
      {
        name: 'Cecilia Lindqvist-Bergström',
        email: 'cecilia.lindqvist-bergstrom@example.com',
        outcome: 'notInstalled',
        reasonText: say('Personen har inte appen.', 'The person does not have the app.'),
        whatToDo: say('Be IT att installera den.', 'Ask IT to install it.'),
        detail: null,
      },
    ],
  };
}

export function unreachedPeople(language: Language): Answer<'unreachedPeople'> {
  const say = (sv: string, en: string) => (language === 'sv' ? sv : en);
  const blocked = { reason: 'blocked', reasonText: say('Har blockerat boten.', 'Has blocked the bot.'), whatToDo: say('Be personen att häva blockeringen.', 'Ask the person to unblock it.') } as const;
  const since = { at: '2026-11-20T08:00:00Z', text: 'fre 20 nov. 09:00' };
  return { reasons: [{ ...blocked, people: [{ name: 'Anna Persson', email: 'anna.persson@example.com', since, isContact: true }] }] };
}

export function operations(language: Language): Answer<'operations'> {
  const say = (sv: string, en: string) => (language === 'sv' ? sv : en);
  return {
    lastPlanning: '2026-11-25T08:59:50Z',
    nextPlanning: '2026-11-25T09:00:05Z',
    oldestOverdueReminder: null,
    waiting: 8_797,
    underWay: 25,
    pausedUntil: '2026-11-25T09:01:00Z',
    pausedBecause: say('Teams har bett om en paus.', 'Teams has asked for a pause.'),
    outcomes: { sent: 1_248, blocked: 2, notInstalled: 1 },
    alerts: [
      {
        kind: 'manyUnreached',
        title: say('Många meddelanden kommer inte fram', 'Many messages do not arrive'),
        text: say('Den senaste timmen kom 30 av 100 inte fram.', 'In the last hour 30 of 100 did not arrive.'),
        raisedAt: '2026-11-25T08:30:00Z',
        raisedText: 'ons 25 nov. 09:30',
      },
    ],
    queues: [
      { name: 'deliver', title: say('Meddelanden', 'Messages'), waiting: 12, oldestSeconds: 190, retrying: 2, failed: 0 },
      { name: 'roster', title: say('Läsning av teamets medlemslista', 'Reading who is in the team'), waiting: 0, oldestSeconds: null, retrying: 0, failed: 1 },
    ],
    roster: { at: '2026-11-25T03:45:00Z', text: 'ons 25 nov. 04:45', members: 41 },
    version: '0.1.0',
    schemaVersion: 17,
  };
}
