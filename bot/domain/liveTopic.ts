/**
 * What a page can be told to look at again. `everything`: something may have been missed. A topic
 * carries nothing of what changed, so it may be told to whoever looks at such pages.
 */
export const LIVE_TOPICS = [
  'everything',
  'tasks',
  'overview',
  'meetings',
  'publications',
  'agreements',
  'learningAgreements',
  'loans',
  'knowledge',
  'calendar',
  'directory',
  'broadcasts',
  'operations',
  'own',
] as const;

export type LiveTopic = (typeof LIVE_TOPICS)[number];
