import type { Article } from '../../domain/knowledge.ts';

/** Outgoing students: places, loans and the Learning Agreement. */
export const outgoingArticles: readonly Article[] = [
  {
    slug: 'learning-agreement-signing',
    subject: 'outgoing',
    sourceUrl: 'https://manual.its.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-10-25',
    sv: {
      title: 'Learning Agreement: vem skriver under och när',
      keywords: ['learning agreement', 'la', 'ola', 'studieöverenskommelse', 'skriva under', 'signera', 'underskrift', 'underteckna', 'papper', 'skanna', 'pdf'],
      passages: [
        { heading: 'Tre underskrifter', text: 'Studenten, du som kontaktperson och det mottagande lärosätet skriver under, och alla tre ska ha gjort det före avresan. Ett Learning Agreement kan göras när studentens ansökan är godkänd.' },
        { heading: 'På papper', text: 'Skriver ni under på papper ska den påskrivna versionen skannas. Anteckna datum och var skanningen finns när du markerar den som klar.' },
      ],
    },
    en: {
      title: 'Learning Agreement: who signs and when',
      keywords: ['learning agreement', 'la', 'ola', 'sign', 'signature', 'signing', 'paper', 'scan', 'pdf'],
      passages: [
        { heading: 'Three signatures', text: 'The student, you as contact person and the receiving institution sign, and all three must have done so before departure. A Learning Agreement can be made once the student’s application is accepted.' },
        { heading: 'On paper', text: 'If you sign on paper, the signed version has to be scanned. Note the date and where the scan is when you mark it as done.' },
      ],
    },
  },
  {
    slug: 'learning-agreement-changes',
    subject: 'outgoing',
    sourceUrl: 'https://manual.its.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-11-01',
    sv: {
      title: 'Ändra Learning Agreement under utbytet',
      keywords: ['ändra kurser', 'byta kurs', 'byta kurser', 'ändring', 'ändringar learning agreement', 'kurs inställd', 'changes', 'under utbytet'],
      passages: [
        { heading: 'Fem veckor och två veckor', text: 'Den som vill ändra begär det inom fem veckor från terminens start, och alla tre kommer överens inom två veckor från begäran. Det är vanliga gränser; lärosäten kan ha egna, så se vad som är inställt hos oss.' },
        { heading: 'När inget får ändras', text: 'Kort kombinerad mobilitet och kort doktorandmobilitet tillåter inga ändringar. Har förslaget hunnit ersättas av ett nytt måste du ta ställning till det nya.' },
      ],
    },
    en: {
      title: 'Changing the Learning Agreement during the stay',
      keywords: ['change courses', 'changed course', 'switch course', 'amendment', 'changes learning agreement', 'course cancelled', 'during the exchange'],
      passages: [
        { heading: 'Five weeks and two weeks', text: 'Whoever wants a change asks for it within five weeks of the term’s start, and all three agree within two weeks of the request. These are the usual limits; institutions may have their own, so see what is set here.' },
        { heading: 'When nothing can be changed', text: 'Blended short-term mobility and short-term doctoral mobility allow no changes. If a proposal has been replaced by a newer one, you have to consider the newer one.' },
      ],
    },
  },
  {
    slug: 'mobility-extension',
    subject: 'outgoing',
    sourceUrl: 'https://manual.its.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-11-08',
    sv: {
      title: 'Förlänga ett utbyte',
      keywords: ['förlänga utbytet', 'stanna längre', 'stanna en termin till', 'förlängning vistelse', 'förlängd', 'stanna kvar'],
      passages: [
        { heading: 'Minst en månad före slutet', text: 'Studenten begär förlängning senast en månad före utbytets slut. Båda lärosätena måste gå med på det, och avtalet måste täcka även den nya tiden. Då uppdateras Learning Agreement.' },
      ],
    },
    en: {
      title: 'Extending a stay',
      keywords: ['extend stay', 'stay longer', 'stay another term', 'stay one more semester', 'extension', 'prolong exchange', 'remain'],
      passages: [
        { heading: 'At least a month before the end', text: 'The student asks for an extension at the latest one month before the end of the stay. Both institutions have to agree, and the agreement between them has to cover the new time too. The Learning Agreement is then updated.' },
      ],
    },
  },
  {
    slug: 'learning-agreement-blocked',
    subject: 'outgoing',
    sourceUrl: 'https://manual.its.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-11-15',
    sv: {
      title: 'Learning Agreement går inte att skicka',
      keywords: ['fungerar inte', 'går inte', 'fastnat', 'fel', 'felmeddelande', 'schac', 'telefonnummer', '+46', 'nationalitet', 'tomt fält', 'ola fungerar inte', 'blockerad', 'kan inte skapa'],
      passages: [
        { heading: 'Vanliga hinder', text: 'Kontrollera att nationalitet, språk och ämnesområde är ifyllda och att telefonnumret skrivs med +46 och utan mellanslag. Saknar partnern SCHAC-kod kan ett Learning Agreement inte hanteras digitalt. Ansökan måste också vara godkänd.' },
      ],
    },
    en: {
      title: 'The Learning Agreement cannot be sent',
      keywords: ['does not work', 'stuck', 'error', 'error message', 'schac', 'phone number', '+46', 'nationality', 'empty field', 'blocked', 'cannot create'],
      passages: [
        { heading: 'Usual obstacles', text: 'Check that nationality, language and subject area are filled in and that the phone number is written with +46 and without spaces. If the partner lacks a SCHAC code, a Learning Agreement cannot be handled digitally. The application must have been accepted, too.' },
      ],
    },
  },
  {
    slug: 'announcing-places',
    subject: 'outgoing',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-11-22',
    sv: {
      title: 'Utlysa utbytesplatser',
      keywords: ['utlysa', 'utlysning', 'platser', 'utbytesplatser', 'annonsera', 'ansökan öppnar', 'ansökningstid', 'stänga ansökan', 'fördela platser'],
      passages: [
        { heading: 'Institutionens egna platser', text: 'Du utlyser de platser som finns inom institutionens egna avtal. Berätta för studenterna vilka partner det gäller, hur många platser det är och när ansökan öppnar och stänger.' },
        { heading: 'Välj sista dag med marginal', text: 'Stäng ansökan i god tid före partnerns sista dag för nominering, så att du hinner välja ut studenterna. Meddela International Office när ansökan öppnar och stänger.' },
      ],
    },
    en: {
      title: 'Announcing exchange places',
      keywords: ['announce', 'announcement', 'places', 'exchange places', 'advertise', 'call for applications', 'application period', 'close applications', 'allocate places'],
      passages: [
        { heading: 'The department’s own places', text: 'You announce the places within the department’s own agreements. Tell students which partners there are, how many places, and when applications open and close.' },
        { heading: 'Choose the last day with a margin', text: 'Close applications well before the partner’s nomination deadline, so that you have time to select the students. Tell the International Office when applications open and close.' },
      ],
    },
  },
  {
    slug: 'borrowed-places',
    subject: 'outgoing',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-11-29',
    sv: {
      title: 'Lånade platser, återbud och avbrott',
      keywords: ['lån', 'låna plats', 'lånad plats', 'återbud', 'avbrott', 'avbryter', 'hoppar av', 'hoppat av', 'åker hem', 'ångrat sig', 'annan institution'],
      passages: [
        { heading: 'När en plats lånas', text: 'En student kan resa på en annan institutions avtal. Då äger en institution platsen medan studenten läser vid en annan. Anteckna lånet, så att båda vet om det.' },
        { heading: 'När studenten hoppar av', text: 'Återbud är före start och avbrott är efter. Äger din institution platsen ska du meddela den institution där studenten läser. I fliken gör du det i ett steg: platsen blir ledig och den andra institutionen får en uppgift att kvittera.' },
      ],
    },
    en: {
      title: 'Borrowed places and withdrawals',
      keywords: ['loan', 'borrow', 'borrowed place', 'lend', 'withdrawal', 'withdraws', 'drops out', 'breaks off', 'goes home', 'changed mind', 'other department', 'cancel exchange'],
      passages: [
        { heading: 'When a place is borrowed', text: 'A student may travel on another department’s agreement. One department then owns the place while the student studies at another. Note the loan, so that both know of it.' },
        { heading: 'When the student drops out', text: 'A student may withdraw before the start or break off after it. If your department owns the place, tell the department where the student studies. In the tab that is one step: the place becomes free and the other department gets a task to confirm.' },
      ],
    },
  },
];
