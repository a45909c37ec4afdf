import type { QueryClient, QueryKey } from '@tanstack/react-query';
import { createParser } from 'eventsource-parser';
import type { LiveTopic } from '../../bot/domain/liveTopic.ts';
import type { Identity } from './client.ts';

/** What of the cache may show the past, by the first part of its key. 'everything' and 'own' stand for all. */
const SHOWN: Readonly<Record<Exclude<LiveTopic, 'everything' | 'own'>, readonly string[]>> = {
  tasks: ['tasks', 'task', 'snooze', 'forecast', 'eligibilityQueue', 'agreementWork', 'agreementDetails', 'department', 'learningAgreements', 'learningAgreement'],
  overview: ['eligibilityQueue', 'eligibilityFigures', 'departmentOverview', 'department', 'agreementDetails', 'publications', 'publication', 'announcements', 'channelOverview'],
  meetings: ['meetings', 'channelOverview'],
  publications: ['publications', 'publication', 'announcements', 'department'],
  agreements: ['agreements', 'agreementWork', 'agreementDetails', 'department', 'channelOverview'],
  learningAgreements: ['learningAgreements', 'learningAgreement', 'agreementDetails'],
  loans: ['loans', 'agreementDetails', 'department'],
  knowledge: ['knowledge'],
  calendar: ['calendar', 'settings', 'departmentSettings', 'forecast'],
  directory: ['directory', 'absences', 'departmentOverview', 'me', 'department'],
  broadcasts: ['broadcasts', 'broadcast', 'unreached'],
  operations: ['operations'],
};

/** The audit log is fetched when somebody looks, and not by itself: each look stands in it. */
const ON_PURPOSE = 'auditLog';

/** Milliseconds after which a stream that says nothing, not even that it lives, is taken for broken; the server speaks every 20 s. */
const SILENCE = 45_000;

/** Milliseconds until it is tried again: the first time, and at the most. */
const AGAIN_AFTER = 1_000;
const AGAIN_AT_MOST = 60_000;

interface LivePulse {
  /** Whether changes are being told; while they are not, pages ask more often. */
  live: boolean;
}

/**
 * Follows the server's events for as long as the page is looked at, and has what they name fetched
 * anew. Read with fetch, since EventSource cannot say who asks but in the address.
 *
 * @returns what ends it
 */
export function followChanges(identity: Identity, cache: QueryClient, pulse: LivePulse): () => void {
  const end = new AbortController();
  void follow();
  return () => end.abort();

  async function follow(): Promise<void> {
    let wait = AGAIN_AFTER;
    let renew = false;
    for (let times = 0; !end.signal.aborted; times++) {
      await untilLookedAt(end.signal);
      try {
        // What changed while nobody listened was told to nobody.
        renew = await listen(renew, () => {
          wait = AGAIN_AFTER;
          pulse.live = true;
          if (times > 0) lookAgain(['everything']);
        });
      } catch {
        // The pages ask by themselves meanwhile, and say what is wrong.
      } finally {
        pulse.live = false;
      }
      if (!document.hidden) await pause(wait * (0.5 + Math.random() / 2), end.signal);
      wait = Math.min(wait * 2, AGAIN_AT_MOST);
    }
  }

  /** Ends when the stream does, when it falls silent, and when nobody looks. Tells whether the token was refused. */
  async function listen(renew: boolean, opened: () => void): Promise<boolean> {
    const over = new AbortController();
    const stop = () => over.abort();
    const stopHidden = () => document.hidden && stop();
    let silence = setTimeout(stop, SILENCE);
    end.signal.addEventListener('abort', stop);
    document.addEventListener('visibilitychange', stopHidden);
    try {
      const headers = { Accept: 'text/event-stream', Authorization: await identity.authorization({ renew }) };
      const response = await fetch('/api/events', { headers, credentials: 'omit', signal: over.signal });
      if (response.status === 401) return true;
      if (!response.ok || !response.body) throw new Error(`The stream of changes answered ${response.status}.`);
      opened();
      const parser = createParser({ onEvent: ({ data }) => lookAgain(data.split(' ')) });
      const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
      for (let part = await reader.read(); !part.done; part = await reader.read()) {
        clearTimeout(silence);
        silence = setTimeout(stop, SILENCE);
        parser.feed(part.value);
      }
      return false;
    } finally {
      clearTimeout(silence);
      end.signal.removeEventListener('abort', stop);
      document.removeEventListener('visibilitychange', stopHidden);
    }
  }

  /** A topic that this page does not know comes from a newer server: then anything may have changed. */
  function lookAgain(topics: readonly string[]): void {
    const known = topics.map((topic) => (topic in SHOWN ? SHOWN[topic as keyof typeof SHOWN] : null));
    const shown = new Set(known.flatMap((keys) => keys ?? []));
    const everything = known.includes(null) || topics.includes('own');
    void cache.invalidateQueries({ predicate: ({ queryKey }) => firstOf(queryKey) !== ON_PURPOSE && (everything || shown.has(firstOf(queryKey))) });
  }
}

function firstOf(queryKey: QueryKey): string {
  return String(queryKey[0]);
}

function untilLookedAt(signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    if (!document.hidden || signal.aborted) return resolve();
    const look = () => {
      if (document.hidden && !signal.aborted) return;
      document.removeEventListener('visibilitychange', look);
      resolve();
    };
    document.addEventListener('visibilitychange', look);
    signal.addEventListener('abort', look, { once: true });
  });
}

/** Shorter when the network comes back meanwhile. */
function pause(milliseconds: number, signal: AbortSignal): Promise<void> {
  return new Promise((resolve) => {
    const goOn = () => {
      clearTimeout(timer);
      window.removeEventListener('online', goOn);
      signal.removeEventListener('abort', goOn);
      resolve();
    };
    const timer = setTimeout(goOn, milliseconds);
    window.addEventListener('online', goOn);
    signal.addEventListener('abort', goOn);
  });
}
