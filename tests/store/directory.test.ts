import { beforeEach, describe, expect, test } from '@jest/globals';
import { sql } from 'drizzle-orm';
import { Temporal } from 'temporal-polyfill';
import type { DirectoryRow } from '../../bot/domain/directory.ts';
import {
  contactsOf,
  departmentsOf,
  findDepartmentByOunit,
  findPerson,
  findPersonByEntraId,
  learnTeamsUserId,
  learnTeamsUserIds,
  listDepartments,
  listDepartmentsWithContacts,
  listPeople,
  peopleWithRole,
  setLanguage,
} from '../../bot/store/directory.ts';
import { hasPeople, saveDirectory } from '../../bot/store/directoryImport.ts';
import { person } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';

const NOW = Temporal.Instant.from('2026-11-25T09:00:00Z');

onEachServer((database) => {
  const row = (differing: Partial<DirectoryRow> = {}) =>
    ({
      personName: 'Karin Åström',
      email: 'karin@example.com',
      role: 'ikp',
      language: 'sv',
      entraObjectId: null,
      facultyName: 'Teknisk-naturvetenskapliga fakulteten',
      departmentCode: 'FYS',
      departmentNameSv: 'Institutionen för fysik',
      departmentNameEn: 'Department of Physics',
      ewpOunitId: '0010',
      ...differing,
    }) as DirectoryRow;
  const officeRow = (differing: Partial<DirectoryRow>) =>
    row({
      facultyName: null,
      departmentCode: null,
      departmentNameSv: null,
      departmentNameEn: null,
      ewpOunitId: null,
      ...differing,
    } as Partial<DirectoryRow>);
  const olof = row({ personName: 'Olof Wikberg', email: 'olof@example.com', role: 'deputy', language: 'en' });
  const hanna = officeRow({ personName: 'Hanna Björkqvist', email: 'hanna@example.com', role: 'internationalOffice' });

  const save = (rows: readonly DirectoryRow[], now = NOW) => database.store.db.transaction((tx) => saveDirectory(tx, rows, now));
  const people = async () => (await listPeople(database.store.db)).map(({ name }) => name);
  const byEmail = async (email: string) => {
    const [found] = await database.store.db.select().from(person).where(sql`email = ${email}`);
    if (!found) throw new Error(`Nobody has the address ${email}.`);
    return found;
  };

  beforeEach(async () => {
    await database.store.db.execute(sql`
      delete from contact_assignment; delete from person; delete from department; delete from faculty;`);
  });

  describe('an imported directory', () => {
    test('makes people, departments and who stands for what', async () => {
      expect(await hasPeople(database.store.db)).toBe(false);
      await save([row(), olof, hanna]);
      expect(await hasPeople(database.store.db)).toBe(true);
      expect(await people()).toEqual(['Hanna Björkqvist', 'Karin Åström', 'Olof Wikberg']);
      const [physics] = await listDepartments(database.store.db);
      expect(physics).toMatchObject({ code: 'FYS', nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics' });
      const contacts = await contactsOf(database.store.db, physics?.id ?? '', ['ikp', 'deputy', 'head']);
      expect(contacts.map(({ capacity }) => capacity).sort()).toEqual(['deputy', 'responsible']);
      expect(await contactsOf(database.store.db, physics?.id ?? '', [])).toEqual([]);
      expect(await listDepartmentsWithContacts(database.store.db)).toMatchObject([{ code: 'FYS', contacts: ['Karin Åström'] }]);
      expect(await peopleWithRole(database.store.db, 'internationalOffice')).toEqual([(await byEmail('hanna@example.com')).id]);
      // Deputies act for their department as its contact persons do.
      expect((await byEmail('olof@example.com')).roles).toEqual(['ikp']);
    });

    test('taken in again changes nothing', async () => {
      await save([row(), olof, hanna]);
      const before = await database.store.db.select().from(person).orderBy(person.email);
      await save([row(), olof, hanna]);
      expect(await database.store.db.select().from(person).orderBy(person.email)).toEqual(before);
      expect(await listDepartments(database.store.db)).toHaveLength(1);
    });

    test('makes whoever is no longer listed inactive since then, and active again who comes back', async () => {
      await save([row(), olof]);
      const { id } = await byEmail('olof@example.com');
      await save([row()]);
      await save([row()], NOW.add({ hours: 24 }));
      expect((await byEmail('olof@example.com')).inactiveSince?.equals(NOW)).toBe(true);
      expect(await findPerson(database.store.db, id)).toBeNull();
      expect(await people()).toEqual(['Karin Åström']);
      expect(await departmentsOf(database.store.db, id)).toEqual([]);
      await save([row(), olof]);
      expect(await findPerson(database.store.db, id)).toMatchObject({ id, name: 'Olof Wikberg' });
      expect(await departmentsOf(database.store.db, id)).toMatchObject([{ code: 'FYS', capacity: 'deputy' }]);
    });

    test('leaves the language that the person has chosen, and the account that the file does not name', async () => {
      await save([row({ entraObjectId: 'account-1' })]);
      const { id } = await byEmail('karin@example.com');
      await setLanguage(database.store.db, id, 'en');
      await save([row({ personName: 'Karin Åström Berg' })]);
      expect(await findPersonByEntraId(database.store.db, 'account-1')).toMatchObject({
        id,
        name: 'Karin Åström Berg',
        language: 'en',
      });
    });

    test('follows a person to a new address by the account', async () => {
      await save([row({ entraObjectId: 'account-1' }), olof]);
      const { id } = await byEmail('karin@example.com');
      await save([row({ entraObjectId: 'account-1', email: 'karin.berg@example.com' }), olof]);
      expect((await byEmail('karin.berg@example.com')).id).toBe(id);
      expect(await people()).toEqual(['Karin Åström', 'Olof Wikberg']);
    });

    test('gives a person every role and department of their rows', async () => {
      const atChemistry = {
        departmentCode: 'KEM',
        departmentNameSv: 'Kemiska institutionen',
        departmentNameEn: 'Department of Chemistry',
        ewpOunitId: null,
      };
      await save([row(), row({ ...atChemistry, role: 'head' }), officeRow({ role: 'forumMember' })]);
      const { id, roles } = await byEmail('karin@example.com');
      expect([...roles].sort()).toEqual(['forumMember', 'ikp']);
      expect((await departmentsOf(database.store.db, id)).map(({ code, capacity }) => `${code} ${capacity}`)).toEqual([
        'FYS ikp',
        'KEM head',
      ]);
    });
  });

  test('a department is found by its unit, as text: leading zeros count', async () => {
    await save([row(), row({ ewpOunitId: 'fys-2', role: 'deputy' })]);
    expect(await findDepartmentByOunit(database.store.db, '0010')).toMatchObject({ code: 'FYS' });
    expect(await findDepartmentByOunit(database.store.db, 'fys-2')).toMatchObject({ code: 'FYS' });
    expect(await findDepartmentByOunit(database.store.db, '10')).toBeNull();
  });

  test('the ids by which Teams knows people are learnt one by one and many at once', async () => {
    await save([row({ entraObjectId: 'account-1' }), { ...olof, entraObjectId: 'account-2' }]);
    await learnTeamsUserIds(database.store.db, [
      { entraObjectId: 'account-1', teamsUserId: '29:karin' },
      { entraObjectId: 'account-2', teamsUserId: '29:olof' },
      { entraObjectId: 'a-stranger', teamsUserId: '29:stranger' },
    ]);
    await learnTeamsUserIds(database.store.db, []);
    const { id } = await byEmail('olof@example.com');
    await learnTeamsUserId(database.store.db, id, '29:olof-2');
    expect([(await byEmail('karin@example.com')).teamsUserId, (await byEmail('olof@example.com')).teamsUserId]).toEqual([
      '29:karin',
      '29:olof-2',
    ]);
  });
});
