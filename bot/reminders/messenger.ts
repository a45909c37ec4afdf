import type { AdaptiveCard } from '../cards/elements.ts';
import type { Haste } from '../domain/pacing.ts';
import type { Member } from '../store/roster.ts';

/**
 * What the reminders need of a chat. The room bot/teams implements it for Microsoft Teams; tests
 * have one that records. Nothing here throws for what a platform is known to answer: it comes back
 * as a result, so that each message ends in an outcome.
 */
export interface Messenger {
  /** Starts a new thread in a channel. */
  post(channel: Place, message: Message, haste: Haste): Promise<SendResult>;
  /** Answers in the thread that begins with `activityId`. */
  reply(channel: Place, activityId: string, message: Message, haste: Haste): Promise<SendResult>;
  /** Writes into a personal chat. */
  send(chat: Place, message: Message, haste: Haste): Promise<SendResult>;
  /** Puts a card in the place of one that was sent. */
  update(place: Place, activityId: string, message: Message, haste: Haste): Promise<UpdateResult>;
  /** Finds the personal chat with somebody, or makes it. Repeated, it gives the same one. */
  openChat(with_: Correspondent, haste: Haste): Promise<OpenResult>;
  /** Everybody in a team, all pages of it or nothing. */
  members(team: Place): Promise<MembersResult>;
}

/** Somebody as Teams knows them, and the service that holds their chats. */
export interface Correspondent {
  readonly teamsUserId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | null;
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
  | {
      readonly kind:
        | 'uncertain'
        | 'blocked'
        | 'notInstalled'
        | 'gone'
        | 'tooBig'
        | 'conflict'
        | 'misconfigured'
        | 'disabled'
        | 'unreachable'
        | 'refused';
    };

export interface Failed {
  readonly ok: false;
  readonly failure: Failure;
  /** For the log: the status and code of the answer; never what was sent. */
  readonly detail: string;
}

export type SendResult = { readonly ok: true; readonly conversationId: string; readonly activityId: string } | Failed;
export type MembersResult = { readonly ok: true; readonly members: readonly Member[] } | Failed;
export type OpenResult = { readonly ok: true; readonly conversationId: string } | Failed;
export type UpdateResult = { readonly ok: true } | Failed;

/** Addresses of the tab, for buttons on cards. */
export interface Links {
  task(taskId: string): string;
  tasks(): string;
  agreements(): string;
  contacts(): string;
  /** The person's own settings. */
  settings(): string;
  /** How the sending itself fares; for administrators. */
  operations(): string;
  meeting(meetingId: string): string;
  /** Any page of the tab, by its path under /tab. */
  page(path: string): string;
  /** The meeting as a file for calendars; opens without signing in, since calendars do not sign in. */
  calendarFile(meetingId: string): string;
  /** A person's own calendar of meetings, by its key. */
  calendarFeed(key: string): string;
}
