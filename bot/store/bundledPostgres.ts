import { resolve } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import pg from 'pg';
import { addressOf, BundledPostgresFailed, lastWords, launch, openCluster, removeUnfinished, shutDown, type Cluster } from './bundled/cluster.ts';
import { findPostmaster, forget, isServing, type Postmaster } from './bundled/postmaster.ts';

export { BundledPostgresFailed, DataFolderNotWritable } from './bundled/cluster.ts';

export interface BundledPostgresOptions {
  /** A folder for the server's files; made when it does not exist. */
  readonly dataDir: string;
  /** False only for tests: what is written may be lost when the machine, not the program, fails. */
  readonly durable: boolean;
}

export interface BundledPostgres {
  /** Address with user, password and database; the role may make databases and owns the one named. */
  readonly url: string;
  /** Settles when the server ends without having been stopped; never, when all goes well. */
  readonly died: Promise<BundledPostgresFailed>;
  /** Ends the server and waits until its process is gone. All connections are closed by it. */
  stop(): Promise<void>;
}

/** Another running product has the folder. */
export class DataFolderInUse extends Error {
  constructor(dataDir: string, owner: string | null) {
    super(
      `The data folder ${dataDir} is in use by another running ${owner ?? 'IKP-forum'}. ` +
        'Stop that one, or choose another folder with DATA_DIR.',
    );
    this.name = 'DataFolderInUse';
  }
}

/** A crash of a large store is mended before the first connection is taken. */
const START_LIMIT_MS = 60_000;
/** After a kill -9 the system closes the old owner's connection within milliseconds. */
const OWNER_LIMIT_MS = 3_000;

/**
 * Starts the PostgreSQL that comes with the product, on 127.0.0.1 and a free port, as a process of
 * its own. It outlives a product that is killed; the next start finds it and goes on with it.
 * A folder belongs to one product at a time: the owner holds an advisory lock on a connection of its
 * own, which the server gives back whenever the owner ends, however it ends.
 *
 * @throws DataFolderNotWritable, DataFolderInUse, BundledPostgresFailed
 */
export async function startBundledPostgres({ dataDir, durable }: BundledPostgresOptions): Promise<BundledPostgres> {
  const cluster = await openCluster(resolve(dataDir), durable);
  const { port, pid, owner } = await own(cluster, durable);
  try {
    await removeUnfinished(cluster);
  } catch (error) {
    // Kept, the lock would refuse everybody else a folder that nobody has.
    await owner.end();
    throw error;
  }
  let stopping: Promise<void> | null = null;
  const died = new Promise<BundledPostgresFailed>((settle) => {
    owner.once('end', () => {
      if (!stopping) void lastWords(cluster).then((words) => settle(new BundledPostgresFailed(`it ended while it was in use.\n${words}\n`)));
    });
  });
  return {
    url: addressOf(cluster, port),
    died,
    stop: () => (stopping ??= stop(cluster, pid, owner)),
  };
}

interface Owned extends Postmaster {
  /** The connection that holds the lock. */
  readonly owner: pg.Client;
}

async function own(cluster: Cluster, durable: boolean): Promise<Owned> {
  const deadline = performance.now() + START_LIMIT_MS;
  let ownerDeadline = Infinity;
  let problem = 'it does not answer.';
  while (performance.now() < deadline) {
    const found = await findPostmaster(cluster.folder);
    if (!found) {
      const { code, output } = await launch(cluster, durable);
      // Several things pass by themselves: a port that was taken just now, remains of a killed
      // server that are still ending, another start at the same moment.
      if (code !== 0) {
        problem = `${output.trim()}\n${await lastWords(cluster)}\n`;
        await pause(100);
      }
      continue;
    }
    const attempt = await tryToOwn(addressOf(cluster, found.port, 'postgres'));
    if (attempt.kind === 'owned') return { ...found, owner: attempt.client };
    if (attempt.kind === 'foreign' && !found.ours) {
      // The process id of our killed server now belongs to somebody else's PostgreSQL.
      await forget(cluster.folder);
      continue;
    }
    if (attempt.kind === 'taken') {
      ownerDeadline = Math.min(ownerDeadline, performance.now() + OWNER_LIMIT_MS);
      if (performance.now() >= ownerDeadline) throw new DataFolderInUse(cluster.dataDir, attempt.by);
    } else {
      problem = attempt.problem;
    }
    await pause(20);
  }
  throw new BundledPostgresFailed(problem);
}

type Attempt =
  | { readonly kind: 'owned'; readonly client: pg.Client }
  | { readonly kind: 'taken'; readonly by: string | null }
  | { readonly kind: 'foreign' | 'not ready'; readonly problem: string };

const REFUSED = ['28P01', '28000', '3D000', 'ECONNREFUSED'];

/** Connects and asks for the lock; the lock is one for the whole cluster since its database always is the same. */
async function tryToOwn(url: string): Promise<Attempt> {
  const client = new pg.Client({ connectionString: url, application_name: `IKP-forum (process ${process.pid})`, connectionTimeoutMillis: 5_000 });
  // What breaks the connection later is told by its end.
  client.on('error', () => undefined);
  try {
    await client.connect();
    const { rows } = await client.query<{ owned: boolean }>("select pg_try_advisory_lock(hashtextextended('ikp-forum owner', 0)) as owned");
    if (rows[0]?.owned) return { kind: 'owned', client };
    const holders = await client.query<{ name: string }>(
      `select application_name as name from pg_stat_activity join pg_locks using (pid)
       where locktype = 'advisory' and granted and pg_stat_activity.datname = current_database()`,
    );
    await client.end();
    return { kind: 'taken', by: holders.rows[0]?.name ?? null };
  } catch (error) {
    await client.end();
    const { code, message } = error as pg.DatabaseError;
    return { kind: code !== undefined && REFUSED.includes(code) ? 'foreign' : 'not ready', problem: message };
  }
}

async function stop(cluster: Cluster, pid: number, owner: pg.Client): Promise<void> {
  // By the file, not by the process id alone: that may be another program's, if ours was killed.
  const running = (await findPostmaster(cluster.folder))?.pid === pid;
  // The lock is given back by the server's end, not before: nobody may adopt a server that is ending.
  const { code, output } = running ? await shutDown(cluster) : { code: 0, output: '' };
  await owner.end();
  if (code !== 0) throw new BundledPostgresFailed(`it did not stop: ${output.trim()}.`);
  // The file goes a moment before the process does.
  while (running && (await isServing(pid))) await pause(10);
}
