import type { Language } from '../texts/language.ts';
import { translate } from '../texts/translate.ts';
import { clockTime, dayOfYear, DAY, daysBetween, HOUR, MINUTE, weekday } from './stockholm.ts';

/** When a task is due, as people say it: "Senast i dag 14:30", "Svarstiden gick ut i går". */
export function dueWords(dueAt: number, now: number, language: Language): string {
  const t = translate(language);
  return dueAt < now
    ? t('due.ended', { when: ago(dueAt, now, language) })
    : t('due.by', { when: ahead(dueAt, now, language) });
}

/** "för 20 minuter sedan", "i går", "för 12 dagar sedan" */
export function ago(instant: number, now: number, language: Language): string {
  const days = daysBetween(instant, now);
  if (days > 0) return relative(language).format(-days, 'day');
  const minutes = Math.floor((now - instant) / MINUTE);
  return minutes < 60
    ? relative(language).format(-minutes, 'minute')
    : relative(language).format(-Math.floor((now - instant) / HOUR), 'hour');
}

function ahead(instant: number, now: number, language: Language): string {
  const minutes = Math.ceil((instant - now) / MINUTE);
  if (minutes < 60) return relative(language).format(minutes, 'minute');
  const days = daysBetween(now, instant);
  const time = clockTime(instant, language);
  if (days <= 2) return `${relative(language).format(days, 'day')} ${time}`;
  // The same weekday a week ahead would be taken for today's.
  return instant - now < 6 * DAY ? `${weekday(instant, language)} ${time}` : dayOfYear(instant, now, language);
}

const relatives = {
  sv: new Intl.RelativeTimeFormat('sv-SE', { numeric: 'auto' }),
  en: new Intl.RelativeTimeFormat('en-GB', { numeric: 'auto' }),
};

function relative(language: Language): Intl.RelativeTimeFormat {
  return relatives[language];
}
