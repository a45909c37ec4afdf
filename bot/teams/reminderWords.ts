import type { Temporal } from 'temporal-polyfill';
import { meantDays } from '../domain/absence.ts';
import { findDay } from './dayWords.ts';

/** The day that is meant in a text, seen from today in Stockholm; null when none can be read. Of several days the first is meant. */
export function readReminderDay(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const said = findDay(words);
  return said && (meantDays(said, said, today)?.firstDay ?? null);
}
