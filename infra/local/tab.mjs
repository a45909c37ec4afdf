import { spawnSync } from 'node:child_process';
import { existsSync, readdirSync, statSync } from 'node:fs';
import path from 'node:path';

/** Builds the tab when something it is made of is younger than what was built. Throws with a sentence for the person. */
export function ensureTabBuilt(root, node, tell) {
  const built = path.join(root, 'tab', 'dist', 'index.html');
  const since = existsSync(built) ? statSync(built).mtimeMs : 0;
  const parts = [...filesIn(path.join(root, 'tab')), path.join(root, 'package-lock.json')];
  if (parts.every((file) => statSync(file).mtimeMs <= since)) return;
  tell('Building the tab …');
  const vite = path.join(root, 'node_modules', 'vite', 'bin', 'vite.js');
  const { status, stdout, stderr } = spawnSync(node, [vite, 'build', '--config', 'tab/vite.config.ts', '--logLevel', 'warn'], {
    cwd: root,
    encoding: 'utf8',
  });
  if (status !== 0) throw new Error(`The tab could not be built:\n${stdout}${stderr}`);
}

function filesIn(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const file = path.join(folder, entry.name);
    if (entry.isDirectory()) return entry.name === 'dist' ? [] : filesIn(file);
    return [file];
  });
}
