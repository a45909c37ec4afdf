import path from 'node:path';
import { ConfigError, readDemoSettings, type Config, type DemoSettings } from '../config.ts';
import { createLog } from '../log.ts';
import { PortBusy, startProduct, type Product } from '../product.ts';
import { BundledPostgresFailed, DataFolderInUse, DataFolderNotWritable, startBundledPostgres } from '../store/bundledPostgres.ts';
import { DatabaseUnreachable, migrateStore, openStore } from '../store/connect.ts';
import { castAs, introduced } from './cast.ts';
import { openDemoClock } from './clock.ts';
import { liveOn } from './days.ts';
import { loadDemo } from './load.ts';
import { PlaygroundFailed, PlaygroundPortBusy, startPlayground } from './playground.ts';
import { addDemoRoutes } from './routes.ts';

/**
 * `npm start`: the whole product on one machine, with demo people and without a Microsoft account.
 * It listens on this machine alone, since in the demo people choose who they are.
 */

const tell = (line: string) => console.log(line);

/** What is wrong and what to do is in the message of each of these; a stack would say nothing more. */
const EXPECTED = [
  ConfigError,
  PortBusy,
  BundledPostgresFailed,
  DataFolderInUse,
  DataFolderNotWritable,
  DatabaseUnreachable,
  PlaygroundFailed,
  PlaygroundPortBusy,
];

/** A first walk through the product, with Karin in the chat. */
const WALK = `What to try:
  1. Open the chat: the bot says hello and lists what waits for Karin.
  2. Open the tab as Eva Forsmark (Admissions) and ask Physics about an applicant's eligibility.
     A card stands in the channel ”Internationaliseringsforum” at once, and in Karin's chat.
  3. Answer on the card in the chat. Every copy follows, and Eva sees the answer in the tab.
  4. Ask once more, then write ”demo: två dagar framåt” in the chat (or press the button in the tab):
     the reminders come, then the deputy and the International Office are asked.
  5. Write ”mina uppgifter” or ”avtal” in the chat.
  6. In the tab, go a month ahead, and again: the term brings announcing, forwarding, agreements that
     end, a meeting, a loan that is given up. The others do their part; what Physics has to do waits for you.
`;

/** What has been started, to be ended in the opposite order. */
const running: { stop(): Promise<unknown> }[] = [];

try {
  const settings = readDemoSettings(process.env);
  // A second Ctrl-C while ending is let through to the default, which ends at once.
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void end(0));
  await start(settings);
} catch (error) {
  if (!EXPECTED.some((kind) => error instanceof kind)) console.error(error);
  else console.error((error as Error).message);
  await end(1);
}

async function start(settings: DemoSettings): Promise<void> {
  const databaseUrl = settings.databaseUrl ?? (await startDatabase(settings.dataDir));
  const product = await startServer(settings, databaseUrl);
  await loadDemo(product.house, tell);

  tell('Starting the Agents Playground, which plays Microsoft Teams …');
  const cast = castAs(settings.chatAs);
  const playground = await startPlayground({
    port: settings.playgroundPort,
    botEndpoint: `http://127.0.0.1:${product.port}/api/messages`,
    folder: path.join(settings.dataDir, 'playground'),
    ...cast,
  });
  running.push(playground);
  endOnDeath(playground.died);
  // Into the channel the bot may write from the start; the person's chat begins when its page is opened.
  await playground.install(cast.channel.id);
  tell(`
IKP-forum is ready.

  Chat, as ${introduced(settings.chatAs)}:
    ${playground.url}
  Tab, as anybody of the demo:
    http://127.0.0.1:${product.port}/tab/

${settings.chatAs === 'karin' ? WALK : 'The walk through the product is Karin\'s: start without CHAT_AS for it.\n'}
Ctrl-C ends everything. The data stay in ${settings.databaseUrl ? 'your database' : settings.dataDir}.`);
}

async function startDatabase(dataDir: string): Promise<string> {
  tell(`Starting the bundled PostgreSQL on ${dataDir} …`);
  const server = await startBundledPostgres({ dataDir: path.join(dataDir, 'postgres'), durable: true });
  running.push(server);
  endOnDeath(server.died);
  return server.url;
}

async function startServer(settings: DemoSettings, databaseUrl: string): Promise<Product> {
  tell(`Starting the server on port ${settings.port} …`);
  const log = createLog(settings.logLevel);
  await migrateStore(databaseUrl);
  const clockStore = openStore(databaseUrl, (error) => log.warn({ err: error }, 'a connection to the database broke'));
  running.push({ stop: () => clockStore.close() });
  const clock = await openDemoClock(clockStore.db);
  const product: Product = await startProduct(demoConfig(settings, databaseUrl), {
    clock,
    log,
    moveClock: (days, plan) => liveOn(product.house, clock, days, plan),
    addMore: (server, house, moveClock) => {
      if (moveClock) addDemoRoutes(server, house, moveClock, log);
    },
  });
  running.push(product);
  return product;
}

function demoConfig(settings: DemoSettings, databaseUrl: string): Config {
  return {
    mode: 'demo',
    host: '127.0.0.1',
    port: settings.port,
    publicUrl: `http://127.0.0.1:${settings.port}`,
    databaseUrl,
    logLevel: settings.logLevel,
    bot: {
      appId: '',
      type: 'MultiTenant',
      tenantId: '',
      password: null,
      emulatorServiceUrls: [`http://127.0.0.1:${settings.playgroundPort}`],
      endpoints: null,
    },
    entra: null,
    organisation: {
      name: 'Umeå universitet (demo)',
      contactEmail: 'international.office@example.com',
      dataProtectionEmail: 'dataskyddsombud@example.com',
    },
    teamsAppId: null,
    meetingOrganiser: null,
  };
}

/** Without one of its parts the demo is none. */
function endOnDeath(died: Promise<Error>): void {
  void died.then(async (failure) => {
    console.error(failure.message);
    await end(1);
  });
}

async function end(code: number): Promise<void> {
  for (let part = running.pop(); part; part = running.pop()) await part.stop();
  process.exit(code);
}
