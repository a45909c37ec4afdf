/** What people read on these pages, in both languages. */
export const admissions = {
  sv: {},
  en: {},
} as const;
