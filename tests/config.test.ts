import { describe, expect, test } from '@jest/globals';
import { ConfigError, readConfig, readDemoSettings } from '../bot/config.ts';

const ID = '66666666-0000-4000-8000-000000000001';

const COMPLETE = {
  PUBLIC_URL: 'https://ikp-forum.example.com/',
  DATABASE_URL: 'postgres://ikp:secret@db.example.com/ikp',
  BOT_ID: ID,
  BOT_TYPE: 'SingleTenant',
  BOT_TENANT_ID: ID,
  BOT_PASSWORD: 'secret',
  ENTRA_CLIENT_ID: ID,
  ORGANISATION_NAME: 'Testuniversitetet',
  CONTACT_EMAIL: 'io@example.com',
  DATA_PROTECTION_EMAIL: 'dso@example.com',
  TEAMS_APP_ID: ID,
};

/** What is said of an environment, a line for each thing; null when it is taken. */
function saidOf(environment: NodeJS.ProcessEnv): string[] | null {
  try {
    readConfig(environment);
    return null;
  } catch (error) {
    if (!(error instanceof ConfigError)) throw error;
    return error.message.split('\n').slice(1);
  }
}

describe('a complete environment', () => {
  test('is taken', () => {
    expect(readConfig(COMPLETE)).toMatchObject({
      mode: 'production',
      port: 3978,
      publicUrl: 'https://ikp-forum.example.com',
      bot: { appId: ID, type: 'SingleTenant', emulatorServiceUrls: [], endpoints: null },
      entra: { tenantId: ID, issuer: `https://login.microsoftonline.com/${ID}/v2.0`, jwksUrl: `https://login.microsoftonline.com/${ID}/discovery/v2.0/keys` },
    });
  });

  test('with a managed identity needs no secret', () => {
    expect(readConfig({ ...COMPLETE, BOT_TYPE: 'UserAssignedMSI', BOT_PASSWORD: undefined }).bot).toMatchObject({ type: 'UserAssignedMSI', password: null });
  });

  test('keeps meetings in no calendar, unless it names a mailbox', () => {
    expect(readConfig(COMPLETE).meetingOrganiser).toBeNull();
    expect(readConfig({ ...COMPLETE, MEETING_ORGANISER: '' }).meetingOrganiser).toBeNull();
    expect(readConfig({ ...COMPLETE, MEETING_ORGANISER: 'traffar@example.com' }).meetingOrganiser).toBe('traffar@example.com');
  });

  test.each([
    { MODE: 'demo' },
    { DEMO: '1', IKP_DEMO: 'true', NODE_ENV: 'development' },
    { ENTRA: 'null', ENTRA_ISSUER: 'https://evil.example.com', JWKS_URL: 'https://evil.example.com' },
    { EMULATOR_SERVICE_URLS: 'http://127.0.0.1:1', BOT_ENDPOINTS: '{}' },
  ])('never yields the demo, whatever else is set: %j', (more) => {
    const config = readConfig({ ...COMPLETE, ...more });
    expect(config.mode).toBe('production');
    expect(config.entra).not.toBeNull();
    expect(config.bot).toMatchObject({ emulatorServiceUrls: [], endpoints: null });
    expect(config.entra?.jwksUrl).toContain('login.microsoftonline.com');
  });
});

describe('an environment that is not complete is refused, with one line for each thing', () => {
  test.each(Object.keys(COMPLETE))('without %s', (name) => {
    const said = saidOf({ ...COMPLETE, [name]: undefined });
    expect(said).toHaveLength(1);
    expect(said?.[0]).toMatch(new RegExp(`^  - ${name}: .{10,}`));
  });

  test.each([
    ['PUBLIC_URL', 'http://ikp-forum.example.com'],
    ['PUBLIC_URL', 'ikp-forum.example.com'],
    ['PUBLIC_URL', 'javascript:alert(1)'],
    ['DATABASE_URL', 'mysql://db.example.com/ikp'],
    ['BOT_ID', 'my-bot'],
    ['BOT_TYPE', 'MultiTenant'],
    ['BOT_TENANT_ID', 'umu.se'],
    ['BOT_PASSWORD', ''],
    ['ENTRA_CLIENT_ID', ''],
    ['ORGANISATION_NAME', ''],
    ['CONTACT_EMAIL', 'International Office'],
    ['TEAMS_APP_ID', '1'],
    ['MEETING_ORGANISER', 'International Office'],
    ['PORT', '0'],
    ['PORT', '70000'],
    ['PORT', 'http'],
    ['LOG_LEVEL', 'loud'],
  ])('with %s=%s', (name, value) => {
    const said = saidOf({ ...COMPLETE, [name]: value });
    expect(said).toHaveLength(1);
    expect(said?.[0]).toContain(`${name}: `);
  });

  test('all at once, and no secret is repeated', () => {
    const said = saidOf({ BOT_PASSWORD: 'geheim', DATABASE_URL: 'mysql://ikp:geheim@db/ikp' });
    expect(said).toHaveLength(Object.keys(COMPLETE).length - 1);
    expect(said?.join('\n')).not.toContain('geheim');
  });
});

describe('the demo', () => {
  test('has what it needs without any setting', () => {
    expect(readDemoSettings({})).toMatchObject({ port: 3978, playgroundPort: 56_150, chatAs: 'karin', databaseUrl: null });
  });

  test('seats only whom it knows in the chat, and names them', () => {
    expect(readDemoSettings({ CHAT_AS: 'eva' }).chatAs).toBe('eva');
    expect(() => readDemoSettings({ CHAT_AS: 'nobody' })).toThrow(/CHAT_AS: is not one of karin, olof/);
  });

  test('does not start where NODE_ENV is production', () => {
    expect(() => readDemoSettings({ NODE_ENV: 'production' })).toThrow(ConfigError);
  });
});
