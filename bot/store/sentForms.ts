import { and, eq, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { FormName } from '../domain/sentForm.ts';
import type { Transaction } from './connect.ts';
import { sentForm } from './schema.ts';

/** By what the same form is known again: who sent it, and the key that they gave it. */
export interface FormId {
  readonly personId: string;
  readonly form: FormName;
  readonly key: string;
}

export interface SentForm extends FormId {
  readonly contentHash: string;
  readonly made: string;
  readonly receivedAt: Temporal.Instant;
}

/** The form, if it was sent before. Two at once must not both find nothing: the second waits here until the first one's transaction ends. */
export async function lockSentForm(tx: Transaction, { personId, form, key }: FormId): Promise<SentForm | null> {
  await tx.execute(sql`select pg_advisory_xact_lock(hashtext(${`${personId} ${form} ${key}`}))`);
  const [row] = await tx
    .select()
    .from(sentForm)
    .where(and(eq(sentForm.personId, personId), eq(sentForm.form, form), eq(sentForm.key, key)));
  return row ?? null;
}

export async function insertSentForm(tx: Transaction, sent: SentForm): Promise<void> {
  await tx.insert(sentForm).values(sent);
}
