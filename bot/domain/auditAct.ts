import { TASK_KINDS, type TaskKind } from './task.ts';

/**
 * Everything that can stand in the audit log, by name: what an act is about, a full stop, and what
 * was done. Each has its words in bot/texts/audit.ts; an act that is not here does not compile.
 */

/** What people do with a task: the verbs of the duties' actions. */
const DUTY_VERBS = [
  'allDone', 'allSent', 'askedApplicant', 'askedFor', 'changeDue', 'checked', 'close', 'created', 'eligible', 'entered', 'exists',
  'fileUploaded', 'granted', 'informed', 'lackAccess', 'lapse', 'mark', 'missing', 'needMoreInformation', 'newChoiceReceived',
  'noNewChoice', 'noPlaces', 'noStudents', 'noneConcerned', 'notEligible', 'notMine', 'notMyCourse', 'notRelevant', 'notWanted',
  'open', 'ordered', 'partnerFound', 'passedOn', 'provideInformation', 'received', 'redirect', 'refused', 'renewed', 'replaced',
  'replacedByOther', 'report', 'settled', 'signed', 'signedOnPaper', 'stillRight', 'takenOver', 'toldAnotherWay', 'underWay', 'withdraw',
] as const;
export type DutyVerb = (typeof DUTY_VERBS)[number];

/** Why a task ends by itself. */
const TASK_ENDS = [
  'agreementGone', 'confirmed', 'edited', 'endMoved', 'leaverIsBack', 'left', 'leftWithPerson', 'newerText', 'noLongerAnnounced',
  'noLongerAwaited', 'noLongerConcerned', 'noMoreNominations', 'notBegun', 'over', 'replaced', 'settledItself', 'signed',
  'takenBack', 'undone', 'withdrawn',
] as const;
export type TaskEnd = (typeof TASK_ENDS)[number];

/** Why a task goes from one person to another. */
const PASSINGS = ['givenBack', 'handedOver', 'handedToStandIn'] as const;
export type PassingReason = (typeof PASSINGS)[number];

/** What else becomes of a task of any kind. */
const TASK_STEPS = ['asked', 'awaitedAgain', 'changed', 'covered', 'escalated', 'reminded', 'snoozeEnded', 'snoozed'] as const;

/** What is not about a task: the parts of the product, each with what can be done there. */
const PARTS = {
  absence: ['began', 'cancelled', 'ended', 'set'],
  article: ['edited', 'restored', 'reviewed'],
  articles: ['delivered'],
  audit: ['downloaded', 'viewed'],
  broadcast: ['cancel', 'pause', 'resume', 'started'],
  import: ['directory', 'discarded', 'exchangeAgreementByHand', 'exchangeAgreements', 'learningAgreements', 'previewed', 'undoAsked', 'undone'],
  learningAgreement: ['changed', 'changeEntered', 'changeRemoved', 'entered', 'removed'],
  loan: ['ended', 'entered', 'removed', 'withdrawalUndone', 'withdrawn'],
  meeting: ['answered', 'audienceChanged', 'called', 'cancelled', 'changed', 'linked', 'minutesShared', 'noted', 'reminded', 'signUpsImported'],
  preference: ['changed', 'optedIn', 'optedOut'],
  publication: ['published', 'withdrawn'],
  question: ['sentOn'],
  retention: ['deleted'],
  settings: ['department', 'university'],
  term: ['add', 'change'],
} as const;
export type AuditPart = keyof typeof PARTS;
type DoneIn<Part extends AuditPart> = (typeof PARTS)[Part][number];

const TASK_ACTS = [...new Set([...DUTY_VERBS, ...TASK_ENDS, ...PASSINGS, ...TASK_STEPS])];

export type AuditAbout = TaskKind | AuditPart;
export type AuditDone = (typeof TASK_ACTS)[number] | DoneIn<AuditPart>;
export type PartAct<Part extends AuditPart = AuditPart> = { [P in Part]: `${P}.${DoneIn<P>}` }[Part];
export type AuditAct = `${TaskKind}.${(typeof TASK_ACTS)[number]}` | PartAct;

/** What acts are about, all of it. */
export const AUDIT_ABOUTS: readonly AuditAbout[] = [...TASK_KINDS, ...(Object.keys(PARTS) as AuditPart[])];

const ACTS: ReadonlySet<string> = new Set([
  ...TASK_KINDS.flatMap((kind) => TASK_ACTS.map((done) => `${kind}.${done}`)),
  ...Object.entries(PARTS).flatMap(([part, dones]) => dones.map((done) => `${part}.${done}`)),
]);

/** Whether this version knows the act; the log keeps those of earlier ones for years. */
export function isAuditAct(act: string): act is AuditAct {
  return ACTS.has(act);
}

export function partsOf(act: AuditAct): { readonly about: AuditAbout; readonly done: AuditDone } {
  const [about, done] = act.split('.') as [AuditAbout, AuditDone];
  return { about, done };
}
