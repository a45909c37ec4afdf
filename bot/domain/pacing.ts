/** What a request to Teams is counted as: each kind has windows of its own for a conversation. */
export type RequestKind = 'send' | 'members';

/** So many requests in so many seconds; a window slides, it does not begin on the second. */
export interface Window {
  readonly requests: number;
  readonly seconds: number;
}

/** What Teams lets through. All windows hold at once. */
export interface Limits {
  readonly perConversation: Readonly<Record<RequestKind, readonly Window[]>>;
  /** Over all conversations of the app in a tenant. */
  readonly wholeApp: Window;
}

/** Source: Microsoft Learn, "Optimize your bot: rate limiting and best practices in Teams". */
export const TEAMS_LIMITS: Limits = {
  perConversation: {
    send: [
      { requests: 7, seconds: 1 },
      { requests: 8, seconds: 2 },
      { requests: 60, seconds: 30 },
      { requests: 1800, seconds: 3600 },
    ],
    members: [
      { requests: 14, seconds: 1 },
      { requests: 16, seconds: 2 },
      { requests: 120, seconds: 30 },
      { requests: 3600, seconds: 3600 },
    ],
  },
  wholeApp: { requests: 50, seconds: 1 },
};

/** urgent: somebody waits for it. bulk: goes into the gaps that the urgent leaves. */
export type Haste = 'urgent' | 'bulk';

/**
 * Why the whole app sends nothing. throttled: Teams asked for it. misconfigured: the bot's own
 * credentials are refused. disabled: the tenant's administrator has switched the app off.
 */
export type PauseReason = 'throttled' | 'misconfigured' | 'disabled';

const SHORTEST_MS = 1_000;
const LONGEST_MS = 60_000;

/**
 * Milliseconds of the next pause when Teams names none: drawn between the shortest and three times
 * the last one, so that it grows and several apps that were refused together come apart.
 * Source: AWS Architecture Blog, "Exponential Backoff and Jitter" (decorrelated jitter).
 *
 * @param random 0 to 1
 */
export function decorrelatedJitter(lastMs: number, random: number): number {
  const upTo = Math.max(SHORTEST_MS, lastMs) * 3;
  return Math.round(Math.min(LONGEST_MS, SHORTEST_MS + random * (upTo - SHORTEST_MS)));
}
