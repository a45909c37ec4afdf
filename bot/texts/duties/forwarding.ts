/** What people read of this duty, in both languages. */
export const forwarding = {
  sv: {
    kind: 'Instruktion till partner',
    due: 'Skicka vidare senast {{when}}',
  },
  en: {
    kind: 'Instruction to partners',
    due: 'Pass on by {{when}}',
  },
} as const;
