/** SCHAC id of a university, as Erasmus Without Paper uses it: 'umu.se'. Kept in lower case. */
export type HeiId = string;

/** Erasmus code: 'S  UMEA01'. Text: zeros stay, and so do the spaces as they came. */
export type ErasmusCode = string;

/**
 * The form in which two Erasmus codes are compared: each run of white space, no-break spaces
 * included, becomes one space. The European Commission's own lists write 'S  UMEA01' in one file
 * and 'S\u00a0 UMEA01' in another.
 */
export function foldErasmusCode(code: ErasmusCode): string {
  return code.trim().replace(/\s+/g, ' ');
}
