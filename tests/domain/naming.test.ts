import { describe, expect, test } from '@jest/globals';
import * as fc from 'fast-check';
import { isNamedWholly, namedAmong } from '../../bot/domain/naming.ts';

const TASKS = ['learning agreement for elias vargfors, university of oslo', 'learning agreement for maja lindqvist, university of oslo', 'agreement with uw (warsaw) ends'];

describe('the tasks that a sentence names', () => {
  test.each<[string, string[], number[]]>([
    ['one, by a name', ['vargfors'], [0]],
    ['several, by their partner', ['oslo'], [0, 1]],
    ['with an ending', ['majas'], [1]],
    ['by the beginning of a word', ['lind'], [1]],
    ['by most of the words', ['oslo', 'maja'], [1]],
    ['by a short name, if it stands there so', ['uw'], [2]],
    ['all, when the short name is only the beginning of another word', ['el'], [0, 1, 2]],
    ['all, when a word means none', ['lund'], [0, 1, 2]],
    ['all, when there is no word', [], [0, 1, 2]],
    ['not by the end of a word', ['fors'], [0, 1, 2]],
  ])('%s', (_case, words, found) => {
    expect(namedAmong(TASKS, (text) => text, words)).toEqual(found.map((at) => TASKS[at]));
  });

  test('are some of them, in their order', () => {
    fc.assert(
      fc.property(fc.array(fc.string()), fc.array(fc.string()), (texts, words) => {
        const found = namedAmong(texts.map((text, at) => ({ text, at })), ({ text }) => text, words).map(({ at }) => at);
        expect(found).toEqual([...found].sort((a, b) => a - b));
        expect(found.length > 0 || texts.length === 0).toBe(true);
      }),
    );
  });
});

test.each<[string, string[], boolean]>([
  ['no word', [], true],
  ['its words', ['maja', 'oslo'], true],
  ['its words, with endings', ['majas', 'oslos'], true],
  ['a word that it has not', ['maja', 'invoice'], false],
])('%s: whether that is all about one task', (_case, words, isAll) => {
  expect(isNamedWholly('learning agreement for maja lindqvist, university of oslo', words)).toBe(isAll);
});
