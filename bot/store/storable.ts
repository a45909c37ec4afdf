/**
 * The same value with texts that PostgreSQL takes: it keeps neither the character of code zero nor
 * halves of characters, and JSON can carry both. Used at the borders, before anything is checked.
 */
export function storable(given: unknown): unknown {
  if (typeof given === 'string') return given.replaceAll('\0', '').replace(/\p{Surrogate}/gu, '\ufffd');
  if (Array.isArray(given)) return given.map(storable);
  if (typeof given !== 'object' || given === null) return given;
  return Object.fromEntries(Object.entries(given).map(([member, value]) => [member, storable(value)]));
}
