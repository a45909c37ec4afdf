import { setTimeout as pause } from 'node:timers/promises';
import type { Haste, Limits, RequestKind } from '../domain/pacing.ts';
import type { Database } from '../store/connect.ts';
import { answerRequest, pauseSending, returnRequest, takeRequest } from '../store/pace.ts';

/** A request that may go now. */
export interface Turn {
  readonly kind: 'granted';
  /** An answer came, or surely none will. */
  answered(): void;
  /** It was not sent after all. */
  unused(): void;
}

export type Turned = Turn | { readonly kind: 'later'; readonly retryAfterMs: number; readonly because: string };

/** What stands between the product and Teams' limits; all processes on one database share them. */
export interface Pacing {
  /** Waits for its turn for at most {@link LONGEST_WAIT_MS}; what would take longer comes back as `later`. */
  turn(conversationId: string, kind: RequestKind, haste: Haste): Promise<Turned>;
  /** Teams has answered 429: the whole app waits. */
  throttled(retryAfterMs: number | null): Promise<number>;
  /** Nothing can be sent until an administrator acts; looked at again now and then. */
  stopped(because: 'misconfigured' | 'disabled'): Promise<number>;
}

/** Milliseconds that a message waits in the process that has claimed it. */
const LONGEST_WAIT_MS = 2_000;

/** Milliseconds between two looks at whether an administrator has acted. */
const STOPPED_MS = 60_000;

export function createPacing(db: Database, limits: Limits, report: (error: unknown) => void): Pacing {
  /** Of each haste one at a time asks for the app's turn; the others would only ask in vain. */
  const queues: Record<Haste, Promise<unknown>> = { urgent: Promise.resolve(), bulk: Promise.resolve() };

  /** What comes after the message is on its way must not make it look failed: a turn that is not given back ends by itself. */
  const inBackground = (work: Promise<unknown>) => void work.catch(report);

  function granted(requestId: string): Turn {
    return {
      kind: 'granted',
      answered: () => inBackground(answerRequest(db, requestId)),
      unused: () => inBackground(returnRequest(db, requestId)),
    };
  }

  /** Asks until it is granted or something else than the app's own limit is in the way. */
  async function askInTurn(conversationId: string, kind: RequestKind, haste: Haste, deadline: number) {
    for (;;) {
      const taken = await takeRequest(db, conversationId, kind, haste, limits);
      if (taken.kind === 'granted' || taken.because !== 'app' || performance.now() + taken.waitMs > deadline) return taken;
      await pause(taken.waitMs);
    }
  }

  return {
    async turn(conversationId, kind, haste) {
      const deadline = performance.now() + LONGEST_WAIT_MS;
      for (;;) {
        const asked = queues[haste].then(() => askInTurn(conversationId, kind, haste, deadline));
        queues[haste] = asked.catch(() => undefined); // whoever asked hears of it; the next one asks anyway
        const taken = await asked;
        if (taken.kind === 'granted') return granted(taken.requestId);
        if (performance.now() + taken.waitMs > deadline) {
          return { kind: 'later', retryAfterMs: taken.waitMs, because: `waits for ${taken.because}` };
        }
        await pause(taken.waitMs);
      }
    },
    throttled: (retryAfterMs) => pauseSending(db, retryAfterMs, 'throttled'),
    stopped: (because) => pauseSending(db, STOPPED_MS, because),
  };
}
