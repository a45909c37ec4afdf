import { and, desc, eq, inArray, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { AuditAct } from '../domain/auditAct.ts';
import type { Executor } from './connect.ts';
import { auditLog, person } from './schema.ts';

export interface AuditEntry {
  readonly at: Temporal.Instant;
  /** A person's id, or the part of the product that acted. */
  readonly actor: string;
  readonly action: AuditAct;
  readonly taskId: string | null;
  readonly correlationId: string | null;
  /** Facts about the act; never student data, since the log outlives it. */
  readonly detail: Record<string, unknown>;
}

/** Writes to the append-only log. Called in the transaction of the change that it tells of. */
export async function writeAudit(tx: Executor, entry: AuditEntry): Promise<void> {
  await tx.insert(auditLog).values(entry);
}

export interface PersonsAct {
  readonly at: Temporal.Instant;
  readonly personId: string;
  readonly name: string;
  readonly action: string;
}

/** The act that brought a task to this version; null when the product did, or somebody who is no longer kept. */
export async function findTaskAct(db: Executor, taskId: string, version: number): Promise<PersonsAct | null> {
  return latest(db, [eq(auditLog.taskId, taskId), sql`(${auditLog.detail} ->> 'version')::int = ${version - 1}`]);
}

/** A person's latest act of these names, about one of these where `about` says which fact of the act names it. */
export async function findLatestAct(
  db: Executor,
  actions: readonly AuditAct[],
  about: { readonly fact: string; readonly oneOf: readonly string[] } | null,
): Promise<PersonsAct | null> {
  const isAbout = about && inArray(sql`${auditLog.detail} ->> ${about.fact}`, [...about.oneOf]);
  return latest(db, [inArray(auditLog.action, [...actions]), ...(isAbout ? [isAbout] : [])]);
}

async function latest(db: Executor, wanted: readonly SQL[]): Promise<PersonsAct | null> {
  const [found] = await db
    .select({ at: auditLog.at, personId: person.id, name: person.name, action: auditLog.action })
    .from(auditLog)
    .innerJoin(person, sql`${person.id}::text = ${auditLog.actor}`)
    .where(and(...wanted))
    .orderBy(desc(auditLog.id))
    .limit(1);
  return found ?? null;
}
