/**
 * Windows-1252 as text. Node's own decoder reads 0x80–0x9f as control characters in 22.13–22.18 and
 * in early 24 (nodejs/node#56542), which are within the versions that we run on.
 */
export function decodeWindows1252(bytes: Uint8Array): string {
  const latin1 = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength).toString('latin1');
  return latin1.replace(/[\x80-\x9f]/g, (character) => SIGNS[character.charCodeAt(0) - 0x80] ?? character);
}

/** What stands at 0x80–0x9f; five places have nothing and keep their control character. */
const SIGNS = '€\x81‚ƒ„…†‡ˆ‰Š‹Œ\x8dŽ\x8f\x90‘’“”•–—˜™š›œ\x9džŸ';
