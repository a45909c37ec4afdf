/** Stands between facts on one line; where the line breaks, the dot stays at its end. */
export const BETWEEN = '\u00a0· ';
