import type { Person, Role } from '../../bot/domain/person.ts';
import type { Database } from '../../bot/store/connect.ts';
import { contactAssignment, department, faculty, person } from '../../bot/store/schema.ts';

/** A small university: physics with contact person, deputy and head, chemistry with a contact person, history with nobody. */
export interface TestPeople {
  readonly ikp: Person;
  readonly deputy: Person;
  readonly head: Person;
  readonly chemist: Person;
  readonly officer: Person;
  readonly coordinator: Person;
  readonly physicsId: string;
  readonly chemistryId: string;
  readonly historyId: string;
}

export async function seedPeople(db: Database): Promise<TestPeople> {
  const [science] = await db.insert(faculty).values({ name: 'Teknisk-naturvetenskapliga fakulteten' }).returning();
  const facultyId = science?.id ?? '';
  const departmentOf = async (code: string, nameSv: string, nameEn: string, ewpOunitIds: string[]) => {
    const [row] = await db.insert(department).values({ code, nameSv, nameEn, facultyId, ewpOunitIds }).returning();
    return row?.id ?? '';
  };
  let count = 0;
  const personOf = async (name: string, roles: Role[], language: 'sv' | 'en' = 'sv'): Promise<Person> => {
    count += 1;
    const number = String(count).padStart(12, '0');
    const [row] = await db
      .insert(person)
      .values({
        name,
        roles,
        language,
        email: `person${count}@example.com`,
        entraObjectId: `11111111-0000-4000-8000-${number}`,
        teamsUserId: `29:person${count}`,
      })
      .returning();
    if (!row) throw new Error('no person');
    return row;
  };
  const physicsId = await departmentOf('FYS', 'Institutionen för fysik', 'Department of Physics', ['10000000']);
  const chemistryId = await departmentOf('KEM', 'Kemiska institutionen', 'Department of Chemistry', ['umu-kem']);
  const historyId = await departmentOf('HIS', 'Institutionen för historia', 'Department of History', []);
  const people = {
    ikp: await personOf('Karin Åström', ['ikp']),
    deputy: await personOf('Olof Wikberg', ['ikp'], 'en'),
    head: await personOf('Ingrid Sandelin', ['ikp']),
    chemist: await personOf('Mehmet Aydin', ['ikp'], 'en'),
    officer: await personOf('Eva Forsmark', ['admissions']),
    coordinator: await personOf('Hanna Björkqvist', ['internationalOffice']),
    physicsId,
    chemistryId,
    historyId,
  };
  await db.insert(contactAssignment).values([
    { personId: people.ikp.id, departmentId: physicsId, capacity: 'ikp' },
    { personId: people.deputy.id, departmentId: physicsId, capacity: 'deputy' },
    { personId: people.head.id, departmentId: physicsId, capacity: 'head' },
    { personId: people.chemist.id, departmentId: chemistryId, capacity: 'ikp' },
  ]);
  return people;
}
