import { compareAcademicYears, parseAcademicYear, UnreadableAcademicYear, type AcademicYear } from '../domain/academicYear.ts';
import type { ImportedAgreement } from '../domain/dataImport.ts';
import type { CooperationCondition, CooperationKind, Direction } from '../domain/exchangeAgreement.ts';
import type { HeiId } from '../domain/institution.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import { cellChecks, cellsOf, type CellsOf } from './columns.ts';
import { problem } from './preview.ts';
import type { ImportPreview, ImportProblem, ImportRow } from './preview.ts';
import { foldHeading, readTable } from './spreadsheet.ts';

/** The columns, each with its Swedish heading first and then the English ones. */
export const AGREEMENT_HEADINGS = {
  code: ['Avtalsnummer', 'Agreement number', 'Agreement code'],
  partner: ['Partnerns SCHAC-kod', 'Partner SCHAC code', 'SCHAC'],
  partnerName: ['Partnerns namn', 'Partner name', 'Partner'],
  partnerCode: ['Partnerns avtalsnummer', 'Partner agreement number'],
  department: ['Institutionskod', 'Department code', 'Kod', 'Code'],
  kind: ['Typ', 'Kind', 'Type'],
  direction: ['Riktning', 'Direction'],
  first: ['Första läsår', 'First academic year'],
  last: ['Sista läsår', 'Last academic year'],
  places: ['Platser per år', 'Places per year'],
  subject: ['Ämneskod (ISCED-F)', 'Subject code (ISCED-F)', 'ISCED', 'ISCED-F'],
  months: ['Månader per år', 'Months per year'],
  levels: ['EQF-nivåer', 'EQF levels'],
  language: ['Språk', 'Language'],
  cefr: ['Språknivå', 'Language level', 'CEFR'],
} as const;
type Column = keyof typeof AGREEMENT_HEADINGS;
const REQUIRED_COLUMNS = ['code', 'partner', 'department', 'kind', 'direction', 'first', 'last'] as const satisfies Column[];
const { required, invalidUnless } = cellChecks(AGREEMENT_HEADINGS);

const KINDS: Readonly<Record<string, CooperationKind>> = {
  studier: 'studentStudies',
  studies: 'studentStudies',
  praktik: 'studentTraineeship',
  traineeship: 'studentTraineeship',
  undervisning: 'staffTeaching',
  teaching: 'staffTeaching',
  'personalens fortbildning': 'staffTraining',
  fortbildning: 'staffTraining',
  training: 'staffTraining',
};

export const DIRECTIONS: Readonly<Record<string, Direction>> = {
  ut: 'outgoing',
  utgående: 'outgoing',
  outgoing: 'outgoing',
  in: 'incoming',
  inkommande: 'incoming',
  incoming: 'incoming',
};

/** What SCHAC codes look like: Internet domain names. */
export const SCHAC_CODE = /^[a-z0-9_-]+(\.[a-z0-9_-]+)+$/;

/**
 * Reads exchange agreements from a spreadsheet: one row for each condition, rows of one number and
 * partner together one agreement. An agreement of which one row cannot be read is left out as a
 * whole: half an agreement would end the other half.
 * @throws ImportFileError
 */
export async function readAgreementSheet(bytes: Uint8Array, filename: string, ourHeiId: HeiId): Promise<ImportPreview<ImportedAgreement>> {
  const table = await readTable(bytes, filename, Object.values(AGREEMENT_HEADINGS).flat());
  const cells = cellsOf(table, AGREEMENT_HEADINGS, REQUIRED_COLUMNS);
  const groups = new Map<string, Group>();
  for (const row of table.rows) {
    const cell = cells(row);
    const key = JSON.stringify([cell('code'), cell('partner').toLowerCase()]);
    const group = groups.get(key) ?? { sources: [], rows: [], problems: [] };
    const source = String(row.number);
    const read = rowOf(cell, ourHeiId);
    group.sources.push(source);
    if (read.item !== null) group.rows.push(read.item);
    group.problems.push(...read.problems.map((one) => ({ ...one, params: { ...one.params, row: source } })));
    groups.set(key, group);
  }
  return { rows: [...groups.values()].map(agreementOf) };
}

type ReadRow = Omit<ImportedAgreement, 'conditions'> & { readonly condition: ImportedAgreement['conditions'][number] };

interface Group {
  readonly sources: string[];
  readonly rows: ReadRow[];
  readonly problems: ImportProblem[];
}

function agreementOf({ sources, rows, problems }: Group): ImportRow<ImportedAgreement> {
  const source = sources.join(', ');
  const [first] = rows;
  if (problems.length > 0 || first === undefined) return { source, item: null, problems };
  const { condition: _, ...agreement } = first;
  return { source, item: { ...agreement, conditions: rows.map(({ condition }) => condition) }, problems: [] };
}

function rowOf(cell: CellsOf<Column>, ourHeiId: HeiId): { readonly item: ReadRow | null; readonly problems: readonly ImportProblem[] } {
  const kind = KINDS[foldHeading(cell('kind'))];
  const direction = DIRECTIONS[foldHeading(cell('direction'))];
  const partnerHeiId = cell('partner').toLowerCase();
  const first = academicYearIn(cell('first'));
  const last = academicYearIn(cell('last'));
  const months = cell('months').replace(',', '.');
  const levels = cell('levels').split(/[\s,;/]+/).filter((level) => level !== '');
  const problems = [
    ...required(cell, REQUIRED_COLUMNS),
    ...invalidUnless(cell, 'kind', kind !== undefined),
    ...invalidUnless(cell, 'direction', direction !== undefined),
    ...invalidUnless(cell, 'partner', SCHAC_CODE.test(partnerHeiId)),
    ...invalidUnless(cell, 'first', first !== null),
    ...invalidUnless(cell, 'last', last !== null),
    ...invalidUnless(cell, 'places', /^\d{1,3}$/.test(cell('places'))),
    ...invalidUnless(cell, 'subject', /^\d{4}$/.test(cell('subject'))),
    ...invalidUnless(cell, 'months', /^\d{1,4}(\.\d{1,2})?$/.test(months)),
    ...invalidUnless(cell, 'levels', levels.every((level) => /^[1-8]$/.test(level))),
    ...invalidUnless(cell, 'language', /^[a-z]{2,3}(-[a-z0-9]{2,8})*$/i.test(cell('language'))),
    ...invalidUnless(cell, 'cefr', /^[abc][12]$/i.test(cell('cefr'))),
    ...(first && last && compareAcademicYears(first, last) > 0 ? [problem('endBeforeStart', { element: AGREEMENT_HEADINGS.last[0] })] : []),
    ...personalNumbersIn(cell, AGREEMENT_HEADINGS, ['partnerName', 'code', 'partnerCode']),
  ];
  if (problems.length > 0 || kind === undefined || direction === undefined || first === null || last === null) {
    return { item: null, problems };
  }
  const places = cell('places') === '' ? null : Number(cell('places'));
  const condition: CooperationCondition = {
    kind,
    sendingHeiId: direction === 'outgoing' ? ourHeiId : partnerHeiId,
    receivingHeiId: direction === 'outgoing' ? partnerHeiId : ourHeiId,
    sendingOunitId: null,
    receivingOunitId: null,
    receivingFirstAcademicYear: first,
    receivingLastAcademicYear: last,
    mobilitiesPerYear: places,
    languageSkills: cell('language') === '' ? [] : [{ language: cell('language').toLowerCase(), cefrLevel: cell('cefr').toUpperCase() || null }],
    subjectAreas: cell('subject') === '' ? [] : [{ iscedCode: cell('subject'), clarification: null }],
    eqfLevels: levels.map(Number),
    totalMonthsPerYear: months || null,
    totalDaysPerYear: null,
    blended: null,
    cannotBeApprovedBecause: places === null ? ['mobilitiesPerYearNotDefined'] : [],
  };
  return {
    item: {
      iiaId: null,
      iiaCode: cell('code'),
      partnerHeiId,
      partnerName: cell('partnerName') || null,
      partnerIiaCode: cell('partnerCode') || null,
      inEffect: null,
      condition: { condition, departmentCode: cell('department') },
    },
    problems: [],
  };
}

/** A row that writes one where none belongs is not taken: it would be kept with the agreement. */
export function personalNumbersIn<C extends string>(
  cell: CellsOf<C>,
  headings: Readonly<Record<C, readonly string[]>>,
  columns: readonly C[],
): ImportProblem[] {
  return columns.filter((column) => findPersonalNumber(cell(column)) !== null).map((column) => problem('personalNumber', { column: headings[column][0] ?? '' }));
}

/** Null for what is none. */
export function academicYearIn(text: string): AcademicYear | null {
  try {
    return parseAcademicYear(text);
  } catch (error) {
    if (error instanceof UnreadableAcademicYear) return null;
    throw error;
  }
}
