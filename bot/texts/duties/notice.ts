/** What people read of this duty, in both languages. */
export const notice = {
  sv: {
    kind: 'Information att föra vidare',
    due: 'För vidare senast {{when}}',
  },
  en: {
    kind: 'Information to pass on',
    due: 'Pass on by {{when}}',
  },
} as const;
