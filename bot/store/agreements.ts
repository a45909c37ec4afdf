import { and, asc, eq, inArray, isNotNull, min, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { CooperationCondition, ExchangeAgreement } from '../domain/exchangeAgreement.ts';
import type { Department } from '../domain/person.ts';
import type { SolemoveState } from '../domain/solemove.ts';
import type { Executor, Transaction } from './connect.ts';
import { cooperationCondition, department, exchangeAgreement, importBatch, institution } from './schema.ts';

/** What is written of an agreement, each condition with the department that it belongs to. */
export interface AgreementToWrite extends Pick<ExchangeAgreement, 'iiaId' | 'iiaCode' | 'partnerHeiId' | 'partnerIiaCode' | 'inEffect'> {
  /** Of one that was here before a file brought it: the file's own id for it. */
  readonly fileIiaId?: string;
  readonly conditions: readonly { readonly departmentId: string | null; readonly condition: CooperationCondition }[];
}

/**
 * Writes an agreement, conditions and all, in place of what was known of it. `firstSeen` is what is
 * known of the Solemove entry of one that was not there before. Tells its id.
 */
export async function writeAgreement(
  tx: Transaction,
  { conditions, iiaId, fileIiaId, iiaCode, partnerHeiId, partnerIiaCode, inEffect }: AgreementToWrite,
  importId: string | null,
  firstSeen: SolemoveState | null,
): Promise<string> {
  const row = { iiaId, fileIiaId: fileIiaId ?? null, iiaCode, partnerHeiId, partnerIiaCode, inEffect, importId };
  const [saved] = await tx
    .insert(exchangeAgreement)
    .values({ ...row, solemoveState: firstSeen })
    .onConflictDoUpdate({ target: exchangeAgreement.iiaId, set: row })
    .returning({ id: exchangeAgreement.id });
  if (!saved) throw new Error('PostgreSQL returned no id for an exchange agreement.');
  await tx.delete(cooperationCondition).where(eq(cooperationCondition.agreementId, saved.id));
  if (conditions.length > 0) {
    await tx.insert(cooperationCondition).values(
      conditions.map(({ departmentId, condition }, position) => ({
        agreementId: saved.id,
        departmentId,
        position,
        condition,
        receivingLastAcademicYear: condition.receivingLastAcademicYear,
      })),
    );
  }
  return saved.id;
}

/** An import brought the agreement as it is known already; or that is taken back. */
export async function markImported(tx: Transaction, iiaId: string, importId: string | null): Promise<void> {
  await tx.update(exchangeAgreement).set({ importId }).where(eq(exchangeAgreement.iiaId, iiaId));
}

/** Takes an agreement away; the conditions go with it. */
export async function deleteAgreement(tx: Transaction, iiaId: string): Promise<void> {
  await tx.delete(exchangeAgreement).where(eq(exchangeAgreement.iiaId, iiaId));
}

/** The agreement of that surrogate id, or of that code with that partner; null when there is none. */
export async function findAgreement(
  db: Executor,
  by: { readonly iiaId: string } | { readonly iiaCode: string; readonly partnerHeiId: string },
): Promise<string | null> {
  const where =
    'iiaId' in by
      ? eq(exchangeAgreement.iiaId, by.iiaId)
      : and(eq(exchangeAgreement.iiaCode, by.iiaCode), eq(exchangeAgreement.partnerHeiId, by.partnerHeiId));
  const [row] = await db.select({ id: exchangeAgreement.id }).from(exchangeAgreement).where(where);
  return row?.id ?? null;
}

/** When exchange agreements were first read in from a file; null before that. */
export async function firstAgreementImport(db: Executor): Promise<Temporal.Instant | null> {
  const [row] = await db.select({ at: min(importBatch.importedAt) }).from(importBatch).where(eq(importBatch.kind, 'exchangeAgreements'));
  return row?.at ?? null;
}

export async function setSolemoveState(tx: Transaction, iiaId: string, solemoveState: SolemoveState): Promise<void> {
  await tx.update(exchangeAgreement).set({ solemoveState }).where(eq(exchangeAgreement.iiaId, iiaId));
}

export interface AgreementOfDepartments {
  readonly id: string;
  /** Surrogate, never shown; stays the same when the agreement is imported anew. */
  readonly iiaId: string;
  readonly iiaCode: string;
  readonly partnerHeiId: string;
  readonly partnerIiaCode: string | null;
  readonly partnerName: string;
  readonly partnerCountry: string | null;
  readonly inEffect: boolean | null;
  readonly solemoveState: SolemoveState | null;
  readonly importedAt: Temporal.Instant | null;
  readonly conditions: readonly {
    readonly id: string;
    readonly department: Department;
    readonly condition: CooperationCondition;
  }[];
}

/** The agreements in which one of the departments has a condition, with those conditions only. */
export async function listAgreements(db: Executor, departmentIds: readonly string[] | 'all'): Promise<AgreementOfDepartments[]> {
  return readAgreements(db, departmentIds, undefined);
}

/** As {@link listAgreements}, those with the same partner as an agreement; none when there is no such agreement. */
export async function listAgreementsBeside(db: Executor, agreementId: string, departmentIds: readonly string[] | 'all'): Promise<AgreementOfDepartments[]> {
  const partner = db.select({ heiId: exchangeAgreement.partnerHeiId }).from(exchangeAgreement).where(eq(exchangeAgreement.id, agreementId));
  return readAgreements(db, departmentIds, inArray(exchangeAgreement.partnerHeiId, partner));
}

async function readAgreements(db: Executor, departmentIds: readonly string[] | 'all', which: SQL | undefined): Promise<AgreementOfDepartments[]> {
  if (departmentIds.length === 0) return [];
  const rows = await db
    .select({
      agreement: exchangeAgreement,
      partnerName: institution.name,
      partnerCountry: institution.country,
      importedAt: importBatch.importedAt,
      conditionId: cooperationCondition.id,
      condition: cooperationCondition.condition,
      department,
    })
    .from(cooperationCondition)
    .innerJoin(exchangeAgreement, eq(exchangeAgreement.id, cooperationCondition.agreementId))
    .innerJoin(department, eq(department.id, cooperationCondition.departmentId))
    .leftJoin(institution, eq(institution.heiId, exchangeAgreement.partnerHeiId))
    .leftJoin(importBatch, eq(importBatch.id, exchangeAgreement.importId))
    .where(
      and(
        departmentIds === 'all'
          ? isNotNull(cooperationCondition.departmentId)
          : inArray(cooperationCondition.departmentId, [...departmentIds]),
        which,
      ),
    )
    .orderBy(
      asc(sql`coalesce(${institution.name}, ${exchangeAgreement.partnerHeiId})`),
      asc(exchangeAgreement.iiaCode),
      asc(cooperationCondition.position),
    );
  const byId = new Map<string, AgreementOfDepartments & { conditions: AgreementOfDepartments['conditions'][number][] }>();
  for (const row of rows) {
    const { id, iiaId, iiaCode, partnerHeiId, partnerIiaCode, inEffect, solemoveState } = row.agreement;
    const known = byId.get(id) ?? {
      id,
      iiaId,
      iiaCode,
      partnerHeiId,
      partnerIiaCode,
      partnerName: row.partnerName ?? partnerHeiId,
      partnerCountry: row.partnerCountry,
      inEffect,
      solemoveState,
      importedAt: row.importedAt,
      conditions: [],
    };
    known.conditions.push({ id: row.conditionId, department: row.department, condition: row.condition });
    byId.set(id, known);
  }
  return [...byId.values()];
}

/** Universities by name, for a list to choose from. */
export async function listInstitutions(db: Executor): Promise<{ heiId: string; name: string }[]> {
  return db.select({ heiId: institution.heiId, name: institution.name }).from(institution).orderBy(asc(institution.name));
}

/** Keeps the name that a person gives a university; one that is known stays as it is. */
export async function nameInstitution(db: Executor, heiId: string, name: string): Promise<void> {
  await db.insert(institution).values({ heiId, name, country: null }).onConflictDoNothing();
}

export async function saveInstitution(
  db: Executor,
  fresh: { readonly heiId: string; readonly name: string; readonly country: string | null },
): Promise<void> {
  await db.insert(institution).values(fresh).onConflictDoUpdate({ target: institution.heiId, set: fresh });
}
