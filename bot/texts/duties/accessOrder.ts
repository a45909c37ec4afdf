/** What people read of this duty, in both languages. */
export const accessOrder = {
  sv: {
    kind: 'Åtkomst till system',
    due: 'Klart senast {{when}}',
    system: { nya: 'NyA-webben', solemove: 'Solemove' },
    title: {
      order: 'Beställ åtkomst till {{system}}',
      ordered: 'Beställd åtkomst till {{system}}: har du fått den?',
      renew: 'Förnya din åtkomst till {{system}}',
      refused: '{{name}} har fått nej till åtkomst till {{system}}',
    },
    whyYou: {
      own: 'Det gäller din egen åtkomst.',
      refused: '{{name}} kan inte granska behörighet utan åtkomst. Bestäm hur institutionen ska göra i stället.',
    },
    facts: {
      endsOn: 'Gäller till och med',
      steps: 'Så gör du',
      ordered: 'Beställd',
      granted: 'Beviljad',
      expiresOn: 'Gäller till och med',
      refused: 'Avslag',
      reason: 'Skäl',
      settled: 'Så blev det',
    },
    steps: {
      nya: '1. Fyll i blanketten Beställning av användarbehörighet i NyA-webben. Den finns på universitetets sidor om studieadministrativa system.\n2. Låt den som är chef hos dig skriva under.\n3. Skicka in blanketten och tryck på Beställt här.\n4. När du kommer in i NyA-webben: tryck på Beviljad.',
      solemove: '1. Be International Office om ett konto i Solemove för din institution. Texten nedan går att använda.\n2. Tryck på Beställt här.\n3. När du kommer in i Solemove: tryck på Beviljad.',
    },
    passage: {
      title: 'Text till beställningen',
      nya: 'Jag är internationell kontaktperson och granskar särskild behörighet på uppdrag av Antagningen. Därför behöver jag läsbehörighet i NyA-webben, så att jag kan se de sökandes meriter.\n\n{{name}}',
      solemove: 'Jag är internationell kontaktperson och behöver åtkomst till Solemove för min institutions avtal och studenter.\n\n{{name}}',
    },
    action: { ordered: 'Beställt', granted: 'Beviljad', refused: 'Avslag', settled: 'Det är löst' },
    field: {
      orderedOn: 'Vilken dag beställde du? (frivilligt, annars i dag)',
      expiresOn: 'Sista dagen som den gäller (frivilligt)',
      reason: 'Vilket skäl fick du?',
      note: 'Hur löste ni det?',
    },
    by: '{{day}}, enligt {{name}}',
  },
  en: {
    kind: 'Access to a system',
    due: 'Have it settled by {{when}}',
    system: { nya: 'NyA-webben', solemove: 'Solemove' },
    title: {
      order: 'Order access to {{system}}',
      ordered: 'Access ordered to {{system}}: have you got it?',
      renew: 'Renew your access to {{system}}',
      refused: '{{name}} was refused access to {{system}}',
    },
    whyYou: {
      own: 'This is about your own access.',
      refused: '{{name}} cannot review entry requirements without access. Decide what the department does instead.',
    },
    facts: {
      endsOn: 'Valid until',
      steps: 'How to do it',
      ordered: 'Ordered',
      granted: 'Granted',
      expiresOn: 'Valid until',
      refused: 'Refused',
      reason: 'Reason',
      settled: 'What was arranged',
    },
    steps: {
      nya: '1. Fill in the form for user access to NyA-webben (Beställning av användarbehörighet i NyA-webben). It is on the university’s pages about systems for study administration.\n2. Have your manager sign it.\n3. Send it in and press Ordered here.\n4. Once you can get into NyA-webben, press Granted.',
      solemove: '1. Ask the International Office for an account in Solemove for your department. The text below may be of use.\n2. Press Ordered here.\n3. Once you can get into Solemove, press Granted.',
    },
    passage: {
      title: 'Text for the order',
      nya: 'I am an international contact person and review specific entry requirements when Admissions asks. For this I need to be able to read applicants’ merits in NyA-webben.\n\n{{name}}',
      solemove: 'I am an international contact person and need access to Solemove for the agreements and students of my department.\n\n{{name}}',
    },
    action: { ordered: 'Ordered', granted: 'Granted', refused: 'Refused', settled: 'It is settled' },
    field: {
      orderedOn: 'On which day did you order it? (optional, otherwise today)',
      expiresOn: 'Last day on which it is valid (optional)',
      reason: 'What reason were you given?',
      note: 'How did you settle it?',
    },
    by: '{{day}}, according to {{name}}',
  },
} as const;
