import { and, asc, count, desc, eq, getTableColumns, inArray, isNull, ne, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { BroadcastAudience, BroadcastState, NewBroadcast } from '../domain/broadcast.ts';
import { UNREACHED, type Outcome } from '../domain/outcome.ts';
import { momentForDriver } from './columns.ts';
import { prepared, type Executor, type Transaction } from './connect.ts';
import type { Delivery } from './deliveries.ts';
import { broadcast, contactAssignment, delivery, person } from './schema.ts';

export type Broadcast = typeof broadcast.$inferSelect;

export interface BroadcastFacts extends NewBroadcast {
  readonly createdBy: string;
  readonly createdAt: Temporal.Instant;
}

/** Keeps a broadcast and plans its messages, one for each person of its audience. Gives its id. */
export async function insertBroadcast(tx: Transaction, facts: BroadcastFacts): Promise<string> {
  const [row] = await tx
    .insert(broadcast)
    .values({ ...facts, link: facts.link ?? null, state: 'running' })
    .returning({ id: broadcast.id });
  if (!row) throw new Error('PostgreSQL returned no id for a new broadcast.');
  const { id } = row;
  const at = momentForDriver(facts.createdAt);
  await tx.execute(sql`
    insert into ${delivery} (purpose, broadcast_id, person_id, occasion, planned_at, queued_at, urgent)
    select 'broadcast', ${id}, ${person.id}, ${id}, ${at}, ${at}, false from ${person}
    where ${and(eq(person.active, true), inAudience(tx, facts.audience))}`);
  return id;
}

function inAudience(tx: Transaction, audience: BroadcastAudience) {
  switch (audience) {
    case 'everybody':
      return undefined;
    case 'contactPersons':
      return inArray(person.id, tx.select({ id: contactAssignment.personId }).from(contactAssignment));
    case 'forum':
      return and(sql`${person.seenInTeamAt} is not null`, isNull(person.leftTeamAt));
  }
}

const byId = prepared((db) => db.select().from(broadcast).where(eq(broadcast.id, sql.placeholder('id'))).prepare('find_broadcast'));

export async function findBroadcast(db: Executor, id: string): Promise<Broadcast | null> {
  const [row] = await byId(db).execute({ id });
  return row ?? null;
}

/** As {@link findBroadcast}, and keeps others from changing it until the transaction ends. */
export async function lockBroadcast(tx: Transaction, id: string): Promise<Broadcast | null> {
  const [row] = await tx.select().from(broadcast).where(eq(broadcast.id, id)).for('update');
  return row ?? null;
}

export async function setBroadcastState(tx: Transaction, id: string, state: BroadcastState, endedAt: Temporal.Instant | null): Promise<void> {
  await tx.update(broadcast).set({ state, endedAt }).where(eq(broadcast.id, id));
}

/** Ends every message that nobody has claimed. Tells how many. */
export async function cancelUnsent(tx: Transaction, id: string, now: Temporal.Instant): Promise<number> {
  const ended = await tx
    .update(delivery)
    .set({ outcome: 'cancelled', outcomeAt: now })
    .where(and(eq(delivery.broadcastId, id), isNull(delivery.outcome), isNull(delivery.claimedAt)))
    .returning({ id: delivery.id });
  return ended.length;
}

const nextOf = prepared((db) => {
  // Apart from the update, which might run a condition of its own several times and claim more than one.
  const next = db.$with('next').as(
    db
      .select({ id: delivery.id })
      .from(delivery)
      .innerJoin(broadcast, eq(broadcast.id, delivery.broadcastId))
      .where(
        and(
          eq(delivery.broadcastId, sql.placeholder('broadcastId')),
          // Of a cancelled one, to be ended as such: what was under way at that moment may have come back.
          ne(broadcast.state, 'paused'),
          isNull(delivery.outcome),
          isNull(delivery.claimedAt),
        ),
      )
      .orderBy(delivery.id)
      .limit(1)
      .for('update', { of: delivery, skipLocked: true }),
  );
  return db
    .with(next)
    .update(delivery)
    .set({ claimedAt: sql`now()`, attempts: sql`attempts + 1` })
    .from(next)
    .where(eq(delivery.id, next.id))
    .returning(getTableColumns(delivery))
    .prepare('claim_next_of_broadcast');
});

/** Claims one message of a broadcast that is not paused; each goes to one sender. Null when none is left. */
export async function claimNextOf(db: Executor, broadcastId: string): Promise<Delivery | null> {
  const [row] = await nextOf(db).execute({ broadcastId });
  return row ?? null;
}

/** Marks running broadcasts done of which every message has ended. */
export async function finishBroadcasts(db: Executor, now: Temporal.Instant): Promise<void> {
  await db
    .update(broadcast)
    .set({ state: 'done', endedAt: now })
    .where(
      and(
        eq(broadcast.state, 'running'),
        sql`not exists (select from ${delivery} d where d.broadcast_id = ${broadcast.id} and d.outcome is null)`,
      ),
    );
}

/** Broadcasts with messages that nobody sends or ends: their run has ended with its process. */
export async function listUnsentBroadcasts(db: Executor): Promise<string[]> {
  const rows = await db
    .select({ id: broadcast.id })
    .from(broadcast)
    .where(
      and(
        ne(broadcast.state, 'paused'),
        sql`exists (select from ${delivery} d where d.broadcast_id = ${broadcast.id} and d.outcome is null and d.claimed_at is null)`,
      ),
    );
  return rows.map((row) => row.id);
}

export async function listBroadcasts(db: Executor, limit: number): Promise<Broadcast[]> {
  return db.select().from(broadcast).orderBy(desc(broadcast.createdAt)).limit(limit);
}

/** How many messages are planned in all, and how many of them ended how. What is left has not ended. */
export interface Progress {
  readonly planned: number;
  readonly outcomes: Readonly<Partial<Record<Outcome, number>>>;
}

export async function progressOf(db: Executor, broadcastId: string): Promise<Progress> {
  const rows = await db
    .select({ outcome: delivery.outcome, count: count() })
    .from(delivery)
    .where(eq(delivery.broadcastId, broadcastId))
    .groupBy(delivery.outcome);
  const outcomes: Partial<Record<Outcome, number>> = {};
  for (const row of rows) if (row.outcome !== null) outcomes[row.outcome] = row.count;
  return { planned: rows.reduce((sum, row) => sum + row.count, 0), outcomes };
}

/** Somebody whom a message did not reach, or may not have. */
export interface UnreachedPerson {
  readonly name: string;
  readonly email: string;
  readonly outcome: (typeof UNREACHED)[number];
  readonly detail: string | null;
}

/** Whom a broadcast did not reach, each once: where it was said again, the second message tells. */
export async function listUnreached(db: Executor, broadcastId: string): Promise<UnreachedPerson[]> {
  const rows = await db
    .select({ name: person.name, email: person.email, outcome: delivery.outcome, detail: delivery.detail })
    .from(delivery)
    .innerJoin(person, eq(person.id, delivery.personId))
    .where(
      and(
        eq(delivery.broadcastId, broadcastId),
        inArray(delivery.outcome, [...UNREACHED]),
        sql`not exists (select from ${delivery} again where again.resend_of = ${delivery.id} and again.outcome is distinct from 'cancelled')`,
      ),
    )
    .orderBy(asc(person.name), asc(person.email));
  return rows as UnreachedPerson[];
}
