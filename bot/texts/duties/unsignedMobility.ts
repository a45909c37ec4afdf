/** What people read of this duty, in both languages. */
export const unsignedMobility = {
  sv: {
    kind: 'Mobilitet utan tre underskrifter',
    due: 'Ordna senast {{when}}',
    title: '{{student}} har börjat utan färdigt Learning Agreement, {{partner}}',
    facts: {
      student: 'Student',
      direction: 'Riktning',
      partner: 'Partner',
      stay: 'Mobilitet',
      missing: 'Saknas',
      advice: 'Gör så här',
      outcome: 'Resultat',
      note: 'Så löstes det',
      settledBy: 'Ordnat av',
      settledAt: 'Ordnat',
    },
    direction: { outgoing: 'Utresande', incoming: 'Inresande' },
    party: {
      student: 'studenten',
      sendingInstitution: 'hemlärosätet',
      receivingInstitution: 'värdlärosätet',
    },
    advice:
      'Alla tre ska ha skrivit under före avresan. Kontakta den som saknas redan i dag. Uppgiften försvinner av sig själv när underskrifterna har kommit in.',
    outcome: {
      settled: 'Ordnat på annat sätt',
      signed: 'Alla tre har skrivit under',
      notBegun: 'Mobiliteten börjar senare',
    },
    whyYou: 'Kontaktperson och International Office får veta det här samtidigt, så att det blir ordnat redan i dag.',
    action: { settled: 'Det är ordnat' },
    field: { note: 'Hur löstes det?' },
  },
  en: {
    kind: 'Mobility without three signatures',
    due: 'Settle by {{when}}',
    title: '{{student}} has started without a finished Learning Agreement, {{partner}}',
    facts: {
      student: 'Student',
      direction: 'Direction',
      partner: 'Partner',
      stay: 'Mobility',
      missing: 'Missing',
      advice: 'What to do',
      outcome: 'Result',
      note: 'How it was settled',
      settledBy: 'Settled by',
      settledAt: 'Settled',
    },
    direction: { outgoing: 'Outgoing', incoming: 'Incoming' },
    party: {
      student: 'the student',
      sendingInstitution: 'home university',
      receivingInstitution: 'host university',
    },
    advice:
      'All three are to sign before departure. Write to whoever is missing today. The task goes away by itself once the signatures have come in.',
    outcome: {
      settled: 'Settled in another way',
      signed: 'All three have signed',
      notBegun: 'The mobility begins later',
    },
    whyYou: 'Contact person and International Office are told this at the same time, so that it is settled today.',
    action: { settled: 'It is settled' },
    field: { note: 'How was it settled?' },
  },
} as const;
