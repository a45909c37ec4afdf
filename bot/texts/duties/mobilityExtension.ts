/** What people read of this duty, in both languages. */
export const mobilityExtension = {
  sv: {
    kind: 'Förlängning av mobilitet',
    due: 'Fråga studenten senast {{when}}',
    title: 'Vill {{student}} stanna längre? {{partner}}',
    facts: {
      student: 'Student',
      partner: 'Partner',
      stay: 'Mobilitet',
      limit: 'Begärs senast',
      outcome: 'Svar',
      answeredBy: 'Angivet av',
      answeredAt: 'Angivet',
    },
    outcome: {
      notWanted: 'Studenten stannar inte längre',
      askedFor: 'Studenten vill stanna längre, ett ändringsförslag väntas',
      endMoved: 'Behövs inte, mobilitetens slut har ändrats',
      over: 'Mobiliteten är slut',
      agreementGone: 'Learning Agreement finns inte längre',
    },
    action: { askedFor: 'Studenten vill förlänga', notWanted: 'Ingen förlängning' },
    passage: 'Text till studenten',
    write: 'Skriv till studenten',
    mail: {
      subject: 'Vill du förlänga ditt utbyte?',
      text: 'Hej!\n\nEnligt ditt Learning Agreement pågår ditt utbyte till {{end}}. Vill du stanna längre? Då behöver du begära det senast {{limit}}, genom att föreslå en ändring i ditt Learning Agreement. Både ditt hemlärosäte och ditt värdlärosäte måste godkänna den.\n\nSvara gärna också om du inte vill förlänga, så vet vi.\n\nVänliga hälsningar',
    },
  },
  en: {
    kind: 'Extension of a mobility',
    due: 'Ask the student by {{when}}',
    title: 'Does {{student}} want to stay longer? {{partner}}',
    facts: {
      student: 'Student',
      partner: 'Partner',
      stay: 'Mobility',
      limit: 'To be asked for by',
      outcome: 'Answer',
      answeredBy: 'Told by',
      answeredAt: 'Told',
    },
    outcome: {
      notWanted: 'The student does not stay longer',
      askedFor: 'The student wants to stay longer, a proposed change is expected',
      endMoved: 'Not needed, the end of the mobility has changed',
      over: 'The mobility is over',
      agreementGone: 'The Learning Agreement is gone',
    },
    action: { askedFor: 'The student wants to extend', notWanted: 'No extension' },
    passage: 'Text to the student',
    write: 'Write to the student',
    mail: {
      subject: 'Would you like to extend your exchange?',
      text: 'Hello,\n\nAccording to your Learning Agreement your exchange runs until {{end}}. Would you like to stay longer? If so, please ask for it by {{limit}} at the latest, by proposing a change in your Learning Agreement. Both your home university and your host university have to approve it.\n\nPlease answer also if you do not want to extend, so that we know.\n\nKind regards',
    },
  },
} as const;
