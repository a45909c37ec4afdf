import type { FieldChange, ImportWarning } from '../domain/dataImport.ts';
import type { DirectoryRow } from '../domain/directory.ts';
import { CAPACITIES, type Capacity } from '../domain/person.ts';
import type { ImportPreview } from '../importers/preview.ts';
import type { Executor } from '../store/connect.ts';
import type { PreparedRow } from '../store/importPreviews.ts';
import { departmentStates, personStates, type DepartmentState, type KnownPerson } from '../store/importStates.ts';

interface Limits {
  /** Who imports. */
  readonly by: string;
  /** The part of the directory above which leavers are warned of. */
  readonly manyLeave: number;
  /** How many names a warning says. */
  readonly named: number;
}

interface Comparison {
  readonly rows: readonly PreparedRow[];
  readonly warnings: readonly ImportWarning[];
}

/**
 * The rows of a contact directory beside the directory as it is. The file is the whole directory:
 * whoever it does not list leaves, and so does every assignment.
 */
export async function compareDirectory(db: Executor, { rows }: ImportPreview<DirectoryRow>, limits: Limits): Promise<Comparison> {
  const people = await personStates(db);
  const departments = await departmentStates(db);
  const ids = { byEmail: new Map<string, string>(), byEntra: new Map<string, string>() };
  for (const [id, { email, entraObjectId }] of people) {
    ids.byEmail.set(email, id);
    if (entraObjectId !== null) ids.byEntra.set(entraObjectId, id);
  }
  const departmentIds = new Map([...departments].map(([id, { code }]) => [code, id]));
  const seenDepartments = new Set<string>();
  const seenPeople = new Set<string>();
  const kept = new Map<string, Set<string>>();
  const listedRows = rows.filter(({ item }) => item !== null).length;

  const prepared = rows.map(({ source, item, problems }): PreparedRow => {
    if (item === null) return { source, kind: 'refused', title: '', changes: [], problems, item: null };
    const id = (item.entraObjectId !== null ? ids.byEntra.get(item.entraObjectId) : undefined) ?? ids.byEmail.get(item.email);
    const known = id === undefined ? undefined : people.get(id);
    const first = !seenPeople.has(item.email);
    seenPeople.add(item.email);
    const task = assignmentOf(item);
    if (id !== undefined) kept.set(id, (kept.get(id) ?? new Set()).add(task));
    const changes = [
      ...(known && first ? personChanges(known, item) : []),
      ...(known && tasksOf(known, departments).has(task) ? [] : [change('assignment', null, task)]),
      ...departmentChanges(item, departmentIds, departments, seenDepartments),
    ];
    return { source, kind: known === undefined ? 'new' : changes.length > 0 ? 'changed' : 'same', title: item.personName, changes, problems, item };
  });

  // A file without a row changes nobody.
  const leaving = listedRows === 0 ? [] : [...people].filter(([id, { inactiveSince }]) => inactiveSince === null && !kept.has(id));
  const gone = leaving.map(([, { name }]) => unlisted('leaves', name, []));
  const lost = [...people].flatMap(([id, person]) => {
    const tasks = kept.get(id);
    const ended = tasks === undefined ? [] : [...tasksOf(person, departments)].filter((task) => !tasks.has(task));
    return ended.length === 0 ? [] : [unlisted('changed', person.name, ended.map((task) => change('assignment', task, null)))];
  });
  const all = [...prepared, ...gone, ...lost];
  return { rows: all, warnings: listedRows === 0 ? [] : warningsOf({ rows, people, departments, leaving, kept }, limits) };
}

function unlisted(kind: 'leaves' | 'changed', title: string, changes: readonly FieldChange[]): PreparedRow {
  return { source: null, kind, title, changes, problems: [], item: null };
}

function change(field: FieldChange['field'], from: string | null, to: string | null): FieldChange {
  return { field, from, to };
}

/** Some of them, and how many more there are: more names would be no warning. */
export function firstOf(names: readonly string[], count: number): string {
  return names.slice(0, count).join(', ') + (names.length > count ? ` (+${names.length - count})` : '');
}

function isCapacity(role: string): role is Capacity {
  return CAPACITIES.some((capacity) => capacity === role);
}

/** 'ikp@FYS', or a role of the whole university: 'admissions'. A role beside a department stays with the person. */
function assignmentOf({ role, departmentCode }: DirectoryRow): string {
  return isCapacity(role) ? `${role}@${departmentCode ?? ''}` : role;
}

function tasksOf({ roles, assignments, inactiveSince }: KnownPerson, departments: ReadonlyMap<string, DepartmentState>): Set<string> {
  // Who was not listed had none.
  if (inactiveSince !== null) return new Set();
  return new Set([
    ...assignments.map(({ departmentId, capacity }) => `${capacity}@${departments.get(departmentId)?.code ?? ''}`),
    // The role of contact persons follows from what they are at which department.
    ...roles.filter((role) => role !== 'ikp' || assignments.length === 0),
  ]);
}

function personChanges(known: KnownPerson, item: DirectoryRow): FieldChange[] {
  return [
    ...(known.inactiveSince === null ? [] : [change('listed', 'no', 'yes')]),
    ...(known.name === item.personName ? [] : [change('name', known.name, item.personName)]),
    ...(known.email === item.email ? [] : [change('email', known.email, item.email)]),
  ];
}

/** Told at the first row of each department. */
function departmentChanges(
  item: DirectoryRow,
  ids: ReadonlyMap<string, string>,
  departments: ReadonlyMap<string, DepartmentState>,
  seen: Set<string>,
): FieldChange[] {
  if (item.departmentCode === null || seen.has(item.departmentCode)) return [];
  seen.add(item.departmentCode);
  const known = departments.get(ids.get(item.departmentCode) ?? '');
  const fields: readonly [FieldChange['field'], string | null, string | null][] = [
    ['departmentSv', known?.nameSv ?? null, item.departmentNameSv],
    ['departmentEn', known?.nameEn ?? null, item.departmentNameEn],
    ['faculty', known?.facultyName ?? null, item.facultyName],
    ['ewpUnit', known?.ewpOunitIds.join(', ') || null, item.ewpOunitId],
  ];
  return fields.filter(([, from, to]) => from !== to).map(([field, from, to]) => change(field, from, to));
}

interface Seen {
  readonly rows: ImportPreview<DirectoryRow>['rows'];
  readonly people: ReadonlyMap<string, KnownPerson>;
  readonly departments: ReadonlyMap<string, DepartmentState>;
  readonly leaving: readonly (readonly [string, KnownPerson])[];
  readonly kept: ReadonlyMap<string, ReadonlySet<string>>;
}

function warningsOf({ rows, people, departments, leaving, kept }: Seen, { by, manyLeave, named }: Limits): ImportWarning[] {
  const listed = [...people.values()].filter(({ inactiveSince }) => inactiveSince === null);
  const own = kept.get(by);
  const contactsAfter = new Set(rows.flatMap(({ item }) => (item?.role === 'ikp' && item.departmentCode !== null ? [item.departmentCode] : [])));
  const bare = [...departments]
    .filter(([id, { code }]) => !contactsAfter.has(code) && listed.some(({ assignments }) => assignments.some((one) => one.departmentId === id && one.capacity === 'ikp')))
    .map(([, { nameSv }]) => nameSv);
  return [
    ...(leaving.length > listed.length * manyLeave
      ? [{ code: 'manyLeave' as const, params: { count: String(leaving.length), total: String(listed.length) } }]
      : []),
    ...(people.has(by) && !(own?.has('admin') || own?.has('internationalOffice')) ? [{ code: 'youLeave' as const, params: {} }] : []),
    ...(bare.length > 0 ? [{ code: 'withoutContact' as const, params: { names: firstOf(bare, named) } }] : []),
  ];
}
