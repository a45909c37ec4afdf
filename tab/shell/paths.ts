/** The pages' paths, under /tab. Cards in the chat link to them: they do not change. */
export const PATHS = {
  tasks: '/',
  task: '/tasks/:taskId',
  agreements: '/agreements',
  agreement: '/agreements/:agreementId',
  newAgreement: '/new-agreement',
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
  operations: '/operations',
} as const;

export function taskPath(taskId: string): string {
  return `/tasks/${taskId}`;
}

export function agreementPath(agreementId: string): string {
  return `/agreements/${agreementId}`;
}

/** Of the link on the page of the term calendar, on which one stands again when coming back. */
export const SETTINGS_LINK = 'department-settings';

/** Of the link in the list of agreements, on which one stands again when coming back. */
export const NEW_AGREEMENT_LINK = 'new-agreement';

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
