/** What people read of this duty, in both languages. */
export const information = {
  sv: {
    kind: 'Information till studenter och partner',
    due: 'Informera senast {{when}}',
  },
  en: {
    kind: 'Information to students and partners',
    due: 'Inform by {{when}}',
  },
} as const;
