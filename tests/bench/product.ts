import type { BotConfig, Config, EntraConfig } from '../../bot/config.ts';
import { systemClock } from '../../bot/domain/clock.ts';
import { createLog } from '../../bot/log.ts';
import { startProduct } from '../../bot/product.ts';
import { leadLoginTo } from '../fakeTeams/microsoftLogin.ts';

/** The product as it runs at a university, as a process of its own; only that it listens on loopback. */

interface Options {
  readonly bot: BotConfig;
  readonly databaseUrl: string;
  /** A fake Teams, where messages are sent: its port takes the place of Microsoft's login, and its keys sign people in. */
  readonly teams?: { readonly port: number; readonly entra: EntraConfig };
}

const { bot, databaseUrl, teams } = JSON.parse(process.argv[2] ?? '') as Options;
if (teams) leadLoginTo(teams.port);
const config: Config = {
  mode: 'production',
  host: '127.0.0.1',
  port: 0,
  publicUrl: 'https://ikp-forum.example.com',
  databaseUrl,
  logLevel: 'info',
  bot,
  entra: teams?.entra ?? {
    clientId: bot.appId,
    tenantId: bot.tenantId,
    issuer: 'https://login.example.com',
    jwksUrl: 'https://login.example.com/keys',
  },
  organisation: {
    name: 'Universitetet',
    contactEmail: 'ikp@example.com',
    dataProtectionEmail: 'dataskydd@example.com',
  },
  teamsAppId: '00000000-0000-4000-8000-000000000abc',
  meetingOrganiser: null,
};
const product = await startProduct(config, { clock: systemClock, log: createLog(config.logLevel) });
process.send?.({ port: product.port });
process.once('SIGTERM', () => void product.stop().then(() => process.exit(0)));
// Whoever measures has died.
process.once('disconnect', () => process.exit(1));
