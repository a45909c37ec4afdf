import { Temporal } from 'temporal-polyfill';
import { direction } from '../domain/exchangeAgreement.ts';
import { firstDay, lastDay } from '../domain/learningAgreement.ts';
import { countPlaces, isUsedUp, type CountedCondition, type CountedStay, type PlacesOfYear } from '../domain/placeCount.ts';
import type { AgreementOfDepartments } from '../store/agreements.ts';
import type { Executor } from '../store/connect.ts';
import { listStaysWith } from '../store/mobilities.ts';
import { listLentPlaces, type LentPlace } from '../store/placeLoans.ts';
import { readSettings } from '../store/settings.ts';

/** The places of an exchange agreement: how many are used and free, and what nobody can tell of them. */

export interface AgreementPlaces {
  readonly years: readonly PlacesOfYear[];
  /** All loans of places at the partner. */
  readonly loans: readonly LentPlace[];
  readonly staysWithoutDepartment: number;
  readonly staysOutside: number;
  readonly loansWithoutAgreement: number;
}

/**
 * Counts the places of one agreement beside what the same departments have with its partner
 * otherwise, since a stay says at which partner it is and not under which agreement.
 */
export async function placesOf(
  db: Executor,
  agreement: AgreementOfDepartments,
  withPartner: readonly AgreementOfDepartments[],
  today: Temporal.PlainDate,
): Promise<AgreementPlaces> {
  const { ourHeiIds } = await readSettings(db);
  const conditions = withPartner.flatMap((one) =>
    one.conditions.map(
      ({ id, department, condition }): CountedCondition => ({
        id,
        agreementId: one.id,
        departmentId: department.id,
        direction: direction(condition, ourHeiIds),
        condition,
      }),
    ),
  );
  const departments = new Set(conditions.map(({ departmentId }) => departmentId));
  const lent = await listLentPlaces(db, { heiId: agreement.partnerHeiId, name: agreement.partnerName });
  const known = (await listStaysWith(db, agreement.partnerHeiId)).map((one) => ({
    ...one,
    direction: direction(one, ourHeiIds),
    academicYear: one.receivingAcademicYear,
    startsOn: firstDay(one.mobilityStart),
    endsOn: lastDay(one.mobilityEnd),
  }));
  const stays = known.flatMap(({ departmentId, ...one }): CountedStay[] =>
    departmentId !== null && departments.has(departmentId) ? [{ ...one, departmentId }] : [],
  );
  const { years, staysOutside } = countPlaces(
    conditions,
    stays,
    lent.map(({ owner, study, ...one }) => ({ ...one, ownerDepartmentId: owner.id, studyDepartmentId: study.id })),
  );
  const ownConditions = new Set(agreement.conditions.map(({ id }) => id));
  const isAhead = ({ endsOn }: { readonly endsOn: Temporal.PlainDate }) => Temporal.PlainDate.compare(endsOn, today) >= 0;
  const inUse = lent.filter(isUsedUp);
  // Who goes on another department's place need not be covered by an agreement of their own.
  const borrowing = inUse.filter(({ study, term }) => departments.has(study.id) && term !== null && isAhead(term)).length;
  return {
    years: years.filter(({ conditionId }) => ownConditions.has(conditionId)),
    loans: lent,
    staysWithoutDepartment: known.filter((one) => one.departmentId === null && isAhead(one)).length,
    staysOutside: Math.max(0, staysOutside.filter(isAhead).length - borrowing),
    loansWithoutAgreement: inUse.filter(({ agreementId, owner }) => agreementId === null && departments.has(owner.id)).length,
  };
}
