import { createHash } from 'node:crypto';
import { PREVIEW_HOURS, type ImportedAgreement, type ImportedLearningAgreement, type ImportKind } from '../domain/dataImport.ts';
import type { DirectoryRow } from '../domain/directory.ts';
import { withoutPersonalNumbers } from '../domain/privacy.ts';
import type { ImportPreview } from '../importers/preview.ts';
import { readApart } from '../importers/readApart.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { holdStill, takeTurn, updateBatch } from '../store/importBatches.ts';
import {
  deletePreview,
  findPreview,
  findPreviewById,
  forgetRows,
  insertPreview,
  listPreviewRows,
  lockPreview,
  renewPreview,
  updatePreview,
  type ImportPreviewHead,
  type PreparedRow,
} from '../store/importPreviews.ts';
import { isDeadlock } from '../store/deadlock.ts';
import { isDatabaseAway } from '../store/outage.ts';
import { readSettings } from '../store/settings.ts';
import { storable } from '../store/storable.ts';
import type { Actor, House } from './duty.ts';
import { compare } from './importComparison.ts';
import { takeInAgreements, takeInDirectory, takeInLearningAgreements, type Progress } from './imports.ts';

/** A file is first shown, then saved: what is saved is what was shown, or a new preview. */

export interface UploadedFile {
  readonly kind: ImportKind;
  readonly fileName: string;
  readonly bytes: Uint8Array;
}

/** The university has no id of its own in the settings, so nothing in a file can be told to be ours. */
export class NoOwnInstitution extends Error {
  override readonly name = 'NoOwnInstitution';
}

/**
 * Reads a file and keeps what it would change; changes nothing else. Tells the preview's id.
 * @throws ImportFileError, NoOwnInstitution
 */
export async function previewImport(house: House, { person, correlationId }: Actor, { kind, fileName, bytes }: UploadedFile): Promise<string> {
  const [own, ...others] = (await readSettings(house.db)).ourHeiIds;
  if (own === undefined) throw new NoOwnInstitution('The setting ourHeiIds is empty.');
  const read = await readApart({ kind, fileName, bytes, ourHeiIds: [own, ...others] });
  const prepared = await compare(house.db, kind, storable(read) as ImportPreview<unknown>, person.id);
  const now = house.clock.now();
  return house.db.transaction(async (tx) => {
    const fileHash = createHash('sha256').update(bytes).digest('hex');
    const head = { kind, fileName: withoutPersonalNumbers(fileName, '…'), fileHash, createdAt: now, createdBy: person.id, expiresAt: now.add({ hours: PREVIEW_HOURS }) };
    const previewId = await insertPreview(tx, head, prepared);
    const detail = { previewId, kind, fileHash, rows: prepared.rows.length };
    await writeAudit(tx, { at: now, actor: person.id, action: 'import.previewed', taskId: null, correlationId, detail });
    return previewId;
  });
}

/** notAsSeen: the preview has been made anew since the person saw it. */
export type Confirmation = 'confirmed' | 'notAsSeen' | 'unknown';

/** Lets what was shown be saved. Repeated it changes nothing. */
export async function confirmImport(house: House, { person }: Actor, previewId: string, fingerprint: string): Promise<Confirmation> {
  return house.db.transaction(async (tx) => {
    const head = await lockPreview(tx, previewId);
    if (!head || !(await findPreview(tx, previewId, person.id, house.clock.now()))) return 'unknown';
    if (head.state === 'done' || head.state === 'saving') return 'confirmed';
    if (head.fingerprint !== fingerprint) return 'notAsSeen';
    await updatePreview(tx, previewId, { state: 'saving', savedRows: 0 });
    await house.jobs.confirmImport(tx, previewId);
    return 'confirmed';
  });
}

/** Deletes a preview that is not wanted, with all that it holds of the file. One that is being saved or is done stays. */
export async function discardPreview(house: House, { person, correlationId }: Actor, previewId: string): Promise<boolean> {
  return house.db.transaction(async (tx) => {
    const head = await lockPreview(tx, previewId);
    if (!head || head.createdBy !== person.id || head.state === 'saving' || head.state === 'done') return false;
    await deletePreview(tx, previewId);
    const entry = { at: house.clock.now(), actor: person.id, action: 'import.discarded' as const, taskId: null, correlationId };
    await writeAudit(tx, { ...entry, detail: { previewId } });
    return true;
  });
}

/**
 * Saves a confirmed preview in one transaction, all of it or nothing. When the data has changed since
 * it was shown, nothing is saved and the preview is made anew. For the worker; repeated it changes nothing.
 */
export async function saveConfirmed(house: House, previewId: string): Promise<void> {
  try {
    await house.db.transaction(async (tx) => {
      await takeTurn(tx);
      // Without a lock: the progress is written into that very row meanwhile, and the turn keeps others away.
      const head = await findPreviewById(tx, previewId);
      if (head?.state !== 'saving') return;
      await holdStill(tx);
      const rows = await listPreviewRows(tx, previewId);
      const prepared = await compare(tx, head.kind, fileRows(rows), head.createdBy);
      if (prepared.fingerprint !== head.fingerprint) return renewPreview(tx, previewId, prepared, house.clock.now());
      // From another connection, since what a transaction writes is seen by nobody before its end.
      const tell: Progress = (savedRows) => updatePreview(house.db, previewId, { savedRows });
      const importId = await takeIn(house, tx, head, rows, tell);
      await updateBatch(tx, importId, { counts: head.counts });
      await forgetRows(tx, previewId);
      await updatePreview(tx, previewId, { state: 'done', importId });
    });
  } catch (error) {
    // With the database away, or in the way of others, the job is tried again; anything else would fail again.
    if (!isDatabaseAway(error) && !isDeadlock(error)) await updatePreview(house.db, previewId, { state: 'failed' });
    throw error;
  }
}

function fileRows(rows: readonly PreparedRow[]): ImportPreview<unknown> {
  return {
    rows: rows.flatMap(({ source, item, problems }) =>
      source === null ? [] : [{ source, item, problems: problems as ImportPreview<unknown>['rows'][number]['problems'] }],
    ),
  };
}

async function takeIn(house: House, tx: Transaction, { kind, fileName, createdBy }: ImportPreviewHead, rows: readonly PreparedRow[], tell: Progress): Promise<string> {
  const source = { fileName, by: createdBy };
  const items = rows.flatMap(({ item }) => (item === null ? [] : [item]));
  // The rows are those that the reader of that kind gave.
  switch (kind) {
    case 'directory':
      return takeInDirectory(house, tx, source, items as DirectoryRow[]);
    case 'iias':
    case 'agreementSheet':
      return takeInAgreements(house, tx, source, items as ImportedAgreement[], tell);
    case 'omobilityLas':
    case 'learningAgreementSheet':
      return (await takeInLearningAgreements(house, tx, source, items as ImportedLearningAgreement[], tell)).importId;
  }
}
