/** Whether every word searched for stands somewhere in the texts; capitals do not matter. The tab searches what it shows by the same rule. */
export function matchesWords(search: string, texts: readonly string[]): boolean {
  const text = fold(texts.join(' '));
  return fold(search)
    .split(/\s+/)
    .every((word) => text.includes(word));
}

function fold(text: string): string {
  return text.normalize('NFC').toLocaleLowerCase('sv');
}
