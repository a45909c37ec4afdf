/** What people read on these pages, in both languages. */
export const calm = {
  sv: {},
  en: {},
} as const;
