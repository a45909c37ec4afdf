import pg from 'pg';

/** The run's own template, so that two runs on one server do not take it from each other. */
export function templateName(): string {
  const name = process.env['TEST_TEMPLATE'];
  if (!name) throw new Error('The tests’ database server is not running: run them through jest.config.js.');
  return name;
}

/** A server that tests run on, by the name that the report shows. */
export interface TestServer {
  readonly name: string;
  readonly url: string;
}

/** The server that every test may use. */
export function bundled(): TestServer {
  const url = process.env['BUNDLED_DATABASE_URL'];
  if (!url) throw new Error('The tests’ database server is not running: run them through jest.config.js.');
  return { name: 'bundled PostgreSQL', url };
}

/** The bundled PostgreSQL always; an older one as well where TEST_DATABASE_URL names it. */
export function servers(): TestServer[] {
  const older = process.env['TEST_DATABASE_URL'];
  return [bundled(), ...(older ? [{ name: 'older PostgreSQL', url: older }] : [])];
}

/** Makes a database, in place of one of the same name, and gives its address. */
export async function createDatabase(serverUrl: string, name: string, template = templateName()): Promise<string> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await drop(client, name);
    await client.query(`create database ${name} template ${template}`);
  } finally {
    await client.end();
  }
  const url = new URL(serverUrl);
  url.pathname = `/${name}`;
  return url.toString();
}

export async function dropDatabase(serverUrl: string, databaseUrl: string): Promise<void> {
  const client = new pg.Client({ connectionString: serverUrl });
  await client.connect();
  try {
    await drop(client, new URL(databaseUrl).pathname.slice(1));
  } finally {
    await client.end();
  }
}

/**
 * By force, since a test that failed may have left a connection. That is denied to who is no superuser
 * while the server itself tidies the database up; without force it sends its own worker away and waits.
 */
async function drop(client: pg.Client, name: string): Promise<void> {
  try {
    await client.query(`drop database if exists ${name} with (force)`);
  } catch (error) {
    if (!(error instanceof pg.DatabaseError) || error.code !== '42501') throw error;
    await client.query(`drop database if exists ${name}`);
  }
}
