import { Temporal } from 'temporal-polyfill';

/**
 * Finds what looks like a Swedish personal number, co-ordination number (day + 60) or the interim
 * number of a student register (a letter in the last four): with or without century, with or
 * without separator. The forms are Skatteverket's (SKV 704, SKV 707).
 *
 * With a separator or a century a possible birth date is enough; ten bare digits must also have a
 * right check digit, since case references look alike.
 */
export function findPersonalNumber(text: string): string | null {
  for (const match of normalised(text).matchAll(CANDIDATE)) {
    const { century = '', year = '', month = '', day = '', separator = '', suffix = '' } = match.groups ?? {};
    if (!isPossibleDate(century, year, month, day)) continue;
    const certain = century !== '' || separator !== '' || /^\D/.test(suffix);
    if (certain || hasRightCheckDigit(year + month + day + suffix)) return match[0];
  }
  return null;
}

const CANDIDATE =
  /(?<![\p{L}\d])(?<century>1[89]|20)?(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})(?<separator>\s?[-+]\s?|\s)?(?<suffix>[\dTPRSUWXJKLMN]\d{3}|TF\d{2})(?![\p{L}\d])/giu;

/** Other dashes, digits of other widths and unseen characters must not open a way around the check. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/\p{Cf}/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-');
}

function isPossibleDate(century: string, year: string, month: string, day: string): boolean {
  const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const years = century === '' ? [1900 + Number(year), 2000 + Number(year)] : [Number(century + year)];
  return years.some((candidate) => {
    if (Number(month) < 1 || Number(month) > 12 || dayOfMonth < 1) return false;
    return dayOfMonth <= Temporal.PlainYearMonth.from({ year: candidate, month: Number(month) }).daysInMonth;
  });
}

/** Luhn over the ten digits. */
function hasRightCheckDigit(digits: string): boolean {
  let sum = 0;
  for (const [index, digit] of [...digits].entries()) {
    const value = Number(digit) * (index % 2 === 0 ? 2 : 1);
    sum += value > 9 ? value - 9 : value;
  }
  return sum % 10 === 0;
}
