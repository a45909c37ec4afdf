/** What people read on these pages, in both languages. */
export const agreementWork = {
  sv: {},
  en: {},
} as const;
