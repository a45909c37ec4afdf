import { eq, inArray, sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import { NO_PREFERENCE, type Preference } from '../domain/preference.ts';
import { prepared, type Executor, type Transaction } from './connect.ts';
import { lockPerson } from './directory.ts';
import { preference } from './schema.ts';

/** How a person wants to be written to; whoever has chosen nothing gets what everybody gets. */
export async function findPreference(db: Executor, personId: string): Promise<Preference> {
  const [row] = await byPerson(db).execute({ personId });
  return row ? toPreference(row) : NO_PREFERENCE;
}

const byPerson = prepared((db) =>
  db.select().from(preference).where(eq(preference.personId, sql.placeholder('personId'))).prepare('find_preference'),
);

/** The same, and nobody else changes it until the transaction ends. The person's row is locked, since there may be no other yet. */
export async function lockPreference(tx: Transaction, personId: string): Promise<Preference> {
  await lockPerson(tx, personId);
  return findPreference(tx, personId);
}

/** The same for several people at once; whoever has chosen nothing is left out. */
export async function findPreferences(db: Executor, personIds: readonly string[]): Promise<Map<string, Preference>> {
  if (personIds.length === 0) return new Map();
  const rows = await db.select().from(preference).where(inArray(preference.personId, [...personIds]));
  return new Map(rows.map((row) => [row.personId, toPreference(row)]));
}

/** Whoever wants only what is urgent. */
export async function listOptedOut(db: Executor): Promise<Set<string>> {
  const rows = await db.select({ personId: preference.personId }).from(preference).where(eq(preference.onlyUrgent, true));
  return new Set(rows.map(({ personId }) => personId));
}

export async function savePreference(db: Executor, personId: string, wish: Preference, at: Temporal.Instant): Promise<void> {
  const row = {
    digestAt: timeText(wish.digestAt),
    quietFrom: timeText(wish.quiet?.from ?? null),
    quietUntil: timeText(wish.quiet?.until ?? null),
    messagesPerDay: wish.messagesPerDay,
    onlyUrgent: wish.onlyUrgent,
    updatedAt: at,
  };
  await db.insert(preference).values({ personId, ...row }).onConflictDoUpdate({ target: preference.personId, set: row });
}

function toPreference({ digestAt, quietFrom, quietUntil, messagesPerDay, onlyUrgent }: typeof preference.$inferSelect): Preference {
  return {
    digestAt: digestAt === null ? null : Temporal.PlainTime.from(digestAt),
    quiet:
      quietFrom === null || quietUntil === null
        ? null
        : { from: Temporal.PlainTime.from(quietFrom), until: Temporal.PlainTime.from(quietUntil) },
    messagesPerDay,
    onlyUrgent,
  };
}

function timeText(time: Temporal.PlainTime | null): string | null {
  return time && time.toString({ smallestUnit: 'minute' });
}
