import { CloudAdapter, ConfigurationBotFrameworkAuthentication, type Activity, type Request as BotRequest, type TurnContext } from 'botbuilder';
import restify, { type Request, type Response } from 'restify';
import type { BotConfig } from '../../bot/config.ts';
import { settingsOf } from '../../bot/teams/adapter.ts';

/**
 * What the product is measured against, as a process of its own: the least that a bot on restify and
 * CloudAdapter does for an invoke. It checks the token, and answers everybody with the same card.
 */

const config = JSON.parse(process.argv[2] ?? '') as BotConfig;
const adapter = new CloudAdapter(new ConfigurationBotFrameworkAuthentication(settingsOf(config)));

const card = {
  type: 'AdaptiveCard',
  version: '1.5',
  body: [
    { type: 'TextBlock', text: 'Particle Physics (5FY999)', wrap: true, weight: 'bolder' },
    { type: 'FactSet', facts: [{ title: 'Answer', value: 'Eligible' }] },
  ],
};
const answer: Partial<Activity> = {
  type: 'invokeResponse',
  value: { status: 200, body: { statusCode: 200, type: 'application/vnd.microsoft.card.adaptive', value: card } },
};

const server = restify.createServer();
server.use(restify.plugins.bodyParser());
server.post('/api/messages', async (request: Request, response: Response) => {
  await adapter.process(request as BotRequest, response, async (context: TurnContext) => {
    await context.sendActivity(answer);
  });
});
server.listen(0, '127.0.0.1', () => process.send?.({ port: server.address().port }));
// Whoever measures has died.
process.once('disconnect', () => process.exit(1));
