import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { CooperationCondition, ExchangeAgreement } from '../../bot/domain/exchangeAgreement.ts';

/** Students of physics who go to Vienna, in every year that the tests look at. */
export function conditionOf(differing: Partial<CooperationCondition> = {}): CooperationCondition {
  return {
    kind: 'studentStudies',
    sendingHeiId: 'umu.se',
    receivingHeiId: 'univie.ac.at',
    sendingOunitId: '10000000',
    receivingOunitId: null,
    receivingFirstAcademicYear: parseAcademicYear('2024/2025'),
    receivingLastAcademicYear: parseAcademicYear('2029/2030'),
    mobilitiesPerYear: 2,
    languageSkills: [],
    subjectAreas: [],
    eqfLevels: [],
    totalMonthsPerYear: null,
    totalDaysPerYear: null,
    blended: false,
    cannotBeApprovedBecause: [],
    ...differing,
  };
}

export function agreementOf(partnerHeiId: string, conditions: readonly CooperationCondition[], differing: Partial<ExchangeAgreement> = {}): ExchangeAgreement {
  return {
    iiaId: `iia of ${partnerHeiId}`,
    iiaCode: `UMU-${partnerHeiId}`,
    partnerHeiId,
    partnerIiaId: null,
    partnerIiaCode: null,
    inEffect: true,
    conditions,
    ...differing,
  };
}

/** Of the department with the unit, sending to the partner and receiving from it. */
export function bothWays(partnerHeiId: string, ounitId: string): ExchangeAgreement {
  return agreementOf(partnerHeiId, [
    conditionOf({ sendingOunitId: ounitId, receivingHeiId: partnerHeiId }),
    conditionOf({ sendingHeiId: partnerHeiId, sendingOunitId: null, receivingHeiId: 'umu.se', receivingOunitId: ounitId }),
  ]);
}
