import { and, asc, eq, gte, inArray, isNull, lt, lte } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { Absence } from '../domain/absence.ts';
import type { AssigneeCapacity } from '../domain/task.ts';
import type { Executor, Transaction } from './connect.ts';
import { lockPerson } from './directory.ts';
import { absence, absenceTask, person, task } from './schema.ts';

export interface KeptAbsence extends Absence {
  readonly deputyName: string | null;
  /** When open tasks were handed to those who stand in; null when that is still to be done. */
  readonly movedAt: Temporal.Instant | null;
}

function select(db: Executor) {
  return db
    .select({
      id: absence.id,
      personId: absence.personId,
      firstDay: absence.firstDay,
      lastDay: absence.lastDay,
      deputyId: absence.deputyId,
      deputyName: person.name,
      movedAt: absence.movedAt,
    })
    .from(absence)
    .leftJoin(person, eq(person.id, absence.deputyId));
}

/** What a person has entered that is not over, the earliest first. */
export async function listAbsencesOf(db: Executor, personId: string): Promise<KeptAbsence[]> {
  return select(db)
    .where(and(eq(absence.personId, personId), isNull(absence.returnedAt)))
    .orderBy(asc(absence.firstDay));
}

/** Who of all is away on a day. */
export async function listAway(db: Executor, day: Temporal.PlainDate): Promise<KeptAbsence[]> {
  return select(db).where(isOn(day));
}

/** Who of these is away on a day, with their own deputy, if they named one. */
export async function deputiesOfAway(
  db: Executor,
  personIds: readonly string[],
  day: Temporal.PlainDate,
): Promise<Map<string, string | null>> {
  if (personIds.length === 0) return new Map();
  const rows = await db
    .select({ personId: absence.personId, deputyId: absence.deputyId })
    .from(absence)
    .where(and(inArray(absence.personId, [...personIds]), isOn(day)));
  return new Map(rows.map((row) => [row.personId, row.deputyId]));
}

function isOn(day: Temporal.PlainDate) {
  return and(lte(absence.firstDay, day), gte(absence.lastDay, day), isNull(absence.returnedAt));
}

/** Absences that have begun by that day, and whose tasks have not been handed on. */
export async function lockBegun(tx: Transaction, day: Temporal.PlainDate): Promise<KeptAbsence[]> {
  return select(tx).where(and(isOn(day), isNull(absence.movedAt))).orderBy(asc(absence.firstDay)).for('update', { of: absence });
}

/** Absences that were over before that day, and whose tasks have not been given back. */
export async function lockOver(tx: Transaction, day: Temporal.PlainDate): Promise<KeptAbsence[]> {
  return select(tx).where(and(lt(absence.lastDay, day), isNull(absence.returnedAt))).orderBy(asc(absence.lastDay)).for('update', { of: absence });
}

/** Keeps others from changing the person's absences until the transaction ends. */
export async function lockAbsencesOf(tx: Transaction, personId: string): Promise<KeptAbsence[]> {
  await lockPerson(tx, personId);
  return listAbsencesOf(tx, personId);
}

export async function insertAbsence(tx: Transaction, fresh: Omit<Absence, 'id'>, now: Temporal.Instant): Promise<string> {
  const [row] = await tx.insert(absence).values({ ...fresh, createdAt: now }).returning({ id: absence.id });
  if (!row) throw new Error('PostgreSQL returned no id for an absence.');
  return row.id;
}

export async function deleteAbsence(tx: Transaction, absenceId: string): Promise<void> {
  await tx.delete(absence).where(eq(absence.id, absenceId));
}

export async function markMoved(tx: Transaction, absenceId: string, now: Temporal.Instant): Promise<void> {
  await tx.update(absence).set({ movedAt: now }).where(eq(absence.id, absenceId));
}

export async function markReturned(tx: Transaction, absenceId: string, now: Temporal.Instant): Promise<void> {
  await tx.update(absence).set({ returnedAt: now }).where(and(eq(absence.id, absenceId), isNull(absence.returnedAt)));
}

/** A task that was taken off somebody who is away. */
export interface TakenTask {
  readonly taskId: string;
  readonly capacity: AssigneeCapacity;
  readonly standInIds: readonly string[];
}

export async function rememberTaken(tx: Transaction, absenceId: string, taken: TakenTask): Promise<void> {
  await tx.insert(absenceTask).values({ ...taken, absenceId, standInIds: [...taken.standInIds] }).onConflictDoNothing();
}

/** Nothing of a department is given back to who no longer stands behind it. */
export async function forgetTaken(tx: Transaction, personId: string, departmentId: string): Promise<void> {
  const own = tx.select({ id: absence.id }).from(absence).where(eq(absence.personId, personId));
  const ofDepartment = tx.select({ id: task.id }).from(task).where(eq(task.departmentId, departmentId));
  await tx.delete(absenceTask).where(and(inArray(absenceTask.absenceId, own), inArray(absenceTask.taskId, ofDepartment)));
}

export async function listTaken(tx: Transaction, absenceId: string): Promise<TakenTask[]> {
  return tx
    .select({ taskId: absenceTask.taskId, capacity: absenceTask.capacity, standInIds: absenceTask.standInIds })
    .from(absenceTask)
    .where(eq(absenceTask.absenceId, absenceId))
    .orderBy(asc(absenceTask.taskId));
}
