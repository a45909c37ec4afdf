/** Systems that a contact person needs access to: the applicants' merits, and the exchanges. */
export const ACCESS_SYSTEMS = ['nya', 'solemove'] as const;
export type AccessSystem = (typeof ACCESS_SYSTEMS)[number];

/** none: not ordered. granted may have a day on which it ends. */
export const ACCESS_STATES = ['none', 'ordered', 'granted', 'refused'] as const;
export type AccessState = (typeof ACCESS_STATES)[number];
