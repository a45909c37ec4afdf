import { describe, expect, test } from '@jest/globals';
import { readFile } from 'node:fs/promises';
import { strFromU8, unzipSync } from 'fflate';
import { buildAppPackage, packageValuesFrom, PackageValuesError } from '../../appPackage/package.ts';
import { values } from './values.ts';

const appPackage = new URL('../../appPackage/', import.meta.url);

describe('the package', () => {
  test('holds the manifest, its English texts and the two icons, at its root', async () => {
    const entries = unzipSync(await buildAppPackage(values));
    expect(Object.keys(entries).sort()).toEqual(['color.png', 'en.json', 'manifest.json', 'outline.png']);
    for (const name of ['color.png', 'outline.png']) {
      expect(Buffer.from(entries[name] ?? [])).toEqual(await readFile(new URL(name, appPackage)));
    }
  });

  test('has no placeholder left, and every value where it belongs', async () => {
    const entries = unzipSync(await buildAppPackage(values));
    const texts = ['manifest.json', 'en.json'].map((name) => strFromU8(entries[name] ?? new Uint8Array()));
    expect(texts.join()).not.toMatch(/\$\{\{|\}\}/);
    const manifest = JSON.parse(texts[0] ?? '') as {
      id: string;
      bots: { botId: string }[];
      webApplicationInfo: { id: string; resource: string };
      validDomains: string[];
      developer: { privacyUrl: string; termsOfUseUrl: string };
    };
    expect(manifest.id).toBe(values.TEAMS_APP_ID);
    expect(manifest.bots[0]?.botId).toBe(values.BOT_ID);
    expect(manifest.webApplicationInfo).toEqual({
      id: values.AAD_APP_CLIENT_ID,
      resource: `api://${values.TAB_DOMAIN}/${values.AAD_APP_CLIENT_ID}`,
    });
    expect(manifest.validDomains).toEqual([values.TAB_DOMAIN]);
    expect(manifest.developer.privacyUrl).toBe(`${values.TAB_ENDPOINT}/privacy`);
    expect(manifest.developer.termsOfUseUrl).toBe(`${values.TAB_ENDPOINT}/terms`);
  });

  test('is byte for byte the same for the same values', async () => {
    expect(Buffer.from(await buildAppPackage(values)).equals(await buildAppPackage(values))).toBe(true);
  });

  test('is refused for values that Teams would refuse', async () => {
    await expect(buildAppPackage({ ...values, BOT_ID: 'ikp-bot' })).rejects.toThrow(PackageValuesError);
  });
});

describe('values from the environment', () => {
  test('are taken when complete, and nothing else with them', () => {
    expect(packageValuesFrom({ ...values, PATH: '/usr/bin' })).toEqual(values);
  });

  test('all that are missing are named at once', () => {
    expect(() => packageValuesFrom({ ...values, BOT_ID: undefined, TAB_DOMAIN: '' })).toThrow(/BOT_ID, TAB_DOMAIN/);
  });

  test.each([
    ['TEAMS_APP_ID', 'my-app'],
    ['AAD_APP_CLIENT_ID', '11112222-3333-4444-5555'],
    ['TAB_ENDPOINT', 'http://ikp.example.se'],
    ['TAB_ENDPOINT', 'https://ikp.example.se/'],
    ['TAB_ENDPOINT', 'https://ikp.example.se/tab'],
    ['TAB_ENDPOINT', 'ikp.example.se'],
    ['TAB_DOMAIN', 'https://ikp.example.se'],
    ['TAB_DOMAIN', 'other.example.se'],
  ])('%s as %s is refused by name', (name, value) => {
    expect(() => packageValuesFrom({ ...values, [name]: value })).toThrow(new RegExp(`^${name} must be `, 'm'));
  });
});
