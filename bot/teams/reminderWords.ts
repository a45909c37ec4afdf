import type { Temporal } from 'temporal-polyfill';
import { meantDays } from '../domain/absence.ts';
import { findDay } from './dayWords.ts';
import { fold } from './understanding.ts';
import { FILLERS, VOCABULARY } from './vocabulary.ts';

export interface ReminderWish {
  /** Seen from today in Stockholm; null when none can be read. Of several days the first is meant. */
  readonly day: Temporal.PlainDate | null;
  /** The other words that say something, small and without accents: they may name a task. */
  readonly about: readonly string[];
}

/** What somebody writes who wants to be reminded: "påminn mig på måndag om Oslo". */
export function readReminder(text: string, today: Temporal.PlainDate): ReminderWish {
  const said = findDay(text);
  const day = said && (meantDays(said.day, said.day, today)?.firstDay ?? null);
  const about = fold(said?.beside ?? text).split(' ').filter((word) => word !== '' && !FILLERS.has(word) && !asksForReminder(word));
  return { day, about };
}

function asksForReminder(word: string): boolean {
  const { stems, beside } = VOCABULARY.remind;
  return beside.includes(word) || stems.some((stem) => word.startsWith(stem));
}
