import { describe, expect, test } from '@jest/globals';
import { readdirSync, readFileSync } from 'node:fs';
import { readBicep } from './bicep.ts';

const infra = new URL('../../infra/', import.meta.url);
const read = (path: string): string => readFileSync(new URL(path, infra), 'utf8');

const main = readBicep(read('main.bicep'));
const moduleFiles = readdirSync(new URL('modules/', infra)).map((name) => `modules/${name}`);
const templates = ['main.bicep', ...moduleFiles].map((path) => ({ path, source: read(path), ...readBicep(read(path)) }));
const parameterFiles = readdirSync(infra).filter((name) => name.endsWith('.parameters.json'));

describe('the reader of these tests', () => {
  test('finds a bracket that is not closed, and is not misled by strings and comments', () => {
    expect(readBicep("var a = {\n  b: '${c}('\n").unbalanced).toBe('1: {');
    expect(readBicep("var a = [ // )\n  'http://x' /* } */\n]").unbalanced).toBeNull();
    expect(readBicep('var a = {\n]').unbalanced).toBe('2: ]');
  });

  test('knows required, optional and secret parameters', () => {
    const { parameters } = readBicep("param a string\n@secure()\n@minLength(3)\nparam b string = ''\n");
    expect(Object.fromEntries(parameters)).toEqual({
      a: { required: true, secure: false },
      b: { required: false, secure: true },
    });
  });
});

describe.each(templates)('$path', ({ unbalanced, source, outputs, parameters }) => {
  test('has its brackets in pairs', () => {
    expect(unbalanced).toBeNull();
  });

  test('uses every parameter that it declares', () => {
    const unused = [...parameters.keys()].filter((name) => (source.match(new RegExp(`\\b${name}\\b`, 'g')) ?? []).length < 2);
    expect(unused).toEqual([]);
  });

  test('gives no secret away in an output', () => {
    const secrets = [...parameters].filter(([, parameter]) => parameter.secure).map(([name]) => name);
    for (const [name, value] of outputs) {
      expect(`${name} = ${value}`).not.toMatch(/password|secret|connectionstring|listkeys|getsecret/i);
      expect(secrets.filter((secret) => value.includes(secret))).toEqual([]);
    }
  });

  test('marks as secure each parameter that carries a secret', () => {
    const open = [...parameters].filter(([name, parameter]) => /password|databaseUrl/i.test(name) && !parameter.secure);
    expect(open.map(([name]) => name)).toEqual([]);
  });
});

describe('the modules', () => {
  test('are all used, each with just the parameters that it declares', () => {
    expect(main.modules.map((module) => module.path).sort()).toEqual([...moduleFiles].sort());
    for (const module of main.modules) {
      const { parameters } = readBicep(read(module.path));
      const required = [...parameters].filter(([, parameter]) => parameter.required).map(([name]) => name);
      expect(module.parameters.filter((name) => !parameters.has(name))).toEqual([]);
      expect(required.filter((name) => !module.parameters.includes(name))).toEqual([]);
    }
  });

  test('are read only by outputs that they have', () => {
    const names = new Map(
      [...read('main.bicep').matchAll(/^module (\w+) '([^']+)'/gm)].map(([, name = '', path = '']) => [name, path]),
    );
    const uses = [...read('main.bicep').matchAll(/\b(\w+)\.outputs\.(\w+)/g)];
    const missing = uses.filter(([, name = '', output = '']) => !readBicep(read(names.get(name) ?? '')).outputs.has(output));
    expect(uses.length).toBeGreaterThan(3);
    expect(missing.map(([use]) => use)).toEqual([]);
  });
});

describe.each(parameterFiles)('%s', (file) => {
  const given = (JSON.parse(read(file)) as { parameters: Record<string, { value: unknown }> }).parameters;

  test('names parameters that the template declares, and all that it requires', () => {
    const required = [...main.parameters].filter(([, parameter]) => parameter.required).map(([name]) => name);
    expect(Object.keys(given).filter((name) => !main.parameters.has(name))).toEqual([]);
    expect(required.filter((name) => !(name in given))).toEqual([]);
  });

  test('holds no secret: each comes from the environment under a name that the toolkit encrypts', () => {
    for (const [name, parameter] of main.parameters) {
      if (parameter.secure && name in given) expect(given[name]?.value).toMatch(/^\$\{\{SECRET_\w+\}\}$/);
    }
  });
});

test('there is a parameter file for each type of bot', () => {
  const types = parameterFiles.map(
    (file) => (JSON.parse(read(file)) as { parameters: { botType: { value: string } } }).parameters.botType.value,
  );
  expect(types.sort()).toEqual(['SingleTenant', 'UserAssignedMSI']);
});

describe('what is installed', () => {
  const all = templates.map((template) => template.source).join('\n');
  const app = read('modules/app.bicep');

  test.each([
    'Microsoft.ManagedIdentity/userAssignedIdentities',
    'Microsoft.Web/serverfarms',
    'Microsoft.Web/sites',
    'Microsoft.BotService/botServices',
    'Microsoft.BotService/botServices/channels',
    'Microsoft.DBforPostgreSQL/flexibleServers',
    'Microsoft.DBforPostgreSQL/flexibleServers/databases',
    'Microsoft.KeyVault/vaults',
    'Microsoft.KeyVault/vaults/secrets',
    'Microsoft.Authorization/roleAssignments',
  ])('has %s', (type) => {
    expect(templates.flatMap((template) => template.resources).map((resource) => resource.split('@')[0])).toContain(type);
  });

  test('the app speaks TLS 1.2 or later only, and takes no password for deployment', () => {
    expect(app).toContain('httpsOnly: true');
    expect(app).toMatch(/^ +minTlsVersion: '1\.[23]'$/m);
    expect(app).toMatch(/^ +scmMinTlsVersion: '1\.[23]'$/m);
    expect(app).toContain("ftpsState: 'Disabled'");
    expect(app).toMatch(/basicPublishingCredentialsPolicies[\s\S]+'scm', 'ftp'[\s\S]+allow: false/);
  });

  test('the database is PostgreSQL 15 or later, without a public address, over TLS only', () => {
    const database = read('modules/database.bicep');
    expect(Number(/^ +version: '(\d+)'$/m.exec(database)?.[1])).toBeGreaterThanOrEqual(15);
    expect(database).toContain('delegatedSubnetResourceId: subnetId');
    expect(database).not.toContain('firewallRules');
    expect(database).toMatch(/name: 'require_secure_transport'\s+properties: \{\s+value: 'ON'/);
    expect(read('main.bicep')).toContain('?sslmode=verify-full');
  });

  test('the vault answers to roles and to the subnet of the app only', () => {
    const vault = read('modules/vault.bicep');
    expect(vault).toContain('enableRbacAuthorization: true');
    expect(vault).toContain("defaultAction: 'Deny'");
    expect(vault).toContain('enablePurgeProtection: true');
  });

  test('everything lies in a Swedish region, but for what Azure has only globally', () => {
    expect(read('main.bicep')).toContain("@allowed(['swedencentral', 'swedensouth'])\nparam location string = 'swedencentral'");
    const places = [...all.matchAll(/^ +location: (.+)$/gm)].map(([, place]) => place);
    expect(new Set(places)).toEqual(new Set(['location', "'global'"]));
    const global = templates.flatMap(({ source }) =>
      [...source.matchAll(/^resource \w+ '([^@']+)@[^']+' = \{\n(?:(?!^\}).*\n)*? {2}location: 'global'$/gm)].map(([, type]) => type),
    );
    expect(global.sort()).toEqual([
      'Microsoft.BotService/botServices',
      'Microsoft.BotService/botServices/channels',
      'Microsoft.Network/privateDnsZones',
      'Microsoft.Network/privateDnsZones/virtualNetworkLinks',
    ]);
  });

  test('the app is told what it reads, the secrets through the vault', () => {
    const settings = new Map([...app.matchAll(/name: '(\w+)'\n +value: (.+)$/gm)].map(([, name = '', value = '']) => [name, value]));
    for (const name of [
      'NODE_ENV',
      'PORT',
      'LOG_LEVEL',
      'PUBLIC_URL',
      'DATABASE_URL',
      'BOT_TYPE',
      'BOT_ID',
      'BOT_TENANT_ID',
      'BOT_PASSWORD',
      'ENTRA_CLIENT_ID',
      'MEETING_ORGANISER',
    ]) {
      expect([...settings.keys()]).toContain(name);
    }
    expect(settings.get('NODE_ENV')).toBe("'production'");
    for (const secret of ['DATABASE_URL', 'BOT_PASSWORD']) {
      expect(settings.get(secret)).toMatch(/^'@Microsoft\.KeyVault\(VaultName=\$\{vaultName\};SecretName=[a-z-]+\)'$/);
    }
  });

  test('the vault holds every secret that the app looks for', () => {
    const wanted = [...app.matchAll(/SecretName=([a-z-]+)/g)].map(([, name]) => name);
    for (const name of wanted) expect(read('modules/vault.bicep')).toContain(`name: '${name}'`);
  });
});
