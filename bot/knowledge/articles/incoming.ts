import type { Article } from '../../domain/knowledge.ts';

/** Incoming students: eligibility, NyA, nominations, instructions to partners. */
export const incomingArticles: readonly Article[] = [
  {
    slug: 'access-to-nya',
    subject: 'incoming',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'Admissions',
    reviewOn: '2027-09-06',
    sv: {
      title: 'Behörighet till NyA-webben',
      keywords: ['nya', 'nya-webben', 'nyawebben', 'logga in i nya', 'kan inte logga in', 'åtkomst', 'beställa behörighet', 'blankett', 'användarbehörighet', 'inloggning nya'],
      passages: [
        { heading: 'Beställ åtkomst', text: 'Du behöver åtkomst till NyA-webben för att se studentens meriter, till exempel kursmeritförteckningen. Saknar du den fyller du i blanketten för användarbehörighet på sidan om studieadministrativa system. Beställ i god tid, helst innan frågorna börjar komma.' },
        { heading: 'Om en fråga redan väntar', text: 'Tryck på ”Saknar åtkomst till NyA” på kortet. Då får Antagningen veta vad svaret väntar på, och din ställföreträdare får frågan.' },
      ],
    },
    en: {
      title: 'Access to NyA-webben',
      keywords: ['nya', 'nya-webben', 'log in to nya', 'cannot log in', 'login nya', 'order access', 'form', 'user account', 'permission'],
      passages: [
        { heading: 'Order access', text: 'You need access to NyA-webben to see the student’s merits, such as transcripts. If you lack it, fill in the form for user access on the page about student administration systems. Order in good time, preferably before questions begin to come.' },
        { heading: 'If a question waits already', text: 'Press “No access to NyA” on the card. Admissions then knows what the answer waits for, and your deputy gets the question.' },
      ],
    },
  },
  {
    slug: 'specific-entry-requirements',
    subject: 'incoming',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'Admissions',
    reviewOn: '2027-09-13',
    sv: {
      title: 'Granska särskild behörighet',
      keywords: ['särskild behörighet', 'behörig', 'obehörig', 'förkunskapskrav', 'förkunskaper', 'omval', 'bråttom', 'svara antagningen', 'behörighetsfråga', 'granska'],
      passages: [
        { heading: 'Svara genast', text: 'Svara Antagningen så snart du kan. Är studenten inte behörig måste Antagningen be om ett omval, och det tar tid. Ju senare svaret kommer, desto färre kurser finns kvar att välja.' },
        { heading: 'Så granskar du', text: 'Läs studentens meriter i NyA-webben och jämför dem med kursplanens krav. Svara behörig, inte behörig med skäl, att du behöver mer underlag, eller att kursen inte är er.' },
        { heading: 'När frågorna kommer', text: 'Frågorna brukar komma från mitten av april till mitten av maj och från mitten av oktober till mitten av november. Se till att någon kan svara när du är borta då.' },
      ],
    },
    en: {
      title: 'Reviewing specific entry requirements',
      keywords: ['specific entry requirements', 'eligible', 'eligibility', 'not eligible', 'prerequisites', 'new choice', 'omval', 'urgent', 'answer admissions', 'qualified', 'review'],
      passages: [
        { heading: 'Answer at once', text: 'Answer Admissions as soon as you can. If the student is not eligible, Admissions has to ask for a new choice of course, which takes time. The later the answer, the fewer courses are left.' },
        { heading: 'How to review', text: 'Read the student’s merits in NyA-webben and compare them with the requirements in the syllabus. Answer eligible, not eligible with the reason, that you need more, or that the course is not yours.' },
        { heading: 'When questions come', text: 'Questions tend to come from mid-April to mid-May and from mid-October to mid-November. See that somebody can answer if you are away then.' },
      ],
    },
  },
  {
    slug: 'reading-transcripts',
    subject: 'incoming',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'Admissions',
    reviewOn: '2027-09-20',
    sv: {
      title: 'Tolka utländska betygsutdrag',
      keywords: ['transcript', 'betygsutdrag', 'betyg', 'utländska betyg', 'ects', 'poäng', 'betygsskala', 'studieintyg', 'merit', 'tolka'],
      passages: [
        { heading: 'Fråga Antagningen', text: 'Är du osäker på hur ett betygsutdrag ska läsas frågar du International Admissions Office. De kan betygsskalor och utbildningssystem i andra länder. Skicka ingen kopia i chatten: utdraget finns i NyA-webben.' },
      ],
    },
    en: {
      title: 'Reading foreign transcripts',
      keywords: ['transcript', 'grades', 'foreign grades', 'ects', 'credits', 'grading scale', 'education system', 'interpret', 'marks'],
      passages: [
        { heading: 'Ask Admissions', text: 'If you are unsure how to read a transcript, ask the International Admissions Office. It knows grading scales and education systems of other countries. Send no copy in the chat: the transcript is in NyA-webben.' },
      ],
    },
  },
  {
    slug: 'nominations',
    subject: 'incoming',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-09-27',
    sv: {
      title: 'Nomineringar och deras datum',
      keywords: ['nominera', 'nominering', 'sista dag nominering', 'deadline', 'partnern nominerar', '1 april', '1 oktober', 'när nomineras'],
      passages: [
        { heading: 'Till Umeå', text: 'Partneruniversiteten nominerar sina studenter till Umeå senast omkring den 1 april för höstterminen och den 1 oktober för vårterminen. Infaller dagen på en helg flyttas den till närmaste vardag. Dagarna för den aktuella terminen står i terminskalendern.' },
        { heading: 'Från Umeå', text: 'När våra studenter ska nomineras till en partner är det partnerns sista dag som gäller. Avtalet måste täcka terminen, annars kan nomineringen inte slutföras.' },
      ],
    },
    en: {
      title: 'Nominations and their dates',
      keywords: ['nominate', 'nomination', 'nomination deadline', 'last day', 'partner nominates', '1 april', '1 october', 'when to nominate'],
      passages: [
        { heading: 'To Umeå', text: 'Partner universities nominate their students to Umeå by about 1 April for the autumn term and 1 October for the spring term. A day on a weekend moves to the nearest weekday. The days of the current term are in the term calendar.' },
        { heading: 'From Umeå', text: 'When our students are nominated to a partner, the partner’s last day counts. The agreement has to cover the term, or the nomination cannot be finished.' },
      ],
    },
  },
  {
    slug: 'forwarding-instructions',
    subject: 'incoming',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-10-04',
    sv: {
      title: 'Skicka vidare instruktioner till partner',
      keywords: ['instruktioner', 'ansökningsinstruktioner', 'nomineringsinstruktioner', 'mejla partner', 'skicka till partneruniversitet', 'studsade', 'mejlet kom tillbaka', 'vidarebefordra'],
      passages: [
        { heading: 'Så går det till', text: 'När International Office har gett ut instruktioner för ansökan och nominering får du en lista med institutionens egna partner. Det finns ett färdigt mejl på engelska för var och en. Markera vilka du har skickat till.' },
        { heading: 'Om mejlet studsar', text: 'Markera att mejlet har studsat och leta upp en ny adress hos partnern. Skicka sedan igen. International Office ser vilka institutioner som har partner kvar.' },
      ],
    },
    en: {
      title: 'Forwarding instructions to partners',
      keywords: ['instructions', 'application instructions', 'nomination instructions', 'e-mail partners', 'email', 'send to partner universities', 'bounced', 'forward'],
      passages: [
        { heading: 'How it works', text: 'When the International Office has issued instructions for application and nomination, you get a list of the department’s own partners. There is a ready e-mail in English for each. Mark the ones you have sent it to.' },
        { heading: 'If the e-mail bounces', text: 'Mark that the e-mail bounced and find a new address at the partner. Then send it again. The International Office sees which departments have partners left.' },
      ],
    },
  },
  {
    slug: 'passing-on-information',
    subject: 'incoming',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-10-11',
    sv: {
      title: 'Föra information vidare',
      keywords: ['information', 'sprida', 'meddelande från io', 'berätta för studenter', 'informera lärare', 'inte relevant', 'myndigheter', 'student guide', 'studera utomlands'],
      passages: [
        { heading: 'Det som kommer till dig', text: 'International Office skickar information från sig själv och från andra myndigheter. För den vidare till de studenter och lärare som berörs och markera att det är gjort, eller att det inte rör er.' },
        { heading: 'Att hänvisa till', text: 'Studenter som vill åka ut hänvisar du till Studera utomlands. De som kommer hit har nytta av International Student Guide, och utbyten.se beskriver programmen.' },
      ],
    },
    en: {
      title: 'Passing on information',
      keywords: ['information', 'spread', 'message from io', 'tell students', 'inform teachers', 'not relevant', 'authorities', 'student guide', 'study abroad page'],
      passages: [
        { heading: 'What comes to you', text: 'The International Office sends information of its own and from other authorities. Pass it on to the students and teachers concerned and mark that it is done, or that it is not relevant for you.' },
        { heading: 'Where to refer people', text: 'Students who want to go abroad find what they need on Studera utomlands. Those who come here are helped by the International Student Guide, and utbyten.se describes the programmes.' },
      ],
    },
  },
  {
    slug: 'term-calendar',
    subject: 'incoming',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-10-18',
    sv: {
      title: 'Terminskalendern',
      keywords: ['kalender', 'terminstider', 'datum', 'viktiga datum', 'när börjar terminen', 'terminsstart', 'årshjul', 'höstterminen', 'vårterminen'],
      passages: [
        { heading: 'Datum för varje termin', text: 'Terminskalendern i fliken samlar terminens viktiga dagar, till exempel terminsstart och nominering. Botens påminnelser följer den. International Office lägger in dagarna och rättar dem.' },
      ],
    },
    en: {
      title: 'The term calendar',
      keywords: ['calendar', 'term dates', 'semester dates', 'important dates', 'when does the term start', 'semester start', 'autumn term', 'spring term'],
      passages: [
        { heading: 'Dates of each term', text: 'The term calendar in the tab holds the term’s important days, such as its start and the nominations. The bot’s reminders follow it. The International Office enters and corrects the days.' },
      ],
    },
  },
];
