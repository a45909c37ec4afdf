import { z } from 'zod';
import type { DirectoryRole, DirectoryRow } from '../domain/directory.ts';
import type { Language } from '../domain/person.ts';
import { cellChecks, cellsOf, type CellsOf } from './columns.ts';
import { problem } from './preview.ts';
import type { ImportPreview, ImportProblem, ImportRow } from './preview.ts';
import { foldHeading, readTable } from './spreadsheet.ts';

/** The columns, each with its Swedish heading first and then the English ones. */
export const DIRECTORY_HEADINGS = {
  faculty: ['Fakultet', 'Faculty'],
  nameSv: ['Institution', 'Department'],
  nameEn: ['Institution (engelska)', 'Department (English)'],
  code: ['Kod', 'Code'],
  ounit: ['EWP-enhet', 'EWP unit'],
  person: ['Namn', 'Name'],
  email: ['E-post', 'Email', 'E-mail'],
  role: ['Roll', 'Role'],
  language: ['Språk', 'Language'],
  entraId: ['Entra-id', 'Entra ID'],
} as const;
type Column = keyof typeof DIRECTORY_HEADINGS;
const REQUIRED_COLUMNS = ['faculty', 'nameSv', 'code', 'person', 'email', 'role'] as const satisfies Column[];

const ROLE_NAMES: Readonly<Record<string, DirectoryRole>> = {
  ikp: 'ikp',
  ställföreträdare: 'deputy',
  deputy: 'deputy',
  prefekt: 'head',
  head: 'head',
  'head of department': 'head',
  antagningen: 'admissions',
  admissions: 'admissions',
  'international office': 'internationalOffice',
  forummedlem: 'forumMember',
  'forum member': 'forumMember',
  administratör: 'admin',
  administrator: 'admin',
};
const DEPARTMENT_ROLES: readonly DirectoryRole[] = ['ikp', 'deputy', 'head'];

const LANGUAGE_NAMES: Readonly<Record<string, Language>> = {
  sv: 'sv',
  svenska: 'sv',
  swedish: 'sv',
  en: 'en',
  engelska: 'en',
  english: 'en',
};

/**
 * Reads the contact directory from a spreadsheet: one row per person and role, with Swedish or
 * English headings. Roles of the whole university stand without a department. A row that
 * contradicts an earlier one about the same department or person is not taken.
 * @throws ImportFileError; missingColumns names the Swedish headings
 */
export async function readDirectory(bytes: Uint8Array, filename: string): Promise<ImportPreview<DirectoryRow>> {
  const table = await readTable(bytes, filename, Object.values(DIRECTORY_HEADINGS).flat());
  const cells = cellsOf(table, DIRECTORY_HEADINGS, REQUIRED_COLUMNS);
  const known = new KnownRows();
  const rows = table.rows.map((row): ImportRow<DirectoryRow> => {
    const source = String(row.number);
    const { item, problems } = rowOf(cells(row));
    const contradictions = item === null ? [] : known.contradictions(item);
    if (item === null || contradictions.length > 0) {
      return { source, item: null, problems: [...problems, ...contradictions] };
    }
    known.add({ source, item });
    return { source, item, problems };
  });
  return { rows };
}

const { required, invalidUnless } = cellChecks(DIRECTORY_HEADINGS);

type Cells = CellsOf<Column>;
type Read = Omit<ImportRow<DirectoryRow>, 'source'>;

function rowOf(cell: Cells): Read {
  const role = ROLE_NAMES[foldHeading(cell('role'))];
  const language = cell('language') === '' ? 'sv' : LANGUAGE_NAMES[foldHeading(cell('language'))];
  const refusals = [
    ...required(cell, ['person', 'email', 'role']),
    ...invalidUnless(cell, 'role', role !== undefined),
    ...invalidUnless(cell, 'email', z.email({ pattern: z.regexes.unicodeEmail }).safeParse(cell('email')).success),
    ...invalidUnless(cell, 'language', language !== undefined),
    ...invalidUnless(cell, 'entraId', z.guid().safeParse(cell('entraId')).success),
    ...(role === undefined ? [] : departmentRefusals(cell, role)),
  ];
  if (refusals.length > 0 || role === undefined || language === undefined) return { item: null, problems: refusals };
  const person = {
    personName: cell('person'),
    email: cell('email'),
    role,
    language,
    entraObjectId: cell('entraId').toLowerCase() || null,
  };
  if (cell('code') === '') {
    return { item: { ...person, ...NO_DEPARTMENT }, problems: [] };
  }
  return {
    item: {
      ...person,
      facultyName: cell('faculty'),
      departmentCode: cell('code'),
      departmentNameSv: cell('nameSv'),
      departmentNameEn: cell('nameEn') || cell('nameSv'),
      ewpOunitId: cell('ounit') || null,
    },
    problems: cell('nameEn') === '' ? [problem('englishNameMissing')] : [],
  };
}

const NO_DEPARTMENT = {
  facultyName: null,
  departmentCode: null,
  departmentNameSv: null,
  departmentNameEn: null,
  ewpOunitId: null,
} as const;

/** A department is named by code, name and faculty together, and by none of them where a role needs none. */
function departmentRefusals(cell: Cells, role: DirectoryRole): ImportProblem[] {
  const columns = ['faculty', 'nameSv', 'code'] as const;
  const named = columns.some((column) => cell(column) !== '');
  if (!named && !DEPARTMENT_ROLES.includes(role)) return [];
  return required(cell, columns).map(({ params }) => problem('departmentIncomplete', { column: params['element'] ?? '' }));
}

interface EarlierRow {
  readonly source: string;
  readonly item: DirectoryRow;
}

/** The rows taken so far: what later ones about the same department or person must agree with. */
class KnownRows {
  readonly #byRow = new Map<string, EarlierRow>();
  readonly #byDepartment = new Map<string, EarlierRow>();
  readonly #byPerson = new Map<string, EarlierRow>();

  add(row: EarlierRow): void {
    const { item } = row;
    this.#byRow.set(rowKey(item), row);
    if (item.departmentCode !== null) this.#byDepartment.set(item.departmentCode, row);
    this.#byPerson.set(personKey(item), row);
  }

  contradictions(item: DirectoryRow): ImportProblem[] {
    const sameRow = this.#byRow.get(rowKey(item));
    const department = item.departmentCode === null ? undefined : this.#byDepartment.get(item.departmentCode);
    const person = this.#byPerson.get(personKey(item));
    return [
      ...(sameRow ? [problem('duplicateInFile', { source: sameRow.source })] : []),
      ...(department ? differences('departmentDiffers', DEPARTMENT_FIELDS, item, department) : []),
      ...(person ? differences('personDiffers', PERSON_FIELDS, item, person) : []),
    ];
  }
}

/** Persons are told apart by e-mail. */
function personKey(item: DirectoryRow): string {
  return item.email.toLowerCase();
}

function rowKey(item: DirectoryRow): string {
  return JSON.stringify([personKey(item), item.departmentCode, item.role]);
}

const DEPARTMENT_FIELDS = {
  facultyName: 'faculty',
  departmentNameSv: 'nameSv',
  departmentNameEn: 'nameEn',
  ewpOunitId: 'ounit',
} as const satisfies Partial<Record<keyof DirectoryRow, Column>>;
const PERSON_FIELDS = {
  personName: 'person',
  language: 'language',
  entraObjectId: 'entraId',
} as const satisfies Partial<Record<keyof DirectoryRow, Column>>;

function differences(
  code: 'departmentDiffers' | 'personDiffers',
  fields: Partial<Record<keyof DirectoryRow, Column>>,
  item: DirectoryRow,
  earlier: EarlierRow,
): ImportProblem[] {
  return (Object.entries(fields) as [keyof DirectoryRow, Column][])
    .filter(([field]) => item[field] !== earlier.item[field])
    .map(([field, column]) =>
      problem(code, {
        column: DIRECTORY_HEADINGS[column][0],
        value: item[field] ?? '',
        source: earlier.source,
        other: earlier.item[field] ?? '',
      }),
    );
}
