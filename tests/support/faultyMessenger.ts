import { AsyncLocalStorage } from 'node:async_hooks';
import type { Failed, Failure, Message, Messenger, Place, SendResult } from '../../bot/reminders/messenger.ts';
import type { Member } from '../../bot/store/roster.ts';
import type { Random } from './random.ts';

/** A message that stands in a conversation, whatever the product was told of it. */
export interface Arrival {
  readonly kind: 'post' | 'reply' | 'send';
  readonly conversationId: string;
  readonly activityId: string;
  readonly message: Message;
  /** Of the job that sent it. */
  readonly deliveryId: string | null;
}

/** A Teams in which everything that can go wrong does, now and then. */
export interface FaultyMessenger extends Messenger {
  readonly arrivals: Arrival[];
  /** Cards that were put in the place of others. */
  readonly edits: { readonly conversationId: string; readonly message: Message }[];
  /** Every try, also in vain. */
  readonly tried: string[];
  readonly team: Member[];
  /** Conversations whose person has blocked the bot, and such as there are no more. */
  readonly blocked: Set<string>;
  readonly lost: Set<string>;
  /** The share of requests that go wrong. */
  share: number;
  /** Runs work as the job of a delivery, so that what arrives can be traced to it. */
  within<T>(deliveryId: string, work: () => Promise<T>): Promise<T>;
}

/** What a process that dies in the middle of a request looks like from here. */
export class Died extends Error {}

const FAILURES: readonly Failure[] = [
  { kind: 'throttled', retryAfterMs: 1_000 },
  { kind: 'throttled', retryAfterMs: null },
  { kind: 'uncertain' },
  { kind: 'uncertain' },
  { kind: 'blocked' },
  { kind: 'notInstalled' },
  { kind: 'gone' },
  { kind: 'tooBig' },
  { kind: 'conflict' },
  { kind: 'misconfigured' },
  { kind: 'disabled' },
  { kind: 'unreachable' },
  { kind: 'refused' },
];

/** The tasks that a card of the house under test names, by its buttons and links. */
export function tasksOn({ card }: Message): string[] {
  const named = JSON.stringify(card).matchAll(/(?:"taskId":"|https:\/\/tab\/)([0-9a-f-]{36})/g);
  return [...new Set([...named].map(([, id = '']) => id))];
}

export function faultyMessenger(random: Random): FaultyMessenger {
  const job = new AsyncLocalStorage<string>();
  let count = 0;
  const failed = (failure: Failure): Failed => ({ ok: false, failure, detail: `simulated ${failure.kind}` });

  /** Some failures come after the work was done: then it stands there all the same. */
  async function take<T>(conversationId: string, work: () => T, isBig: boolean): Promise<T | Failed> {
    await new Promise((resolve) => setImmediate(resolve));
    if (messenger.blocked.has(conversationId)) return failed({ kind: 'blocked' });
    if (messenger.lost.has(conversationId)) return failed({ kind: 'gone' });
    if (!random.chance(messenger.share)) return work();
    if (random.chance(0.1)) {
      if (random.chance(0.5)) work();
      throw new Died('The process died while it spoke to Teams.');
    }
    const failure = random.pick(FAILURES);
    if (failure.kind === 'uncertain' && random.chance(0.5)) work();
    // What is about several things is small here, so that each arrival can be told from its card.
    if (failure.kind === 'tooBig' && !isBig) return work();
    return failed(failure);
  }

  async function send(kind: Arrival['kind'], { conversationId }: Place, message: Message): Promise<SendResult> {
    messenger.tried.push(conversationId);
    const arrive = () => {
      count += 1;
      const activityId = `activity-${count}`;
      messenger.arrivals.push({ kind, conversationId, activityId, message, deliveryId: job.getStore() ?? null });
      return { ok: true as const, conversationId, activityId };
    };
    return take(conversationId, arrive, tasksOn(message).length === 1);
  }

  const messenger: FaultyMessenger = {
    arrivals: [],
    edits: [],
    tried: [],
    team: [],
    blocked: new Set(),
    lost: new Set(),
    share: 0,
    within: (deliveryId, work) => job.run(deliveryId, work),
    post: (channel, message) => send('post', channel, message),
    reply: (channel, _activityId, message) => send('reply', channel, message),
    send: (chat, message) => send('send', chat, message),
    async openChat({ teamsUserId }) {
      const conversationId = `chat of ${teamsUserId}`;
      return take(conversationId, () => ({ ok: true as const, conversationId }), true);
    },
    async members() {
      return take('members', () => ({ ok: true as const, members: [...messenger.team] }), true);
    },
    async update({ conversationId }, _activityId, message) {
      const edit = () => {
        messenger.edits.push({ conversationId, message });
        return { ok: true as const };
      };
      return take(conversationId, edit, true);
    },
  };
  return messenger;
}
