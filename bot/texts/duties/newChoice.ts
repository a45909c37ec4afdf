/** What people read of this duty, in both languages. */
export const newChoice = {
  sv: {
    kind: 'Omval',
    due: 'Be sökanden om ett nytt val senast {{when}}',
  },
  en: {
    kind: 'New choice',
    due: 'Ask the applicant for a new choice by {{when}}',
  },
} as const;
