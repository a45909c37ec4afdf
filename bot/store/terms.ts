import { asc, sql } from 'drizzle-orm';
import { z } from 'zod';
import { parseAcademicYear } from '../domain/academicYear.ts';
import { storedDay } from '../domain/stored.ts';
import { CALENDAR_DATES, type Term } from '../domain/term.ts';
import type { Executor, Transaction } from './connect.ts';
import { term } from './schema.ts';

const storedDates = z.partialRecord(z.enum(CALENDAR_DATES), storedDay);

/** The term calendar, the earliest term first. */
export async function listTerms(db: Executor): Promise<Term[]> {
  const rows = await db.select().from(term).orderBy(asc(term.startsOn));
  return rows.map((row) => ({
    ...row,
    academicYear: parseAcademicYear(row.academicYear),
    dates: z.decode(storedDates, row.dates),
  }));
}

export async function saveTerm(db: Executor, fresh: Term): Promise<void> {
  const row = { ...fresh, dates: z.encode(storedDates, fresh.dates) };
  await db.insert(term).values(row).onConflictDoUpdate({ target: term.code, set: row });
}

/** The term calendar, which nobody else changes before this transaction ends. */
export async function lockTerms(tx: Transaction): Promise<Term[]> {
  await tx.execute(sql`lock table ${term} in share row exclusive mode`);
  return listTerms(tx);
}
