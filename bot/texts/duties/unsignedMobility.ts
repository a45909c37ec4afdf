/** What people read of this duty, in both languages. */
export const unsignedMobility = {
  sv: {
    kind: 'Mobilitet utan tre underskrifter',
    due: 'Ordna senast {{when}}',
  },
  en: {
    kind: 'Mobility without three signatures',
    due: 'Settle by {{when}}',
  },
} as const;
