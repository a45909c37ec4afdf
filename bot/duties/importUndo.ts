import { UNDO_DAYS, type LeftReason, type LeftRow } from '../domain/dataImport.ts';
import { fingerprintOf } from '../domain/fingerprint.ts';
import type { Temporal } from 'temporal-polyfill';
import { deleteAgreement, markImported, writeAgreement } from '../store/agreements.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { restoreDepartment, restorePerson } from '../store/directoryImport.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import {
  agreementsActedOn,
  agreementsWithLoans,
  findBatch,
  findMobility,
  freeOccasion,
  holdStill,
  learningAgreementsActedOn,
  lockBatch,
  takeTurn,
  tasksOfAgreement,
  updateBatch,
  type ImportBatch,
} from '../store/importBatches.ts';
import { forgetChanges, listChanges, type ImportChange, type OnlyImport } from '../store/importChanges.ts';
import {
  agreementStates,
  departmentStates,
  learningAgreementStates,
  personStates,
  type AgreementState,
  type DepartmentState,
  type LearningAgreementState,
  type PersonState,
} from '../store/importStates.ts';
import { markLearningAgreementImported } from '../store/learningAgreements.ts';
import { sqlStateOf } from '../store/sqlState.ts';
import { withHandOver } from './departures.ts';
import type { Actor, House, Work } from './duty.ts';
import { endLearningAgreement } from './endLearningAgreement.ts';
import { receiveLearningAgreement, type Origin } from './receiveLearningAgreement.ts';
import { endTask } from './start.ts';

/** An import is taken back: what it changed gets its earlier value, and what has changed since is left and named. */

/** Until when an import can be taken back. */
export function undoableUntil({ importedAt }: Pick<ImportBatch, 'importedAt'>): Temporal.Instant {
  return importedAt.add({ hours: 24 * UNDO_DAYS });
}

/** overtaken: somebody else has asked for it. */
export type UndoRequest = 'asked' | 'overtaken' | 'tooLate' | 'unknown';

/** Lets an import be taken back. Repeated by the same person it changes nothing. */
export async function askUndo(house: House, { person, correlationId }: Actor, importId: string): Promise<UndoRequest> {
  return house.db.transaction(async (tx) => {
    const batch = await lockBatch(tx, importId);
    if (!batch || batch.kind === 'exchangeAgreementByHand') return 'unknown';
    if (batch.undoAskedAt !== null) return batch.undoneBy === person.id ? 'asked' : 'overtaken';
    const now = house.clock.now();
    if (now.epochMilliseconds >= undoableUntil(batch).epochMilliseconds) return 'tooLate';
    await updateBatch(tx, importId, { undoAskedAt: now, undoneBy: person.id });
    const detail = { importId };
    await writeAudit(tx, { at: now, actor: person.id, action: 'import.undoAsked', taskId: null, correlationId, detail });
    await house.jobs.undoImport(tx, importId);
    return 'asked';
  });
}

/** Takes an import back in one transaction. For the worker; repeated it changes nothing. */
export async function takeBackImport(house: House, importId: string): Promise<void> {
  await house.db.transaction(async (tx) => {
    await takeTurn(tx);
    const batch = await findBatch(tx, importId);
    if (!batch || batch.undoAskedAt === null || batch.undoneAt !== null) return;
    await holdStill(tx);
    const now = house.clock.now();
    const by = batch.undoneBy ?? 'import';
    const work: Work = { house, tx, now, by, correlationId: null };
    const changes = await listChanges(tx, importId);
    const undoing = new Undoing(changes);
    await takeBackDirectory(work, undoing);
    const agreements = await takeBackAgreements(work, undoing, batch);
    await takeBackLearningAgreements(work, undoing, batch);
    await updateBatch(tx, importId, { undoneAt: now, undone: undoing.outcome() });
    await forgetChanges(tx, importId);
    const { restored, left } = undoing.outcome();
    const detail = { importId, restored, left: left.length, ...agreements };
    await writeAudit(tx, { at: now, actor: by, action: 'import.undone', taskId: null, correlationId: null, detail });
    await lookAgain(tx);
  });
}

/** What is to be taken back, and what became of it. */
class Undoing {
  readonly #changes: readonly ImportChange[];
  readonly #left: LeftRow[] = [];
  #restored = 0;

  constructor(changes: readonly ImportChange[]) {
    this.#changes = changes;
  }

  of(subject: ImportChange['subject']): readonly ImportChange[] {
    return this.#changes.filter((change) => change.subject === subject);
  }

  leave({ label }: ImportChange, reason: LeftReason): void {
    this.#left.push({ label, reason });
  }

  restored(): void {
    this.#restored += 1;
  }

  outcome(): { readonly restored: number; readonly left: readonly LeftRow[] } {
    return { restored: this.#restored, left: this.#left };
  }
}

/** Whether it still is as the import left it. */
function isUntouched({ afterHash }: ImportChange, now: object | undefined): boolean {
  return now !== undefined && fingerprintOf(now) === afterHash;
}

/** Set for what the import brought as it was already. */
function onlyImport({ before }: ImportChange): OnlyImport | null {
  return typeof before === 'object' && before !== null && 'onlyImport' in before ? (before as OnlyImport) : null;
}

async function takeBackDirectory(work: Work, undoing: Undoing): Promise<void> {
  const { house, tx, now, by } = work;
  if (undoing.of('person').length + undoing.of('department').length === 0) return;
  const gone = await withHandOver(
    work,
    async () => {
      const people = await personStates(tx);
      for (const change of undoing.of('person')) {
        const { entraObjectId: _, ...current } = people.get(change.key) ?? { entraObjectId: null };
        const before = change.before as PersonState | null;
        if (!isUntouched(change, current)) undoing.leave(change, 'changedLater');
        else if (change.key === by && !mayImport(before)) undoing.leave(change, 'yourself');
        else if (await succeeds(tx, (inner) => restorePerson(inner, change.key, before, now))) undoing.restored();
        else undoing.leave(change, 'inUse');
      }
      const departments = await departmentStates(tx);
      for (const change of undoing.of('department')) {
        if (!isUntouched(change, departments.get(change.key))) undoing.leave(change, 'changedLater');
        else if (await succeeds(tx, (inner) => restoreDepartment(inner, change.key, change.before as DepartmentState | null))) undoing.restored();
        else undoing.leave(change, 'inUse');
      }
    },
    true,
  );
  for (const personId of gone) await house.jobs.unreachable(tx, personId);
}

/** Whoever undoes is not locked out by it. */
function mayImport(state: PersonState | null): boolean {
  return state !== null && state.inactiveSince === null && state.roles.some((role) => role === 'internationalOffice' || role === 'admin');
}

/** The database's classes of refusal that mean that something else refers to it, or has its place. */
const IN_USE = ['23503', '23505'];

async function succeeds(tx: Transaction, change: (inner: Transaction) => Promise<void>): Promise<boolean> {
  try {
    await tx.transaction(change);
    return true;
  } catch (error) {
    const code = sqlStateOf(error);
    if (code !== null && IN_USE.includes(code)) return false;
    throw error;
  }
}

/** Tells which agreements are again as they were; those that the import brought are gone. */
async function takeBackAgreements(work: Work, undoing: Undoing, { importedAt }: ImportBatch): Promise<{ readonly changedBack: string[] }> {
  const { tx } = work;
  const changes = undoing.of('exchangeAgreement');
  const changedBack: string[] = [];
  if (changes.length === 0) return { changedBack };
  const states = await agreementStates(tx, changes.map(({ key }) => key));
  const actedOn = await agreementsActedOn(tx, importedAt);
  const lent = await agreementsWithLoans(tx);
  for (const change of changes) {
    const { key: iiaId } = change;
    const before = change.before as AgreementState | null;
    const confirmed = onlyImport(change);
    if (confirmed) {
      if (isUntouched(change, states.get(iiaId))) await markImported(tx, iiaId, confirmed.onlyImport);
    } else if (!isUntouched(change, states.get(iiaId))) undoing.leave(change, 'changedLater');
    else if (actedOn.has(iiaId)) undoing.leave(change, 'actedOn');
    else if (before === null && lent.has(iiaId)) undoing.leave(change, 'inUse');
    else {
      if (before === null) await endAgreement(work, iiaId);
      else {
        await writeAgreement(tx, { iiaId, ...before }, before.importId, before.solemoveState);
        changedBack.push(iiaId);
      }
      undoing.restored();
    }
  }
  return { changedBack };
}

async function endAgreement(work: Work, iiaId: string): Promise<void> {
  for (const taskId of await tasksOfAgreement(work.tx, iiaId)) {
    await endTask(work, taskId, 'cancelled', 'takenBack');
    await freeOccasion(work.tx, taskId);
  }
  await deleteAgreement(work.tx, iiaId);
}

async function takeBackLearningAgreements(work: Work, undoing: Undoing, { importedAt }: ImportBatch): Promise<void> {
  const { house, tx } = work;
  const changes = undoing.of('learningAgreement');
  if (changes.length === 0) return;
  const mobilityOf = ({ key }: ImportChange) => {
    const [sendingHeiId, omobilityId] = JSON.parse(key) as [string, string];
    return { sendingHeiId, omobilityId };
  };
  const states = await learningAgreementStates(tx, changes.map(mobilityOf));
  const actedOn = await learningAgreementsActedOn(tx, importedAt);
  for (const change of changes) {
    const before = change.before as LearningAgreementState | null;
    const mobility = await findMobility(tx, mobilityOf(change));
    const confirmed = onlyImport(change);
    if (confirmed) {
      if (mobility && isUntouched(change, states.get(change.key))) await markLearningAgreementImported(tx, mobility.id, confirmed.onlyImport);
    } else if (!mobility || !isUntouched(change, states.get(change.key))) undoing.leave(change, 'changedLater');
    else if (actedOn.has(mobility.id)) undoing.leave(change, 'actedOn');
    else {
      if (before === null) await endLearningAgreement(work, mobility.id, mobility.taskIds);
      else await receiveLearningAgreement(house, tx, before.agreement, { ...originOf(before), evenIfOlder: true });
      undoing.restored();
    }
  }
}

function originOf({ importId, departmentId, fileOmobilityId }: LearningAgreementState): Origin {
  return { importId, departmentId, ...(fileOmobilityId && { fileOmobilityId }) };
}
