/** What people read of this duty, in both languages. */
export const forwarding = {
  sv: {
    kind: 'Instruktion till partner',
    due: 'Skicka vidare senast {{when}}',
    title: 'Skicka vidare till era partneruniversitet: {{title}}',
    facts: {
      text: 'International Office skriver',
      progress: 'Så långt',
      partners: '{{state}} ({{count}})',
      reason: 'Skäl',
      by: 'Av',
    },
    state: { notSent: 'Inte skickat', sent: 'Skickat', bounced: 'Studsade', confirmed: 'Bekräftat' },
    outcome: {
      reached_one: '{{reached}} av {{count}} partneruniversitet har fått instruktionen',
      reached_other: '{{reached}} av {{count}} partneruniversitet har fått instruktionen',
      noneConcerned: 'Ingen av institutionens partner berörs',
    },
    mail: 'Mejlet till partner (engelska)',
    writeTo: 'Mejla {{partner}}',
    action: {
      allSent: 'Alla är skickade',
      mark: 'Markera en partner',
      noneConcerned: 'Ingen av våra partner berörs',
    },
    field: {
      on: 'Vilken dag? (lämna tomt för i dag)',
      partner: 'Partneruniversitet',
      state: 'Hur gick det?',
      reason: 'Varför berörs ingen?',
    },
    noPartners: '{{departments}} har inga partneruniversitet att skicka till. Ta bort valet.',
  },
  en: {
    kind: 'Instruction to partners',
    due: 'Pass on by {{when}}',
    title: 'Pass on to your partner universities: {{title}}',
    facts: {
      text: 'From the International Office',
      progress: 'So far',
      partners: '{{state}}: {{count}}',
      reason: 'Reason',
      by: 'By',
    },
    state: { notSent: 'Not sent', sent: 'Sent', bounced: 'Bounced', confirmed: 'Confirmed' },
    outcome: {
      reached_one: '{{reached}} of {{count}} partner university has the instruction',
      reached_other: '{{reached}} of {{count}} partner universities have the instruction',
      noneConcerned: 'None of the department’s partners is concerned',
    },
    mail: 'The e-mail to partners',
    writeTo: 'Write to {{partner}}',
    action: {
      allSent: 'All are sent',
      mark: 'Mark one partner',
      noneConcerned: 'None of our partners is concerned',
    },
    field: {
      on: 'On which day? (leave empty for today)',
      partner: 'Partner university',
      state: 'What happened?',
      reason: 'Why is none concerned?',
    },
    noPartners: '{{departments}}: no partner universities to write to. Take the choice away.',
  },
} as const;
