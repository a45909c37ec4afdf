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
    stems: ['uppgift', 'attgora', 'todo', 'task', 'vantar', 'waiting', 'waits', 'arenden', 'checklist', 'forfallna', 'overdue'],
    beside: ['gora', 'ogjorda', 'undone', 'oppna', 'open', 'list'],
  },
  agreements: {
    stems: ['avtal', 'utbytesavtal', 'agreement', 'partner', 'partneruniversitet', 'partnerlarosate', 'kontrakt', 'contract', 'iia'],
    beside: ['utbyte', 'exchange', 'gar', 'ut', 'lopa', 'expire'],
  },
  contact: {
    stems: ['kontakt', 'kontaktperson', 'ikp', 'contact', 'ansvarig', 'responsible', 'vemar', 'whois', 'prefekt', 'stallforetradare', 'deputy'],
    beside: ['vem', 'who', 'person', 'internationell', 'international'],
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
    stems: ['mote', 'traff', 'natverkstraff', 'natverksmote', 'meeting', 'sammantrade', 'kalender', 'calendar'],
    beside: ['natverk', 'network', 'nasta', 'next', 'kommande', 'coming'],
  },
  absence: {
    stems: ['franvaro', 'borta', 'ledig', 'semester', 'sjuk', 'foraldraledig', 'absen', 'vacation', 'holiday', 'sick', 'away'],
    beside: ['slut', 'leave'],
  },
  remind: { stems: ['paminn', 'paminnelse', 'remind', 'snooze', 'snooza', 'skjutupp', 'postpone'], beside: ['senare', 'later'] },
  language: { stems: ['sprak', 'language', 'svenska', 'swedish', 'engelska', 'english'], beside: ['byt', 'switch', 'change', 'skriv', 'write', 'tala', 'speak'] },
  settings: {
    stems: ['installning', 'setting', 'preference', 'avisering', 'notis', 'notifi', 'tystatimmar', 'quiethours', 'sammanfattning', 'digest'],
    beside: ['andra', 'change', 'stall'],
  },
  optOut: {
    stems: ['slutaskicka', 'stopsending', 'avregistrera', 'avprenumerera', 'unsubscribe', 'optout'],
    beside: ['meddelande', 'message', 'paminnelse', 'reminder', 'paminna', 'reminding', 'utskick', 'mail', 'sluta', 'stop'],
  },
  optIn: {
    stems: ['borjaskicka', 'startsending', 'prenumerera', 'subscribe', 'optin'],
    beside: ['igen', 'again', 'meddelande', 'message', 'paminnelse', 'reminder'],
  },
  knowledge: { stems: ['kunskap', 'kunskapsbank', 'kunskapsartikel', 'knowledge', 'artikel', 'article'], beside: ['las', 'read'] },
};

/** Expressions of several words that mean one thing; taken together before single words are looked at. */
export const EXPRESSIONS: readonly (readonly [words: string, one: string])[] = [
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
  any some please thanks hello hi the a an of to for in on at by with and or from which what how when more just know there department departments division this that it`
    .split(/\s+/u)
    .filter((word) => word !== ''),
);
