import { spawn } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { z } from 'zod';

/**
 * `npm test`: types, lint, walls, the build of the tab, and every test. All of it runs, so that one
 * run tells everything; the last line counts.
 */

const root = path.resolve(import.meta.dirname, '..');
const bin = (name: string, file: string) => path.join(root, 'node_modules', name, file);

/** Each is one check in the count. */
const CHECKS: readonly (readonly [name: string, command: readonly string[]])[] = [
  ['types of server and tests', [bin('typescript', 'bin/tsc'), '--noEmit']],
  ['types of the tab', [bin('typescript', 'bin/tsc'), '--noEmit', '-p', 'tab']],
  ['lint', [bin('eslint', 'bin/eslint.js'), '.']],
  ['walls between the rooms', [bin('dependency-cruiser', 'bin/dependency-cruiser.mjs'), '--config', '.dependency-cruiser.cjs', 'bot', 'tab', 'tests']],
  ['build of the tab', [bin('vite', 'bin/vite.js'), 'build', '--config', 'tab/vite.config.ts', '--logLevel', 'warn']],
];

let passed = 0;
let failed = 0;

for (const [name, command] of CHECKS) {
  const ok = (await run(command)) === 0;
  console.log(`${ok ? 'ok' : 'FAILED'}: ${name}`);
  if (ok) passed += 1;
  else failed += 1;
}

const report = path.join(tmpdir(), `ikp-forum-tests-${process.pid}.json`);
// Two workers: most tests wait for a database or a browser, and two cores are what many machines have.
const code = await run([
  '--experimental-vm-modules',
  '--disable-warning=ExperimentalWarning',
  bin('jest', 'bin/jest.js'),
  '--maxWorkers=2',
  '--json',
  `--outputFile=${report}`,
  ...process.argv.slice(2),
]);
const counted = await readReport(report);
passed += counted.numPassedTests;
failed += counted.numFailedTests + counted.numRuntimeErrorTestSuites + (code !== 0 && counted.numFailedTests === 0 ? 1 : 0);
console.log(`${passed} passed, ${failed} failed`);
process.exitCode = failed === 0 ? 0 : 1;

function run(command: readonly string[]): Promise<number> {
  return new Promise((resolve) => {
    const child = spawn(process.execPath, [...command], { cwd: root, stdio: 'inherit' });
    child.once('exit', (exitCode) => resolve(exitCode ?? 1));
  });
}

async function readReport(file: string) {
  const counts = z.object({
    numPassedTests: z.number(),
    numFailedTests: z.number(),
    numRuntimeErrorTestSuites: z.number(),
  });
  try {
    return counts.parse(JSON.parse(await readFile(file, 'utf8')));
  } catch (error) {
    console.error(`The tests wrote no report: ${String(error)}`);
    return { numPassedTests: 0, numFailedTests: 1, numRuntimeErrorTestSuites: 0 };
  } finally {
    await rm(file, { force: true });
  }
}
