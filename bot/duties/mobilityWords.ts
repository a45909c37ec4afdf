import { Temporal } from 'temporal-polyfill';
import type { LearningAgreement, MobilityDate, Student } from '../domain/learningAgreement.ts';
import type { Language } from '../domain/person.ts';
import { dayText, monthText, translate } from '../texts/translate.ts';

/** How the duties around learning agreements speak of a stay and of who makes it. */

export function studentName({ givenNames, familyName }: Pick<Student, 'givenNames' | 'familyName'>): string {
  return `${givenNames} ${familyName}`;
}

/** "1 mars 2027", or "mars 2027" where only the month is known. */
export function mobilityDateText(date: MobilityDate, language: Language): string {
  return date.kind === 'day'
    ? dayText(Temporal.PlainDate.from(date.date), language)
    : monthText(Temporal.PlainYearMonth.from(date.yearMonth), language);
}

/** "1 mars 2027 till augusti 2027" */
export function stayText(
  { mobilityStart, mobilityEnd }: Pick<LearningAgreement, 'mobilityStart' | 'mobilityEnd'>,
  language: Language,
): string {
  return translate(language)('duty.learningAgreementSignature.stay', {
    from: mobilityDateText(mobilityStart, language),
    to: mobilityDateText(mobilityEnd, language),
  });
}
