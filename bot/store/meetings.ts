import { and, asc, desc, eq, gt, inArray, isNotNull, isNull, ne, or, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { hasEnded, type AnswerCounts, type MeetingAnswer, type MeetingAudience, type NetworkMeeting } from '../domain/meeting.ts';
import type { Executor, Transaction } from './connect.ts';
import { contactAssignment, department, meeting, meetingCopy, meetingInvitation, person } from './schema.ts';

export type Meeting = typeof meeting.$inferSelect;
export type NewMeeting = Omit<typeof meeting.$inferInsert, 'id'>;

/** One person's invitation and what they have said. */
export interface Invitation {
  readonly personId: string;
  readonly name: string;
  readonly email: string;
  readonly answer: MeetingAnswer | null;
  readonly note: string | null;
  readonly signedUp: boolean;
}

/** Keeps a meeting and invites its audience as it is now. Gives its id. */
export async function insertMeeting(tx: Transaction, fresh: NewMeeting): Promise<string> {
  const [row] = await tx.insert(meeting).values(fresh).returning({ id: meeting.id });
  if (!row) throw new Error('PostgreSQL returned no id for a new meeting.');
  await inviteAudience(tx, { id: row.id, audience: fresh.audience });
  return row.id;
}

/** Invites those of the audience, as it is now, who are not invited yet. Gives them. */
export async function inviteAudience(tx: Transaction, { id, audience }: Pick<Meeting, 'id' | 'audience'>): Promise<string[]> {
  const { rows } = await tx.execute<{ person_id: string }>(sql`
    insert into ${meetingInvitation} (meeting_id, person_id)
    select ${id}, ${person.id} from ${person} where ${and(eq(person.active, true), inAudience(tx, audience))}
    on conflict do nothing
    returning person_id`);
  return rows.map((row) => row.person_id);
}

/** Takes back the invitations of those who have left, the directory or, where it is asked, the team, and have said nothing. Gives them. */
export async function uninviteLeavers(tx: Transaction, { id, audience }: Pick<Meeting, 'id' | 'audience'>): Promise<string[]> {
  const gone = audience.kind === 'forum' ? or(eq(person.active, false), isNotNull(person.leftTeamAt)) : eq(person.active, false);
  const rows = await tx
    .delete(meetingInvitation)
    .where(
      and(
        eq(meetingInvitation.meetingId, id),
        isNull(meetingInvitation.answer),
        isNull(meetingInvitation.note),
        eq(meetingInvitation.signedUp, false),
        inArray(meetingInvitation.personId, tx.select({ id: person.id }).from(person).where(gone)),
      ),
    )
    .returning({ personId: meetingInvitation.personId });
  return rows.map(({ personId }) => personId);
}

/** The meetings that lie ahead, kept from being changed by others until the transaction ends. */
export async function lockMeetingsAhead(tx: Transaction, now: Temporal.Instant): Promise<Meeting[]> {
  return tx
    .select()
    .from(meeting)
    .where(and(eq(meeting.state, 'planned'), gt(meeting.startsAt, now)))
    .orderBy(asc(meeting.id))
    .for('update');
}

function inAudience(tx: Transaction, audience: MeetingAudience) {
  switch (audience.kind) {
    case 'everybody':
      return undefined;
    case 'contactPersons':
      return inArray(person.id, tx.select({ id: contactAssignment.personId }).from(contactAssignment));
    case 'forum':
      return and(sql`${person.seenInTeamAt} is not null`, isNull(person.leftTeamAt));
    case 'faculty':
      return inArray(
        person.id,
        tx
          .select({ id: contactAssignment.personId })
          .from(contactAssignment)
          .innerJoin(department, eq(department.id, contactAssignment.departmentId))
          .where(eq(department.facultyId, audience.facultyId)),
      );
  }
}

export async function findMeeting(db: Executor, meetingId: string): Promise<Meeting | null> {
  const [row] = await db.select().from(meeting).where(eq(meeting.id, meetingId));
  return row ?? null;
}

/** As {@link findMeeting}, and keeps others from changing it until the transaction ends. */
export async function lockMeeting(tx: Transaction, meetingId: string): Promise<Meeting | null> {
  const [row] = await tx.select().from(meeting).where(eq(meeting.id, meetingId)).for('update');
  return row ?? null;
}

/** Writes what has changed: every card of it is old from now on. */
export async function updateMeeting(tx: Transaction, meetingId: string, change: Partial<NewMeeting>): Promise<void> {
  await tx
    .update(meeting)
    .set({ ...change, cardVersion: sql`${meeting.cardVersion} + 1` })
    .where(eq(meeting.id, meetingId));
}

/** The cards that show a person's answer, their own and the channel's with its counts, are old from now on. */
export async function showAnswerAnew(tx: Transaction, meetingId: string, personId: string): Promise<void> {
  await tx
    .update(meetingCopy)
    .set({ cardVersion: 0 })
    .where(and(eq(meetingCopy.meetingId, meetingId), or(isNull(meetingCopy.personId), eq(meetingCopy.personId, personId))));
}

/** When the planner looks at the meeting next; no card shows it. */
export async function setNextReminder(tx: Transaction, meetingId: string, nextReminderAt: Temporal.Instant | null): Promise<void> {
  await tx.update(meeting).set({ nextReminderAt }).where(eq(meeting.id, meetingId));
}

/** Those that lie ahead first, the next one at the top; then the past, the latest first. */
export async function listMeetings(db: Executor, now: Temporal.Instant): Promise<Meeting[]> {
  const all = await db.select().from(meeting).orderBy(asc(meeting.startsAt), asc(meeting.id));
  const past = all.filter((one) => hasEnded(one, now)).reverse();
  return [...all.filter((one) => !hasEnded(one, now)), ...past];
}

export async function lastMeeting(db: Executor): Promise<Meeting | null> {
  const [row] = await db.select().from(meeting).where(ne(meeting.state, 'cancelled')).orderBy(desc(meeting.startsAt)).limit(1);
  return row ?? null;
}

export async function listInvitations(db: Executor, meetingId: string): Promise<Invitation[]> {
  return db
    .select({
      personId: person.id,
      name: person.name,
      email: person.email,
      answer: meetingInvitation.answer,
      note: meetingInvitation.note,
      signedUp: meetingInvitation.signedUp,
    })
    .from(meetingInvitation)
    .innerJoin(person, eq(person.id, meetingInvitation.personId))
    .where(eq(meetingInvitation.meetingId, meetingId))
    .orderBy(asc(person.name), asc(person.id));
}

/** The person's own invitation; null for whoever is not invited. */
export async function findInvitation(db: Executor, meetingId: string, personId: string): Promise<Omit<Invitation, 'name' | 'email'> | null> {
  const [row] = await db
    .select()
    .from(meetingInvitation)
    .where(and(eq(meetingInvitation.meetingId, meetingId), eq(meetingInvitation.personId, personId)));
  return row ?? null;
}

/** Writes what is said; null leaves what was said before, an empty note takes it away. */
export async function saveAnswer(
  tx: Transaction,
  meetingId: string,
  personId: string,
  { answer, note, at }: { readonly answer: MeetingAnswer | null; readonly note: string | null; readonly at: Temporal.Instant },
): Promise<void> {
  if (answer === null && note === null) return;
  await tx
    .update(meetingInvitation)
    .set({ ...(answer !== null && { answer, answeredAt: at }), ...(note !== null && { note: note === '' ? null : note }) })
    .where(and(eq(meetingInvitation.meetingId, meetingId), eq(meetingInvitation.personId, personId)));
}

/** Marks who has signed up in the training portal, and takes the mark from everybody else. Gives those for whom that is new. */
export async function markSignedUp(tx: Transaction, meetingId: string, personIds: readonly string[]): Promise<string[]> {
  const isListed = personIds.length === 0 ? sql`false` : inArray(meetingInvitation.personId, [...personIds]);
  const rows = await tx
    .update(meetingInvitation)
    .set({ signedUp: sql`${isListed}` })
    .where(and(eq(meetingInvitation.meetingId, meetingId), sql`${meetingInvitation.signedUp} is distinct from ${isListed}`))
    .returning({ personId: meetingInvitation.personId });
  return rows.map(({ personId }) => personId);
}

/** Who has signed up in the training portal and said nothing else comes. */
export async function countAnswers(db: Executor, meetingId: string): Promise<AnswerCounts> {
  const answer = sql<MeetingAnswer | null>`coalesce(${meetingInvitation.answer}, case when ${meetingInvitation.signedUp} then 'yes' end)`;
  const rows = await db
    .select({ answer, count: sql<number>`count(*)::int` })
    .from(meetingInvitation)
    .where(eq(meetingInvitation.meetingId, meetingId))
    .groupBy(sql`1`);
  const of = (answer: MeetingAnswer | null) => rows.find((row) => row.answer === answer)?.count ?? 0;
  return { yes: of('yes'), maybe: of('maybe'), no: of('no'), unanswered: of(null) };
}

/** The meetings that a person is invited to, for the calendar feed. */
export async function listMeetingsOf(db: Executor, personId: string): Promise<NetworkMeeting[]> {
  const rows = await db
    .select({ meeting })
    .from(meetingInvitation)
    .innerJoin(meeting, eq(meeting.id, meetingInvitation.meetingId))
    .where(and(eq(meetingInvitation.personId, personId), sql`${meetingInvitation.answer} is distinct from 'no'`))
    .orderBy(asc(meeting.startsAt));
  return rows.map((row) => row.meeting);
}
