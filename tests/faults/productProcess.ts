import { z } from 'zod';
import type { Config } from '../../bot/config.ts';
import { systemClock } from '../../bot/domain/clock.ts';
import { createLog } from '../../bot/log.ts';
import { startProduct } from '../../bot/product.ts';

/** The product as a process of its own, to be killed. Set up as in the demo: without tokens, on this machine alone. */

const { port, databaseUrl, connectorUrl } = z
  .object({ port: z.number(), databaseUrl: z.string(), connectorUrl: z.string() })
  .parse(JSON.parse(process.argv[2] ?? ''));

const config: Config = {
  mode: 'demo',
  host: '127.0.0.1',
  port,
  publicUrl: 'http://127.0.0.1',
  databaseUrl,
  logLevel: 'warn',
  bot: { appId: '', type: 'MultiTenant', tenantId: '', password: null, emulatorServiceUrls: [connectorUrl], endpoints: null },
  entra: null,
  organisation: { name: 'Testuniversitetet', contactEmail: 'io@example.com', dataProtectionEmail: 'dso@example.com' },
  teamsAppId: null,
  meetingOrganiser: null,
};
await startProduct(config, { clock: systemClock, log: createLog(config.logLevel) });
process.send?.('listening');
