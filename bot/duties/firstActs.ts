import { Temporal } from 'temporal-polyfill';
import type { AuditAct } from '../domain/auditAct.ts';
import type { Person } from '../domain/person.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { findLatestAct, findTaskAct, type PersonsAct } from '../store/audit.ts';
import { choseText, didText, type Deed } from '../texts/overtaken.ts';
import { translate } from '../texts/translate.ts';
import type { House } from './duty.ts';
import { dutyOf } from './registry.ts';

/**
 * Who brought the task to what it is, in a sentence for somebody who came later; null when the
 * product did. Only for people who stand to the task.
 */
export async function whoActed(house: House, { task, subject }: TaskFile, person: Person): Promise<string | null> {
  const act = await findTaskAct(house.db, task.id, task.version);
  if (!act) return null;
  const verb = act.action.slice(`${task.kind}.`.length);
  const action = dutyOf(subject).actions.find((one) => one.verb === verb);
  const earlier = earlierOf(house, act, person);
  if (!action) return didText(earlier, 'changed', person.language);
  return choseText(earlier, action.label(translate(person.language)), person.language);
}

interface Kept {
  /** The fact of an act that names the thing; null when there is one only. */
  readonly fact: string | null;
  /** What the log calls the acts that others may come after, and what was done by them. */
  readonly deeds: Readonly<Partial<Record<AuditAct, Deed>>>;
}

/** What several people may change, and how the log knows it. */
const KEPT = {
  term: { fact: 'term', deeds: { 'term.add': 'changed', 'term.change': 'changed' } },
  department: { fact: 'departmentId', deeds: { 'settings.department': 'changed' } },
  university: { fact: null, deeds: { 'settings.university': 'changed' } },
  article: { fact: 'slug', deeds: { 'article.edited': 'changed', 'article.restored': 'changed' } },
  learningAgreement: { fact: 'learningAgreementId', deeds: { 'learningAgreement.changed': 'changed', 'learningAgreement.changeEntered': 'changed', 'learningAgreement.changeRemoved': 'changed' } },
  meeting: { fact: 'meeting', deeds: { 'meeting.cancelled': 'cancelled' } },
  changedMeeting: { fact: 'meeting', deeds: { 'meeting.changed': 'changed' } },
  sharedMinutes: { fact: 'meeting', deeds: { 'meeting.minutesShared': 'minutesShared' } },
  loan: { fact: 'loan', deeds: { 'loan.withdrawn': 'withdrawalReported', 'loan.withdrawalUndone': 'withdrawalUndone' } },
  publication: { fact: 'publication', deeds: { 'publication.withdrawn': 'withdrawn' } },
  pausedBroadcast: { fact: 'broadcast', deeds: { 'broadcast.pause': 'paused' } },
  runningBroadcast: { fact: 'broadcast', deeds: { 'broadcast.resume': 'resumed' } },
  cancelledBroadcast: { fact: 'broadcast', deeds: { 'broadcast.cancel': 'broadcastCancelled' } },
  undoneImport: { fact: 'importId', deeds: { 'import.undoAsked': 'importUndone' } },
  imports: {
    fact: null,
    deeds: {
      'import.directory': 'imported',
      'import.exchangeAgreements': 'imported',
      'import.learningAgreements': 'imported',
      'import.undone': 'importUndone',
    },
  },
} as const satisfies Readonly<Record<string, Kept>>;

/**
 * The same of what is no task. `ids` are the terms' codes, the article's slug and so on; what was done
 * before `since` was known to the person already.
 */
export async function whoChanged(
  house: House,
  what: keyof typeof KEPT,
  ids: readonly string[],
  person: Person,
  since?: Temporal.Instant,
): Promise<string | null> {
  const { fact, deeds }: Kept = KEPT[what];
  const act = await findLatestAct(house.db, Object.keys(deeds) as AuditAct[], fact === null ? null : { fact, oneOf: ids });
  if (!act || (since && Temporal.Instant.compare(act.at, since) < 0)) return null;
  const deed = deeds[act.action as AuditAct];
  return deed ? didText(earlierOf(house, act, person), deed, person.language) : null;
}

function earlierOf({ clock }: House, { at, personId, name }: PersonsAct, reader: Person) {
  return { at, now: clock.now(), name: personId === reader.id ? null : name };
}
