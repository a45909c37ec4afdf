/** What people read on these pages, in both languages. */
export const people = {
  sv: {},
  en: {},
} as const;
