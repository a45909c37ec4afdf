import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { startBundledPostgres } from '../../bot/store/bundledPostgres.ts';
import { migrateStore } from '../../bot/store/connect.ts';
import { createDatabase, dropDatabase, templateName } from './servers.ts';

declare global {
  var stopTestServers: (() => Promise<void>) | undefined;
}

/** One bundled server for the whole run, and on each server a template that test files copy. */
export default async function globalSetup(): Promise<void> {
  const dataDir = await mkdtemp(path.join(tmpdir(), 'ikp-forum-test-'));
  const bundled = await startBundledPostgres({ dataDir, durable: false });
  process.env['BUNDLED_DATABASE_URL'] = bundled.url;
  process.env['TEST_TEMPLATE'] = `ikp_forum_template_${process.pid}`;
  const older = process.env['TEST_DATABASE_URL'];
  const servers = older ? [bundled.url, older] : [bundled.url];
  const templates = new Map<string, string>();
  for (const server of servers) {
    const template = await createDatabase(server, templateName(), 'template1');
    templates.set(server, template);
    await migrateStore(template);
  }
  globalThis.stopTestServers = async () => {
    for (const [server, template] of templates) await dropDatabase(server, template);
    await bundled.stop();
    await rm(dataDir, { recursive: true, force: true });
  };
}
