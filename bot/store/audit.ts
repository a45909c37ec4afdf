import { and, eq, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Database, Executor } from './connect.ts';
import { auditLog } from './schema.ts';

export interface AuditEntry {
  readonly at: Temporal.Instant;
  /** A person's id, or the part of the product that acted. */
  readonly actor: string;
  readonly action: string;
  readonly taskId: string | null;
  readonly correlationId: string | null;
  /** Facts about the act; never student data, since the log outlives it. */
  readonly detail: Record<string, unknown>;
}

/** Writes to the append-only log. Called in the transaction of the change that it tells of. */
export async function writeAudit(tx: Executor, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values(entry);
}

/** Writes that a person has sent something on, unless the log knows that message of theirs; tells whether it was the first time. */
export async function takeSendingOn(db: Database, entry: AuditEntry & { readonly detail: { readonly message: string } }): Promise<boolean> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${entry.actor} ${entry.detail.message}`}))`);
    const [known] = await tx
      .select({ id: auditLog.id })
      .from(auditLog)
      .where(and(eq(auditLog.action, entry.action), eq(auditLog.actor, entry.actor), sql`${auditLog.detail} ->> 'message' = ${entry.detail.message}`))
      .limit(1);
    if (known) return false;
    await writeAudit(tx, entry);
    return true;
  });
}
