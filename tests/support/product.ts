import { Writable } from 'node:stream';
import { afterAll, beforeAll, jest } from '@jest/globals';
import { sql } from 'drizzle-orm';
import type { Config } from '../../bot/config.ts';
import type { Person } from '../../bot/domain/person.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { createLog } from '../../bot/log.ts';
import { startProduct, type Product } from '../../bot/product.ts';
import { delivery } from '../../bot/store/schema.ts';
import { activitiesOf } from '../fakeTeams/activities.ts';
import type { FakePerson } from '../fakeTeams/conversations.ts';
import { startFakeTeams, type FakeTeams, type FakeTeamsOptions } from '../fakeTeams/fakeTeams.ts';
import { testClock, type TestClock } from './clock.ts';
import { freshDatabase } from './databases.ts';
import { seedPeople, type TestPeople } from './people.ts';

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  /** Parsed when it is JSON, otherwise the text. */
  // eslint-disable-next-line @typescript-eslint/no-explicit-any -- the tests look into it, and fail where it is not as they say
  readonly body: any;
}

/** The whole product, listening, with a database of its own, a clock that the test moves, and a Teams that is ours. */
export interface ProductUnderTest {
  readonly product: Product;
  readonly teams: FakeTeams;
  readonly activities: ReturnType<typeof activitiesOf>;
  readonly people: TestPeople;
  readonly clock: TestClock;
  /** Every line that the product has logged, at level trace. */
  readonly log: readonly string[];
  /** Posts an activity as Teams does; the header is that of a good token unless another is given. */
  post(activity: object, authorization?: string): Promise<Answer>;
  /** Calls the API as a person, or with the `Authorization` header given; null: with none. */
  api(who: Person | string | null, method: string, path: string, body?: unknown, headers?: Record<string, string>): Promise<Answer>;
  fetch(path: string, init?: RequestInit): Promise<Answer>;
  /** The person as Teams knows them. */
  readonly inTeams: (person: Person) => FakePerson;
  /** Waits until no work is left that the product would do in the next seconds; a job that only looks again later is none. */
  idle(): Promise<void>;
  /** Stops the product and starts it again on the same database. */
  restart(): Promise<void>;
}

export interface UnderTestOptions extends FakeTeamsOptions {
  /** Where the clock begins. */
  readonly start?: string;
  /** Another configuration than that of a real installation. */
  readonly configured?: (config: Config) => Config;
}

/** Starts the product before the tests of a file and ends it after them. */
export function productUnderTest(options: UnderTestOptions = {}): ProductUnderTest {
  let teams: FakeTeams | undefined;
  let product: Product | undefined;
  let people: TestPeople | undefined;
  // Hooks run in the order of their naming: the product has to stop before its database goes.
  afterAll(async () => {
    await product?.stop();
    await teams?.stop();
  });
  const database = freshDatabase();
  const clock = testClock(options.start);
  const log: string[] = [];
  async function start(): Promise<void> {
    const lines = new Writable({
      write(chunk: Buffer, _encoding, done) {
        log.push(chunk.toString());
        done();
      },
    });
    const config = configFor(database.url, there(teams));
    product = await startProduct(options.configured?.(config) ?? config, { clock, log: createLog('trace', lines) });
    // Today's look at what comes up is over, however slow the machine, so that what a test saves next is found on a later day.
    await lookWhatComesUp(product.house);
  }

  // What waits does so for at most 10 seconds each time; on a busy machine one test may wait more than once.
  jest.setTimeout(60_000);
  beforeAll(async () => {
    teams = await startFakeTeams(options);
    people = await seedPeople(database.store.db);
    await start();
  });

  let left: unknown[] = [];
  const self: ProductUnderTest = {
    get product() {
      return there(product);
    },
    get teams() {
      return there(teams);
    },
    get people() {
      return there(people);
    },
    get activities() {
      return activitiesOf(there(teams));
    },
    clock,
    log,
    async fetch(path, init) {
      const response = await fetch(`http://127.0.0.1:${there(product).port}${path}`, { redirect: 'manual', ...init });
      const text = await response.text();
      const isJson = /json/.test(response.headers.get('content-type') ?? '');
      return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
    },
    post(activity, authorization = there(teams).signToken()) {
      return self.fetch('/api/messages', jsonRequest('POST', activity, { authorization }));
    },
    api(who, method, path, body, headers = {}) {
      const authorization = typeof who === 'string' || who === null ? who : there(teams).signIn(who.entraObjectId ?? '');
      return self.fetch(path, jsonRequest(method, body, { ...(authorization === null ? {} : { authorization }), ...headers }));
    },
    inTeams: ({ entraObjectId, name }) => ({
      entraObjectId: entraObjectId ?? '',
      name,
      teamsUserId: `29:1${Buffer.from(entraObjectId ?? '').toString('base64url')}`,
    }),
    async idle() {
      await waitFor('the product to have nothing to do', async () => {
        const jobs = await database.store.db.execute(sql`
          select name, state, data, start_after from pgboss.job
          where name in ('task-changed', 'deliver', 'meeting-changed') and state < 'completed' and start_after < now() + interval '10 seconds'`);
        const messages = await database.store.db.execute(sql`
          select * from ${delivery} where outcome is null and planned_at <= ${clock.now().toString()}`);
        left = [...jobs.rows, ...messages.rows];
        return left.length === 0;
      }, () => JSON.stringify(left, null, 1));
    },
    async restart() {
      await there(product).stop();
      await start();
    },
  };
  return self;
}

function there<T>(part: T | undefined): T {
  if (part === undefined) throw new Error('The product runs from beforeAll on.');
  return part;
}

function configFor(databaseUrl: string, teams: FakeTeams): Config {
  return {
    mode: 'production',
    host: '127.0.0.1',
    port: 0,
    publicUrl: 'https://ikp-forum.example.com',
    databaseUrl,
    logLevel: 'trace',
    bot: teams.bot,
    entra: teams.entra,
    organisation: { name: 'Testuniversitetet', contactEmail: 'io@example.com', dataProtectionEmail: 'dso@example.com' },
    teamsAppId: '33333333-0000-4000-8000-000000000001',
    meetingOrganiser: null,
  };
}

function jsonRequest(method: string, body: unknown, headers: Record<string, string>): RequestInit {
  if (body === undefined) return { method, headers };
  return { method, headers: { 'content-type': 'application/json', ...headers }, body: typeof body === 'string' ? body : JSON.stringify(body) };
}

/** Looks until there is something, at most 10 seconds; gives what was seen. */
export async function waitFor<T>(what: string, look: () => T | Promise<T>, tell = () => ''): Promise<NonNullable<T>> {
  const deadline = Date.now() + 10_000;
  for (;;) {
    const seen = await look();
    if (seen) return seen;
    if (Date.now() > deadline) throw new Error(`Waited 10 seconds for ${what}. ${tell()}`);
    await new Promise((resolve) => setTimeout(resolve, 15));
  }
}
