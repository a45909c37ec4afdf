import { ImportFileError } from './preview.ts';
import { foldHeading, readTable } from './spreadsheet.ts';

/** How the training portal heads the column of addresses; the other columns are only there to find the header row. */
const EMAIL = ['E-post', 'E-postadress', 'Epost', 'Email', 'E-mail', 'Mejl'];
const OTHERS = ['Namn', 'Förnamn', 'Efternamn', 'Name', 'First name', 'Last name', 'Anmäld', 'Status', 'Institution', 'Användarnamn', 'Enhet'];

/**
 * The addresses in a list of participants (xlsx or csv), each once.
 * @throws ImportFileError as {@link readTable}, and missingColumns without a column of addresses
 */
export async function readParticipants(bytes: Uint8Array, fileName: string): Promise<string[]> {
  const { headings, rows } = await readTable(bytes, fileName, [...EMAIL, ...OTHERS]);
  const known = new Set(EMAIL.map(foldHeading));
  const column = headings.findIndex((heading) => known.has(foldHeading(heading)));
  if (column < 0) throw new ImportFileError('missingColumns', { columns: EMAIL[0] ?? '' });
  const emails = rows.map(({ cells }) => (cells[column] ?? '').trim()).filter((cell) => cell.includes('@'));
  return [...new Map(emails.map((email) => [email.toLowerCase(), email])).values()];
}
