/** What people read on these pages, in both languages. */
export const charts = {
  sv: {
    show: 'Visa diagram',
    hide: 'Dölj diagram',
    hours: '{{hours}} tim',
    expiry: { title: 'Avtal som går ut, per termin', label: 'Sista termin', value: 'Antal avtal' },
    answerTimes: { title: 'Svarstid per institution, median', label: 'Institution', value: 'Mediantid' },
    places: { title: 'Platser per år och partner', label: 'Partner', value: 'Platser', both: '{{outgoing}} ut, {{incoming}} in' },
    none: 'Det finns inga siffror att visa än.',
  },
  en: {
    show: 'Show chart',
    hide: 'Hide chart',
    hours: '{{hours}} h',
    expiry: { title: 'Agreements that expire, by term', label: 'Last term', value: 'Agreements' },
    answerTimes: { title: 'Time to answer by department, median', label: 'Department', value: 'Median time' },
    places: { title: 'Places a year by partner', label: 'Partners', value: 'Places', both: '{{outgoing}} out, {{incoming}} in' },
    none: 'There are no figures to show yet.',
  },
} as const;
