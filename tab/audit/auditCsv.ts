import type { DownloadedLine } from '../api/administrationQueries.ts';
import { csvText } from '../files/csv.ts';

/** The acts of the log as a file, under the headings given. */
export function auditCsv(heading: readonly string[], lines: readonly DownloadedLine[]): string {
  return csvText([heading, ...lines.map(({ at, actorText, actionText, departmentText, taskId }) => [at, actorText, actionText, departmentText ?? '', taskId ?? ''])]);
}
