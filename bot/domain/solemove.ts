/** What a department says of an agreement's entry in Solemove. */
export const SOLEMOVE_STATES = ['notEntered', 'entered'] as const;
export type SolemoveState = (typeof SOLEMOVE_STATES)[number];
