import { and, eq, isNotNull, lte, ne } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Access, AccessSystem } from '../domain/access.ts';
import type { Person } from '../domain/person.ts';
import type { Executor, Transaction } from './connect.ts';
import { accessOrder, person } from './schema.ts';

/** What is known of the person's access; null when nobody has said anything. */
export async function findAccess(db: Executor, personId: string, system: AccessSystem): Promise<Access | null> {
  const [row] = await db
    .select()
    .from(accessOrder)
    .where(and(eq(accessOrder.personId, personId), eq(accessOrder.system, system)));
  return row ?? null;
}

/** Notes what is known from now on, in place of what was. */
export async function saveAccess(tx: Transaction, access: Access, updatedAt: Temporal.Instant): Promise<void> {
  const row = { ...access, updatedAt };
  await tx
    .insert(accessOrder)
    .values(row)
    .onConflictDoUpdate({ target: [accessOrder.personId, accessOrder.system], set: row });
}

/** Those who have said that they cannot get into the system, and have not got access since. */
export async function peopleWithoutAccess(db: Executor, system: AccessSystem): Promise<string[]> {
  const rows = await db
    .select({ personId: accessOrder.personId })
    .from(accessOrder)
    .where(and(eq(accessOrder.system, system), ne(accessOrder.state, 'granted')));
  return rows.map(({ personId }) => personId);
}

export interface EndingAccess {
  readonly person: Pick<Person, 'id' | 'name'>;
  readonly system: AccessSystem;
  readonly expiresOn: Temporal.PlainDate;
}

/** Access, of people in the directory, that ends on the day or before. */
export async function listAccessEndingBy(db: Executor, day: Temporal.PlainDate): Promise<EndingAccess[]> {
  const rows = await db
    .select({ id: person.id, name: person.name, system: accessOrder.system, expiresOn: accessOrder.expiresOn })
    .from(accessOrder)
    .innerJoin(person, eq(person.id, accessOrder.personId))
    .where(and(eq(accessOrder.state, 'granted'), isNotNull(accessOrder.expiresOn), lte(accessOrder.expiresOn, day), eq(person.active, true)));
  return rows.flatMap(({ id, name, system, expiresOn }) => (expiresOn ? [{ person: { id, name }, system, expiresOn }] : []));
}
