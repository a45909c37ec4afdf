import { Temporal } from 'temporal-polyfill';

/**
 * Finds what looks like a Swedish personal number, co-ordination number (day + 60) or the interim
 * number of a student register (a letter in the last four): with or without century, with or
 * without separators. The forms are Skatteverket's (SKV 704, SKV 707).
 *
 * A possible birth date with a century or a separator before the last four is enough. Where other
 * things look alike, the check digit must be right as well: ten bare digits (case references), a
 * date written with separators (periods, moments), and days on which no applicant was born (the
 * names of our own files and cases).
 */
export function findPersonalNumber(text: string): string | null {
  const plain = normalised(text);
  for (const match of [...plain.matchAll(IN_ONE), ...plain.matchAll(DATE_IN_PARTS)]) {
    if (isPersonalNumber(match.groups ?? {})) return match[0];
  }
  return null;
}

/** The text with everything that {@link findPersonalNumber} finds put out of it, and `instead` in its place. */
export function withoutPersonalNumbers(text: string, instead: string): string {
  if (findPersonalNumber(text) === null) return text;
  let plain = normalised(text);
  for (let found = findPersonalNumber(plain); found !== null; found = findPersonalNumber(plain)) {
    plain = plain.replace(found, () => instead);
  }
  return plain;
}

const IN_ONE =
  /(?<!\d)(?<century>1[89]|20)?(?<year>\d{2})(?<month>\d{2})(?<day>\d{2})(?<separator>\s*[-+]\s*|\s+)?(?<suffix>[\dTPRSUWXJKLMN]\d{3}|TF\d{2})(?!\d)/giu;

/** Not before a dash and a digit: "2027-01-15 - 2027-06-05" is a period. */
const DATE_IN_PARTS =
  /(?<!\d)(?<century>1[89]|20)?(?<year>\d{2})(?<parts>[-.\/ ])(?<month>\d{2})\k<parts>(?<day>\d{2})\s*[-+\s]\s*(?<suffix>\d{4})(?!\d|-\d)/gu;

function isPersonalNumber({ century, year = '', month = '', day = '', separator, parts, suffix = '' }: Partial<Record<string, string>>): boolean {
  const births = possibleBirths(century, year, month, day);
  if (births.length === 0) return false;
  if (/^\D/.test(suffix)) return true;
  const isTelling = parts === undefined && (century !== undefined || separator !== undefined);
  return (isTelling && births.some(isBirthOfApplicant)) || hasRightCheckDigit(year + month + day + suffix);
}

/** Other dashes, digits of other widths and scripts and unseen characters must not open a way around the check. */
function normalised(text: string): string {
  return text
    .normalize('NFKC')
    .replace(/[\p{Default_Ignorable_Code_Point}\p{Cf}\p{M}]|(?!\s)\p{Cc}/gu, '')
    .replace(/\p{Pd}|\u2212/gu, '-')
    .replace(/\p{Nd}/gu, asciiDigit);
}

/** Unicode keeps the ten digits of a script side by side, zero first. */
function asciiDigit(digit: string): string {
  const code = digit.codePointAt(0) ?? 0;
  let zero = code;
  while (/^\p{Nd}$/u.test(String.fromCodePoint(zero - 1))) zero -= 1;
  return String(code - zero);
}

/** The years in which the digits can be a birth date. */
function possibleBirths(century: string | undefined, year: string, month: string, day: string): number[] {
  const dayOfMonth = Number(day) > 60 ? Number(day) - 60 : Number(day);
  const years = century === undefined ? [1900 + Number(year), 2000 + Number(year)] : [Number(century + year)];
  return years.filter((candidate) => {
    if (Number(month) < 1 || Number(month) > 12 || dayOfMonth < 1) return false;
    return dayOfMonth <= Temporal.PlainYearMonth.from({ year: candidate, month: Number(month) }).daysInMonth;
  });
}

/** Whoever applies to a university was born in these years; the later ones are those of our own files. */
function isBirthOfApplicant(year: number): boolean {
  return year >= 1930 && year <= 2015;
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
