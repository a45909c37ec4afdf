/** What people read of this duty, in both languages. */
export const placeWithdrawal = {
  sv: {
    kind: 'Återbud eller avbrott på en lånad plats',
    due: 'Bekräfta senast {{when}}',
  },
  en: {
    kind: 'Withdrawal from a borrowed place',
    due: 'Confirm by {{when}}',
  },
} as const;
