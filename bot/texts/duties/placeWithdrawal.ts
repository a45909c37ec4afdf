/** What people read of this duty, in both languages. */
export const placeWithdrawal = {
  sv: {
    kind: 'Återbud eller avbrott på en lånad plats',
    due: 'Bekräfta senast {{when}}',
    title: {
      told: {
        withdrawnBeforeStart: 'Återbud: {{student}} tar inte platsen vid {{partner}}, {{term}}',
        withdrawnAfterStart: 'Avbrott: {{student}} har avbrutit sina studier vid {{partner}}, {{term}}',
      },
      reporter: {
        withdrawnBeforeStart: 'Återbudet är inte bekräftat: {{student}}, {{partner}}, {{term}}',
        withdrawnAfterStart: 'Avbrottet är inte bekräftat: {{student}}, {{partner}}, {{term}}',
      },
    },
    facts: {
      student: 'Student',
      partner: 'Lärosäte',
      term: 'Termin',
      what: 'Vad som har hänt',
      place: 'Platsen',
      study: 'Studenten läser vid',
      reporter: 'Rapporterat av',
      note: 'Hälsning',
    },
    what: {
      withdrawnBeforeStart: 'Återbud {{day}}, innan terminen började',
      withdrawnAfterStart: 'Avbrott {{day}}, efter att terminen började',
    },
    isFree: 'Fri igen hos {{owner}}',
    action: { received: 'Vi vet om det', toldAnotherWay: 'Vi har nått dem på annat sätt' },
    field: {
      received: 'Något att skicka tillbaka? (frivilligt)',
      toldAnotherWay: 'Hur nådde ni dem? (frivilligt)',
    },
    receipt: {
      received: 'Bekräftat av',
      toldAnotherWay: 'Meddelat på annat sätt av',
      note: 'Svar',
    },
  },
  en: {
    kind: 'Withdrawal from a borrowed place',
    due: 'Confirm by {{when}}',
    title: {
      told: {
        withdrawnBeforeStart: 'Withdrawn before the start: {{student}} will not take the place at {{partner}}, {{term}}',
        withdrawnAfterStart: 'Broken off: {{student}} has left {{partner}}, {{term}}',
      },
      reporter: {
        withdrawnBeforeStart: 'Not yet confirmed: {{student}} will not take the place at {{partner}}, {{term}}',
        withdrawnAfterStart: 'Not yet confirmed: {{student}} has left {{partner}}, {{term}}',
      },
    },
    facts: {
      student: 'Name of the student',
      partner: 'Partner university',
      term: 'Term',
      what: 'What has happened',
      place: 'The place',
      study: 'The student studies at',
      reporter: 'Reported by',
      note: 'Message',
    },
    what: {
      withdrawnBeforeStart: 'Withdrew on {{day}}, before the term began',
      withdrawnAfterStart: 'Broke off on {{day}}, after the term began',
    },
    isFree: 'Free again at {{owner}}',
    action: { received: 'We know', toldAnotherWay: 'We have told them in another way' },
    field: {
      received: 'Anything to send back? (optional)',
      toldAnotherWay: 'How did you reach them? (optional)',
    },
    receipt: {
      received: 'Confirmed by',
      toldAnotherWay: 'Told in another way by',
      note: 'Reply',
    },
  },
} as const;
