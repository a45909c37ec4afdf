import type { z } from 'zod';
import { direction } from '../domain/exchangeAgreement.ts';
import { departmentName, type Person } from '../domain/person.ts';
import type { Term } from '../domain/term.ts';
import type { WatchedAgreement } from '../duties/agreementWatch.ts';
import { translate } from '../texts/translate.ts';
import type { agreement as contract, nominationTerm } from './contracts/agreement.ts';

/** An agreement in a person's language. */
export function agreementItem(
  { agreement, coverage, conditions, expiresWith, expiresWithinAYear }: WatchedAgreement,
  person: Pick<Person, 'language'>,
  ourHeiIds: readonly string[],
): z.input<typeof contract> {
  const t = translate(person.language);
  return {
    id: agreement.id,
    iiaCode: agreement.iiaCode,
    partnerHeiId: agreement.partnerHeiId,
    partnerName: agreement.partnerName,
    partnerCountry: agreement.partnerCountry,
    inEffect: agreement.inEffect,
    coverage,
    expiresWith,
    expiresWithinAYear,
    conditions: conditions.map(({ entry: { id, department, condition }, coverage: each }) => ({
      id,
      kind: condition.kind,
      direction: direction(condition, ourHeiIds),
      departmentId: department.id,
      departmentText: departmentName(department, person.language),
      mobilitiesPerYear: condition.mobilitiesPerYear,
      totalMonthsPerYear: condition.totalMonthsPerYear,
      totalDaysPerYear: condition.totalDaysPerYear,
      languageSkills: [...condition.languageSkills],
      subjectAreas: [...condition.subjectAreas],
      eqfLevels: [...condition.eqfLevels],
      firstAcademicYear: condition.receivingFirstAcademicYear,
      lastAcademicYear: condition.receivingLastAcademicYear,
      coverage: each,
      cannotBeApprovedBecause: condition.cannotBeApprovedBecause.map((obstacle) => t(`approvalObstacle.${obstacle}`)),
    })),
  };
}

export function termItem(term: Term | null): z.input<typeof nominationTerm> {
  return term && { code: term.code, academicYear: term.academicYear, nominationDeadline: term.nominationDeadline.toString() };
}
