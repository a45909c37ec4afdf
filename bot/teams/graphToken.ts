import { ConfigurationServiceClientCredentialFactory } from 'botbuilder';
import { AppCredentials, AuthenticationConstants } from 'botframework-connector';
import type { BotConfig } from '../config.ts';
import { NoBotToken, settingsOf } from './adapter.ts';

const GRAPH = 'https://graph.microsoft.com';

/**
 * Gives tokens for Microsoft Graph by the bot's own credentials, secret or managed identity. They are
 * kept until shortly before they end. What they allow is decided by the university, at Graph.
 * The function throws when there is none.
 */
export function graphTokens(config: BotConfig): () => Promise<string> {
  const factory = new ConfigurationServiceClientCredentialFactory(settingsOf(config));
  const login = `${AuthenticationConstants.ToChannelFromBotLoginUrlPrefix}${config.tenantId}`;
  return async () => {
    const credentials = await factory.createCredentials(config.appId, GRAPH, login, true);
    if (!(credentials instanceof AppCredentials)) throw new NoBotToken('credentials of another kind');
    return credentials.getToken();
  };
}
