import {
  CloudAdapter,
  ConfigurationBotFrameworkAuthentication,
  TurnContext,
  type Activity,
} from 'botbuilder';
import {
  AppCredentials,
  AuthenticationConstants,
  AuthenticationError,
  ClaimsIdentity,
  type BotFrameworkAuthentication,
  type ConnectorClient,
} from 'botframework-connector';
import { decodeJwt, errors } from 'jose';
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

/**
 * botbuilder's adapter, opened where the product needs it: authentication apart from the turn. Its own
 * way makes two REST clients for every turn, a quarter of what a turn costs; the product sends through
 * {@link TeamsAdapter.connect} alone, so they would never be used.
 */
class OpenAdapter extends CloudAdapter {
  runTurn(activity: Activity, logic: () => Promise<void>): Promise<void> {
    return this.runMiddleware(new TurnContext(this, activity), logic);
  }
}

export interface TeamsAdapter {
  /** Runs the logic for an activity whose token is good. @throws NotFromTeams */
  receive(authorization: string, activity: Activity, logic: () => Promise<void>): Promise<void>;
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
      await authenticate(authentication, config, authorization, activity);
      await adapter.runTurn(activity, logic);
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
): Promise<void> {
  // botbuilder checks the tokens of other channels by other rules.
  if (activity.channelId !== TEAMS) throw new NotFromTeams('it is of another channel');
  if (!isTrustedService(activity.serviceUrl, config.emulatorServiceUrls)) {
    throw new NotFromTeams('its service address is none of Microsoft Teams');
  }
  // botbuilder would take tokens of emulators and of other bots as well. They carry no service
  // address, so anybody holding the bot's secret could make it answer elsewhere.
  const issuer = config.endpoints?.issuer ?? AuthenticationConstants.ToBotFromChannelTokenIssuer;
  if (config.appId && issuerOf(authorization) !== issuer) throw new NotFromTeams('its token is not of the Bot Connector service');
  try {
    await authentication.authenticateRequest(activity, authorization);
  } catch (error) {
    if (isRefusal(error)) throw new NotFromTeams(error.message);
    throw error;
  }
}

/** Teams' name among the channels of the Bot Framework. */
const TEAMS = 'msteams';

/** Who the token says has issued it; nothing of it is checked yet. Null for what is no token. */
function issuerOf(authorization: string): unknown {
  try {
    return decodeJwt(authorization.replace(/^Bearer /, '')).iss;
  } catch (error) {
    if (error instanceof errors.JOSEError) return null;
    throw error;
  }
}

const TOKEN_ERRORS = new Set(['JsonWebTokenError', 'NotBeforeError', 'TokenExpiredError']);

/**
 * Whether the token was found bad. botbuilder lets errors of its JWT library through, and tells by
 * the same kind of error that it could not get Microsoft's keys, which says nothing of the token.
 */
function isRefusal(error: unknown): error is Error {
  if (error instanceof AuthenticationError) return error.statusCode === 401;
  return error instanceof Error && TOKEN_ERRORS.has(error.name);
}

/**
 * Hosts of the Bot Connector service for Teams in the public cloud, which is the one of Swedish
 * universities. Source: the cloud environments of Microsoft's Teams SDK, 2026.
 */
const TRUSTED_HOSTS = new Set(['smba.trafficmanager.net', 'smba.onyx.prod.teams.trafficmanager.net']);

export function isTrustedService(serviceUrl: string | undefined, emulators: readonly string[]): boolean {
  if (!serviceUrl || !URL.canParse(serviceUrl)) return false;
  const url = new URL(serviceUrl);
  if (emulators.some((emulator) => new URL(emulator).origin === url.origin)) return true;
  return url.protocol === 'https:' && TRUSTED_HOSTS.has(url.host);
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
