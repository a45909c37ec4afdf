import { Temporal } from 'temporal-polyfill';
import { parseAcademicYear } from '../../bot/domain/academicYear.ts';
import { enterLoan, type NewLoan } from '../../bot/duties/placeLoans.ts';
import type { Person } from '../../bot/domain/person.ts';
import { saveTerm } from '../../bot/store/terms.ts';
import type { HouseUnderTest } from './house.ts';

/** The spring of 2027 begins on 18 January and ends on 6 June. */
export async function saveSpring(under: Pick<HouseUnderTest, 'db'>): Promise<void> {
  await saveTerm(under.db, {
    code: 'VT2027',
    academicYear: parseAcademicYear('2026/2027'),
    startsOn: Temporal.PlainDate.from('2027-01-18'),
    endsOn: Temporal.PlainDate.from('2027-06-06'),
    nominationDeadline: Temporal.PlainDate.from('2026-10-01'),
    dates: {},
  });
}

/** A place at Wien that physics owns and a student of chemistry uses in the spring. */
export function wien(under: Pick<HouseUnderTest, 'people'>, differing: Partial<NewLoan> = {}): NewLoan {
  return {
    ownerDepartmentId: under.people.physicsId,
    partnerName: 'Universität Wien',
    studyDepartmentId: under.people.chemistryId,
    studentName: 'Alva Lind',
    termCode: 'VT2027',
    ...differing,
  };
}

export async function lend(under: HouseUnderTest, by: Person = under.people.ikp, differing: Partial<NewLoan> = {}): Promise<string> {
  const result = await enterLoan(under.house, under.actor(by), wien(under, differing), null);
  if (result.kind !== 'entered') throw new Error(`The loan was not entered: ${result.problem}.`);
  return result.loanId;
}
