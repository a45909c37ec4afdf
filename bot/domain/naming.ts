/** Letters that an ending may add to a word: "Oslos", "avtalet". */
const ENDING = 2;

/** Shorter words are themselves alone, not the beginning of others. */
const SHORT = 3;

/**
 * Those of several that the words of a sentence name: whose text has most of the words, as the
 * beginning of one of its own or with an ending. All of them when no word names any.
 * @param words in small letters, without accents
 * @param textOf likewise
 */
export function namedAmong<Item>(items: readonly Item[], textOf: (item: Item) => string, words: readonly string[]): readonly Item[] {
  const scored = items.map((item) => ({ item, score: wordsFor(textOf(item), words).length }));
  const best = Math.max(0, ...scored.map(({ score }) => score));
  return best === 0 ? items : scored.filter(({ score }) => score === best).map(({ item }) => item);
}

/** Whether every word of a sentence is about this one: then nothing else can be meant. */
export function isNamedWholly(text: string, words: readonly string[]): boolean {
  return wordsFor(text, words).length === words.length;
}

function wordsFor(text: string, words: readonly string[]): readonly string[] {
  const own = text.split(/[^\p{L}\p{N}]+/u).filter((word) => word !== '');
  return words.filter((word) => own.some((one) => isNamed(one, word)));
}

function isNamed(own: string, word: string): boolean {
  if (word.length < SHORT) return own === word;
  return own.startsWith(word) || (own.length > SHORT && word.startsWith(own) && word.length - own.length <= ENDING);
}
