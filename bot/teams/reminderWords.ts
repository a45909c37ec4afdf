import type { Temporal } from 'temporal-polyfill';
import { meantDays } from '../domain/absence.ts';
import { findDay } from './dayWords.ts';
import { fold } from './understanding.ts';
import { FILLERS, VOCABULARY } from './vocabulary.ts';

export interface ReminderWish {
  /** Seen from today in Stockholm; null when none can be read. Of several days the first is meant, unless it is from one to another. */
  readonly day: Temporal.PlainDate | null;
  /** The other words that say something, small and without accents: they may name a task. */
  readonly about: readonly string[];
  /** Whether it asks for a reminder for oneself, and denies nothing. What is not plain is asked back. */
  readonly isPlain: boolean;
}

/** Words that turn a wish into its opposite or into a question. They name no task, though names begin with some of them. */
const DENIALS: ReadonlySet<string> = new Set(
  `inte ej icke aldrig inga ingen inget sluta slutar stoppa stopp bort avbryt radera glom strunta varfor nar
  not don dont doesn doesnt never no none stop stopped cancel delete remove forget without utan why when did`.split(/\s+/u),
);

/** What stands behind "påminn" when it is for oneself; whoever else is named there is the one to be reminded. */
const FOR_ONESELF: ReadonlySet<string> = new Set('mig me om about of to att senare later igen again garna please snalla tack sedan sen'.split(' '));

const ASKS = /^(?:paminn|paminna|paminner|paminnas|remind|reminds)$/u;

/** A reminder that there is, or one for somebody else. */
const REMINDERS = /^(?:paminnels|reminder)/u;

/** What somebody writes who wants to be reminded: "påminn mig på måndag om Oslo". */
export function readReminder(text: string, today: Temporal.PlainDate): ReminderWish {
  const { said, beside } = findMeantDay(text);
  const day = said && (meantDays(said, said, today)?.firstDay ?? null);
  const words = fold(beside).split(' ').filter((word) => word !== '');
  const about = words.filter((word) => !FILLERS.has(word) && !DENIALS.has(word) && !asksForReminder(word));
  return { day, about, isPlain: !words.some((word, at) => DENIALS.has(word) || REMINDERS.test(word) || isForOthers(word, words[at + 1])) };
}

/** "Från måndag till onsdag" puts it off to Wednesday. */
function findMeantDay(text: string) {
  const first = findDay(text);
  const [, before = '', behind = ''] = /^(.*) (?:till|to|until) (.*)$/u.exec(text) ?? [];
  const [from, to] = [findDay(before), findDay(behind)];
  if (from && to) return { said: to.day, beside: `${from.beside} ${to.beside}` };
  return { said: first?.day ?? null, beside: first?.beside ?? text };
}

function isForOthers(word: string, next: string | undefined): boolean {
  return ASKS.test(word) && next !== undefined && !FOR_ONESELF.has(next);
}

function asksForReminder(word: string): boolean {
  const { stems, beside } = VOCABULARY.remind;
  return beside.includes(word) || stems.some((stem) => word.startsWith(stem));
}
