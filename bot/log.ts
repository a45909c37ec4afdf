import { destination, pino, type DestinationStream, type Logger } from 'pino';

/**
 * The log. What people write and who they are stays out of it: credentials and bodies are removed
 * wherever an error carries them along.
 */
export function createLog(level: string, to: DestinationStream = destination(2)): Logger {
  return pino(
    {
      level,
      base: null,
      timestamp: pino.stdTimeFunctions.isoTime,
      redact: {
        paths: [
          '*.config.headers',
          '*.request',
          '*.response',
          '*.params',
          '*.query',
          'err.request',
          'err.response',
          'err.body',
          'err.params',
          'err.query',
          'err.cause.detail',
          'err.cause.where',
        ],
        remove: true,
      },
    },
    to,
  );
}
