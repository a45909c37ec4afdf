import { ConfigError, readConfig } from './config.ts';
import { systemClock } from './domain/clock.ts';
import { createLog } from './log.ts';
import { PortBusy, startProduct } from './product.ts';
import { DatabaseUnreachable } from './store/connect.ts';

/** The real installation: `node bot/main.ts` with the environment that docs/operations.md lists. */
try {
  const config = readConfig(process.env);
  const log = createLog(config.logLevel);
  const product = await startProduct(config, { clock: systemClock, log });
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void product.stop());
} catch (error) {
  if (![ConfigError, PortBusy, DatabaseUnreachable].some((kind) => error instanceof kind)) throw error;
  console.error((error as Error).message);
  process.exitCode = 1;
}
