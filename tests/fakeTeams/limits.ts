/** So many requests in so many seconds. */
export interface Window {
  readonly requests: number;
  readonly seconds: number;
}

/** Per bot and conversation; all windows hold at once. Source: Microsoft Learn, "Rate limiting in Teams bots". */
export const SENDING: readonly Window[] = [
  { requests: 7, seconds: 1 },
  { requests: 8, seconds: 2 },
  { requests: 60, seconds: 30 },
  { requests: 1800, seconds: 3600 },
];

export const READING_MEMBERS: readonly Window[] = [
  { requests: 14, seconds: 1 },
  { requests: 16, seconds: 2 },
  { requests: 120, seconds: 30 },
  { requests: 3600, seconds: 3600 },
];

/** Per app and tenant, over all conversations. */
export const WHOLE_APP: readonly Window[] = [{ requests: 50, seconds: 1 }];

/** Takes one request for a key; gives the milliseconds until it would be let through, 0 when it is. */
export type RateLimit = (key: string) => number;

/** Sliding windows. What is refused does not count. `now` gives milliseconds. */
export function rateLimit(windows: readonly Window[], now: () => number): RateLimit {
  const passed = new Map<string, number[]>();
  const longest = Math.max(...windows.map((window) => window.seconds)) * 1000;
  return (key) => {
    const at = now();
    const times = (passed.get(key) ?? []).filter((time) => time > at - longest);
    passed.set(key, times);
    const waits = windows.map(({ requests, seconds }) => {
      const within = times.filter((time) => time > at - seconds * 1000);
      const first = within[within.length - requests];
      return first === undefined ? 0 : first + seconds * 1000 - at;
    });
    const wait = Math.max(...waits);
    if (wait === 0) times.push(at);
    return wait;
  };
}

/** A clock for tests that are not about limits: it moves on by an hour with every look. */
export function unhurried(): () => number {
  let looks = 0;
  return () => (looks += 1) * 3_600_001;
}
