import { and, eq, gt, inArray, isNull, lte, or, sql } from 'drizzle-orm';
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
  /** Whoever claimed them died before writing how they ended. */
  | { readonly kind: 'abandoned'; readonly deliveries: readonly Delivery[] }
  /** Somebody is sending it right now. */
  | { readonly kind: 'taken' }
  /** It has ended. */
  | { readonly kind: 'over' };

/** Seconds of the database's own clock after which a claim without an outcome is taken to be abandoned. */
export const ABANDONED_AFTER_SECONDS = 60;

/**
 * Claims a message for sending; a second worker finds it taken. With one that is not urgent, all
 * others that wait for the same person are claimed too: they go out as one message.
 */
export async function claimDelivery(db: Executor, deliveryId: string, now: Temporal.Instant): Promise<Claim> {
  return db.transaction(async (tx) => {
    const [wanted] = await tx.select().from(delivery).where(eq(delivery.id, deliveryId));
    if (!wanted || wanted.outcome) return { kind: 'over' };
    const together =
      wanted.urgent || !wanted.personId
        ? eq(delivery.id, deliveryId)
        : and(eq(delivery.personId, wanted.personId), eq(delivery.urgent, false), lte(delivery.plannedAt, now));
    // Always in the same order: two workers that claim for one person wait for each other, not in a ring.
    const free = await tx
      .select({ id: delivery.id })
      .from(delivery)
      .where(and(together, isNull(delivery.outcome), isNull(delivery.claimedAt)))
      .orderBy(delivery.id)
      .for('update');
    if (!free.some(({ id }) => id === deliveryId)) return whoHas(tx, deliveryId);
    const claimed = await tx
      .update(delivery)
      .set({ claimedAt: sql`now()`, attempts: sql`attempts + 1` })
      .where(inArray(delivery.id, free.map(({ id }) => id)))
      .returning();
    return { kind: 'claimed', deliveries: claimed };
  });
}

/** Why a message is not free. What was claimed in one go was sent in one go, so it is abandoned as one too. */
async function whoHas(tx: Transaction, deliveryId: string): Promise<Claim> {
  const [wanted] = await tx.select().from(delivery).where(eq(delivery.id, deliveryId));
  if (!wanted?.claimedAt || wanted.outcome) return { kind: 'over' };
  const deliveries = await tx
    .select()
    .from(delivery)
    .where(
      and(
        wanted.personId ? eq(delivery.personId, wanted.personId) : isNull(delivery.personId),
        eq(delivery.claimedAt, wanted.claimedAt),
        isNull(delivery.outcome),
        sql`claimed_at < now() - make_interval(secs => ${ABANDONED_AFTER_SECONDS})`,
      ),
    );
  return deliveries.length > 0 ? { kind: 'abandoned', deliveries } : { kind: 'taken' };
}

/**
 * Whether a later message asks the same of the same person: when Teams was out of reach for a while,
 * the latest one says it all.
 */
export async function isOvertaken(db: Executor, { id, taskId, personId, plannedAt }: Delivery): Promise<boolean> {
  if (!taskId) return false;
  const [later] = await db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.taskId, taskId),
        personId ? eq(delivery.personId, personId) : isNull(delivery.personId),
        inArray(delivery.purpose, ['task', 'reminder']),
        // One that has not arrived has said nothing.
        or(isNull(delivery.outcome), inArray(delivery.outcome, ['sent', 'uncertain'])),
        // Of two planned for one moment, one is the later all the same.
        or(gt(delivery.plannedAt, plannedAt), and(eq(delivery.plannedAt, plannedAt), gt(delivery.id, id))),
      ),
    )
    .limit(1);
  return later !== undefined;
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
