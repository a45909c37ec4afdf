import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import type { CooperationCondition, ExchangeAgreement } from '../../bot/domain/exchangeAgreement.ts';
import type { KeptKind } from '../../bot/domain/taskFile.ts';
import type { Term } from '../../bot/domain/term.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import type { House } from '../../bot/duties/duty.ts';
import { importExchangeAgreements } from '../../bot/duties/imports.ts';
import { lookAgain } from '../../bot/store/dutyRuns.ts';
import { listTasksOfKind } from '../../bot/store/taskSubjects.ts';

/** Two places a year for students of physics to go to Oslo, until the summer of 2027. */
export function outgoingTo(partner = 'uio.no', differing: Partial<CooperationCondition> = {}): CooperationCondition {
  return {
    kind: 'studentStudies',
    sendingHeiId: 'umu.se',
    receivingHeiId: partner,
    sendingOunitId: '10000000',
    receivingOunitId: null,
    receivingFirstAcademicYear: parseAcademicYear('2021/2022'),
    receivingLastAcademicYear: parseAcademicYear('2026/2027'),
    mobilitiesPerYear: 2,
    languageSkills: [],
    subjectAreas: [{ iscedCode: '0533', clarification: null }],
    eqfLevels: [6],
    totalMonthsPerYear: null,
    totalDaysPerYear: null,
    blended: false,
    cannotBeApprovedBecause: [],
    ...differing,
  };
}

/** The same in the other direction. */
export function incomingFrom(partner = 'uio.no', differing: Partial<CooperationCondition> = {}): CooperationCondition {
  return outgoingTo(partner, { sendingHeiId: partner, receivingHeiId: 'umu.se', sendingOunitId: null, receivingOunitId: '10000000', ...differing });
}

export function exchangeAgreementOf(differing: Partial<ExchangeAgreement> = {}): ExchangeAgreement {
  return {
    iiaId: 'iia-1',
    iiaCode: 'UMU-FYS-1',
    partnerHeiId: 'uio.no',
    partnerIiaId: null,
    partnerIiaCode: null,
    inEffect: true,
    conditions: [outgoingTo()],
    ...differing,
  };
}

/** Nominations to it close on 1 April 2027; partners have their accounts by 1 March. */
export const AUTUMN_2027: Term = {
  code: 'HT2027',
  academicYear: parseAcademicYear('2027/2028'),
  startsOn: Temporal.PlainDate.from('2027-08-30'),
  endsOn: Temporal.PlainDate.from('2028-01-16'),
  nominationDeadline: Temporal.PlainDate.from('2027-04-01'),
  dates: { partnerAccounts: Temporal.PlainDate.from('2027-03-01') },
};

export async function importAgreements(house: House, ...agreements: ExchangeAgreement[]): Promise<void> {
  await importExchangeAgreements(house, { fileName: 'iias.xml', by: 'test' }, agreements);
}

/** Lets the duties look, and gives the tasks of one of them, the oldest first. */
export async function whatComesUp(house: House, kind: KeptKind) {
  await lookAgain(house.db);
  const failed = (await lookWhatComesUp(house)).find((one) => one.kind === kind);
  if (failed) throw failed.error;
  return listTasksOfKind(house.db, kind);
}
