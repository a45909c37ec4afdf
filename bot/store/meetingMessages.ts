import { and, eq, inArray, isNull, lt, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { Executor, Transaction } from './connect.ts';
import type { Queued } from './deliveries.ts';
import type { MeetingAnswer } from '../domain/meeting.ts';
import { delivery, meeting, meetingCopy, meetingInvitation } from './schema.ts';

/** The messages of meetings: their deliveries, and the cards that hang somewhere and follow the meeting. */

export type MeetingCopy = typeof meetingCopy.$inferSelect;

/**
 * Plans one message of an occasion to each of the people, and to the channel for null. One that is
 * planned already stays as it is.
 *
 * @returns those that are new and whose moment has come; the caller gives them their jobs
 */
export async function planMeetingMessages(
  tx: Transaction,
  meetingId: string,
  occasion: string,
  personIds: readonly (string | null)[],
  plannedAt: Temporal.Instant,
  now: Temporal.Instant,
): Promise<Queued[]> {
  if (personIds.length === 0) return [];
  const isDue = Temporal.Instant.compare(plannedAt, now) <= 0;
  const common = { purpose: 'meeting', meetingId, occasion: `${meetingId} ${occasion}`, plannedAt, queuedAt: isDue ? now : null, urgent: false } as const;
  const rows = await tx
    .insert(delivery)
    .values(personIds.map((personId) => ({ ...common, personId })))
    .onConflictDoNothing()
    .returning({ id: delivery.id, urgent: delivery.urgent });
  return isDue ? rows : [];
}

/** What the occasion of a meeting's message was, without the meeting. */
export function meetingOccasion(meetingId: string, occasion: string): string {
  return occasion.slice(meetingId.length + 1);
}

export async function insertMeetingCopy(
  tx: Transaction,
  copy: Pick<MeetingCopy, 'meetingId' | 'personId' | 'conversationId' | 'activityId' | 'cardVersion'>,
): Promise<void> {
  await tx.insert(meetingCopy).values(copy).onConflictDoNothing();
}

/**
 * Whether the meeting, the person's answer or their word to the office has moved on since a card was drawn; in the channel, where
 * everybody's answers count, it is taken for granted. Whoever answers now waits until the transaction
 * ends, and finds the copy.
 */
export async function hasMovedOn(
  tx: Transaction,
  drawn: Pick<MeetingCopy, 'meetingId' | 'personId' | 'cardVersion'> & { readonly answer: MeetingAnswer | null; readonly note: string | null },
): Promise<boolean> {
  const [current] = await tx
    .select({ cardVersion: meeting.cardVersion })
    .from(meeting)
    .where(eq(meeting.id, drawn.meetingId))
    .for('share');
  if (drawn.personId === null || current?.cardVersion !== drawn.cardVersion) return true;
  const [own] = await tx
    .select({ answer: meetingInvitation.answer, note: meetingInvitation.note })
    .from(meetingInvitation)
    .where(and(eq(meetingInvitation.meetingId, drawn.meetingId), eq(meetingInvitation.personId, drawn.personId)));
  return own?.answer !== drawn.answer || own.note !== drawn.note;
}

/** Copies that show an older state of the meeting than it is in. */
export async function listStaleMeetingCopies(db: Executor, meetingId: string): Promise<string[]> {
  const rows = await db
    .select({ id: meetingCopy.id })
    .from(meetingCopy)
    .innerJoin(meeting, eq(meeting.id, meetingCopy.meetingId))
    .where(and(eq(meetingCopy.meetingId, meetingId), lt(meetingCopy.cardVersion, meeting.cardVersion), isNull(meetingCopy.lostBecause)));
  return rows.map((row) => row.id);
}

/** Takes a copy for editing until the transaction ends: two edits of one must not overtake each other. */
export async function lockMeetingCopy(tx: Transaction, copyId: string): Promise<MeetingCopy | null> {
  const [copy] = await tx.select().from(meetingCopy).where(eq(meetingCopy.id, copyId)).for('update');
  return copy ?? null;
}

export async function markMeetingShown(tx: Transaction, copyId: string, cardVersion: number): Promise<void> {
  await tx.update(meetingCopy).set({ cardVersion }).where(eq(meetingCopy.id, copyId));
}

export async function markMeetingLost(tx: Transaction, copyId: string, why: string): Promise<void> {
  await tx.update(meetingCopy).set({ lostBecause: why }).where(eq(meetingCopy.id, copyId));
}

/** The post that stands in the channel for the meeting; its thread takes what is said later. */
export async function findMeetingPost(db: Executor, meetingId: string): Promise<MeetingCopy | null> {
  const [post] = await db
    .select()
    .from(meetingCopy)
    .where(and(eq(meetingCopy.meetingId, meetingId), isNull(meetingCopy.personId), isNull(meetingCopy.lostBecause)))
    .limit(1);
  return post ?? null;
}

/** Whether the channel has got the call, as far as one can know. */
export async function isCalledInChannel(db: Executor, meetingId: string): Promise<boolean> {
  const [call] = await db
    .select({ id: delivery.id })
    .from(delivery)
    .where(
      and(
        eq(delivery.meetingId, meetingId),
        isNull(delivery.personId),
        inArray(delivery.occasion, [`${meetingId} invitation`, `${meetingId} invitation again`]),
        inArray(delivery.outcome, ['sent', 'uncertain']),
      ),
    )
    .limit(1);
  return call !== undefined;
}

/** Meetings whose next reminder has come, each taken by one planner. */
export async function lockMeetingsToRemind(tx: Transaction, now: Temporal.Instant): Promise<(typeof meeting.$inferSelect)[]> {
  return tx
    .select()
    .from(meeting)
    .where(sql`${meeting.nextReminderAt} <= ${now.toString()}`)
    .for('no key update', { skipLocked: true });
}
