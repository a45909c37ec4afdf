import { and, eq, gte, inArray, isNull, like, or, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { HeiId } from '../domain/institution.ts';
import { firstDay, type LearningAgreement, type LearningAgreementVersion } from '../domain/learningAgreement.ts';
import type { SignatureGivenHere } from '../domain/mobility.ts';
import type { SignatureOutcome } from '../domain/signatureRequest.ts';
import type { TaskState } from '../domain/task.ts';
import type { Executor, Transaction } from './connect.ts';
import { importBatch, institution, learningAgreement, signatureRequest, task } from './schema.ts';

export interface KnownLearningAgreement {
  readonly departmentId: string | null;
  readonly agreement: LearningAgreement;
}

/** The agreement of a mobility as it is known, kept from others until the transaction ends. One that was taken back is none. */
export async function lockLearningAgreement(
  tx: Transaction,
  { sendingHeiId, omobilityId }: Pick<LearningAgreement, 'sendingHeiId' | 'omobilityId'>,
): Promise<KnownLearningAgreement | null> {
  const [row] = await tx
    .select({ departmentId: learningAgreement.departmentId, agreement: learningAgreement.agreement, takenBackAt: learningAgreement.takenBackAt })
    .from(learningAgreement)
    .where(and(eq(learningAgreement.sendingHeiId, sendingHeiId), eq(learningAgreement.omobilityId, omobilityId)))
    .for('update');
  return row && row.takenBackAt === null ? { departmentId: row.departmentId, agreement: row.agreement } : null;
}

/** Saves an agreement in place of what was known of its mobility, and tells its id. */
export async function saveLearningAgreement(
  tx: Transaction,
  agreement: LearningAgreement,
  belongs: {
    readonly departmentId: string | null;
    readonly partnerHeiId: HeiId;
    readonly importId: string | null;
    readonly fileOmobilityId: string | null;
  },
): Promise<string> {
  const row = {
    ...belongs,
    takenBackAt: null,
    sendingHeiId: agreement.sendingHeiId,
    omobilityId: agreement.omobilityId,
    mobilityStartsOn: firstDay(agreement.mobilityStart),
    agreement,
  };
  const [saved] = await tx
    .insert(learningAgreement)
    .values(row)
    .onConflictDoUpdate({ target: [learningAgreement.sendingHeiId, learningAgreement.omobilityId], set: row })
    .returning({ id: learningAgreement.id });
  if (!saved) throw new Error('PostgreSQL returned no id for a learning agreement.');
  return saved.id;
}

export interface EnteredByHand {
  readonly id: string;
  readonly departmentId: string | null;
  readonly agreement: LearningAgreement;
  /** The id that files have for it, once one has brought it. */
  readonly fileOmobilityId: string | null;
}

/** Begins the ids of what people enter. No sending university's id looks like it, so that none can meet one by chance. */
export const BY_HAND = 'by hand ';

/** What people have entered themselves, whether or not a file has brought it since. */
export async function listEnteredByHand(db: Executor): Promise<EnteredByHand[]> {
  const { id, departmentId, agreement, fileOmobilityId } = learningAgreement;
  return db
    .select({ id, departmentId, agreement, fileOmobilityId })
    .from(learningAgreement)
    .where(and(like(learningAgreement.omobilityId, `${BY_HAND}%`), isNull(learningAgreement.takenBackAt)))
    .orderBy(id);
}

/** One that was entered by hand and that no file has brought, kept from others until the transaction ends; null for any other. */
export async function lockEnteredByHand(tx: Transaction, id: string): Promise<EnteredByHand | null> {
  const [row] = await tx
    .select()
    .from(learningAgreement)
    .where(and(eq(learningAgreement.id, id), like(learningAgreement.omobilityId, `${BY_HAND}%`), isNull(learningAgreement.fileOmobilityId), isNull(learningAgreement.takenBackAt)))
    .for('update');
  return row ?? null;
}

/** Whether it was entered by hand and no file has brought it. */
export function isEnteredByHand({ fileOmobilityId, agreement }: Pick<EnteredByHand, 'fileOmobilityId' | 'agreement'>): boolean {
  return fileOmobilityId === null && agreement.omobilityId.startsWith(BY_HAND);
}

/** The id of the mobility's learning agreement, whether or not it was taken back; null when there is none. */
export async function findLearningAgreement(
  db: Executor,
  { sendingHeiId, omobilityId }: Pick<LearningAgreement, 'sendingHeiId' | 'omobilityId'>,
): Promise<string | null> {
  const [row] = await db
    .select({ id: learningAgreement.id })
    .from(learningAgreement)
    .where(and(eq(learningAgreement.sendingHeiId, sendingHeiId), eq(learningAgreement.omobilityId, omobilityId)));
  return row?.id ?? null;
}

/** Learning agreements of a department with a partner, to find whether a stay is there already. */
export async function listWithPartner(db: Executor, departmentId: string, partnerHeiId: HeiId): Promise<{ readonly id: string; readonly agreement: LearningAgreement }[]> {
  return db
    .select({ id: learningAgreement.id, agreement: learningAgreement.agreement })
    .from(learningAgreement)
    .where(and(eq(learningAgreement.departmentId, departmentId), eq(learningAgreement.partnerHeiId, partnerHeiId), isNull(learningAgreement.takenBackAt)));
}

/** An import that brought an agreement as it was known is taken back: the earlier one counts again. */
export async function markLearningAgreementImported(tx: Transaction, id: string, importId: string | null): Promise<void> {
  await tx.update(learningAgreement).set({ importId }).where(eq(learningAgreement.id, id));
}

/** Takes back what an import brought: away, or out of every list where ended tasks still show it. */
export async function takeBackLearningAgreement(tx: Transaction, id: string, { keepSince }: { readonly keepSince: Temporal.Instant | null }): Promise<void> {
  if (keepSince === null) await tx.delete(learningAgreement).where(eq(learningAgreement.id, id));
  else await tx.update(learningAgreement).set({ takenBackAt: keepSince }).where(eq(learningAgreement.id, id));
}

export interface KnownRequest extends Pick<LearningAgreementVersion, 'role' | 'proposalId'> {
  readonly taskId: string;
  readonly state: TaskState;
  readonly askedAt: Temporal.Instant;
  readonly outcome: SignatureOutcome | null;
}

/** Which versions of an agreement a department has been asked to sign. */
export async function listSignatureRequests(tx: Transaction, learningAgreementId: string): Promise<KnownRequest[]> {
  const { taskId, versionRole: role, proposalId, outcome } = signatureRequest;
  return tx
    .select({ taskId, role, proposalId, outcome, state: task.state, askedAt: task.createdAt })
    .from(signatureRequest)
    .innerJoin(task, eq(task.id, signatureRequest.taskId))
    .where(eq(signatureRequest.learningAgreementId, learningAgreementId));
}

export async function insertSignatureRequest(tx: Transaction, row: typeof signatureRequest.$inferInsert): Promise<void> {
  await tx.insert(signatureRequest).values(row);
}

type RequestChange = Partial<Omit<typeof signatureRequest.$inferInsert, 'taskId' | 'learningAgreementId'>>;

/** Writes how a request ended; one that has ended already stays as it is. */
export async function endSignatureRequest(
  tx: Transaction,
  taskId: string,
  end: RequestChange & { readonly outcome: SignatureOutcome },
): Promise<void> {
  await tx
    .update(signatureRequest)
    .set(end)
    .where(and(eq(signatureRequest.taskId, taskId), isNull(signatureRequest.outcome)));
}

export async function updateSignatureRequest(tx: Transaction, taskId: string, change: RequestChange): Promise<void> {
  await tx.update(signatureRequest).set(change).where(eq(signatureRequest.taskId, taskId));
}

/** A stay with what its learning agreement says of it. */
export interface Mobility {
  readonly learningAgreementId: string;
  /** Null when the source does not tell our department, or one that the directory does not know. */
  readonly departmentId: string | null;
  readonly partnerName: string;
  readonly agreement: LearningAgreement;
  /** When it last came with an import; null when it came by none that is still known. */
  readonly importedAt: Temporal.Instant | null;
  readonly givenHere: readonly SignatureGivenHere[];
}

const end = sql`${learningAgreement.agreement} -> 'mobilityEnd'`;

/** The last day of an agreement's mobility; where only its month is known, that month's last. */
export const mobilityEndsOn: SQL<string> = sql`coalesce(
  (${end} ->> 'date')::date,
  (to_date(${end} ->> 'yearMonth', 'YYYY-MM') + interval '1 month - 1 day')::date
)`;

/** The mobilities that end on the day or later, and those of the given agreements whenever they end; the first to start at the top. What was taken back is not among them. */
export async function listMobilities(
  db: Executor,
  { endsFrom, andThose }: { readonly endsFrom: Temporal.PlainDate; readonly andThose: readonly string[] },
): Promise<Mobility[]> {
  const rows = await db
    .select({ row: learningAgreement, partnerName: institution.name, importedAt: importBatch.importedAt })
    .from(learningAgreement)
    .leftJoin(institution, eq(institution.heiId, learningAgreement.partnerHeiId))
    .leftJoin(importBatch, eq(importBatch.id, learningAgreement.importId))
    .where(and(isNull(learningAgreement.takenBackAt), or(gte(mobilityEndsOn, endsFrom.toString()), inArray(learningAgreement.id, [...andThose]))))
    .orderBy(learningAgreement.mobilityStartsOn, learningAgreement.id);
  const given = await signaturesGivenHere(db, rows.map(({ row }) => row.id));
  return rows.map(({ row, partnerName, importedAt }) => ({
    learningAgreementId: row.id,
    departmentId: row.departmentId,
    partnerName: partnerName ?? row.partnerHeiId,
    agreement: row.agreement,
    importedAt,
    givenHere: given.get(row.id) ?? [],
  }));
}

async function signaturesGivenHere(db: Executor, ids: readonly string[]): Promise<Map<string, SignatureGivenHere[]>> {
  const { learningAgreementId, versionRole: role, proposalId, signingAs: party, outcome } = signatureRequest;
  const rows =
    ids.length === 0
      ? []
      : await db
          .select({ learningAgreementId, role, proposalId, party })
          .from(signatureRequest)
          .where(and(inArray(learningAgreementId, [...ids]), inArray(outcome, ['signed', 'signedOnPaper'])));
  const byAgreement = new Map<string, SignatureGivenHere[]>();
  for (const { learningAgreementId: id, ...signature } of rows) byAgreement.set(id, [...(byAgreement.get(id) ?? []), signature]);
  return byAgreement;
}
