import type { Article } from '../../domain/knowledge.ts';

/** How to do things in Solemove. */
export const solemoveArticles: readonly Article[] = [
  {
    slug: 'solemove-find-agreement',
    subject: 'solemove',
    sourceUrl: 'https://manual.its.umu.se/soka-ut-utbytesavtal-i-solemove',
    responsible: 'International Office',
    reviewOn: '2027-06-28',
    sv: {
      title: 'Hitta utbytesavtal i Solemove',
      keywords: ['söka avtal', 'ser inte avtalet', 'avtalet är borta', 'försvunnit', 'dolda', 'utgångna', 'vilka avtal har vi', 'partneruniversitet'],
      passages: [
        { heading: 'Utgångna avtal är dolda', text: 'Solemove visar från början inte avtal som har gått ut. Hittar du inte ett avtal som ni borde ha, så ändra sökningen så att även utgångna avtal kommer med. Annars märks det inte att de har löpt ut.' },
        { heading: 'Sök på institutionen', text: 'Sök på din egen institution som heminstitution för att se de avtal ni äger. Både studenter och personal kan se i Solemove vilka partner universitetet har.' },
      ],
    },
    en: {
      title: 'Finding exchange agreements in Solemove',
      keywords: ['search agreements', 'cannot see the agreement', 'agreement is gone', 'disappeared', 'hidden', 'expired', 'which agreements do we have', 'partner universities'],
      passages: [
        { heading: 'Expired agreements are hidden', text: 'By default Solemove does not show agreements that have expired. If you miss one that you should have, change the search so that expired ones are included. Otherwise nobody notices that they have lapsed.' },
        { heading: 'Search for the department', text: 'Search for your own department as home department to see the agreements that you own. Students and staff can both see in Solemove which partners the university has.' },
      ],
    },
  },
  {
    slug: 'solemove-extend-agreement',
    subject: 'solemove',
    sourceUrl: 'https://manual.its.umu.se/uppdatera-forlanga-utbytesavtal',
    responsible: 'International Office',
    reviewOn: '2027-08-09',
    sv: {
      title: 'Uppdatera eller förlänga ett avtal',
      keywords: ['förlänga avtal', 'förnya', 'avtalet går ut', 'löper ut', 'giltigt', 'slutdatum', 'ändra antal platser', 'uppdatera avtal'],
      passages: [
        { heading: 'Varför det är bråttom', text: 'En nominering kan inte slutföras om avtalet inte täcker den termin som studenten ska vara borta. Titta därför på vilken termin platserna gäller, inte bara på när avtalet går ut.' },
        { heading: 'Så går det till', text: 'Kom överens med partnern om den nya tiden eller de nya platserna. För sedan in ändringen i Solemove enligt manualen. Fråga International Office om du är osäker på vem som ska skriva under.' },
      ],
    },
    en: {
      title: 'Updating or extending an agreement',
      keywords: ['extend agreement', 'renew', 'agreement expires', 'runs out', 'valid', 'end date', 'change number of places', 'update agreement', 'prolong'],
      passages: [
        { heading: 'Why it is urgent', text: 'A nomination cannot be finished unless the agreement covers the term of the stay. So look at the terms that the places are for, not only at when the agreement ends.' },
        { heading: 'How it is done', text: 'Agree with the partner on the new period or places. Then enter the change in Solemove as the manual shows. Ask the International Office if you are unsure who has to sign.' },
      ],
    },
  },
  {
    slug: 'solemove-new-agreement',
    subject: 'solemove',
    sourceUrl: 'https://manual.its.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-08-16',
    sv: {
      title: 'Lägga in ett nytt avtal i Solemove',
      keywords: ['nytt avtal', 'registrera avtal', 'mata in', 'skapa avtal', 'schac', 'erasmuskod', 'partnern finns inte', 'lägga upp'],
      passages: [
        { heading: 'Partnern först', text: 'Partnern måste finnas i Solemove med både SCHAC-kod och Erasmuskod innan avtalet läggs in. Saknas partnern eller någon av koderna, hör av dig till International Office.' },
        { heading: 'Uppgifterna i avtalet', text: 'Ha partner, riktning, nivå, ämne, antal platser, antal månader och läsår till hands. Två riktningar är två villkor, vart och ett med eget första och sista läsår.' },
      ],
    },
    en: {
      title: 'Entering a new agreement in Solemove',
      keywords: ['new agreement', 'register agreement', 'add', 'create agreement', 'schac', 'erasmus code', 'partner is missing', 'enter'],
      passages: [
        { heading: 'The partner first', text: 'The partner has to be in Solemove with both SCHAC code and Erasmus code before the agreement is entered. If the partner or one of the codes is missing, turn to the International Office.' },
        { heading: 'What the agreement says', text: 'Have partner, direction, level, subject, places, months and academic years at hand. Two directions are two conditions, each with its own first and last academic year.' },
      ],
    },
  },
  {
    slug: 'solemove-partner-account',
    subject: 'solemove',
    sourceUrl: 'https://manual.its.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-08-23',
    sv: {
      title: 'Skapa konto åt en partner i Solemove',
      keywords: ['partnerkonto', 'konto', 'inloggning partner', 'partnern kan inte logga in', 'kan inte nominera', 'användare partneruniversitet', 'lösenord'],
      passages: [
        { heading: 'När ett konto behövs', text: 'Partneruniversitetet nominerar sina studenter i Solemove och behöver då ett konto. Kontrollera i god tid före nomineringen att det finns. Finns det redan ska du inte skapa ett till.' },
        { heading: 'Så gör du', text: 'Ta reda på partnerns kontaktperson och e-postadress och skapa kontot enligt manualen. Meddela partnern när det är klart. Fungerar inte inloggningen hjälper International Office till.' },
      ],
    },
    en: {
      title: 'Creating a partner’s account in Solemove',
      keywords: ['partner account', 'account', 'partner login', 'partner cannot log in', 'cannot nominate', 'user for partner university', 'password'],
      passages: [
        { heading: 'When an account is needed', text: 'The partner university nominates its students in Solemove and needs an account for that. Check in good time before nominations that there is one. If there is, do not create another.' },
        { heading: 'How to do it', text: 'Find out the partner’s contact person and e-mail address and create the account as the manual shows. Tell the partner when it is done. If signing in does not work, the International Office helps.' },
      ],
    },
  },
  {
    slug: 'solemove-home-department',
    subject: 'solemove',
    sourceUrl: 'https://manual.its.umu.se/en/application-for-outgoing-exchange-students',
    responsible: 'International Office',
    reviewOn: '2027-08-30',
    sv: {
      title: '”Home department” i Solemove',
      keywords: ['heminstitution', 'home department', 'hemmainstitution', 'ägare', 'äger platsen', 'fältet', 'fel institution'],
      passages: [
        { heading: 'Vem fältet pekar på', text: 'Home department är den institution som äger platsen, inte den där studenten läser. Läser studenten någon annanstans är platsen lånad, och det syns inte i fältet. Anteckna därför lånet särskilt.' },
      ],
    },
    en: {
      title: '“Home department” in Solemove',
      keywords: ['home department', 'owner', 'owns the place', 'field', 'wrong department'],
      passages: [
        { heading: 'What the field means', text: 'The home department is the one that owns the place, not the one where the student studies. If the student studies elsewhere, the place is borrowed, and the field does not show that. So note the loan separately.' },
      ],
    },
  },
];
