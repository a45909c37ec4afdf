/** What people read of this duty, in both languages. */
export const agreementRenewal = {
  sv: {
    kind: 'Utbytesavtal att förnya',
    due: 'Bestäm senast {{when}}',
  },
  en: {
    kind: 'Exchange agreement to renew',
    due: 'Decide by {{when}}',
  },
} as const;
