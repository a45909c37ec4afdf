import { sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import { retentionLimit, type RetentionName } from '../domain/retention.ts';
import type { Settings } from '../domain/settings.ts';
import { writeAudit } from './audit.ts';
import type { Database, Executor, Transaction } from './connect.ts';
import { RETENTION_RULES, type RetentionRule } from './retentionRules.ts';
import * as schema from './schema.ts';
import { retentionRun } from './schema.ts';

/** How many rows of which table a run has deleted; only tables that lost some. */
export type Deleted = Readonly<Partial<Record<RetentionName, number>>>;

/**
 * Deletes what has been kept long enough, all of it or nothing, and writes into the log how much of
 * what. A run that finds nothing notes that it has looked, and changes nothing else.
 */
export async function runRetention(db: Database, now: Temporal.Instant, settings: Settings): Promise<Deleted> {
  return db.transaction(async (tx) => {
    await tx.execute(sql`set local ikp_forum.retention = 'on'`);
    const deleted: Partial<Record<RetentionName, number>> = {};
    for (const rule of RETENTION_RULES) {
      const { rowCount } = await tx.delete(schema[rule.name]).where(dueNow(tx, rule, now, settings));
      const rows = rowCount ?? 0;
      if (rows > 0) deleted[rule.name] = rows;
      await noteRun(tx, rule.name, rows, now);
    }
    if (Object.keys(deleted).length > 0) {
      const entry = { at: now, actor: 'retention', action: 'retention.deleted' as const, taskId: null, correlationId: null };
      await writeAudit(tx, { ...entry, detail: { ...deleted, retentionYears: settings.retentionYears } });
    }
    return deleted;
  });
}

/** A rule with what has come of it. */
export interface RetentionState {
  readonly rule: RetentionRule;
  /** Rows that the next run deletes, as things are. */
  readonly due: number;
  /** Null for what no run has looked at yet. */
  readonly lastRun: { readonly at: Temporal.Instant; readonly deleted: number } | null;
  /** The last run that had something to delete. */
  readonly lastDeletion: { readonly at: Temporal.Instant; readonly deleted: number } | null;
}

/** Every rule, in the order of deletion. */
export async function readRetention(db: Executor, now: Temporal.Instant, settings: Settings): Promise<RetentionState[]> {
  const runs = new Map((await db.select().from(retentionRun)).map((run) => [run.rule, run]));
  const states: RetentionState[] = [];
  for (const rule of RETENTION_RULES) {
    const due = await db.$count(schema[rule.name], dueNow(db, rule, now, settings));
    const run = runs.get(rule.name);
    const lastDeletion = run?.deletedAt ? { at: run.deletedAt, deleted: run.deleted } : null;
    const lastRun = run ? { at: run.ranAt, deleted: lastDeletion?.at.equals(run.ranAt) ? lastDeletion.deleted : 0 } : null;
    states.push({ rule, due, lastRun, lastDeletion });
  }
  return states;
}

function dueNow(db: Executor, { kept, due }: RetentionRule, now: Temporal.Instant, settings: Settings) {
  return due(db, retentionLimit(kept, now, settings));
}

async function noteRun(tx: Transaction, rule: RetentionName, rows: number, now: Temporal.Instant): Promise<void> {
  const found = rows > 0 ? { deletedAt: now, deleted: rows } : {};
  await tx
    .insert(retentionRun)
    .values({ rule, ranAt: now, deleted: 0, ...found })
    .onConflictDoUpdate({ target: retentionRun.rule, set: { ranAt: now, ...found } });
}
