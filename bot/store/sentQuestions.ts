import { eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Executor, Transaction } from './connect.ts';
import type { Queued } from './deliveries.ts';
import { delivery, sentQuestion } from './schema.ts';

/** Questions that people send on to the International Office, and the messages that carry them. */

export type SentQuestion = typeof sentQuestion.$inferSelect;

/** Keeps a question; null when it was sent from that message already. */
export async function insertQuestion(
  tx: Transaction,
  question: { readonly askedBy: string; readonly messageId: string; readonly words: string; readonly askedAt: Temporal.Instant },
): Promise<string | null> {
  const [saved] = await tx.insert(sentQuestion).values(question).onConflictDoNothing().returning({ id: sentQuestion.id });
  return saved?.id ?? null;
}

/** Plans its message to each who is to read it; the caller gives them their jobs. */
export async function planQuestion(tx: Transaction, questionId: string, personIds: readonly string[], now: Temporal.Instant): Promise<Queued[]> {
  const common = { purpose: 'question', questionId, occasion: questionId, plannedAt: now, queuedAt: now, urgent: true } as const;
  return tx
    .insert(delivery)
    .values(personIds.map((personId) => ({ ...common, personId })))
    .returning({ id: delivery.id, urgent: delivery.urgent });
}

export async function findQuestion(db: Executor, questionId: string): Promise<SentQuestion | null> {
  const [row] = await db.select().from(sentQuestion).where(eq(sentQuestion.id, questionId));
  return row ?? null;
}
