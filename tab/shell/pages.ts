import type { ComponentType } from 'react';
import type { Audience } from './audience.ts';
import type { PageTextsName } from '../texts/pageTexts.ts';
import { lazyPart } from './lazyPart.tsx';
import { PATHS } from './paths.ts';

/** The parts of a page's path, by their names. */
type PathParts = Readonly<Record<string, string>>;

interface LazyPage {
  readonly path: string;
  readonly audience: Audience;
  readonly page: ComponentType<PathParts>;
}

/** A page that is fetched with its texts when it is first opened. That its path has the parts which it asks for is seen below, where both stand. */
function fetched(load: () => Promise<ComponentType<never>>, ...texts: readonly PageTextsName[]): ComponentType<PathParts> {
  return lazyPart(load as () => Promise<ComponentType<PathParts>>, ...texts);
}

/** Every page but the list of tasks, which is there at once. */
export const PAGES: readonly LazyPage[] = [
  { path: PATHS.task, audience: 'everybody', page: fetched(async () => (await import('../tasks/TaskPage.tsx')).TaskPage, 'calm') },
  { path: PATHS.agreements, audience: 'everybody', page: fetched(async () => (await import('../agreements/AgreementListPage.tsx')).AgreementListPage, 'agreementWork', 'agreements', 'broadcasts', 'charts') },
  { path: PATHS.agreement, audience: 'everybody', page: fetched(async () => (await import('../agreements/AgreementPage.tsx')).AgreementPage, 'agreementWork', 'agreement', 'agreements', 'places') },
  { path: PATHS.newAgreement, audience: 'contact', page: fetched(async () => (await import('../agreements/NewAgreementPage.tsx')).NewAgreementPage, 'agreementWork', 'agreement', 'agreements', 'places') },
  { path: PATHS.learningAgreements, audience: 'contact', page: fetched(async () => (await import('../learningAgreements/LearningAgreementsPage.tsx')).LearningAgreementsPage, 'learningAgreements') },
  { path: PATHS.learningAgreement, audience: 'contact', page: fetched(async () => (await import('../learningAgreements/LearningAgreementPage.tsx')).LearningAgreementPage, 'learningAgreements') },
  { path: PATHS.changeLearningAgreement, audience: 'contact', page: fetched(async () => (await import('../learningAgreements/ChangeLearningAgreementPage.tsx')).ChangeLearningAgreementPage, 'learningAgreements') },
  { path: PATHS.learningAgreementAmendment, audience: 'contact', page: fetched(async () => (await import('../learningAgreements/AmendmentPage.tsx')).AmendmentPage, 'learningAgreements') },
  { path: PATHS.newLearningAgreement, audience: 'contact', page: fetched(async () => (await import('../learningAgreements/NewLearningAgreementPage.tsx')).NewLearningAgreementPage, 'learningAgreements') },
  { path: PATHS.students, audience: 'contact', page: fetched(async () => (await import('../learningAgreements/StudentsPage.tsx')).StudentsPage, 'learningAgreements') },
  { path: PATHS.loans, audience: 'contact', page: fetched(async () => (await import('../loans/LoansPage.tsx')).LoansPage, 'people', 'request') },
  { path: PATHS.contacts, audience: 'everybody', page: fetched(async () => (await import('../contacts/ContactsPage.tsx')).ContactsPage, 'people') },
  { path: PATHS.meetings, audience: 'everybody', page: fetched(async () => (await import('../meetings/MeetingListPage.tsx')).MeetingListPage, 'meetings') },
  { path: PATHS.meeting, audience: 'everybody', page: fetched(async () => (await import('../meetings/MeetingPage.tsx')).MeetingPage, 'meetings') },
  { path: PATHS.changeMeeting, audience: 'office', page: fetched(async () => (await import('../meetings/ChangeMeetingPage.tsx')).ChangeMeetingPage, 'meetings') },
  { path: PATHS.newMeeting, audience: 'office', page: fetched(async () => (await import('../meetings/NewMeetingPage.tsx')).NewMeetingPage, 'meetings') },
  { path: PATHS.knowledge, audience: 'everybody', page: fetched(async () => (await import('../knowledge/KnowledgePage.tsx')).KnowledgePage, 'knowledge') },
  { path: PATHS.article, audience: 'everybody', page: fetched(async () => (await import('../knowledge/ArticlePage.tsx')).ArticlePage, 'knowledge') },
  { path: PATHS.editArticle, audience: 'office', page: fetched(async () => (await import('../knowledge/EditArticlePage.tsx')).EditArticlePage, 'knowledge') },
  { path: PATHS.queue, audience: 'admissions', page: fetched(async () => (await import('../eligibility/QueuePage.tsx')).QueuePage, 'admissions') },
  { path: PATHS.newRequest, audience: 'admissions', page: fetched(async () => (await import('../eligibility/NewRequestPage.tsx')).NewRequestPage, 'admissions', 'request') },
  { path: PATHS.figures, audience: 'admissionsAndOffice', page: fetched(async () => (await import('../eligibility/FiguresPage.tsx')).FiguresPage, 'admissions', 'charts') },
  { path: PATHS.departments, audience: 'office', page: fetched(async () => (await import('../departments/DepartmentsPage.tsx')).DepartmentsPage, 'agreementWork', 'agreements') },
  { path: PATHS.department, audience: 'contact', page: fetched(async () => (await import('../departments/DepartmentPage.tsx')).DepartmentPage, 'department', 'agreements') },
  { path: PATHS.publications, audience: 'office', page: fetched(async () => (await import('../publications/PublicationListPage.tsx')).PublicationListPage, 'publications') },
  { path: PATHS.publication, audience: 'office', page: fetched(async () => (await import('../publications/PublicationPage.tsx')).PublicationPage, 'publications', 'broadcasts') },
  { path: PATHS.newPublication, audience: 'office', page: fetched(async () => (await import('../publications/NewPublicationPage.tsx')).NewPublicationPage, 'publications') },
  { path: PATHS.calendar, audience: 'office', page: fetched(async () => (await import('../calendar/CalendarPage.tsx')).CalendarPage, 'calendar') },
  { path: PATHS.departmentSettings, audience: 'office', page: fetched(async () => (await import('../calendar/DepartmentSettingsPage.tsx')).DepartmentSettingsPage, 'departmentSettings') },
  { path: PATHS.forecast, audience: 'everybody', page: fetched(async () => (await import('../forecast/ForecastPage.tsx')).ForecastPage, 'calm') },
  { path: PATHS.broadcasts, audience: 'office', page: fetched(async () => (await import('../broadcasts/BroadcastListPage.tsx')).BroadcastListPage, 'broadcasts', 'outcome') },
  { path: PATHS.broadcast, audience: 'office', page: fetched(async () => (await import('../broadcasts/BroadcastPage.tsx')).BroadcastPage, 'broadcasts', 'outcome') },
  { path: PATHS.newBroadcast, audience: 'office', page: fetched(async () => (await import('../broadcasts/NewBroadcastPage.tsx')).NewBroadcastPage, 'broadcasts') },
  { path: PATHS.operations, audience: 'office', page: fetched(async () => (await import('../operations/OperationsPage.tsx')).OperationsPage, 'operations', 'outcome') },
  { path: PATHS.retention, audience: 'office', page: fetched(async () => (await import('../operations/RetentionPage.tsx')).RetentionPage, 'operations') },
  { path: PATHS.imports, audience: 'office', page: fetched(async () => (await import('../imports/ImportsPage.tsx')).ImportsPage, 'imports') },
  { path: PATHS.importPreview, audience: 'office', page: fetched(async () => (await import('../imports/ImportPreviewPage.tsx')).ImportPreviewPage, 'imports') },
  { path: PATHS.audit, audience: 'admin', page: fetched(async () => (await import('../audit/AuditPage.tsx')).AuditPage, 'audit') },
  { path: PATHS.channel, audience: 'everybody', page: fetched(async () => (await import('../channel/ChannelPage.tsx')).ChannelPage, 'channel') },
  { path: PATHS.configure, audience: 'everybody', page: fetched(async () => (await import('../channel/ConfigurePage.tsx')).ConfigurePage, 'channel') },
  { path: PATHS.settings, audience: 'everybody', page: fetched(async () => (await import('../settings/SettingsPage.tsx')).SettingsPage, 'calm', 'people') },
];
