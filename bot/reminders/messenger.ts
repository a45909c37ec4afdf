import type { AdaptiveCard } from '../cards/elements.ts';

/**
 * What the reminders need of a chat. The room bot/teams implements it for Microsoft Teams; tests
 * have one that records. Nothing here throws for what a platform is known to answer: it comes back
 * as a result, so that each message ends in an outcome.
 */
export interface Messenger {
  /** Starts a new thread in a channel. */
  post(channel: Place, message: Message): Promise<SendResult>;
  /** Answers in the thread that begins with `activityId`. */
  reply(channel: Place, activityId: string, message: Message): Promise<SendResult>;
  /** Writes into a personal chat. */
  send(chat: Place, message: Message): Promise<SendResult>;
  /** Puts a card in the place of one that was sent. */
  update(place: Place, activityId: string, message: Message): Promise<UpdateResult>;
}

/** A conversation and the address of the service that holds it. */
export interface Place {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | null;
}

/** A card alone: text beside a card would split the message, and it could never be edited. */
export interface Message {
  readonly card: AdaptiveCard;
  /** For notifications and lists of chats. */
  readonly summary: string;
}

/** What a platform's refusal means to us. Source: the table of answers in docs/architecture.md. */
export type Failure =
  | { readonly kind: 'throttled'; readonly retryAfterMs: number | null }
  | { readonly kind: 'uncertain' | 'blocked' | 'notInstalled' | 'gone' | 'tooBig' | 'conflict' | 'misconfigured' | 'unreachable' }
  | { readonly kind: 'refused' };

export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
  /** For the log: the status and code of the answer; never what was sent. */
  readonly detail: string;
}

export type SendResult = { readonly ok: true; readonly conversationId: string; readonly activityId: string } | Failed;
export type UpdateResult = { readonly ok: true } | Failed;

/** Addresses of the tab, for buttons on cards. */
export interface Links {
  task(taskId: string): string;
  tasks(): string;
  agreements(): string;
}
