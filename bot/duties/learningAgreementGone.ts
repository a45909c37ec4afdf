import { z } from 'zod';
import { freeOccasion } from '../store/importBatches.ts';
import { saveDetails } from '../store/taskSubjects.ts';
import type { Work } from './duty.ts';
import type { KeptDuty } from './kept.ts';
import { lockDetails } from './lockDetails.ts';
import { endTask } from './start.ts';

/** Ends a task about a stay whose learning agreement was taken away. It may arise anew when the agreement comes back. */
export async function endAsGone<Details extends { readonly outcome: string | null }>(work: Work, duty: KeptDuty<Details>, taskId: string): Promise<void> {
  const known = await lockDetails(work.tx, duty, taskId);
  if (!known) return;
  await saveDetails(work.tx, taskId, z.encode(duty.details, { ...known, outcome: 'agreementGone' }));
  await endTask(work, taskId, 'cancelled', 'agreementGone');
  await freeOccasion(work.tx, taskId);
}
