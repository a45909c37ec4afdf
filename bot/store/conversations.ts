import { and, eq, isNull, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Executor } from './connect.ts';
import { conversation } from './schema.ts';

export type Conversation = typeof conversation.$inferSelect;

export interface ConversationFacts {
  readonly conversationId: string;
  readonly serviceUrl: string;
  readonly tenantId: string | null;
}

/** Keeps where a person is reached. Called for every activity, since a service's address may change. */
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
    .onConflictDoUpdate({
      target: conversation.personId,
      set: row,
      // Most activities change nothing; a write for each would be churn.
      setWhere: sql`(${conversation.conversationId}, ${conversation.serviceUrl}, ${conversation.tenantId}, ${conversation.installed})
        is distinct from (excluded.conversation_id, excluded.service_url, excluded.tenant_id, excluded.installed)`,
    });
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
