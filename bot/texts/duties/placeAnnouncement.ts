/** What people read of this duty, in both languages. */
export const placeAnnouncement = {
  sv: {
    kind: 'Utlysning av platser',
    due: 'Gör nästa steg senast {{when}}',
  },
  en: {
    kind: 'Announcement of places',
    due: 'Take the next step by {{when}}',
  },
} as const;
