import { and, eq, isNull, notInArray } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { AlertKind } from '../domain/alert.ts';
import type { Executor, Transaction } from './connect.ts';
import { alert } from './schema.ts';

export type Alert = typeof alert.$inferSelect;

export interface NewAlert {
  readonly kind: AlertKind;
  readonly detail: Readonly<Record<string, number | string>>;
}

export interface Standing {
  readonly id: string;
  readonly raisedAt: Temporal.Instant;
  readonly isNew: boolean;
}

/** Raises an alert, unless one of its kind stands already; tells which one stands now. */
export async function raiseAlert(tx: Transaction, { kind, detail }: NewAlert, now: Temporal.Instant): Promise<Standing> {
  const columns = { id: alert.id, raisedAt: alert.raisedAt };
  const [raised] = await tx.insert(alert).values({ kind, detail, raisedAt: now }).onConflictDoNothing().returning(columns);
  if (raised) return { ...raised, isNew: true };
  const [standing] = await tx.select(columns).from(alert).where(and(eq(alert.kind, kind), isNull(alert.clearedAt)));
  // Cleared by another process in between: the next look raises it again.
  return standing ? { ...standing, isNew: false } : { id: '', raisedAt: now, isNew: false };
}

/** Clears what stands but is not among what is still the matter. Tells which. */
export async function clearAlerts(tx: Transaction, still: readonly AlertKind[], now: Temporal.Instant): Promise<AlertKind[]> {
  const rows = await tx
    .update(alert)
    .set({ clearedAt: now })
    .where(and(isNull(alert.clearedAt), still.length > 0 ? notInArray(alert.kind, [...still]) : undefined))
    .returning({ kind: alert.kind });
  return rows.map((row) => row.kind);
}

/** Clears the alert of one kind, if it stands. */
export async function clearAlert(tx: Transaction, kind: AlertKind, now: Temporal.Instant): Promise<void> {
  await tx.update(alert).set({ clearedAt: now }).where(and(isNull(alert.clearedAt), eq(alert.kind, kind)));
}

export async function findAlert(db: Executor, alertId: string): Promise<Alert | null> {
  const [row] = await db.select().from(alert).where(eq(alert.id, alertId));
  return row ?? null;
}

export async function listAlerts(db: Executor): Promise<Alert[]> {
  return db.select().from(alert).where(isNull(alert.clearedAt)).orderBy(alert.raisedAt);
}
