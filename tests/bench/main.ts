import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import pg from 'pg';
import { migrateStore } from '../../bot/store/connect.ts';
import { createDatabase } from '../support/servers.ts';
import { openChannel } from './channel.ts';
import { measureClicks } from './clicks.ts';

const folder = await mkdtemp(path.join(tmpdir(), 'ikp-forum-bench-'));
const server = { url: 'postgres://root@127.0.0.1:5432/postgres', stop: async () => undefined };
const url = await createDatabase(server.url, 'ikp_bench', 'template1');
await migrateStore(url);
const channel = await openChannel();
const report = { ...(await measureClicks(url, channel, folder)) };
await channel.close();
await server.stop();
await rm(folder, { recursive: true, force: true });
console.log(JSON.stringify(report, null, 2));
