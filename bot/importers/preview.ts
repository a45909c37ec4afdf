/** What an import understood, row by row, before anything is saved. */
export interface ImportPreview<T> {
  readonly rows: readonly ImportRow<T>[];
}

export interface ImportRow<T> {
  /** Where in the file: 'la[2]' in XML, the row number that Excel shows in a spreadsheet. */
  readonly source: string;
  /** Null when the row cannot be saved; its problems say why. */
  readonly item: T | null;
  /** With an item: what a person should know before saving it. */
  readonly problems: readonly ImportProblem[];
}

/** The rows that were understood. */
export function itemsOf<T>({ rows }: ImportPreview<T>): T[] {
  return rows.flatMap(({ item }) => (item === null ? [] : [item]));
}

/** A text in bot/texts names each of these in both languages, with its parameters. */
export const IMPORT_PROBLEM_CODES = [
  /** element or column */
  'missing',
  /** element or column, value */
  'invalid',
  /** heiIds: neither side is our university */
  'notOurs',
  /** source: where the same key stands first */
  'duplicateInFile',
  /** the agreement is in version 6 of the format */
  'iiaVersion6',
  /** element, years: years in the middle are left out, which only version 6 could say */
  'academicYearGap',
  /** the partners ended the agreement before any exchange; it is kept without conditions */
  'terminatedAsAWhole',
  /** element: a condition between universities that are not the two partners */
  'notBetweenThePartners',
  /** element: the last year or the end lies before the first year or the start */
  'endBeforeStart',
  /** neither a first version nor a proposal */
  'noVersion',
  /** type: changes to a mobility that allows none */
  'changesNotAllowed',
  /** fields: what the proposal would change in the student's data; the values are not kept */
  'proposalChangesStudentData',
  /** element: looked like a personal number and was left out */
  'personalNumberLeftOut',
  /** column */
  'departmentIncomplete',
  /** the Swedish name is used */
  'englishNameMissing',
  /** column, value, source, other: another row says something else about the same department */
  'departmentDiffers',
  /** column, value, source, other: another row says something else about the same person */
  'personDiffers',
  /** column: looked like a personal number, for which there is no place in a sheet */
  'personalNumber',
  /** ounits: no department has this unit or code; the row is kept without one */
  'unknownDepartment',
  /** heiId: the university's name is not known here */
  'unknownPartner',
  /** codes: outside of ISCED-F 2013 */
  'unknownSubject',
  /** code: it was here already, entered by hand or from a sheet, and the file takes it over */
  'joined',
  /** a learning agreement that was entered by hand is this one, and the file takes it over */
  'joinedByHand',
  /** code: an agreement of that number with that partner is known under another id */
  'knownUnderAnotherId',
  /** a newer state of the learning agreement is known */
  'olderThanKnown',
  /** the learning agreement is known with its courses, which a sheet does not hold */
  'knownWithCourses',
] as const;
export type ImportProblemCode = (typeof IMPORT_PROBLEM_CODES)[number];

export interface ImportProblem {
  readonly code: ImportProblemCode;
  readonly params: Readonly<Record<string, string>>;
}

export function problem(code: ImportProblemCode, params: Readonly<Record<string, string>> = {}): ImportProblem {
  return { code, params };
}

/** A text in bot/texts names each of these in both languages, with its parameters. */
export const IMPORT_FILE_ERROR_CODES = [
  'emptyFile',
  /** megabytes: the limit */
  'tooBig',
  /** line, detail */
  'notXml',
  /** roots: several documents or extracts one after the other, as in the standard's example scenarios */
  'severalRoots',
  /** the file declares a document type, which these files never do and which can hide harm */
  'hasDoctype',
  /** encoding: declared, and unknown or not what the bytes are */
  'wrongEncoding',
  /** root, expected */
  'wrongRoot',
  /** root: an example or extract that holds a part of a learning agreement */
  'learningAgreementPart',
  /** root: a message to or from the partner, which changes an agreement and holds none */
  'learningAgreementMessage',
  /** version */
  'unknownIiaVersion',
  'notASpreadsheet',
  /** an .xls file, or an Excel file with a password */
  'oldOrProtectedExcel',
  /** expected: headings, no row holds two of them */
  'noHeader',
  /** columns */
  'missingColumns',
  /** rows: the limit */
  'tooManyRows',
  /** cell: where the first stands */
  'hasFormulas',
  /** reading takes longer, or needs more memory, than any real file */
  'tooCostly',
] as const;
export type ImportFileErrorCode = (typeof IMPORT_FILE_ERROR_CODES)[number];

/** The file as a whole cannot be read. The message is for the log; people read the text of the code. */
export class ImportFileError extends Error {
  override readonly name = 'ImportFileError';
  readonly code: ImportFileErrorCode;
  readonly params: Readonly<Record<string, string>>;

  constructor(code: ImportFileErrorCode, params: Readonly<Record<string, string>> = {}, options?: ErrorOptions) {
    super(`The import file cannot be read: ${code} ${JSON.stringify(params)}`, options);
    this.code = code;
    this.params = params;
  }
}

const MEGABYTES = 40;
/** Far above any real file, low enough to read in one piece. */
export const MAX_FILE_BYTES = MEGABYTES * 1024 * 1024;

/** @throws ImportFileError emptyFile, tooBig */
export function checkSize(bytes: Uint8Array): void {
  if (bytes.byteLength === 0) throw new ImportFileError('emptyFile');
  if (bytes.byteLength > MAX_FILE_BYTES) throw new ImportFileError('tooBig', { megabytes: String(MEGABYTES) });
}
