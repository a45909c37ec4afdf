import { randomUUID } from 'node:crypto';
import type { Activity } from 'botbuilder';
import type { Logger } from 'pino';
import type { Request, Response, Server } from 'restify';
import { isDatabaseAway } from '../store/outage.ts';
import { translate } from '../texts/translate.ts';
import { handleActivity } from './activities.ts';
import { NotFromTeams, type TeamsAdapter } from './adapter.ts';
import type { Chat } from './chat.ts';
import { extensionSentence } from './extensionAnswer.ts';
import { incomingActivity, languageOf, type IncomingActivity } from './incoming.ts';

/**
 * POST /api/messages, where Teams delivers activities. 401 for whatever is not provably from Teams,
 * 400 for what is no activity; every invoke gets a body, since without one Teams sends it again
 * (vercel/chat #731).
 */
export function addMessagesRoute(server: Server, adapter: TeamsAdapter, house: Chat, log: Logger): void {
  server.post('/api/messages', async (request: Request, response: Response) => {
    const correlationId = randomUUID();
    const turnLog = log.child({ correlationId });
    const parsed = incomingActivity.safeParse(request.body);
    if (!parsed.success) {
      turnLog.warn({ fields: parsed.error.issues.map((issue) => issue.path.join('.')) }, 'this is no activity');
      response.send(400, { error: { code: 'BadRequest', message: 'This is no activity.' } });
      return;
    }
    const activity = parsed.data;
    try {
      let body: object = {};
      // The SDK reads more of the activity than the product does, so it gets the whole.
      await adapter.receive(request.header('authorization', ''), request.body as Activity, async () => {
        body = await handleActivity(house, activity, correlationId, turnLog);
      });
      turnLog.info({ type: activity.type, name: activity.name }, 'activity handled');
      response.send(200, body);
    } catch (error) {
      if (error instanceof NotFromTeams) {
        turnLog.warn({ reason: error.message }, 'activity refused');
        response.send(401, { error: { code: 'Unauthorized', message: 'The token is missing or not valid.' } });
        return;
      }
      turnLog.error({ err: error, type: activity.type, name: activity.name }, 'activity failed');
      // Teams shows a failed click as a fault of the app; a sentence under the card says what to do.
      const sentence = isDatabaseAway(error) ? sentenceBody(activity, translate(languageOf(activity))('chat.unavailable')) : null;
      if (sentence) {
        response.send(200, sentence);
        return;
      }
      const [status, code] = isDatabaseAway(error) ? [503, 'ServiceUnavailable'] : [500, 'ServiceError'];
      response.send(status, { error: { code, message: `Quote ${correlationId} when you report this.` } });
    }
  });
}

/** A sentence in the form in which the client shows one in answer to what it asked; null when there is none. */
function sentenceBody(activity: IncomingActivity, value: string): object | null {
  const { name } = activity;
  if (name === 'adaptiveCard/action') return { statusCode: 200, type: 'application/vnd.microsoft.activity.message', value };
  return name?.startsWith('composeExtension/') === true ? extensionSentence(name, value, languageOf(activity)) : null;
}
