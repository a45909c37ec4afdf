import { parentPort, workerData } from 'node:worker_threads';
import { ImportFileError } from './preview.ts';
import type { Reading } from './readApart.ts';
import { readImport, type ImportFile } from './readImport.ts';

/** Runs in a thread of readApart.ts: reads the file that it was given, and answers once. */
async function read(): Promise<Reading> {
  try {
    return { kind: 'read', preview: await readImport(workerData as ImportFile) };
  } catch (error) {
    if (!(error instanceof ImportFileError)) throw error;
    return { kind: 'refused', code: error.code, params: error.params };
  }
}

parentPort?.postMessage(JSON.stringify(await read()));
