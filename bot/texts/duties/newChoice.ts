/** What people read of this duty, in both languages. */
export const newChoice = {
  sv: {
    kind: 'Omval',
    due: 'Följ upp senast {{when}}',
    title: {
      toAsk: 'Ärende {{reference}}: be sökanden om ett nytt val i stället för {{course}}',
      awaited: 'Ärende {{reference}}: har sökanden valt något annat än {{course}}?',
    },
    facts: {
      course: 'Kurs',
      term: 'Termin',
      answeredBy: 'Inte behörig enligt',
      reason: 'Skäl',
      asked: 'Sökanden tillfrågad',
      outcome: 'Så gick det',
    },
    by: '{{day}}, enligt {{name}}',
    outcome: { received: 'Nytt val kom in {{day}}', none: 'Inget nytt val ({{day}})' },
    action: { askedApplicant: 'Sökanden tillfrågad', received: 'Nytt val har kommit', none: 'Inget nytt val' },
    field: {
      askedOn: 'Vilken dag frågade du? (frivilligt, annars i dag)',
      on: 'Vilken dag? (frivilligt, annars i dag)',
    },
  },
  en: {
    kind: 'New choice',
    due: 'Follow up by {{when}}',
    title: {
      toAsk: 'Case {{reference}}: ask the applicant for a new choice instead of {{course}}',
      awaited: 'Case {{reference}}: has the applicant chosen something else than {{course}}?',
    },
    facts: {
      course: 'Course',
      term: 'Term',
      answeredBy: 'Not eligible according to',
      reason: 'Reason',
      asked: 'Applicant asked',
      outcome: 'How it ended',
    },
    by: '{{day}}, according to {{name}}',
    outcome: { received: 'A new choice came in on {{day}}', none: 'No new choice ({{day}})' },
    action: { askedApplicant: 'Applicant asked', received: 'New choice has come', none: 'No new choice' },
    field: {
      askedOn: 'On which day did you ask? (optional, otherwise today)',
      on: 'On which day? (optional, otherwise today)',
    },
  },
} as const;
