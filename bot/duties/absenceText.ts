import type { AbsenceDays } from '../domain/absence.ts';
import type { Language } from '../domain/person.ts';
import { dayText, translate } from '../texts/translate.ts';
import type { Covered, EndAbsenceResult } from './absence.ts';

/** What people are told of absence, in the chat as in the tab. */

/** "3 december 2026 till 7 januari 2027" */
export function periodText({ firstDay, lastDay }: AbsenceDays, language: Language): string {
  const first = dayText(firstDay, language);
  return firstDay.equals(lastDay) ? first : translate(language)('absence.period', { first, last: dayText(lastDay, language) });
}

/** Who gets the person's tasks meanwhile. */
export function coverText({ standIns, isOffice }: Covered, language: Language): string {
  const t = translate(language);
  if (standIns.length > 0) return t('absence.cover.names', { names: namesText(standIns, language) });
  return isOffice ? t('absence.cover.office') : t('absence.cover.nobody');
}

export function setText(days: AbsenceDays, covered: Covered, moved: number, language: Language): string {
  const t = translate(language);
  const said = [t('absence.set', { period: periodText(days, language) }), coverText(covered, language)];
  return [...said, ...(moved > 0 ? [t('absence.moved', { count: moved })] : [])].join(' ');
}

export function endText(result: Exclude<EndAbsenceResult, { kind: 'unknown' }>, language: Language): string {
  const t = translate(language);
  if (result.kind === 'cancelled') return t('absence.cancelled');
  return [t('absence.ended'), ...(result.givenBack > 0 ? [t('absence.givenBack', { count: result.givenBack })] : [])].join(' ');
}

/** "Olof Wikberg och Ingrid Sandelin" */
export function namesText(names: readonly string[], language: Language, type: 'conjunction' | 'disjunction' = 'conjunction'): string {
  return new Intl.ListFormat(language === 'sv' ? 'sv-SE' : 'en-GB', { type }).format(names);
}
