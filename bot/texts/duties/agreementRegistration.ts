/** What people read of this duty, in both languages. */
export const agreementRegistration = {
  sv: {
    kind: 'Utbytesavtal att lägga in i Solemove',
    due: 'Lägg in senast {{when}}',
  },
  en: {
    kind: 'Exchange agreement to enter in Solemove',
    due: 'Enter by {{when}}',
  },
} as const;
