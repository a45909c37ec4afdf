/** What people read of this duty, in both languages. */
export const notice = {
  sv: {
    kind: 'Information att föra vidare',
    due: 'För vidare senast {{when}}',
    title: 'För vidare till studenter och lärare: {{title}}',
    facts: {
      subject: 'Gäller',
      withdrawn: 'Återkallat av International Office',
      text: 'Att föra vidare',
      answer: 'Svar',
      by: 'Svarat av',
    },
    link: 'Läs mer',
    passage: { sv: 'Texten på svenska', en: 'Texten på engelska' },
    action: { passedOn: 'Fört vidare', notRelevant: 'Berör inte oss' },
    field: {
      to: 'Till vem?',
      on: 'Vilken dag? (lämna tomt för i dag)',
      reason: 'Varför inte? (frivilligt)',
    },
    to: { students: 'Studenter', teachers: 'Lärare', both: 'Både studenter och lärare' },
    outcome: {
      students: 'Fört vidare till studenter',
      teachers: 'Fört vidare till lärare',
      both: 'Fört vidare till studenter och lärare',
      notRelevant: 'Berör inte institutionen',
    },
  },
  en: {
    kind: 'Information to pass on',
    due: 'Pass on by {{when}}',
    title: 'Pass on to students and teachers: {{title}}',
    facts: {
      subject: 'About',
      withdrawn: 'Withdrawn by the International Office',
      text: 'To pass on',
      answer: 'Answer',
      by: 'Answered by',
    },
    link: 'Read more',
    passage: { sv: 'The text in Swedish', en: 'The text in English' },
    action: { passedOn: 'Passed on', notRelevant: 'Not relevant for us' },
    field: {
      to: 'To whom?',
      on: 'On which day? (leave empty for today)',
      reason: 'Why not? (optional)',
    },
    to: { students: 'Students', teachers: 'Teachers', both: 'Both students and teachers' },
    outcome: {
      students: 'Passed on to students',
      teachers: 'Passed on to teachers',
      both: 'Passed on to students and teachers',
      notRelevant: 'Not relevant for the department',
    },
  },
} as const;
