import type { UnreachedPerson } from '../api/types.ts';

/** Swedish Excel divides by semicolons, and knows UTF-8 by its mark. */
const MARK = '\ufeff';

/**
 * The list as a file for a spreadsheet. A cell that a spreadsheet would take for a formula is made
 * text (OWASP, "CSV Injection").
 */
export function unreachedCsv(heading: readonly string[], people: readonly UnreachedPerson[]): string {
  const rows = people.map(({ name, email, reasonText, whatToDo, detail }) => [name, email, reasonText, whatToDo, detail ?? '']);
  return MARK + [heading, ...rows].map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
