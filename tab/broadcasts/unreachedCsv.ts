import type { UnreachedPerson } from '../api/types.ts';
import { csvText } from '../files/csv.ts';

/** The list as a file for a spreadsheet. */
export function unreachedCsv(heading: readonly string[], people: readonly UnreachedPerson[]): string {
  return csvText([heading, ...people.map(({ name, email, reasonText, whatToDo, detail }) => [name, email, reasonText, whatToDo, detail ?? ''])]);
}
