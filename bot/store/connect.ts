import { drizzle, type NodePgDatabase } from 'drizzle-orm/node-postgres';
import { migrate } from 'drizzle-orm/node-postgres/migrator';
import { fileURLToPath } from 'node:url';
import pg from 'pg';
import * as schema from './schema.ts';

export type Database = NodePgDatabase<typeof schema>;
export type Transaction = Parameters<Parameters<Database['transaction']>[0]>[0];
/** What a repository needs: it works within a transaction as well as outside one. */
export type Executor = Database | Transaction;

export interface Store {
  readonly db: Database;
  close(): Promise<void>;
}

const MIGRATIONS = fileURLToPath(new URL('./migrations', import.meta.url));

/**
 * Opens the pool. A connection that breaks is reported through `onBroken` and replaced by the pool;
 * one that breaks in use rejects its own query as well.
 */
export function openStore(url: string, onBroken: (error: Error) => void): Store {
  const pool = new pg.Pool({ connectionString: url, max: 20, options: '-c timezone=UTC' });
  pool.on('error', onBroken);
  // The pool listens to idle connections only, and an error that nobody listens to ends the process.
  pool.on('connect', (client) => client.on('error', onBroken));
  return { db: drizzle(pool, { schema, casing: 'snake_case' }), close: () => pool.end() };
}

/**
 * A statement of a busy path: built once for each connection, and planned there once by PostgreSQL,
 * which for a join of many tables costs more than running it. `build` ends in `.prepare(name)`, with
 * a name of its own and placeholders for all that differs.
 */
export function prepared<Statement>(build: (db: Executor) => Statement): (db: Executor) => Statement {
  const ready = new WeakMap<object, Statement>();
  return (db) => {
    const connection = connectionOf(db);
    const known = ready.get(connection) ?? build(db);
    ready.set(connection, known);
    return known;
  };
}

/**
 * Runs SQL that is always the same but for its values, `$1` and so on: planned once for each
 * connection, like {@link prepared}. For what Drizzle does not write.
 */
export async function runPrepared(db: Executor, text: string, values: unknown[]): Promise<{ rows: unknown[] }> {
  const name = names.get(text) ?? `statement_${names.size}`;
  names.set(text, name);
  return connectionOf(db).query({ name, text, values });
}

const names = new Map<string, string>();

/** Drizzle makes a session for every transaction; what lies below it, the pool or its connection, stays. */
function connectionOf(db: Executor): pg.Pool | pg.PoolClient {
  return (db._.session as unknown as { readonly client: pg.Pool | pg.PoolClient }).client;
}

/** No database answers at the address. */
export class DatabaseUnreachable extends Error {
  constructor(url: string, cause: unknown) {
    const { host, pathname } = new URL(url);
    const reason = cause instanceof Error ? cause.message : String(cause);
    super(`No database answers at ${host}${pathname} (${reason}). Check DATABASE_URL and that the server runs.`, { cause });
    this.name = 'DatabaseUnreachable';
  }
}

/** Brings the tables to the state of this version. Safe to call from several processes at once. @throws DatabaseUnreachable */
export async function migrateStore(url: string): Promise<void> {
  const client = new pg.Client({ connectionString: url });
  try {
    await client.connect();
  } catch (error) {
    throw new DatabaseUnreachable(url, error);
  }
  try {
    // Drizzle's migrator takes no lock of its own; two processes that start together would both migrate.
    await client.query("select pg_advisory_lock(hashtext('ikp-forum migrations'))");
    await migrate(drizzle(client), { migrationsFolder: MIGRATIONS });
  } finally {
    await client.end();
  }
}
