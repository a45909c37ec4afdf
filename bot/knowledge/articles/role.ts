import type { Article } from '../../domain/knowledge.ts';

/** The contact person's role, and who helps. */
export const roleArticles: readonly Article[] = [
  {
    slug: 'role-of-the-contact-person',
    subject: 'role',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-03-15',
    sv: {
      title: 'Kontaktpersonens roll',
      keywords: ['ikp', 'internationell kontaktperson', 'uppdrag', 'ansvar', 'arbetsuppgifter', 'ny på jobbet', 'vad ska jag göra', 'förväntas'],
      passages: [
        { heading: 'Uppdraget i korthet', text: 'Varje institution som har ett utbytesprogram ska ha en internationell kontaktperson. Du är vägen in i frågor om utbyten för studenter, lärare och annan personal. Du berättar om möjligheterna och sköter institutionens avtal i Solemove.' },
        { heading: 'Utresande och inresande', text: 'För studenter som ska resa ut utlyser du platser, skriver under Learning Agreement och berättar om stipendier och försäkring. För studenter som kommer hit skickar du instruktioner till partnern, ser till att partnern har konto och granskar behörighet när Antagningen frågar.' },
      ],
    },
    en: {
      title: 'The contact person’s role',
      keywords: ['icp', 'international contact person', 'responsibilities', 'new in the job', 'what am I supposed to do', 'tasks', 'expected'],
      passages: [
        { heading: 'The role in short', text: 'Every department with an exchange programme needs an international contact person. You are the way in for questions about exchanges of students, teachers and other staff. You tell people what is possible and look after the department’s agreements in Solemove.' },
        { heading: 'Outgoing and incoming', text: 'For students who leave, you announce places, sign the Learning Agreement and tell them about scholarships and insurance. For students who arrive, you send instructions to partners, see that partners have accounts and review eligibility when Admissions asks.' },
      ],
    },
  },
  {
    slug: 'who-helps-with-what',
    subject: 'role',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-03-22',
    sv: {
      title: 'Vem hjälper till med vad?',
      keywords: ['stöd', 'hjälp', 'support', 'vem frågar jag', 'kontakta', 'international office', 'antagningen', 'io'],
      passages: [
        { heading: 'International Office', text: 'International Office svarar på hur utbytesprogrammen fungerar och ger allmänna råd om hur ett avtal skrivs. De för vidare det som kommer från Universitets- och högskolerådet och håller ihop nätverket.' },
        { heading: 'Antagningen', text: 'International Admissions Office svarar på hur antagningen går till. De kan utbildningssystem i andra länder och hjälper dig att tolka betygsutdrag.' },
      ],
    },
    en: {
      title: 'Who helps with what?',
      keywords: ['support', 'help', 'whom to ask', 'contact', 'international office', 'admissions office', 'io'],
      passages: [
        { heading: 'International Office', text: 'The International Office explains how exchange programmes work and gives general advice on drawing up agreements. It passes on what comes from the Swedish Council for Higher Education and keeps the network together.' },
        { heading: 'Admissions', text: 'The International Admissions Office explains how admission works. It knows education systems of other countries and helps you interpret transcripts.' },
      ],
    },
  },
  {
    slug: 'network-meetings',
    subject: 'role',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-03-29',
    sv: {
      title: 'Nätverksträffar och Eduadmin',
      keywords: ['nätverksmöte', 'träff', 'möte', 'anmälan', 'anmäla mig', 'inbjudan', 'nyhetsbrev', 'utbildningsportal', 'dagordning'],
      passages: [
        { heading: 'Hur ofta och var', text: 'International Office bjuder in till nätverksträffar ungefär två gånger per termin. Inbjudan kommer i nyhetsbrevet och i Internationaliseringsforum.' },
        { heading: 'Anmälan', text: 'Du anmäler dig normalt i utbildningsportalen Eduadmin. Svara gärna också på inbjudan från boten, så att International Office ser hur många som kommer.' },
      ],
    },
    en: {
      title: 'Network meetings and Eduadmin',
      keywords: ['meeting', 'sign up', 'register', 'invitation', 'newsletter', 'training portal', 'agenda'],
      passages: [
        { heading: 'How often and where', text: 'The International Office invites to network meetings about twice a term. The invitation comes in the newsletter and in Internationaliseringsforum.' },
        { heading: 'Signing up', text: 'You normally sign up in the training portal Eduadmin. Please answer the bot’s invitation as well, so that the International Office sees how many will come.' },
      ],
    },
  },
  {
    slug: 'the-forum-team',
    subject: 'role',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-04-05',
    sv: {
      title: 'Teamet Internationaliseringsforum',
      keywords: ['teams', 'kanal', 'forum', 'medlem', 'gå med', 'lista kontaktpersoner', 'vem är kontaktperson på'],
      passages: [
        { heading: 'För vem', text: 'Internationaliseringsforum är ett team i Microsoft Teams för kontaktpersoner vid institutioner och fakulteter. Även du som arbetar med internationalisering i en annan roll är välkommen.' },
        { heading: 'Hitta en kontaktperson', text: 'I fliken kan du söka efter kontaktpersonen för en institution eller fakultet. En lista finns också på studentwebben. Be International Office att rätta om något inte stämmer.' },
      ],
    },
    en: {
      title: 'The team Internationaliseringsforum',
      keywords: ['teams', 'channel', 'forum', 'member', 'join', 'list of contact persons', 'who is the contact for'],
      passages: [
        { heading: 'Who it is for', text: 'Internationaliseringsforum is a team in Microsoft Teams for contact persons of departments and faculties. You are welcome as well if you work with internationalisation in another role.' },
        { heading: 'Finding a contact person', text: 'In the tab you can look up the contact person of a department or faculty. There is also a list on the student web. Ask the International Office to correct what is wrong.' },
      ],
    },
  },
  {
    slug: 'this-bot',
    subject: 'role',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-04-12',
    sv: {
      title: 'Vad boten skickar, och när',
      keywords: ['bot', 'bott', 'påminnelser', 'notiser', 'tyst tid', 'störa', 'för många meddelanden', 'sammandrag', 'semester', 'frånvaro', 'ställföreträdare', 'sjuk'],
      passages: [
        { heading: 'Påminnelser och tyst tid', text: 'Boten skriver till dig när du har något att göra och påminner tills det är klart. Det som inte brådskar väntar till arbetstid. Du kan själv välja tid för ett dagligt sammandrag, tyst tid och hur många meddelanden du får per dag.' },
        { heading: 'Frånvaro', text: 'Skriv till exempel ”frånvaro 3/12–7/1 Olof” i chatten när du ska vara borta. Då går dina uppgifter till ställföreträdaren under tiden. Skriv ”frånvaro slut” när du är tillbaka.' },
      ],
    },
    en: {
      title: 'What the bot sends, and when',
      keywords: ['bot', 'reminders', 'notifications', 'quiet hours', 'too many messages', 'disturb', 'digest', 'vacation', 'holiday', 'absence', 'away', 'deputy', 'sick'],
      passages: [
        { heading: 'Reminders and quiet hours', text: 'The bot writes to you when there is something for you to do, and reminds you until it is done. What is not urgent waits for office hours. You choose a time for a daily digest, quiet hours and how many messages you get a day.' },
        { heading: 'Absence', text: 'Write for example “absence 3 Dec to 7 Jan Olof” in the chat when you will be away. Your tasks then go to the deputy in the meantime. Write “absence over” when you are back.' },
      ],
    },
  },
  {
    slug: 'privacy',
    subject: 'role',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-04-19',
    sv: {
      title: 'Personuppgifter i boten',
      keywords: ['gdpr', 'integritet', 'personnummer', 'skyddad identitet', 'känsliga uppgifter', 'studentuppgifter', 'sekretess', 'vem ser'],
      passages: [
        { heading: 'Vad som får skrivas', text: 'Skriv aldrig personnummer, hälsoskäl eller att någon har skyddad identitet i ett meddelande, och bifoga inga betygsutdrag. Fält som ser ut att innehålla ett personnummer tas inte emot.' },
        { heading: 'Vem som ser vad', text: 'I kanalen står aldrig något om en student. Detaljer visas bara för den som ansvarar för ärendet, i den personliga chatten och i fliken.' },
      ],
    },
    en: {
      title: 'Personal data in the bot',
      keywords: ['gdpr', 'privacy', 'personal number', 'protected identity', 'sensitive', 'student data', 'confidential', 'who can see'],
      passages: [
        { heading: 'What may be written', text: 'Never write a personal number, health reasons or that somebody has protected identity in a message, and attach no transcripts. Fields that seem to contain a personal number are refused.' },
        { heading: 'Who sees what', text: 'The channel never says anything about a student. Details are shown only to those responsible for the case, in personal chat and in the tab.' },
      ],
    },
  },
  {
    slug: 'retention-and-public-documents',
    subject: 'role',
    sourceUrl: 'https://www.aurora.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-04-26',
    sv: {
      title: 'Gallring och allmänna handlingar',
      keywords: ['gallra', 'arkiv', 'arkivera', 'spara', 'radera', 'lämna ut', 'allmän handling', 'hur länge sparas', 'logg'],
      passages: [
        { heading: 'Allmän handling', text: 'Räkna med att det som boten sparar kan begäras ut som allmän handling. En logg visar vem som har gjort vad, och den går inte att ändra.' },
        { heading: 'Hur länge det sparas', text: 'Uppgifter raderas enligt ett schema som universitetet bestämmer. Är du osäker på vad som gäller för en handling frågar du arkivet eller International Office innan du slänger något.' },
      ],
    },
    en: {
      title: 'Retention and public documents',
      keywords: ['archive', 'keep', 'delete', 'public document', 'disclose', 'how long are things kept', 'log', 'throw away'],
      passages: [
        { heading: 'Public documents', text: 'Assume that what the bot keeps can be requested as a public document. A log shows who did what, and it cannot be changed.' },
        { heading: 'How long it is kept', text: 'Data is deleted on a schedule that the university decides. If you are unsure what holds for a document, ask the archive or the International Office before you throw anything away.' },
      ],
    },
  },
];
