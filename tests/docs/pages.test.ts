import { describe, expect, test } from '@jest/globals';
import { readFileSync } from 'node:fs';

const read = (page: string, language: 'sv' | 'en', folder = page === 'accessibility' ? 'accessibility' : 'privacy'): string =>
  readFileSync(new URL(`../../docs/${folder}/${page}.${language}.md`, import.meta.url), 'utf8');

const placeholders = (text: string): string[] => [...new Set(text.match(/\{\{\w+\}\}/g) ?? [])].sort();
const shape = (text: string): string[] => text.split('\n').map((line) => /^(#+ |- |(?=.))/.exec(line)?.[0] ?? 'empty');

describe.each(['privacy', 'terms', 'help', 'accessibility'])('the page %s', (page) => {
  test('says the same in both languages, part by part', () => {
    expect(shape(read(page, 'en'))).toEqual(shape(read(page, 'sv')));
    expect(placeholders(read(page, 'en'))).toEqual(placeholders(read(page, 'sv')));
  });

  test('keeps to headings, paragraphs and lists, which is all that the server shows', () => {
    for (const language of ['sv', 'en'] as const) {
      expect(read(page, language)).not.toMatch(/[*_`<>|]|\]\(|^#{3,}|^\d+\. |^ +\S/m);
    }
  });

  test('names whom to ask, from the installation and not from here', () => {
    expect(placeholders(read(page, 'sv'))).toContain('{{contactEmail}}');
    expect(read(page, 'sv') + read(page, 'en')).not.toMatch(/\S@\S/);
  });
});

test('the page on personal data tells contact, storage, retention and deletion', () => {
  expect(placeholders(read('privacy', 'sv'))).toEqual([
    '{{contactEmail}}',
    '{{dataProtectionEmail}}',
    '{{organisation}}',
    '{{retentionYears}}',
  ]);
  const headings = (language: 'sv' | 'en'): string[] => read('privacy', language).match(/^## .*$/gm) ?? [];
  expect(headings('sv')).toEqual(expect.arrayContaining(['## Ansvarig och kontakt', '## Var de finns', '## Hur länge de sparas och hur de tas bort']));
  expect(headings('en')).toEqual(
    expect.arrayContaining(['## Controller and contact', '## Where they are', '## How long they are kept and how they are deleted']),
  );
});

test.each(['sv', 'en'] as const)('the accessibility statement in %s has what the regulations on it ask for', (language) => {
  const text = read('accessibility', language);
  const asked = {
    sv: ['delvis förenligt', 'lagen (2018:1937)', 'Ingen utomstående har granskat', 'oskäligt betungande', 'Innehåll som inte omfattas', 'Bedömningen gjordes den', 'uppdaterades senast den'],
    en: ['partially compliant', 'act (2018:1937)', 'Nobody outside has reviewed', 'disproportionate burden', 'Content that the act does not cover', 'The assessment was made on', 'was last updated on'],
  };
  for (const words of [...asked[language], 'https://www.digg.se/tdosanmalan', 'EN 301 549', '{{organisation}}']) expect(text).toContain(words);
});

test('the days that backups are kept are those of the database template', () => {
  const template = readFileSync(new URL('../../infra/modules/database.bicep', import.meta.url), 'utf8');
  const days = /backupRetentionDays: (\d+)/.exec(template)?.[1];
  expect(read('privacy', 'sv')).toContain(`- Säkerhetskopior: ${days} dagar.`);
  expect(read('privacy', 'en')).toContain(`- Backups: ${days} days.`);
});
