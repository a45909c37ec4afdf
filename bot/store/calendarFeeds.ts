import { and, eq, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Person } from '../domain/person.ts';
import type { Executor } from './connect.ts';
import { calendarFeed, person } from './schema.ts';

/** The key of a person's feed, made when it is first asked for. */
export async function feedKeyOf(db: Executor, personId: string, now: Temporal.Instant): Promise<string> {
  await db.insert(calendarFeed).values({ personId, createdAt: now }).onConflictDoNothing();
  const [row] = await db.select({ key: calendarFeed.key }).from(calendarFeed).where(eq(calendarFeed.personId, personId));
  if (!row) throw new Error('PostgreSQL has no calendar feed that was just made.');
  return row.key;
}

/** Takes the old key out of use. */
export async function renewFeedKey(db: Executor, personId: string, now: Temporal.Instant): Promise<string> {
  await db
    .insert(calendarFeed)
    .values({ personId, createdAt: now })
    .onConflictDoUpdate({ target: calendarFeed.personId, set: { key: sql`gen_random_uuid()`, createdAt: now } });
  return feedKeyOf(db, personId, now);
}

/** Whose feed it is; null for a key that is none, or whose person has left the directory. */
export async function findFeedOwner(db: Executor, key: string): Promise<Pick<Person, 'id' | 'language'> | null> {
  const [row] = await db
    .select({ id: person.id, language: person.language })
    .from(calendarFeed)
    .innerJoin(person, eq(person.id, calendarFeed.personId))
    .where(and(eq(calendarFeed.key, key), eq(person.active, true)));
  return row ?? null;
}
