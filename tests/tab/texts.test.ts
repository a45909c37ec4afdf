import { describe, expect, test } from '@jest/globals';
import { en } from '../../tab/texts/en.ts';
import { sv } from '../../tab/texts/sv.ts';
import { PAGE_TEXTS, type PageTextsName } from '../../tab/texts/pageTexts.ts';
import { fetchPageTexts, translate } from '../../tab/texts/translate.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : leaves(value, `${before}${key}.`),
  );
}

function variables(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '').sort();
}

const pages = await Promise.all(Object.entries(PAGE_TEXTS).map(async ([name, load]) => [name, (await load()) as { sv: Tree; en: Tree }] as const));
const swedish = new Map([...leaves(sv), ...pages.flatMap(([name, page]) => leaves(page.sv, `${name}.`))]);
const english = new Map([...leaves(en), ...pages.flatMap(([name, page]) => leaves(page.en, `${name}.`))]);

describe('the texts of the tab', () => {
  test('both languages have the same keys, none of them empty', () => {
    expect([...english.keys()].sort()).toEqual([...swedish.keys()].sort());
    for (const [key, text] of [...swedish, ...english]) expect({ key, text: text.trim() }).not.toEqual({ key, text: '' });
  });

  test('both name the same values', () => {
    for (const [key, text] of swedish) expect([key, variables(english.get(key) ?? '')]).toEqual([key, variables(text)]);
  });

  test('no text was left in the other language', () => {
    // Names, and words that the languages share.
    const shared = ['IKP-forum', 'Learning Agreement', 'International Office', 'Microsoft Teams', 'Partner', 'Demo', 'Status', 'Term', 'Svenska', 'English', '{{'];
    for (const [key, text] of swedish) {
      const isShared = shared.some((word) => text.includes(word));
      if (!isShared) expect([key, english.get(key)]).not.toEqual([key, text]);
    }
  });

  test('values stand in the text as they are, and the number decides the form', () => {
    expect(translate('sv')('tasks.count', { count: 1 })).toBe('1 uppgift visas');
    expect(translate('en')('tasks.count', { count: 2 })).toBe('2 tasks shown');
    expect(translate('sv')('due.by', { when: '<b>Å & Ö</b>' })).toBe('Senast <b>Å & Ö</b>');
  });

  test('those of a page are there once they have been fetched', async () => {
    expect(translate('sv')('meetings.none')).toBe('meetings.none');
    await fetchPageTexts(Object.keys(PAGE_TEXTS) as PageTextsName[]);
    expect(translate('sv')('meetings.none')).toBe('Ingen träff är planerad.');
    expect(translate('en')('meetings.none')).toBe('No meeting is planned.');
    expect(translate('sv')('tasks.count', { count: 1 })).toBe('1 uppgift visas');
  });
});
