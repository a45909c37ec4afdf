import { createHash } from 'node:crypto';

/** A hash of what a value says: the same for the same members in whatever order, as PostgreSQL gives them back. */
export function fingerprintOf(value: unknown): string {
  return createHash('sha256').update(JSON.stringify(sorted(value)) ?? '').digest('hex');
}

function sorted(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(sorted);
  if (typeof value !== 'object' || value === null || 'toJSON' in value) return value;
  const members = Object.entries(value).filter(([, member]) => member !== undefined);
  return Object.fromEntries(members.sort(([a], [b]) => (a < b ? -1 : 1)).map(([name, member]) => [name, sorted(member)]));
}
