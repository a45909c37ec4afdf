/** What people read of this duty, in both languages. */
export const partnerAccount = {
  sv: {
    kind: 'Partners konto i Solemove',
    due: 'Ordna senast {{when}}',
  },
  en: {
    kind: 'Partner account in Solemove',
    due: 'Settle by {{when}}',
  },
} as const;
