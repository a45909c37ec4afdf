import { asc, eq } from 'drizzle-orm';
import type { ImportSubject } from '../domain/dataImport.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import type { Executor, Transaction } from './connect.ts';
import { importChange } from './schema.ts';

export type ImportChange = typeof importChange.$inferSelect;

/** Kept of what an import brought as it was: by which it had been brought before. */
export interface OnlyImport {
  readonly onlyImport: string | null;
}

export interface ChangeToRecord {
  readonly key: string;
  /** To name it by; nothing about a student. */
  readonly label: string;
  /** Null for what was not there. */
  readonly before: object | null;
  readonly after: object;
}

/** Rows of one statement: PostgreSQL takes 65,535 parameters. */
const AT_ONCE = 1_000;

/** Keeps what an import has changed, so that it can be taken back. */
export async function recordChanges(tx: Transaction, importId: string, subject: ImportSubject, changes: readonly ChangeToRecord[]): Promise<void> {
  for (let at = 0; at < changes.length; at += AT_ONCE) {
    await tx.insert(importChange).values(
      changes.slice(at, at + AT_ONCE).map(({ key, label, before, after }) => ({ importId, subject, key, label, before, afterHash: fingerprintOf(after) })),
    );
  }
}

/** What an import has changed, in the order of their names; nothing once it can no longer be taken back. */
export async function listChanges(db: Executor, importId: string): Promise<ImportChange[]> {
  return db.select().from(importChange).where(eq(importChange.importId, importId)).orderBy(asc(importChange.label), asc(importChange.key));
}

/** The import has been taken back: the earlier values are those that stand. */
export async function forgetChanges(tx: Transaction, importId: string): Promise<void> {
  await tx.delete(importChange).where(eq(importChange.importId, importId));
}
