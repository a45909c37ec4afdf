import type { Temporal } from 'temporal-polyfill';
import { STOCKHOLM } from '../domain/clock.ts';
import type { DirectoryRow } from '../domain/directory.ts';
import type { ExchangeAgreement } from '../domain/exchangeAgreement.ts';
import type { LearningAgreement } from '../domain/learningAgreement.ts';
import { firstAgreementImport, saveExchangeAgreement } from '../store/agreements.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { saveDirectory } from '../store/directoryImport.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import { importBatch } from '../store/schema.ts';
import { readSettings } from '../store/settings.ts';
import { withHandOver } from './departures.ts';
import type { House } from './duty.ts';
import { receiveLearningAgreement, type Received } from './receiveLearningAgreement.ts';

/** Where rows come from, and who takes them in. */
export interface ImportSource {
  readonly fileName: string;
  /** A person's id, or the part of the product that imports. */
  readonly by: string;
}

export async function importDirectory(house: House, source: ImportSource, rows: readonly DirectoryRow[]): Promise<void> {
  await house.db.transaction(async (tx) => {
    await openBatch(house, tx, source, 'directory', rows.length);
    const now = house.clock.now();
    const left = await withHandOver({ house, tx, now, by: source.by, correlationId: null }, () => saveDirectory(tx, rows, now));
    for (const personId of left) await house.jobs.unreachable(tx, personId);
  });
}

export async function importExchangeAgreements(
  house: House,
  source: ImportSource,
  agreements: readonly ExchangeAgreement[],
): Promise<void> {
  await house.db.transaction(async (tx) => {
    const importId = await openBatch(house, tx, source, 'exchangeAgreements', agreements.length);
    const { ourHeiIds } = await readSettings(tx);
    const firstSeen = (await isFirstDayOfAgreements(house, tx)) ? null : 'notEntered';
    for (const agreement of agreements) await saveExchangeAgreement(tx, agreement, ourHeiIds, importId, firstSeen);
    await lookAgain(tx);
  });
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

/** Takes in learning agreements in the order given, and tells what became of each. */
export async function importLearningAgreements(
  house: House,
  source: ImportSource,
  agreements: readonly LearningAgreement[],
): Promise<Received[]> {
  return house.db.transaction(async (tx) => {
    const importId = await openBatch(house, tx, source, 'learningAgreements', agreements.length);
    const received: Received[] = [];
    for (const agreement of agreements) received.push(await receiveLearningAgreement(house, tx, agreement, importId));
    return received;
  });
}

/** Opens a batch, by which what it brings is known and can be undone. */
export async function openBatch(
  house: House,
  tx: Transaction,
  source: ImportSource,
  kind: typeof importBatch.$inferInsert.kind,
  rows: number,
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
    detail: { fileName: source.fileName, rows, importId: batch.id },
  });
  return batch.id;
}
