import { describe, expect, test } from '@jest/globals';
import { en } from '../../tab/texts/en.ts';
import { sv } from '../../tab/texts/sv.ts';
import { translate } from '../../tab/texts/translate.ts';

type Tree = { readonly [key: string]: string | Tree };

function leaves(tree: Tree, before = ''): [string, string][] {
  return Object.entries(tree).flatMap(([key, value]): [string, string][] =>
    typeof value === 'string' ? [[before + key, value]] : leaves(value, `${before}${key}.`),
  );
}

function variables(text: string): string[] {
  return [...text.matchAll(/{{(\w+)}}/g)].map(([, name]) => name ?? '').sort();
}

const swedish = new Map(leaves(sv));
const english = new Map(leaves(en));

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
    const shared = ['IKP-forum', 'Learning Agreement', 'International Office', 'Microsoft Teams', 'Partner', 'Demo', 'Status', 'Term', '{{'];
    for (const [key, text] of swedish) {
      const isShared = shared.some((word) => text.includes(word));
      if (!isShared) expect([key, english.get(key)]).not.toEqual([key, text]);
    }
  });

  test('values stand in the text as they are, and the number decides the form', () => {
    expect(translate('sv')('tasks.count', { count: 1 })).toBe('1 uppgift visas');
    expect(translate('en')('tasks.count', { count: 2 })).toBe('2 tasks shown');
    expect(translate('sv')('demo.youAre', { name: '<b>Å & Ö</b>' })).toBe('Du är <b>Å & Ö</b>');
  });
});
