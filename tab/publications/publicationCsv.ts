import type { PublicationDetail } from '../api/publicationTypes.ts';
import { csvText } from '../files/csv.ts';

/** Where each department stands as a file for a spreadsheet; of an instruction one row for each partner, so that they can be counted. */
export function publicationCsv(heading: readonly string[], { kind, departments }: PublicationDetail): string {
  const rows = departments.flatMap(({ name, stateText, answerText, askedOf, partners }) => {
    const common = [name, stateText, answerText ?? '', askedOf.join(', ')];
    if (kind === 'notice') return [common];
    return partners.map((one) => [...common, one.name, one.email ?? '', one.stateText, one.on ?? '', one.by ?? '']);
  });
  return csvText([heading, ...rows]);
}
