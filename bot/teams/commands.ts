import type { Language } from '../domain/person.ts';
import { readAbsenceWords, type AbsenceWords } from './absenceWords.ts';

/** What people can ask the bot for in words. */
export type Command =
  | { readonly kind: 'greeting' | 'help' | 'tasks' | 'signatures' | 'eligibility' | 'meetings' | 'settings' | 'optOut' | 'optIn' | 'office' | 'courtesy' | 'newMeeting' | 'unknown' }
  /** About a partner or a department; of all of the person's own when it is empty. */
  | { readonly kind: 'agreements' | 'contact'; readonly about: string }
  /** Null: the other language than now. */
  | { readonly kind: 'language'; readonly to: Language | null }
  /** The words in which the day is named. */
  | { readonly kind: 'remind'; readonly when: string }
  | { readonly kind: 'moveClock'; readonly days: number }
  | { readonly kind: 'knowledge'; readonly question: string }
  | AbsenceWords;

/** Commands as the lists of the app name them; whatever else people write is understanding.ts's. */
const WORDS: ReadonlyMap<string, Command> = new Map<string, Command>([
  ['hej', { kind: 'greeting' }],
  ['hejsan', { kind: 'greeting' }],
  ['hallå', { kind: 'greeting' }],
  ['hi', { kind: 'greeting' }],
  ['hello', { kind: 'greeting' }],
  ['hjälp', { kind: 'help' }],
  ['help', { kind: 'help' }],
  ['?', { kind: 'help' }],
  ['mina uppgifter', { kind: 'tasks' }],
  ['uppgifter', { kind: 'tasks' }],
  ['my tasks', { kind: 'tasks' }],
  ['tasks', { kind: 'tasks' }],
  ['avtal', { kind: 'agreements', about: '' }],
  ['mina avtal', { kind: 'agreements', about: '' }],
  ['agreements', { kind: 'agreements', about: '' }],
  ['my agreements', { kind: 'agreements', about: '' }],
  ['språk', { kind: 'language', to: null }],
  ['language', { kind: 'language', to: null }],
  ['behörighet', { kind: 'eligibility' }],
  ['eligibility', { kind: 'eligibility' }],
  ['learning agreements', { kind: 'signatures' }],
  ['möten', { kind: 'meetings' }],
  ['meetings', { kind: 'meetings' }],
  ['inställningar', { kind: 'settings' }],
  ['settings', { kind: 'settings' }],
  ['sluta skicka', { kind: 'optOut' }],
  ['sluta', { kind: 'optOut' }],
  ['stopp', { kind: 'optOut' }],
  ['stop', { kind: 'optOut' }],
  ['avregistrera', { kind: 'optOut' }],
  ['avregistrera mig', { kind: 'optOut' }],
  ['avsluta', { kind: 'optOut' }],
  ['unsubscribe', { kind: 'optOut' }],
  ['stop sending', { kind: 'optOut' }],
  ['börja skicka igen', { kind: 'optIn' }],
  ['börja skicka', { kind: 'optIn' }],
  ['börja igen', { kind: 'optIn' }],
  ['start again', { kind: 'optIn' }],
  ['start sending again', { kind: 'optIn' }],
  ['start sending', { kind: 'optIn' }],
  ['subscribe', { kind: 'optIn' }],
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
  const said = message
    .replace(/<at>.*?<\/at>/giu, ' ')
    .replace(/&nbsp;/gi, ' ')
    .toLowerCase()
    .replace(/\s+/gu, ' ')
    .trim();
  const words = said.replace(/(?<=.)[.!?]+$/u, '');
  const clock = CLOCK.exec(words);
  if (clock) {
    const count = clock.groups?.['count'] ?? '';
    const days = NUMBERS.get(count) ?? Number(count);
    if (days >= 1 && days <= 400) return { kind: 'moveClock', days };
  }
  const asked = KNOWLEDGE.exec(words);
  if (asked) return { kind: 'knowledge', question: asked.groups?.['question'] ?? '' };
  return WORDS.get(words) ?? readAbsenceWords(words, said.includes('?')) ?? { kind: 'unknown' };
}
