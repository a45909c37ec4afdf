import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { migrateStore } from '../../bot/store/connect.ts';
import { startBundledPostgres } from '../../bot/store/bundledPostgres.ts';
import { createDatabase } from '../support/servers.ts';
import { measureBroadcast } from './broadcast.ts';
import { openChannel } from './channel.ts';
import { measureClicks } from './clicks.ts';
import { measureFirstPage } from './firstPage.ts';
import { measureLookUp } from './lookUp.ts';
import { measurePlanning } from './planning.ts';
import { measureTaskList } from './taskList.ts';

/**
 * `npm run bench`: one JSON object on stdout, what is going on on stderr. PostgreSQL is the bundled
 * one with a disk that it waits for, as at work.
 */

const folder = await mkdtemp(path.join(tmpdir(), 'ikp-forum-bench-'));
const server = await startBundledPostgres({ dataDir: path.join(folder, 'postgres'), durable: true });
const channel = await openChannel();
try {
  const url = await createDatabase(server.url, 'ikp_forum_bench_clicks', 'template1');
  await migrateStore(url);
  const clicks = await measureClicks(url, channel, folder);
  const planningTick = await measurePlanning(server.url);
  const conversationLookUp = await measureLookUp(server.url);
  const taskList = await measureTaskList(server.url);
  const firstPage = await measureFirstPage(folder);
  const broadcastUrl = await createDatabase(server.url, 'ikp_forum_bench_broadcast', 'template1');
  await migrateStore(broadcastUrl);
  const broadcast = await measureBroadcast(broadcastUrl, folder);
  console.log(JSON.stringify({ ...clicks, planningTick, conversationLookUp, taskList, ...firstPage, ...broadcast }, null, 2));
} catch (error) {
  console.error(error);
  process.exitCode = 1;
} finally {
  await channel.close();
  await server.stop();
  await rm(folder, { recursive: true, force: true });
}
