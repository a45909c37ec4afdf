import { readAbsenceWords, type AbsenceWords } from './absenceWords.ts';

/** What people can ask the bot for in words. */
export type Command =
  | { readonly kind: 'greeting' | 'help' | 'tasks' | 'agreements' | 'language' | 'unknown' }
  | { readonly kind: 'moveClock'; readonly days: number }
  | { readonly kind: 'knowledge'; readonly question: string }
  | AbsenceWords;

const WORDS: ReadonlyMap<string, Exclude<Command['kind'], 'moveClock' | 'knowledge' | 'unknown' | AbsenceWords['kind']>> = new Map([
  ['hej', 'greeting'],
  ['hejsan', 'greeting'],
  ['hallå', 'greeting'],
  ['hi', 'greeting'],
  ['hello', 'greeting'],
  ['hjälp', 'help'],
  ['help', 'help'],
  ['?', 'help'],
  ['mina uppgifter', 'tasks'],
  ['uppgifter', 'tasks'],
  ['my tasks', 'tasks'],
  ['tasks', 'tasks'],
  ['avtal', 'agreements'],
  ['mina avtal', 'agreements'],
  ['agreements', 'agreements'],
  ['my agreements', 'agreements'],
  ['språk', 'language'],
  ['language', 'language'],
]);

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ['en', 1],
  ['one', 1],
  ['två', 2],
  ['two', 2],
  ['tre', 3],
  ['three', 3],
  ['fem', 5],
  ['five', 5],
  ['sju', 7],
  ['seven', 7],
  ['tio', 10],
  ['ten', 10],
]);

const CLOCK = /^demo\s*:?\s*(?<count>\d{1,3}|\p{L}+)\s+(dag|dagar|dygn|day|days)(\s+(framåt|ahead|forward))?$/u;

const KNOWLEDGE = /^(kunskap|knowledge)(?:\s*[:,]?\s+(?<question>.+))?:?$/u;

/** Reads a command out of a message. Mentions, capitals, spaces and closing marks make no difference. */
export function readCommand(message: string): Command {
  const words = message
    .replace(/<at>.*?<\/at>/giu, ' ')
    .replace(/&nbsp;/gi, ' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim()
    .replace(/(?<=.)[.!?]+$/u, '');
  const clock = CLOCK.exec(words);
  if (clock) {
    const count = clock.groups?.['count'] ?? '';
    const days = NUMBERS.get(count) ?? Number(count);
    if (days >= 1 && days <= 400) return { kind: 'moveClock', days };
  }
  const asked = KNOWLEDGE.exec(words);
  if (asked) return { kind: 'knowledge', question: asked.groups?.['question'] ?? '' };
  const kind = WORDS.get(words);
  return kind ? { kind } : (readAbsenceWords(words) ?? { kind: 'unknown' });
}
