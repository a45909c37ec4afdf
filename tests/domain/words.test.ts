import { expect, test } from '@jest/globals';
import { matchesWords } from '../../bot/domain/words.ts';
import { matchesWords as matchesInTheTab } from '../../tab/forms/matchesWords.ts';

/** The server finds what the tab would show: the two cannot share code, so they are held to the same cases. */
test.each([
  ['', true],
  ['   ', true],
  ['fysik', true],
  [' FYSIK  kvant ', true],
  ['a\u030Arsavtal', true],
  ['årsavtal', true],
  ['arsavtal', false],
  ['fysik kemi', false],
  ['5FY210)?', true],
])('the words "%s" stand in the texts: %s', (words, found) => {
  const texts = ['Är sökande behörig till Kvantmekanik (5FY210)?', 'Institutionen för fysik', 'Årsavtal'];
  expect([matchesWords(words, texts), matchesInTheTab(words, texts)]).toEqual([found, found]);
});
