import type { Timers } from '../../bot/domain/timers.ts';

interface TestTimers extends Timers {
  /** Lets that much time pass at once; what falls into it runs in its order. */
  pass(milliseconds: number): void;
}

/** Timers whose time passes when the test says so. */
export function testTimers(): TestTimers {
  interface Waiting {
    at: number;
    readonly every: number | null;
    readonly run: () => void;
  }
  const waiting = new Set<Waiting>();
  let now = 0;

  function add(milliseconds: number, every: number | null, run: () => void): () => void {
    const one = { at: now + milliseconds, every, run };
    waiting.add(one);
    return () => waiting.delete(one);
  }

  return {
    every: (milliseconds, run) => add(milliseconds, milliseconds, run),
    after: (milliseconds, run) => add(milliseconds, null, run),
    pass(milliseconds) {
      const until = now + milliseconds;
      for (;;) {
        const next = [...waiting].filter(({ at }) => at <= until).sort((a, b) => a.at - b.at)[0];
        if (!next) break;
        now = next.at;
        if (next.every === null) waiting.delete(next);
        else next.at += next.every;
        next.run();
      }
      now = until;
    },
  };
}
