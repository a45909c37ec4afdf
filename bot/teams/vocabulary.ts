/**
 * The words by which people ask for something, in both languages. Data only: understanding.ts reads
 * them. Everything is written in small letters and without accents, as `fold` leaves it.
 */

/** What people can ask for by words or by a button of the choices. */
export const INTENTS = [
  'greeting',
  'help',
  'tasks',
  'agreements',
  'contact',
  'signatures',
  'eligibility',
  'meetings',
  'absence',
  'remind',
  'language',
  'settings',
  'optOut',
  'optIn',
  'knowledge',
  'office',
  'courtesy',
  'newMeeting',
] as const;
export type Intent = (typeof INTENTS)[number];

interface Vocabulary {
  /** Stems: a word counts that begins with one, or is much like one. */
  readonly stems: readonly string[];
  /** Words that belong to the subject, but say nothing alone. */
  readonly beside: readonly string[];
}

export const VOCABULARY: Readonly<Record<Intent, Vocabulary>> = {
  greeting: {
    stems: ['hej', 'hejsan', 'halla', 'tjena', 'tjenare', 'tja', 'godmorgon', 'godkvall', 'goddag', 'morrn', 'hi', 'hello', 'hey', 'goodmorning', 'goodafternoon'],
    beside: [],
  },
  help: { stems: ['hjalp', 'help', 'kommando', 'command', 'instruktion', 'instruction', 'vadkandu', 'whatcanyou', 'manual'], beside: ['fungera', 'work', 'bot'] },
  tasks: {
    stems: ['uppgift', 'attgora', 'todo', 'task', 'vantar', 'waiting', 'waits', 'arende', 'checklist', 'forfallna', 'forsenat', 'overdue', 'brattom', 'bradska', 'urgent'],
    beside: ['gora', 'ogjorda', 'undone', 'oppna', 'open', 'list', 'veckan', 'week', 'anything', 'what', 's'],
  },
  agreements: {
    stems: ['avtal', 'utbytesavtal', 'agreement', 'partner', 'partneruniversitet', 'partnerlarosate', 'kontrakt', 'contract', 'iia', 'platser', 'utbytesplats', 'places'],
    beside: ['utbyte', 'exchange', 'gar', 'ut', 'lopa', 'expire', 'manga', 'many', 'nya', 'new'],
  },
  contact: {
    stems: ['kontakt', 'kontaktperson', 'ikp', 'contact', 'ansvarig', 'responsible', 'vemar', 'whois', 'prefekt', 'stallforetradare', 'ersattare', 'vikarie', 'deputy'],
    beside: [
      ...['vem', 'who', 'person', 'internationell', 'international', 'mejl', 'mejladress', 'mail', 'mailadress', 'epost', 'epostadress', 'adress', 'telefon', 'telefonnummer', 'nummer'],
      ...['email', 'address', 'phone', 'number', 'namn', 'name', 'heter', 'called'],
    ],
  },
  signatures: {
    stems: ['learningagreement', 'studieavtal', 'underskrift', 'skrivaunder', 'skrivapa', 'signera', 'signering', 'signatur', 'sign', 'ola', 'learning'],
    beside: ['agreement', 'agreements', 'la', 'avtal', 'vanta', 'waiting', 'online'],
  },
  eligibility: {
    stems: ['behorig', 'behorighet', 'behorighetsfraga', 'eligib', 'entryrequirement', 'forkunskap', 'omval', 'antagningsfraga', 'requirements'],
    beside: ['sarskild', 'specific', 'fraga', 'question', 'vantar', 'waiting', 'arenden', 'entry'],
  },
  meetings: {
    stems: ['mote', 'traff', 'natverkstraff', 'natverksmote', 'meeting', 'sammantrade', 'kalender', 'calendar', 'agenda', 'dagordning', 'inbjudan', 'invitation'],
    beside: [
      ...['natverk', 'network', 'nasta', 'next', 'kommande', 'coming', 'imorgon', 'tomorrow', 'tid', 'time', 'klockan', 'plats', 'place', 'lokal', 'rum', 'room', 'zoom', 'lank', 'link'],
      ...['anmal', 'anmala', 'anmalan', 'svara', 'tacka', 'nej', 'ja', 'delta', 'deltar', 'kommer', 'komma', 'inte', 'hinner', 'forhindrad', 'attend', 'join', 'register', 'come', 'make', 'cannot', 'not', 'll', 't'],
      ...['prenumerera', 'subscribe', 'feed', 'installt', 'flyttat', 'cancelled', 'moved'],
    ],
  },
  absence: {
    stems: ['franvaro', 'borta', 'ledig', 'semester', 'sjuk', 'foraldraledig', 'absen', 'vacation', 'holiday', 'sick', 'away'],
    beside: ['slut', 'leave', 'andra', 'lagga', 'lagg', 'anmala', 'registrera', 'change', 'add', 'report', 'min', 'in'],
  },
  remind: { stems: ['paminn', 'paminnelse', 'remind', 'snooze', 'snooza', 'skjutupp', 'postpone'], beside: ['senare', 'later'] },
  language: { stems: ['sprak', 'language', 'svenska', 'swedish', 'engelska', 'english'], beside: ['byt', 'switch', 'change', 'skriv', 'write', 'tala', 'talar', 'pratar', 'speak', 'understand', 'forstar', 'inte', 'not', 'don', 't', 'stallet', 'istallet', 'instead', 'utan', 'but', 'rather', 'than'] },
  settings: {
    stems: ['skickamindre', 'installning', 'setting', 'preference', 'avisering', 'notis', 'notifi', 'tystatimmar', 'quiethours', 'sammanfattning', 'digest'],
    beside: ['andra', 'change', 'stall', 'daglig', 'daily', 'kl', 'tid', 'time'],
  },
  optOut: {
    stems: ['slutaskicka', 'stopsending', 'avregistrera', 'avprenumerera', 'unsubscribe', 'optout'],
    beside: ['meddelande', 'message', 'paminnelse', 'reminder', 'paminna', 'reminding', 'utskick', 'mail', 'sluta', 'stop', 'notis', 'notifi', 'avisering', 'mer', 'fler', 'more'],
  },
  optIn: {
    stems: ['borjaskicka', 'startsending', 'prenumerera', 'subscribe', 'optin'],
    beside: ['igen', 'again', 'meddelande', 'message', 'paminnelse', 'reminder', 'notis', 'notifi', 'avisering', 'utskick'],
  },
  knowledge: { stems: ['kunskap', 'kunskapsbank', 'kunskapsartikel', 'knowledge', 'artikel', 'article'], beside: ['las', 'read'] },
  office: {
    stems: ['io', 'internationaloffice', 'manniska', 'manniskor', 'realperson', 'support', 'kundtjanst'],
    beside: [
      ...['prata', 'tala', 'fraga', 'kontakt', 'kontakta', 'nar', 'na', 'ring', 'ringa', 'mejl', 'mejla', 'skriva', 'telefon', 'telefonnummer', 'nummer', 'mailadress', 'riktig', 'hjalp'],
      ...['talk', 'speak', 'ask', 'contact', 'reach', 'call', 'email', 'phone', 'number', 'write', 'real', 'someone', 'somebody', 'person', 'help'],
    ],
  },
  newMeeting: { stems: ['nyttmote'], beside: ['internationaloffice', 'forumet', 'forum'] },
  courtesy: {
    stems: ['tack', 'tackar', 'tusentack', 'thanks', 'thank', 'thankyou', 'ok', 'okej', 'okay', 'bra', 'toppen', 'perfekt', 'utmarkt', 'great', 'perfect', 'ja', 'jo', 'japp', 'nej', 'yes', 'no', 'hejda', 'bye'],
    beside: ['du', 'you', 'sa', 'mycket', 'very', 'much', 'for', 'hjalpen', 'help', 'jag', 'forstar', 'i', 'see', 'da', 'det', 'var', 'gick', 'vad', 'dig', 'valdigt', 'jatte'],
  },
};

/** "Kalla till ett nytt möte": each way of calling with each word for what is called. */
const CALLS_A_MEETING = [
  ...['kalla till', 'skapa', 'planera', 'boka', 'lagg in'].flatMap((call) =>
    ['', 'nytt ', 'ett ', 'ett nytt ', 'ny ', 'en ', 'en ny '].flatMap((one) => ['mote', 'natverksmote', 'traff', 'natverkstraff'].map((what) => `${call} ${one}${what}`)),
  ),
  ...['nytt mote', 'nytt natverksmote', 'ny traff', 'ny natverkstraff', 'new meeting', 'new network meeting'],
  ...['call', 'create', 'plan', 'schedule', 'set up', 'arrange'].flatMap((call) =>
    ['', 'a ', 'a new '].flatMap((one) => ['meeting', 'network meeting'].map((what) => `${call} ${one}${what}`)),
  ),
].map((words) => [words, 'nyttmote'] as const);

/** Expressions of several words that mean one thing; taken together before single words are looked at, the longest first. */
export const EXPRESSIONS: readonly (readonly [words: string, one: string])[] = [
  ['vad ska jag gora', 'attgora'],
  ['vad bor jag gora', 'attgora'],
  ['vad behover jag gora', 'attgora'],
  ['what should i do', 'todo'],
  ['what do i need to do', 'todo'],
  ['what do i have to do', 'todo'],
  ['vem ar du', 'vadkandu'],
  ['vad ar du', 'vadkandu'],
  ['vad heter du', 'vadkandu'],
  ['vem har gjort dig', 'vadkandu'],
  ['ar du en robot', 'vadkandu'],
  ['ar du en bot', 'vadkandu'],
  ['ar du en manniska', 'vadkandu'],
  ['funkar du', 'vadkandu'],
  ['hur funkar du', 'vadkandu'],
  ['hur fungerar du', 'vadkandu'],
  ['hur funkar det har', 'vadkandu'],
  ['who are you', 'whatcanyou'],
  ['what are you', 'whatcanyou'],
  ['are you a bot', 'whatcanyou'],
  ['are you a robot', 'whatcanyou'],
  ['are you human', 'whatcanyou'],
  ['how do you work', 'whatcanyou'],
  ['how does this work', 'whatcanyou'],
  ['har hand om', 'vemar'],
  ['vem har hand om', 'vemar'],
  ['vem tar hand om', 'vemar'],
  ['vem skoter', 'vemar'],
  ['vem ansvarar', 'vemar'],
  ['vem hanterar', 'vemar'],
  ['vem jobbar', 'vemar'],
  ['vem arbetar', 'vemar'],
  ['vem svarar', 'vemar'],
  ['vem kontaktar jag', 'vemar'],
  ['vem fragar jag', 'vemar'],
  ['vem nar jag', 'vemar'],
  ['vem ska jag kontakta', 'vemar'],
  ['vem ska jag prata med', 'vemar'],
  ['vem ska jag fraga', 'vemar'],
  ['vem vander jag mig till', 'vemar'],
  ['vem ska jag vanda mig till', 'vemar'],
  ['who handles', 'whois'],
  ['who works', 'whois'],
  ['who answers', 'whois'],
  ['who deals with', 'whois'],
  ['who takes care of', 'whois'],
  ['who do i contact', 'whois'],
  ['who do i ask', 'whois'],
  ['who do i talk to', 'whois'],
  ['who can i ask', 'whois'],
  ['who should i contact', 'whois'],
  ['who should i ask', 'whois'],
  ['who should i talk to', 'whois'],
  ['who to contact', 'whois'],
  ['international office', 'internationaloffice'],
  ['internationella kontoret', 'internationaloffice'],
  ['prata med nagon', 'manniska'],
  ['riktig person', 'manniska'],
  ['talk to someone', 'realperson'],
  ['talk to somebody', 'realperson'],
  ['real person', 'realperson'],
  ['a human', 'realperson'],
  ['human being', 'realperson'],
  // Less is set, by a daily digest; none at all is another matter.
  ...['skicka mindre', 'skicka farre', 'mindre meddelanden', 'farre meddelanden', 'farre paminnelser', 'send less', 'send fewer', 'send me less', 'send me fewer', 'less messages', 'fewer messages', 'fewer reminders'].map(
    (words) => [words, 'skickamindre'] as const,
  ),
  ['stang av', 'slutaskicka'],
  ['stanga av', 'slutaskicka'],
  ['sluta spamma', 'slutaskicka'],
  ['vill inte ha', 'slutaskicka'],
  ['vill slippa', 'slutaskicka'],
  ['inga fler', 'slutaskicka'],
  ['inga mer', 'slutaskicka'],
  ['turn off', 'stopsending'],
  ['switch off', 'stopsending'],
  ['stop spamming', 'stopsending'],
  ['no more', 'stopsending'],
  ['don t want', 'stopsending'],
  ['do not want', 'stopsending'],
  ['don t send', 'stopsending'],
  ['do not send', 'stopsending'],
  ['satt pa', 'borjaskicka'],
  ['sla pa', 'borjaskicka'],
  ['turn on', 'startsending'],
  ['switch on', 'startsending'],
  ...CALLS_A_MEETING,
  ['hej da', 'hejda'],
  ['tack for hjalpen', 'thankyou'],
  ['tack for din hjalp', 'thankyou'],
  ['thanks for the help', 'thankyou'],
  ['thanks for your help', 'thankyou'],
  ['thank you for your help', 'thankyou'],
  ['thank you', 'thankyou'],
  ['learning agreement', 'learningagreement'],
  ['learning agreements', 'learningagreement'],
  ['att gora', 'attgora'],
  ['to do', 'todo'],
  ['skriva under', 'skrivaunder'],
  ['skriv under', 'skrivaunder'],
  ['skriva pa', 'skrivapa'],
  ['vem ar', 'vemar'],
  ['vilka ar', 'vemar'],
  ['vem kan', 'vemar'],
  ['who is', 'whois'],
  ['who are', 'whois'],
  ['whos', 'whois'],
  ['who s', 'whois'],
  ['entry requirement', 'entryrequirement'],
  ['entry requirements', 'entryrequirement'],
  ['sluta skicka', 'slutaskicka'],
  ['sluta skriv', 'slutaskicka'],
  ['sluta skriva', 'slutaskicka'],
  ['sluta paminna', 'slutaskicka'],
  ['skicka inte', 'slutaskicka'],
  ['skicka inget', 'slutaskicka'],
  ['skicka inga', 'slutaskicka'],
  ['stop sending', 'stopsending'],
  ['stop writing', 'stopsending'],
  ['stop reminding', 'stopsending'],
  ['opt out', 'optout'],
  ['opt in', 'optin'],
  ['borja skicka', 'borjaskicka'],
  ['start sending', 'startsending'],
  ['skjut upp', 'skjutupp'],
  ['skjuta upp', 'skjutupp'],
  ['tysta timmar', 'tystatimmar'],
  ['quiet hours', 'quiethours'],
  ['god morgon', 'godmorgon'],
  ['god kvall', 'godkvall'],
  ['god dag', 'goddag'],
  ['good morning', 'goodmorning'],
  ['good afternoon', 'goodafternoon'],
  ['vad kan du', 'vadkandu'],
  ['vad kan jag skriva', 'vadkandu'],
  ['what can you', 'whatcanyou'],
  ['what can i', 'whatcanyou'],
];

/** Words that say nothing about what is asked for. */
export const FILLERS: ReadonlySet<string> = new Set(
  `jag mig min mitt mina vi oss var vart vara du dig din ditt dina ni er han hon vill kan ska skall skulle kunna far maste behover finns ar var blir blev har hade
  se visa lista ge hamta hitta sok oppna nu idag alla allt nagon nagot nagra snalla tack hej den det de en ett pa for i till om av med att och eller som hos vid fran vilka vilken vilket vad hur
  nar mer lite bara ju da sa har dar ha veta undrar institutionen institution avdelningen avdelning inom
  i me my mine we us our you your he she want would could can shall should will must need do does did is are am was be have has had show list give get find search see open now today all
  any some please thanks about regarding ok okej okay bra angaende gallande kring man fa mycket much very so hello hi the a an of to for in on at by with and or from which what how when more just know there department departments division this that it`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);

/** Words that nearly every partner's name has, so that they tell none apart. */
export const PARTNER_FILLERS: ReadonlySet<string> = new Set(
  'universitet universitetet universiteten university universities hogskola hogskolan college universidad universite universitat'.split(' '),
);

/** Words by which people want to have something other than it is, instead of looking it up. */
export const CHANGES: ReadonlySet<string> = new Set(
  `ny nytt nya byt byta bytt lagg lag lagga lagt till slutar slutat sluta langre ersatt ersatta uppdatera ta bort fel stammer
  new change changed replace add enter remove leaving leave quit stop longer update wrong no`.split(/\s+/u),
);
