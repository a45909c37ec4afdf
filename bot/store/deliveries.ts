import { and, eq, getTableColumns, gt, inArray, isNotNull, isNull, lt, lte, ne, notInArray, notLike, or, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { ANSWER_PURPOSES, type DeliveryPurpose, type Outcome } from '../domain/outcome.ts';
import { alias } from 'drizzle-orm/pg-core';
import { momentForDriver } from './columns.ts';
import { prepared, runPrepared, type Executor, type Transaction } from './connect.ts';
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

/** A message that was planned, to be given its job. */
export interface Queued {
  readonly id: string;
  readonly urgent: boolean;
  readonly broadcastId?: string | null;
}

/**
 * Plans messages. One that is planned already stays as it is: planning twice sends once.
 *
 * @param now null leaves all of them to the next look at what is due
 * @returns those that are new and whose moment has come; the caller gives them their jobs
 */
export async function planDeliveries(tx: Transaction, fresh: readonly NewDelivery[], now: Temporal.Instant | null = null): Promise<Queued[]> {
  if (fresh.length === 0) return [];
  const isDue = ({ plannedAt }: NewDelivery) => now !== null && Temporal.Instant.compare(plannedAt, now) <= 0;
  const rows = await tx
    .insert(delivery)
    .values(fresh.map((one) => ({ ...one, queuedAt: isDue(one) ? now : null })))
    .onConflictDoNothing()
    .returning({ id: delivery.id, urgent: delivery.urgent, queuedAt: delivery.queuedAt });
  return rows.filter((row) => row.queuedAt !== null);
}

/** Plans the message of an alert to each who is to know of it. */
export async function planAlert(tx: Transaction, alertId: string, personIds: readonly string[], now: Temporal.Instant): Promise<Queued[]> {
  if (personIds.length === 0) return [];
  const common = { purpose: 'alert', alertId, occasion: alertId, plannedAt: now, queuedAt: now, urgent: true } as const;
  return tx
    .insert(delivery)
    .values(personIds.map((personId) => ({ ...common, personId })))
    .onConflictDoNothing()
    .returning({ id: delivery.id, urgent: delivery.urgent });
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

/** Claims a message for sending; a second worker finds it taken. */
export async function claimDelivery(db: Executor, deliveryId: string, now: Temporal.Instant): Promise<Claim> {
  const wanted = await findDelivery(db, deliveryId);
  return wanted ? claimFound(db, wanted, now) : { kind: 'over' };
}

export async function findDelivery(db: Executor, deliveryId: string): Promise<Delivery | null> {
  const [found] = await byId(db).execute({ deliveryId });
  return found ?? null;
}

/** A message to a person about a task that can wait: what waits for one person goes out as one message. */
export type Gathered = Delivery & { readonly personId: string; readonly taskId: string };

export function isGathered(message: Delivery): message is Gathered {
  return !message.urgent && message.personId !== null && message.taskId !== null;
}

/** A message to a person about a meeting: it can wait, and goes out by itself. */
export type OfMeeting = Delivery & { readonly personId: string; readonly meetingId: string };

export function isOfMeeting(message: Delivery): message is OfMeeting {
  return !message.urgent && message.personId !== null && message.meetingId !== null;
}

/** As {@link claimDelivery}. With one that is gathered, all others that wait for the same person are claimed too. */
export async function claimFound(db: Executor, wanted: Delivery, now: Temporal.Instant): Promise<Claim> {
  if (wanted.outcome) return { kind: 'over' };
  const deliveries = isGathered(wanted)
    ? await claimTogether(db).execute({ personId: wanted.personId, now: momentForDriver(now) })
    : await claimAlone(db).execute({ deliveryId: wanted.id });
  // Whoever came between may have taken the wanted one, and left others: those are ours now.
  return deliveries.length > 0 ? { kind: 'claimed', deliveries } : whoHas(db, wanted.id);
}

const byId = prepared((db) => db.select().from(delivery).where(eq(delivery.id, sql.placeholder('deliveryId'))).prepare('find_delivery'));

const isFree = and(isNull(delivery.outcome), isNull(delivery.claimedAt));
// Not the transaction's moment: who had to wait for others to claim would seem to have claimed before.
const claimed = { claimedAt: sql`statement_timestamp()`, attempts: sql`attempts + 1` };

const claimAlone = prepared((db) =>
  db
    .update(delivery)
    .set(claimed)
    .where(and(eq(delivery.id, sql.placeholder('deliveryId')), isFree))
    .returning()
    .prepare('claim_alone'),
);

/** Always taken in the same order: two workers that claim for one person wait for each other, not in a ring. */
const claimTogether = prepared((db) => {
  const free = db.$with('free').as(
    db
      .select({ id: delivery.id })
      .from(delivery)
      .where(
        and(
          eq(delivery.personId, sql.placeholder('personId')),
          eq(delivery.urgent, false),
          isNotNull(delivery.taskId),
          lte(delivery.plannedAt, sql.placeholder('now')),
          isFree,
        ),
      )
      .orderBy(delivery.id)
      .for('update'),
  );
  return db
    .with(free)
    .update(delivery)
    .set(claimed)
    .from(free)
    .where(eq(delivery.id, free.id))
    .returning(getTableColumns(delivery))
    .prepare('claim_together');
});

/** Why a message is not free. What was claimed in one go was sent in one go, so it is abandoned as one too. */
async function whoHas(db: Executor, deliveryId: string): Promise<Claim> {
  const [wanted] = await byId(db).execute({ deliveryId });
  if (!wanted?.claimedAt || wanted.outcome) return { kind: 'over' };
  const deliveries = await db
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
 * Makes others who want to claim what is gathered for a person wait until the transaction ends, so
 * that what each counts holds until it has claimed.
 */
export async function takeTurn(tx: Transaction, personId: string): Promise<void> {
  await runPrepared(tx, `select pg_advisory_xact_lock(hashtextextended('messages of ' || $1, 0))`, [personId]);
}

const waits = and(eq(delivery.personId, sql.placeholder('personId')), eq(delivery.urgent, false), isNotNull(delivery.taskId), isFree);

const firstPlanned = prepared((db) =>
  db
    .select({ plannedAt: delivery.plannedAt })
    .from(delivery)
    .where(and(waits, lte(delivery.plannedAt, sql.placeholder('now'))))
    .orderBy(delivery.plannedAt)
    .limit(1)
    .prepare('first_planned'),
);

/** Of what is gathered for a person and could go by now: the moment for which the first was planned; null when nothing waits. */
export async function firstPlannedFor(tx: Transaction, personId: string, now: Temporal.Instant): Promise<Temporal.Instant | null> {
  const [first] = await firstPlanned(tx).execute({ personId, now: momentForDriver(now) });
  return first?.plannedAt ?? null;
}

/** Lets all that is gathered for a person and could go by now wait until a moment; it is queued anew then. */
export async function putOff(tx: Transaction, personId: string, now: Temporal.Instant, until: Temporal.Instant): Promise<void> {
  await tx
    .update(delivery)
    .set({ plannedAt: until, queuedAt: null })
    .where(and(eq(delivery.personId, personId), eq(delivery.urgent, false), isNotNull(delivery.taskId), isFree, lte(delivery.plannedAt, now)));
}

/** Lets one message wait until a moment; it is queued anew then. */
export async function putOffAlone(tx: Transaction, deliveryId: string, until: Temporal.Instant): Promise<void> {
  await tx.update(delivery).set({ plannedAt: until, queuedAt: null }).where(and(eq(delivery.id, deliveryId), isFree));
}

/** Takes back the job of a message whose moment lies ahead, as after a clock that was set back; it is queued anew then. */
export async function unqueue(tx: Transaction, deliveryId: string): Promise<void> {
  await tx.update(delivery).set({ queuedAt: null }).where(and(eq(delivery.id, deliveryId), isFree));
}

/**
 * Messages that can wait, about tasks and meetings, which a person got, or may have got, between two
 * moments. What was claimed in one go is one message; what is under way counts.
 */
export async function countCalm(tx: Transaction, personId: string, from: Temporal.Instant, until: Temporal.Instant): Promise<number> {
  const { rows } = await runPrepared(
    tx,
    `select count(distinct claimed_at)::int as count from delivery
      where person_id = $1 and not urgent and (task_id is not null or meeting_id is not null) and claimed_at is not null
        and (outcome is null or (outcome in ('sent', 'uncertain') and outcome_at >= $2 and outcome_at < $3))`,
    [personId, momentForDriver(from), momentForDriver(until)],
  );
  return (rows[0] as { count: number }).count;
}

/** A message about a task that is planned to a person and not sent yet. */
export type WaitingMessage = Pick<Delivery, 'purpose' | 'occasion' | 'plannedAt' | 'urgent'> & Pick<Gathered, 'taskId' | 'personId'>;

/** What waits to be said about tasks. Cards that stand in for others say nothing new. */
export async function listWaiting(db: Executor): Promise<WaitingMessage[]> {
  const { taskId, personId, purpose, occasion, plannedAt, urgent } = delivery;
  const rows = await db
    .select({ taskId, personId, purpose, occasion, plannedAt, urgent })
    .from(delivery)
    .where(and(isFree, isNotNull(personId), isNotNull(taskId), ne(purpose, 'replacement')))
    .orderBy(plannedAt);
  return rows.filter((row): row is WaitingMessage => row.personId !== null && row.taskId !== null);
}

/** How the occasion of a message begins that a person asked for, for later. */
const WAKE = 'snooze';

export function wakeOccasion(until: Temporal.Instant, setAt: Temporal.Instant): string {
  return `${WAKE} ${until.toString()} set ${setAt.toString()}`;
}

export function isWake({ occasion }: Pick<Delivery, 'occasion'>): boolean {
  return occasion.startsWith(WAKE);
}

/** Whether a message is what its person asked for: an answer to a question of their own, or a reminder put off to a day. */
export function isAskedFor(message: Pick<Delivery, 'purpose' | 'occasion'>): boolean {
  return isWake(message) || ANSWER_PURPOSES.some((purpose) => purpose === message.purpose);
}

/** Ends what is gathered for a person who wants only what is urgent, could go by now and is not asked for. Tells how many. */
export async function endOptedOut(tx: Transaction, personId: string, now: Temporal.Instant): Promise<number> {
  const ended = await tx
    .update(delivery)
    .set({ outcome: 'optedOut', outcomeAt: now })
    .where(
      and(
        eq(delivery.personId, personId),
        eq(delivery.urgent, false),
        isNotNull(delivery.taskId),
        isFree,
        lte(delivery.plannedAt, now),
        notInArray(delivery.purpose, [...ANSWER_PURPOSES]),
        notLike(delivery.occasion, `${WAKE}%`),
      ),
    )
    .returning({ id: delivery.id });
  return ended.length;
}

/** Ends what waits for a person about a task, since they want to hear of it later. What is under way goes on. */
export async function endWaiting(
  tx: Transaction,
  taskId: string,
  personId: string,
  at: Temporal.Instant,
  detail: string,
): Promise<void> {
  await tx
    .update(delivery)
    .set({ outcome: 'superseded', outcomeAt: at, detail })
    .where(and(eq(delivery.taskId, taskId), eq(delivery.personId, personId), inArray(delivery.purpose, ['task', 'reminder']), isFree));
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
        // Nor has one that the person asked for, for later.
        or(isNotNull(delivery.queuedAt), notLike(delivery.occasion, `${WAKE}%`)),
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

/**
 * Writes how messages ended, once: an outcome that stands is not overwritten, but that one of which
 * it was uncertain whether it arrived can turn out to be sent.
 */
export async function recordOutcome(
  db: Executor,
  ids: readonly string[],
  outcome: Outcome,
  at: Temporal.Instant,
  detail: string | null,
): Promise<void> {
  if (ids.length === 0) return;
  const isOpen = outcome === 'sent' ? or(isNull(delivery.outcome), eq(delivery.outcome, 'uncertain')) : isNull(delivery.outcome);
  await db
    .update(delivery)
    .set({ outcome, outcomeAt: at, detail })
    .where(and(inArray(delivery.id, [...ids]), isOpen));
}

/** Ends what processes left behind that died while sending: it may have arrived. Tells how many. */
export async function endAbandoned(db: Executor, now: Temporal.Instant): Promise<number> {
  const ended = await db
    .update(delivery)
    .set({ outcome: 'uncertain', outcomeAt: now, detail: ABANDONED })
    .where(and(isNull(delivery.outcome), lt(delivery.claimedAt, sql`now() - make_interval(secs => ${ABANDONED_AFTER_SECONDS})`)))
    .returning({ id: delivery.id });
  return ended.length;
}

/** Why the outcome of an abandoned message is uncertain. */
export const ABANDONED = 'the process ended while sending';

/** Minutes for which evidence of an uncertain message may come before it is said again. */
const AGAIN_AFTER_MINUTES = { urgent: 5, others: 60 } as const;

/**
 * Plans uncertain messages once more, where no evidence came that they arrived. A message that says
 * another again is never said again itself. Whether it is still worth saying is seen when it is sent.
 *
 * @param calmFrom when what is not urgent may be said about a task: now, or the next working hour
 * @returns those whose moment has come; the caller gives them their jobs
 */
export async function planAgain(tx: Transaction, now: Temporal.Instant, calmFrom: Temporal.Instant): Promise<Queued[]> {
  const first = alias(delivery, 'first');
  const again = alias(delivery, 'again');
  const quietSince = (minutes: number) => lte(first.outcomeAt, now.subtract({ minutes }));
  const due = await tx
    .select({ first })
    .from(first)
    .leftJoin(again, eq(again.resendOf, first.id))
    .where(
      and(
        eq(first.outcome, 'uncertain'),
        isNull(first.resendOf),
        isNull(again.id),
        ne(first.purpose, 'alert'),
        or(and(first.urgent, quietSince(AGAIN_AFTER_MINUTES.urgent)), quietSince(AGAIN_AFTER_MINUTES.others)),
      ),
    )
    .orderBy(first.outcomeAt)
    .limit(AGAIN_AT_ONCE);
  if (due.length === 0) return [];
  const isCalm = Temporal.Instant.compare(calmFrom, now) > 0;
  const rows = await tx
    .insert(delivery)
    .values(
      due.map(({ first: { id, purpose, taskId, broadcastId, meetingId, questionId, personId, occasion, urgent } }) => ({
        ...{ purpose, taskId, broadcastId, meetingId, questionId, personId, urgent },
        occasion: `${occasion}${AGAIN}`,
        resendOf: id,
        // A broadcast's own run takes it.
        ...(isCalm && !urgent && taskId !== null ? { plannedAt: calmFrom, queuedAt: null } : { plannedAt: now, queuedAt: now }),
      })),
    )
    .onConflictDoNothing()
    .returning({ id: delivery.id, urgent: delivery.urgent, broadcastId: delivery.broadcastId, queuedAt: delivery.queuedAt });
  return rows.filter(({ queuedAt }) => queuedAt !== null);
}

const AGAIN_AT_ONCE = 200;
const AGAIN = ' again';

/** The occasion of a message, also of one that is said again. */
export function occasionOf({ occasion, resendOf }: Pick<Delivery, 'occasion' | 'resendOf'>): string {
  return resendOf === null ? occasion : occasion.slice(0, -AGAIN.length);
}

/**
 * The message of which somebody has given evidence: a person acted on a card about this task that we
 * did not know to have arrived. Null when none is in doubt.
 */
export async function settleByEvidence(
  tx: Transaction,
  personId: string | null,
  taskId: string,
  now: Temporal.Instant,
): Promise<Delivery | null> {
  const [doubtful] = await tx
    .select()
    .from(delivery)
    .where(
      and(
        personId === null ? isNull(delivery.personId) : eq(delivery.personId, personId),
        eq(delivery.taskId, taskId),
        eq(delivery.outcome, 'uncertain'),
      ),
    )
    .orderBy(delivery.plannedAt)
    .limit(1)
    .for('update');
  if (doubtful) await recordOutcome(tx, [doubtful.id], 'sent', now, 'seen by its card');
  return doubtful ?? null;
}
