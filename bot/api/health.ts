import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { PLANNING_MISSED_SECONDS } from '../domain/alert.ts';
import type { House } from '../duties/duty.ts';
import { readPulse } from '../store/pulse.ts';

/**
 * /healthz, for the machine that watches: 200 while the database answers and reminders are planned,
 * otherwise 503. Numbers and moments in UTC, nothing about anybody.
 */
export function addHealth(server: Server, { db, clock }: Pick<House, 'db' | 'clock'>, log: Logger): void {
  server.get('/healthz', async (_request: Request, response: Response) => {
    try {
      const { planningAgeSeconds, ...pulse } = await readPulse(db, clock.now());
      const isMissed = planningAgeSeconds !== null && planningAgeSeconds > PLANNING_MISSED_SECONDS;
      response.send(isMissed ? 503 : 200, { status: isMissed ? 'planning missed' : 'ok', ...pulse });
    } catch (error) {
      log.error({ err: error }, 'the database does not answer');
      response.send(503, { status: 'database unreachable' });
    }
  });
}
