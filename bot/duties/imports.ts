import { isDeepStrictEqual } from 'node:util';
import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { ImportedAgreement, ImportedLearningAgreement } from '../domain/dataImport.ts';
import type { DirectoryRow } from '../domain/directory.ts';
import type { ExchangeAgreement } from '../domain/exchangeAgreement.ts';
import { firstDay, type LearningAgreement } from '../domain/learningAgreement.ts';
import { firstAgreementImport, markImported, nameInstitution, writeAgreement } from '../store/agreements.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { saveDirectory } from '../store/directoryImport.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import { recordChanges, type ChangeToRecord, type OnlyImport } from '../store/importChanges.ts';
import { agreementStates, departmentStates, learningAgreementStates, mobilityKey, personStates } from '../store/importStates.ts';
import { importBatch } from '../store/schema.ts';
import { withHandOver } from './departures.ts';
import type { House } from './duty.ts';
import { isAsKnown, planAgreements } from './importedAgreements.ts';
import { planLearningAgreements } from './importedLearningAgreements.ts';
import { receiveLearningAgreement, type Received } from './receiveLearningAgreement.ts';

/** Where rows come from, and who takes them in. */
export interface ImportSource {
  readonly fileName: string;
  /** A person's id, or the part of the product that imports. */
  readonly by: string;
}

/** Told how many rows have been taken in, every now and then. */
export type Progress = (rows: number) => Promise<void>;

/** Rows after which progress is told. */
const TELL_EVERY = 100;

const untold: Progress = async () => {
  // Nobody waits for it.
};

export async function importDirectory(house: House, source: ImportSource, rows: readonly DirectoryRow[]): Promise<void> {
  await house.db.transaction((tx) => takeInDirectory(house, tx, source, rows));
}

export async function importExchangeAgreements(house: House, source: ImportSource, agreements: readonly ExchangeAgreement[]): Promise<void> {
  const items = agreements.map(
    ({ conditions, ...agreement }): ImportedAgreement => ({
      ...agreement,
      partnerName: null,
      conditions: conditions.map((condition) => ({ condition, departmentCode: null })),
    }),
  );
  await house.db.transaction((tx) => takeInAgreements(house, tx, source, items));
}

/** Takes in learning agreements in the order given, and tells what became of each. */
export async function importLearningAgreements(
  house: House,
  source: ImportSource,
  agreements: readonly LearningAgreement[],
): Promise<Received[]> {
  const items = agreements.map((agreement): ImportedLearningAgreement => ({ agreement, departmentCode: null }));
  return house.db.transaction(async (tx) => (await takeInLearningAgreements(house, tx, source, items)).received);
}

/** Makes the directory what the rows say, and tells the import's id. */
export async function takeInDirectory(house: House, tx: Transaction, source: ImportSource, rows: readonly DirectoryRow[]): Promise<string> {
  const importId = await openBatch(house, tx, source, 'directory', rows.length);
  const now = house.clock.now();
  const before = { people: await personStates(tx), departments: await departmentStates(tx) };
  const work = { house, tx, now, by: source.by, correlationId: null };
  const left = await withHandOver(work, () => saveDirectory(tx, rows, now));
  for (const personId of left) await house.jobs.unreachable(tx, personId);
  await recordChanges(tx, importId, 'department', changed(before.departments, await departmentStates(tx), ({ code }) => code));
  await recordChanges(tx, importId, 'person', changed(withoutIds(before.people), withoutIds(await personStates(tx)), ({ name }) => name));
  return importId;
}

/** Takes in exchange agreements, each in place of what was known of it, and tells the import's id. */
export async function takeInAgreements(
  house: House,
  tx: Transaction,
  source: ImportSource,
  items: readonly ImportedAgreement[],
  tell: Progress = untold,
): Promise<string> {
  const plans = await planAgreements(tx, items);
  const idsOf = (some: typeof plans) => some.map((plan) => plan.after.iiaId);
  const importId = await openBatch(house, tx, source, 'exchangeAgreements', items.length, {
    added: idsOf(plans.filter(({ before }) => before === null)),
    changed: idsOf(plans.filter((plan) => plan.before !== null && !isAsKnown(plan))),
  });
  const firstSeen = (await isFirstDayOfAgreements(house, tx)) ? null : 'notEntered';
  for (const { partnerHeiId, partnerName } of items) if (partnerName !== null) await nameInstitution(tx, partnerHeiId, partnerName);
  for (const [position, plan] of plans.entries()) {
    if (isAsKnown(plan)) await markImported(tx, plan.after.iiaId, importId);
    else await writeAgreement(tx, plan.after, importId, firstSeen);
    if ((position + 1) % TELL_EVERY === 0) await tell(position + 1);
  }
  const before = new Map(plans.flatMap(({ before: state, after }) => (state ? [[after.iiaId, state] as const] : [])));
  const after = await agreementStates(tx, plans.map((plan) => plan.after.iiaId));
  await recordChanges(tx, importId, 'exchangeAgreement', changed(before, after, ({ iiaCode, partnerHeiId }) => `${iiaCode}, ${partnerHeiId}`));
  await lookAgain(tx);
  return importId;
}

/** Takes in learning agreements in the order given; tells the import's id, and what became of each. */
export async function takeInLearningAgreements(
  house: House,
  tx: Transaction,
  source: ImportSource,
  items: readonly ImportedLearningAgreement[],
  tell: Progress = untold,
): Promise<{ readonly importId: string; readonly received: Received[] }> {
  const importId = await openBatch(house, tx, source, 'learningAgreements', items.length);
  const plans = await planLearningAgreements(tx, items);
  const mobilities = plans.map(({ agreement }) => agreement);
  const before = await learningAgreementStates(tx, mobilities);
  const received: Received[] = [];
  for (const { agreement, departmentId, fileOmobilityId, isJoined } of plans) {
    // What was written by hand gives way to the file, whenever its signatures are dated.
    const origin = { importId, departmentId, ...(fileOmobilityId && { fileOmobilityId }), ...(isJoined && ({ evenIfOlder: true } as const)) };
    received.push(await receiveLearningAgreement(house, tx, agreement, origin));
    if (received.length % TELL_EVERY === 0) await tell(received.length);
  }
  const own = new Set(mobilities.map(mobilityKey));
  const after = new Map([...(await learningAgreementStates(tx, mobilities))].filter(([key]) => own.has(key)));
  const label = ({ partnerHeiId, agreement }: { readonly partnerHeiId: string; readonly agreement: LearningAgreement }) =>
    `${partnerHeiId}, ${firstDay(agreement.mobilityStart).toString().slice(0, 7)}`;
  await recordChanges(tx, importId, 'learningAgreement', changed(before, after, label));
  return { importId, received };
}

/**
 * What differs now. Of what differs by the import alone that brought it, nothing but the earlier
 * import is kept.
 */
function changed<State extends object>(
  before: ReadonlyMap<string, State>,
  after: ReadonlyMap<string, State>,
  label: (state: State) => string,
): ChangeToRecord[] {
  const content = (state: State | undefined) => state && { ...state, importId: null };
  return [...after].flatMap(([key, state]) => {
    const earlier = before.get(key) ?? null;
    if (isDeepStrictEqual(earlier, state)) return [];
    const isConfirmed = earlier !== null && isDeepStrictEqual(content(earlier), content(state));
    const importId = earlier && 'importId' in earlier ? (earlier.importId as string | null) : null;
    return [{ key, label: label(state), before: isConfirmed ? ({ onlyImport: importId } satisfies OnlyImport) : earlier, after: state }];
  });
}

/** Without the ids by which people sign in, which are learnt in other ways as well. */
function withoutIds<State extends { readonly entraObjectId: unknown }>(people: ReadonlyMap<string, State>): Map<string, Omit<State, 'entraObjectId'>> {
  return new Map([...people].map(([id, { entraObjectId: _, ...state }]) => [id, state]));
}

/**
 * Whether this is the day on which agreements were first read in: what comes then is the stock, file
 * by file, and all of it has long been in Solemove. What first appears on a later day is new.
 */
async function isFirstDayOfAgreements(house: House, tx: Transaction): Promise<boolean> {
  const first = await firstAgreementImport(tx);
  const dayOf = (at: Temporal.Instant) => at.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  return first === null || dayOf(first).equals(dayOf(house.clock.now()));
}

/** What an import does to which agreements, by their surrogate ids: an agreement's history asks the log for it. */
export interface ImportedIds {
  readonly added: readonly string[];
  readonly changed: readonly string[];
}

/** Opens a batch, by which what it brings is known and can be undone. */
export async function openBatch(
  house: House,
  tx: Transaction,
  source: ImportSource,
  kind: typeof importBatch.$inferInsert.kind,
  rows: number,
  agreements?: ImportedIds,
): Promise<string> {
  const at = house.clock.now();
  const [batch] = await tx
    .insert(importBatch)
    .values({ kind, fileName: source.fileName, importedAt: at, importedBy: source.by, rows })
    .returning({ id: importBatch.id });
  if (!batch) throw new Error('PostgreSQL returned no id for an import.');
  await writeAudit(tx, {
    at,
    actor: source.by,
    action: `import.${kind}`,
    taskId: null,
    correlationId: null,
    // By its id: what somebody has called a file may name a student.
    detail: { rows, importId: batch.id, ...agreements },
  });
  return batch.id;
}
