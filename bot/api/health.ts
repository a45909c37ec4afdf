import { sql } from 'drizzle-orm';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import type { Database } from '../store/connect.ts';

/** /healthz, for the machine that watches: 200 while the database answers. Says nothing about anybody. */
export function addHealth(server: Server, db: Database, log: Logger): void {
  server.get('/healthz', async (_request: Request, response: Response) => {
    try {
      await db.execute(sql`select 1`);
      response.send(200, { status: 'ok' });
    } catch (error) {
      log.error({ err: error }, 'the database does not answer');
      response.send(503, { status: 'database unreachable' });
    }
  });
}
