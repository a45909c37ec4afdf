/** What people read of this duty, in both languages. */
export const partnerAccount = {
  sv: {
    kind: 'Partners konto i Solemove',
    due: 'Ordna senast {{when}}',
    title: {
      unknown: 'Har {{partner}} ett konto i Solemove?',
      missing: 'Skapa ett konto i Solemove för {{partner}}',
    },
    facts: {
      state: 'Konto',
      contactName: 'Kontakt hos partnern',
      contactEmail: 'Kontaktens e-post',
      why: 'Varför nu',
      step: 'Steg {{number}}',
      schac: 'Partnerns SCHAC-kod',
      agreements: 'Våra avtal',
      others: 'Andra institutioner med avtal',
    },
    state: { unknown: 'Ingen har svarat än', missing: 'Saknas', created: 'Finns' },
    why: {
      term: 'Partnern ska snart nominera studenter till {{term}} och gör det i Solemove.',
      newAgreement: 'Avtalet är nytt. Utan konto kan partnern inte nominera.',
    },
    step: {
      search: 'Sök fram partnern i Solemove. Kontot kan finnas under ett annat namn, så sök på SCHAC-koden också.',
      ask: 'Fråga partnern vem som nominerar, och efter namn och e-postadress. Texten längre ner kan skickas som den är.',
      create: 'Skapa kontot för den personen. Kommer du inte åt det själv hjälper International Office till.',
      tell: 'Be partnern logga in en gång, så att ni vet att det fungerar. Svara sedan här att kontot är skapat.',
    },
    field: {
      contactName: 'Vem hos partnern har kontot? (frivilligt)',
      contactEmail: 'Kontaktens e-post (frivilligt)',
    },
    action: {
      exists: 'Kontot finns',
      missing: 'Kontot saknas',
      created: 'Kontot är skapat',
    },
    mail: {
      title: { en: 'Mejl till partnern, på engelska', sv: 'Mejl till en nordisk partner, på svenska' },
      text: 'Hej! Ni nominerar era utbytesstudenter till Umeå universitet i vårt system Solemove. Ert lärosäte har inget konto där än. Vem hos er sköter nomineringarna? Skicka gärna namn och e-postadress, så skapar vi ett konto och berättar hur man loggar in.',
    },
  },
  en: {
    kind: 'Partner account in Solemove',
    due: 'Settle by {{when}}',
    title: {
      unknown: 'Does {{partner}} have an account in Solemove?',
      missing: 'Create an account in Solemove for {{partner}}',
    },
    facts: {
      state: 'Account',
      contactName: 'Contact at the partner',
      contactEmail: 'E-mail of the contact',
      why: 'Why now',
      step: 'Step {{number}}',
      schac: 'SCHAC code of the partner',
      agreements: 'Our agreements',
      others: 'Other departments with agreements',
    },
    state: { unknown: 'Nobody has answered yet', missing: 'Missing', created: 'Is there' },
    why: {
      term: 'The partner is soon to nominate students for {{term}}, and does so in Solemove.',
      newAgreement: 'The agreement is new. Without an account the partner cannot nominate.',
    },
    step: {
      search: 'Look the partner up in Solemove. The account may be there under another name, so search for the SCHAC code too.',
      ask: 'Ask the partner who nominates, and for name and e-mail address. The text below can be sent as it is.',
      create: 'Create the account for that person. If you cannot get at it yourself, the International Office helps.',
      tell: 'Ask the partner to sign in once, so that you know that it works. Then answer here that the account is created.',
    },
    field: {
      contactName: 'Who at the partner has the account? (optional)',
      contactEmail: 'E-mail of the contact (optional)',
    },
    action: {
      exists: 'The account is there',
      missing: 'The account is missing',
      created: 'The account is created',
    },
    mail: {
      title: { en: 'E-mail to the partner, in English', sv: 'E-mail to a Nordic partner, in Swedish' },
      text: 'Dear colleague, you nominate your exchange students to Umeå University in our system Solemove. Your university does not have an account there yet. Who handles the nominations at your university? If you send us the name and e-mail address, we will create an account and tell you how to sign in.',
    },
  },
} as const;
