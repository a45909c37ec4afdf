/** Bytes of a list of participants: as base64 it still fits into a request. */
export const SIGN_UPS_LIMIT = 140_000;

export async function readAsBase64(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  return btoa(Array.from(bytes, (byte) => String.fromCharCode(byte)).join(''));
}
