/** What people read on these pages, in both languages. */
export const publications = {
  sv: {},
  en: {},
} as const;
