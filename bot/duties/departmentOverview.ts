import { STOCKHOLM } from '../domain/clock.ts';
import { letsPartnerNominate } from '../domain/partnerAccount.ts';
import { comingNominationTerm, type Term } from '../domain/term.ts';
import { listAgreements } from '../store/agreements.ts';
import { listDepartmentStandings, type DepartmentStanding } from '../store/departmentStandings.ts';
import { listPartnerAccounts } from '../store/partnerAccounts.ts';
import { listTerms } from '../store/terms.ts';
import { concernsOf } from './agreementRenewal.ts';
import type { House } from './duty.ts';

/** Duty 13, seen from the International Office: how each department stands, and which have nobody. */

export interface DepartmentOverview extends DepartmentStanding {
  readonly agreements: number;
  /** With a condition that ends within a year and has no successor. */
  readonly endingAgreements: number;
  /** With a condition for students that the coming nominations miss. */
  readonly agreementsMissingTerm: number;
  /** Partners that nominate to the department and have no account in Solemove. */
  readonly accountsMissing: number;
  /** It has agreements or open tasks, and no contact person. */
  readonly hasNobody: boolean;
}

const WITHIN_A_YEAR = [12];

export async function overviewOfDepartments(
  house: House,
): Promise<{ readonly nominationTerm: Term | null; readonly departments: readonly DepartmentOverview[] }> {
  const now = house.clock.now();
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const nominationTerm = comingNominationTerm(await listTerms(house.db), today);
  const agreements = await listAgreements(house.db, 'all');
  const accounts = await listPartnerAccounts(house.db, agreements.map(({ partnerHeiId }) => partnerHeiId));
  const concernsIn = Map.groupBy(concernsOf(agreements, today, nominationTerm, WITHIN_A_YEAR), ({ departmentId }) => departmentId);
  const partnersWithout = Map.groupBy(
    agreements.flatMap(({ partnerHeiId, conditions }) =>
      accounts.get(partnerHeiId)?.state === 'missing'
        ? conditions.flatMap(({ department, condition }) => (letsPartnerNominate(condition, partnerHeiId, today) ? [{ departmentId: department.id, partnerHeiId }] : []))
        : [],
    ),
    ({ departmentId }) => departmentId,
  );
  const departments = (await listDepartmentStandings(house.db, now)).map((standing): DepartmentOverview => {
    const concerns = concernsIn.get(standing.id) ?? [];
    const withStage = (is: (stage: (typeof concerns)[number]['ending'][number]['stage']) => boolean) =>
      concerns.filter(({ ending }) => ending.some(({ stage }) => is(stage))).length;
    return {
      ...standing,
      agreements: concerns.length,
      endingAgreements: withStage(({ warning }) => warning !== null && warning > 0),
      agreementsMissingTerm: withStage(({ missedTerm }) => missedTerm !== null),
      accountsMissing: new Set(partnersWithout.get(standing.id)?.map(({ partnerHeiId }) => partnerHeiId)).size,
      hasNobody: (concerns.length > 0 || standing.openTasks > 0) && !standing.people.some(({ capacity }) => capacity === 'ikp'),
    };
  });
  return { nominationTerm, departments };
}
