import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import { changesBetween, type ComponentChange } from '../domain/componentChange.ts';
import {
  asksForChange,
  awaitedSignature,
  findVersion,
  isOlderThan,
  ourOunitId,
  type AwaitedSignature,
  type LearningAgreement,
  type LearningAgreementVersion,
} from '../domain/learningAgreement.ts';
import { hasEnded } from '../domain/mobility.ts';
import { settingsFor, type Settings } from '../domain/settings.ts';
import { changesCloseOn, signatureDay, signatureDeadline, type VersionToSign } from '../domain/signatureDeadline.ts';
import { obstaclesOf } from '../domain/signingObstacle.ts';
import { isClosed } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { findDepartmentByOunit } from '../store/directory.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import {
  endSignatureRequest,
  insertSignatureRequest,
  listSignatureRequests,
  lockLearningAgreement,
  saveLearningAgreement,
  updateSignatureRequest,
  type KnownLearningAgreement,
  type KnownRequest,
} from '../store/learningAgreements.ts';
import { readSettings } from '../store/settings.ts';
import { addAssignees, insertTask, lockTaskFile, showAnew, updateTask } from '../store/taskFiles.ts';
import { listTerms } from '../store/terms.ts';
import type { Actor, House, Work } from './duty.ts';
import { askDepartment, firstAsked } from './responsibility.ts';
import { firstReminderAt } from './schedule.ts';
import { endTask } from './start.ts';

export type Received =
  | { readonly kind: 'waits'; readonly taskId: string }
  | { readonly kind: 'waitsForOthers' | 'older' | 'ended' | 'noDepartment' };

export interface Origin {
  /** Null for a state that goes back to before imports were told apart. */
  readonly importId: string | null;
  /** Where the file names the department itself; null where it is found by its unit. */
  readonly departmentId: string | null;
  /** It takes the place of what is known whichever is older: an earlier state comes back, or somebody has put it right. */
  readonly evenIfOlder?: true;
  /** The id that files have for one that was entered by hand. */
  readonly fileOmobilityId?: string;
  /** Who enters it, where no import brings it. */
  readonly enteredBy?: Actor;
}

/**
 * Takes in one state of a learning agreement from an import or by hand, and starts, changes, replaces or ends
 * the task of its signature. The same state taken in again changes nothing.
 */
export async function receiveLearningAgreement(
  house: House,
  tx: Transaction,
  agreement: LearningAgreement,
  { importId, departmentId, evenIfOlder, fileOmobilityId, enteredBy }: Origin,
): Promise<Received> {
  const settings = await readSettings(tx);
  const earlier = await lockLearningAgreement(tx, agreement);
  if (earlier && !evenIfOlder && isOlderThan(agreement, earlier.agreement)) return { kind: 'older' };

  const ounitId = ourOunitId(agreement, settings.ourHeiIds);
  const department = departmentId !== null ? { id: departmentId } : ounitId === null ? null : await findDepartmentByOunit(tx, ounitId);
  const isOurs = settings.ourHeiIds.includes(agreement.sendingHeiId);
  const learningAgreementId = await saveLearningAgreement(tx, agreement, {
    departmentId: department?.id ?? null,
    partnerHeiId: isOurs ? agreement.receivingHeiId : agreement.sendingHeiId,
    importId,
    fileOmobilityId: fileOmobilityId ?? null,
  });
  // Other duties judge by the mobility's dates and signatures.
  if (!isDeepStrictEqual(earlier?.agreement, agreement)) await lookAgain(tx);

  const now = house.clock.now();
  const work: Work = { house, tx, now, by: enteredBy?.person.id ?? 'import', correlationId: enteredBy?.correlationId ?? null };
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const awaited = awaitedSignature(agreement, settings.ourHeiIds);
  const known = await listSignatureRequests(tx, learningAgreementId);
  const own = known.find((request) => awaited && isFor(request, awaited.version));
  const asked = awaited && department && !hasEnded(agreement, today);
  for (const { taskId, state } of known) {
    if (taskId !== own?.taskId && !isClosed(state)) await withdraw(work, taskId, own || asked ? 'replaced' : 'noLongerAwaited');
  }
  if (own && awaited && !isToBeAskedAgain(own, awaited.version, earlier)) {
    if (!isClosed(own.state) && earlier) await bringUpToDate(work, own, earlier, { agreement, department, version: awaited.version }, settings);
    return { kind: 'waits', taskId: own.taskId };
  }
  if (!awaited) return { kind: 'waitsForOthers' };
  if (hasEnded(agreement, today)) return { kind: 'ended' };
  if (!department) return { kind: 'noDepartment' };
  const before = earlier && versionAskedBefore(known, earlier.agreement, agreement, awaited.version);
  const request: Request = {
    learningAgreementId,
    agreement,
    awaited,
    departmentId: department.id,
    changes: before ? changesBetween(before.components, awaited.version.components) : [],
  };
  const taskId = own ? await askAgain(work, own.taskId, request, settings) : await ask(work, request, settings);
  return { kind: 'waits', taskId };
}

type VersionKey = Pick<LearningAgreementVersion, 'role' | 'proposalId'>;

function isFor(request: VersionKey, version: VersionKey): boolean {
  return request.role === version.role && request.proposalId === version.proposalId;
}

/**
 * Whether a version that the department has had before is asked anew: it was not awaited for a while,
 * or it has been changed since it was refused. What the department has signed is not asked twice.
 */
function isToBeAskedAgain(own: KnownRequest, version: LearningAgreementVersion, earlier: KnownLearningAgreement | null): boolean {
  if (own.outcome === 'refused') return !earlier || !isDeepStrictEqual(findVersion(earlier.agreement, version), version);
  return own.state === 'cancelled';
}

/** The version that this one takes the place of: the department was asked for it, and has not signed it. */
function versionAskedBefore(
  known: readonly KnownRequest[],
  earlier: LearningAgreement,
  agreement: LearningAgreement,
  version: LearningAgreementVersion,
): LearningAgreementVersion | undefined {
  return known
    .filter(({ state, outcome }) => state === 'open' || outcome === 'refused')
    .map((request) => findVersion(earlier, request))
    .find((one) => one && asksForChange(earlier, one) === asksForChange(agreement, version));
}

/** Ends a request that a newer version, or a signature given elsewhere, has overtaken. */
async function withdraw(work: Work, taskId: string, outcome: 'replaced' | 'noLongerAwaited'): Promise<void> {
  // The task first, as an act does: of two that come at once, one waits for the other.
  const file = await lockTaskFile(work.tx, taskId);
  if (!file || isClosed(file.task.state)) return;
  await endSignatureRequest(work.tx, taskId, { outcome });
  await endTask(work, taskId, 'cancelled', outcome);
}

interface Current {
  readonly agreement: LearningAgreement;
  readonly department: { readonly id: string } | null;
  readonly version: LearningAgreementVersion;
}

/**
 * The version still waits, but something that the card shows has changed. Where it is what is signed
 * or by when, the department is asked anew and a click on the card as it was changes nothing; a name
 * put right, or somebody else's signature, only changes the card. The deadline moves with what it is
 * reckoned from and with nothing else.
 */
async function bringUpToDate(
  work: Work,
  { taskId, askedAt: receivedAt }: KnownRequest,
  earlier: KnownLearningAgreement,
  { agreement, department, version }: Current,
  unitSettings: Settings,
): Promise<void> {
  const { tx, now } = work;
  const movesTo = department && department.id !== earlier.departmentId ? department.id : null;
  if (isDeepStrictEqual(earlier.agreement, agreement) && !movesTo) return;
  const file = await lockTaskFile(tx, taskId);
  if (!file || isClosed(file.task.state)) return;
  const departmentId = movesTo ?? file.task.department.id;
  const settings = settingsFor(unitSettings, departmentId);
  const before = { agreement: earlier.agreement, version: findVersion(earlier.agreement, version) ?? version, receivedAt };
  const current = { agreement, version, receivedAt };
  const changes = changesBetween(before.version.components, version.components);
  await updateSignatureRequest(tx, taskId, {
    changesCloseOn: changesCloseOn(current, await listTerms(tx), settings),
    ...(changes.length > 0 && { changes }),
  });
  const isMoved = !signatureDay(before, settings).equals(signatureDay(current, settings));
  // Another department has had none of the time that is over.
  const dueAt = isMoved || movesTo ? signatureDeadline(current, now, settings) : file.task.dueAt;
  if (movesTo) await askDepartment(tx, taskId, movesTo, now);
  if (movesTo || isMoved || !isDeepStrictEqual(whatIsSigned(before), whatIsSigned(current))) {
    await reopen(work, file, { departmentId, dueAt }, settings);
  } else {
    await showAnew(tx, taskId);
  }
  await record(work, taskId, 'changed', { dueAt: dueAt.toString(), departmentId });
}

function whatIsSigned({ agreement, version }: VersionToSign): unknown {
  return [agreement.mobilityStart, agreement.mobilityEnd, version.components, obstaclesOf(agreement, version)];
}

interface Request {
  readonly learningAgreementId: string;
  readonly agreement: LearningAgreement;
  readonly awaited: AwaitedSignature;
  readonly departmentId: string;
  readonly changes: readonly ComponentChange[];
}

async function ask(work: Work, request: Request, unitSettings: Settings): Promise<string> {
  const { tx, now } = work;
  const { learningAgreementId, agreement, awaited, departmentId, changes } = request;
  const { version, role: signingAs } = awaited;
  const settings = settingsFor(unitSettings, departmentId);
  const toSign = { agreement, version, receivedAt: now };
  const dueAt = signatureDeadline(toSign, now, settings);
  const phase = { kind: 'learningAgreementSignature', state: 'open', dueAt, version: 1, phaseBeganAt: now } as const;
  const taskId = await insertTask(tx, {
    kind: 'learningAgreementSignature',
    departmentId,
    dueAt,
    now,
    publicReference: null,
    requesterId: null,
    nextReminderAt: firstReminderAt(phase, settings),
  });
  await insertSignatureRequest(tx, {
    taskId,
    learningAgreementId,
    versionRole: version.role,
    proposalId: version.proposalId,
    signingAs,
    changes,
    changesCloseOn: changesCloseOn(toSign, await listTerms(tx), settings),
  });
  await addAssignees(tx, taskId, await firstAsked(tx, departmentId, now), now);
  await record(work, taskId, 'asked', { departmentId, versionRole: version.role });
  return taskId;
}

/** Opens a task anew: a file lacked for a while what had been signed before, or a refused version came back changed. */
async function askAgain(work: Work, taskId: string, request: Request, unitSettings: Settings): Promise<string> {
  const { tx, now } = work;
  const { agreement, awaited, departmentId, changes } = request;
  const file = await lockTaskFile(tx, taskId);
  if (!file) throw new Error(`Task ${taskId} vanished while it was being opened anew.`);
  const settings = settingsFor(unitSettings, departmentId);
  const toSign = { agreement, version: awaited.version, receivedAt: now };
  await updateSignatureRequest(tx, taskId, {
    outcome: null,
    reason: null,
    signerName: null,
    signedAt: null,
    changes,
    changesCloseOn: changesCloseOn(toSign, await listTerms(tx), settings),
  });
  await askDepartment(tx, taskId, departmentId, now);
  await reopen(work, file, { departmentId, dueAt: signatureDeadline(toSign, now, settings) }, settings);
  await record(work, taskId, 'awaitedAgain', { departmentId });
  return taskId;
}

async function reopen(
  { tx, now }: Work,
  { task }: TaskFile,
  to: { readonly departmentId: string; readonly dueAt: Temporal.Instant },
  settings: Settings,
): Promise<void> {
  const phase = { kind: task.kind, state: 'open', dueAt: to.dueAt, version: task.version + 1, phaseBeganAt: now } as const;
  await updateTask(tx, task.id, {
    ...to,
    state: 'open',
    phaseBeganAt: now,
    closedAt: null,
    nextReminderAt: firstReminderAt(phase, settings),
  });
}

/** The audit row of what a new state did to a task, and the job that carries it to every card. */
async function record(
  { house, tx, now: at, by: actor, correlationId }: Work,
  taskId: string,
  act: 'asked' | 'awaitedAgain' | 'changed',
  detail: Record<string, unknown>,
): Promise<void> {
  await writeAudit(tx, { at, actor, action: `learningAgreementSignature.${act}`, taskId, correlationId, detail });
  await house.jobs.taskChanged(tx, taskId);
}
