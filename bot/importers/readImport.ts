import { MAX_IMPORT_ROWS, type ImportedAgreement, type ImportedLearningAgreement, type ImportKind } from '../domain/dataImport.ts';
import type { DirectoryRow } from '../domain/directory.ts';
import type { HeiId } from '../domain/institution.ts';
import { readAgreementSheet } from './agreementSheet.ts';
import { readDirectory } from './directory.ts';
import { readIias } from './ewpIia.ts';
import { readLearningAgreements } from './ewpLearningAgreements.ts';
import { readLearningAgreementSheet } from './learningAgreementSheet.ts';
import { checkSize, ImportFileError, type ImportPreview, type ImportRow } from './preview.ts';
import { xmlParts } from './zipParts.ts';

/** What a file of each kind holds. */
export interface ImportedItem {
  readonly directory: DirectoryRow;
  readonly iias: ImportedAgreement;
  readonly agreementSheet: ImportedAgreement;
  readonly omobilityLas: ImportedLearningAgreement;
  readonly learningAgreementSheet: ImportedLearningAgreement;
}

export interface ImportFile<Kind extends ImportKind = ImportKind> {
  readonly kind: Kind;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  readonly ourHeiIds: readonly [HeiId, ...HeiId[]];
}

type Reader<Kind extends ImportKind> = (file: ImportFile<Kind>) => Promise<ImportPreview<ImportedItem[Kind]>>;

const READERS: { readonly [Kind in ImportKind]: Reader<Kind> } = {
  directory: async ({ bytes, fileName }) => readDirectory(bytes, fileName),
  iias: async ({ bytes, ourHeiIds }) =>
    withItems(readIias(bytes, ourHeiIds), ({ conditions, partnerIiaId: _, ...agreement }): ImportedAgreement => ({
      ...agreement,
      partnerName: null,
      conditions: conditions.map((condition) => ({ condition, departmentCode: null })),
    })),
  agreementSheet: async ({ bytes, fileName, ourHeiIds }) => readAgreementSheet(bytes, fileName, ourHeiIds[0]),
  omobilityLas: async ({ bytes, ourHeiIds }) =>
    withItems(readLearningAgreements(bytes, ourHeiIds), (agreement): ImportedLearningAgreement => ({ agreement, departmentCode: null })),
  learningAgreementSheet: async ({ bytes, fileName, ourHeiIds }) => readLearningAgreementSheet(bytes, fileName, ourHeiIds[0]),
};

/**
 * Reads a file of the kind, row by row.
 * @throws ImportFileError
 */
export async function readImport<Kind extends ImportKind>(file: ImportFile<Kind>): Promise<ImportPreview<ImportedItem[Kind]>> {
  checkSize(file.bytes);
  refuseActiveContent(file.bytes);
  const read: Reader<Kind> = READERS[file.kind];
  const preview = await read(file);
  if (preview.rows.length > MAX_IMPORT_ROWS) throw new ImportFileError('tooManyRows', { rows: String(MAX_IMPORT_ROWS) });
  return preview;
}

function withItems<From, To>({ rows }: ImportPreview<From>, change: (item: From) => To): ImportPreview<To> {
  return { rows: rows.map((row): ImportRow<To> => ({ ...row, item: row.item === null ? null : change(row.item) })) };
}

/**
 * An Excel file with formulas shows what they gave when it was last saved, which nobody has looked
 * at; one that declares document types in its parts was made to do harm.
 * @throws ImportFileError hasFormulas, hasDoctype, tooBig, notASpreadsheet
 */
function refuseActiveContent(bytes: Uint8Array): void {
  if (bytes[0] !== 0x50 || bytes[1] !== 0x4b) return;
  for (const { name, content } of xmlParts(bytes)) {
    const text = content.toString('latin1');
    if (/<!(?:DOCTYPE|ENTITY)/i.test(text)) throw new ImportFileError('hasDoctype');
    const formula = /^xl\/worksheets\//.test(name) ? /<(?:\w+:)?f[\s>/]/.exec(text) : null;
    if (formula) throw new ImportFileError('hasFormulas', { cell: cellBefore(text, formula.index) });
  }
}

function cellBefore(sheet: string, index: number): string {
  const start = sheet.lastIndexOf('<c ', index);
  return /\br="([A-Z]+\d+)"/.exec(sheet.slice(start, index))?.[1] ?? '?';
}
