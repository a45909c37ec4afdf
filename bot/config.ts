import { z } from 'zod';

/** How the bot is known to Microsoft Teams. */
export interface BotConfig {
  /** Empty in the demo, where the Playground sends no tokens. */
  readonly appId: string;
  readonly type: 'SingleTenant' | 'UserAssignedMSI' | 'MultiTenant';
  readonly tenantId: string;
  readonly password: string | null;
  /** Addresses of a chat client on this machine that may be answered; none in production. */
  readonly emulatorServiceUrls: readonly string[];
  /** Stand-ins for Microsoft's own addresses, for tests. */
  readonly endpoints: {
    readonly issuer: string;
    readonly openIdMetadata: string;
    readonly login: string;
    readonly scope: string;
  } | null;
}

/** How the tab's users sign in. */
export interface EntraConfig {
  readonly clientId: string;
  readonly tenantId: string;
  readonly issuer: string;
  readonly jwksUrl: string;
}

/** Who runs the product, as the public pages say it. */
export interface Organisation {
  readonly name: string;
  readonly contactEmail: string;
  readonly dataProtectionEmail: string;
}

export interface Config {
  readonly mode: 'production' | 'demo';
  readonly host: string;
  readonly port: number;
  /** Where people's browsers reach the server; no slash at the end. */
  readonly publicUrl: string;
  readonly databaseUrl: string;
  readonly logLevel: string;
  readonly bot: BotConfig;
  /** Null in the demo, where people choose who they are. */
  readonly entra: EntraConfig | null;
  readonly organisation: Organisation;
  /** The app's id in the tenant's catalogue, for links into Teams; null outside Teams. */
  readonly teamsAppId: string | null;
  /** The mailbox in whose calendar network meetings are kept; null: in none. */
  readonly meetingOrganiser: string | null;
}

/** What is wrong with the environment, one line for each variable, with what to do. */
export class ConfigError extends Error {
  constructor(problems: readonly string[]) {
    super(`The configuration is not complete:\n${problems.map((problem) => `  - ${problem}`).join('\n')}`);
    this.name = 'ConfigError';
  }
}

const port = z.coerce.number().int().min(1).max(65_535);
const logLevel = z.enum(['fatal', 'error', 'warn', 'info', 'debug', 'trace', 'silent']).default('info');

const production = z.object({
  PORT: port.default(3978),
  PUBLIC_URL: z
    .url({ protocol: /^https$/, error: 'PUBLIC_URL must be the https address at which Teams reaches the server.' })
    .transform((url) => url.replace(/\/+$/, '')),
  DATABASE_URL: z
    .string({ error: 'DATABASE_URL must name the PostgreSQL server (15 or later).' })
    .regex(/^postgres(ql)?:\/\//, 'DATABASE_URL must begin with postgres://.'),
  LOG_LEVEL: logLevel,
  BOT_ID: z.uuid('BOT_ID must be the application id of the bot.'),
  BOT_TYPE: z.enum(['SingleTenant', 'UserAssignedMSI'], 'BOT_TYPE must be SingleTenant or UserAssignedMSI.'),
  BOT_TENANT_ID: z.uuid('BOT_TENANT_ID must be the id of the university’s tenant.'),
  BOT_PASSWORD: z.string().min(1).optional(),
  ENTRA_CLIENT_ID: z.uuid('ENTRA_CLIENT_ID must be the application id with which the tab signs in.'),
  ORGANISATION_NAME: z.string({ error: 'ORGANISATION_NAME must be the name of the university.' }).min(1),
  CONTACT_EMAIL: z.email('CONTACT_EMAIL must be the address for questions about the product.'),
  DATA_PROTECTION_EMAIL: z.email('DATA_PROTECTION_EMAIL must be the address of the data protection officer.'),
  TEAMS_APP_ID: z.uuid('TEAMS_APP_ID must be the id in the app’s manifest.'),
  // A template of an installation that leaves it out sets it to nothing.
  MEETING_ORGANISER: z
    .union([z.literal(''), z.email()], 'MEETING_ORGANISER must be the e-mail address of the mailbox that calls meetings. Left out, calendars are off.')
    .optional(),
});

/**
 * Reads the environment of a real installation; the only reader of it. There is no way to switch a
 * safety off by a variable: what the demo leaves open cannot be asked for here.
 *
 * @throws ConfigError with all that is wrong at once
 */
export function readConfig(environment: NodeJS.ProcessEnv): Config {
  const parsed = production.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  if (env.BOT_TYPE === 'SingleTenant' && !env.BOT_PASSWORD) {
    throw new ConfigError(['BOT_PASSWORD: the secret of the bot is missing. A managed identity (BOT_TYPE=UserAssignedMSI) needs none.']);
  }
  return {
    mode: 'production',
    host: '0.0.0.0',
    port: env.PORT,
    publicUrl: env.PUBLIC_URL,
    databaseUrl: env.DATABASE_URL,
    logLevel: env.LOG_LEVEL,
    bot: {
      appId: env.BOT_ID,
      type: env.BOT_TYPE,
      tenantId: env.BOT_TENANT_ID,
      password: env.BOT_PASSWORD ?? null,
      emulatorServiceUrls: [],
      endpoints: null,
    },
    entra: {
      clientId: env.ENTRA_CLIENT_ID,
      tenantId: env.BOT_TENANT_ID,
      issuer: `https://login.microsoftonline.com/${env.BOT_TENANT_ID}/v2.0`,
      jwksUrl: `https://login.microsoftonline.com/${env.BOT_TENANT_ID}/discovery/v2.0/keys`,
    },
    organisation: {
      name: env.ORGANISATION_NAME,
      contactEmail: env.CONTACT_EMAIL,
      dataProtectionEmail: env.DATA_PROTECTION_EMAIL,
    },
    teamsAppId: env.TEAMS_APP_ID,
    meetingOrganiser: env.MEETING_ORGANISER || null,
  };
}

/** Who of the demo's people can sit in the chat. */
export const CHAT_PEOPLE = ['karin', 'olof', 'ingrid', 'mehmet', 'eva', 'hanna'] as const;

export type ChatPerson = (typeof CHAT_PEOPLE)[number];

const demo = z.object({
  PORT: port.default(3978),
  PLAYGROUND_PORT: port.default(56_150),
  CHAT_AS: z.enum(CHAT_PEOPLE, `is not one of ${CHAT_PEOPLE.join(', ')}.`).default('karin'),
  DATA_DIR: z.string().min(1).default('data'),
  DATABASE_URL: z.union([z.literal(''), z.string().regex(/^postgres(ql)?:\/\//)]).optional(),
  LOG_LEVEL: logLevel.default('warn'),
  NODE_ENV: z
    .string()
    .optional()
    .refine((value) => value !== 'production', 'NODE_ENV is production: the demo lets people choose who they are, so it does not start there.'),
});

export interface DemoSettings {
  readonly port: number;
  readonly playgroundPort: number;
  readonly chatAs: ChatPerson;
  readonly dataDir: string;
  /** Null: the bundled PostgreSQL. */
  readonly databaseUrl: string | null;
  readonly logLevel: string;
}

/** Reads the environment of the demo. @throws ConfigError */
export function readDemoSettings(environment: NodeJS.ProcessEnv): DemoSettings {
  const parsed = demo.safeParse(environment);
  if (!parsed.success) {
    throw new ConfigError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  return {
    port: env.PORT,
    playgroundPort: env.PLAYGROUND_PORT,
    chatAs: env.CHAT_AS,
    dataDir: env.DATA_DIR,
    databaseUrl: env.DATABASE_URL || null,
    logLevel: env.LOG_LEVEL,
  };
}
