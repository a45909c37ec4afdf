/** What people read of publications in lists, in both languages. */
export const publication = {
  sv: {
    kind: { instruction: 'Instruktion till partner', notice: 'Information' },
    state: { open: 'Inte klar', overdue: 'Försenad', done: 'Klar', notRelevant: 'Berörs inte', withdrawn: 'Återkallad' },
  },
  en: {
    kind: { instruction: 'Instruction to partners', notice: 'Notice' },
    state: { open: 'Not done', overdue: 'Overdue', done: 'Done', notRelevant: 'Not concerned', withdrawn: 'Withdrawn' },
  },
} as const;
