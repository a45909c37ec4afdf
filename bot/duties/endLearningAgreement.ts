import { isClosed } from '../domain/task.ts';
import { endSignatureRequest, takeBackLearningAgreement } from '../store/learningAgreements.ts';
import { lockTaskFile } from '../store/taskFiles.ts';
import type { Work } from './duty.ts';
import { endTask } from './start.ts';

/** Takes a learning agreement away that should not have come, and ends what is open of its tasks. */
export async function endLearningAgreement(work: Work, learningAgreementId: string, taskIds: readonly string[]): Promise<void> {
  for (const taskId of taskIds) {
    const file = await lockTaskFile(work.tx, taskId);
    if (!file || isClosed(file.task.state)) continue;
    await endSignatureRequest(work.tx, taskId, { outcome: 'noLongerAwaited' });
    await endTask(work, taskId, 'cancelled', 'takenBack');
  }
  await takeBackLearningAgreement(work.tx, learningAgreementId, { keepSince: taskIds.length > 0 ? work.now : null });
}
