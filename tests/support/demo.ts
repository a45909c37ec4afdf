import { spawn, type ChildProcess } from 'node:child_process';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer, type AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import type { ChatPerson } from '../../bot/config.ts';

export interface RunningDemo {
  readonly chatUrl: string;
  readonly tabUrl: string;
  /** Ends it as Ctrl-C does, and tells its exit code. */
  stop(): Promise<number | null>;
}

/** Milliseconds for the first start of everything on a busy machine. */
const START_LIMIT = 90_000;

/** Starts the program that `npm start` runs, on free ports and a data folder of its own, with one of its people in the chat. */
export async function startDemo(chatAs: ChatPerson = 'karin'): Promise<RunningDemo> {
  const folder = await mkdtemp(path.join(tmpdir(), 'ikp-forum-demo-'));
  const [port, playgroundPort] = [await freePort(), await freePort()];
  const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', 'bot/demo/main.ts'], {
    cwd: path.resolve(import.meta.dirname, '../..'),
    env: {
      ...process.env,
      PORT: String(port),
      PLAYGROUND_PORT: String(playgroundPort),
      CHAT_AS: chatAs,
      DATA_DIR: folder,
      DATABASE_URL: '',
      NODE_ENV: 'test',
    },
  });
  await ready(child);
  return {
    chatUrl: `http://127.0.0.1:${playgroundPort}`,
    tabUrl: `http://127.0.0.1:${port}/tab/`,
    async stop() {
      const ended = new Promise<number | null>((resolve) => child.once('exit', resolve));
      child.kill('SIGINT');
      const code = await ended;
      await rm(folder, { recursive: true, force: true });
      return code;
    },
  };
}

async function ready(child: ChildProcess): Promise<void> {
  let output = '';
  for (const stream of [child.stdout, child.stderr]) stream?.on('data', (chunk: Buffer) => (output += chunk.toString()));
  const limit = performance.now() + START_LIMIT;
  while (!output.includes('IKP-forum is ready')) {
    if (performance.now() > limit || child.exitCode !== null) throw new Error(`The demo did not start.\n${output}`);
    await pause(100);
  }
}

/** A port that nobody has at this moment. */
function freePort(): Promise<number> {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen(0, '127.0.0.1', () => {
      const { port } = server.address() as AddressInfo;
      server.close(() => resolve(port));
    });
  });
}
