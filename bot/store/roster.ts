import { and, count, eq, inArray, isNotNull, isNull, max, notInArray, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Executor, Transaction } from './connect.ts';
import { conversation, person, preference } from './schema.ts';
import { learnTeamsUserIds } from './directory.ts';

/** Somebody in the forum's team, as Teams knows them. */
export interface Member {
  readonly entraObjectId: string;
  readonly teamsUserId: string;
}

export interface RosterDifference {
  /** Who was in the team before this roster was read. */
  readonly known: number;
  /** Of those, who is not in it now. */
  readonly missing: readonly string[];
}

/** Keeps a complete roster, and tells who is missing from it; what follows from that is the caller's to decide. */
export async function keepRoster(tx: Transaction, members: readonly Member[], now: Temporal.Instant): Promise<RosterDifference> {
  await learnTeamsUserIds(tx, members);
  const ids = members.map((member) => member.entraObjectId);
  const inTeam = and(isNotNull(person.seenInTeamAt), isNull(person.leftTeamAt));
  const [before] = await tx.select({ known: count() }).from(person).where(inTeam);
  const missing = await tx
    .select({ id: person.id })
    .from(person)
    .where(and(inTeam, ids.length > 0 ? notInArray(sql`coalesce(${person.entraObjectId}, '')`, ids) : undefined));
  if (ids.length > 0) {
    await tx.update(person).set({ seenInTeamAt: now, leftTeamAt: null }).where(inArray(person.entraObjectId, ids));
  }
  return { known: before?.known ?? 0, missing: missing.map((row) => row.id) };
}

export interface LastRoster {
  /** When a whole roster was last read. */
  readonly readAt: Temporal.Instant;
  /** Who of the directory is in the team by it. */
  readonly members: number;
}

/** What the last whole roster said; null as long as none was read. */
export async function readLastRoster(db: Executor): Promise<LastRoster | null> {
  const [row] = await db
    .select({ readAt: max(person.seenInTeamAt), members: count() })
    .from(person)
    .where(and(isNotNull(person.seenInTeamAt), isNull(person.leftTeamAt)));
  return row?.readAt ? { readAt: row.readAt, members: row.members } : null;
}

export async function markLeftTeam(tx: Transaction, personIds: readonly string[], now: Temporal.Instant): Promise<void> {
  if (personIds.length > 0) await tx.update(person).set({ leftTeamAt: now }).where(inArray(person.id, [...personIds]));
}

/** Whoever writes to the bot is there, whatever a roster said: they are known by their chat from now on. */
export async function forgetLeaving(db: Executor, personId: string): Promise<void> {
  await db.update(person).set({ seenInTeamAt: null, leftTeamAt: null }).where(eq(person.id, personId));
}

/**
 * Those of the people whom nothing is known to keep from being reached. Whoever never opened the
 * chat is among them: that they have no app is known only once a message failed. With what is not
 * urgent, whoever wants only what is urgent is not reached either.
 */
export async function reachableAmong(db: Executor, personIds: readonly string[], urgent: boolean): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .leftJoin(conversation, eq(conversation.personId, person.id))
    .leftJoin(preference, eq(preference.personId, person.id))
    .where(
      and(
        inArray(person.id, [...personIds]),
        eq(person.active, true),
        isNull(person.leftTeamAt),
        sql`coalesce(${conversation.installed}, true)`,
        isNull(conversation.blockedAt),
        urgent ? undefined : sql`not coalesce(${preference.onlyUrgent}, false)`,
      ),
    );
  return new Set(rows.map((row) => row.id));
}

/** Whether the person is gone for good: out of the directory or out of the team. */
export async function hasLeft(db: Executor, personId: string): Promise<boolean> {
  const [row] = await db.select({ active: person.active, leftTeamAt: person.leftTeamAt }).from(person).where(eq(person.id, personId));
  return !row?.active || row.leftTeamAt !== null;
}
