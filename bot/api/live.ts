import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { LiveTopic } from '../domain/liveTopic.ts';
import type { Person } from '../domain/person.ts';
import { watchChanges, type Change } from '../store/changes.ts';
import type { Database } from '../store/connect.ts';
import { findPeople } from '../store/directory.ts';
import { peopleAtTasks } from '../store/taskFiles.ts';
import { openEventStream, type EventStream } from './eventStream.ts';
import type { Identify } from './identity.ts';
import { answerFailure, preferredLanguage } from './routes.ts';
import { RequestProblem } from './problem.ts';
import { isOffice } from './roles.ts';
import type { Timers } from '../domain/timers.ts';

/** What changes within this time is told as one: an import changes thousands of rows. */
const GATHER_MS = 100;

/**
 * How long a change is told to whoever comes after it. A page listens when it stands, and what it
 * shows was asked for before that.
 */
const TOLD_LATE_MS = 10_000;

/** Windows of one person that are told; others ask now and then, as without a stream. */
const STREAMS_PER_PERSON = 8;

interface Live {
  stop(): Promise<void>;
}

interface Listener {
  readonly person: Person;
  readonly stream: EventStream;
}

interface LiveParts {
  readonly databaseUrl: string;
  readonly db: Database;
  readonly identify: Identify;
  readonly timers: Timers;
  readonly log: Logger;
}

/**
 * GET /api/events: server-sent events that tell a page what to look at again. An event names topics
 * and nothing else; that a task has changed is told to those who are asked or who asked, and as
 * 'overview' to the offices, who see all of them. Whoever's rights have changed has to come again.
 */
export async function addLive(server: Server, { databaseUrl, db, identify, timers, log }: LiveParts): Promise<Live> {
  const listeners = new Set<Listener>();
  let gathered: Change[] = [];
  let stopGathering: (() => void) | null = null;
  /** What was told a short while ago, with what keeps it from being forgotten. */
  const recent = new Map<readonly Change[], () => void>();

  function gather(change: Change): void {
    gathered.push(change);
    stopGathering ??= timers.after(GATHER_MS, () => {
      stopGathering = null;
      const changes = gathered;
      gathered = [];
      recent.set(changes, timers.after(TOLD_LATE_MS, () => recent.delete(changes)));
      tell(changes, listeners);
    });
  }

  function tell(changes: readonly Change[], whom: ReadonlySet<Listener>): void {
    tellConcerned(changes, whom).catch((error: unknown) => {
      // Who has to know could not be found out, so everybody looks.
      log.warn({ err: error }, 'a change could not be told to whom it concerns');
      for (const { stream } of whom) stream.tell(['everything']);
    });
  }

  async function tellConcerned(changes: readonly Change[], whom: ReadonlySet<Listener>): Promise<void> {
    if (whom.size === 0 || changes.length === 0) return;
    const topics = new Set(changes.flatMap((change) => (change.kind === 'topic' ? [change.topic] : [])));
    if (topics.has('directory')) await partFromChanged();
    const people = new Set(changes.flatMap((change) => (change.kind === 'person' ? [change.personId] : [])));
    const tasks = [...new Set(changes.flatMap((change) => (change.kind === 'task' ? [change.taskId] : [])))];
    const atTasks = tasks.length > 0 ? await peopleAtTasks(db, tasks) : new Set<string>();
    for (const { person, stream } of whom) {
      const { id, roles } = person;
      const own: readonly LiveTopic[] = people.has(id) || atTasks.has(id) ? ['own', 'tasks'] : [];
      const seesAll = tasks.length > 0 && (isOffice(person) || roles.includes('admissions'));
      stream.tell([...topics, ...own, ...(seesAll ? (['overview'] as const) : [])]);
    }
  }

  /** What they are told goes by the rights that they had when they came. */
  async function partFromChanged(): Promise<void> {
    const now = new Map((await findPeople(db, [...listeners].map(({ person }) => person.id))).map((one) => [one.id, one]));
    for (const listener of listeners) {
      const { person, stream } = listener;
      if (now.get(person.id)?.roles.toSorted().join() === person.roles.toSorted().join()) continue;
      stream.tell(['everything']);
      stream.end();
      listeners.delete(listener);
    }
  }

  async function open(request: Request, response: Response): Promise<void> {
    const person = await identify(request);
    if ([...listeners].filter((one) => one.person.id === person.id).length >= STREAMS_PER_PERSON) throw new RequestProblem('tooMany');
    const stream = openEventStream(response, timers);
    const listener = { person, stream };
    listeners.add(listener);
    tell([...recent.keys()].flat(), new Set([listener]));
    await stream.closed;
    listeners.delete(listener);
  }

  server.get('/api/events', async (request: Request, response: Response) => {
    try {
      await open(request, response);
    } catch (error) {
      answerFailure(error, response, preferredLanguage(request), log);
    }
  });
  const watch = await watchChanges(databaseUrl, timers, {
    changed: gather,
    missed: () => gather({ kind: 'topic', topic: 'everything' }),
    broken: (error) => log.warn({ err: error }, 'the connection that hears of changes broke'),
  });
  return {
    async stop() {
      await watch.stop();
      stopGathering?.();
      for (const stopForgetting of recent.values()) stopForgetting();
      for (const { stream } of listeners) stream.end();
    },
  };
}
