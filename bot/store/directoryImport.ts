import { and, eq, isNull, ne, notInArray } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { DirectoryRow } from '../domain/directory.ts';
import { CAPACITIES, type Capacity, type Role } from '../domain/person.ts';
import type { Executor, Transaction } from './connect.ts';
import type { DepartmentState, PersonState } from './importStates.ts';
import { contactAssignment, department, faculty, person } from './schema.ts';

const isCapacity = (role: string): role is Capacity => CAPACITIES.some((capacity) => capacity === role);

/**
 * Makes the directory what the rows say: people are known by their account in Entra ID where the
 * rows name it, otherwise by their e-mail address, and departments by their code. Whoever is no longer listed is made inactive, not deleted, since what they did stands
 * in tasks and in the audit log.
 */
export async function saveDirectory(
  tx: Transaction,
  rows: readonly DirectoryRow[],
  now: Temporal.Instant,
): Promise<void> {
  const people = await savePeople(tx, rows, now);
  const departments = await saveDepartments(tx, rows);
  const assignments = rows.flatMap((row) => {
    const personId = people.get(row.email);
    const departmentId = row.departmentCode === null ? undefined : departments.get(row.departmentCode);
    return personId && departmentId && isCapacity(row.role) ? [{ personId, departmentId, capacity: row.role }] : [];
  });
  // Also of departments that are no longer listed; an empty list is none, and changes nobody.
  if (rows.length > 0) await tx.delete(contactAssignment);
  if (assignments.length > 0) await tx.insert(contactAssignment).values(assignments).onConflictDoNothing();
}

async function savePeople(
  tx: Transaction,
  rows: readonly DirectoryRow[],
  now: Temporal.Instant,
): Promise<Map<string, string>> {
  const byEmail = new Map<string, DirectoryRow[]>();
  for (const row of rows) byEmail.set(row.email, [...(byEmail.get(row.email) ?? []), row]);
  const ids = new Map<string, string>();
  for (const [email, own] of byEmail) {
    const [first] = own;
    if (!first) continue;
    const values = {
      email,
      name: first.personName,
      language: first.language,
      roles: [...new Set(own.map((row) => roleOf(row.role)))],
      inactiveSince: null,
    };
    const entraObjectId = own.find((row) => row.entraObjectId !== null)?.entraObjectId;
    if (entraObjectId) await followToNewAddress(tx, entraObjectId, email);
    // An import takes back neither the language, which is the person's own once they are known, nor
    // the id by which they sign in, which a file may leave out.
    const { language: _, ...changes } = values;
    const [saved] = await tx
      .insert(person)
      .values({ ...values, entraObjectId: entraObjectId ?? null })
      .onConflictDoUpdate({ target: person.email, set: entraObjectId ? { ...changes, entraObjectId } : changes })
      .returning({ id: person.id });
    if (saved) ids.set(email, saved.id);
  }
  if (ids.size > 0) {
    await tx
      .update(person)
      .set({ inactiveSince: now })
      .where(and(notInArray(person.id, [...ids.values()]), isNull(person.inactiveSince)));
  }
  return ids;
}

/** Whoever got a new address is the same person still, since the account in Entra ID is. */
async function followToNewAddress(tx: Transaction, entraObjectId: string, email: string): Promise<void> {
  await tx
    .update(person)
    .set({ email })
    .where(and(eq(person.entraObjectId, entraObjectId), ne(person.email, email)));
}

/** Deputies and heads act for their department as its contact persons do. */
function roleOf(role: DirectoryRow['role']): Role {
  return isCapacity(role) ? 'ikp' : role;
}

async function saveDepartments(tx: Transaction, rows: readonly DirectoryRow[]): Promise<Map<string, string>> {
  const ids = new Map<string, string>();
  for (const row of rows) {
    if (row.departmentCode === null || ids.has(row.departmentCode)) continue;
    const facultyId = await saveFaculty(tx, row.facultyName);
    const ounitIds = rows.flatMap((other) =>
      other.departmentCode === row.departmentCode && other.ewpOunitId ? [other.ewpOunitId] : [],
    );
    const values = {
      code: row.departmentCode,
      nameSv: row.departmentNameSv,
      nameEn: row.departmentNameEn,
      facultyId,
      ewpOunitIds: [...new Set(ounitIds)],
    };
    const [saved] = await tx
      .insert(department)
      .values(values)
      .onConflictDoUpdate({ target: department.code, set: values })
      .returning({ id: department.id });
    if (saved) ids.set(row.departmentCode, saved.id);
  }
  return ids;
}

async function saveFaculty(tx: Transaction, name: string): Promise<string> {
  await tx.insert(faculty).values({ name }).onConflictDoNothing();
  const [row] = await tx.select({ id: faculty.id }).from(faculty).where(eq(faculty.name, name));
  if (!row) throw new Error(`The faculty ${name} was not saved.`);
  return row.id;
}

/** Gives a person the state back that they had; null: they were not there, and are listed no longer. */
export async function restorePerson(tx: Transaction, personId: string, state: PersonState | null, now: Temporal.Instant): Promise<void> {
  await tx.delete(contactAssignment).where(eq(contactAssignment.personId, personId));
  if (state === null) {
    await tx.update(person).set({ inactiveSince: now }).where(eq(person.id, personId));
    return;
  }
  const { email, name, roles, inactiveSince, assignments } = state;
  const since = inactiveSince === null ? null : Temporal.Instant.from(inactiveSince);
  await tx.update(person).set({ email, name, roles: [...roles], inactiveSince: since }).where(eq(person.id, personId));
  if (assignments.length > 0) await tx.insert(contactAssignment).values(assignments.map((one) => ({ personId, ...one })));
}

/** Gives a department the state back that it had; null: it was not there. Refused by the database while something refers to it. */
export async function restoreDepartment(tx: Transaction, departmentId: string, state: DepartmentState | null): Promise<void> {
  if (state === null) {
    await tx.delete(department).where(eq(department.id, departmentId));
    return;
  }
  const { code, nameSv, nameEn, facultyName, ewpOunitIds } = state;
  const values = { code, nameSv, nameEn, facultyId: await saveFaculty(tx, facultyName), ewpOunitIds: [...ewpOunitIds] };
  await tx.update(department).set(values).where(eq(department.id, departmentId));
}

/** Whether the directory holds anybody: tells a first start from a later one. */
export async function hasPeople(db: Executor): Promise<boolean> {
  const [row] = await db.select({ id: person.id }).from(person).where(eq(person.active, true)).limit(1);
  return row !== undefined;
}
