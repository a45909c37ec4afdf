import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Why } from '../domain/forecast.ts';
import type { Language } from '../domain/person.ts';
import { calm } from './calm.ts';
import { translate } from './translate.ts';

type KnownStep = keyof typeof calm.sv.forecast.step;

const WORKING_DAY = 9 * 60;

/** Why something will be said, by the working time that is left: on the morning of the last day that is a working day. Steps that an administrator has added have no name of their own, but a distance. */
export function reasonText(why: Why, language: Language): string {
  const t = translate(language);
  if (why.kind !== 'step') return t(`forecast.${why.kind}`);
  const { key, workingMinutes } = why;
  if (isKnown(key)) return t(`forecast.step.${key}`);
  if (workingMinutes === 0) return t('forecast.step.due');
  const minutes = Math.abs(workingMinutes);
  const unit = minutes % WORKING_DAY === 0 ? 'days' : 'hours';
  const count = unit === 'days' ? minutes / WORKING_DAY : Math.max(1, Math.round(minutes / 60));
  return workingMinutes < 0 ? t(`forecast.${unit}Before`, { count }) : t(`forecast.${unit}After`, { count });
}

function isKnown(key: string): key is KnownStep {
  return Object.hasOwn(calm.sv.forecast.step, key);
}

/** The time of day in Stockholm: "09:30". */
export function clockText(instant: Temporal.Instant, language: Language): string {
  return instant.toZonedDateTimeISO(STOCKHOLM).toPlainTime().toLocaleString(language === 'sv' ? 'sv-SE' : 'en-GB', { hour: '2-digit', minute: '2-digit' });
}
