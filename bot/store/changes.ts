import pg from 'pg';
import { LIVE_TOPICS, type LiveTopic } from '../domain/liveTopic.ts';
import type { Timers } from '../domain/timers.ts';

/** What a transaction has changed that somebody may be looking at, as the triggers of migration `live_changes` tell it. */
export type Change =
  | { readonly kind: 'task'; readonly taskId: string }
  /** Something of one person's own, or what they are asked. */
  | { readonly kind: 'person'; readonly personId: string }
  | { readonly kind: 'topic'; readonly topic: LiveTopic };

interface ChangeWatch {
  stop(): Promise<void>;
}

interface Listener {
  changed(change: Change): void;
  /** The connection broke and is back: what was told in between nobody heard. */
  missed(): void;
  broken(error: Error): void;
}

/** As the triggers name it. */
const CHANNEL = 'ikp_forum_changes';

const AGAIN_AFTER_MS = 1_000;

/** A connection that only listens does not notice that its network has gone silent, so it is asked. */
export const ASKED_EVERY_MS = 30_000;
export const ANSWERS_WITHIN_MS = 10_000;

/**
 * Hears what any process commits, on one connection of its own: LISTEN does not work on a pool's. It
 * is made anew, once a second, for as long as the database is away.
 */
export async function watchChanges(url: string, timers: Timers, { changed, missed, broken }: Listener): Promise<ChangeWatch> {
  let client: pg.Client | null = null;
  let stopWaiting: () => void = () => undefined;
  let stopped = false;

  async function listen(): Promise<void> {
    const fresh = new pg.Client({ connectionString: url, keepAlive: true, connectionTimeoutMillis: ANSWERS_WITHIN_MS });
    client = fresh;
    fresh.on('notification', ({ payload }) => {
      const change = parse(payload ?? '');
      if (change) changed(change);
    });
    fresh.on('error', broken);
    const stopAsking = timers.every(ASKED_EVERY_MS, asker(fresh));
    fresh.on('end', () => {
      stopAsking();
      listenLater();
    });
    await fresh.connect();
    await fresh.query(`listen ${CHANNEL}`);
  }

  function asker(asked: pg.Client): () => void {
    let expecting = false;
    return () => {
      if (expecting) return;
      expecting = true;
      const stopExpecting = timers.after(ANSWERS_WITHIN_MS, () => {
        broken(new Error(`The database has not answered within ${ANSWERS_WITHIN_MS} ms.`));
        // With a question on its way this waits for nothing.
        asked.end().catch(broken);
      });
      const answered = () => {
        expecting = false;
        stopExpecting();
      };
      asked.query('select 1').then(answered, answered);
    };
  }

  /** A client that could not connect ends as well, so this follows every failure, and only once. */
  function listenLater(): void {
    if (stopped) return;
    stopWaiting();
    stopWaiting = timers.after(AGAIN_AFTER_MS, () => {
      listen().then(missed, (error: unknown) => {
        broken(error as Error);
        listenLater();
      });
    });
  }

  await listen();
  return {
    async stop() {
      stopped = true;
      stopWaiting();
      await client?.end();
    },
  };
}

/** Another version of the product may tell what this one does not know. */
function parse(payload: string): Change | null {
  const [kind, what = ''] = payload.split(' ');
  if (kind === 'task') return { kind, taskId: what };
  if (kind === 'person') return { kind, personId: what };
  const topic = LIVE_TOPICS.find((one) => one === what);
  return kind === 'topic' && topic ? { kind, topic } : null;
}
