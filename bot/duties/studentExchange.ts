import { Temporal } from 'temporal-polyfill';
import { lastDayOf, type AcademicYear } from '../domain/academicYear.ts';
import { coversAcademicYear, direction, type CooperationCondition, type Direction } from '../domain/exchangeAgreement.ts';
import type { HeiId } from '../domain/institution.ts';
import { listAgreements, type AgreementOfDepartments } from '../store/agreements.ts';
import { listDepartments } from '../store/directory.ts';
import { partnerEmails } from '../store/partnerContacts.ts';
import type { Executor } from '../store/connect.ts';

/** What the departments' own agreements say of exchange of students: who sends, who receives, and whom with. */

export interface Partner {
  readonly heiId: HeiId;
  readonly name: string;
  readonly email: string | null;
}

/**
 * The partners of each department, by its id, under conditions for students that have not ended. A
 * draft counts: its partner is to know as well how one nominates.
 */
export async function partnersOfDepartments(db: Executor, today: Temporal.PlainDate): Promise<ReadonlyMap<string, readonly Partner[]>> {
  const emails = await partnerEmails(db);
  const partners = new Map<string, Map<HeiId, Partner>>();
  for (const { agreement, departmentId, condition } of await studentConditions(db)) {
    if (Temporal.PlainDate.compare(lastDayOf(condition.receivingLastAcademicYear), today) < 0) continue;
    const { partnerHeiId: heiId, partnerName: name } = agreement;
    const known = partners.get(departmentId) ?? new Map<HeiId, Partner>();
    partners.set(departmentId, known.set(heiId, { heiId, name, email: emails.get(heiId) ?? null }));
  }
  return new Map([...partners].map(([departmentId, byHei]) => [departmentId, [...byHei.values()]]));
}

/** The departments with places for students in a direction and an academic year, under agreements that are no drafts. */
export async function departmentsWithPlaces(
  db: Executor,
  ourHeiIds: readonly HeiId[],
): Promise<(inDirection: Direction, year: AcademicYear) => ReadonlySet<string>> {
  const all = await studentConditions(db);
  return (inDirection, year) =>
    new Set(
      all
        .filter(
          ({ agreement, condition }) =>
            agreement.inEffect !== false &&
            condition.mobilitiesPerYear !== 0 &&
            direction(condition, ourHeiIds) === inDirection &&
            coversAcademicYear(condition, year),
        )
        .map(({ departmentId }) => departmentId),
    );
}

interface StudentCondition {
  readonly agreement: AgreementOfDepartments;
  readonly departmentId: string;
  readonly condition: CooperationCondition;
}

async function studentConditions(db: Executor): Promise<StudentCondition[]> {
  const departments = await listDepartments(db);
  const agreements = await listAgreements(db, departments.map(({ id }) => id));
  return agreements.flatMap((agreement) =>
    agreement.conditions
      .filter(({ condition }) => condition.kind === 'studentStudies' || condition.kind === 'studentTraineeship')
      .map(({ department, condition }) => ({ agreement, departmentId: department.id, condition })),
  );
}
