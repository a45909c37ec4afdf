import { desc, eq } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { PublicationKind } from '../domain/publication.ts';
import type { Executor, Transaction } from './connect.ts';
import { publication } from './schema.ts';

export type Publication = typeof publication.$inferSelect;

export interface PublicationFacts {
  readonly kind: PublicationKind;
  readonly titleSv: string;
  readonly titleEn: string;
  readonly textSv: string;
  readonly textEn: string;
  readonly link: string | null;
  readonly mailSubject: string | null;
  readonly mailText: string | null;
  readonly dueOn: Temporal.PlainDate;
  readonly departmentIds: string[] | null;
  readonly createdBy: string;
  readonly createdAt: Temporal.Instant;
}

/** Keeps a publication and gives its id. */
export async function insertPublication(tx: Transaction, facts: PublicationFacts): Promise<string> {
  const [row] = await tx.insert(publication).values(facts).returning({ id: publication.id });
  if (!row) throw new Error('PostgreSQL returned no id for a new publication.');
  return row.id;
}

export async function findPublication(db: Executor, id: string): Promise<Publication | null> {
  const [row] = await db.select().from(publication).where(eq(publication.id, id));
  return row ?? null;
}

/** As {@link findPublication}, and keeps others from changing it until the transaction ends. */
export async function lockPublication(tx: Transaction, id: string): Promise<Publication | null> {
  const [row] = await tx.select().from(publication).where(eq(publication.id, id)).for('update');
  return row ?? null;
}

export async function setWithdrawn(tx: Transaction, id: string, at: Temporal.Instant): Promise<void> {
  await tx.update(publication).set({ withdrawnAt: at }).where(eq(publication.id, id));
}

/** The latest first. */
export async function listPublications(db: Executor, limit: number): Promise<Publication[]> {
  return db.select().from(publication).orderBy(desc(publication.createdAt), desc(publication.id)).limit(limit);
}
