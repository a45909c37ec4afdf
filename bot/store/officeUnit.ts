import { eq, ne } from 'drizzle-orm';
import type { Transaction } from './connect.ts';
import { department, faculty } from './schema.ts';

/**
 * The International Office as a unit, for what is asked of it and concerns no department. Nobody
 * stands behind it as a contact person: whom its tasks are asked of follows from their role.
 */
const OFFICE = { code: 'international-office', nameSv: 'International Office', nameEn: 'International Office' };

/** For lists of what is really a department, or a faculty. */
export const isDepartment = ne(department.code, OFFICE.code);
export const isFaculty = ne(faculty.name, OFFICE.nameSv);

/** The unit's id; made when it is first needed. */
export async function officeUnit(tx: Transaction): Promise<string> {
  await tx.insert(faculty).values({ name: OFFICE.nameSv }).onConflictDoNothing();
  const [belongsTo] = await tx.select({ id: faculty.id }).from(faculty).where(eq(faculty.name, OFFICE.nameSv));
  if (!belongsTo) throw new Error('The International Office was not saved as a unit.');
  await tx.insert(department).values({ ...OFFICE, facultyId: belongsTo.id }).onConflictDoNothing();
  const [unit] = await tx.select({ id: department.id }).from(department).where(eq(department.code, OFFICE.code));
  if (!unit) throw new Error('The International Office was not saved as a unit.');
  return unit.id;
}
