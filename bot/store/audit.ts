import type { Temporal } from 'temporal-polyfill';
import type { Executor } from './connect.ts';
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
