import type { ServerResponse } from 'node:http';
import type { Timers } from '../domain/timers.ts';

/** A comment that keeps proxies from taking the stream for dead, and tells the page that it lives. */
export const HEARTBEAT_MS = 20_000;

/** The page then comes again with a token of that time: no stream outlives its token for long. */
export const LIFE_MS = 10 * 60_000;

export interface EventStream {
  /** Names what to look at again. To a page that does not read it is told together, once it does. */
  tell(topics: Iterable<string>): void;
  /** Says no more, and lets what has been said arrive. */
  end(): void;
  /** When the connection is gone, whoever ended it. */
  readonly closed: Promise<void>;
}

/**
 * Answers with server-sent events. What waits for a page that does not read is a set of topics, however
 * much changes; one that still has not read by the next heartbeat is let go, and comes again when it can.
 */
export function openEventStream(response: ServerResponse, timers: Timers): EventStream {
  response.writeHead(200, {
    'Content-Type': 'text/event-stream; charset=utf-8',
    'Cache-Control': 'no-store',
    // nginx would gather what is written until it fills a buffer.
    'X-Accel-Buffering': 'no',
  });
  response.write(': hello\n\n');
  const waiting = new Set<string>();

  function tell(topics: Iterable<string>): void {
    for (const topic of topics) waiting.add(topic);
    // Writing to what has ended is an error that nobody would catch.
    if (waiting.size === 0 || response.writableEnded || response.destroyed || response.writableNeedDrain) return;
    const line = `data: ${[...waiting].join(' ')}\n\n`;
    waiting.clear();
    response.write(line);
  }

  function end(): void {
    if (!response.writableEnded) response.end();
  }

  function beat(): void {
    if (response.writableEnded || response.writableNeedDrain) response.destroy();
    else response.write(': alive\n\n');
  }

  response.on('drain', () => tell([]));
  const stopBeating = timers.every(HEARTBEAT_MS, beat);
  const stopLife = timers.after(LIFE_MS, end);
  const closed = new Promise<void>((resolve) => {
    response.once('close', () => {
      stopBeating();
      stopLife();
      resolve();
    });
  });
  return { tell, end, closed };
}
