import { and, asc, eq, inArray, isNull, or } from 'drizzle-orm';
import type { Executor, Transaction } from './connect.ts';
import { meeting, meetingInvitation, person } from './schema.ts';
import type { Meeting } from './meetings.ts';

/** What is kept of a meeting's event in a calendar. */
export type MeetingEvent = Pick<Meeting, 'calendarEventId' | 'calendarJoinUrl' | 'calendarKept'>;

/** Those who come or may come, and are still in the directory; always in the same order. */
export async function listComing(db: Executor, meetingId: string): Promise<{ readonly email: string; readonly name: string }[]> {
  return db
    .select({ email: person.email, name: person.name })
    .from(meetingInvitation)
    .innerJoin(person, eq(person.id, meetingInvitation.personId))
    .where(and(eq(meetingInvitation.meetingId, meetingId), or(inArray(meetingInvitation.answer, ['yes', 'maybe']), and(isNull(meetingInvitation.answer), meetingInvitation.signedUp)), eq(person.active, true)))
    .orderBy(asc(person.email));
}

/** No card shows it, so none grows old by it. */
export async function rememberEvent(tx: Transaction, meetingId: string, event: MeetingEvent): Promise<void> {
  await tx.update(meeting).set(event).where(eq(meeting.id, meetingId));
}
