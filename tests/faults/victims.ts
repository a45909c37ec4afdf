import { fork, type ChildProcess } from 'node:child_process';
import { once } from 'node:events';
import { createWriteStream, type WriteStream } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { connect, createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { startBundledPostgres } from '../../bot/store/bundledPostgres.ts';

/** What can be killed and started again under the same address. */
export interface Victim {
  /** Ends it with SIGKILL and returns when it is gone. */
  kill(): Promise<void>;
  start(): Promise<void>;
}

export interface DatabaseVictim extends Victim {
  /** Stays the same over restarts. */
  readonly url: string;
  /** Breaks every connection and takes no new ones, until it is mended; the server itself runs on. */
  cut(): Promise<void>;
  mend(): Promise<void>;
  stop(): Promise<void>;
}

/**
 * The bundled server, behind an address that stays, as a university's database server has one: the
 * bundled one takes another port each time it starts.
 */
export async function startDatabase(dataDir: string): Promise<DatabaseVictim> {
  let server = await startBundledPostgres({ dataDir, durable: true });
  let door = await openDoor(0, portOf(server.url));
  const url = new URL(server.url);
  url.port = String(door.port);
  return {
    url: url.toString(),
    async kill() {
      const [pid] = (await readFile(path.join(dataDir, 'cluster', 'postmaster.pid'), 'utf8')).split('\n');
      process.kill(Number(pid), 'SIGKILL');
      await server.died;
      await door.close();
    },
    async start() {
      server = await startBundledPostgres({ dataDir, durable: true });
      door = await openDoor(door.port, portOf(server.url));
    },
    cut: () => door.close(),
    async mend() {
      door = await openDoor(door.port, portOf(server.url));
    },
    async stop() {
      await door.close();
      await server.stop();
    },
  };
}

function portOf(url: string): number {
  return Number(new URL(url).port);
}

interface Door {
  readonly port: number;
  close(): Promise<void>;
}

/** Passes connections on to another port of this machine, until it is closed: then they break, and new ones are refused. */
async function openDoor(port: number, target: number): Promise<Door> {
  const open = new Set<Socket>();
  const server: Server = createServer((outer) => {
    const inner = connect(target, '127.0.0.1');
    for (const [one, other] of [[outer, inner], [inner, outer]] as const) {
      open.add(one);
      // Its end tells the other side, whatever broke it.
      one.on('error', () => other.destroy());
      one.on('close', () => {
        open.delete(one);
        other.destroy();
      });
      one.pipe(other);
    }
  });
  await new Promise<void>((resolve, reject) => server.once('error', reject).listen(port, '127.0.0.1', resolve));
  return {
    port: (server.address() as AddressInfo).port,
    close() {
      for (const socket of open) socket.destroy();
      return new Promise((resolve) => server.close(() => resolve()));
    },
  };
}

export interface ProductVictim extends Victim {
  readonly url: string;
  /** Null while it runs; how it ended when nobody killed it. */
  readonly endedByItself: string | null;
  /** Stops it where it stands, as a machine does that is put to sleep, and lets it go on. */
  freeze(): void;
  thaw(): void;
}

/** The product in a process of its own; what it logs goes to the file. */
export async function startProduct(options: { databaseUrl: string; connectorUrl: string; logFile: string }): Promise<ProductVictim> {
  const port = await freePort();
  const log = createWriteStream(options.logFile);
  let child: ChildProcess | undefined;
  let gone: Promise<unknown> = Promise.resolve();
  let killed = false;
  let endedByItself: string | null = null;
  const self = {
    url: `http://127.0.0.1:${port}`,
    get endedByItself() {
      return endedByItself;
    },
    async start() {
      killed = false;
      child = run({ port, databaseUrl: options.databaseUrl, connectorUrl: options.connectorUrl }, log);
      child.once('exit', (code, signal) => {
        if (!killed) endedByItself = `The product ended by itself (${signal ?? code}); see ${options.logFile}.`;
      });
      gone = once(child, 'exit');
      await listening(child, options.logFile);
    },
    freeze: () => void child?.kill('SIGSTOP'),
    thaw: () => void child?.kill('SIGCONT'),
    async kill() {
      killed = true;
      child?.kill('SIGKILL');
      await gone;
    },
  };
  await self.start();
  return self;
}

function run(options: object, log: WriteStream): ChildProcess {
  const child = fork(fileURLToPath(new URL('./productProcess.ts', import.meta.url)), [JSON.stringify(options)], {
    // Jest's own flags are not for the product.
    execArgv: [],
    stdio: ['ignore', 'pipe', 'pipe', 'ipc'],
  });
  child.stdout?.pipe(log, { end: false });
  child.stderr?.pipe(log, { end: false });
  return child;
}

function listening(child: ChildProcess, logFile: string): Promise<void> {
  return new Promise((resolve, reject) => {
    child.once('message', () => resolve());
    child.once('exit', () => reject(new Error(`The product did not start; see ${logFile}.`)));
  });
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
