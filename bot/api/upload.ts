import type { Request } from 'restify';
import { storable } from '../store/storable.ts';
import { RequestProblem } from './problem.ts';

/** A file that a person sends. */
export interface Upload {
  /** As the person's machine calls it, without a path; at most 200 characters. */
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

export function isUpload(request: Request): boolean {
  return request.contentType() === 'application/octet-stream';
}

/** Reads the body of a request up to a limit. @throws RequestProblem tooLarge, notJson for another kind of body */
export async function readUpload(request: Request, maxBytes: number): Promise<Upload> {
  if (!isUpload(request)) throw new RequestProblem('notJson');
  if (Number(request.header('content-length', '0')) > maxBytes) throw new RequestProblem('tooLarge');
  const chunks: Buffer[] = [];
  let size = 0;
  for await (const chunk of request as AsyncIterable<Buffer>) {
    size += chunk.length;
    if (size > maxBytes) throw new RequestProblem('tooLarge');
    chunks.push(chunk);
  }
  return { fileName: nameIn(request.header('file-name', '')), bytes: Buffer.concat(chunks) };
}

/** The name may tell who sends what, so it stands in no address; a header takes ASCII only. */
function nameIn(header: string): string {
  let name: string;
  try {
    name = decodeURIComponent(header);
  } catch (error) {
    if (!(error instanceof URIError)) throw error;
    name = '';
  }
  const plain = String(storable(name)).split(/[/\\]/).at(-1)?.replace(/\p{Cc}/gu, '').trim() ?? '';
  return plain.slice(0, 200) || '–';
}
