/**
 * The texts of pages that are fetched when they are first opened come with them: on the way to the
 * list of tasks nobody waits for the words of pages that they may never see.
 */
export const PAGE_TEXTS = {
  admissions: async () => (await import('./pages/admissions.ts')).admissions,
  agreementWork: async () => (await import('./pages/agreementWork.ts')).agreementWork,
  calendar: async () => (await import('./pages/calendar.ts')).calendar,
  calm: async () => (await import('./pages/calm.ts')).calm,
  departmentSettings: async () => (await import('./pages/departmentSettings.ts')).departmentSettings,
  knowledge: async () => (await import('./pages/knowledge.ts')).knowledge,
  meetings: async () => (await import('./pages/meetings.ts')).meetings,
  people: async () => (await import('./pages/people.ts')).people,
  publications: async () => (await import('./pages/publications.ts')).publications,
} as const;

export type PageTextsName = keyof typeof PAGE_TEXTS;

/** The Swedish texts of every page, by the name under which their keys begin. */
export type PageTexts = { readonly [Name in PageTextsName]: Awaited<ReturnType<(typeof PAGE_TEXTS)[Name]>>['sv'] };
