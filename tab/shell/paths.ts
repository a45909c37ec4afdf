/** The pages' paths, under /tab. Cards in the chat link to them: they do not change. */
export const PATHS = {
  tasks: '/',
  task: '/tasks/:taskId',
  agreements: '/agreements',
  agreement: '/agreements/:agreementId',
  newAgreement: '/new-agreement',
  learningAgreements: '/learning-agreements',
  learningAgreement: '/learning-agreements/:learningAgreementId',
  changeLearningAgreement: '/learning-agreements/:learningAgreementId/change',
  learningAgreementAmendment: '/learning-agreements/:learningAgreementId/amendment',
  newLearningAgreement: '/new-learning-agreement',
  students: '/students',
  loans: '/loans',
  contacts: '/contacts',
  meetings: '/meetings',
  meeting: '/meetings/:meetingId',
  changeMeeting: '/meetings/:meetingId/change',
  newMeeting: '/new-meeting',
  knowledge: '/knowledge',
  article: '/knowledge/:slug',
  editArticle: '/knowledge/:slug/edit',
  queue: '/queue',
  newRequest: '/new-request',
  figures: '/figures',
  departments: '/departments',
  department: '/departments/:departmentId',
  publications: '/publications',
  publication: '/publications/:publicationId',
  newPublication: '/new-publication',
  calendar: '/calendar',
  departmentSettings: '/department-settings',
  forecast: '/forecast',
  settings: '/settings',
  broadcasts: '/broadcasts',
  broadcast: '/broadcasts/:broadcastId',
  newBroadcast: '/new-broadcast',
  imports: '/imports',
  importPreview: '/imports/:previewId',
  operations: '/operations',
  retention: '/retention',
  audit: '/audit',
  channel: '/channel',
  configure: '/configure',
} as const;

/** Pages that stand in a channel, for everybody alike: without the way to the personal ones. */
export const CHANNEL_PATHS: readonly string[] = [PATHS.channel, PATHS.configure];

export function taskPath(taskId: string): string {
  return `/tasks/${taskId}`;
}

export function agreementPath(agreementId: string): string {
  return `/agreements/${agreementId}`;
}

export function departmentPath(departmentId: string): string {
  return `/departments/${departmentId}`;
}

/** Of the links in the list of departments, on which one stands again when coming back. */
export function departmentLinkId(departmentId: string): string {
  return `department-${departmentId}`;
}

export function learningAgreementPath(learningAgreementId: string): string {
  return `/learning-agreements/${learningAgreementId}`;
}

/** Of the link on the page of the term calendar, on which one stands again when coming back. */
export const SETTINGS_LINK = 'department-settings';

/** Of the link on the page of the operation, on which one stands again when coming back. */
export const RETENTION_LINK = 'retention';

/** Of the link in the list of agreements, on which one stands again when coming back. */
export const NEW_AGREEMENT_LINK = 'new-agreement';

/** Of the links in the list of learning agreements and on the page of one, on which one stands again when coming back. */
export const NEW_LEARNING_AGREEMENT_LINK = 'new-learning-agreement';
export const CHANGE_LEARNING_AGREEMENT_LINK = 'change-learning-agreement';

export function changeLearningAgreementPath(learningAgreementId: string): string {
  return `${learningAgreementPath(learningAgreementId)}/change`;
}

export const AMENDMENT_LINK = 'amendment';

/** Where a change to what was agreed is entered; putting right what was entered is another page. */
export function amendmentPath(learningAgreementId: string): string {
  return `${learningAgreementPath(learningAgreementId)}/amendment`;
}

/** Of the links in the list of broadcasts, on which one stands again when coming back. */
export const NEW_BROADCAST_LINK = 'new-broadcast';

export function broadcastLinkId(broadcastId: string): string {
  return `broadcast-${broadcastId}`;
}

export function broadcastPath(broadcastId: string): string {
  return `/broadcasts/${broadcastId}`;
}

/** Of the links in the list of meetings, on which one stands again when coming back. */
export const NEW_MEETING_LINK = 'new-meeting';

export function meetingLinkId(meetingId: string): string {
  return `meeting-${meetingId}`;
}

export function meetingPath(meetingId: string): string {
  return `/meetings/${meetingId}`;
}

export function changeMeetingPath(meetingId: string): string {
  return `${meetingPath(meetingId)}/change`;
}

/** Of the link on an article's page, on which one stands again when coming back. */
export const EDIT_ARTICLE_LINK = 'edit-article';

/** Of the links in the list of articles, on which one stands again when coming back. */
export function articleLinkId(slug: string): string {
  return `article-${slug}`;
}

export function articlePath(slug: string): string {
  return `/knowledge/${slug}`;
}

export function editArticlePath(slug: string): string {
  return `${articlePath(slug)}/edit`;
}

/** Of the links in the list of previews, on which one stands again when coming back. */
export function importLinkId(previewId: string): string {
  return `import-${previewId}`;
}

export function importPath(previewId: string): string {
  return `/imports/${previewId}`;
}
