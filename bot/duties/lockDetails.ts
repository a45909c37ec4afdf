import { isClosed } from '../domain/task.ts';
import type { Transaction } from '../store/connect.ts';
import { findTaskFile, lockTaskFile } from '../store/taskFiles.ts';
import type { KeptDuty } from './kept.ts';

/**
 * What an open task is about, with the task locked until the transaction ends; null when it has ended.
 * Read anew behind the lock: one that had to wait saw what hangs on the task as it was before.
 */
export async function lockDetails<Details>(tx: Transaction, duty: KeptDuty<Details>, taskId: string): Promise<Details | null> {
  const locked = await lockTaskFile(tx, taskId);
  if (!locked || isClosed(locked.task.state)) return null;
  const file = await findTaskFile(tx, taskId);
  return file && duty.detailsOf(file);
}
