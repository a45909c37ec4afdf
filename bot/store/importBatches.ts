import { and, desc, eq, exists, inArray, ne, notInArray, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Executor, Transaction } from './connect.ts';
import { auditLog, exchangeAgreement, importBatch, learningAgreement, person, placeLoan, signatureRequest, taskSubject } from './schema.ts';

export type ImportBatch = typeof importBatch.$inferSelect;

/** One import or undoing at a time: the next waits until the transaction of the one before has ended. */
export async function takeTurn(tx: Transaction): Promise<void> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext('imports'))`);
}

/** From here to the end of the transaction nobody else writes what imports change; reading goes on. */
export async function holdStill(tx: Transaction): Promise<void> {
  await tx.execute(
    sql`lock table person, contact_assignment, department, exchange_agreement, cooperation_condition, learning_agreement in share row exclusive mode`,
  );
}

export interface BatchWithName extends ImportBatch {
  /** Null for a part of the product, and for who is no longer known. */
  readonly byName: string | null;
  readonly undoneByName: string | null;
}

/** The latest imports of files, the latest first. */
export async function listBatches(db: Executor, limit: number): Promise<BatchWithName[]> {
  return withNames(db, ne(importBatch.kind, 'exchangeAgreementByHand'), limit);
}

export async function findBatch(db: Executor, importId: string): Promise<BatchWithName | null> {
  const [row] = await withNames(db, eq(importBatch.id, importId), 1);
  return row ?? null;
}

async function withNames(db: Executor, where: SQL, limit: number): Promise<BatchWithName[]> {
  const nameOf = (column: 'imported_by' | 'undone_by') =>
    sql<string | null>`(select p.name from ${person} p where p.id::text = ${sql.raw(`import_batch.${column}`)})`;
  const rows = await db
    .select({ batch: importBatch, byName: nameOf('imported_by'), undoneByName: nameOf('undone_by') })
    .from(importBatch)
    .where(where)
    .orderBy(desc(importBatch.importedAt), desc(importBatch.id))
    .limit(limit);
  return rows.map(({ batch, ...names }) => ({ ...batch, ...names }));
}

export async function lockBatch(tx: Transaction, importId: string): Promise<ImportBatch | null> {
  const [row] = await tx.select().from(importBatch).where(eq(importBatch.id, importId)).for('update');
  return row ?? null;
}

export async function updateBatch(
  tx: Executor,
  importId: string,
  change: Partial<Pick<ImportBatch, 'counts' | 'undoAskedAt' | 'undoneBy' | 'undoneAt' | 'undone'>>,
): Promise<void> {
  await tx.update(importBatch).set(change).where(eq(importBatch.id, importId));
}

/** What is written of a task by a person's hand, and yet is no act on it. */
const NO_ACTS = ['handedOver', 'covered', 'snoozed', 'takenBack', 'asked', 'changed'];

function actedSince(moment: Temporal.Instant) {
  return and(
    sql`${auditLog.at} >= ${moment.toString()}`,
    inArray(auditLog.actor, sql`(select id::text from ${person})`),
    notInArray(sql`split_part(${auditLog.action}, '.', 2)`, NO_ACTS),
  );
}

/** The ids of learning agreements of which somebody has acted on a task since. */
export async function learningAgreementsActedOn(tx: Transaction, since: Temporal.Instant): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ id: signatureRequest.learningAgreementId })
    .from(signatureRequest)
    .innerJoin(auditLog, eq(auditLog.taskId, signatureRequest.taskId))
    .where(actedSince(since));
  return new Set(rows.map(({ id }) => id));
}

/** The surrogate ids of agreements of which somebody has acted on a task since. */
export async function agreementsActedOn(tx: Transaction, since: Temporal.Instant): Promise<Set<string>> {
  const rows = await tx
    .selectDistinct({ iiaId: sql<string>`${taskSubject.details} ->> 'iiaId'` })
    .from(taskSubject)
    .innerJoin(auditLog, eq(auditLog.taskId, taskSubject.taskId))
    .where(and(actedSince(since), sql`${taskSubject.details} ? 'iiaId'`));
  return new Set(rows.map(({ iiaId }) => iiaId));
}

/** The surrogate ids of agreements of which places are lent. */
export async function agreementsWithLoans(tx: Transaction): Promise<Set<string>> {
  const rows = await tx
    .select({ iiaId: exchangeAgreement.iiaId })
    .from(exchangeAgreement)
    .where(exists(tx.select().from(placeLoan).where(eq(placeLoan.agreementId, exchangeAgreement.id))));
  return new Set(rows.map(({ iiaId }) => iiaId));
}

/** The learning agreement of a mobility, with every task that was ever about it. */
export async function findMobility(
  tx: Transaction,
  { sendingHeiId, omobilityId }: { readonly sendingHeiId: string; readonly omobilityId: string },
): Promise<{ readonly id: string; readonly taskIds: readonly string[] } | null> {
  const rows = await tx
    .select({ id: learningAgreement.id, taskId: signatureRequest.taskId })
    .from(learningAgreement)
    .leftJoin(signatureRequest, eq(signatureRequest.learningAgreementId, learningAgreement.id))
    .where(and(eq(learningAgreement.sendingHeiId, sendingHeiId), eq(learningAgreement.omobilityId, omobilityId)));
  const [first] = rows;
  return first ? { id: first.id, taskIds: rows.flatMap(({ taskId }) => taskId ?? []) } : null;
}

/** Tasks that are about the agreement. */
export async function tasksOfAgreement(tx: Transaction, iiaId: string): Promise<string[]> {
  const rows = await tx.select({ taskId: taskSubject.taskId }).from(taskSubject).where(sql`${taskSubject.details} ->> 'iiaId' = ${iiaId}`);
  return rows.map(({ taskId }) => taskId);
}

/** The occasion is free again: the same may arise anew from a later import. */
export async function freeOccasion(tx: Transaction, taskId: string): Promise<void> {
  await tx
    .update(taskSubject)
    .set({ occasion: sql`'taken back ' || ${taskSubject.taskId}::text || ' ' || ${taskSubject.occasion}` })
    .where(eq(taskSubject.taskId, taskId));
}
