import { Temporal } from 'temporal-polyfill';
import { channelCard, threadReminderCard } from '../../bot/cards/channelCard.ts';
import {
  agreementListCard,
  helpCard,
  personalOnlyCard,
  publicHelpCard,
  sentenceCard,
  strangerCard,
  taskListCard,
  teamWelcomeCard,
  wayCard,
  welcomeCard,
  type AgreementLine,
} from '../../bot/cards/chatCards.ts';
import { agreementFactCard, contactsCard, meetingListCard } from '../../bot/cards/lookupCards.ts';
import { askedCard, optOutCard, remindChoiceCard, unclearCard } from '../../bot/cards/questionCards.ts';
import { newMeetingCard } from '../../bot/cards/newMeetingCard.ts';
import { requestFormCard, requestSentCard } from '../../bot/cards/requestCards.ts';
import type { AdaptiveCard } from '../../bot/cards/elements.ts';
import { meetingCard, meetingChannelCard, type OwnMeetingView } from '../../bot/cards/meetingCard.ts';
import { taskCard, type TaskCardOptions } from '../../bot/cards/taskCard.ts';
import type { LearningAgreement, LearningAgreementComponent, Signature } from '../../bot/domain/learningAgreement.ts';
import type { Language } from '../../bot/domain/person.ts';
import type { TaskFile } from '../../bot/domain/taskFile.ts';
import type { Unchanged } from '../../bot/duties/act.ts';
import { publicTaskView } from '../../bot/duties/taskView.ts';
import { errorTexts, type FieldErrorLike } from '../../bot/texts/errors.ts';
import { receivedText } from '../../bot/texts/overtaken.ts';
import { translate } from '../../bot/texts/translate.ts';
import { eligibilityFile, EVA, hanna, ingrid, karin, NOW, olof, said, signatureFile, viewOf } from './taskFiles.ts';

/** A card as somebody meets it; the name is also the name of its picture. */
export interface Example {
  readonly name: string;
  readonly language: Language;
  readonly card: AdaptiveCard;
}

const TAB_URL = 'https://ikp-forum.example.org/tab/tasks/1';

/** Every card that the product can make, in one language. */
export async function examples(language: Language): Promise<Example[]> {
  const cards: Record<string, AdaptiveCard> = {
    ...(await eligibilityCards(language)),
    ...(await signatureCards(language)),
    ...channelCards(language),
    ...(await chatCards(language)),
    ...meetingCards(language),
  };
  return Object.entries(cards).map(([name, card]) => ({ name, language, card }));
}

type Cards = Record<string, AdaptiveCard>;

const LATE = { dueAt: Temporal.Instant.from('2026-11-20T16:00:00+01:00') };
const answeredAt = Temporal.Instant.from('2026-11-23T08:04:00+01:00');
const reason =
  'Sökande saknar linjär algebra. Kursen Álgebra Linear e Geometria Analítica omfattar 3 av våra 7,5 hp, och egenvärden ingår inte.';
const question = said('needMoreInformation', karin.name, 'Vilken av de två kurserna i analys har sökande läst? Utdraget visar båda.');

async function eligibilityCards(language: Language): Promise<Cards> {
  const t = translate(language);
  const of = (file: TaskFile, person: string, options: Partial<TaskCardOptions> = {}) => personal(file, person, language, options);
  const reminder = { notice: { text: t('card.reminder'), tone: 'warning' as const } };
  const unchanged = (why: Unchanged) => ({ notice: { text: t(`card.unchanged.${why}`), tone: 'accent' as const } });
  const open = eligibilityFile();
  const late = eligibilityFile({ task: LATE, assignees: [karin, olof, ingrid, hanna] });
  const awaiting = eligibilityFile({ task: { state: 'awaitingRequester' }, request: { dialogue: [question] } });
  const closed = (verdict: 'eligible' | 'notEligible') =>
    eligibilityFile({
      task: { state: 'done' },
      request: {
        answer: { verdict, reason: verdict === 'eligible' ? null : reason, answeredBy: karin.name, answeredAt },
        dialogue: [question, said('information', 'Eva Forsmark', 'Den senare, på 8 ECTS. Jag har lagt kursplanen i NyA-webben.')],
      },
    });
  const moved = [said('notMyCourse', karin.name, null), said('redirected', 'Eva Forsmark', null)];
  return {
    'eligibility-open': await of(open, karin.personId),
    'eligibility-open-with-dialogue': await of(eligibilityFile({ request: { dialogue: moved } }), karin.personId),
    'eligibility-reminder': await of(open, karin.personId, reminder),
    'eligibility-overdue-reminder-to-deputy': await of(late, olof.personId, reminder),
    'eligibility-overdue-head': await of(late, ingrid.personId),
    'eligibility-overdue-international-office': await of(late, hanna.personId),
    'eligibility-nobody': await of(eligibilityFile({ assignees: [] }), EVA),
    'eligibility-not-eligible-refused': await of(open, karin.personId, refused(language, 'notEligible', { reason: '  ' }, [{ field: 'reason', problem: 'required' }])),
    'eligibility-more-information-refused': await of(
      open,
      karin.personId,
      refused(language, 'needMoreInformation', { information: 'Gäller det 20010203-1234?' }, [{ field: 'information', problem: 'personalNumber' }]),
    ),
    'eligibility-stale': await of(open, karin.personId, unchanged('stale')),
    'eligibility-not-now': await of(awaiting, karin.personId, unchanged('notNow')),
    'eligibility-awaiting-as-department': await of(awaiting, karin.personId),
    'eligibility-awaiting-as-requester': await of(awaiting, EVA),
    'eligibility-redirect-refused': await of(
      awaiting,
      EVA,
      refused(language, 'redirect', { department: '' }, [{ field: 'department', problem: 'required' }]),
    ),
    'eligibility-open-as-requester': await of(open, EVA),
    'eligibility-eligible': await of(closed('eligible'), karin.personId),
    'eligibility-not-eligible-as-requester': await of(closed('notEligible'), EVA),
    'eligibility-closed-click': await of(closed('eligible'), olof.personId, unchanged('closed')),
    'eligibility-withdrawn': await of(eligibilityFile({ task: { state: 'cancelled' } }), karin.personId),
    'eligibility-everything-long': await of(longFile(), karin.personId, reminder),
  };
}

const changeAsked = {
  versionRole: 'changesProposal',
  proposalId: 'p-2',
  changesCloseOn: Temporal.PlainDate.from('2027-02-22'),
  changes: [{ kind: 'changed', component: courseOf('5FY174', 'Kvantmekanik', { credits: '5 ECTS' }) }],
} as const;

/** Agreed by all three, with a change that waits for the home university. */
function agreementToChange(): LearningAgreement {
  const signed = (signerName: string, day: string): Signature => ({
    signerName,
    signerPosition: null,
    signerEmail: null,
    timestamp: `${day}T09:12:00+01:00`,
    signerApp: 'EWP Dashboard',
  });
  const student = signed('Saga Lindqvist', '2026-11-19');
  const sendingInstitution = signed('Karin Åström', '2026-11-20');
  return {
    ...agreementOfCards(),
    versions: [
      { role: 'firstVersion', proposalId: null, components: [], signatures: { student, sendingInstitution, receivingInstitution: signed('Paweł Kowalski', '2026-11-21') } },
      {
        role: 'changesProposal',
        proposalId: 'p-2',
        components: [
          courseOf('5FY174', 'Kvantmekanik', { status: 'deleted', reason: 'timetable-conflict' }),
          courseOf('5FY202', 'Projektarbete i astrofysik med observationer', { status: 'inserted', reason: 'Handledaren har plats redan i vår.' }),
        ],
        signatures: { student, sendingInstitution: null, receivingInstitution: null },
      },
    ],
  };
}

function courseOf(code: string, title: string, differing: Partial<LearningAgreementComponent>): LearningAgreementComponent {
  return { table: 'studied', code, title, credits: '7.5 ECTS', status: null, reason: null, ...differing };
}

/** The one that the cards' task files are about. */
function agreementOfCards(): LearningAgreement {
  const { subject } = signatureFile();
  if (subject.kind !== 'learningAgreementSignature') throw new Error('A signature file is about a signature.');
  return subject.request.learningAgreement;
}

async function signatureCards(language: Language): Promise<Cards> {
  const of = (file: TaskFile, person: string, options: Partial<TaskCardOptions> = {}) => personal(file, person, language, options);
  const done = { signerName: karin.name, signedAt: answeredAt };
  return {
    'agreement-open': await of(signatureFile(), karin.personId),
    'agreement-overdue': await of(signatureFile({ task: LATE, assignees: [karin, olof] }), olof.personId),
    'agreement-international-office': await of(signatureFile({ assignees: [hanna] }), hanna.personId),
    'agreement-paper-refused': await of(
      signatureFile(),
      karin.personId,
      refused(language, 'signedOnPaper', { signedOn: '2027-02-01', scanPlace: '' }, [
        { field: 'signedOn', problem: 'dateAhead' },
        { field: 'scanPlace', problem: 'required' },
      ]),
    ),
    'agreement-signed': await of(signatureFile({ task: { state: 'done' }, request: { outcome: 'signed', ...done } }), karin.personId),
    'agreement-signed-on-paper': await of(
      signatureFile({
        task: { state: 'done' },
        request: {
          outcome: 'signedOnPaper',
          ...done,
          signedOn: Temporal.PlainDate.from('2026-11-20'),
          scanPlace: '\\\\filer\\fysik\\_avtal\\LA_2027.pdf',
        },
      }),
      karin.personId,
    ),
    'agreement-withdrawn': await of(signatureFile({ task: { state: 'cancelled' } }), karin.personId),
    'agreement-refused': await of(
      signatureFile({
        task: { state: 'done' },
        request: { outcome: 'refused', reason: 'Examensarbetet saknas bland kurserna. Lägg till det och skicka ett nytt förslag.', ...done },
      }),
      karin.personId,
    ),
    'agreement-replaced': await of(signatureFile({ task: { state: 'cancelled' }, request: { ...changeAsked, proposalId: 'p-1', outcome: 'replaced' } }), karin.personId),
    'agreement-obstructed': await of(
      signatureFile({ request: { learningAgreement: { ...agreementToChange(), language: null, mobilityType: 'blended' }, ...changeAsked } }),
      karin.personId,
    ),
    'agreement-change': await of(signatureFile({ request: { learningAgreement: agreementToChange(), ...changeAsked } }), karin.personId),
  };
}

function channelCards(language: Language): Cards {
  const options = { language, now: NOW, tabUrl: TAB_URL };
  const post = (file: TaskFile) => channelCard(publicTaskView(file), options);
  const reply = (file: TaskFile) => threadReminderCard(publicTaskView(file), options);
  const crowd = Array.from({ length: 60 }, (_, index) => ({ ...karin, personId: `p${index}`, name: `Person ${index}`, teamsUserId: `29:${index}${'x'.repeat(60)}` }));
  return {
    'channel-open': post(eligibilityFile()),
    'channel-overdue-escalated': post(eligibilityFile({ task: LATE, assignees: [karin, olof, ingrid, hanna] })),
    'channel-awaiting': post(eligibilityFile({ task: { state: 'awaitingRequester' } })),
    'channel-done': post(eligibilityFile({ task: { state: 'done' } })),
    'channel-withdrawn': post(eligibilityFile({ task: { state: 'cancelled' } })),
    'channel-nobody': post(eligibilityFile({ assignees: [] })),
    'channel-agreement': post(signatureFile({ assignees: [karin, olof] })),
    'channel-sixty-people': post(eligibilityFile({ assignees: crowd })),
    'thread-reminder': reply(eligibilityFile()),
    'thread-reminder-late': reply(eligibilityFile({ task: LATE, assignees: [karin, olof] })),
  };
}

function lookupCards(language: Language): Cards {
  const t = translate(language);
  const unit = {
    name: 'Institutionen för språkstudier',
    facultyName: 'Humanistiska fakulteten',
    contacts: [
      { name: 'Karin Åström', email: 'karin.astrom@example.com', capacityText: t('contact.capacity.ikp'), awayText: t('absence.away', { day: '7 januari 2027' }) },
      { name: 'Olof Wikberg', email: 'olof.wikberg@example.com', capacityText: t('contact.capacity.deputy'), awayText: null },
    ],
    gapText: null,
  };
  const nobody = { ...unit, contacts: [], gapText: t('contact.gap.nobody') };
  const meeting = { meetingId: '99999999-0000-4000-8000-000000000001', title: 'Nätverksträff inför vårens nomineringar', whenText: 'ons 9 dec. 13:15–15:00', tabUrl: TAB_URL };
  const department = { id: '99999999-0000-4000-8000-000000000002', code: 'FYS', nameSv: 'Institutionen för fysik', nameEn: 'Department of Physics' };
  const values = { caseReference: 'UMU-2026-00417', courseCode: '5FY210', courseName: 'Kvantmekanik', departmentId: department.id, term: 'HT2027', question: 'Räcker studentens kurs? '.repeat(20) };
  const form = { language, departments: [department], values, formId: '99999999-0000-4000-8000-000000000003' };
  return {
    'contacts': contactsCard([unit, nobody], { language, about: 'språk', tabUrl: TAB_URL }),
    'contacts-many': contactsCard(Array.from({ length: 30 }, () => unit), { language, about: 'a', tabUrl: TAB_URL }),
    'contacts-none': contactsCard([], { language, about: 'zoologi', tabUrl: TAB_URL }),
    'meetings': meetingListCard(
      [
        { ...meeting, answerText: t('meeting.youSaid.yes'), isInvited: true },
        { ...meeting, answerText: null, isInvited: false },
      ],
      language,
    ),
    'meetings-none': meetingListCard([], language),
    'agreement-fact': agreementFactCard({ partnerName: 'Uniwersytet Warszawski', iiaCode: 'PL-2022-114', lastAcademicYear: '2028/2029', departments: ['Institutionen för fysik'] }, { language, tabUrl: TAB_URL }),
    'unclear': unclearCard({ language, choices: (['agreements', 'contact', 'signatures'] as const).map((one) => ({ verb: `choice.${one}`, title: t(`talk.choice.${one}`), about: 'oslo' })), question: 'Vad gäller med Oslo?' }),
    'unclear-refused': unclearCard({ language, choices: [], question: '', problem: t('invalid.personalNumber') }),
    'asked': askedCard(language, { name: 'Karin Åström', question: 'Var parkerar man?\nVid campus?', chatUrl: 'https://teams.microsoft.com/l/chat/0/0?users=a', mailUrl: 'mailto:karin@example.com' }),
    'opt-out': optOutCard(language, [t('optOut.stops'), t('optOut.stillComes'), t('optOut.undo')]),
    'remind-choice': remindChoiceCard(language, [{ taskId: '99999999-0000-4000-8000-000000000004', title: 'Learning Agreement för Elias Vargfors', day: '2026-11-30', dayText: '30 november 2026' }]),
    'new-meeting': newMeetingCard({ language, faculties: [{ id: '99999999-0000-4000-8000-000000000002', name: 'Humanistiska fakulteten' }], values: { zone: 'Europe/Stockholm', startsAt: '13:15', endsAt: '15:00' }, errors: {}, formId: '99999999-0000-4000-8000-000000000003' }),
    'new-meeting-refused': newMeetingCard({ language, faculties: [], values: { title: 'Träff', day: '2026-12-09', audience: 'forum' }, errors: { day: t('invalid.meetingBehind') }, formId: '99999999-0000-4000-8000-000000000003' }),
    'request-form': requestFormCard({ ...form, errors: {} }),
    'request-form-refused': requestFormCard({ ...form, errors: { term: t('invalid.term'), question: t('invalid.personalNumber') } }),
    'request-form-received': requestFormCard({ ...form, errors: {}, received: { text: receivedText({ at: NOW, now: NOW }, language), tabUrl: TAB_URL } }),
    'request-sent': requestSentCard(language, { values, departmentText: department.nameSv, dueText: 'fre 27 nov. 14:30', tabUrl: TAB_URL }),
    'settings': wayCard(language, t('talk.settings'), { title: t('talk.openSettings'), url: TAB_URL }),
  };
}

async function chatCards(language: Language): Promise<Cards> {
  const t = translate(language);
  const options = { language, tabUrl: TAB_URL, settingsUrl: TAB_URL };
  const files = [
    eligibilityFile({ task: LATE }),
    eligibilityFile(),
    signatureFile(),
    eligibilityFile({ task: { state: 'done' } }),
  ];
  const lines = await Promise.all(files.map((file) => viewOf(file, karin.personId, language)));
  const many = [...lines, ...lines, ...lines];
  const agreement: AgreementLine = { partnerName: 'Uniwersytet Warszawski', iiaCode: 'PL-2022-114', lastAcademicYear: '2028/2029', notCovering: null };
  const ending = { ...agreement, partnerName: 'Rheinisch-Westfälische Technische Hochschule Aachen', iiaCode: 'D-AACHEN01-FYS', lastAcademicYear: '2026/2027', notCovering: 'HT2027' };
  return {
    'list': taskListCard(lines, options),
    'list-long': taskListCard(many, options),
    'list-empty': taskListCard([], options),
    'welcome': welcomeCard({ name: 'Karin Åström', roles: ['ikp'] }, lines.slice(0, 2), options),
    'welcome-empty': welcomeCard({ name: 'Karin Åström', roles: ['ikp'] }, [], options),
    'welcome-admissions': welcomeCard({ name: 'Eva Forsmark', roles: ['admissions'] }, [], options),
    'welcome-office': welcomeCard({ name: 'Hanna Björkqvist', roles: ['internationalOffice'] }, [], options),
    'welcome-forum-member': welcomeCard({ name: 'Bo Ek', roles: ['forumMember'] }, [], options),
    'welcome-stranger': strangerCard(language),
    'welcome-team': teamWelcomeCard(language),
    'help': helpCard({ ...options, understood: true }),
    'help-not-understood': helpCard({ ...options, understood: false }),
    'agreements': agreementListCard([ending, agreement], options),
    'agreements-long': agreementListCard(Array.from({ length: 30 }, () => agreement), options),
    'agreements-empty': agreementListCard([], options),
    'help-public': publicHelpCard(language, 'https://teams.microsoft.com/l/chat/0/0?users=28%3Abot'),
    'personal-only': personalOnlyCard(language, 'https://teams.microsoft.com/l/chat/0/0?users=28%3Abot'),
    'welcome-team-thanks': teamWelcomeCard(language, { id: '29:karin', name: 'Karin Åström' }),
    ...lookupCards(language),
    'sentence-unknown-task': sentenceCard(language, t('card.unknownTask')),
    'sentence-language': sentenceCard(language, t('chat.languageChanged')),
    'sentence-personal-only': sentenceCard(language, t('chat.personalOnly')),
  };
}

async function personal(file: TaskFile, personId: string, language: Language, options: Partial<TaskCardOptions>): Promise<AdaptiveCard> {
  return taskCard(await viewOf(file, personId, language), { language, tabUrl: TAB_URL, ...options });
}

function refused(language: Language, verb: string, values: Record<string, string>, errors: FieldErrorLike[]): Pick<TaskCardOptions, 'refused'> {
  return { refused: { verb, values, errors: errorTexts(errors, language) } };
}

/** As much of everything as the product takes. */
function longFile(): TaskFile {
  const long = 'Sökande har läst matematik vid två lärosäten och vi undrar hur kurserna förhåller sig till varandra. '.repeat(20).slice(0, 2000);
  return eligibilityFile({
    task: { ...LATE, publicReference: 'X'.repeat(60) },
    assignees: Array.from({ length: 60 }, (_, index) => (index === 0 ? karin : { ...olof, personId: `p${index}`, name: `Olof Wikberg ${index}` })),
    request: {
      caseReference: 'X'.repeat(60),
      nyaReference: 'Y'.repeat(60),
      courseCode: 'Z'.repeat(20),
      courseName: 'Kvantmekanik, statistisk fysik och beräkningsmetoder '.repeat(4).slice(0, 200),
      question: long,
      dialogue: Array.from({ length: 12 }, () => said('needMoreInformation', karin.name, long)),
    },
  });
}

function meetingCards(language: Language): Cards {
  const t = translate(language);
  const view: OwnMeetingView = {
    signedUp: false,
    isLateToAnswer: false,
    meetingId: '44444444-0000-4000-8000-000000000001',
    title: 'Nätverksträff för internationella kontaktpersoner, hösten',
    whenText: 'ons 9 dec. 2026 13:15–15:00',
    room: 'Rotundan, Universum',
    onlineLink: 'https://teams.example.org/l/meetup',
    agenda: 'Nomineringar till hösten\nAvtal som går ut\nFrågor från institutionerna',
    eduadminLink: 'https://eduadmin.example.org/17',
    minutesLink: null,
    answerByText: '2 december 2026',
    phase: 'open',
    counts: { yes: 12, maybe: 3, no: 2, unanswered: 9 },
    calendarUrl: 'https://ikp-forum.example.org/calendar/meetings/1.ics',
    tabUrl: TAB_URL,
    answer: null,
    note: null,
  };
  const own = (over: Partial<OwnMeetingView>, rest: object = {}) => meetingCard({ ...view, ...over }, { language, ...rest });
  return {
    'meeting-invitation': own({}),
    'meeting-answered': own({ answer: 'yes' }),
    'meeting-noted': own({ answer: 'yes', note: 'Jag tar tåget och kommer [lite](https://example.org) sent.' }),
    'meeting-signed-up': own({ signedUp: true, isLateToAnswer: true }),
    'meeting-changed': own({ answer: 'maybe' }, { notice: 'changed' }),
    'meeting-reminder': own({}, { notice: 'answerToday' }),
    'meeting-note-refused': own({}, { refused: { text: t('invalid.personalNumber'), note: '900101-1239 kommer med' } }),
    'meeting-cancelled': own({ phase: 'cancelled', answer: 'yes' }),
    'meeting-minutes': own({ phase: 'over', answer: 'yes', minutesLink: 'https://example.org/minutes' }, { notice: 'minutes' }),
    'meeting-channel': meetingChannelCard(view, { language }),
    'meeting-channel-cancelled': meetingChannelCard({ ...view, phase: 'cancelled' }, { language }),
  };
}
