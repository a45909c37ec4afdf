import { inflateRawSync } from 'node:zlib';
import { ImportFileError } from './preview.ts';

/** Megabytes that one part of an Excel file may unfold to, whatever its directory says of it. */
const MAX_PART_MB = 100;

/**
 * The parts of a zip whose names end in .xml or .rels, unfolded. What a part claims to hold is not
 * believed: unfolding ends at the limit.
 * @throws ImportFileError tooBig, notASpreadsheet
 */
export function* xmlParts(bytes: Uint8Array): Generator<{ readonly name: string; readonly content: Buffer }> {
  const zip = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const end = zip.lastIndexOf(END_OF_DIRECTORY);
  if (end === -1 || end + 22 > zip.length) throw new ImportFileError('notASpreadsheet');
  const parts = zip.readUInt16LE(end + 10);
  let at = zip.readUInt32LE(end + 16);
  for (let part = 0; part < parts; part += 1) {
    if (at + 46 > zip.length || zip.readUInt32LE(at) !== DIRECTORY_ENTRY) throw new ImportFileError('notASpreadsheet');
    const [nameLength, extraLength, commentLength] = [28, 30, 32].map((offset) => zip.readUInt16LE(at + offset)) as [number, number, number];
    const name = zip.toString('utf8', at + 46, at + 46 + nameLength);
    if (/\.(xml|rels)$/i.test(name)) yield { name, content: unfolded(zip, at) };
    at += 46 + nameLength + extraLength + commentLength;
  }
}

const END_OF_DIRECTORY = Buffer.from([0x50, 0x4b, 0x05, 0x06]);
const DIRECTORY_ENTRY = 0x02014b50;
const LOCAL_HEADER = 0x04034b50;

function unfolded(zip: Buffer, entry: number): Buffer {
  const method = zip.readUInt16LE(entry + 10);
  const size = zip.readUInt32LE(entry + 20);
  const local = zip.readUInt32LE(entry + 42);
  if (local + 30 > zip.length || zip.readUInt32LE(local) !== LOCAL_HEADER) throw new ImportFileError('notASpreadsheet');
  const start = local + 30 + zip.readUInt16LE(local + 26) + zip.readUInt16LE(local + 28);
  const packed = zip.subarray(start, start + size);
  if (method === 0) return packed;
  if (method !== 8) throw new ImportFileError('notASpreadsheet');
  try {
    return inflateRawSync(packed, { maxOutputLength: MAX_PART_MB * 1024 * 1024 });
  } catch (error) {
    const isTooBig = error instanceof RangeError && 'code' in error && error.code === 'ERR_BUFFER_TOO_LARGE';
    throw isTooBig ? new ImportFileError('tooBig', { megabytes: String(MAX_PART_MB) }) : new ImportFileError('notASpreadsheet', {}, { cause: error });
  }
}
