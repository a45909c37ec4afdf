import { createInstance, type TFunction } from 'i18next';
import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Language } from '../domain/person.ts';
import { en } from './en.ts';
import type { Texts } from './shape.ts';
import { sv } from './sv.ts';

declare module 'i18next' {
  interface CustomTypeOptions {
    resources: { translation: Texts };
    returnNull: false;
  }
}

const texts = createInstance({
  resources: { sv: { translation: sv }, en: { translation: en } },
  fallbackLng: false,
  // Cards and JSON are no HTML; what a person wrote must come back as it was.
  interpolation: { escapeValue: false },
  initAsync: false,
});
void texts.init();

export type Translate = TFunction;

const translations: Readonly<Record<Language, Translate>> = { sv: remembering('sv'), en: remembering('en') };

/**
 * A card has some thirty texts, and nearly all are fixed; looking them up anew would cost more than
 * reading the task. The assertions: i18next's type names every key, which this passes on unseen.
 */
function remembering(language: Language): Translate {
  const look = texts.getFixedT(language) as unknown as (key: string, words?: object) => string;
  const known = new Map<string, string>();
  const remember = (key: string): string => {
    const text = look(key);
    known.set(key, text);
    return text;
  };
  const t = (key: string, words?: object) => (words ? look(key, words) : (known.get(key) ?? remember(key)));
  return t as unknown as Translate;
}

/** The texts in a language: `translate('sv')('card.due')`. */
export function translate(language: Language): Translate {
  return translations[language];
}

const LOCALES = { sv: 'sv-SE', en: 'en-GB' } as const;

/** A moment as people say it, in Stockholm: "fre 27 nov. 14:30". The year is added when it is another one. */
export function momentText(instant: Temporal.Instant, language: Language, now: Temporal.Instant): string {
  const yearOf = ({ epochMilliseconds }: Temporal.Instant) =>
    formatter(language, { year: 'numeric', timeZone: STOCKHOLM }).format(epochMilliseconds);
  const sameYear = yearOf(instant) === yearOf(now);
  return formatter(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    ...(sameYear ? {} : { year: 'numeric' }),
    hour: '2-digit',
    minute: '2-digit',
    timeZone: STOCKHOLM,
  }).format(instant.epochMilliseconds);
}

/** A stretch of time within a day, in Stockholm: "ons 9 dec. 13:15–15:00". */
export function periodText(from: Temporal.Instant, until: Temporal.Instant, language: Language): string {
  return formatter(language, {
    weekday: 'short',
    day: 'numeric',
    month: 'short',
    year: 'numeric',
    hour: '2-digit',
    minute: '2-digit',
    timeZone: STOCKHOLM,
  }).formatRange(from.epochMilliseconds, until.epochMilliseconds);
}

/** A day as people say it: "15 januari 2027". */
export function dayText(date: Temporal.PlainDate, language: Language): string {
  const noon = date.toZonedDateTime({ timeZone: STOCKHOLM, plainTime: '12:00' });
  return formatter(language, { day: 'numeric', month: 'long', year: 'numeric', timeZone: STOCKHOLM }).format(
    noon.epochMilliseconds,
  );
}

/** A month when the day is not known: "februari 2027". */
export function monthText(month: Temporal.PlainYearMonth, language: Language): string {
  const noon = month.toPlainDate({ day: 15 }).toZonedDateTime({ timeZone: STOCKHOLM, plainTime: '12:00' });
  return formatter(language, { month: 'long', year: 'numeric', timeZone: STOCKHOLM }).format(noon.epochMilliseconds);
}

const formatters = new Map<string, Intl.DateTimeFormat>();

/** Making a formatter costs a hundred times more than using one. */
function formatter(language: Language, options: Intl.DateTimeFormatOptions): Intl.DateTimeFormat {
  const key = language + JSON.stringify(options);
  let known = formatters.get(key);
  if (!known) {
    known = new Intl.DateTimeFormat(LOCALES[language], options);
    formatters.set(key, known);
  }
  return known;
}
