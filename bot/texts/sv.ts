import { accessOrder } from './duties/accessOrder.ts';
import { agreementRegistration } from './duties/agreementRegistration.ts';
import { agreementRenewal } from './duties/agreementRenewal.ts';
import { eligibility } from './duties/eligibility.ts';
import { forwarding } from './duties/forwarding.ts';
import { handOver } from './duties/handOver.ts';
import { information } from './duties/information.ts';
import { learningAgreementSignature } from './duties/learningAgreementSignature.ts';
import { mobilityExtension } from './duties/mobilityExtension.ts';
import { newChoice } from './duties/newChoice.ts';
import { notice } from './duties/notice.ts';
import { partnerAccount } from './duties/partnerAccount.ts';
import { placeAnnouncement } from './duties/placeAnnouncement.ts';
import { placeWithdrawal } from './duties/placeWithdrawal.ts';
import { unsignedMobility } from './duties/unsignedMobility.ts';

/** Swedish: the first language. en.ts has the same keys; a test holds them together. */
import { publication } from './publication.ts';
export const sv = {
  duty: {
    eligibility: eligibility.sv,
    newChoice: newChoice.sv,
    accessOrder: accessOrder.sv,
    learningAgreementSignature: learningAgreementSignature.sv,
    unsignedMobility: unsignedMobility.sv,
    mobilityExtension: mobilityExtension.sv,
    agreementRenewal: agreementRenewal.sv,
    agreementRegistration: agreementRegistration.sv,
    placeAnnouncement: placeAnnouncement.sv,
    placeWithdrawal: placeWithdrawal.sv,
    forwarding: forwarding.sv,
    partnerAccount: partnerAccount.sv,
    notice: notice.sv,
    information: information.sv,
    handOver: handOver.sv,
  },
  state: {
    open: 'Väntar på institutionen',
    awaitingRequester: 'Väntar på den som frågade',
    done: 'Klart',
    cancelled: 'Återkallat',
  },
  capacity: {
    responsible: 'kontaktperson',
    deputy: 'ställföreträdare',
    head: 'prefekt',
    internationalOffice: 'International Office',
    admissions: 'Antagningen',
  },
  card: {
    caseReference: 'Ärende',
    department: 'Institution',
    state: 'Läge',
    askedOf: 'Ansvarig',
    nobody: 'ingen kontaktperson finns, International Office ser ärendet',
    andMore: 'och {{count}} till',
    earlier_one: 'Ett tidigare inlägg finns i fliken.',
    earlier_other: '{{count}} tidigare inlägg finns i fliken.',
    continues: '(mer i fliken)',
    tooOldClient: 'Den här versionen av Teams är för gammal för kortet. Öppna IKP-forum i fliken.',
    openInTab: 'Öppna i fliken',
    detailsForResponsible: 'Uppgifter om ärendet visas bara för den som ansvarar, i den personliga chatten och i fliken.',
    overdueSince: 'Tiden gick ut {{when}}',
    reminder: 'Påminnelse',
    again: 'Kanske har du redan fått det här. Det är osäkert om det kom fram, så det skickas en gång till.',
    short: { title: 'Kortet blev för stort för Teams', text: 'Allt finns i fliken.' },
    readMore: 'Läs mer',
    fromOffice: 'Från International Office',
    youAreAsked: {
      responsible: 'Du är kontaktperson för {{department}}.',
      deputy: 'Du är ställföreträdare för {{department}}. Kontaktpersonen har inte svarat.',
      head: 'Du är prefekt för {{department}}. Varken kontaktperson eller ställföreträdare har svarat.',
      internationalOffice: '{{department}} har inte svarat, eller saknar kontaktperson.',
      admissions: 'Du frågade {{department}}.',
    },
    summary: {
      task: '{{kind}}: {{department}}, svar senast {{due}}',
      reminder: 'Påminnelse: {{kind}}, {{department}}, svar senast {{due}}',
      closed: '{{kind}}: {{department}}, {{state}}',
    },
    threadReminder: '{{kind}} väntar fortfarande på svar. Svar senast {{due}}.',
    threadReminderLate: '{{kind}} har inte fått svar i tid. Tiden gick ut {{due}}.',
    send: 'Skicka: {{action}}',
    forGood: 'Det går inte att ångra.',
    choose: 'Välj',
    back: 'Tillbaka',
    notSent: 'Inget har sparats. Rätta det som är markerat.',
    unchanged: {
      closed: 'Ärendet var redan avslutat, så inget ändrades. Så här ser det ut nu.',
      stale: 'Kortet hade hunnit bli gammalt, så inget ändrades. Så här ser ärendet ut nu.',
      notYours: 'Ärendet ligger hos någon annan, så inget ändrades.',
      notNow: 'Det går inte att göra i det här läget, så inget ändrades.',
    },
    unknownTask: 'Ärendet finns inte längre. Det kan ha gallrats.',
    welcome: {
      title: 'Hej {{name}}!',
      does: 'Här får du det du behöver göra som internationell kontaktperson: frågor om behörighet, Learning Agreements att skriva under och påminnelser i god tid. Du svarar direkt på kortet.',
      doesNot: 'Jag skickar bara sådant som väntar på dig, på arbetstid, och aldrig studentuppgifter i kanalen.',
      openTasks_zero: 'Just nu väntar inget på dig.',
      openTasks_one: 'Just nu väntar en uppgift på dig.',
      openTasks_other: 'Just nu väntar {{count}} uppgifter på dig.',
      unknown: 'Jag känner inte igen dig som kontaktperson. Be International Office att lägga in dig i katalogen.',
    },
    welcomeTeam: {
      title: 'IKP-forum är på plats',
      text: 'I den här kanalen visas vilka frågor som väntar på vilken institution, utan studentuppgifter. Det personliga arbetet sker i den personliga chatten och i fliken.',
    },
    answer: {
      summary: '{{department}} har svarat i ärende {{reference}}',
      returned: '{{department}} behöver något av dig i ärende {{reference}}',
    },
    tasks: {
      title: 'Mina uppgifter',
      more: 'och {{count}} till i fliken',
      none: 'Inget väntar på dig. Bra jobbat!',
      show: 'Visa',
    },
    agreements: {
      title: 'Avtal',
      none: 'Inga avtal finns för dina institutioner.',
      expiresWith: 'gäller till och med läsåret {{year}}',
      notCovering: 'täcker inte {{term}}',
      more: 'och {{count}} till i fliken',
    },
  },
  chat: {
    help: 'Skriv ”mina uppgifter” för det som väntar på dig, ”avtal” för institutionens avtal, eller ”språk” för att byta till engelska. Allt finns också i fliken.',
    helpTitle: 'Det här kan jag hjälpa till med',
    buttons: { tasks: 'Mina uppgifter', agreements: 'Avtal', language: 'English' },
    languageChanged: 'Nu skriver jag på svenska.',
    notUnderstood: 'Det förstod jag inte. Här är vad jag kan:',
    personalOnly: 'Det visar jag bara i den personliga chatten. Skriv till mig där.',
    demoMoved: 'Demo: klockan visar nu {{when}}.',
    unavailable: 'Databasen svarar inte just nu, så det är inte säkert att något sparades. Försök igen om en stund. Kortet visar då hur det ligger till.',
    demoOnly: 'Klockan går bara att flytta i demot.',
  },
  approvalObstacle: {
    mobilitiesPerYearNotDefined: 'Antalet platser per år är inte bestämt.',
    languageSkillNotDefined: 'Språkkravet är inte bestämt.',
    iscedCodeFromVersion6: 'Ämneskoden följde med från den förra versionen av avtalsformatet och måste väljas på nytt.',
    iscedCodeNotFourDigits: 'Ämneskoden har inte fyra siffror.',
  },
  import: {
    problem: {
      missing: '{{element}} saknas.',
      invalid: '{{element}} kan inte läsas: ”{{value}}”.',
      notOurs: 'Ingen av parterna är vårt universitet ({{heiIds}}).',
      duplicateInFile: 'Samma post finns redan i filen, vid {{source}}.',
      iiaVersion6: 'Avtalet följer version 6 av formatet. Det som ändrades till version 7 kan behöva väljas på nytt.',
      academicYearGap: '{{element}}: läsåren {{years}} saknas mitt i perioden.',
      terminatedAsAWhole: 'Parterna avslutade avtalet innan något utbyte hade skett. Det sparas utan villkor.',
      notBetweenThePartners: '{{element}}: villkoret gäller andra lärosäten än avtalets två parter.',
      endBeforeStart: '{{element}}: slutet ligger före början.',
      noVersion: 'Varken en första version eller ett ändringsförslag finns.',
      changesNotAllowed: 'Ett ändringsförslag finns, men kort blandad mobilitet och kort doktorandmobilitet kan inte ändras.',
      proposalChangesStudentData: 'Förslaget ändrar studentens uppgifter ({{fields}}). De nya värdena sparas inte.',
      personalNumberLeftOut: '{{element}} såg ut som ett personnummer och har utelämnats.',
      departmentIncomplete: '{{column}} saknas för institutionen.',
      englishNameMissing: 'Engelskt namn saknas. Det svenska används.',
      departmentDiffers: '{{column}} är ”{{value}}” här och ”{{other}}” vid {{source}}, för samma institution.',
      personDiffers: '{{column}} är ”{{value}}” här och ”{{other}}” vid {{source}}, för samma person.',
    },
    file: {
      emptyFile: 'Filen är tom.',
      tooBig: 'Filen är för stor. Högst {{megabytes}} MB.',
      notXml: 'Filen är inte giltig XML. Rad {{line}}: {{detail}}',
      severalRoots: 'Filen innehåller flera dokument efter varandra ({{roots}}). Spara dem var för sig.',
      hasDoctype: 'Filen innehåller en dokumenttyp (DOCTYPE). Sådana filer läses inte, av säkerhetsskäl.',
      wrongEncoding: 'Filen säger att den är kodad i {{encoding}}, men det stämmer inte.',
      wrongRoot: 'Filen börjar med {{root}}, men {{expected}} väntades.',
      learningAgreementPart: 'Filen är ett utdrag ({{root}}) och inte ett helt Learning Agreement. Hämta hela avtalet.',
      learningAgreementMessage: 'Filen är ett meddelande om ett Learning Agreement ({{root}}) och innehåller inte avtalet. Hämta hela avtalet.',
      unknownIiaVersion: 'Avtalsformatets version {{version}} är okänd. Version 6 och 7 kan läsas.',
      notASpreadsheet: 'Filen är inget kalkylblad som kan läsas. Spara den som .xlsx eller .csv.',
      oldOrProtectedExcel: 'Filen är i Excels gamla format eller skyddad med lösenord. Spara den som .xlsx utan lösenord.',
      noHeader: 'Ingen rubrikrad hittades. Rubrikerna som känns igen är: {{expected}}.',
      missingColumns: 'De här kolumnerna saknas: {{columns}}.',
    },
  },
  demo: {
    capacity: { ikp: 'IKP', deputy: 'Ställföreträdare', head: 'Prefekt' },
    role: {
      internationalOffice: 'International Office',
      admissions: 'Antagningen',
      forumMember: 'Forummedlem',
      admin: 'Administratör',
    },
  },
  pause: {
    throttled: 'Teams har bett om en paus.',
    misconfigured: 'Teams tar inte emot botens inloggning.',
    disabled: 'Appen är avstängd i Teams.',
  },
  unreached: {
    uncertain: {
      reason: 'Det är osäkert om meddelandet kom fram.',
      todo: 'Fråga personen, om det är viktigt. Meddelandet skickas om en gång.',
    },
    blocked: {
      reason: 'Personen har blockerat boten, eller så tar Teams inte emot meddelandet.',
      todo: 'Be personen att häva blockeringen i chatten, eller skriv ett mejl.',
    },
    notInstalled: {
      reason: 'Personen har inte appen.',
      todo: 'Be IT att installera appen för personen, eller lägg till personen i teamet.',
    },
    gone: {
      reason: 'Personen eller chatten finns inte längre.',
      todo: 'Kontrollera om personen har slutat, och uppdatera katalogen.',
    },
    tooBig: { reason: 'Meddelandet var för stort för Teams.', todo: 'Korta texten och skicka igen.' },
  },
  broadcast: {
    state: { running: 'Skickas', paused: 'Pausat', done: 'Klart', cancelled: 'Avbrutet' },
    audience: {
      everybody: 'Alla i katalogen',
      contactPersons: 'Kontaktpersoner, ställföreträdare och prefekter',
  publication: publication.sv,
      forum: 'Forumets medlemmar',
    },
  },
  alert: {
    since: 'Upptäckt {{when}}.',
    planningMissed: {
      title: 'Påminnelserna har stått stilla',
      text: 'Påminnelser planerades inte på {{minutes}} minuter. Det som skulle ha skickats skickas nu, högst en gång. Se efter varför tjänsten stod still.',
    },
    nothingArrives: {
      title: 'Inga meddelanden kommer fram',
      text: 'Den senaste timmen kom inget fram, men {{unreached}} meddelanden gjorde det inte. Kontrollera att appen får användas i Teams.',
    },
    manyUnreached: {
      title: 'Många meddelanden kommer inte fram',
      text: 'Den senaste timmen kom {{unreached}} av {{tried}} meddelanden inte fram. I fliken står vilka och varför.',
    },
    credentialsRefused: {
      title: 'Teams tar inte emot botens inloggning',
      text: 'Inget skickas. Kontrollera BOT_ID, BOT_TENANT_ID och BOT_PASSWORD, och att hemligheten inte har gått ut. Sändningen fortsätter sedan av sig själv.',
    },
    appDisabled: {
      title: 'Appen är avstängd i Teams',
      text: 'Inget skickas. Slå på appen i administrationscentret för Teams. Sändningen fortsätter sedan av sig själv.',
    },
    rosterShrank: {
      title: 'Många saknas i teamets medlemslista',
      text: '{{missing}} av {{known}} medlemmar saknades på en gång, så ingen av dem har räknats som borta. Kontrollera teamet. Stämmer det räknas de om listan är lika kort i morgon.',
    },
  },
  invalid: {
    link: 'Skriv en adress som börjar med https://.',
    required: 'Det här behöver fyllas i.',
    tooLong: 'Texten är för lång. Högst {{max}} tecken.',
    personalNumber: 'Texten ser ut att innehålla ett personnummer. Ta bort det och skriv ärendenumret i stället.',
    date: 'Skriv ett datum som finns, till exempel 2027-01-15.',
    dateAhead: 'Dagen ligger i framtiden.',
    dateBehind: 'Dagen har redan varit.',
    email: 'Skriv en e-postadress.',
    number: 'Skriv ett heltal.',
    unknownChoice: 'Välj något i listan.',
    dueInPast: 'Svarstiden måste ligga framåt i tiden.',
    term: 'Skriv terminen som HT2027 eller VT2027.',
    unknownDepartment: 'Institutionen finns inte i katalogen.',
    generic: 'Värdet går inte att använda.',
  },
  problem: {
    unauthenticated: { title: 'Logga in', detail: 'Inloggningen saknas eller har gått ut. Öppna sidan på nytt.' },
    wrongTenant: { title: 'Fel organisation', detail: 'Logga in med ditt konto vid universitetet.' },
    unknownPerson: {
      title: 'Du finns inte i katalogen',
      detail: 'Be International Office att lägga in dig som kontaktperson.',
    },
    forbidden: { title: 'Inte tillåtet', detail: 'Din roll har inte rätt att göra detta.' },
    notFound: { title: 'Finns inte', detail: 'Det du letar efter finns inte, eller så får du inte se det.' },
    invalid: { title: 'Något behöver rättas', detail: 'Inget har sparats. Rätta fälten och försök igen.' },
    conflict: { title: 'Någon hann före', detail: 'Ärendet har ändrats. Inget har sparats. Läs det som gäller nu.' },
    tooLarge: { title: 'För stort', detail: 'Det som skickades är för stort.' },
    notJson: { title: 'Kunde inte läsas', detail: 'Skicka JSON.' },
    internal: { title: 'Något gick fel hos oss', detail: 'Försök igen om en stund. Uppge {{correlationId}} om du hör av dig.' },
    unavailable: { title: 'Tillfälligt stängt', detail: 'Databasen svarar inte just nu. Försök igen om en stund.' },
  },
} as const;
