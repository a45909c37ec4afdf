/** What people read on these pages, in both languages. */
export const calendar = {
  sv: {},
  en: {},
} as const;
