import type { Language } from '../domain/person.ts';
import type { KeptFor, RetentionGroup, RetentionName } from '../domain/retention.ts';

interface RuleText {
  /** What is deleted. */
  readonly what: string;
  /** From when it is counted, to follow the time: "7 years after …". */
  readonly after: string;
  readonly why: string;
  /** What goes with it; null when nothing does. */
  readonly along: string | null;
}

interface Words {
  readonly group: Readonly<Record<RetentionGroup, string>>;
  readonly rule: Readonly<Record<RetentionName, RuleText>>;
}

/** The rules of retention as people read them. */
const WORDS: Readonly<Record<Language, Words>> = {
  sv: {
    group: { students: 'Ärenden och studenter', staff: 'Personal', messages: 'Meddelanden och träffar', imports: 'Filer som läses in', other: 'Partner och logg' },
    rule: {
      task: {
        what: 'Avslutade uppgifter',
        after: 'efter att uppgiften avslutades',
        why: 'Universitetet ska kunna visa vad som avgjordes. Tiden är universitetets egen inställning; som förebild finns Stockholms universitet, som sparar Erasmus-handlingar i sju år.',
        along: 'Frågor, svar, underskrifter, påminnelser och meddelanden om uppgiften.',
      },
      cardCopy: { what: 'Uppgifter om var ett kort hänger i Teams', after: 'tills den sista uppgiften på kortet har raderats', why: 'Behövs för att hålla kortet aktuellt.', along: 'Vilka uppgifter kortet visar.' },
      learningAgreement: {
        what: 'Learning Agreements',
        after: 'efter att mobiliteten tog slut, och aldrig före dess sista uppgift',
        why: 'Som avslutade uppgifter. En uppgift kan inte visas utan sitt Learning Agreement.',
        along: 'Institutionens underskrifter.',
      },
      placeLoan: { what: 'Lånade platser', after: 'efter att lånet avslutades eller återkallades', why: 'Som avslutade uppgifter.', along: null },
      absence: { what: 'Frånvaro', after: 'efter den sista dagen', why: 'Visar varför uppgifter gick till någon annan.', along: 'Vilka uppgifter som gick till ersättaren.' },
      accessOrder: { what: 'Åtkomst till NyA-webben och Solemove', after: 'efter att personen lämnade katalogen', why: 'Ett år räcker för att märka att någon togs bort av misstag.', along: null },
      calendarFeed: { what: 'Personliga kalenderadresser', after: 'efter att personen lämnade katalogen', why: 'Ett år räcker för att märka att någon togs bort av misstag.', along: null },
      preference: { what: 'Hur någon vill bli kontaktad', after: 'efter att personen lämnade katalogen', why: 'Ett år räcker för att märka att någon togs bort av misstag.', along: null },
      contactAssignment: { what: 'Vem som är kontaktperson för vad', after: 'efter att personen lämnade katalogen', why: 'Ett år räcker för att märka att någon togs bort av misstag.', along: null },
      conversation: { what: 'Chatten med boten', after: 'efter att personen lämnade katalogen eller tog bort appen', why: 'Så länge den finns kvar kan den som kommer tillbaka nås igen. Meddelandena i Teams följer universitetets regler för Teams.', along: null },
      person: {
        what: 'Personer som har lämnat katalogen',
        after: 'efter att de lämnade den, och aldrig så länge ett ärende, ett meddelande, en import eller loggen nämner dem',
        why: 'Det ska gå att se vem som gjorde vad så länge det finns kvar.',
        along: null,
      },
      broadcast: { what: 'Utskick', after: 'efter att de skickades', why: 'Ett år räcker för att se vad som har skickats. De innehåller inget om studenter.', along: 'Vem de skickades till och hur det gick.' },
      meeting: { what: 'Träffar', after: 'efter träffen', why: 'Vem som kom säger något om personer. Minnesanteckningar sparas på annat håll.', along: 'Inbjudningar, svar, kort och meddelanden.' },
      publication: { what: 'Instruktioner och information till institutioner', after: 'efter deras sista dag', why: 'Som avslutade uppgifter, eftersom de ligger till grund för dem.', along: null },
      sentQuestion: { what: 'Frågor till International Office', after: 'efter att frågan skickades', why: 'Räcker för att den ska komma fram. Svaret ges i chatten eller i ett mejl.', along: 'Meddelandena som bar frågan.' },
      sentForm: { what: 'Kvitton på formulär som har skickats', after: 'efter att formuläret kom fram', why: 'Så länge kan samma formulär skickas igen utan att räknas två gånger, om svaret gick förlorat på vägen. Inget av det som stod i det finns i kvittot.', along: null },
      alert: { what: 'Larm om driften', after: 'efter att felet var åtgärdat', why: 'Ett år räcker för att se om ett fel återkommer.', along: 'Meddelanden om larmet.' },
      paceRequest: { what: 'Anrop till Teams, som räknas för att inte skicka för fort', after: 'efter anropet', why: 'Teams räknar anrop under den senaste timmen.', along: null },
      importPreview: { what: 'Förhandsgranskade filer', after: 'efter att filen laddades upp', why: 'Så länge kan det som visades bekräftas. Filen själv sparas aldrig.', along: 'Det som lästes ur filen.' },
      importChange: { what: 'Tidigare värden av det som en import ändrade', after: 'efter importen', why: 'Så länge kan importen tas tillbaka.', along: null },
      importBatch: { what: 'Vem som läste in vilken fil', after: 'efter importen, och aldrig så länge något den förde in finns kvar', why: 'Visar varifrån uppgifter kom, lika länge som loggen.', along: 'Det som återstår av tidigare värden.' },
      partnerAccount: { what: 'Partners konton i Solemove', after: 'efter den senaste ändringen', why: 'Kontaktpersonen hos partnern finns inte i någon katalog här.', along: null },
      auditLog: { what: 'Granskningsloggen', after: 'efter händelsen', why: 'Ett år längre än ärendena, så att det går att se att de raderades. Inget om studenter står där.', along: null },
    },
  },
  en: {
    group: { students: 'Cases and students', staff: 'Staff', messages: 'Messages and meetings', imports: 'Files that are read in', other: 'Partners and log' },
    rule: {
      task: {
        what: 'Closed tasks',
        after: 'after the task was closed',
        why: 'The university must be able to show what was decided. The time is the university’s own setting; the example is Stockholm University, which keeps Erasmus papers for seven years.',
        along: 'Questions, answers, signatures, reminders and messages about the task.',
      },
      cardCopy: { what: 'Where a card hangs in Teams', after: 'until the last task on the card has been deleted', why: 'Needed to keep the card up to date.', along: 'Which tasks the card shows.' },
      learningAgreement: {
        what: 'Learning Agreements',
        after: 'after the end of the mobility, and never before its last task',
        why: 'As closed tasks. A task cannot be shown without its Learning Agreement.',
        along: 'The department’s signatures.',
      },
      placeLoan: { what: 'Borrowed places', after: 'after the loan ended or was withdrawn', why: 'As closed tasks.', along: null },
      absence: { what: 'Absence', after: 'after the last day', why: 'Shows why tasks went to somebody else.', along: 'Which tasks went to the stand-in.' },
      accessOrder: { what: 'Access to NyA-webben and Solemove', after: 'after the person left the directory', why: 'A year is enough to notice that somebody was removed by mistake.', along: null },
      calendarFeed: { what: 'Personal calendar addresses', after: 'after the person left the directory', why: 'A year is enough to notice that somebody was removed by mistake.', along: null },
      preference: { what: 'How somebody wants to be contacted', after: 'after the person left the directory', why: 'A year is enough to notice that somebody was removed by mistake.', along: null },
      contactAssignment: { what: 'Who is contact person for what', after: 'after the person left the directory', why: 'A year is enough to notice that somebody was removed by mistake.', along: null },
      conversation: { what: 'The chat with the bot', after: 'after the person left the directory or removed the app', why: 'As long as it is kept, whoever comes back can be reached again. The messages in Teams follow the university’s rules for Teams.', along: null },
      person: {
        what: 'People who have left the directory',
        after: 'after they left it, and never as long as a case, a message, an import or the log names them',
        why: 'It must be possible to see who did what as long as that is kept.',
        along: null,
      },
      broadcast: { what: 'Broadcasts', after: 'after they were sent', why: 'A year is enough to see what has been sent. They hold nothing about students.', along: 'To whom they were sent and how that went.' },
      meeting: { what: 'Meetings', after: 'after the meeting', why: 'Who came tells of people. Minutes are kept elsewhere.', along: 'Invitations, answers, cards and messages.' },
      publication: { what: 'Instructions and notices to departments', after: 'after their last day', why: 'As closed tasks, since those arose from them.', along: null },
      sentQuestion: { what: 'Questions to the International Office', after: 'after the question was sent', why: 'Enough for it to arrive. The answer is given in the chat or by mail.', along: 'The messages that carried the question.' },
      sentForm: { what: 'Receipts for forms that were sent', after: 'after the form was received', why: 'For as long the same form can be sent again without counting twice, if its answer was lost on the way. The receipt holds nothing of what the form said.', along: null },
      alert: { what: 'Alerts about the operation', after: 'after the fault was mended', why: 'A year is enough to see whether a fault comes back.', along: 'Messages about the alert.' },
      paceRequest: { what: 'Calls to Teams, counted so that we do not send too fast', after: 'after the call', why: 'Teams counts the calls of the last hour.', along: null },
      importPreview: { what: 'Previewed files', after: 'after the file was uploaded', why: 'For so long, what was shown can be confirmed. The file itself is never kept.', along: 'What was read from the file.' },
      importChange: { what: 'Earlier values of what an import changed', after: 'after the import', why: 'For so long, the import can be taken back.', along: null },
      importBatch: { what: 'Who read in which file', after: 'after the import, and never as long as something that it brought is left', why: 'Shows where data came from, for as long as the log.', along: 'What is left of earlier values.' },
      partnerAccount: { what: 'Partners’ accounts in Solemove', after: 'after the last change', why: 'The contact at the partner is in no directory here.', along: null },
      auditLog: { what: 'The audit log', after: 'after the act', why: 'A year longer than the cases, so that it can be seen that they were deleted. Nothing about students stands there.', along: null },
    },
  },
};

export function retentionRuleText(name: RetentionName, language: Language): RuleText {
  return WORDS[language].rule[name];
}

export function retentionGroupText(group: RetentionGroup, language: Language): string {
  return WORDS[language].group[group];
}

/** "7 år efter att uppgiften avslutades". */
export function keptForText(kept: KeptFor, after: string, retentionYears: number, language: Language): string {
  const period = periodText(kept, retentionYears, language);
  return period === null ? after.charAt(0).toUpperCase() + after.slice(1) : `${period} ${after}`;
}

function periodText(kept: KeptFor, retentionYears: number, language: Language): string | null {
  const count = (unit: 'year' | 'day' | 'hour', number: number) =>
    new Intl.NumberFormat(language, { style: 'unit', unit, unitDisplay: 'long' }).format(number);
  switch (kept.kind) {
    case 'settingYears':
      return count('year', retentionYears + kept.more);
    case 'years':
      return count('year', kept.years);
    case 'days':
      return count('day', kept.days);
    case 'hours':
      return count('hour', kept.hours);
    case 'withTheLast':
      return null;
  }
}
