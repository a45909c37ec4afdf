/** What people read of this duty, in both languages. */
export const mobilityExtension = {
  sv: {
    kind: 'Förlängning av mobilitet',
    due: 'Fråga studenten senast {{when}}',
  },
  en: {
    kind: 'Extension of a mobility',
    due: 'Ask the student by {{when}}',
  },
} as const;
