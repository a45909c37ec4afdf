import { AUDIT_ABOUTS, isAuditAct, partsOf, type AuditAbout, type AuditDone, type AuditPart } from '../domain/auditAct.ts';
import type { Language } from '../domain/person.ts';
import { TASK_KINDS, type TaskKind } from '../domain/task.ts';
import { en } from './en.ts';
import { sv } from './sv.ts';

interface Words {
  readonly about: Readonly<Record<AuditPart, string>>;
  readonly done: Readonly<Record<AuditDone, string>>;
  /** For an act of an earlier version, which the log keeps for longer than its name. */
  readonly unknown: string;
}

/** What people read of the audit log: what an act was about, and what was done. What a task is about, its duty says. */
const WORDS: Readonly<Record<Language, Words>> = {
  sv: {
    about: {
      absence: 'Frånvaro', article: 'Kunskapsartikel', articles: 'Kunskapsartiklar', audit: 'Granskningsloggen', broadcast: 'Utskick', import: 'Import',
      learningAgreement: 'Learning Agreement, inlagt för hand', loan: 'Lånad plats', meeting: 'Träff', preference: 'Hur någon vill bli kontaktad', publication: 'Publicering', question: 'Fråga till boten', retention: 'Gallring',
      settings: 'Svarstider och påminnelser', term: 'Terminskalender',
    },
    done: {
      add: 'Lades till', agreementGone: 'Avslutades, avtalet finns inte längre', allDone: 'Allt var redan klart', allSent: 'Skickades till alla', answered: 'Besvarades',
      asked: 'Uppgiften skapades', askedApplicant: 'Sökanden tillfrågades', askedFor: 'Studenten vill förlänga',
      audienceChanged: 'Inbjudna kom till eller togs bort', awaitedAgain: 'Uppgiften skapades på nytt', began: 'Började', called: 'Kallelsen gick ut', cancel: 'Avbröts', cancelled: 'Ställdes in', change: 'Ändrades',
      changed: 'Ändrades', changeDue: 'Fick en annan sista dag', changeEntered: 'En ändring lades in', changeRemoved: 'En ändring togs bort', checked: 'Uppgifterna kontrollerades', close: 'Utlysningen stängdes',
      confirmed: 'Bekräftades av den andra institutionen', covered: 'Gick över till någon som nås', created: 'Kontot skapades',
      deleted: 'Raderade det som sparats länge nog', delivered: 'Lades in', department: 'Ändrades för en institution', directory: 'Kontaktkatalogen lästes in',
      discarded: 'Kastades', downloaded: 'Laddades ner', edited: 'Ändrades', eligible: 'Besvarades: behörig', ended: 'Avslutades', endMoved: 'Avslutades, mobiliteten fick ett annat slut',
      entered: 'Lades in', escalated: 'Gick vidare till fler', exchangeAgreementByHand: 'Ett utbytesavtal skrevs in för hand',
      exchangeAgreements: 'Utbytesavtal lästes in', exists: 'Kontot fanns', fileUploaded: 'Filen laddades upp', givenBack: 'Lämnades tillbaka',
      granted: 'Beviljades', handedOver: 'Lämnades över', handedToStandIn: 'Gick till ersättaren', informed: 'Berörda informerades',
      lackAccess: 'Väntar på åtkomst till NyA', lapse: 'Avtalet får löpa ut', learningAgreements: 'Learning Agreements lästes in',
      leaverIsBack: 'Avslutades, den som slutade är tillbaka', left: 'Avslutades, personen har slutat', leftWithPerson: 'Avslutades, personen har slutat',
      linked: 'Fick en länk', mark: 'En partner markerades', minutesShared: 'Anteckningarna delades', missing: 'Kontot saknades',
      needMoreInformation: 'Institutionen behöver veta mer', newChoiceReceived: 'Ett nytt val kom in', newerText: 'Avslutades, texten är nyare',
      noLongerAnnounced: 'Avslutades, platserna utlyses inte', noLongerAwaited: 'Avslutades, underskriften väntas inte längre',
      noLongerConcerned: 'Avslutades, ingen berörs längre', noMoreNominations: 'Avslutades, inga nomineringar väntas', noNewChoice: 'Inget nytt val gjordes',
      noneConcerned: 'Ingen partner berördes', noPlaces: 'Inga platser den terminen', noStudents: 'Inga studenter den terminen', notBegun: 'Avslutades, mobiliteten har inte börjat',
      noted: 'Fick ett meddelande till International Office', notEligible: 'Besvarades: inte behörig', notMine: 'Är inte institutionens student', notMyCourse: 'Är inte institutionens kurs',
      notRelevant: 'Berörde inte institutionen', notWanted: 'Ingen förlängning', open: 'Utlysningen öppnades', optedIn: 'Ändrades till allt igen',
      optedOut: 'Ändrades till bara det som brådskar', ordered: 'Beställdes', over: 'Avslutades, mobiliteten är slut', partnerFound: 'Partnern fanns med båda koderna',
      passedOn: 'Fördes vidare', pause: 'Pausades', previewed: 'Förhandsgranskades', provideInformation: 'Antagningen svarade institutionen', published: 'Publicerades',
      received: 'Institutionen vet om det', redirect: 'Skickades till en annan institution', refused: 'Fick avslag', reminded: 'Påmindes om', removed: 'Togs bort', renewed: 'Avtalet förnyades',
      replaced: 'Ersattes', replacedByOther: 'Ersattes av ett avtal som inte finns här än', report: 'Rapporterades', restored: 'En äldre text valdes',
      resume: 'Återupptogs', reviewed: 'Lästes igenom', sentOn: 'Skickades till International Office', set: 'Lades in', settled: 'Löstes', settledItself: 'Löste sig självt',
      signed: 'Skrevs under', signedOnPaper: 'Skrevs under på papper', signUpsImported: 'Anmälningar lästes in', snoozed: 'Sköts upp', snoozeEnded: 'Sköts inte längre upp', started: 'Startades',
      stillRight: 'Stämde fortfarande', takenBack: 'Avslutades, importen togs tillbaka', takenOver: 'Togs över', toldAnotherWay: 'Institutionen nåddes på annat sätt',
      underWay: 'Förnyelsen pågår', undoAsked: 'Skulle tas tillbaka', undone: 'Togs tillbaka', university: 'Ändrades för hela universitetet', viewed: 'Lästes',
      withdraw: 'Återkallades', withdrawalUndone: 'Återbudet togs tillbaka', withdrawn: 'Återkallades',
    },
    unknown: 'Något som den här versionen inte har ord för',
  },
  en: {
    about: {
      absence: 'Absence', article: 'Knowledge article', articles: 'Knowledge articles', audit: 'The audit log', broadcast: 'Broadcast', import: 'Import',
      learningAgreement: 'Learning Agreement, entered by hand', loan: 'Borrowed place', meeting: 'Meeting', preference: 'How somebody wants to be contacted', publication: 'Publication', question: 'Question to the bot', retention: 'Retention',
      settings: 'Answer times and reminders', term: 'Term calendar',
    },
    done: {
      add: 'Added', agreementGone: 'Ended, the agreement is gone', allDone: 'All of it was done already', allSent: 'Sent to all', answered: 'Answered',
      asked: 'The task was made', askedApplicant: 'The applicant was asked', askedFor: 'The student wants to extend',
      audienceChanged: 'People were added to the invited or removed', awaitedAgain: 'The task was made again', began: 'Began', called: 'The invitation went out', cancel: 'Stopped', cancelled: 'Cancelled', change: 'Changed',
      changed: 'Changed', changeDue: 'Given another last day', changeEntered: 'A change was entered', changeRemoved: 'A change was removed', checked: 'The data were checked', close: 'The call was closed',
      confirmed: 'Confirmed by the other department', covered: 'Passed to somebody who can be reached', created: 'The account was created',
      deleted: 'Deleted what had been kept long enough', delivered: 'Put in place', department: 'Changed for a department', directory: 'The contact directory was read in',
      discarded: 'Thrown away', downloaded: 'Downloaded', edited: 'Changed', eligible: 'Answered: eligible', ended: 'Ended', endMoved: 'Ended, the mobility has another end',
      entered: 'Entered', escalated: 'Passed on to more people', exchangeAgreementByHand: 'An exchange agreement was entered by hand',
      exchangeAgreements: 'Exchange agreements were read in', exists: 'The account was there', fileUploaded: 'The file was uploaded', givenBack: 'Given back',
      granted: 'Granted', handedOver: 'Handed over', handedToStandIn: 'Passed to the stand-in', informed: 'Those concerned were informed',
      lackAccess: 'Waits for access to NyA', lapse: 'The agreement may lapse', learningAgreements: 'Learning Agreements were read in',
      leaverIsBack: 'Ended, the one who left is back', left: 'Ended, the person has left', leftWithPerson: 'Ended, the person has left',
      linked: 'Given a link', mark: 'One partner was marked', minutesShared: 'The minutes were shared', missing: 'The account was missing',
      needMoreInformation: 'The department needs to know more', newChoiceReceived: 'A new choice came in', newerText: 'Ended, the text is newer',
      noLongerAnnounced: 'Ended, the places are not announced', noLongerAwaited: 'Ended, the signature is no longer awaited',
      noLongerConcerned: 'Ended, nobody is concerned any more', noMoreNominations: 'Ended, no nominations are expected', noNewChoice: 'No new choice was made',
      noneConcerned: 'No partner was concerned', noPlaces: 'No places that term', noStudents: 'No students that term', notBegun: 'Ended, the mobility has not begun',
      noted: 'Given a message to the International Office', notEligible: 'Answered: not eligible', notMine: 'Is not the department’s student', notMyCourse: 'Is not the department’s course',
      notRelevant: 'Not relevant for the department', notWanted: 'No extension', open: 'The call was opened', optedIn: 'Changed to everything again',
      optedOut: 'Changed to only what is urgent', ordered: 'Ordered', over: 'Ended, the mobility is over', partnerFound: 'The partner was there with both codes',
      passedOn: 'Passed on to those concerned', pause: 'Paused', previewed: 'Previewed', provideInformation: 'Admissions replied to the department', published: 'Published',
      received: 'The department knows', redirect: 'Sent to another department', refused: 'Refused', reminded: 'Reminded of', removed: 'Removed', renewed: 'The agreement was renewed',
      replaced: 'Replaced', replacedByOther: 'Replaced by an agreement that is not here yet', report: 'Reported', restored: 'An older text was chosen',
      resume: 'Resumed', reviewed: 'Read through', sentOn: 'Sent to the International Office', set: 'Entered', settled: 'Settled', settledItself: 'Settled by itself',
      signed: 'Signed', signedOnPaper: 'Signed on paper', signUpsImported: 'Sign-ups were read in', snoozed: 'Put off', snoozeEnded: 'No longer put off', started: 'Started',
      stillRight: 'Was still right', takenBack: 'Ended, the import was taken back', takenOver: 'Taken over', toldAnotherWay: 'The department was told in another way',
      underWay: 'The renewal is under way', undoAsked: 'Asked to be taken back', undone: 'Taken back', university: 'Changed for the whole university', viewed: 'Read',
      withdraw: 'Withdrawn', withdrawalUndone: 'The withdrawal was taken back', withdrawn: 'Withdrawn',
    },
    unknown: 'Something that this version has no words for',
  },
};

/** "Särskild behörighet: Skickades till en annan institution". */
export function auditActionText(act: string, language: Language): string {
  if (!isAuditAct(act)) return WORDS[language].unknown;
  const { about, done } = partsOf(act);
  return `${auditAboutText(about, language)}: ${WORDS[language].done[done]}`;
}

/** Everything that acts are about, with its words: a duty, or a part of the product. */
export function auditAbouts(language: Language): readonly { readonly value: AuditAbout; readonly title: string }[] {
  return AUDIT_ABOUTS.map((value) => ({ value, title: auditAboutText(value, language) }));
}

function auditAboutText(about: AuditAbout, language: Language): string {
  if (!isTaskKind(about)) return WORDS[language].about[about];
  return (language === 'sv' ? sv : en).duty[about].kind;
}

function isTaskKind(about: AuditAbout): about is TaskKind {
  return (TASK_KINDS as readonly AuditAbout[]).includes(about);
}
