import { Temporal } from 'temporal-polyfill';

/**
 * Days as people name them when they want to be reminded: "imorgon", "på fredag", "om tre dagar",
 * "nästa vecka", "3/12", "2026-12-03". In small letters and without accents, as `fold` leaves it.
 */

const WEEKDAYS: readonly (readonly string[])[] = [
  ['mandag', 'monday', 'man', 'mon'],
  ['tisdag', 'tuesday', 'tis', 'tue'],
  ['onsdag', 'wednesday', 'ons', 'wed'],
  ['torsdag', 'thursday', 'tors', 'thu'],
  ['fredag', 'friday', 'fre', 'fri'],
  ['lordag', 'saturday', 'lor', 'sat'],
  ['sondag', 'sunday', 'son', 'sun'],
];

const NUMBERS: ReadonlyMap<string, number> = new Map([
  ...['en', 'ett', 'one', 'a', 'an'].map((word) => [word, 1] as const),
  ...['tva', 'two'].map((word) => [word, 2] as const),
  ...['tre', 'three'].map((word) => [word, 3] as const),
  ...['fyra', 'four'].map((word) => [word, 4] as const),
  ...['fem', 'five'].map((word) => [word, 5] as const),
]);

const AFTER = /(?:^|\s)(?:om|in)\s+(?<count>\d{1,2}|\p{L}+)\s+(?<unit>dag|dagar|dygn|day|days|vecka|veckor|week|weeks)(?=\s|$)/u;
const ISO = /(?:^|\s)(?<iso>\d{4}-\d\d-\d\d)(?=\s|$)/u;
const STROKE = /(?:^|\s)(?<day>\d{1,2})\/(?<month>\d{1,2})(?=\s|$)/u;

/** The day that is meant, seen from today in Stockholm; null when none can be read. A weekday is the next one. */
export function readReminderDay(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  const dated = readDate(words, today);
  if (dated) return dated;
  const after = AFTER.exec(words)?.groups;
  if (after) {
    const count = NUMBERS.get(after['count'] ?? '') ?? Number(after['count']);
    if (!Number.isInteger(count) || count < 1) return null;
    return today.add({ days: after['unit']?.startsWith('v') || after['unit']?.startsWith('w') ? count * 7 : count });
  }
  const said = words.split(/\s+/u);
  const pair = said.map((word, at) => `${word} ${said[at + 1] ?? ''}`);
  if (said.some((word) => ['overmorgon'].includes(word)) || pair.includes('over morgon') || /day after tomorrow/u.test(words)) return today.add({ days: 2 });
  if (said.some((word) => ['imorgon', 'imorrn', 'tomorrow'].includes(word)) || pair.includes('i morgon')) return today.add({ days: 1 });
  const weekday = WEEKDAYS.findIndex((names) => said.some((word) => names.some((name) => word === name || word === `${name}en` || word === `${name}s`)));
  if (weekday >= 0) return nextWeekday(today, weekday + 1);
  return pair.includes('nasta vecka') || pair.includes('next week') ? nextWeekday(today, 1) : null;
}

function readDate(words: string, today: Temporal.PlainDate): Temporal.PlainDate | null {
  try {
    const iso = ISO.exec(words)?.groups?.['iso'];
    if (iso) return Temporal.PlainDate.from(iso, { overflow: 'reject' });
    const stroke = STROKE.exec(words)?.groups;
    if (!stroke) return null;
    const inYear = (year: number) => Temporal.PlainDate.from({ year, month: Number(stroke['month']), day: Number(stroke['day']) }, { overflow: 'reject' });
    const thisYear = inYear(today.year);
    return Temporal.PlainDate.compare(thisYear, today) < 0 ? inYear(today.year + 1) : thisYear;
  } catch (error) {
    // There is no such day, like 31/2.
    if (error instanceof RangeError) return null;
    throw error;
  }
}

function nextWeekday(today: Temporal.PlainDate, dayOfWeek: number): Temporal.PlainDate {
  const ahead = (dayOfWeek - today.dayOfWeek + 7) % 7;
  return today.add({ days: ahead === 0 ? 7 : ahead });
}
