import { Worker } from 'node:worker_threads';
import type { ImportKind } from '../domain/dataImport.ts';
import { ImportFileError, type ImportFileErrorCode, type ImportPreview } from './preview.ts';
import type { ImportedItem, ImportFile } from './readImport.ts';

/** Milliseconds and megabytes that reading may take: many times what the largest real file needs. */
const MAX_READING_MS = 60_000;
const MAX_MEMORY_MB = 1_024;

/** What the thread answers, as JSON: the rows, or why the file is refused. */
export type Reading =
  | { readonly kind: 'read'; readonly preview: ImportPreview<unknown> }
  | { readonly kind: 'refused'; readonly code: ImportFileErrorCode; readonly params: Readonly<Record<string, string>> };

/**
 * Reads a file in a thread of its own: a large one does not hold up the cards of others meanwhile,
 * and one that was made to do harm ends with its thread.
 * @throws ImportFileError as the readers, and tooCostly
 */
export async function readApart<Kind extends ImportKind>(file: ImportFile<Kind>): Promise<ImportPreview<ImportedItem[Kind]>> {
  const thread = new Worker(new URL('./readingThread.ts', import.meta.url), {
    workerData: file,
    resourceLimits: { maxOldGenerationSizeMb: MAX_MEMORY_MB },
    // Nothing of the server's own options and secrets belongs into it.
    env: {},
    execArgv: [],
  });
  try {
    const reading = await new Promise<Reading>((resolve, reject) => {
      const timer = setTimeout(() => reject(new ImportFileError('tooCostly')), MAX_READING_MS);
      thread.once('message', (answer: string) => resolve(JSON.parse(answer) as Reading));
      thread.once('error', (error: NodeJS.ErrnoException) =>
        reject(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? new ImportFileError('tooCostly', {}, { cause: error }) : error),
      );
      thread.once('exit', () => {
        clearTimeout(timer);
        reject(new Error('The thread that reads a file ended without an answer.'));
      });
    });
    if (reading.kind === 'refused') throw new ImportFileError(reading.code, reading.params);
    // The thread ran the reader of that very kind.
    return reading.preview as ImportPreview<ImportedItem[Kind]>;
  } finally {
    await thread.terminate();
  }
}
