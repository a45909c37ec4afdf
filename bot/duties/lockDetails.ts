import { isClosed } from '../domain/task.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import type { Transaction } from '../store/connect.ts';
import { findTaskFile, lockTaskFile } from '../store/taskFiles.ts';
import type { KeptDuty } from './kept.ts';

/**
 * An open task, locked until the transaction ends; null when it has ended. Read anew behind the lock:
 * one that had to wait saw what hangs on the task as it was before.
 */
export async function lockOpenTask(tx: Transaction, taskId: string): Promise<TaskFile | null> {
  const locked = await lockTaskFile(tx, taskId);
  return !locked || isClosed(locked.task.state) ? null : findTaskFile(tx, taskId);
}

/** What such a task is about. */
export async function lockDetails<Details>(tx: Transaction, duty: KeptDuty<Details>, taskId: string): Promise<Details | null> {
  const file = await lockOpenTask(tx, taskId);
  return file && duty.detailsOf(file);
}
