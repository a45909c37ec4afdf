import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import type { Haste } from '../../bot/domain/pacing.ts';
import type { Correspondent, Failed, Failure, Message, Messenger, Place } from '../../bot/reminders/messenger.ts';
import type { Member } from '../../bot/store/roster.ts';

export interface SentMessage {
  readonly kind: 'post' | 'reply' | 'send';
  readonly conversationId: string;
  /** Of the message itself. */
  readonly activityId: string;
  /** Of a reply: the message that begins the thread. */
  readonly inThreadOf: string | null;
  readonly message: Message;
  readonly haste: Haste;
}

/** A chat that writes down what it is given, shows each message as it was last edited, and fails when it is told to. */
export interface RecordingMessenger extends Messenger {
  readonly sent: SentMessage[];
  /** Chats that were opened by the bot. */
  readonly opened: Correspondent[];
  /** Who is in the team. */
  readonly team: Member[];
  readonly edits: { readonly activityId: string; readonly message: Message }[];
  /** The card that stands there now. */
  shown(activityId: string): AdaptiveCard;
  sentTo(conversationId: string): SentMessage[];
  /** The next message or edit fails so; several calls fail several in turn. */
  failNext(failure: Failure, detail?: string): void;
  /** The next message or edit throws, as nothing that the platform answers does. */
  breakNext(error: Error): void;
  /** Runs once before the next message arrives, for what happens while it is under way. */
  beforeNext(happening: () => Promise<void>): void;
  /** Holds the next edit back until the returned function is called. */
  holdNextEdit(): { readonly reached: Promise<void>; release(): void };
  clear(): void;
}

export function recordingMessenger(): RecordingMessenger {
  const sent: SentMessage[] = [];
  const opened: Correspondent[] = [];
  const team: Member[] = [];
  const edits: { activityId: string; message: Message }[] = [];
  const cards = new Map<string, AdaptiveCard>();
  const troubles: (() => Failed)[] = [];
  let happening: (() => Promise<void>) | null = null;
  let hold: { reached(): void; released: Promise<void> } | null = null;
  let count = 0;

  async function take(kind: SentMessage['kind'], { conversationId }: Place, inThreadOf: string | null, message: Message, haste: Haste) {
    const meanwhile = happening;
    happening = null;
    await meanwhile?.();
    const trouble = troubles.shift();
    if (trouble) return trouble();
    count += 1;
    const activityId = `activity-${count}`;
    sent.push({ kind, conversationId, activityId, inThreadOf, message, haste });
    cards.set(activityId, message.card);
    return { ok: true as const, conversationId, activityId };
  }

  return {
    sent,
    edits,
    opened,
    team,
    post: (channel, message, haste) => take('post', channel, null, message, haste),
    reply: (channel, activityId, message, haste) => take('reply', channel, activityId, message, haste),
    send: (chat, message, haste) => take('send', chat, null, message, haste),
    async openChat(correspondent) {
      const trouble = troubles.shift();
      if (trouble) return trouble();
      opened.push(correspondent);
      return { ok: true, conversationId: `chat of ${correspondent.teamsUserId}` };
    },
    async members() {
      const trouble = troubles.shift();
      return trouble ? trouble() : { ok: true, members: [...team] };
    },
    async update(_place, activityId, message) {
      const held = hold;
      hold = null;
      held?.reached();
      await held?.released;
      const trouble = troubles.shift();
      if (trouble) return trouble();
      edits.push({ activityId, message });
      cards.set(activityId, message.card);
      return { ok: true };
    },
    shown(activityId) {
      const card = cards.get(activityId);
      if (!card) throw new Error(`No message ${activityId} was sent.`);
      return card;
    },
    sentTo: (conversationId) => sent.filter((one) => one.conversationId === conversationId),
    failNext(failure, detail = `test ${failure.kind}`) {
      troubles.push(() => ({ ok: false, failure, detail }));
    },
    breakNext(error) {
      troubles.push(() => {
        throw error;
      });
    },
    beforeNext(what) {
      happening = what;
    },
    holdNextEdit() {
      const { promise: reached, resolve: reach } = Promise.withResolvers<void>();
      const { promise: released, resolve: release } = Promise.withResolvers<void>();
      hold = { reached: reach, released };
      return { reached, release };
    },
    clear() {
      for (const list of [sent, edits, opened, team, troubles]) list.length = 0;
    },
  };
}
