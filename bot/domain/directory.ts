import type { Capacity, Language, Role } from './person.ts';

/** What the contact directory says a person is: a capacity at a department, or a role. */
export type DirectoryRole = Capacity | Role;

interface DirectoryPerson {
  readonly personName: string;
  readonly email: string;
  readonly role: DirectoryRole;
  readonly language: Language;
  readonly entraObjectId: string | null;
}

interface AtDepartment {
  readonly facultyName: string;
  readonly departmentCode: string;
  readonly departmentNameSv: string;
  readonly departmentNameEn: string;
  /** The department's unit id in Erasmus Without Paper. */
  readonly ewpOunitId: string | null;
}

type WithoutDepartment = { readonly [Field in keyof AtDepartment]: null };

/**
 * One person in one role, as the contact directory lists it. A person can have several rows.
 * Roles of the whole university stand without a department; test `departmentCode` for null.
 */
export type DirectoryRow = DirectoryPerson & (AtDepartment | WithoutDepartment);
