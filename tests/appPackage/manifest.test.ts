import { beforeAll, describe, expect, test } from '@jest/globals';
import { readdir, readFile } from 'node:fs/promises';
import { AppManifestUtils, type TeamsManifestV1D29 } from '@microsoft/app-manifest';
import { Ajv } from 'ajv';
import { strFromU8, unzipSync } from 'fflate';
import { buildAppPackage } from '../../appPackage/package.ts';
import { understand } from '../../bot/teams/understanding.ts';
import { values } from './values.ts';

type Manifest = TeamsManifestV1D29.TeamsManifestV1D29;
type Localisation = Readonly<Record<string, string>>;

let manifest: Manifest;
let english: Localisation;

beforeAll(async () => {
  const entries = unzipSync(await buildAppPackage(values));
  const parse = (name: string): unknown => JSON.parse(strFromU8(entries[name] ?? new Uint8Array()));
  manifest = parse('manifest.json') as Manifest;
  english = parse('en.json') as Localisation;
});

/** Every text of the manifest that people read, under the key by which a localisation file names it. */
function localisableTexts({ name, description, staticTabs = [], bots = [], composeExtensions = [] }: Manifest): Map<string, string> {
  const texts: [string, string | undefined][] = [
    ['name.short', name.short],
    ['name.full', name.full],
    ['description.short', description.short],
    ['description.full', description.full],
    ...staticTabs.map((tab, index): [string, string | undefined] => [`staticTabs[${index}].name`, tab.name]),
    ...bots.flatMap((bot, botIndex) =>
      (bot.commandLists ?? []).flatMap((list, listIndex) =>
        list.commands.flatMap((command, index): [string, string | undefined][] => {
          const key = `bots[${botIndex}].commandLists[${listIndex}].commands[${index}]`;
          return [
            [`${key}.title`, command.title],
            [`${key}.description`, command.description],
          ];
        }),
      ),
    ),
    ...composeExtensions.flatMap((extension, at) =>
      (extension.commands ?? []).flatMap((command, index): [string, string | undefined][] => {
        const key = `composeExtensions[${at}].commands[${index}]`;
        return [
          [`${key}.title`, command.title],
          [`${key}.description`, command.description],
          ...(command.parameters ?? []).flatMap((parameter, number): [string, string | undefined][] => [
            [`${key}.parameters[${number}].title`, parameter.title],
            [`${key}.parameters[${number}].description`, parameter.description],
          ]),
        ];
      }),
    ),
  ];
  return new Map(texts.filter((entry): entry is [string, string] => entry[1] !== undefined));
}

describe('the manifest', () => {
  test('is valid against the schema that it names, which is a released one', async () => {
    expect(manifest.$schema).toBe(
      `https://developer.microsoft.com/json-schemas/teams/v${manifest.manifestVersion}/MicrosoftTeams.schema.json`,
    );
    expect(manifest.manifestVersion).toMatch(/^1\.\d+$/);
    expect(await AppManifestUtils.validateAgainstSchema(manifest)).toEqual([]);
  });

  test('the validation itself finds mistakes', async () => {
    const wrong = { ...manifest, accentColor: 'teal', bots: [{ scopes: ['everywhere'] }] } as unknown as Manifest;
    expect((await AppManifestUtils.validateAgainstSchema(wrong)).length).toBeGreaterThan(1);
  });

  test('says how it takes channels, without which Teams refuses a team scope since version 1.25', () => {
    expect(manifest.supportsChannelFeatures).toBe('tier1');
  });

  test('offers the bot to a person and to a team, and asks for no more than it uses', () => {
    expect(manifest.bots?.map((bot) => bot.scopes)).toEqual([['personal', 'team']]);
    expect(manifest.permissions).toEqual(['identity', 'messageTeamMembers']);
    expect(manifest.authorization).toBeUndefined();
    expect(manifest.devicePermissions).toBeUndefined();
  });

  test('has a tab for channels, which is the same for everybody and set up by a page of ours', () => {
    expect(manifest.configurableTabs).toEqual([
      { configurationUrl: `${values.TAB_ENDPOINT}/tab/configure?theme={theme}`, canUpdateConfiguration: true, scopes: ['team'], context: ['channelTab'] },
    ]);
  });

  test('has a personal tab first, then the chat and the page about the product', () => {
    expect(manifest.staticTabs?.map((tab) => [tab.entityId, tab.scopes])).toEqual([
      ['tasks', ['personal']],
      ['conversations', ['personal']],
      ['about', ['personal']],
    ]);
    expect(manifest.staticTabs?.[0]).toMatchObject({
      // The host fills in its theme, so that the first paint has the right colours.
      contentUrl: `${values.TAB_ENDPOINT}/tab/?theme={theme}`,
      websiteUrl: `${values.TAB_ENDPOINT}/tab/`,
    });
  });
});

describe('the languages', () => {
  test('Swedish is the default, English a file that is valid and in the package', async () => {
    expect(manifest.localizationInfo).toEqual({
      defaultLanguageTag: 'sv',
      additionalLanguages: [{ languageTag: 'en', file: 'en.json' }],
    });
    const { $schema: _, ...schema } = await AppManifestUtils.fetchSchema(english['$schema'] ?? '');
    // Microsoft's schema has patterns that are wrong in a Unicode regular expression, so its own validator cannot read it.
    const validate = new Ajv({ strict: false, unicodeRegExp: false, validateFormats: false }).compile(schema);
    validate(english);
    expect(validate.errors).toBeNull();
    expect(validate({ ...english, 'staticTabs[0].title': 'My tasks' })).toBe(false);
  });

  test('each text has its English one, and no English text is left over', () => {
    const keys = Object.keys(english).filter((key) => key !== '$schema');
    expect(keys.sort()).toEqual([...localisableTexts(manifest).keys()].sort());
  });

  test('each is a translation: only the name is the same in both', () => {
    const same = [...localisableTexts(manifest)].filter(([key, text]) => english[key] === text).map(([key]) => key);
    expect(same).toEqual(['name.short']);
  });

  test('the commands are those that the bot answers, in each scope and language', () => {
    const lists = manifest.bots?.[0]?.commandLists ?? [];
    const swedish = lists.map((list) => list.commands.map((command) => command.title));
    expect(lists.map((list) => list.scopes)).toEqual([['personal'], ['team']]);
    expect(swedish).toEqual([
      ['hej', 'mina uppgifter', 'avtal', 'vem är IKP för', 'learning agreements', 'behörighet', 'möten', 'frånvaro', 'kunskap', 'inställningar', 'hjälp'],
      // In a channel nothing personal is shown, so the rest is not offered there.
      ['hej', 'vem är IKP för', 'möten', 'kunskap', 'hjälp'],
    ]);
    const inEnglish = swedish.map((titles, list) =>
      titles.map((_, index) => english[`bots[0].commandLists[${list}].commands[${index}].title`]),
    );
    expect(inEnglish).toEqual([
      ['hello', 'my tasks', 'agreements', 'who is the contact for', 'signatures', 'eligibility', 'meetings', 'absence', 'knowledge', 'settings', 'help'],
      ['hello', 'who is the contact for', 'meetings', 'knowledge', 'help'],
    ]);
    for (const title of [...swedish, ...inEnglish].flat()) expect([title, understand(title ?? '').certainty]).toEqual([title, 1]);
  });

  test('the message extension looks up, opens the dialog on a message, and shows links of the tab', () => {
    const [extension, ...more] = manifest.composeExtensions ?? [];
    expect(more).toEqual([]);
    expect(extension?.commands?.map(({ id, type, context }) => [id, type, context])).toEqual([
      ['contacts', 'query', ['compose', 'commandBox']],
      ['agreements', 'query', ['compose', 'commandBox']],
      ['knowledge', 'query', ['compose', 'commandBox']],
      ['askEligibility', 'action', ['message']],
    ]);
    expect(extension?.messageHandlers).toEqual([{ type: 'link', value: { domains: [values.TAB_DOMAIN] } }]);
  });
});

describe("Microsoft's rules for the descriptions", () => {
  const inBothLanguages = (key: 'short' | 'full'): [string, string][] => [
    ['sv', manifest.description[key]],
    ['en', english[`description.${key}`] ?? ''],
  ];

  test('the short one is one sentence without the word app', () => {
    for (const [, text] of inBothLanguages('short')) {
      expect(text).toMatch(/^[^.!?]+\.$/);
      expect(text).not.toMatch(/\b(app|apps|appen|appar|application|applikation(en)?)\b/i);
    }
  });

  test('the long one says Microsoft Teams at the first mention, never Teams alone', () => {
    for (const [, text] of inBothLanguages('full')) {
      expect(text).toContain('Microsoft Teams');
      expect(text.indexOf('Microsoft Teams') + 'Microsoft '.length).toBe(text.indexOf('Teams'));
    }
  });

  test('the long one names its limits and ends with the address of help', () => {
    const limits = { sv: /^Begränsningar: /m, en: /^Limits: /m };
    for (const [language, text] of inBothLanguages('full')) {
      expect(text).toMatch(limits[language as 'sv' | 'en']);
      expect(text.endsWith(`${values.TAB_ENDPOINT}/help`)).toBe(true);
    }
  });

  test('help, privacy and terms have texts in both languages to open without signing in', async () => {
    const { websiteUrl, privacyUrl, termsOfUseUrl } = manifest.developer;
    const pages = [websiteUrl, privacyUrl, termsOfUseUrl].map((url) => new URL(url).pathname.slice(1));
    const files = await readdir(new URL('../../docs/privacy/', import.meta.url));
    expect(files.sort()).toEqual(pages.flatMap((page) => [`${page}.en.md`, `${page}.sv.md`]).sort());
  });
});

describe('teamsapp.yml', () => {
  test('makes every value that manifest, texts and sign-in need', async () => {
    const read = (path: string): Promise<string> => readFile(new URL(`../../${path}`, import.meta.url), 'utf8');
    const [steps, template] = await Promise.all([read('teamsapp.yml'), read('infra/main.bicep')]);
    const named = async (path: string): Promise<string[]> =>
      [...(await read(path)).matchAll(/\$\{\{(\w+)\}\}/g)].map((match) => match[1] ?? '');
    const needed = new Set(
      (
        await Promise.all(['appPackage/manifest.json', 'appPackage/en.json', 'appPackage/aad.manifest.json'].map(named))
      ).flat(),
    );
    const made = new Set([
      ...[...steps.matchAll(/^ {6}\w+: ([A-Z_]+)$/gm)].map((match) => match[1] ?? ''),
      ...[...template.matchAll(/^output (\w+) /gm)].map((match) => match[1] ?? ''),
      // aadApp/update makes this one when it is empty.
      'AAD_APP_ACCESS_AS_USER_PERMISSION_ID',
    ]);
    expect([...needed].filter((name) => !made.has(name))).toEqual([]);
    expect(needed.size).toBeGreaterThan(5);
  });

  test('registers in one tenant only, without a secret or a permission in Graph', async () => {
    const steps = await readFile(new URL('../../teamsapp.yml', import.meta.url), 'utf8');
    expect(steps.match(/signInAudience: .*/g)).toEqual(['signInAudience: AzureADMyOrg']);
    expect(steps.match(/generateClientSecret: .*/g)).toEqual(['generateClientSecret: false']);
    const registration = JSON.parse(
      await readFile(new URL('../../appPackage/aad.manifest.json', import.meta.url), 'utf8'),
    ) as { signInAudience: string; requiredResourceAccess: unknown[]; identifierUris: string[]; spa: unknown };
    expect(registration.signInAudience).toBe('AzureADMyOrg');
    expect(registration.requiredResourceAccess).toEqual([]);
    expect(registration.identifierUris).toEqual(['api://${{TAB_DOMAIN}}/${{AAD_APP_CLIENT_ID}}']);
    // Code with PKCE in a browser: no implicit tokens, and back to these two addresses only.
    expect(registration.spa).toEqual({ redirectUris: ['${{TAB_ENDPOINT}}/tab/signed-in', '${{TAB_ENDPOINT}}/tab/signed-out'] });
    expect(registration).not.toHaveProperty('web');
  });
});
