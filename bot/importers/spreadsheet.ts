import { isUtf8 } from 'node:buffer';
import { CsvError, parse } from 'csv-parse/sync';
import { readSheet } from 'read-excel-file/node';
import { Temporal } from 'temporal-polyfill';
import { checkSize, ImportFileError } from './preview.ts';
import { decodeWindows1252 } from './windows1252.ts';

/** A sheet below its header row. */
export interface Table {
  /** Headings as they are written, in order. */
  readonly headings: readonly string[];
  readonly rows: readonly TableRow[];
}

export interface TableRow {
  /** As Excel counts, from 1. */
  readonly number: number;
  /** Text by column, in the order of the headings; '' for an empty cell. */
  readonly cells: readonly string[];
}

/**
 * Reads the first sheet of an Excel file, or a CSV file in UTF-8 (with or without BOM), UTF-16 or
 * Windows-1252, parted by `;`, `,` or tab. Which it is follows from the bytes; the name only helps
 * to refuse a file that says it is Excel and is not.
 *
 * The header is the first row with at least two of the known headings, so preamble and blank rows
 * before it are passed over. Blank rows below it are left out. No-break spaces become spaces, edges
 * are trimmed, Excel's "not available" becomes an empty cell, dates become 'YYYY-MM-DD'.
 * @throws ImportFileError emptyFile, tooBig, notASpreadsheet, oldOrProtectedExcel, noHeader
 */
export async function readTable(
  bytes: Uint8Array,
  filename: string,
  knownHeadings: readonly string[],
): Promise<Table> {
  checkSize(bytes);
  const known = new Set(knownHeadings.map(foldHeading));
  const sheets = startsWith(bytes, ZIP) ? [await excelCells(bytes)] : csvReadings(bytes, filename);
  const candidates = sheets.map((sheet) => ({ sheet, header: findHeader(sheet, known) }));
  const best = candidates.sort((a, b) => b.header.matches - a.header.matches)[0];
  if (best === undefined) throw new ImportFileError('notASpreadsheet');
  if (best.header.matches < 2) {
    throw new ImportFileError('noHeader', { expected: knownHeadings.join(', ') });
  }
  const { sheet, header } = best;
  const headings = sheet[header.index] ?? [];
  const rows = sheet
    .map((cells, index) => ({ number: index + 1, cells: headings.map((_, column) => cells[column] ?? '') }))
    .slice(header.index + 1)
    .filter((row) => row.cells.some((cell) => cell !== ''));
  return { headings, rows };
}

/** The form in which headings are compared: 'E‑post ' and 'e-post' are the same. */
export function foldHeading(heading: string): string {
  return cleaned(heading).replace(/\p{Pd}/gu, '-').replace(/\s+/g, ' ').toLowerCase();
}

/**
 * A date in a cell: ISO, or the serial number by which Excel stores a day (44197 is 2021-01-01).
 * Null for anything else; 3/4/2027 is not guessed at.
 */
export function dateInCell(cell: string): Temporal.PlainDate | null {
  if (/^\d{4}-\d{2}-\d{2}$/.test(cell)) {
    try {
      return Temporal.PlainDate.from(cell);
    } catch (error) {
      if (error instanceof RangeError) return null;
      throw error;
    }
  }
  const serial = /^\d{5}$/.test(cell) ? Number(cell) : null;
  return serial === null ? null : EXCEL_DAY_ZERO.add({ days: serial });
}

/** Right for every day after February 1900, where Excel counts a day that never was. */
const EXCEL_DAY_ZERO = Temporal.PlainDate.from('1899-12-30');

function findHeader(sheet: readonly (readonly string[])[], known: ReadonlySet<string>): { index: number; matches: number } {
  const matches = sheet.map((cells) => cells.filter((cell) => known.has(foldHeading(cell))).length);
  const index = matches.findIndex((count) => count >= 2);
  return { index, matches: matches[index] ?? 0 };
}

/** #SAKNAS! is what Excel in Swedish writes for #N/A. */
const NOT_AVAILABLE = new Set(['#N/A', '#SAKNAS!']);

function cleaned(cell: string): string {
  const text = cell.replace(/[\u00a0\u2007\u202f]/g, ' ').trim();
  return NOT_AVAILABLE.has(text) ? '' : text;
}

const ZIP = [0x50, 0x4b, 0x03, 0x04];
const OLE = [0xd0, 0xcf, 0x11, 0xe0];

function startsWith(bytes: Uint8Array, signature: readonly number[]): boolean {
  return signature.every((byte, index) => bytes[index] === byte);
}

/** The same text split at each possible delimiter; the header tells which reading is right. */
function csvReadings(bytes: Uint8Array, filename: string): string[][][] {
  if (startsWith(bytes, OLE)) throw new ImportFileError('oldOrProtectedExcel');
  const text = decodedText(bytes);
  if (/\.xlsx$/i.test(filename) || text.includes('\0')) throw new ImportFileError('notASpreadsheet');
  if (text.trim() === '') throw new ImportFileError('emptyFile');
  // One kind of line ending, since the parser takes the first that it sees for all of them.
  const lines = text.replace(/\r\n?/g, '\n');
  return [';', ',', '\t'].flatMap((delimiter) => csvCells(lines, delimiter));
}

/** None when the text cannot be read with this delimiter: a quotation mark that is never closed. */
function csvCells(lines: string, delimiter: string): string[][][] {
  try {
    const records = parse(lines, { delimiter, record_delimiter: '\n', relax_column_count: true, relax_quotes: true });
    return [records.map((record) => record.map(cleaned))];
  } catch (error) {
    if (error instanceof CsvError) return [];
    throw error;
  }
}

function decodedText(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes);
  // Text in Windows-1252 with any letter beyond ASCII is practically never valid UTF-8.
  return isUtf8(bytes) ? new TextDecoder().decode(bytes) : decodeWindows1252(bytes);
}

/** An Excel file is a zip: what it unfolds to is bounded as well. */
const MAX_UNZIPPED_BYTES = 200 * 1024 * 1024;

async function excelCells(bytes: Uint8Array): Promise<string[][]> {
  const file = Buffer.from(bytes);
  if (unzippedSize(file) > MAX_UNZIPPED_BYTES) throw new ImportFileError('tooBig', { megabytes: '200' });
  try {
    const rows = await readSheet(file);
    return rows.map((row) => row.map((cell) => cleaned(excelText(cell))));
  } catch (error) {
    throw new ImportFileError('notASpreadsheet', {}, { cause: error });
  }
}

/** What the zip's central directory says that its entries unfold to. */
function unzippedSize(zip: Buffer): number {
  let size = 0;
  for (let at = zip.indexOf(CENTRAL_ENTRY); at !== -1; at = zip.indexOf(CENTRAL_ENTRY, at + 46)) {
    if (at + 28 <= zip.length) size += zip.readUInt32LE(at + 24);
  }
  return size;
}

const CENTRAL_ENTRY = Buffer.from([0x50, 0x4b, 0x01, 0x02]);

function excelText(cell: unknown): string {
  if (cell === null || cell === undefined) return '';
  // The reader gives the day as midnight UTC.
  if (cell instanceof Date) return Temporal.Instant.from(cell.toISOString()).toZonedDateTimeISO('UTC').toPlainDate().toString();
  if (typeof cell === 'string') return cell;
  return typeof cell === 'number' || typeof cell === 'boolean' ? String(cell) : '';
}
