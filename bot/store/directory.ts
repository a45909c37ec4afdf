import { and, asc, eq, inArray, isNull, ne, or, sql } from 'drizzle-orm';
import type { Capacity, Department, Language, Person, Role } from '../domain/person.ts';
import type { NewAssignee } from './taskFiles.ts';
import type { Executor, Transaction } from './connect.ts';
import { isDepartment, isFaculty } from './officeUnit.ts';
import { contactAssignment, department, faculty, person } from './schema.ts';

export async function findPerson(db: Executor, personId: string): Promise<Person | null> {
  const [row] = await db.select().from(person).where(and(eq(person.id, personId), eq(person.active, true)));
  return row ?? null;
}

/**
 * Lets one transaction after the other change what is kept of a person. Not against those who only name
 * the person: planning holds a task of theirs meanwhile, which may be wanted next.
 */
export async function lockPerson(tx: Transaction, personId: string): Promise<void> {
  await tx.select({ id: person.id }).from(person).where(eq(person.id, personId)).for('no key update');
}

export async function findPersonByEntraId(db: Executor, entraObjectId: string): Promise<Person | null> {
  const [row] = await db.select().from(person).where(and(eq(person.entraObjectId, entraObjectId), eq(person.active, true)));
  return row ?? null;
}

/** Those of them who are in the directory. */
export async function findPeople(db: Executor, personIds: readonly string[]): Promise<Person[]> {
  if (personIds.length === 0) return [];
  return db.select().from(person).where(and(eq(person.active, true), inArray(person.id, [...personIds])));
}

export async function listPeople(db: Executor): Promise<Person[]> {
  return db.select().from(person).where(eq(person.active, true)).orderBy(asc(person.name));
}

/** Those in the directory who have one of the addresses, whatever its capitals. */
export async function findPeopleByEmail(db: Executor, emails: readonly string[]): Promise<Pick<Person, 'id' | 'email'>[]> {
  if (emails.length === 0) return [];
  return db
    .select({ id: person.id, email: person.email })
    .from(person)
    .where(and(eq(person.active, true), inArray(sql`lower(${person.email})`, emails.map((email) => email.toLowerCase()))));
}

export async function setLanguage(db: Executor, personId: string, language: Language): Promise<void> {
  await db.update(person).set({ language }).where(eq(person.id, personId));
}

export interface DepartmentOfPerson extends Department {
  readonly capacity: Capacity;
}

export async function departmentsOf(db: Executor, personId: string): Promise<DepartmentOfPerson[]> {
  return db
    .select({
      id: department.id,
      code: department.code,
      nameSv: department.nameSv,
      nameEn: department.nameEn,
      capacity: contactAssignment.capacity,
    })
    .from(contactAssignment)
    .innerJoin(department, eq(department.id, contactAssignment.departmentId))
    .where(eq(contactAssignment.personId, personId))
    .orderBy(asc(department.nameSv));
}

export async function listDepartments(db: Executor): Promise<Department[]> {
  return db
    .select({ id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn })
    .from(department)
    .where(isDepartment)
    .orderBy(asc(department.nameSv));
}

/** Every department with the names of its contact persons. */
export async function listDepartmentsWithContacts(db: Executor): Promise<(Department & { contacts: string[] })[]> {
  const rows = await db
    .select({ department, name: person.name })
    .from(department)
    .leftJoin(
      contactAssignment,
      and(eq(contactAssignment.departmentId, department.id), eq(contactAssignment.capacity, 'ikp')),
    )
    .leftJoin(person, and(eq(person.id, contactAssignment.personId), eq(person.active, true)))
    .where(isDepartment)
    .orderBy(asc(department.nameSv), asc(person.name));
  const byId = new Map<string, Department & { contacts: string[] }>();
  for (const { department: one, name } of rows) {
    const known = byId.get(one.id) ?? { ...one, contacts: [] };
    if (name) known.contacts.push(name);
    byId.set(one.id, known);
  }
  return [...byId.values()];
}

export async function listFaculties(db: Executor): Promise<{ id: string; name: string }[]> {
  return db.select().from(faculty).where(isFaculty).orderBy(asc(faculty.name));
}

export async function findDepartment(db: Executor, departmentId: string): Promise<Department | null> {
  const [row] = await db.select().from(department).where(eq(department.id, departmentId));
  return row ?? null;
}

/** The department whose unit id in Erasmus Without Paper data this is, on our side of an agreement. */
export async function findDepartmentByOunit(db: Executor, ounitId: string): Promise<Department | null> {
  const [row] = await db.select().from(department).where(sql`${ounitId} = any(${department.ewpOunitIds})`);
  return row ?? null;
}

/** Who stands behind a department in the given capacities. */
export async function contactsOf(
  db: Executor,
  departmentId: string,
  capacities: readonly Capacity[],
): Promise<NewAssignee[]> {
  if (capacities.length === 0) return [];
  const rows = await db
    .select({ personId: person.id, capacity: contactAssignment.capacity })
    .from(contactAssignment)
    .innerJoin(person, eq(person.id, contactAssignment.personId))
    .where(
      and(
        eq(contactAssignment.departmentId, departmentId),
        inArray(contactAssignment.capacity, [...capacities]),
        eq(person.active, true),
        isNull(person.leftTeamAt),
      ),
    );
  return rows.map(({ personId, capacity }) => ({
    personId,
    capacity: capacity === 'ikp' ? 'responsible' : capacity,
  }));
}

export interface DirectoryUnit extends Department {
  readonly facultyName: string;
  readonly contacts: readonly (Omit<Contact, 'departmentId'> & { readonly email: string })[];
}

/** Every department with its faculty and who stands behind it, in the order of the ladder. */
export async function listDirectory(db: Executor): Promise<DirectoryUnit[]> {
  const rows = await db
    .select({
      unit: { id: department.id, code: department.code, nameSv: department.nameSv, nameEn: department.nameEn, facultyName: faculty.name },
      personId: person.id,
      name: person.name,
      email: person.email,
      capacity: contactAssignment.capacity,
    })
    .from(department)
    .innerJoin(faculty, eq(faculty.id, department.facultyId))
    .leftJoin(contactAssignment, eq(contactAssignment.departmentId, department.id))
    .leftJoin(person, and(eq(person.id, contactAssignment.personId), eq(person.active, true), isNull(person.leftTeamAt)))
    .where(isDepartment)
    .orderBy(
      asc(faculty.name),
      // The faculty's own contact, who is listed as a unit of its name.
      sql`${department.nameSv} = ${faculty.name} desc`,
      asc(department.nameSv),
      sql`array_position(array['ikp', 'deputy', 'head'], ${contactAssignment.capacity})`,
      asc(person.name),
    );
  const byId = new Map<string, DirectoryUnit & { contacts: DirectoryUnit['contacts'][number][] }>();
  for (const { unit, personId, name, email, capacity } of rows) {
    const known = byId.get(unit.id) ?? { ...unit, contacts: [] };
    if (personId && name && email && capacity) known.contacts.push({ personId, name, email, capacity });
    byId.set(unit.id, known);
  }
  return [...byId.values()];
}

/** Everybody who is in the directory and has not left the team. */
export async function listPeopleInForce(db: Executor): Promise<string[]> {
  const rows = await db.select({ id: person.id }).from(person).where(and(eq(person.active, true), isNull(person.leftTeamAt)));
  return rows.map((row) => row.id);
}

/** One person in one capacity at one department, of those who can be asked. */
export interface Contact {
  readonly personId: string;
  readonly name: string;
  readonly departmentId: string;
  readonly capacity: Capacity;
}

/** Everybody who stands behind a department, is in the directory and has not left the team. */
export async function listContactsInForce(db: Executor): Promise<Contact[]> {
  return db
    .select({
      personId: person.id,
      name: person.name,
      departmentId: contactAssignment.departmentId,
      capacity: contactAssignment.capacity,
    })
    .from(contactAssignment)
    .innerJoin(person, eq(person.id, contactAssignment.personId))
    .where(and(eq(person.active, true), isNull(person.leftTeamAt)))
    .orderBy(asc(person.name));
}

/** Those of the people who are in the directory and have not left the team. */
export async function peopleInForce(db: Executor, personIds: readonly string[]): Promise<Set<string>> {
  if (personIds.length === 0) return new Set();
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(and(inArray(person.id, [...personIds]), eq(person.active, true), isNull(person.leftTeamAt)));
  return new Set(rows.map((row) => row.id));
}

/** Whom a person may name to stand in for them: who stands behind one of their departments, or works in the same office. */
export async function listColleagues(db: Executor, personId: string): Promise<{ readonly id: string; readonly name: string }[]> {
  const sharesDepartment = sql`exists (
    select from ${contactAssignment} theirs join ${contactAssignment} own on own.department_id = theirs.department_id
    where theirs.person_id = ${person.id} and own.person_id = ${personId})`;
  const sharesOffice = sql`exists (
    select from ${person} own where own.id = ${personId}
      and exists (select from unnest(own.roles) role where role = any(${person.roles}) and role in ('internationalOffice', 'admissions')))`;
  return db
    .select({ id: person.id, name: person.name })
    .from(person)
    .where(and(ne(person.id, personId), eq(person.active, true), isNull(person.leftTeamAt), or(sharesDepartment, sharesOffice)))
    .orderBy(asc(person.name));
}

/** The offices of the university that a person works in. */
export async function officesOf(db: Executor, personId: string): Promise<('internationalOffice' | 'admissions')[]> {
  const found = await findPerson(db, personId);
  return (['internationalOffice', 'admissions'] as const).filter((office) => found?.roles.includes(office));
}

export async function namesOf(db: Executor, personIds: readonly string[]): Promise<string[]> {
  if (personIds.length === 0) return [];
  const rows = await db.select({ name: person.name }).from(person).where(inArray(person.id, [...personIds])).orderBy(asc(person.name));
  return rows.map((row) => row.name);
}

export async function peopleWithRole(db: Executor, role: Role): Promise<string[]> {
  const rows = await db
    .select({ id: person.id })
    .from(person)
    .where(and(eq(person.active, true), isNull(person.leftTeamAt), sql`${role} = any(${person.roles})`));
  return rows.map((row) => row.id);
}

/** Keeps the id by which Teams knows a person, learnt from an activity. */
export async function learnTeamsUserId(db: Executor, personId: string, teamsUserId: string): Promise<void> {
  await db
    .update(person)
    .set({ teamsUserId })
    .where(and(eq(person.id, personId), sql`${person.teamsUserId} is distinct from ${teamsUserId}`));
}

/** The same for many at once, by their Entra ID; whoever is not in the directory is left out. */
export async function learnTeamsUserIds(
  db: Executor,
  members: readonly { readonly entraObjectId: string; readonly teamsUserId: string }[],
): Promise<void> {
  if (members.length === 0) return;
  const pairs = JSON.stringify(members);
  await db.execute(sql`
    update ${person} set teams_user_id = member."teamsUserId"
    from jsonb_to_recordset(${pairs}::jsonb) as member("entraObjectId" text, "teamsUserId" text)
    where ${person.entraObjectId} = member."entraObjectId" and ${person.teamsUserId} is distinct from member."teamsUserId"`);
}
