/** What people read of this duty, in both languages. */
export const agreementRegistration = {
  sv: {
    kind: 'Utbytesavtal att lägga in i Solemove',
    due: 'Lägg in senast {{when}}',
    title: 'Lägg in det nya avtalet med {{partner}} i Solemove',
    facts: {
      partner: 'Partner',
      schac: 'Partnerns SCHAC-kod',
      code: 'Avtalskod',
      partnerCode: 'Partnerns avtalskod',
    },
    step: '{{number}}. {{step}}',
    steps: {
      partnerFound: 'Partnern finns i Solemove, med SCHAC-kod och Erasmuskod',
      entered: 'Avtalet är inlagt med alla villkor',
      fileUploaded: 'Det undertecknade avtalet är uppladdat som fil',
      checked: 'International Office har gått igenom uppgifterna',
    },
    toDo: 'Återstår',
    done: 'Klart {{when}}, {{by}}',
    action: {
      partnerFound: 'Partnern finns med båda koderna',
      entered: 'Avtalet är inlagt',
      fileUploaded: 'Filen är uppladdad',
      checked: 'Uppgifterna är kontrollerade',
      allDone: 'Allt är redan klart',
    },
  },
  en: {
    kind: 'Exchange agreement to enter in Solemove',
    due: 'Enter by {{when}}',
    title: 'Enter the new agreement with {{partner}} in Solemove',
    facts: {
      partner: 'Partner university',
      schac: 'SCHAC code of the partner',
      code: 'Agreement code',
      partnerCode: 'Agreement code of the partner',
    },
    step: 'Step {{number}}: {{step}}',
    steps: {
      partnerFound: 'The partner is in Solemove, with SCHAC code and Erasmus code',
      entered: 'The agreement is entered with all its conditions',
      fileUploaded: 'The signed agreement is uploaded as a file',
      checked: 'The International Office has gone through the data',
    },
    toDo: 'To do',
    done: 'Done {{when}}, {{by}}',
    action: {
      partnerFound: 'The partner is there with both codes',
      entered: 'The agreement is entered',
      fileUploaded: 'The file is uploaded',
      checked: 'The data are checked',
      allDone: 'All of it is done already',
    },
  },
} as const;
