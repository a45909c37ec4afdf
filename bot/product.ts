import type { Logger } from 'pino';
import type { Server } from 'restify';
import { contract } from './api/contract.ts';
import { addCalendarFiles } from './api/calendarFiles.ts';
import { createHandlers } from './api/handlers.ts';
import { identifyByChoice, identifyByEntra } from './api/identity.ts';
import { addHealth } from './api/health.ts';
import { addLive } from './api/live.ts';
import { addOpenApi } from './api/openapi.ts';
import { addPublicPages } from './api/publicPages.ts';
import { addRoutes } from './api/routes.ts';
import { createHttpServer } from './api/server.ts';
import { addSignIn } from './api/signIn.ts';
import { systemTimers } from './domain/timers.ts';
import type { Config } from './config.ts';
import type { Clock } from './domain/clock.ts';
import { TEAMS_LIMITS, type Limits } from './domain/pacing.ts';
import { deliverArticles } from './duties/knowledge.ts';
import { deliveredArticles } from './knowledge/articles/index.ts';
import type { DeliveryHouse } from './reminders/house.ts';
import { startWorkers, type Workers } from './reminders/workers.ts';
import { migrateStore, openStore, type Store } from './store/connect.ts';
import { openJobs } from './store/jobs.ts';
import { createTeamsAdapter } from './teams/adapter.ts';
import { createTeamsMessenger } from './teams/connector.ts';
import { createGraphCalendar } from './teams/graphCalendar.ts';
import { graphTokens } from './teams/graphToken.ts';
import { linksTo } from './teams/links.ts';
import { createPacing } from './teams/pacing.ts';
import { addMessagesRoute } from './teams/route.ts';
import type { Chat } from './teams/chat.ts';

/** A port that another program has. */
export class PortBusy extends Error {
  constructor(port: number) {
    super(`Port ${port} is in use by another program. Stop it, or choose another port with PORT=${port + 1}.`);
    this.name = 'PortBusy';
  }
}

export interface ProductOptions {
  readonly clock: Clock;
  readonly log: Logger;
  /** The demo's clock can be moved; what was due in between is then planned at once. */
  readonly moveClock?: (days: number, plan: () => Promise<void>) => ReturnType<NonNullable<Chat['moveClock']>>;
  /** Adds routes before the server listens; the demo's own. */
  readonly addMore?: (server: Server, house: DeliveryHouse, moveClock: Chat['moveClock']) => void;
  readonly frameAncestors?: readonly string[];
  /** Other limits than those of Teams, for a benchmark that has no hour. */
  readonly limits?: Limits;
}

export interface Product {
  readonly house: DeliveryHouse;
  readonly store: Store;
  readonly port: number;
  readonly workers: Workers;
  /** Ends in order: no new requests, running work finished, connections closed. */
  stop(): Promise<void>;
}

/** Builds the parts from the configuration and starts them. @throws PortBusy, DatabaseUnreachable */
export async function startProduct(config: Config, options: ProductOptions): Promise<Product> {
  const { clock, log } = options;
  /** How to end what runs; in the opposite order. */
  const endings: (() => Promise<void>)[] = [];
  const stop = async () => {
    for (let end = endings.pop(); end; end = endings.pop()) await end();
  };
  try {
    await migrateStore(config.databaseUrl);
    const store = openStore(config.databaseUrl, (error) => log.warn({ err: error }, 'a connection to the database broke'));
    endings.push(() => store.close());
    await deliverArticles(store.db, clock, deliveredArticles);
    const queue = await openJobs(config.databaseUrl, (error) => log.error({ err: error }, 'the job queue reports'));
    endings.push(() => queue.stop());
    const adapter = createTeamsAdapter(config.bot);
    const pacing = createPacing(store.db, options.limits ?? TEAMS_LIMITS, (error) => log.warn({ err: error }, 'a request to Teams could not be counted'));
    const house: DeliveryHouse = {
      db: store.db,
      jobs: queue,
      clock,
      messenger: createTeamsMessenger(adapter, config.bot.emulatorServiceUrls, pacing),
      links: linksTo(config),
      calendar: config.meetingOrganiser === null ? null : createGraphCalendar({ organiser: config.meetingOrganiser, token: graphTokens(config.bot) }),
    };
    const workers = await startWorkers(house, queue, log);
    endings.push(() => workers.stop());
    const { moveClock: move } = options;
    const moveClock = move ? (days: number) => move(days, () => workers.plan()) : null;

    const server = createHttpServer(log, { frameAncestors: options.frameAncestors ?? [] });
    const identify = config.entra ? identifyByEntra(config.entra, store.db) : identifyByChoice(store.db);
    addMessagesRoute(server, adapter, { ...house, moveClock }, log);
    addRoutes(server, contract, createHandlers(house, config.mode === 'demo'), identify, log);
    addOpenApi(server, config.publicUrl);
    const live = await addLive(server, { databaseUrl: config.databaseUrl, db: store.db, identify, timers: systemTimers, log });
    endings.push(() => live.stop());
    addHealth(server, house, log);
    addCalendarFiles(server, house);
    addSignIn(server, config);
    addPublicPages(server, config.organisation, store.db);
    options.addMore?.(server, house, moveClock);
    const port = await listen(server, config);
    endings.push(() => close(server));
    log.info({ port }, 'listening');
    return { house, store, port, workers, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

function listen(server: Server, { port, host }: Config): Promise<number> {
  return new Promise((resolve, reject) => {
    server.once('error', (error: NodeJS.ErrnoException) => reject(error.code === 'EADDRINUSE' ? new PortBusy(port) : error));
    server.listen(port, host, () => resolve(server.address().port));
  });
}

function close(server: Server): Promise<void> {
  return new Promise((resolve) => {
    server.close(() => resolve());
    // Browsers keep connections open; without this the server would wait for them.
    server.server.closeAllConnections();
  });
}
