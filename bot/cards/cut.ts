/** At most so many UTF-16 units, with an ellipsis where something is left out; never half a character. */
export function cut(line: string, max: number): string {
  return line.length <= max ? line : `${line.slice(0, max - 1).replace(/\p{Cs}/gu, '').trimEnd()}…`;
}
