/** What people read of this duty, in both languages. */
export const accessOrder = {
  sv: {
    kind: 'Behörighet till system',
    due: 'Beställ senast {{when}}',
  },
  en: {
    kind: 'Access to a system',
    due: 'Order by {{when}}',
  },
} as const;
