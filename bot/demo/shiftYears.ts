import { Temporal } from 'temporal-polyfill';
import { addAcademicYears } from '../domain/academicYear.ts';
import { firstDay } from '../domain/learningAgreement.ts';
import type { LearningAgreement, MobilityDate } from '../domain/learningAgreement.ts';

/**
 * Moves an agreement of the example files whole years ahead, to the first year in which its
 * mobility starts after today. The examples are from 2019–2021, and a signature for a stay that is
 * long over would be no duty to show. Signatures stay as they were made: moved along, some would
 * lie in the future.
 */
export function shiftToComingTerm(agreement: LearningAgreement, today: Temporal.PlainDate): LearningAgreement {
  const start = firstDay(agreement.mobilityStart);
  let years = Math.max(0, today.year - start.year);
  if (Temporal.PlainDate.compare(start.add({ years }), today) <= 0) years += 1;
  return {
    ...agreement,
    mobilityStart: shifted(agreement.mobilityStart, years),
    mobilityEnd: shifted(agreement.mobilityEnd, years),
    receivingAcademicYear:
      agreement.receivingAcademicYear && addAcademicYears(agreement.receivingAcademicYear, years),
  };
}

function shifted(date: MobilityDate, years: number): MobilityDate {
  return date.kind === 'day'
    ? { kind: 'day', date: Temporal.PlainDate.from(date.date).add({ years }).toString() }
    : { kind: 'month', yearMonth: Temporal.PlainYearMonth.from(date.yearMonth).add({ years }).toString() };
}
