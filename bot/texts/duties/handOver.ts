/** What people read of this duty, in both languages. */
export const handOver = {
  sv: {
    kind: 'Överlämning',
    due: 'Ta över senast {{when}}',
  },
  en: {
    kind: 'Hand-over',
    due: 'Take over by {{when}}',
  },
} as const;
