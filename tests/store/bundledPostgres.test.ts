import { afterAll, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { mkdir, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { networkInterfaces, tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { connect } from 'node:net';
import pg from 'pg';
import {
  DataFolderInUse,
  DataFolderNotWritable,
  startBundledPostgres,
  type BundledPostgres,
} from '../../bot/store/bundledPostgres.ts';

// Programs are started here, on a machine that may be busy.
jest.setTimeout(60_000);

const MODULE = new URL('../../bot/store/bundledPostgres.ts', import.meta.url).href;
const onLinux = process.platform === 'linux' ? test : test.skip;

let root: string;
let dataDir: string;
const children: ChildProcess[] = [];

beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ikp-bundled-'));
  dataDir = join(root, 'data');
});

afterAll(async () => {
  for (const child of children) child.kill('SIGKILL');
  await rm(root, { recursive: true, force: true });
});

const start = (folder = dataDir) => startBundledPostgres({ dataDir: folder, durable: false });

describe('the first start', () => {
  let server: BundledPostgres;
  beforeAll(async () => {
    server = await start();
  });
  afterAll(() => server.stop());

  test('sorts and folds as Swedish does', async () => {
    const sorted = await query(server.url, "select string_agg(x, ' ' order by x) as v from unnest(array['ö','ä','z','å','a']) x");
    expect(sorted).toBe('a z å ä ö');
    expect(await query(server.url, "select ('ÅSA' ilike 'åsa')::text as v")).toBe('true');
    expect(await query(server.url, "select to_tsvector('institutionerna')::text as v")).toBe("'institution':1");
  });

  test.each(['pg_trgm', 'unaccent', 'btree_gist'])('lets the product add %s', async (extension) => {
    await query(server.url, `create extension ${extension}`);
  });

  test('gives the product a role that cannot reach the machine through the database', async () => {
    expect(await query(server.url, 'select rolsuper::text as v from pg_roles where rolname = current_user')).toBe('false');
    await expect(query(server.url, "copy (select 1) to program 'id'")).rejects.toThrow(/permission denied/);
  });

  test('asks for the password, which only the owner of the file can read', async () => {
    const wrong = new URL(server.url);
    wrong.password = 'wrong';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    wrong.username = 'postgres';
    await expect(query(wrong.href, 'select 1')).rejects.toMatchObject({ code: '28P01' });
    if (process.platform !== 'win32') {
      expect((await stat(join(dataDir, 'cluster', 'ikp-forum.password'))).mode & 0o777).toBe(0o600);
    }
  });

  test('listens on this machine only', async () => {
    const port = Number(new URL(server.url).port);
    const outside = Object.values(networkInterfaces()).flat().find((one) => one && !one.internal && one.family === 'IPv4');
    if (outside) expect(await reaches(outside.address, port)).toBe(false);
    expect(await reaches('127.0.0.1', port)).toBe(true);
    expect(await reaches('::1', port)).toBe(false);
  });

  test('has the folder for itself, and says who has it', async () => {
    const second = start();
    await expect(second).rejects.toThrow(DataFolderInUse);
    await expect(second).rejects.toThrow(`process ${process.pid}`);
    expect(await query(server.url, 'select 1::text as v')).toBe('1');
  });
});

describe('a later start', () => {
  test('finds what was stored, and leaves no process when it stops', async () => {
    const first = await start();
    await query(first.url, 'create table kept (what text)');
    await query(first.url, "insert into kept values ('åäö')");
    const { pid } = await postmaster();
    await Promise.all([first.stop(), first.stop()]);
    expect(await isAlive(pid)).toBe(false);
    expect(await readdir(join(dataDir, 'cluster'))).not.toContain('postmaster.pid');
    expect(await Promise.race([first.died, Promise.resolve('quiet')])).toBe('quiet');

    const second = await start();
    expect(await query(second.url, 'select what as v from kept')).toBe('åäö');
    await second.stop();
  });

  test('goes on with the server of a product that was killed, at once', async () => {
    const product = await startElsewhere();
    const { pid } = await postmaster();
    product.child.kill('SIGKILL');
    await once(product.child, 'exit');
    expect(await isAlive(pid)).toBe(true);

    const began = Date.now();
    const next = await start();
    expect(Date.now() - began).toBeLessThan(3_000);
    expect((await postmaster()).pid).toBe(pid);
    expect(next.url).toBe(product.url);
    await next.stop();
    expect(await isAlive(pid)).toBe(false);
  });

  test('waits for a server that is ending', async () => {
    const product = await startElsewhere();
    product.child.stdin!.write('stop\n');
    const next = await start();
    expect(await query(next.url, 'select what as v from kept')).toBe('åäö');
    await next.stop();
  });

  test('is refused while another product runs, also when that one hangs', async () => {
    const product = await startElsewhere();
    product.child.kill('SIGSTOP');
    await expect(start()).rejects.toThrow(new RegExp(`in use.*process ${product.child.pid}\\)`));
    product.child.kill('SIGCONT');
    product.child.stdin!.write('stop\n');
    await once(product.child, 'exit');
  });

  onLinux('is not hit by Ctrl-C in the terminal of the product', async () => {
    const product = await startElsewhere({ ignoresSignals: true });
    process.kill(-product.child.pid!, 'SIGINT');
    expect(await query(product.url, 'select what as v from kept')).toBe('åäö');
    product.child.stdin!.write('stop\n');
    await once(product.child, 'exit');
  });
});

describe('a postmaster.pid that was left behind', () => {
  let otherServer: BundledPostgres;
  let program: ChildProcess;
  beforeAll(async () => {
    otherServer = await start(join(root, 'other'));
    program = spawn(process.execPath, ['-e', 'setInterval(() => {}, 1000)'], { stdio: 'ignore' });
    children.push(program);
  });
  afterAll(() => otherServer.stop());

  test.each([
    ['of a process that is gone', async () => [await pidThatIsGone(), 1]],
    ['whose process id another program has', async () => [program.pid!, 1]],
    ['whose process id another PostgreSQL has', async () => [(await postmaster(join(root, 'other'))).pid, 1]],
    [
      'whose process id and port another PostgreSQL has',
      async () => [(await postmaster(join(root, 'other'))).pid, Number(new URL(otherServer.url).port)],
    ],
  ])('%s is cleared away', async (_what, of) => {
    const [pid, port] = await of();
    await writeFile(
      join(dataDir, 'cluster', 'postmaster.pid'),
      `${pid}\n${join(dataDir, 'cluster')}\n1700000000\n${port}\n\n127.0.0.1\n  9999999         0\nready   \n`,
    );
    const server = await start();
    expect(await query(server.url, 'select what as v from kept')).toBe('åäö');
    expect((await postmaster()).pid).not.toBe(pid);
    await server.stop();
    if (pid === program.pid) expect(await isAlive(pid!)).toBe(true);
    expect(await query(otherServer.url, 'select 1::text as v')).toBe('1');
  });
});

describe('a server that is killed', () => {
  test('is told of, can be stopped, and is back with its data at the next start', async () => {
    const server = await start();
    await query(server.url, "insert into kept values ('just now')");
    process.kill((await postmaster()).pid, 'SIGKILL');
    expect((await server.died).message).toContain('ended while it was in use');
    await server.stop();

    const next = await start();
    expect(await query(next.url, 'select count(*)::text as v from kept')).toBe('2');
    await next.stop();
  });
});

describe('a folder', () => {
  test('that cannot be made is refused by name', async () => {
    const file = join(root, 'a file');
    await writeFile(file, '');
    const folder = join(file, 'data');
    await expect(start(folder)).rejects.toThrow(DataFolderNotWritable);
    await expect(start(folder)).rejects.toThrow(folder);
  });

  test('in which a start was killed half way is used, and cleaned', async () => {
    const folder = join(root, 'half');
    await mkdir(join(folder, 'new-cluster-abc'), { recursive: true });
    await writeFile(join(folder, 'new-cluster-abc', 'PG_VERSION'), '18');
    const server = await start(folder);
    expect(await readdir(folder)).toEqual(['cluster']);
    await server.stop();
  });

  test('that two products want at once is given to one of them', async () => {
    const folder = join(root, 'both');
    const [one, two] = await Promise.allSettled([start(folder), start(folder)]);
    const started = [one, two].filter((result) => result.status === 'fulfilled');
    const refused = [one, two].filter((result) => result.status === 'rejected');
    expect(started).toHaveLength(1);
    expect(refused[0]!.reason).toBeInstanceOf(DataFolderInUse);
    expect(await query(started[0]!.value.url, 'select 1::text as v')).toBe('1');
    await started[0]!.value.stop();
  });
});

/** A product in a process of its own; it ends its server and itself when it is told `stop`. */
async function startElsewhere({ ignoresSignals = false } = {}): Promise<{ child: ChildProcess; url: string }> {
  const code = `
    ${ignoresSignals ? "process.on('SIGINT', () => undefined);" : ''}
    const { startBundledPostgres } = await import(${JSON.stringify(MODULE)});
    const server = await startBundledPostgres({ dataDir: ${JSON.stringify(dataDir)}, durable: false });
    console.log(server.url);
    process.stdin.once('data', async () => { await server.stop(); process.exit(0); });
  `;
  const child = spawn(process.execPath, ['--input-type=module', '--eval', code], { stdio: ['pipe', 'pipe', 'inherit'], detached: true });
  children.push(child);
  const line = once(createInterface({ input: child.stdout }), 'line');
  const exit = once(child, 'exit').then(([code]) => {
    throw new Error(`The product ended at its start with code ${code}.`);
  });
  const [url] = (await Promise.race([line, exit])) as [string];
  // From here on it may end.
  exit.catch(() => undefined);
  return { child, url };
}

async function query(url: string, text: string): Promise<string | undefined> {
  const client = new pg.Client({ connectionString: url });
  client.on('error', () => undefined);
  await client.connect();
  try {
    return (await client.query<{ v: string }>(text)).rows[0]?.v;
  } finally {
    await client.end();
  }
}

async function postmaster(folder = dataDir): Promise<{ pid: number }> {
  return { pid: Number((await readFile(join(folder, 'cluster', 'postmaster.pid'), 'utf8')).split('\n')[0]) };
}

async function pidThatIsGone(): Promise<number> {
  const child = spawn(process.execPath, ['-e', '0'], { stdio: 'ignore' });
  await once(child, 'exit');
  return child.pid!;
}

/** A process that has ended but that nobody has collected is gone as well. */
async function isAlive(pid: number): Promise<boolean> {
  try {
    process.kill(pid, 0);
    return process.platform !== 'linux' || !/\) Z /.test(await readFile(`/proc/${pid}/stat`, 'utf8'));
  } catch {
    return false;
  }
}

function reaches(host: string, port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const socket = connect({ host, port, timeout: 2_000 });
    const answer = (reached: boolean) => {
      socket.destroy();
      resolve(reached);
    };
    socket.once('connect', () => answer(true)).once('error', () => answer(false)).once('timeout', () => answer(false));
  });
}
