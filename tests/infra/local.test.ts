import { afterAll, afterEach, beforeAll, describe, expect, jest, test } from '@jest/globals';
import { spawn, spawnSync, type ChildProcessByStdio } from 'node:child_process';
import { once } from 'node:events';
import { chmod, cp, mkdir, mkdtemp, readlink, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import type { Readable } from 'node:stream';
import { fileURLToPath } from 'node:url';

// Programs are started here, on a machine that may be busy.
jest.setTimeout(60_000);

const LOCAL = fileURLToPath(new URL('../../infra/local', import.meta.url));
const onLinux = process.platform === 'linux' ? test : test.skip;

let root: string;
type Listening = ChildProcessByStdio<null, Readable, null>;
const children: Listening[] = [];

const project = {
  name: 'project',
  type: 'module',
  dependencies: { '@embedded-postgres/parcel': 'file:embedded-postgres-parcel-1.0.0.tgz' },
};

/** A project of its own, with the real set-up, whose one dependency is a package with links to restore. */
beforeAll(async () => {
  root = await mkdtemp(join(tmpdir(), 'ikp-local-'));
  await cp(LOCAL, join(root, 'infra', 'local'), { recursive: true });
  const parcel = join(root, 'parcel');
  await writeJson(join(parcel, 'package.json'), { name: '@embedded-postgres/parcel', version: '1.0.0' });
  await writeJson(join(parcel, 'native', 'pg-symlinks.json'), [{ source: 'native/lib.1', target: 'native/lib' }]);
  await write(join(parcel, 'native', 'lib.1'), '');
  await write(
    join(parcel, 'scripts', 'hydrate-symlinks.js'),
    "require('fs').symlinkSync('lib.1', require('path').join(process.cwd(), 'native', 'lib'));",
  );
  await write(join(root, '.npmrc'), 'ignore-scripts=true\n');
  npm(parcel, 'pack', '--pack-destination', root);
  await writeJson(join(root, 'package.json'), project);
  npm(root, 'install', '--package-lock-only');
});

afterEach(() => {
  for (const child of children.splice(0)) child.kill('SIGKILL');
});

afterAll(() => rm(root, { recursive: true, force: true }));

describe('dependencies', () => {
  test('are installed when they are missing, with the links that PostgreSQL needs, and only then', async () => {
    await write(join(root, 'hello.ts'), "const text: string = 'hello'; console.log(text);");
    const first = runToEnd(['hello.ts']);
    expect(first).toEqual({ status: 0, lines: ['Installing the dependencies (npm ci, about a minute) …', 'hello'] });
    const link = join(root, 'node_modules', '@embedded-postgres', 'parcel', 'native', 'lib');
    expect(await readlink(link)).toBe('lib.1');

    expect(runToEnd(['hello.ts'])).toEqual({ status: 0, lines: ['hello'] });

    await rm(link);
    expect(runToEnd(['hello.ts'])).toEqual({ status: 0, lines: ['hello'] });
    expect(await readlink(link)).toBe('lib.1');
  });

  test('that cannot be installed are told in a sentence', async () => {
    const elsewhere = join(root, 'elsewhere');
    await cp(LOCAL, join(elsewhere, 'infra', 'local'), { recursive: true });
    await writeJson(join(elsewhere, 'package.json'), { name: 'project', dependencies: { gone: 'file:gone.tgz' } });
    await writeJson(join(elsewhere, 'package-lock.json'), {
      lockfileVersion: 3,
      packages: {
        '': { name: 'project', dependencies: { gone: 'file:gone.tgz' } },
        'node_modules/gone': { version: '1.0.0', resolved: 'file:gone.tgz' },
      },
    });
    const { status, stderr } = spawnSync(process.execPath, ['infra/local/run.mjs', 'x.ts'], { cwd: elsewhere, encoding: 'utf8' });
    expect(status).toBe(1);
    expect(stderr).toMatch(/^The dependencies could not be installed\. Check that .* then try again\.$/m);
  });

  test.each([
    ['as the lock file says', { a: one('1'), forOthers: { ...one('1'), optional: true } }, { a: one('1') }, true],
    ['of another version', { a: one('2') }, { a: one('1') }, false],
    ['with other contents', { a: { version: '1', integrity: 'x' } }, { a: one('1') }, false],
    ['without one of them', { a: one('1'), b: one('1') }, { a: one('1') }, false],
    ['not finished', { a: one('1') }, null, false],
  ])('%s are told apart', async (_what, wanted, installed, expected) => {
    const { isInstalled } = (await import(join(LOCAL, 'install.mjs'))) as { isInstalled: (root: string) => boolean };
    const project = await mkdtemp(join(root, 'lock-'));
    await writeJson(join(project, 'package-lock.json'), { packages: { '': {}, ...wanted } });
    if (installed) await writeJson(join(project, 'node_modules', '.package-lock.json'), { packages: installed });
    expect(isInstalled(project)).toBe(expected);
  });
});

describe('the Node that is taken', () => {
  test.each([
    ['v18.20.0', false],
    ['v20.20.2', false],
    ['v22.17.1', false],
    ['v22.18.0', true],
    ['v23.5.0', false],
    ['v23.6.0', true],
    ['v24.0.0', true],
    ['v26.1.0', true],
    [null, false],
  ])('%s: %s', async (version, expected) => {
    const { isNewEnough } = (await import(join(LOCAL, 'node.mjs'))) as { isNewEnough: (version: string | null) => boolean };
    expect(isNewEnough(version)).toBe(expected);
  });
});

describe('a program', () => {
  test('gets its arguments, stands first on the path, and its code is ours', async () => {
    await write(
      join(root, 'ask.ts'),
      `import { spawnSync } from 'node:child_process';
       console.log(process.argv.slice(2).join('|'));
       console.log(spawnSync('node', ['-p', 'process.execPath'], { encoding: 'utf8' }).stdout.trim() === process.execPath);
       process.exit(7);`,
    );
    expect(runToEnd(['ask.ts', 'a b', '--c'])).toEqual({ status: 7, lines: ['a b|--c', 'true'] });
  });

  onLinux('hears a signal once, however often it comes at the same moment, and ends in its own way', async () => {
    const { child, lines } = await startListener();
    // As a terminal and npm do it.
    process.kill(-child.pid!, 'SIGINT');
    process.kill(child.pid!, 'SIGINT');
    process.kill(child.pid!, 'SIGINT');
    expect(await once(child, 'exit')).toEqual([3, null]);
    expect(lines.filter((line) => line === 'SIGINT')).toHaveLength(1);
  });

  onLinux('ends when we are killed', async () => {
    const { child, lines } = await startListener();
    const closed = once(child.stdout, 'close');
    child.kill('SIGKILL');
    await closed;
    expect(lines).toContain('SIGTERM');
  });

  onLinux('ends when npm is told to', async () => {
    await writeListener();
    await write(join(root, 'package.json'), JSON.stringify({ ...project, scripts: { listen: 'node infra/local/run.mjs listen.ts' } }));
    const { child, lines } = await startReady('npm', ['run', '--silent', 'listen']);
    const closed = once(child.stdout, 'close');
    child.kill('SIGTERM');
    await closed;
    expect(lines.filter((line) => line === 'SIGTERM')).toHaveLength(1);
  });

  onLinux('that dies of a signal is told as a shell would', async () => {
    await write(join(root, 'die.ts'), "process.kill(process.pid, 'SIGKILL');");
    expect(runToEnd(['die.ts']).status).toBe(128 + 9);
  });
});

describe('a browser', () => {
  const MISSING = /^No browser for the tests was found\. Install Chromium, .* and try again\.$/;

  onLinux('is found on the path when it works', async () => {
    const path = await folderWith({ chromium: 'exit 1', 'google-chrome': 'exit 0' });
    expect(find(path)).toBe(join(path, 'google-chrome'));
    expect(find(await folderWith({ chromium: 'exit 1' }))).toBe('null');
  });

  onLinux('that is missing is told in a sentence', async () => {
    const path = await folderWith({});
    expect(ensure(path)).toEqual([expect.stringMatching(MISSING)]);
  });

  onLinux('that is missing is installed on Debian', async () => {
    const path = await folderWith({ sudo: 'shift; exec /usr/bin/env "$@"' });
    await script(path, 'apt-get', `if [ "$1" = install ]; then printf '#!/bin/sh\\n' > ${path}/chromium; /bin/chmod +x ${path}/chromium; fi`);
    expect(ensure(path)).toEqual(['Installing Chromium for the browser tests (apt-get, about a minute) …']);
    expect(find(path)).toBe(join(path, 'chromium'));
  });

  onLinux('whose package is empty, or cannot be had, is told in a sentence', async () => {
    const sudo = 'shift; exec /usr/bin/env "$@"';
    const empty = await folderWith({ sudo, 'apt-get': 'exit 0' });
    expect(ensure(empty).at(-1)).toMatch(/brings no browser\. Install/);
    const offline = await folderWith({ sudo, 'apt-get': 'exit 100' });
    expect(ensure(offline).at(-1)).toMatch(/could not be installed with apt-get\. Install/);
  });

  function find(path: string): string {
    return inFolder(path, 'console.log(String(findChromium()))')[0] ?? '';
  }

  function ensure(path: string): string[] {
    return inFolder(path, 'try { ensureChromium(console.log) } catch (error) { console.log(error.message) }');
  }

  function inFolder(path: string, code: string): string[] {
    const source = `import { findChromium, ensureChromium } from ${JSON.stringify(join(LOCAL, 'chromium.mjs'))}; ${code}`;
    const { stdout } = spawnSync(process.execPath, ['--input-type=module', '-e', source], { encoding: 'utf8', env: { PATH: path } });
    return stdout.trim().split('\n');
  }
});

function one(version: string) {
  return { version, integrity: `sha512-of-${version}` };
}

function runToEnd(args: string[]): { status: number | null; lines: string[] } {
  const { status, stdout, stderr } = spawnSync(process.execPath, ['infra/local/run.mjs', ...args], { cwd: root, encoding: 'utf8' });
  return { status, lines: (stdout + stderr).trim().split('\n') };
}

/** A program that writes down the signals it hears and ends a moment after the first. */
function writeListener(): Promise<void> {
  return write(
    join(root, 'listen.ts'),
    `for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, () => { console.log(signal); setTimeout(() => process.exit(3), 200); });
     console.log('ready');
     setInterval(() => {}, 1000);`,
  );
}

async function startListener(): Promise<{ child: Listening; lines: string[] }> {
  await writeListener();
  return startReady(process.execPath, ['infra/local/run.mjs', 'listen.ts']);
}

/** In a group of its own, as under a terminal. */
async function startReady(program: string, args: string[]): Promise<{ child: Listening; lines: string[] }> {
  const child = spawn(program, args, { cwd: root, stdio: ['ignore', 'pipe', 'inherit'], detached: true });
  children.push(child);
  const lines: string[] = [];
  const reader = createInterface({ input: child.stdout });
  reader.on('line', (line) => lines.push(line));
  await once(reader, 'line');
  return { child, lines };
}

async function folderWith(scripts: Record<string, string>): Promise<string> {
  const folder = await mkdtemp(join(root, 'path-'));
  for (const [name, code] of Object.entries(scripts)) await script(folder, name, code);
  return folder;
}

async function script(folder: string, name: string, code: string): Promise<void> {
  await writeFile(join(folder, name), `#!/bin/sh\n${code}\n`);
  await chmod(join(folder, name), 0o755);
}

async function write(file: string, text: string): Promise<void> {
  await mkdir(join(file, '..'), { recursive: true });
  await writeFile(file, text);
}

function writeJson(file: string, value: unknown): Promise<void> {
  return write(file, JSON.stringify(value));
}

function npm(folder: string, ...args: string[]): void {
  const { status, stderr } = spawnSync('npm', args, { cwd: folder, encoding: 'utf8', shell: process.platform === 'win32' });
  if (status !== 0) throw new Error(stderr);
}
