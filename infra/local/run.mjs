// Runs a program of the project, after having set up what it needs: `node infra/local/run.mjs
// [--chromium] [--tab] <program.ts> [arguments…]`. Only this folder has to run on whatever Node starts npm
// (18 or newer) and without node_modules; hence JavaScript and nothing but Node's own modules.
import { spawn } from 'node:child_process';
import { constants } from 'node:os';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { ensureChromium } from './chromium.mjs';
import { installDependencies } from './install.mjs';
import { findNode, NODE_TOO_OLD } from './node.mjs';
import { ensureTabBuilt } from './tab.mjs';

const root = fileURLToPath(new URL('../..', import.meta.url));
const given = process.argv.slice(2);
const firstOther = given.findIndex((one) => !one.startsWith('--'));
const needs = new Set(given.slice(0, firstOther));
const [program, ...args] = given.slice(firstOther);

/**
 * Loaded before the program: should we be killed, which nobody can pass on, it ends as by a signal.
 * Jest gives its workers our flags, without the channel.
 */
const END_WITH_US = "process.on('disconnect', () => process.kill(process.pid, 'SIGTERM')); process.channel?.unref();";

try {
  if (firstOther === -1 || !program) throw new Error('Usage: node infra/local/run.mjs [--chromium] [--tab] <program.ts> [arguments…]');
  installDependencies(root, console.log);
  if (needs.has('--chromium')) ensureChromium(console.log);
  const node = findNode(root);
  if (!node) throw new Error(NODE_TOO_OLD);
  if (needs.has('--tab')) ensureTabBuilt(root, node, console.log);
  run(node);
} catch (error) {
  console.error(error.message);
  process.exitCode = 1;
}

function run(node) {
  const ownGroup = process.platform !== 'win32';
  const preload = `data:text/javascript,${encodeURIComponent(END_WITH_US)}`;
  const child = spawn(node, ['--disable-warning=ExperimentalWarning', '--import', preload, program, ...args], {
    cwd: root,
    stdio: ['inherit', 'inherit', 'inherit', 'ipc'],
    env: { ...process.env, PATH: `${path.dirname(node)}${path.delimiter}${process.env.PATH}` },
    // In a terminal, Ctrl-C would reach the program itself, us, and through npm us again. In a group
    // of its own the program hears each signal once, from us.
    detached: ownGroup,
  });
  let heard = 0;
  const pass = (signal) => {
    const repeated = Date.now() - heard < 500;
    heard = Date.now();
    if (ownGroup && !repeated) child.kill(signal);
  };
  process.on('SIGINT', pass);
  process.on('SIGTERM', pass);
  process.on('SIGHUP', () => pass('SIGTERM'));
  // npm passes a signal on to the shell in between, which ends by it and tells nobody.
  const { ppid } = process;
  if (process.env.npm_lifecycle_event) {
    const watch = setInterval(() => {
      if (process.ppid === ppid) return;
      clearInterval(watch);
      pass('SIGTERM');
    }, 250);
  }
  child.once('error', (error) => {
    console.error(error.message);
    process.exit(1);
  });
  child.once('exit', (code, signal) => process.exit(code ?? 128 + constants.signals[signal]));
}
