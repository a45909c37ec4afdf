/**
 * A borrowed place: in use, given up before the term began (återbud), broken off after it (avbrott),
 * or ended as planned. After either withdrawal the place is free.
 */
export const LOAN_STATES = ['inUse', 'withdrawnBeforeStart', 'withdrawnAfterStart', 'ended'] as const;
export type LoanState = (typeof LOAN_STATES)[number];
