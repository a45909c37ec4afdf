import { and, desc, eq, gte, inArray, lt, or, sql, type SQL } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Executor } from './connect.ts';
import { auditLog, department, isImportOrLoan, person, task } from './schema.ts';

/** Stands for every part of the product that acts by itself: people see them as one. */
export const THE_PRODUCT = 'product';

/** Which acts are looked for; what is null does not narrow. */
export interface AuditFilter {
  /** A person's id, or {@link THE_PRODUCT}. */
  readonly actor: string | null;
  /** The first part of the act's name: a duty or a part of the product. */
  readonly about: string | null;
  readonly taskId: string | null;
  readonly departmentId: string | null;
  readonly from: Temporal.Instant | null;
  /** Not included. */
  readonly until: Temporal.Instant | null;
}

export interface AuditLine {
  readonly id: number;
  readonly at: Temporal.Instant;
  /** As in the filter. */
  readonly actor: string;
  /** Null when the actor is the product, or a person who is no longer kept. */
  readonly actorName: string | null;
  readonly action: string;
  readonly taskId: string | null;
  readonly nameSv: string | null;
  readonly nameEn: string | null;
}

/**
 * One page of the log, the latest act first, from `before` on (an act's id; null begins). By id and
 * not by number of rows passed over, so that the thousandth page costs what the first does. The
 * facts of an act are not read: what stands here is who did what when.
 */
export async function listAuditPage(db: Executor, filter: AuditFilter, before: number | null, limit: number): Promise<AuditLine[]> {
  const wanted: (SQL | undefined)[] = [
    before === null ? undefined : lt(auditLog.id, before),
    actorIs(filter.actor),
    filter.about === null ? undefined : sql`split_part(${auditLog.action}, '.', 1) = ${filter.about}`,
    filter.taskId === null ? undefined : eq(auditLog.taskId, filter.taskId),
    filter.departmentId === null ? undefined : eq(task.departmentId, filter.departmentId),
    filter.from === null ? undefined : gte(auditLog.at, filter.from),
    filter.until === null ? undefined : lt(auditLog.at, filter.until),
  ];
  return db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actor: sql<string>`case when ${IS_PART} then ${THE_PRODUCT} else ${auditLog.actor} end`,
      actorName: person.name,
      action: auditLog.action,
      taskId: auditLog.taskId,
      nameSv: department.nameSv,
      nameEn: department.nameEn,
    })
    .from(auditLog)
    .leftJoin(person, sql`${person.id}::text = ${auditLog.actor}`)
    .leftJoin(task, eq(task.id, auditLog.taskId))
    .leftJoin(department, eq(department.id, task.departmentId))
    .where(and(...wanted))
    .orderBy(desc(auditLog.id))
    .limit(limit);
}

/** An act with the facts that name what it was about. */
export interface ActAbout extends Pick<AuditLine, 'id' | 'at' | 'actor' | 'actorName' | 'action'> {
  /** That of the task. */
  readonly departmentId: string | null;
  readonly detail: Readonly<Record<string, unknown>>;
}

export interface ActsWanted {
  readonly actions: readonly string[];
  readonly taskIds: readonly string[];
  /** Of imports and loans: `{ agreement: id }`, or `{ added: [id] }` for one of several. */
  readonly facts: readonly object[];
}

/** The latest acts of these names on some tasks, and those of imports and loans that have one of the facts. */
export async function listActsAbout(db: Executor, { actions, taskIds, facts }: ActsWanted, limit: number): Promise<ActAbout[]> {
  const hasFact = sql`${auditLog.detail} @> any(${sql.param(facts.map((one) => JSON.stringify(one)))}::jsonb[])`;
  return db
    .select({
      id: auditLog.id,
      at: auditLog.at,
      actor: auditLog.actor,
      actorName: person.name,
      action: auditLog.action,
      departmentId: task.departmentId,
      detail: auditLog.detail,
    })
    .from(auditLog)
    .leftJoin(person, sql`${person.id}::text = ${auditLog.actor}`)
    .leftJoin(task, eq(task.id, auditLog.taskId))
    .where(and(inArray(auditLog.action, [...actions]), or(inArray(auditLog.taskId, [...taskIds]), and(isImportOrLoan, hasFact))))
    .orderBy(desc(auditLog.id))
    .limit(limit);
}

/** Parts of the product are named by a word, people by a UUID. */
const IS_PART = sql`position('-' in ${auditLog.actor}) = 0`;

function actorIs(actor: string | null): SQL | undefined {
  if (actor === null) return undefined;
  return actor === THE_PRODUCT ? IS_PART : eq(auditLog.actor, actor);
}
