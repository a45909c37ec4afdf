import { afterEach, beforeEach, expect, test } from '@jest/globals';
import { eq, sql } from 'drizzle-orm';
import type { DirectoryRow } from '../../bot/domain/directory.ts';
import type { Person } from '../../bot/domain/person.ts';
import { act } from '../../bot/duties/act.ts';
import { setAbsence } from '../../bot/duties/absence.ts';
import { lookWhatComesUp } from '../../bot/duties/comeUp.ts';
import { importDirectory } from '../../bot/duties/imports.ts';
import { responsibleTaskView } from '../../bot/duties/taskView.ts';
import { coverFor } from '../../bot/reminders/cover.ts';
import { refreshRoster } from '../../bot/reminders/roster.ts';
import { rememberChannel } from '../../bot/store/conversations.ts';
import { auditLog, person, task } from '../../bot/store/schema.ts';
import { onEachServer } from '../support/databases.ts';
import { houseUnderTest } from '../support/house.ts';
import { lend, saveSpring } from '../support/loans.ts';
import { Temporal } from 'temporal-polyfill';

onEachServer((database) => {
  const under = houseUnderTest(database);
  const { clock, jobs, messenger } = under;

  const of = ({ name: personName, email, language, entraObjectId }: Person) => ({ personName, email, language, entraObjectId });
  const physics = {
    facultyName: 'Teknisk-naturvetenskapliga fakulteten',
    departmentCode: 'FYS',
    departmentNameSv: 'Institutionen för fysik',
    departmentNameEn: 'Department of Physics',
    ewpOunitId: '10000000',
  };
  const chemistry = { ...physics, departmentCode: 'KEM', departmentNameSv: 'Kemiska institutionen', departmentNameEn: 'Department of Chemistry', ewpOunitId: 'umu-kem' };
  const history = { ...physics, departmentCode: 'HIS', departmentNameSv: 'Institutionen för historia', departmentNameEn: 'Department of History', ewpOunitId: null };
  const nowhere = { facultyName: null, departmentCode: null, departmentNameSv: null, departmentNameEn: null, ewpOunitId: null };
  const nils = { personName: 'Nils Ny', email: 'nils@example.com', language: 'sv', entraObjectId: null } as const;
  const rows = (physicists: DirectoryRow[], differing: DirectoryRow[] = [{ ...of(under.people.chemist), ...chemistry, role: 'ikp' }]): DirectoryRow[] => [
    ...physicists,
    ...differing,
    { ...of(under.people.officer), ...nowhere, role: 'admissions' },
    { ...of(under.people.coordinator), ...nowhere, role: 'internationalOffice' },
  ];
  const all = () => [ikp(), deputy(), head()];
  const ikp = (): DirectoryRow => ({ ...of(under.people.ikp), ...physics, role: 'ikp' });
  const deputy = (): DirectoryRow => ({ ...of(under.people.deputy), ...physics, role: 'deputy' });
  const head = (): DirectoryRow => ({ ...of(under.people.head), ...physics, role: 'head' });
  const successor = (): DirectoryRow => ({ ...nils, ...physics, role: 'ikp' });

  const importRows = async (directory: DirectoryRow[]) => {
    clock.add({ minutes: 1 });
    await importDirectory(under.house, { fileName: 'kontakter.csv', by: 'test' }, directory);
    for (const id of jobs.unreachablePeople.splice(0)) await coverFor(under.house, id);
  };
  const asked = async (taskId: string) => (await under.file(taskId)).assignees.map(({ name, capacity }) => `${capacity} ${name}`);
  const handOvers = async () => {
    const found = await under.db.select({ id: task.id }).from(task).where(eq(task.kind, 'handOver')).orderBy(task.createdAt);
    return Promise.all(found.map(({ id }) => under.file(id)));
  };
  const onlyHandOver = async () => {
    const [one, ...others] = await handOvers();
    expect(others).toEqual([]);
    if (!one) throw new Error('There is no hand-over.');
    return one;
  };
  const factsOf = async (taskId: string) => {
    const file = await under.file(taskId);
    const viewer = { personId: file.assignees[0]?.personId ?? '', language: 'sv' as const };
    const view = await responsibleTaskView(under.db, file, viewer, clock.now());
    return { title: view.title, facts: Object.fromEntries(view.facts.map(({ label, value }) => [label, value])) };
  };

  beforeEach(() => saveSpring(under));
  afterEach(async () => {
    await importDirectory(under.house, { fileName: 'again', by: 'test' }, rows(all()));
    await under.db.execute(sql`delete from task; delete from person where email = 'nils@example.com' and not exists (select from contact_assignment where person_id = person.id)`);
  });

  test('the contact person is replaced: the successor has the tasks and one hand-over, nothing hangs on the one who left', async () => {
    const question = await under.askPhysics('UMU-2026-17');
    const signature = await under.awaitSignature();
    await lend(under);
    await importRows(rows([successor(), deputy(), head()]));
    expect(await asked(question)).toEqual(['responsible Nils Ny']);
    expect(await asked(signature)).toEqual(['responsible Nils Ny']);
    const { task: { id, department } } = await onlyHandOver();
    expect(department.id).toBe(under.people.physicsId);
    expect(await asked(id)).toEqual(['responsible Nils Ny']);
    const { title, facts } = await factsOf(id);
    expect(title).toBe('Ta över efter Karin Åström');
    expect(facts['Öppna uppgifter (2)']).toMatch(/Särskild behörighet, UMU-2026-17, senast .+\n.*Learning Agreement/s);
    expect(facts['Lånade platser som används nu']).toBe('1 till andra institutioner, 0 från andra');
    const [nilsRow] = await under.db.select().from(person).where(eq(person.email, nils.email));
    if (!nilsRow) throw new Error('nobody');
    const { version } = (await under.file(id)).task;
    const result = await act(under.house, { taskId: id, verb: 'takenOver', version, input: {}, actor: under.actor(nilsRow) });
    expect(result.kind).toBe('done');
    expect((await factsOf(id)).facts['Övertaget av']).toBe('Nils Ny');
  });

  test('names no student, neither in the list nor in the log', async () => {
    await under.awaitSignature();
    await lend(under);
    await importRows(rows([successor(), deputy(), head()]));
    const { subject } = await onlyHandOver();
    const log = await under.db.select().from(auditLog);
    expect(JSON.stringify([subject, log])).not.toMatch(/Alva|Vargfors/);
  });

  test.each([
    ['the deputy', () => [deputy(), head()], ['deputy Olof Wikberg']],
    ['the head', () => [head()], ['head Ingrid Sandelin']],
  ])('nobody replaces the contact person: %s takes over', async (_who, left, expected) => {
    const question = await under.askPhysics();
    await importRows(rows(left()));
    expect(await asked(question)).toEqual(expected);
    expect(await asked((await onlyHandOver()).task.id)).toEqual(expected);
  });

  test('the whole department has gone: it goes to the International Office and says so', async () => {
    const question = await under.askPhysics();
    await importRows(rows([]));
    // The file no longer names the department.
    expect(await asked(question)).toEqual(['internationalOffice Hanna Björkqvist']);
    const { task: { id } } = await onlyHandOver();
    expect(await asked(id)).toEqual(['internationalOffice Hanna Björkqvist']);
    const { title, facts } = await factsOf(id);
    expect(title).toBe('Ingen har tagit över efter Karin Åström');
    expect(facts['Kontaktperson saknas']).toContain('International Office');

    // Later somebody is appointed: one hand-over to them, and the office's has ended.
    await importRows(rows([successor()]));
    const [before, after, ...more] = await handOvers();
    expect(more).toEqual([]);
    expect(before?.task.state).toBe('cancelled');
    expect(await asked(after?.task.id ?? '')).toEqual(['responsible Nils Ny']);
    expect((await factsOf(after?.task.id ?? '')).title).toBe('Ta över efter Karin Åström');
    expect(await asked(question)).toContain('responsible Nils Ny');
  });

  test('who leaves one department keeps what they are asked at another', async () => {
    const both = { ...of(under.people.ikp), ...chemistry, role: 'ikp' } as const;
    await importRows(rows(all(), [both, { ...of(under.people.chemist), ...chemistry, role: 'ikp' }]));
    const question = await under.askPhysics();
    await importRows(rows([successor(), deputy(), head()], [both]));
    expect(await asked(question)).toEqual(['responsible Nils Ny']);
    expect((await handOvers()).map(({ task: { department } }) => department.code).sort()).toEqual(['FYS', 'KEM']);
    const ofChemistry = (await handOvers()).find(({ task: { department } }) => department.code === 'KEM');
    expect(await asked(ofChemistry?.task.id ?? '')).toEqual(['responsible Karin Åström']);
  });

  test.each([
    ['is the same', all],
    ['gets one more contact person', () => [...all(), successor()]],
    ['loses its deputy', () => [ikp(), head()]],
  ])('a directory in which physics %s hands nothing over', async (_what, directory) => {
    const question = await under.askPhysics();
    await importRows(rows(directory()));
    expect(await handOvers()).toEqual([]);
    expect(await asked(question)).toEqual(['responsible Karin Åström']);
  });

  test('a first directory hands nothing over, although contact persons are new', async () => {
    await importRows(rows(all()).concat([{ ...nils, ...history, role: 'ikp' }]));
    expect(await handOvers()).toEqual([]);
  });

  test('who was away when they left is not given back what was theirs', async () => {
    const question = await under.askPhysics();
    const days = { firstDay: Temporal.PlainDate.from('2026-11-25'), lastDay: Temporal.PlainDate.from('2026-11-27') };
    await setAbsence(under.house, under.actor(under.people.ikp), { ...days, deputyId: null });
    await importRows(rows([successor(), deputy(), head()], [{ ...of(under.people.ikp), ...chemistry, role: 'ikp' }]));
    expect(await asked(question)).toEqual(['responsible Nils Ny', 'deputy Olof Wikberg']);
    clock.set('2026-11-30T09:00:00+01:00');
    expect(await lookWhatComesUp(under.house)).toEqual([]);
    expect(await asked(question)).toEqual(['responsible Nils Ny', 'deputy Olof Wikberg']);
  });

  test('who has left the team hands over, and who is back ends it', async () => {
    const teamOf = (members: typeof everybody) => messenger.team.splice(0, messenger.team.length, ...members);
    await rememberChannel(under.db, { conversationId: 'channel', serviceUrl: 'https://smba.example/', tenantId: null, teamId: 'team' }, true, clock.now());
    const everybody = [under.people.ikp, under.people.deputy, under.people.head].map(({ entraObjectId, id }) => ({ entraObjectId: entraObjectId ?? '', teamsUserId: `29:${id}` }));
    teamOf(everybody);
    await refreshRoster(under.house);
    const question = await under.askPhysics();
    teamOf(everybody.slice(1));
    await refreshRoster(under.house);
    expect(await asked(question)).toEqual(['deputy Olof Wikberg']);
    const { task: { id } } = await onlyHandOver();
    teamOf(everybody);
    await refreshRoster(under.house);
    expect(await lookWhatComesUp(under.house)).toEqual([]);
    expect((await under.file(id)).task.state).toBe('cancelled');
  });
});
