import { ImportFileError, problem } from './preview.ts';
import type { ImportProblem } from './preview.ts';
import { foldHeading } from './spreadsheet.ts';
import type { Table, TableRow } from './spreadsheet.ts';

/** The names of each column: the Swedish one first, the English one after it, then others that people write. */
export type Headings<Column extends string> = Readonly<Record<Column, readonly [string, string, ...string[]]>>;

/** The text of a row in a column; '' where the row or the table has none. */
export type CellsOf<Column extends string> = (column: Column) => string;

/**
 * Reads rows by their columns, wherever those stand.
 * @throws ImportFileError missingColumns, which names the Swedish headings; hasFormulas
 */
export function cellsOf<Column extends string>(
  table: Table,
  headings: Headings<Column>,
  required: readonly NoInfer<Column>[],
): (row: TableRow) => CellsOf<Column> {
  const folded = table.headings.map(foldHeading);
  const positions = new Map<Column, number>();
  for (const column of Object.keys(headings) as Column[]) {
    const position = folded.findIndex((heading) => headings[column].some((name) => foldHeading(name) === heading));
    if (position !== -1) positions.set(column, position);
  }
  const missing = required.filter((column) => !positions.has(column));
  if (missing.length > 0) {
    throw new ImportFileError('missingColumns', { columns: missing.map((column) => headings[column][0]).join(', ') });
  }
  refuseFormulas(table);
  return ({ cells }) => (column) => cells[positions.get(column) ?? -1] ?? '';
}

/** In a CSV file a formula is a text that a spreadsheet would run; none is anything that we ask for. */
function refuseFormulas({ rows }: Table): void {
  for (const { number, cells } of rows) {
    const column = cells.findIndex((cell) => /^[=@]|^[+-](?=[a-z(@=])/i.test(cell));
    if (column !== -1) throw new ImportFileError('hasFormulas', { cell: `${columnLetters(column)}${number}` });
  }
}

/** As Excel names columns: A … Z, AA … */
function columnLetters(index: number): string {
  const last = String.fromCharCode(65 + (index % 26));
  return index < 26 ? last : columnLetters(Math.floor(index / 26) - 1) + last;
}

/** What every sheet asks of its cells, said in the words of its headings. */
export function cellChecks<Column extends string>(headings: Headings<Column>): {
  required(cell: CellsOf<Column>, columns: readonly Column[]): ImportProblem[];
  invalidUnless(cell: CellsOf<Column>, column: Column, valid: boolean): ImportProblem[];
} {
  return {
    required: (cell, columns) =>
      columns.filter((column) => cell(column) === '').map((column) => problem('missing', { element: headings[column][0] })),
    invalidUnless(cell, column, valid) {
      const value = cell(column);
      return valid || value === '' ? [] : [problem('invalid', { element: headings[column][0], value: value.slice(0, 60) })];
    },
  };
}
