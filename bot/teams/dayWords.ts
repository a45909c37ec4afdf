import { isWrittenDay, type RelativeDay, type SpokenDay, type WrittenDay } from '../domain/spokenDay.ts';

/**
 * Days as people write and say them, in both languages: "3/12", "3–7 december", "imorgon", "nästa
 * fredag", "v. 48", "i två veckor". In small letters, with or without accents. A day before a stroke,
 * the month after it, as it is written in Sweden.
 */

export interface DaysRead {
  readonly first: SpokenDay;
  readonly last: SpokenDay;
  /** What stands behind them. */
  readonly rest: string;
}

interface DayRead<Day extends SpokenDay = SpokenDay> {
  readonly day: Day;
  readonly rest: string;
}

const MONTHS: readonly (readonly string[])[] = [
  ['januari', 'january', 'jan'],
  ['februari', 'february', 'feb'],
  ['mars', 'march', 'mar'],
  ['april', 'apr'],
  ['maj', 'may'],
  ['juni', 'june', 'jun'],
  ['juli', 'july', 'jul'],
  ['augusti', 'august', 'aug'],
  ['september', 'sept', 'sep'],
  ['oktober', 'october', 'okt', 'oct'],
  ['november', 'nov'],
  ['december', 'dec'],
];

/** The first two of each are whole words; the others are short forms that mean a day only behind a word like "på". */
const WEEKDAYS: readonly (readonly string[])[] = [
  ['måndag', 'monday', 'mån', 'mon'],
  ['tisdag', 'tuesday', 'tis', 'tue'],
  ['onsdag', 'wednesday', 'ons', 'wed'],
  ['torsdag', 'thursday', 'tors', 'thu'],
  ['fredag', 'friday', 'fre', 'fri'],
  ['lördag', 'saturday', 'lör', 'sat'],
  ['söndag', 'sunday', 'sön', 'sun'],
];

const NUMBERS: readonly (readonly string[])[] = [
  ['en', 'ett', 'one', 'a', 'an'],
  ['två', 'two'],
  ['tre', 'three'],
  ['fyra', 'four'],
  ['fem', 'five'],
  ['sex', 'six'],
];

const MONTH = MONTHS.flat().join('|');
const LONG_MONTH = MONTHS.flatMap((names) => names.slice(0, 2)).join('|');

const ISO = String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{1,2})-(?<isoDay>\d{1,2})`;
const STROKE = String.raw`(?<strokeDay>\d{1,2})\/(?<strokeMonth>\d{1,2})(?:[\/ -](?<strokeYear>\d{4}))?`;
const DAY_FIRST = String.raw`(?:den )?(?<day>\d{1,2})(?::?e|:a|st|nd|rd|th)?\.? (?:of )?(?<month>${MONTH})\.?(?: (?<year>\d{4}))?`;
const MONTH_FIRST = String.raw`(?<name>${MONTH})\.? (?<nameDay>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<nameYear>\d{4}))?`;
const WRITTEN_DAY = new RegExp(`^(?:${ISO}|${STROKE}|${DAY_FIRST}|${MONTH_FIRST})(?![\\p{L}\\d/:.])`, 'u');

/** What may stand before a day and changes nothing. */
const BEFORE_DAY = /^(?:(?:på|pa|on|under|during|redan|nu|already) )+/u;

const COUNT = String.raw`(?<count>\d{1,2}|${NUMBERS.flat().map(spelled).join('|')})`;
const UNIT = String.raw`(?<unit>dag(?:ar)?|dygn|days?|veck(?:a|or)|weeks?|månad(?:er)?|manad(?:er)?|months?)`;

/** Everything but written days; the first that fits is meant. */
const RELATIVE: readonly (readonly [pattern: RegExp, read: (groups: Readonly<Record<string, string | undefined>>) => RelativeDay | null])[] = [
  said('(?:i ?dag|today)', () => fromToday(0)),
  said('(?:i ?mor(?:gon|n)|imorrn|tomorrow)(?: bitti)?', () => fromToday(1)),
  said('(?:(?:i ?)?[öo]vermorgon|i? ?[öo]ver ?morgon|(?:the )?day after tomorrow)', () => fromToday(2)),
  said('(?:i ?g[åa]r|yesterday)', () => fromToday(-1)),
  said(`(?:om|in) ${COUNT} ${UNIT}`, ({ count, unit }) => ahead(count, unit)),
  said(`(?:i|for) ${COUNT} ${UNIT}`, ({ count, unit }) => lasting(count, unit)),
  said(`(?<next>(?:nästa|nasta|next) )?(?:(?:nu|this|denna|kommande|coming) )?(?<weekday>${WEEKDAYS.flatMap((names) => names.slice(0, 2)).map(spelled).join('|')})(?:en|s)?(?: (?<nextToo>nästa vecka|nasta vecka|next week))?`, weekdayOf),
  said('(?:vecka|week|v|w)\\.? ?(?<week>\\d{1,2})', ({ week }) => weekOf(week)),
  said('(?:(?:hela|hela den|all|all of|the whole of) )?(?:nästa|nasta|next|kommande) (?:vecka|veckan|week)', () => ({ kind: 'weeksOn', weeks: 1 })),
  said('(?:den h[äa]r veckan|denna vecka|hela veckan|resten av veckan|veckan ut|this week|all week|(?:the )?rest of (?:the|this) week)', () => ({ kind: 'weeksOn', weeks: 0 })),
  said(`(?:i|in|hela|under|during|all of) (?<wholeMonth>${LONG_MONTH})`, ({ wholeMonth }) => ({ kind: 'month', month: monthOf(wholeMonth) })),
];

/** Short names of weekdays are other words too ("man", "sun"), so they count only behind one of these. */
const SHORT_WEEKDAY = new RegExp(
  `^(?:på |pa |on |till |to |until |(?<next>nästa |nasta |next ))(?<weekday>${WEEKDAYS.flatMap((names) => names.slice(2)).map(spelled).join('|')})(?![\\p{L}\\d])`,
  'u',
);

const BETWEEN = /^ ?(?:-|–|—|t\.? ?o\.? ?m\.?|till och med|till|tills|until|through|to)(?= |\d|\p{L}|$) ?/u;
const AND = /^ (?:och|and|&|\+) /u;
const SAYS_FROM = /^(?:från och med|fran och med|fr\.? ?o\.? ?m\.?|från|fran|from|since|sedan|med start|starting) /u;
const SAYS_UNTIL = /^(?:till och med|t\.? ?o\.? ?m\.?|till|tills|until|through) /u;
const SHARED_MONTH = /^(?:den )?(?<day>\d{1,2}) ?(?:-|–|—|till och med|till|to) ?(?=\d{1,2}(?:\/|(?::?e|:a|st|nd|rd|th)?\.? (?:of )?\p{L}))/u;
const WEEK_NUMBER = /^(?<week>\d{1,2})(?![\p{L}\d/:.-])/u;

/** The days that a text begins with, one or several in a row; null when it begins with something else, or with a beginning that has no end. */
export function readDays(text: string): DaysRead | null {
  const until = SAYS_UNTIL.exec(text);
  if (until) {
    const last = readDay(text.slice(until[0].length));
    return last && { first: fromToday(0), last: last.day, rest: last.rest };
  }
  const from = SAYS_FROM.exec(text)?.[0] ?? '';
  const first = readBeginning(text.slice(from.length));
  if (!first) return null;
  const begins = isLasting(first.day) ? readStart(first.rest.trimStart()) : null;
  if (begins) return { first: begins.day, last: first.day, rest: begins.rest };
  const last = readEnd(first);
  if (last) return last === 'broken' ? null : { first: first.day, last: last.day, rest: last.rest };
  return from === '' || isSpan(first.day) ? { first: first.day, last: first.day, rest: first.rest } : null;
}

/** The first day that is named anywhere in a text, and the text without it. */
export function findDay(text: string): { readonly day: SpokenDay; readonly beside: string } | null {
  for (const { at } of wordStarts(text)) {
    const found = readDay(text.slice(at));
    if (found) return { day: found.day, beside: `${text.slice(0, at)} ${found.rest}` };
  }
  return null;
}

/** The first days that are named anywhere in a text, with what stands around them. */
export function findDays(text: string): (DaysRead & { readonly before: string }) | null {
  for (const { at } of wordStarts(text)) {
    const found = readDays(text.slice(at));
    if (found) return { ...found, before: text.slice(0, at) };
    // "From Friday" without an end is not Friday alone.
    if (readStart(text.slice(at))) return null;
  }
  return null;
}

function* wordStarts(text: string): Generator<{ readonly at: number }> {
  for (const match of text.matchAll(/(?<![\p{L}\p{N}/-])[\p{L}\p{N}]/gu)) yield { at: match.index };
}

/** "Från fredag". */
function readStart(text: string): DayRead | null {
  const from = SAYS_FROM.exec(text);
  return from && readBeginning(text.slice(from[0].length));
}

/** "3–7 december" names the month once. */
function readBeginning(text: string): DayRead | null {
  const shared = SHARED_MONTH.exec(text);
  const named = shared && readWrittenDay(text.slice(shared[0].length));
  if (!shared || !named) return readDay(text);
  return { day: { ...named.day, day: Number(shared.groups?.['day']) }, rest: text.slice(shared[0].trimEnd().search(/ ?(?:-|–|—|till|to)/u)) };
}

function readEnd({ day, rest }: DayRead): DayRead | 'broken' | null {
  const lasts = readDay(rest.trimStart());
  if (lasts && isLasting(lasts.day)) return lasts;
  const and = AND.exec(rest);
  const nextDay = and && readDay(rest.slice(and[0].length));
  if (nextDay) return isDayAfter(nextDay.day, day) ? nextDay : 'broken';
  const between = BETWEEN.exec(rest);
  if (!between) return null;
  const behind = rest.slice(between[0].length);
  const number = !isWrittenDay(day) && day.kind === 'week' ? WEEK_NUMBER.exec(behind) : null;
  const week = number && weekOf(number.groups?.['week']);
  if (number && week) return { day: week, rest: behind.slice(number[0].length) };
  return readDay(behind) ?? 'broken';
}

/** Two days that are named one by one are a row only when one follows the other. */
function isDayAfter(day: SpokenDay, before: SpokenDay): boolean {
  if (isWrittenDay(day) || isWrittenDay(before)) return isWrittenDay(day) && isWrittenDay(before) && day.month === before.month && day.day === before.day + 1;
  if (day.kind === 'weekday' && before.kind === 'weekday') return day.weekday === before.weekday + 1;
  return day.kind === 'fromToday' && before.kind === 'fromToday' && day.days === before.days + 1;
}

function readDay(text: string): DayRead | null {
  const short = SHORT_WEEKDAY.exec(text);
  const shortDay = short && weekdayOf(short.groups ?? {});
  if (short && shortDay) return { day: shortDay, rest: text.slice(short[0].length) };
  const bare = text.replace(BEFORE_DAY, '');
  const written = readWrittenDay(bare);
  if (written) return written;
  for (const [pattern, read] of RELATIVE) {
    // "Under juli" needs the word before it.
    for (const candidate of new Set([bare, text])) {
      const found = pattern.exec(candidate);
      const day = found && read(found.groups ?? {});
      if (found && day) return { day, rest: candidate.slice(found[0].length) };
    }
  }
  return null;
}

function readWrittenDay(text: string): DayRead<WrittenDay> | null {
  const found = WRITTEN_DAY.exec(text);
  if (!found) return null;
  const { isoDay, isoMonth, isoYear, strokeDay, strokeMonth, strokeYear, day, month, year, name, nameDay, nameYear } = found.groups ?? {};
  const wholeYear = isoYear ?? strokeYear ?? year ?? nameYear;
  return {
    day: {
      day: Number(isoDay ?? strokeDay ?? day ?? nameDay),
      month: Number(isoMonth ?? strokeMonth ?? monthOf(month ?? name)),
      year: wholeYear === undefined ? null : Number(wholeYear),
    },
    rest: text.slice(found[0].length),
  };
}

function said(pattern: string, read: (typeof RELATIVE)[number][1]): (typeof RELATIVE)[number] {
  return [new RegExp(`^${pattern}(?![\\p{L}\\d])`, 'u'), read];
}

/** A word with or without its accents. */
function spelled(word: string): string {
  return word.replaceAll('å', '[åa]').replaceAll('ä', '[äa]').replaceAll('ö', '[öo]');
}

function isNamed(word: string, name: string): boolean {
  return new RegExp(`^${spelled(name)}$`, 'u').test(word);
}

function monthOf(word: string | undefined): number {
  return MONTHS.findIndex((names) => names.some((name) => name === word)) + 1;
}

function fromToday(days: number): RelativeDay {
  return { kind: 'fromToday', days };
}

function weekdayOf({ weekday, next, nextToo }: Readonly<Record<string, string | undefined>>): RelativeDay {
  const at = WEEKDAYS.findIndex((names) => names.some((name) => isNamed(weekday ?? '', name)));
  return { kind: 'weekday', weekday: at + 1, inNextWeek: (next ?? nextToo) !== undefined };
}

function weekOf(number: string | undefined): RelativeDay | null {
  const week = Number(number);
  return week >= 1 && week <= 53 ? { kind: 'week', number: week } : null;
}

function ahead(count: string | undefined, unit: string | undefined): RelativeDay | null {
  const number = countOf(count);
  if (number < 1) return null;
  return isMonths(unit) ? { kind: 'monthsOn', months: number } : fromToday(number * daysIn(unit));
}

function lasting(count: string | undefined, unit: string | undefined): RelativeDay | null {
  const number = countOf(count);
  return number < 1 || isMonths(unit) ? null : { kind: 'lasting', days: number * daysIn(unit) };
}

function countOf(word = ''): number {
  const at = NUMBERS.findIndex((names) => names.some((name) => isNamed(word, name)));
  return at >= 0 ? at + 1 : Number(word);
}

function isMonths(unit = ''): boolean {
  return unit.startsWith('m');
}

function daysIn(unit = ''): number {
  return unit.startsWith('v') || unit.startsWith('w') ? 7 : 1;
}

function isLasting(day: SpokenDay): boolean {
  return !isWrittenDay(day) && day.kind === 'lasting';
}

function isSpan(day: SpokenDay): boolean {
  return !isWrittenDay(day) && ['weeksOn', 'week', 'month', 'lasting'].includes(day.kind);
}
