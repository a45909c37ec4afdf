import type { WrittenDay } from '../domain/absence.ts';

/**
 * What people write to the bot about being away: "frånvaro 3/12–7/1 Olof", "frånvaro 2026-12-03 till
 * 2027-01-07", "absence 3 Dec to 7 Jan", "frånvaro slut". A day before a stroke, the month after it,
 * as it is written in Sweden.
 */
export type AbsenceWords =
  | { readonly kind: 'absence'; readonly first: WrittenDay; readonly last: WrittenDay; readonly deputy: string | null }
  | { readonly kind: 'absenceEnds' }
  /** Asks how it stands. */
  | { readonly kind: 'absenceAsked' }
  /** It is about absence, but the days cannot be read. */
  | { readonly kind: 'absenceUnclear' };

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

const MONTH = MONTHS.flat().join('|');

const ISO = String.raw`(?<isoYear>\d{4})-(?<isoMonth>\d{1,2})-(?<isoDay>\d{1,2})`;
const STROKE = String.raw`(?<strokeDay>\d{1,2})\/(?<strokeMonth>\d{1,2})(?:[\/ -](?<strokeYear>\d{4}))?`;
const DAY_FIRST = String.raw`(?:den )?(?<day>\d{1,2})(?::?e|:a|st|nd|rd|th)?\.? (?<month>${MONTH})\.?(?: (?<year>\d{4}))?`;
const MONTH_FIRST = String.raw`(?<name>${MONTH})\.? (?<nameDay>\d{1,2})(?:st|nd|rd|th)?(?:,? (?<nameYear>\d{4}))?`;
const WRITTEN_DAY = new RegExp(`^(?:${ISO}|${STROKE}|${DAY_FIRST}|${MONTH_FIRST})(?![\\d/:.])`, 'u');

const BETWEEN = /^ ?(?:-|–|—|t\.? ?o\.? ?m\.?|till och med|till|until|through|to)(?= |\d|$) ?/u;
const BEFORE_DEPUTY = /^(?:,|;|:)? ?(?:med|ersättare|ställföreträdare|ersätts av|with|deputy|covered by)?:? ?/u;
const SAYS_FROM = /^(?:från och med|fr\.? ?o\.? ?m\.?|från|from) /u;

/** Who stands in is a name or a part of one, nothing else. */
const NAME = /^[\p{L}][\p{L}\p{M}'’. -]{0,79}$/u;

const ENDS: ReadonlySet<string> = new Set(['slut', 'slutar', 'är slut', 'avsluta', 'over', 'end', 'ends', 'ended', 'is over']);

/** Reads a message of small letters and single spaces; null when it is about something else. */
export function readAbsenceWords(words: string): AbsenceWords | null {
  const about = /^(?:min )?(?:frånvaro|frånvarande|borta|my absence|absence|absent|away)(?:[:,]? (?<rest>.*))?$/u.exec(words);
  if (!about) return null;
  const rest = (about.groups?.['rest'] ?? '').trim();
  if (rest === '') return { kind: 'absenceAsked' };
  if (ENDS.has(rest)) return { kind: 'absenceEnds' };
  return readDays(rest.replace(SAYS_FROM, '')) ?? { kind: 'absenceUnclear' };
}

function readDays(text: string): AbsenceWords | null {
  const first = readDay(text);
  if (!first) return null;
  const between = BETWEEN.exec(first.rest);
  const last = between ? readDay(first.rest.slice(between[0].length)) : first;
  if (!last) return null;
  const deputy = last.rest.trim().replace(BEFORE_DEPUTY, '').trim();
  if (deputy !== '' && !NAME.test(deputy)) return null;
  return { kind: 'absence', first: first.day, last: last.day, deputy: deputy === '' ? null : deputy };
}

function readDay(text: string): { readonly day: WrittenDay; readonly rest: string } | null {
  const found = WRITTEN_DAY.exec(text);
  if (!found) return null;
  const { isoDay, isoMonth, isoYear, strokeDay, strokeMonth, strokeYear, day, month, year, name, nameDay, nameYear } = found.groups ?? {};
  const monthName = month ?? name;
  const number = Number(isoMonth ?? strokeMonth ?? MONTHS.findIndex((names) => names.some((one) => one === monthName)) + 1);
  const wholeYear = isoYear ?? strokeYear ?? year ?? nameYear;
  return {
    day: { day: Number(isoDay ?? strokeDay ?? day ?? nameDay), month: number, year: wholeYear === undefined ? null : Number(wholeYear) },
    rest: text.slice(found[0].length),
  };
}
