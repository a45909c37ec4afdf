/**
 * The texts of pages that are fetched when they are first opened come with them: on the way to the
 * list of tasks nobody waits for the words of pages that they may never see.
 */
export const PAGE_TEXTS = {
  admissions: async () => (await import('./pages/admissions.ts')).admissions,
  agreement: async () => (await import('./pages/agreement.ts')).agreement,
  agreementWork: async () => (await import('./pages/agreementWork.ts')).agreementWork,
  agreements: async () => (await import('./pages/agreements.ts')).agreements,
  audit: async () => (await import('./pages/audit.ts')).audit,
  broadcasts: async () => (await import('./pages/broadcasts.ts')).broadcasts,
  calendar: async () => (await import('./pages/calendar.ts')).calendar,
  calm: async () => (await import('./pages/calm.ts')).calm,
  charts: async () => (await import('./pages/charts.ts')).charts,
  channel: async () => (await import('./pages/channel.ts')).channel,
  demo: async () => (await import('./pages/demo.ts')).demo,
  department: async () => (await import('./pages/department.ts')).department,
  departmentSettings: async () => (await import('./pages/departmentSettings.ts')).departmentSettings,
  imports: async () => (await import('./pages/imports.ts')).imports,
  knowledge: async () => (await import('./pages/knowledge.ts')).knowledge,
  learningAgreements: async () => (await import('./pages/learningAgreements.ts')).learningAgreements,
  meetings: async () => (await import('./pages/meetings.ts')).meetings,
  operations: async () => (await import('./pages/operations.ts')).operations,
  outcome: async () => (await import('./pages/outcome.ts')).outcome,
  people: async () => (await import('./pages/people.ts')).people,
  picking: async () => (await import('./pages/picking.ts')).picking,
  places: async () => (await import('./pages/places.ts')).places,
  publications: async () => (await import('./pages/publications.ts')).publications,
  request: async () => (await import('./pages/request.ts')).request,
  signIn: async () => (await import('./pages/signIn.ts')).signIn,
} as const;

export type PageTextsName = keyof typeof PAGE_TEXTS;

/** The Swedish texts of every page, by the name under which their keys begin. */
export type PageTexts = { readonly [Name in PageTextsName]: Awaited<ReturnType<(typeof PAGE_TEXTS)[Name]>>['sv'] };
