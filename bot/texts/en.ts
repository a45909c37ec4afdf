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
import type { Texts } from './shape.ts';

import { publication } from './publication.ts';
export const en: Texts = {
  duty: {
    eligibility: eligibility.en,
    newChoice: newChoice.en,
    accessOrder: accessOrder.en,
    learningAgreementSignature: learningAgreementSignature.en,
    unsignedMobility: unsignedMobility.en,
    mobilityExtension: mobilityExtension.en,
    agreementRenewal: agreementRenewal.en,
    agreementRegistration: agreementRegistration.en,
    placeAnnouncement: placeAnnouncement.en,
    placeWithdrawal: placeWithdrawal.en,
    forwarding: forwarding.en,
    partnerAccount: partnerAccount.en,
    notice: notice.en,
    information: information.en,
    handOver: handOver.en,
  },
  state: {
    open: 'Waiting for the department',
    awaitingRequester: 'Waiting for the one who asked',
    done: 'Done',
    cancelled: 'Withdrawn',
  },
  capacity: {
    responsible: 'contact person',
    deputy: 'deputy',
    head: 'head of department',
    internationalOffice: 'International Office',
    admissions: 'Admissions',
  },
  card: {
    caseReference: 'Case',
    department: 'Department',
    state: 'State',
    askedOf: 'Responsible',
    nobody: 'there is no contact person, the International Office sees the case',
    andMore: 'and {{count}} more',
    earlier_one: 'One earlier entry is in the tab.',
    earlier_other: '{{count}} earlier entries are in the tab.',
    continues: '(more in the tab)',
    tooOldClient: 'This version of Teams is too old for the card. Open IKP-forum in the tab.',
    openInTab: 'Open in the tab',
    detailsForResponsible: 'Details are shown only to those responsible, in the personal chat and in the tab.',
    overdueSince: 'Time ran out {{when}}',
    reminder: 'Reminder',
    again: 'You may have had this already. It is uncertain whether it arrived, so it is sent once more.',
    short: { title: 'The card was too big for Teams', text: 'Everything is in the tab.' },
    readMore: 'Read more',
    fromOffice: 'From the International Office',
    youAreAsked: {
      responsible: 'You are the contact person of {{department}}.',
      deputy: 'You are the deputy at {{department}}. The contact person has not answered.',
      head: 'You head {{department}}. Neither contact person nor deputy has answered.',
      internationalOffice: '{{department}} has not answered, or has no contact person.',
  admissions: 'You asked {{department}}.',
    },
    summary: {
      task: '{{kind}}: {{department}}, answer by {{due}}',
      reminder: 'Reminder: {{kind}}, {{department}}, answer by {{due}}',
      closed: '{{kind}}: {{department}}, {{state}}',
    },
    threadReminder: 'Still waiting for an answer: {{kind}}. Answer by {{due}}.',
    threadReminderLate: 'No answer in time: {{kind}}. Time ran out {{due}}.',
    send: 'Send: {{action}}',
    forGood: 'This cannot be undone.',
    choose: 'Choose',
    back: 'Back',
    notSent: 'Nothing has been saved. Please correct what is marked.',
    unchanged: {
      closed: 'The case was already closed, so nothing changed. This is how it looks now.',
      stale: 'The card was out of date, so nothing changed. This is how the case looks now.',
      notYours: 'The case is with somebody else, so nothing changed.',
      notNow: 'That cannot be done in this state, so nothing changed.',
    },
    unknownTask: 'The case no longer exists. It may have been deleted on schedule.',
    welcome: {
      title: 'Hello {{name}}!',
      does: 'Here you get what you have to do as an international contact person: questions about eligibility, Learning Agreements to sign, and reminders in good time. You answer right on the card.',
      doesNot: 'I only send what waits for you, during working hours, and never student data into the channel.',
      openTasks_zero: 'Nothing waits for you right now.',
      openTasks_one: 'One task waits for you right now.',
      openTasks_other: '{{count}} tasks wait for you right now.',
      unknown: 'I do not know you as a contact person. Ask the International Office to add you to the directory.',
    },
    welcomeTeam: {
      title: 'IKP-forum is here',
      text: 'This channel shows which questions wait for which department, without student data. Personal work is done in the personal chat and in the tab.',
    },
    answer: {
      summary: '{{department}} has answered in case {{reference}}',
      returned: '{{department}} needs something from you in case {{reference}}',
    },
    tasks: {
      title: 'My tasks',
      more: 'and {{count}} more in the tab',
      none: 'Nothing waits for you. Well done!',
      show: 'Show',
    },
    agreements: {
      title: 'Agreements',
      none: 'Your departments have no agreements.',
      expiresWith: 'valid through the academic year {{year}}',
      notCovering: 'does not cover {{term}}',
      more: 'and {{count}} more in the tab',
    },
  },
  chat: {
    help: 'Write “my tasks” for what waits for you, “agreements” for the agreements of your department, or “language” to switch to Swedish. All of it is in the tab as well.',
    helpTitle: 'This is what I can help with',
    buttons: { tasks: 'My tasks', agreements: 'Agreements', language: 'Svenska' },
    languageChanged: 'I now write in English.',
    notUnderstood: 'I did not understand that. Here is what I can do:',
    personalOnly: 'I only show that in the personal chat. Please write to me there.',
    demoMoved: 'Demo: the clock now shows {{when}}.',
    unavailable: 'The database does not answer right now, so it is not certain that anything was saved. Try again in a while. The card then shows how things stand.',
    demoOnly: 'The clock can be moved in the demo only.',
  },
  approvalObstacle: {
    mobilitiesPerYearNotDefined: 'The number of places a year is not settled.',
    languageSkillNotDefined: 'The language requirement is not settled.',
    iscedCodeFromVersion6: 'The subject code was carried over from the earlier version of the format and must be chosen anew.',
    iscedCodeNotFourDigits: 'The subject code does not have four digits.',
  },
  import: {
    problem: {
      missing: '{{element}} is missing.',
      invalid: '{{element}} cannot be read: “{{value}}”.',
      notOurs: 'Neither of the parties is our university ({{heiIds}}).',
      duplicateInFile: 'The same entry stands in the file already, at {{source}}.',
      iiaVersion6: 'The agreement follows version 6 of the format. What changed in version 7 may have to be chosen anew.',
      academicYearGap: '{{element}}: the academic years {{years}} are missing in the middle of the period.',
      terminatedAsAWhole: 'The parties ended the agreement before any exchange had taken place. It is kept without conditions.',
      notBetweenThePartners: '{{element}}: the condition is about other universities than the two parties of the agreement.',
      endBeforeStart: '{{element}}: the end lies before the start.',
      noVersion: 'There is neither a first version nor a proposal of changes.',
      changesNotAllowed: 'There is a proposal of changes, but blended short-term and short-term doctoral mobility cannot be changed.',
      proposalChangesStudentData: 'The proposal changes what is said of the student ({{fields}}). The new values are not kept.',
      personalNumberLeftOut: '{{element}} looked like a personal number and has been left out.',
      departmentIncomplete: '{{column}} is missing for the department.',
      englishNameMissing: 'The English name is missing. The Swedish one is used.',
      departmentDiffers: '{{column}} is “{{value}}” here and “{{other}}” at {{source}}, for the same department.',
      personDiffers: '{{column}} is “{{value}}” here and “{{other}}” at {{source}}, for the same person.',
    },
    file: {
      emptyFile: 'The file is empty.',
      tooBig: 'The file is too large. At most {{megabytes}} MB.',
      notXml: 'The file is not valid XML. Line {{line}}: {{detail}}',
      severalRoots: 'The file holds several documents one after the other ({{roots}}). Save each of them on its own.',
      hasDoctype: 'The file declares a document type (DOCTYPE). For security reasons such files are not read.',
      wrongEncoding: 'The file says that it is encoded in {{encoding}}, but that is not so.',
      wrongRoot: 'The file begins with {{root}}, but {{expected}} was expected.',
      learningAgreementPart: 'The file is an extract ({{root}}) and not a whole Learning Agreement. Fetch the whole agreement.',
      learningAgreementMessage: 'The file is a message about a Learning Agreement ({{root}}) and does not hold the agreement. Fetch the whole agreement.',
      unknownIiaVersion: 'Version {{version}} of the agreement format is unknown. Versions 6 and 7 can be read.',
      notASpreadsheet: 'The file is no spreadsheet that can be read. Save it as .xlsx or .csv.',
      oldOrProtectedExcel: 'The file is in the old format of Excel, or protected by a password. Save it as .xlsx without a password.',
      noHeader: 'No row of headings was found. The headings that are known are: {{expected}}.',
      missingColumns: 'These columns are missing: {{columns}}.',
    },
  },
  demo: {
    capacity: { ikp: 'IKP', deputy: 'Deputy', head: 'Head of department' },
    role: {
      internationalOffice: 'International Office',
      admissions: 'Admissions',
      forumMember: 'Forum member',
      admin: 'Administrator',
    },
  },
  pause: {
    throttled: 'Teams has asked for a pause.',
    misconfigured: 'Teams refuses the credentials of the bot.',
    disabled: 'The app is switched off in Teams.',
  },
  unreached: {
    uncertain: {
      reason: 'It is uncertain whether the message arrived.',
      todo: 'Ask the person if it matters. The message is sent once more.',
    },
    blocked: {
      reason: 'The person has blocked the bot, or Teams refuses the message.',
      todo: 'Ask the person to unblock the bot in the chat, or write an email.',
    },
    notInstalled: {
      reason: 'The person does not have the app.',
      todo: 'Ask IT to install the app for the person, or add the person to the team.',
    },
    gone: {
      reason: 'The person or the chat no longer exists.',
      todo: 'Find out whether the person has left, and update the directory.',
    },
    tooBig: { reason: 'The message was too big for Teams.', todo: 'Shorten the text and send it again.' },
  },
  broadcast: {
    state: { running: 'Being sent', paused: 'Paused', done: 'Done', cancelled: 'Cancelled' },
    audience: {
      everybody: 'Everybody in the directory',
      contactPersons: 'Contact persons, deputies and heads',
  publication: publication.en,
      forum: 'Members of the forum',
    },
  },
  alert: {
    since: 'Noticed {{when}}.',
    planningMissed: {
      title: 'Reminders stood still',
      text: 'No reminders were planned for {{minutes}} minutes. What should have been sent is sent now, once at most. Find out why the service stood still.',
    },
    nothingArrives: {
      title: 'No messages arrive',
      text: 'In the last hour nothing arrived, and {{unreached}} messages did not. Check that the app may be used in Teams.',
    },
    manyUnreached: {
      title: 'Many messages do not arrive',
      text: 'In the last hour {{unreached}} of {{tried}} messages did not arrive. The tab lists which, and why.',
    },
    credentialsRefused: {
      title: 'Teams refuses the credentials of the bot',
      text: 'Nothing is sent. Check BOT_ID, BOT_TENANT_ID and BOT_PASSWORD, and that the secret has not expired. Sending then goes on by itself.',
    },
    appDisabled: {
      title: 'The app is switched off in Teams',
      text: 'Nothing is sent. Switch the app on in the Teams admin centre. Sending then goes on by itself.',
    },
    rosterShrank: {
      title: 'Many are missing from the list of team members',
      text: '{{missing}} of {{known}} members were missing at once, so none of them is taken to have left. Check the team. If it is right, they are counted when the list is as short tomorrow.',
    },
  },
  invalid: {
    link: 'Write an address that begins with https://.',
    required: 'This has to be filled in.',
    tooLong: 'The text is too long. At most {{max}} characters.',
    personalNumber: 'The text seems to hold a personal number. Remove it and write the case number instead.',
    date: 'Write a date that exists, for example 2027-01-15.',
    dateAhead: 'The day lies in the future.',
    dateBehind: 'The day has passed already.',
    email: 'Write an e-mail address.',
    number: 'Write a whole number.',
    unknownChoice: 'Choose from the list.',
    dueInPast: 'The time to answer must lie ahead.',
    term: 'Write the term as HT2027 or VT2027.',
    unknownDepartment: 'The department is not in the directory.',
    generic: 'The value cannot be used.',
  },
  problem: {
    unauthenticated: { title: 'Please sign in', detail: 'The sign-in is missing or has expired. Open the page again.' },
    wrongTenant: { title: 'Wrong organisation', detail: 'Sign in with your university account.' },
    unknownPerson: {
      title: 'You are not in the directory',
      detail: 'Ask the International Office to add you as a contact person.',
    },
    forbidden: { title: 'Not allowed', detail: 'Your role may not do this.' },
    notFound: { title: 'Not found', detail: 'What you are looking for does not exist, or you may not see it.' },
    invalid: { title: 'Something needs correcting', detail: 'Nothing has been saved. Correct the fields and try again.' },
    conflict: { title: 'Somebody was faster', detail: 'The case has changed. Nothing has been saved. Read how it stands now.' },
    tooLarge: { title: 'Too large', detail: 'What was sent is too large.' },
    notJson: { title: 'Could not be read', detail: 'Send JSON.' },
    internal: { title: 'Something went wrong on our side', detail: 'Try again in a while. Quote {{correlationId}} if you contact us.' },
    unavailable: { title: 'Temporarily closed', detail: 'The database does not answer right now. Try again in a while.' },
  },
};
