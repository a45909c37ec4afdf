import { sql } from 'drizzle-orm';
import { settingsSchema, type Settings } from '../domain/settings.ts';
import type { Executor, Transaction } from './connect.ts';
import { setting } from './schema.ts';

/** The settings that hold now: the defaults, and over them what the university has decided. */
export async function readSettings(db: Executor): Promise<Settings> {
  const rows = await db.select().from(setting);
  return settingsSchema.parse(Object.fromEntries(rows.map((row) => [row.key, row.value])));
}

/** The settings, which nobody else changes before this transaction ends: a row may not be there yet, so the table is locked. */
export async function lockSettings(tx: Transaction): Promise<Settings> {
  await tx.execute(sql`lock table ${setting} in share row exclusive mode`);
  return readSettings(tx);
}

export async function writeSetting<K extends keyof Settings>(db: Executor, key: K, value: Settings[K]): Promise<void> {
  const stored = { key, value };
  await db.insert(setting).values(stored).onConflictDoUpdate({ target: setting.key, set: { value } });
}
