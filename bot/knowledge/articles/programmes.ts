import type { Article } from '../../domain/knowledge.ts';

/** Exchange programmes, money and insurance. */
export const programmeArticles: readonly Article[] = [
  {
    slug: 'erasmus',
    subject: 'programmes',
    sourceUrl: 'https://www.utbyten.se/',
    responsible: 'International Office',
    reviewOn: '2027-05-03',
    sv: {
      title: 'Erasmus+',
      keywords: ['erasmus', 'erasmus plus', 'eu', 'europa', 'erasmusutbyte', 'praktik'],
      passages: [
        { heading: 'Vad programmet är', text: 'Erasmus+ är EU:s program för utbildning. Studenter kan läsa en del av sin utbildning eller göra praktik i ett annat land, och personal kan undervisa eller fortbilda sig. Utbytet bygger på ett avtal mellan lärosätena.' },
        { heading: 'Vad som krävs', text: 'Studenten behöver ett Learning Agreement som alla tre parter har skrivit under före avresan. Aktuella belopp och villkor ändras, så hänvisa till utbyten.se och International Office.' },
      ],
    },
    en: {
      title: 'Erasmus+',
      keywords: ['erasmus', 'erasmus plus', 'eu', 'europe', 'traineeship'],
      passages: [
        { heading: 'What the programme is', text: 'Erasmus+ is the EU’s programme for education. Students can study a part of their education or do a traineeship in another country, and staff can teach or train there. The exchange rests on an agreement between the institutions.' },
        { heading: 'What it takes', text: 'The student needs a Learning Agreement that all three parties have signed before departure. Current amounts and conditions change, so refer to utbyten.se and the International Office.' },
      ],
    },
  },
  {
    slug: 'nordplus',
    subject: 'programmes',
    sourceUrl: 'https://www.utbyten.se/',
    responsible: 'International Office',
    reviewOn: '2027-05-10',
    sv: {
      title: 'Nordplus',
      keywords: ['norden', 'nordiska', 'baltikum', 'baltiska', 'finland', 'norge', 'danmark', 'island'],
      passages: [
        { heading: 'Utbyte i Norden och Baltikum', text: 'Nordplus är ett program för samarbete och utbyte mellan de nordiska och de baltiska länderna. Utbytet sker inom nätverk av institutioner. Fråga den som håller i nätverket, eller International Office, vad som gäller för just ert.' },
      ],
    },
    en: {
      title: 'Nordplus',
      keywords: ['nordic', 'baltic', 'finland', 'norway', 'denmark', 'iceland'],
      passages: [
        { heading: 'Exchange in the Nordic and Baltic countries', text: 'Nordplus is a programme for co-operation and exchange between the Nordic and Baltic countries. Exchanges take place within networks of departments. Ask whoever co-ordinates the network, or the International Office, what holds for yours.' },
      ],
    },
  },
  {
    slug: 'bilateral-agreements',
    subject: 'programmes',
    sourceUrl: 'https://www.utbyten.se/',
    responsible: 'International Office',
    reviewOn: '2027-05-17',
    sv: {
      title: 'Bilaterala avtal',
      keywords: ['bilateralt', 'utanför europa', 'usa', 'japan', 'australien', 'asien', 'kanada', 'eget avtal', 'skriva avtal'],
      passages: [
        { heading: 'Avtal mellan två lärosäten', text: 'Ett bilateralt avtal är en överenskommelse mellan Umeå universitet och en partner, ofta utanför Europa. Platserna kan gälla en institution eller hela universitetet.' },
        { heading: 'När ni vill skriva ett nytt', text: 'Börja med att tala med International Office, som ger råd om hur processen för att skriva avtal ser ut. Vem som får skriva under framgår av universitetets delegationsordning.' },
      ],
    },
    en: {
      title: 'Bilateral agreements',
      keywords: ['bilateral', 'outside europe', 'usa', 'japan', 'australia', 'asia', 'canada', 'draw up an agreement'],
      passages: [
        { heading: 'Agreements between two institutions', text: 'A bilateral agreement is made between Umeå University and one partner, often outside Europe. Its places may be for one department or for the whole university.' },
        { heading: 'When you want a new one', text: 'Talk to the International Office first; it advises on how an agreement is drawn up. The university’s delegation of authority says who may sign.' },
      ],
    },
  },
  {
    slug: 'linnaeus-palme',
    subject: 'programmes',
    sourceUrl: 'https://www.utbyten.se/',
    responsible: 'International Office',
    reviewOn: '2027-05-24',
    sv: {
      title: 'Linnaeus-Palme',
      keywords: ['linneus palme', 'linnépalme', 'utvecklingsländer', 'låginkomstländer', 'afrika', 'latinamerika', 'uhr'],
      passages: [
        { heading: 'Samarbete med låg- och medelinkomstländer', text: 'Linnaeus-Palme är ett program för samarbete och utbyte mellan svenska lärosäten och lärosäten i låg- och medelinkomstländer. Både lärare och studenter kan delta. Universitets- och högskolerådet svarar för ansökningar och villkor.' },
      ],
    },
    en: {
      title: 'Linnaeus-Palme',
      keywords: ['linneus palme', 'developing countries', 'low income countries', 'africa', 'latin america', 'uhr'],
      passages: [
        { heading: 'Co-operation with low- and middle-income countries', text: 'Linnaeus-Palme is a programme for co-operation and exchange between Swedish institutions and institutions in low- and middle-income countries. Both teachers and students may take part. The Swedish Council for Higher Education handles applications and conditions.' },
      ],
    },
  },
  {
    slug: 'staff-mobility',
    subject: 'programmes',
    sourceUrl: 'https://www.utbyten.se/',
    responsible: 'International Office',
    reviewOn: '2027-05-31',
    sv: {
      title: 'Lärar- och personalmobilitet',
      keywords: ['lärarutbyte', 'personalutbyte', 'undervisa utomlands', 'fortbildning', 'kollega', 'doktorand', 'jobbskuggning', 'staff week'],
      passages: [
        { heading: 'Undervisa eller fortbilda sig', text: 'Lärare kan undervisa vid ett partneruniversitet, och all personal kan fortbilda sig utomlands, till exempel genom jobbskuggning. Resan måste rymmas inom ett program och dess villkor. För undervisning inom Erasmus+ behövs normalt ett avtal som omfattar just lärare.' },
        { heading: 'Hur man går vidare', text: 'Den som vill resa talar först med sin chef. International Office vet vilka medel som finns och hur de söks.' },
      ],
    },
    en: {
      title: 'Teacher and staff mobility',
      keywords: ['teacher exchange', 'staff exchange', 'teach abroad', 'training', 'colleague', 'job shadowing', 'staff week', 'doctoral student'],
      passages: [
        { heading: 'Teaching or training', text: 'Teachers can teach at a partner university, and all staff can train abroad, for instance by job shadowing. The trip has to fit into a programme and its conditions. Teaching within Erasmus+ normally needs an agreement that covers teachers.' },
        { heading: 'How to go on', text: 'Whoever wants to go talks to their manager first. The International Office knows what funds there are and how to apply for them.' },
      ],
    },
  },
  {
    slug: 'scholarships',
    subject: 'programmes',
    sourceUrl: 'https://www.umu.se/',
    responsible: 'International Office',
    reviewOn: '2027-06-07',
    sv: {
      title: 'Stipendier för utbyte',
      keywords: ['stipendium', 'pengar', 'bidrag', 'csn', 'studiemedel', 'ekonomi', 'finansiera', 'söka medel', 'resebidrag'],
      passages: [
        { heading: 'Vad du berättar för studenten', text: 'Studenter som ska på utbyte kan söka stipendier; vilka som finns beror på program och land. Sidan Studera utomlands visar de aktuella. Belopp och sista dagar ändras, så hänvisa dit i stället för att ange dem själv.' },
        { heading: 'Studiemedel', text: 'Frågor om studiemedel under utlandsstudier besvaras av CSN. International Office vet hur stipendierna inom programmen betalas ut.' },
      ],
    },
    en: {
      title: 'Scholarships for exchanges',
      keywords: ['scholarship', 'grant', 'money', 'funding', 'csn', 'student loan', 'finance', 'travel grant', 'stipend'],
      passages: [
        { heading: 'What you tell the student', text: 'Students who go on exchange can apply for scholarships; which there are depends on programme and country. The page on studying abroad shows the current ones. Amounts and last days change, so refer to it instead of naming them yourself.' },
        { heading: 'Student aid', text: 'CSN answers questions about student aid abroad. The International Office knows how grants within the programmes are paid.' },
      ],
    },
  },
  {
    slug: 'student-ut',
    subject: 'programmes',
    sourceUrl: 'https://www.kammarkollegiet.se/',
    responsible: 'International Office',
    reviewOn: '2027-06-14',
    sv: {
      title: 'Försäkringen Student UT',
      keywords: ['försäkring utomlands', 'studentut', 'reseförsäkring', 'försäkrad', 'utresande försäkring', 'sjuk utomlands', 'student out', 'kammarkollegiet', 'åka ut'],
      passages: [
        { heading: 'Vem som är försäkrad', text: 'Student UT gäller utresande utbytesstudenter. Den förutsätter ett giltigt skriftligt avtal mellan lärosätena: utan ett sådant är studenten inte försäkrad. Kontrollera därför att avtalet täcker hela vistelsen.' },
        { heading: 'När den gäller', text: 'Enligt villkoren för 2025 gäller försäkringen från två veckor före till två veckor efter studietiden. Läs de aktuella villkoren hos Kammarkollegiet, eftersom de kan ändras.' },
      ],
    },
    en: {
      title: 'The insurance Student UT',
      keywords: ['insurance abroad', 'studentut', 'travel insurance', 'insured', 'outgoing insurance', 'ill abroad', 'student out', 'kammarkollegiet', 'going abroad'],
      passages: [
        { heading: 'Who is insured', text: 'Student UT is for outgoing exchange students. It presupposes a valid written agreement between the institutions: without one the student is not insured. So check that the agreement covers the whole stay.' },
        { heading: 'When it holds', text: 'By the terms for 2025 the insurance holds from two weeks before until two weeks after the studies. Read the current terms at Kammarkollegiet, since they may change.' },
      ],
    },
  },
  {
    slug: 'student-in',
    subject: 'programmes',
    sourceUrl: 'https://www.kammarkollegiet.se/',
    responsible: 'International Office',
    reviewOn: '2027-06-21',
    sv: {
      title: 'Försäkringen Student IN',
      keywords: ['försäkring inresande', 'studentin', 'försäkring i sverige', 'inkommande studenter försäkring', 'försäkring för studenter som kommer hit', 'kammarkollegiet'],
      passages: [
        { heading: 'Vem och när', text: 'Student IN gäller inresande utbytesstudenter under studierna i Sverige. Enligt villkoren för 2025 gäller den från två veckor före till två veckor efter studietiden. Läs de aktuella villkoren hos Kammarkollegiet.' },
        { heading: 'Vem som ska få veta', text: 'Berätta om försäkringen för både studenterna och partneruniversiteten. Gör det i god tid, så att studenten hinner ordna det som försäkringen inte täcker.' },
      ],
    },
    en: {
      title: 'The insurance Student IN',
      keywords: ['insurance incoming', 'studentin', 'insurance in sweden', 'insurance for students who come here', 'arriving students insurance', 'kammarkollegiet'],
      passages: [
        { heading: 'Who and when', text: 'Student IN is for incoming exchange students during their studies in Sweden. By the terms for 2025 it holds from two weeks before until two weeks after the studies. Read the current terms at Kammarkollegiet.' },
        { heading: 'Who has to know', text: 'Tell both the students and the partner universities about the insurance. Do it in good time, so that the student can arrange what it does not cover.' },
      ],
    },
  },
];
