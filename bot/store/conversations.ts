import { and, eq, isNull, lt, or, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Person } from '../domain/person.ts';
import { prepared, type Executor } from './connect.ts';
import { conversation, delivery, person } from './schema.ts';

export type Conversation = typeof conversation.$inferSelect;

/** Somebody who writes to the bot, with what is known of how to reach them. */
export interface Speaker {
  readonly person: Person;
  readonly teamsUserId: string | null;
  readonly chat: Conversation | null;
  /** A roster once lacked them. */
  readonly hasLeftTeam: boolean;
  /** A message to them, or to the channel, may or may not have arrived: what they do may tell. */
  readonly hasDoubt: boolean;
}

const byEntraId = prepared((db) =>
  db
    .select({
      person,
      chat: conversation,
      hasDoubt: sql<boolean>`exists (
        select from ${delivery} d where d.outcome = 'uncertain' and (d.person_id = ${person.id} or d.person_id is null))`,
    })
    .from(person)
    .leftJoin(conversation, eq(conversation.personId, person.id))
    .where(and(eq(person.entraObjectId, sql.placeholder('entraObjectId')), eq(person.active, true)))
    .prepare('find_speaker'),
);

/** Whom an activity is from, in one round trip, since every activity asks. Null for whoever is not in the directory. */
export async function findSpeaker(db: Executor, entraObjectId: string): Promise<Speaker | null> {
  const [row] = await byEntraId(db).execute({ entraObjectId });
  if (!row) return null;
  const { person: found, chat, hasDoubt } = row;
  return { person: found, teamsUserId: found.teamsUserId, chat, hasLeftTeam: found.leftTeamAt !== null, hasDoubt };
}

/** Somebody to whom something is to be sent, with all that tells whether and how they are reached. */
export interface Recipient {
  readonly person: Person;
  readonly teamsUserId: string | null;
  readonly hasLeftTeam: boolean;
  readonly chat: Conversation | null;
}

const recipientById = prepared((db) =>
  db
    .select({ person, chat: conversation })
    .from(person)
    .leftJoin(conversation, eq(conversation.personId, person.id))
    .where(and(eq(person.id, sql.placeholder('personId')), eq(person.active, true)))
    .prepare('find_recipient'),
);

/** In one round trip, since every message asks. Null for whoever is no longer in the directory. */
export async function findRecipient(db: Executor, personId: string): Promise<Recipient | null> {
  const [row] = await recipientById(db).execute({ personId });
  if (!row) return null;
  return { person: row.person, teamsUserId: row.person.teamsUserId, hasLeftTeam: row.person.leftTeamAt !== null, chat: row.chat };
}

export interface ConversationFacts {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | null;
}

export interface ChannelFacts extends ConversationFacts {
  /** The team that the channel is in; null keeps what is known. */
  readonly teamId?: string | null;
}

/** Keeps where a person is reached. Whoever writes has not blocked the bot. */
export async function rememberChat(
  db: Executor,
  personId: string,
  facts: ConversationFacts,
  installed: boolean,
  now: Temporal.Instant,
): Promise<void> {
  const { conversationId, serviceUrl, tenantId } = facts;
  const row = { conversationId, serviceUrl, tenantId, scope: 'personal' as const, personId, installed, blockedAt: null, updatedAt: now };
  await db
    .insert(conversation)
    .values(row)
    .onConflictDoUpdate({ target: conversation.personId, set: row });
}

/** Keeps the forum's channel: the one into which the product posts. */
export async function rememberChannel(
  db: Executor,
  facts: ChannelFacts,
  installed: boolean,
  now: Temporal.Instant,
): Promise<void> {
  const { teamId = null, ...where } = facts;
  const row = { ...where, scope: 'channel' as const, personId: null, installed, updatedAt: now, ...(teamId === null ? {} : { teamId }) };
  await db
    .insert(conversation)
    .values(row)
    .onConflictDoUpdate({ target: conversation.scope, targetWhere: sql`scope = 'channel'`, set: row });
}

export async function findChat(db: Executor, personId: string): Promise<Conversation | null> {
  const [row] = await db.select().from(conversation).where(eq(conversation.personId, personId));
  return row ?? null;
}

export async function findChannel(db: Executor): Promise<Conversation | null> {
  const [row] = await db
    .select()
    .from(conversation)
    .where(and(eq(conversation.scope, 'channel'), isNull(conversation.personId)));
  return row ?? null;
}

/** Tells whether the welcome is still to be said, and takes it: of two events at once, one says it. */
export async function takeWelcome(db: Executor, conversationId: string, now: Temporal.Instant): Promise<boolean> {
  const taken = await db
    .update(conversation)
    .set({ welcomedAt: now })
    .where(and(eq(conversation.conversationId, conversationId), isNull(conversation.welcomedAt)))
    .returning({ id: conversation.id });
  return taken.length > 0;
}

/** The product's own record that the app was removed; it outweighs a 200 on a later send (BotBuilder-MicrosoftTeams #286). */
export async function markRemoved(db: Executor, conversationId: string, now: Temporal.Instant): Promise<void> {
  await db
    .update(conversation)
    .set({ installed: false, updatedAt: now })
    .where(eq(conversation.conversationId, conversationId));
}

/** That the person has blocked the bot or has no app, as Teams says; forgotten when they write to it. */
export async function markRefused(db: Executor, personId: string, now: Temporal.Instant): Promise<void> {
  await db.update(conversation).set({ blockedAt: now, updatedAt: now }).where(eq(conversation.personId, personId));
}

/** Hours within which a chat is made anew once: a service in trouble says of every chat that there is none. */
const RENEWAL_HOURS = 12;

/**
 * Takes the right to make a person's chat anew, which Teams says does not exist. Of several messages
 * at once, one does.
 */
export async function takeRenewal(db: Executor, personId: string, now: Temporal.Instant): Promise<boolean> {
  const taken = await db
    .update(conversation)
    .set({ renewedAt: now })
    .where(
      and(
        eq(conversation.personId, personId),
        or(isNull(conversation.renewedAt), lt(conversation.renewedAt, now.subtract({ hours: RENEWAL_HOURS }))),
      ),
    )
    .returning({ id: conversation.id });
  return taken.length > 0;
}

/** Keeps the id of a chat that was made or found anew; what else is known of it stays. */
export async function moveChat(db: Executor, personId: string, conversationId: string, now: Temporal.Instant): Promise<void> {
  await db.update(conversation).set({ conversationId, updatedAt: now }).where(eq(conversation.personId, personId));
}
