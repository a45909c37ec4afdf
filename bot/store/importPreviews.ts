import { and, asc, count, desc, eq, gt, inArray, isNotNull } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { FieldChange, ImportWarning, PreviewCounts, PreviewRowKind } from '../domain/dataImport.ts';
import type { Executor, Transaction } from './connect.ts';
import { importPreview, importPreviewRow, type StoredProblem } from './schema.ts';

export type ImportPreviewHead = typeof importPreview.$inferSelect;

export interface PreparedRow {
  /** Where in the file; null for what is not in it. */
  readonly source: string | null;
  readonly kind: PreviewRowKind;
  readonly title: string;
  readonly changes: readonly FieldChange[];
  readonly problems: readonly StoredProblem[];
  /** What is saved when it is confirmed; null for what is refused or not in the file. */
  readonly item: unknown;
}

export interface Prepared {
  readonly rows: readonly PreparedRow[];
  readonly counts: PreviewCounts;
  readonly warnings: readonly ImportWarning[];
  readonly fingerprint: string;
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 1_000;

export async function insertPreview(
  tx: Transaction,
  head: Pick<ImportPreviewHead, 'kind' | 'fileName' | 'fileHash' | 'createdAt' | 'createdBy' | 'expiresAt'>,
  { rows, ...shown }: Prepared,
): Promise<string> {
  const [saved] = await tx.insert(importPreview).values({ ...head, ...shown, state: 'ready' }).returning({ id: importPreview.id });
  if (!saved) throw new Error('PostgreSQL returned no id for a preview.');
  await insertRows(tx, saved.id, rows);
  return saved.id;
}

async function insertRows(tx: Transaction, previewId: string, rows: readonly PreparedRow[]): Promise<void> {
  for (let at = 0; at < rows.length; at += AT_ONCE) {
    await tx.insert(importPreviewRow).values(rows.slice(at, at + AT_ONCE).map((row, index) => ({ previewId, position: at + index, ...row })));
  }
}

/** The data has changed since it was made: the same file compared anew. */
export async function renewPreview(tx: Transaction, previewId: string, { rows, ...shown }: Prepared, now: Temporal.Instant): Promise<void> {
  await tx.delete(importPreviewRow).where(eq(importPreviewRow.previewId, previewId));
  await insertRows(tx, previewId, rows);
  await tx.update(importPreview).set({ ...shown, state: 'ready', renewedAt: now, savedRows: 0 }).where(eq(importPreview.id, previewId));
}

/** A preview of the person's own that has not expired. Nobody else sees what somebody has uploaded. */
export async function findPreview(db: Executor, previewId: string, personId: string, now: Temporal.Instant): Promise<ImportPreviewHead | null> {
  const [row] = await db
    .select()
    .from(importPreview)
    .where(and(eq(importPreview.id, previewId), eq(importPreview.createdBy, personId), gt(importPreview.expiresAt, now)));
  return row ?? null;
}

export async function findPreviewById(db: Executor, previewId: string): Promise<ImportPreviewHead | null> {
  const [row] = await db.select().from(importPreview).where(eq(importPreview.id, previewId));
  return row ?? null;
}

/** The same, kept from others until the transaction ends. */
export async function lockPreview(tx: Transaction, previewId: string): Promise<ImportPreviewHead | null> {
  const [row] = await tx.select().from(importPreview).where(eq(importPreview.id, previewId)).for('update');
  return row ?? null;
}

/** What the person has uploaded and not yet confirmed, the latest first. */
export async function listOpenPreviews(db: Executor, personId: string, now: Temporal.Instant): Promise<ImportPreviewHead[]> {
  return db
    .select()
    .from(importPreview)
    .where(and(eq(importPreview.createdBy, personId), gt(importPreview.expiresAt, now), inArray(importPreview.state, ['ready', 'saving', 'failed'])))
    .orderBy(desc(importPreview.createdAt));
}

export async function listPreviewRows(db: Executor, previewId: string): Promise<PreparedRow[]> {
  return db.select().from(importPreviewRow).where(eq(importPreviewRow.previewId, previewId)).orderBy(asc(importPreviewRow.position));
}

/** One page of what is shown of a preview. */
export async function pageOfRows(
  db: Executor,
  previewId: string,
  { kinds, from, size }: { readonly kinds: readonly PreviewRowKind[]; readonly from: number; readonly size: number },
): Promise<{ readonly rows: Omit<PreparedRow, 'item'>[]; readonly total: number }> {
  const { source, kind: rowKind, title, changes, problems, position } = importPreviewRow;
  const where = and(eq(importPreviewRow.previewId, previewId), inArray(rowKind, [...kinds]));
  const rows = await db.select({ source, kind: rowKind, title, changes, problems }).from(importPreviewRow).where(where).orderBy(asc(position)).offset(from).limit(size);
  const [counted] = await db.select({ total: count() }).from(importPreviewRow).where(where);
  return { rows, total: counted?.total ?? 0 };
}

/** How many rows are saved when it is confirmed. */
export async function countRowsToSave(db: Executor, previewId: string): Promise<number> {
  const [counted] = await db.select({ total: count() }).from(importPreviewRow).where(and(eq(importPreviewRow.previewId, previewId), isNotNull(importPreviewRow.item)));
  return counted?.total ?? 0;
}

type PreviewChange = Partial<Pick<ImportPreviewHead, 'state' | 'savedRows' | 'importId'>>;

export async function updatePreview(db: Executor, previewId: string, change: PreviewChange): Promise<void> {
  await db.update(importPreview).set(change).where(eq(importPreview.id, previewId));
}

/** What the file held is not needed any more. */
export async function forgetRows(tx: Transaction, previewId: string): Promise<void> {
  await tx.delete(importPreviewRow).where(eq(importPreviewRow.previewId, previewId));
}

export async function deletePreview(tx: Transaction, previewId: string): Promise<void> {
  await tx.delete(importPreview).where(eq(importPreview.id, previewId));
}
