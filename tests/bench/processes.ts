import { fork } from 'node:child_process';
import { open, readFile } from 'node:fs/promises';
import path from 'node:path';
import { fileURLToPath } from 'node:url';
import { z } from 'zod';

/** A bot that listens, in a process of its own. */
export interface BotProcess {
  readonly url: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const ready = z.object({ port: z.number() });

/** Starts `bareBot.ts` or `product.ts`. What it writes goes to a file in the folder, as a service's log does. */
export async function startBot(file: 'bareBot' | 'product', options: object, folder: string): Promise<BotProcess> {
  const logFile = path.join(folder, `${file}.log`);
  const log = await open(logFile, 'w');
  const child = fork(fileURLToPath(new URL(`./${file}.ts`, import.meta.url)), [JSON.stringify(options)], {
    stdio: ['ignore', log.fd, log.fd, 'ipc'],
  });
  await log.close();
  const ended = new Promise<void>((resolve) => child.once('exit', () => resolve()));
  const { port } = await Promise.race([
    new Promise<z.infer<typeof ready>>((resolve) => child.once('message', (message) => resolve(ready.parse(message)))),
    ended.then(async () => {
      throw new Error(`${file} ended before it listened:\n${await readFile(logFile, 'utf8')}`);
    }),
  ]);
  return {
    url: `http://127.0.0.1:${port}/api/messages`,
    pid: child.pid ?? 0,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}
