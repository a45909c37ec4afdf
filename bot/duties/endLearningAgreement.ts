import { isClosed } from '../domain/task.ts';
import { endSignatureRequest, takeBackLearningAgreement } from '../store/learningAgreements.ts';
import { lockTaskFile } from '../store/taskFiles.ts';
import { listOpenTasksOnStay } from '../store/taskSubjects.ts';
import type { Work } from './duty.ts';
import { endAsGone } from './learningAgreementGone.ts';
import { mobilityExtensionDuty } from './mobilityExtension.ts';
import { endTask } from './start.ts';
import { unsignedMobilityDuty } from './unsignedMobility.ts';

/**
 * Takes a learning agreement away that should not have come, and ends what is open of it: the tasks to
 * sign it, and what its stay was asked about.
 */
export async function endLearningAgreement(work: Work, learningAgreementId: string, taskIds: readonly string[]): Promise<void> {
  for (const taskId of taskIds) {
    const file = await lockTaskFile(work.tx, taskId);
    if (!file || isClosed(file.task.state)) continue;
    await endSignatureRequest(work.tx, taskId, { outcome: 'noLongerAwaited' });
    await endTask(work, taskId, 'cancelled', 'takenBack');
  }
  for (const taskId of await listOpenTasksOnStay(work.tx, 'unsignedMobility', learningAgreementId)) await endAsGone(work, unsignedMobilityDuty, taskId);
  for (const taskId of await listOpenTasksOnStay(work.tx, 'mobilityExtension', learningAgreementId)) await endAsGone(work, mobilityExtensionDuty, taskId);
  await takeBackLearningAgreement(work.tx, learningAgreementId, { keepSince: taskIds.length > 0 ? work.now : null });
}
