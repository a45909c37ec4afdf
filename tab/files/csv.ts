/** Swedish Excel divides by semicolons, and knows UTF-8 by its mark. */
const MARK = '\ufeff';

/**
 * Rows as a file for a spreadsheet, the heading first. A cell that a spreadsheet would take for a
 * formula is made text (OWASP, "CSV Injection").
 */
export function csvText(rows: readonly (readonly string[])[]): string {
  return MARK + rows.map((row) => row.map(cell).join(';')).join('\r\n') + '\r\n';
}

function cell(text: string): string {
  const safe = /^[=+\-@\t\r]/.test(text) ? `'${text}` : text;
  return /[";\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe;
}
