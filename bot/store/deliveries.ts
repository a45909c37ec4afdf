import { and, eq, inArray, isNull, lte, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { DeliveryPurpose, Outcome } from '../domain/outcome.ts';
import type { Executor, Transaction } from './connect.ts';
import { delivery } from './schema.ts';

export type Delivery = typeof delivery.$inferSelect;

export interface NewDelivery {
  readonly purpose: DeliveryPurpose;
  readonly taskId: string;
  /** Null for the channel. */
  readonly personId: string | null;
  readonly occasion: string;
  readonly plannedAt: Temporal.Instant;
  readonly urgent: boolean;
}

/** Plans messages. One that is planned already stays as it is: planning twice sends once. */
export async function planDeliveries(tx: Transaction, fresh: readonly NewDelivery[]): Promise<void> {
  if (fresh.length > 0) await tx.insert(delivery).values([...fresh]).onConflictDoNothing();
}

/** Takes the planned messages whose moment has come, to be queued; each is taken once. */
export async function takeDue(tx: Transaction, now: Temporal.Instant, limit: number): Promise<Delivery[]> {
  const due = tx
    .select({ id: delivery.id })
    .from(delivery)
    .where(and(isNull(delivery.queuedAt), isNull(delivery.outcome), lte(delivery.plannedAt, now)))
    .orderBy(delivery.plannedAt)
    .limit(limit)
    .for('update', { skipLocked: true });
  return tx.update(delivery).set({ queuedAt: now }).where(inArray(delivery.id, due)).returning();
}

export type Claim =
  | { readonly kind: 'claimed'; readonly deliveries: readonly Delivery[] }
  /** Whoever claimed it died before writing how it ended. */
  | { readonly kind: 'abandoned'; readonly delivery: Delivery }
  | { readonly kind: 'taken' };

/** Seconds of the database's own clock after which a claim without an outcome is taken to be abandoned. */
const ABANDONED_AFTER_SECONDS = 60;

/**
 * Claims a message for sending; a second worker finds it taken. With one that is not urgent, all
 * others that wait for the same person are claimed too: they go out as one message.
 */
export async function claimDelivery(db: Executor, deliveryId: string, now: Temporal.Instant): Promise<Claim> {
  return db.transaction(async (tx) => {
    const [wanted] = await tx.select().from(delivery).where(eq(delivery.id, deliveryId)).for('update');
    if (!wanted || wanted.outcome) return { kind: 'taken' };
    if (wanted.claimedAt) {
      const [late] = await tx
        .select({ id: delivery.id })
        .from(delivery)
        .where(and(eq(delivery.id, deliveryId), sql`claimed_at < now() - make_interval(secs => ${ABANDONED_AFTER_SECONDS})`));
      return late ? { kind: 'abandoned', delivery: wanted } : { kind: 'taken' };
    }
    const together =
      wanted.urgent || !wanted.personId
        ? eq(delivery.id, deliveryId)
        : and(
            eq(delivery.personId, wanted.personId),
            eq(delivery.urgent, false),
            isNull(delivery.outcome),
            isNull(delivery.claimedAt),
            lte(delivery.plannedAt, now),
          );
    const claimed = await tx
      .update(delivery)
      .set({ claimedAt: sql`now()`, queuedAt: sql`coalesce(queued_at, now())`, attempts: sql`attempts + 1` })
      .where(together)
      .returning();
    return { kind: 'claimed', deliveries: claimed };
  });
}

/** Gives claimed messages back: it is certain that nothing was sent. */
export async function releaseDeliveries(db: Executor, ids: readonly string[], detail: string): Promise<void> {
  await db
    .update(delivery)
    .set({ claimedAt: null, detail })
    .where(and(inArray(delivery.id, [...ids]), isNull(delivery.outcome)));
}

/** Writes how messages ended, once: an outcome that stands is not overwritten. */
export async function recordOutcome(
  db: Executor,
  ids: readonly string[],
  outcome: Outcome,
  at: Temporal.Instant,
  detail: string | null,
): Promise<void> {
  if (ids.length === 0) return;
  await db
    .update(delivery)
    .set({ outcome, outcomeAt: at, detail })
    .where(and(inArray(delivery.id, [...ids]), isNull(delivery.outcome)));
}
