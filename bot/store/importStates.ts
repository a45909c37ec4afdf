import { and, asc, eq, isNull, sql } from 'drizzle-orm';
import type { CooperationCondition, ExchangeAgreement } from '../domain/exchangeAgreement.ts';
import type { LearningAgreement } from '../domain/learningAgreement.ts';
import type { Capacity, Role } from '../domain/person.ts';
import type { SolemoveState } from '../domain/solemove.ts';
import type { Executor } from './connect.ts';
import { contactAssignment, cooperationCondition, department, exchangeAgreement, faculty, learningAgreement, person } from './schema.ts';

/** What imports change, as plain values: to compare a file with, to keep for a while, and to put back. */

export interface PersonState {
  readonly email: string;
  readonly name: string;
  readonly roles: readonly Role[];
  /** An instant; null for whoever is listed. */
  readonly inactiveSince: string | null;
  readonly assignments: readonly { readonly departmentId: string; readonly capacity: Capacity }[];
}

/** The language is the person's own, and the id by which they sign in is only ever added: neither is part of it. */
export type KnownPerson = PersonState & { readonly entraObjectId: string | null };

export async function personStates(db: Executor): Promise<Map<string, KnownPerson>> {
  const people = await db.select().from(person);
  const assignments = await db.select().from(contactAssignment).orderBy(asc(contactAssignment.departmentId), asc(contactAssignment.capacity));
  const byPerson = new Map<string, PersonState['assignments'][number][]>();
  for (const { personId, departmentId, capacity } of assignments) {
    byPerson.set(personId, [...(byPerson.get(personId) ?? []), { departmentId, capacity }]);
  }
  return new Map(
    people.map(({ id, email, name, roles, inactiveSince, entraObjectId }) => [
      id,
      { email, name, roles: [...roles].sort(), inactiveSince: inactiveSince?.toString() ?? null, assignments: byPerson.get(id) ?? [], entraObjectId },
    ]),
  );
}

export interface DepartmentState {
  readonly code: string;
  readonly nameSv: string;
  readonly nameEn: string;
  readonly facultyName: string;
  readonly ewpOunitIds: readonly string[];
}

export async function departmentStates(db: Executor): Promise<Map<string, DepartmentState>> {
  const rows = await db.select({ department, facultyName: faculty.name }).from(department).innerJoin(faculty, eq(faculty.id, department.facultyId));
  return new Map(
    rows.map(({ department: { id, code, nameSv, nameEn, ewpOunitIds }, facultyName }) => [
      id,
      { code, nameSv, nameEn, facultyName, ewpOunitIds: [...ewpOunitIds].sort() },
    ]),
  );
}

export interface AgreementState extends Pick<ExchangeAgreement, 'iiaCode' | 'partnerHeiId' | 'partnerIiaCode' | 'inEffect'> {
  /** Only of one that was here before a file brought it. */
  readonly fileIiaId?: string;
  readonly solemoveState: SolemoveState | null;
  readonly importId: string | null;
  readonly conditions: readonly { readonly departmentId: string | null; readonly condition: CooperationCondition }[];
}

/** The agreements with those surrogate ids, by them. */
export async function agreementStates(db: Executor, iiaIds: readonly string[]): Promise<Map<string, AgreementState>> {
  const rows = await db
    .select({ agreement: exchangeAgreement, departmentId: cooperationCondition.departmentId, condition: cooperationCondition.condition })
    .from(exchangeAgreement)
    .leftJoin(cooperationCondition, eq(cooperationCondition.agreementId, exchangeAgreement.id))
    .where(sql`${exchangeAgreement.iiaId} = any(${sql.param([...iiaIds])})`)
    .orderBy(asc(cooperationCondition.position));
  const states = new Map<string, AgreementState & { readonly conditions: AgreementState['conditions'][number][] }>();
  for (const { agreement, departmentId, condition } of rows) {
    const { iiaId, fileIiaId, iiaCode, partnerHeiId, partnerIiaCode, inEffect, solemoveState, importId } = agreement;
    const state = states.get(iiaId) ?? { ...(fileIiaId !== null && { fileIiaId }), iiaCode, partnerHeiId, partnerIiaCode, inEffect, solemoveState, importId, conditions: [] };
    if (condition) state.conditions.push({ departmentId, condition });
    states.set(iiaId, state);
  }
  return states;
}

/** The surrogate ids of agreements: by number and partner, as people know them, and by the files' ids of those that were here before. */
export async function agreementIds(db: Executor): Promise<{ readonly byCode: Map<string, string>; readonly byFileId: Map<string, string> }> {
  const { iiaId, fileIiaId, iiaCode, partnerHeiId } = exchangeAgreement;
  const rows = await db.select({ iiaId, fileIiaId, iiaCode, partnerHeiId }).from(exchangeAgreement);
  return {
    byCode: new Map(rows.map((row) => [agreementCodeKey(row.iiaCode, row.partnerHeiId), row.iiaId])),
    byFileId: new Map(rows.flatMap((row) => (row.fileIiaId === null ? [] : [[row.fileIiaId, row.iiaId]]))),
  };
}

export function agreementCodeKey(iiaCode: string, partnerHeiId: string): string {
  return JSON.stringify([iiaCode, partnerHeiId]);
}

export interface LearningAgreementState {
  readonly departmentId: string | null;
  readonly partnerHeiId: string;
  readonly agreement: LearningAgreement;
  readonly importId: string | null;
  /** Only of one that was entered by hand before a file brought it. */
  readonly fileOmobilityId?: string;
}

/** Of a mobility; the id is unique at its sending university alone. */
export function mobilityKey({ sendingHeiId, omobilityId }: Pick<LearningAgreement, 'sendingHeiId' | 'omobilityId'>): string {
  return JSON.stringify([sendingHeiId, omobilityId]);
}

/** The learning agreements of those mobilities, by {@link mobilityKey}; one that was taken back is none. */
export async function learningAgreementStates(
  db: Executor,
  mobilities: readonly Pick<LearningAgreement, 'sendingHeiId' | 'omobilityId'>[],
): Promise<Map<string, LearningAgreementState>> {
  const rows = await db
    .select()
    .from(learningAgreement)
    .where(
      and(
        isNull(learningAgreement.takenBackAt),
        sql`${learningAgreement.omobilityId} = any(${sql.param(mobilities.map(({ omobilityId }) => omobilityId))})`,
      ),
    );
  return new Map(
    rows.map(({ sendingHeiId, omobilityId, departmentId, partnerHeiId, agreement, importId, fileOmobilityId }) => [
      mobilityKey({ sendingHeiId, omobilityId }),
      { departmentId, partnerHeiId, agreement, importId, ...(fileOmobilityId !== null && { fileOmobilityId }) },
    ]),
  );
}
