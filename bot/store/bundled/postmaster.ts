import { execFile } from 'node:child_process';
import { readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';

const execute = promisify(execFile);

/** A server that runs, or is about to, on a cluster's folder. */
export interface Postmaster {
  readonly pid: number;
  readonly port: number;
  /** Whether the process surely belongs to the folder, or only is some PostgreSQL. */
  readonly ours: boolean;
}

/**
 * Who `postmaster.pid` says serves the folder; null when nobody does. The file stays behind when the
 * server was killed; PostgreSQL then refuses to start if the process id has been given to another
 * program since, so a file that names no PostgreSQL is cleared away here.
 */
export async function findPostmaster(clusterFolder: string): Promise<Postmaster | null> {
  const text = await readPidFile(clusterFolder);
  if (text === null) return null;
  // Lines: pid, folder, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n');
  const pid = Number(lines[0]);
  const port = Number(lines[3]);
  // Still being written, by a server that starts this moment.
  if (!(pid > 0) || !(port > 0)) return isAlive(pid) ? { pid, port: 0, ours: true } : clear(clusterFolder, text);
  const command = await commandOf(pid);
  if (!isPostgres(command)) return clear(clusterFolder, text);
  return { pid, port, ours: process.platform === 'win32' || command.includes(clusterFolder) };
}

/** Removes `postmaster.pid` of a server that is known not to run. */
export async function forget(clusterFolder: string): Promise<void> {
  await rm(join(clusterFolder, 'postmaster.pid'), { force: true });
}

/** Whether the process of a server has not ended yet. */
export async function isServing(pid: number): Promise<boolean> {
  return isPostgres(await commandOf(pid));
}

function isPostgres(command: string): boolean {
  return /\bpostgres\b/.test(command);
}

function isAlive(pid: number): boolean {
  if (!(pid > 0)) return false;
  try {
    process.kill(pid, 0);
    return true;
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'; // there, but another account's
  }
}

async function clear(clusterFolder: string, seen: string): Promise<null> {
  // A server that has started in the meantime has written its own.
  if ((await readPidFile(clusterFolder)) === seen) await forget(clusterFolder);
  return null;
}

async function readPidFile(clusterFolder: string): Promise<string | null> {
  try {
    return await readFile(join(clusterFolder, 'postmaster.pid'), 'utf8');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return null;
    throw error;
  }
}

/** The command line of a process; empty when it has ended, also for one that nobody has collected yet. */
async function commandOf(pid: number): Promise<string> {
  if (!isAlive(pid)) return '';
  try {
    if (process.platform === 'linux') return (await readFile(`/proc/${pid}/cmdline`, 'utf8')).replaceAll('\0', ' ');
    const { stdout } =
      process.platform === 'win32'
        ? await execute('tasklist', ['/FI', `PID eq ${pid}`, '/FO', 'CSV', '/NH'])
        : await execute('ps', ['-o', 'command=', '-p', String(pid)]);
    return stdout;
  } catch {
    return ''; // it ended between the two looks
  }
}
