import { randomBytes } from 'node:crypto';

/** Somebody whom Teams knows; `teamsUserId` is the person's id towards this bot. */
export interface FakePerson {
  readonly teamsUserId: string;
  readonly entraObjectId: string;
  readonly name: string;
}

/** What the bot sent, as far as the fake and its tests look at it. */
export interface SentActivity {
  readonly type: string;
  readonly summary?: string;
  readonly text?: string;
  readonly attachments?: readonly { readonly contentType: string; readonly content: SentCard }[];
}

/** An Adaptive Card as it came over the wire: no type of the product stands between it and the tests. */
export interface SentCard {
  readonly type: string;
  readonly body: readonly object[];
  readonly actions?: readonly object[];
  readonly refresh?: { readonly action: SentAction; readonly userIds: readonly string[] };
  readonly msteams?: { readonly entities?: readonly { readonly text: string; readonly mentioned: { readonly id: string; readonly name: string } }[] };
}

export interface SentAction {
  readonly type: string;
  readonly title?: string;
  readonly verb?: string;
  readonly data?: Readonly<Record<string, unknown>>;
  readonly fallback?: SentAction;
}

/** A message that hangs somewhere, with every state that it was in. */
export interface FakeMessage {
  readonly id: string;
  readonly conversationId: string;
  /** The message that begins its thread, in a channel. */
  readonly threadId: string | null;
  /** Oldest first. */
  readonly versions: readonly SentActivity[];
  readonly deleted: boolean;
}

interface Conversation {
  readonly id: string;
  readonly members: () => readonly FakePerson[];
  installed: boolean;
  /** Somebody has taken the app away, which is another thing than never having had it. */
  removed: boolean;
  /** Teams has been seen to take messages after the app was removed (BotBuilder-MicrosoftTeams #286). */
  takesAnyway: boolean;
  readonly messages: (FakeMessage & { versions: SentActivity[]; deleted: boolean })[];
}

export type Conversations = ReturnType<typeof createConversations>;

/** The chats and channels of one tenant, with one team; nobody is in it and nothing installed at first. */
export function createConversations() {
  const teamMembers: FakePerson[] = [];
  const all = new Map<string, Conversation>();
  const personal = new Map<string, Conversation>();
  const team = { id: '19:forum@thread.tacv2', name: 'Internationaliseringsforum', aadGroupId: '22222222-0000-4000-8000-000000000001' };
  const channel = { id: '19:paminnelser@thread.tacv2', name: 'Påminnelser' };
  const inTeam = [team.id, channel.id].map((id) => open(id, () => teamMembers));
  let lastId = 1_764_061_200_000;

  function open(id: string, members: Conversation['members']): Conversation {
    const fresh: Conversation = { id, members, installed: false, removed: false, takesAnyway: false, messages: [] };
    all.set(id, fresh);
    return fresh;
  }

  function chatWith(person: FakePerson): Conversation {
    const known = personal.get(person.teamsUserId);
    if (known) return known;
    const fresh = open(`a:${randomBytes(24).toString('base64url')}`, () => [person]);
    personal.set(person.teamsUserId, fresh);
    return fresh;
  }

  /** Whoever is in a team with the app can be written to, unless they have it removed for themselves. */
  function takesMessages(conversation: Conversation): boolean {
    if (conversation.installed || conversation.takesAnyway) return true;
    const [person, ...others] = conversation.members();
    const isOwnChat = !inTeam.includes(conversation) && others.length === 0;
    return isOwnChat && !conversation.removed && person !== undefined && teamMembers.includes(person) && inTeam.every((one) => one.installed);
  }

  return {
    team,
    channel,
    takesMessages,
    /** People leave the team; Teams tells the bot nothing. */
    leave(...people: FakePerson[]): void {
      for (const person of people) teamMembers.splice(teamMembers.indexOf(person), 1);
    },
    /** The chat with somebody becomes another one: its old id is known no more. */
    loseChat(person: FakePerson): void {
      const old = chatWith(person);
      all.delete(old.id);
      personal.delete(person.teamsUserId);
      const { installed, removed } = old;
      Object.assign(chatWith(person), { installed, removed });
    },
    /** Makes people members of the team. */
    join(...people: FakePerson[]): void {
      teamMembers.push(...people);
    },
    chatId: (person: FakePerson): string => chatWith(person).id,
    memberByTeamsId: (id: string): FakePerson | undefined => teamMembers.find((one) => one.teamsUserId === id),
    install(where: FakePerson | 'team'): void {
      for (const one of where === 'team' ? inTeam : [chatWith(where)]) Object.assign(one, { installed: true, removed: false, takesAnyway: false });
    },
    remove(where: FakePerson | 'team', { takesAnyway = false } = {}): void {
      for (const one of where === 'team' ? inTeam : [chatWith(where)]) Object.assign(one, { installed: false, removed: true, takesAnyway });
    },
    find: (id: string): Conversation | undefined => all.get(bare(id)),
    add(conversationId: string, activity: SentActivity, replyTo: string | null): FakeMessage {
      const conversation = all.get(bare(conversationId));
      if (!conversation) throw new Error(`There is no conversation ${conversationId}.`);
      lastId += 1;
      const id = String(lastId);
      const isChannel = inTeam.includes(conversation);
      const threadId = isChannel ? (threadOf(conversationId) ?? replyTo ?? id) : null;
      const message = { id, conversationId: conversation.id, threadId, versions: [activity], deleted: false };
      conversation.messages.push(message);
      return message;
    },
    messages: (id: string): readonly FakeMessage[] => all.get(bare(id))?.messages ?? [],
    everywhere: (): readonly FakeMessage[] => [...all.values()].flatMap((one) => one.messages),
    edit(message: FakeMessage, activity: SentActivity): void {
      (message.versions as SentActivity[]).push(activity);
    },
    take(message: FakeMessage): void {
      (message as { deleted: boolean }).deleted = true;
    },
  };
}

/** The conversation without the thread that its id may name. */
export function bare(conversationId: string): string {
  return conversationId.split(';')[0] ?? conversationId;
}

function threadOf(conversationId: string): string | null {
  return /;messageid=(?<thread>\d+)$/.exec(conversationId)?.groups?.['thread'] ?? null;
}

/** What a message shows now. */
export function shown(message: FakeMessage): SentActivity {
  const latest = message.versions.at(-1);
  if (!latest) throw new Error(`The message ${message.id} has no content.`);
  return latest;
}

/** The card that a message shows now. */
export function cardOf(message: FakeMessage | SentActivity): SentCard {
  const card = ('versions' in message ? shown(message) : message).attachments?.[0]?.content;
  if (!card) throw new Error('The message holds no card.');
  return card;
}

/** Members of a card's parts that somebody reads. */
const READ = new Set(['text', 'title', 'value', 'label', 'placeholder', 'errorMessage', 'altText', 'tooltip', 'speak']);

/** Everything on a card that somebody reads, in order, a line for each; what is folded away as well. */
export function wordsOf(card: SentCard): string {
  const words: string[] = [];
  walk(card, (part) => {
    for (const [member, value] of Object.entries(part)) {
      if (READ.has(member) && typeof value === 'string') words.push(value);
    }
  });
  return words.join('\n');
}

/** All Action.Execute buttons of a card, folded ones too. */
export function buttonsOf(card: SentCard): SentAction[] {
  const buttons: SentAction[] = [];
  walk(card, (part) => {
    if ('type' in part && part.type === 'Action.Execute') buttons.push(part as SentAction);
  });
  return buttons;
}

/** Visits every object of a card that a reader sees; `data`, `fallback` and `refresh` are for machines. */
function walk(part: object, visit: (part: object) => void): void {
  if (!Array.isArray(part)) visit(part);
  for (const [member, inner] of Object.entries(part)) {
    if (typeof inner === 'object' && inner !== null && !['data', 'fallback', 'refresh'].includes(member)) walk(inner as object, visit);
  }
}
