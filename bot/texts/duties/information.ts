/** What people read of this duty, in both languages. The passages are passed on as they are. */
export const information = {
  sv: {
    kind: 'Information till studenter och partner',
    due: 'Informera senast {{when}}',
    title: {
      outgoing: 'Berätta om stipendier och Student UT för dem som reser ut {{term}}',
      incoming: 'Berätta om Student IN för dem som kommer hit {{term}}',
    },
    facts: { answer: 'Svar', by: 'Svarat av', term: 'Termin', what: 'Det här gäller', insurance: 'Försäkringen' },
    what: {
      outgoing: 'Utresande studenter behöver veta vilka stipendier de kan söka och hur försäkringen Student UT skyddar dem. Färdiga texter finns här att skicka.',
      incoming: 'Inresande studenter och deras universitet behöver veta att försäkringen Student IN ingår. Färdiga texter finns här att skicka.',
    },
    insurance: {
      outgoing:
        'Student UT gäller {{weeksBefore}} veckor före och {{weeksAfter}} veckor efter utbytet, enligt villkoren {{year}}. Den förutsätter ett skriftligt avtal som gäller.',
      incoming: 'Student IN gäller {{weeksBefore}} veckor före och {{weeksAfter}} veckor efter utbytet, enligt villkoren {{year}}.',
    },
    link: { outgoing: 'Villkoren för Student UT {{year}} (engelska)', incoming: 'Villkoren för Student IN {{year}} (engelska)' },
    beforeDeparture: 'Umeå universitets sida inför avresan',
    passageTitle: { sv: 'Text till studenterna på svenska', en: 'Text till studenterna på engelska', partner: 'Mejl till partneruniversiteten (engelska)' },
    passage: {
      outgoing: `Hej!

Snart är det dags för ditt utbyte {{term}}. Två saker är bra att ordna redan nu.

Stipendier: Reser du inom Erasmus+, Nordplus eller North2North kan du söka ett stipendium från programmet. Sök i god tid, oftast innan du reser. Så gör du: {{page}}

Försäkring: Som utbytesstudent är du försäkrad genom Student UT, utan kostnad för dig. Den gäller dygnet runt i landet där du studerar, under hela utbytet samt {{weeksBefore}} veckor före och {{weeksAfter}} veckor efter (enligt villkoren {{year}}). Den förutsätter att det finns ett skriftligt utbytesavtal som gäller och att du är registrerad i Ladok. Läs villkoren innan du reser, så att du vet vad du kan behöva komplettera: {{source}}

Hör av dig till institutionens internationella kontaktperson om du undrar över något.`,
      incoming: `Hej och välkommen!

Under ditt utbyte {{term}} är du försäkrad genom Student IN, utan kostnad för dig. Försäkringen gäller dygnet runt i Sverige, under hela utbytet samt {{weeksBefore}} veckor före och {{weeksAfter}} veckor efter (enligt villkoren {{year}}).

Läs villkoren innan du reser hit, så att du vet vad som ingår och vad du själv behöver ordna: {{source}}

Hör av dig till institutionens internationella kontaktperson om du undrar över något.`,
      partner: `Hej,

Era studenter som kommer till oss på utbyte {{term}} är försäkrade genom Student IN, utan kostnad för dem. Försäkringen gäller i Sverige under hela utbytet samt {{weeksBefore}} veckor före och {{weeksAfter}} veckor efter (enligt villkoren {{year}}).

Berätta gärna det för dem, och be dem läsa villkoren: {{source}}

Med vänlig hälsning`,
    },
    outcome: { informed: 'Informerade: {{how}}', noStudents: 'Inga sådana studenter den här terminen' },
    action: { informed: 'De är informerade', noStudents: 'Inga sådana studenter den här terminen' },
    field: { how: 'Hur? Till exempel mejl, möte eller Canvas', on: 'Vilken dag? (lämna tomt för i dag)' },
  },
  en: {
    kind: 'Information to students and partners',
    due: 'Inform by {{when}}',
    title: {
      outgoing: 'Tell those who go abroad in {{term}} about scholarships and Student UT',
      incoming: 'Tell those who come to us in {{term}} about Student IN',
    },
    facts: { answer: 'Answer', by: 'Answered by', term: 'Term', what: 'What it is about', insurance: 'The insurance' },
    what: {
      outgoing: 'Outgoing students need to know which scholarships they can apply for and how the insurance Student UT covers them. There are texts here, ready to send.',
      incoming: 'Incoming students and their universities need to know that the insurance Student IN is included. There are texts here, ready to send.',
    },
    insurance: {
      outgoing:
        'Student UT covers {{weeksBefore}} weeks before and {{weeksAfter}} weeks after the exchange, under the terms of {{year}}. It requires a valid written agreement.',
      incoming: 'Student IN covers {{weeksBefore}} weeks before and {{weeksAfter}} weeks after the exchange, under the terms of {{year}}.',
    },
    link: { outgoing: 'The terms of Student UT (Student OUT) {{year}}', incoming: 'The terms of Student IN {{year}}' },
    beforeDeparture: 'Umeå University’s page on what to do before departure (Swedish)',
    passageTitle: { sv: 'Text for the students in Swedish', en: 'Text for the students in English', partner: 'E-mail to the partner universities' },
    passage: {
      outgoing: `Hello,

Your exchange in {{term}} is coming up. Two things are good to see to already now.

Scholarships: If you go within Erasmus+, Nordplus or North2North you can apply for a scholarship from the programme. Apply in good time, usually before you leave. This is how: {{page}}

Insurance: As an exchange student you are insured through Student UT (called Student OUT in the English terms), free of charge. It covers you around the clock in the country where you study, during the whole exchange and {{weeksBefore}} weeks before and {{weeksAfter}} weeks after it (under the terms of {{year}}). It requires a valid written exchange agreement, and that you are registered in Ladok. Read the terms before you leave, so that you know what you may have to add: {{source}}

If you have questions, please ask your department’s international contact person.`,
      incoming: `Hello, and welcome!

During your exchange in {{term}} you are insured through Student IN, free of charge. The insurance covers you around the clock in Sweden, during the whole exchange and {{weeksBefore}} weeks before and {{weeksAfter}} weeks after it (under the terms of {{year}}).

Please read the terms before you travel, so that you know what is included and what you have to arrange yourself: {{source}}

If you have questions, please ask your department’s international contact person.`,
      partner: `Dear colleagues,

Your students who come to us on exchange in {{term}} are insured through Student IN, free of charge for them. The insurance covers them in Sweden during the whole exchange and {{weeksBefore}} weeks before and {{weeksAfter}} weeks after it (under the terms of {{year}}).

Please tell them, and ask them to read the terms: {{source}}

Kind regards`,
    },
    outcome: { informed: 'Informed: {{how}}', noStudents: 'No such students this term' },
    action: { informed: 'They are informed', noStudents: 'No such students this term' },
    field: { how: 'How? For example e-mail, a meeting or Canvas', on: 'On which day? (leave empty for today)' },
  },
} as const;
