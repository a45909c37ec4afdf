import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Person } from '../domain/person.ts';
import { prepared, type Executor } from './connect.ts';
import { conversation, person } from './schema.ts';

export type Conversation = typeof conversation.$inferSelect;

/** Somebody who writes to the bot, with what is known of how to reach them. */
export interface Speaker {
  readonly person: Person;
  readonly teamsUserId: string | null;
  readonly chat: Conversation | null;
}

const byEntraId = prepared((db) =>
  db
    .select({ person, chat: conversation })
    .from(person)
    .leftJoin(conversation, eq(conversation.personId, person.id))
    .where(and(eq(person.entraObjectId, sql.placeholder('entraObjectId')), eq(person.active, true)))
    .prepare('find_speaker'),
);

/** Whom an activity is from, in one round trip, since every activity asks. Null for whoever is not in the directory. */
export async function findSpeaker(db: Executor, entraObjectId: string): Promise<Speaker | null> {
  const [row] = await byEntraId(db).execute({ entraObjectId });
  return row ? { person: row.person, teamsUserId: row.person.teamsUserId, chat: row.chat } : null;
}

export interface ConversationFacts {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | null;
}

/** Keeps where a person is reached. */
export async function rememberChat(
  db: Executor,
  personId: string,
  facts: ConversationFacts,
  installed: boolean,
  now: Temporal.Instant,
): Promise<void> {
  const row = { ...facts, scope: 'personal' as const, personId, installed, updatedAt: now };
  await db
    .insert(conversation)
    .values(row)
    .onConflictDoUpdate({ target: conversation.personId, set: row });
}

/** Keeps the forum's channel: the one into which the product posts. */
export async function rememberChannel(
  db: Executor,
  facts: ConversationFacts,
  installed: boolean,
  now: Temporal.Instant,
): Promise<void> {
  const row = { ...facts, scope: 'channel' as const, personId: null, installed, updatedAt: now };
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
