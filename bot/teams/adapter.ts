import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  type Activity,
  type InvokeResponse,
  type TurnContext,
} from 'botbuilder';
import {
  AppCredentials,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  EmulatorValidation,
  type AuthenticateRequestResult,
  type BotFrameworkAuthentication,
  type ConnectorClient,
} from 'botframework-connector';
import type { BotConfig } from '../config.ts';

/** The bot's own credentials were not accepted, or could not be presented. Nothing was sent. */
export class NoBotToken extends Error {
  constructor(cause: unknown) {
    super('Microsoft Entra ID gives the bot no token. Check BOT_ID, BOT_TENANT_ID and BOT_PASSWORD.', { cause });
    this.name = 'NoBotToken';
  }
}

async function tokenOf(credentials: AppCredentials): Promise<void> {
  try {
    await credentials.getToken();
  } catch (error) {
    throw new NoBotToken(error);
  }
}

/** A request that does not come from Teams, or is not meant for this bot. */
export class NotFromTeams extends Error {
  constructor(reason: string) {
    super(`The activity was refused: ${reason}.`);
    this.name = 'NotFromTeams';
  }
}

/** botbuilder's adapter, opened where the product needs it: authentication apart from the turn. */
class OpenAdapter extends CloudAdapter {
  runTurn(
    authenticated: AuthenticateRequestResult,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined> {
    return this.processActivity(authenticated, activity, logic);
  }
}

export interface TeamsAdapter {
  /** Runs the logic for an activity whose token is good; the result answers an invoke. @throws NotFromTeams */
  receive(
    authorization: string,
    activity: Activity,
    logic: (context: TurnContext) => Promise<void>,
  ): Promise<InvokeResponse | undefined>;
  /** A client of the service that holds conversations, with the bot's own credentials. */
  connect(serviceUrl: string): Promise<ConnectorClient>;
}

export function createTeamsAdapter(config: BotConfig): TeamsAdapter {
  const authentication = new ConfigurationBotFrameworkAuthentication(settingsOf(config));
  const adapter = new OpenAdapter(authentication);
  const identity = new ClaimsIdentity([
    { type: AuthenticationConstants.AudienceClaim, value: config.appId },
    { type: AuthenticationConstants.AppIdClaim, value: config.appId },
  ]);
  const connectors = authentication.createConnectorFactory(identity);
  const audience = config.endpoints?.scope ?? AuthenticationConstants.ToChannelFromBotOAuthScope;
  return {
    async receive(authorization, activity, logic) {
      const authenticated = await authenticate(authentication, config, authorization, activity);
      return adapter.runTurn(authenticated, activity, logic);
    },
    async connect(serviceUrl) {
      const connector = await connectors.create(serviceUrl, audience);
      // Asked for before the request, a token that cannot be had is told apart from a message that broke.
      if (config.appId && connector.credentials instanceof AppCredentials) await tokenOf(connector.credentials);
      return withoutRetries(connector);
    },
  };
}

async function authenticate(
  authentication: BotFrameworkAuthentication,
  config: BotConfig,
  authorization: string,
  activity: Activity,
): Promise<AuthenticateRequestResult> {
  if (!isTrustedService(activity.serviceUrl, config.emulatorServiceUrls)) {
    throw new NotFromTeams('its service address is none of Microsoft Teams');
  }
  // Tokens of the Bot Framework Emulator carry no service address, so anybody holding the bot's
  // secret could make them answer elsewhere.
  if (EmulatorValidation.isTokenFromEmulator(authorization)) throw new NotFromTeams('its token is of an emulator');
  try {
    return await authentication.authenticateRequest(activity, authorization);
  } catch (error) {
    // botbuilder lets errors of its JWT library through, and its own adapter then answers 500.
    if (error instanceof AuthenticationError || isTokenError(error)) throw new NotFromTeams(error.message);
    throw error;
  }
}

const TOKEN_ERRORS = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

function isTokenError(error: unknown): error is Error {
  return error instanceof Error && TOKEN_ERRORS.has(error.name);
}

/** Hosts of the Bot Connector service for Teams in the public and the European government clouds. */
const TRUSTED_HOSTS = [/^smba\.trafficmanager\.net$/, /^smba\.[a-z.-]+\.trafficmanager\.net$/, /\.botframework\.com$/];

export function isTrustedService(serviceUrl: string | undefined, emulators: readonly string[]): boolean {
  if (!serviceUrl || !URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (emulators.some((emulator) => new URL(emulator).origin === url.origin)) return true;
  return url.protocol === 'https:' && TRUSTED_HOSTS.some((host) => host.test(url.hostname));
}

/**
 * The SDK's pipeline repeats a POST after a server error or a broken connection, and a message then
 * stands twice. Whether to try again is decided by the delivery, which knows what it has sent.
 */
function withoutRetries(connector: ConnectorClient): ConnectorClient {
  const { client } = connector as unknown as { client: { pipeline: { removePolicy(of: { name: string }): unknown[] } } };
  client.pipeline.removePolicy({ name: 'defaultRetryPolicy' });
  return connector;
}

/** The keys by which botbuilder is configured. Without endpoints of its own it uses Microsoft's. */
export function settingsOf(config: BotConfig): Record<string, string> {
  const { appId, password, tenantId, type, endpoints } = config;
  const identity = {
    MicrosoftAppId: appId,
    MicrosoftAppPassword: password ?? '',
    MicrosoftAppType: type,
    MicrosoftAppTenantId: tenantId,
  };
  if (!endpoints) return identity;
  return {
    ...identity,
    // botbuilder leaves its public-cloud defaults as soon as one of these is set, so all are.
    ValidateAuthority: 'false',
    ToBotFromChannelTokenIssuer: endpoints.issuer,
    ToBotFromChannelOpenIdMetadataUrl: endpoints.openIdMetadata,
    ToBotFromEmulatorOpenIdMetadataUrl: endpoints.openIdMetadata,
    ToChannelFromBotLoginUrl: endpoints.login,
    ToChannelFromBotOAuthScope: endpoints.scope,
    OAuthUrl: endpoints.login,
    CallerId: '',
  };
}
