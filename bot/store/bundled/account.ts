import { spawn } from 'node:child_process';
import { stat } from 'node:fs/promises';
import { dirname, parse } from 'node:path';

/** The OS account that PostgreSQL runs as; null: our own. */
export type Account = { readonly uid: number; readonly gid: number } | null;

export interface Ended {
  readonly code: number | null;
  /** What it wrote, both streams. */
  readonly output: string;
}

const NAME = 'postgres';

/**
 * PostgreSQL refuses to run as root. When we are root its files belong to, and it runs as, the account
 * that owns the folder already, or the usual `postgres`, which is made when the machine lacks it.
 *
 * @throws Error when the account can neither be found nor made
 */
export async function serverAccount(clusterFolder: string): Promise<Account> {
  if (process.getuid?.() !== 0) return null;
  const owner = await stat(clusterFolder).catch(() => null);
  if (owner && owner.uid !== 0) return { uid: owner.uid, gid: owner.gid };
  const known = await lookUp();
  if (known) return known;
  const made = await run('useradd', ['--system', '--user-group', '--no-create-home', '--shell', '/usr/sbin/nologin', NAME], null);
  const account = made.code === 0 ? await lookUp() : null;
  if (!account) throw new Error(`it does not run as root, and the account ${NAME} could not be made: ${made.output.trim()}`);
  return account;
}

async function lookUp(): Promise<Account> {
  const [uid, gid] = await Promise.all([run('id', ['-u', NAME], null), run('id', ['-g', NAME], null)]);
  return uid.code === 0 && gid.code === 0 ? { uid: Number(uid.output), gid: Number(gid.output) } : null;
}

/** Runs a program to its end as the account. `paths` are the files and folders it must get at. */
export async function runAs(account: Account, program: string, args: readonly string[], paths: readonly string[], input = ''): Promise<Ended> {
  if (!account) return run(program, args, null, input);
  for (const path of [program, ...paths]) {
    if (!(await canReach(account, path))) return runThroughWall(account, program, args, input);
  }
  return run(program, args, account, input);
}

/**
 * A checkout in root's own home is closed to every other account. The account is then given the one
 * capability to pass such folders: it may be missing in a container, where a wider one is there.
 */
async function runThroughWall({ uid, gid }: NonNullable<Account>, program: string, args: readonly string[], input: string): Promise<Ended> {
  let ended: Ended = { code: null, output: '' };
  for (const capability of ['dac_read_search', 'dac_override']) {
    const flags = [`--reuid=${uid}`, `--regid=${gid}`, '--clear-groups', `--inh-caps=+${capability}`, `--ambient-caps=+${capability}`];
    ended = await run('setpriv', [...flags, '--', program, ...args], null, input);
    if (ended.code === 0 || !ended.output.includes('setpriv')) return ended;
  }
  return { ...ended, output: `the account of the server cannot reach ${program}; move the project out of root's home. ${ended.output}` };
}

async function canReach({ uid, gid }: NonNullable<Account>, path: string): Promise<boolean> {
  for (let folder = dirname(path); ; folder = dirname(folder)) {
    const { mode, uid: owner, gid: group } = await stat(folder);
    const pass = owner === uid ? 0o100 : group === gid ? 0o010 : 0o001;
    if ((mode & pass) === 0) return false;
    if (folder === dirname(folder)) return true;
  }
}

function run(program: string, args: readonly string[], account: Account, input = ''): Promise<Ended> {
  const { PATH, SystemRoot, TEMP, TMP } = process.env;
  return new Promise((resolve) => {
    const child = spawn(program, args, {
      ...account,
      // Our own folder may be closed to the account, and PostgreSQL's variables (PGDATA, PGPORT…) are for another server.
      cwd: parse(program).root || '/',
      env: { PATH, SystemRoot, TEMP, TMP, LC_ALL: 'C', TZ: 'UTC' },
      stdio: ['pipe', 'pipe', 'pipe'],
      windowsHide: true,
    });
    let output = '';
    const collect = (chunk: string) => {
      output += chunk;
    };
    child.stdout.setEncoding('utf8').on('data', collect);
    child.stderr.setEncoding('utf8').on('data', collect);
    // A program that ends before it has read its input says why with its exit code.
    child.stdin.on('error', () => undefined).end(input);
    child.once('error', (error) => resolve({ code: null, output: error.message }));
    child.once('close', (code) => resolve({ code, output }));
  });
}
