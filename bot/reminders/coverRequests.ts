import { isClosed } from '../domain/task.ts';
import { officerInPlaceOf } from '../duties/responsibility.ts';
import { writeAudit } from '../store/audit.ts';
import type { Transaction } from '../store/connect.ts';
import { listOpenRequestsOf, setRequester } from '../store/eligibilityRequests.ts';
import { hasLeft } from '../store/roster.ts';
import { findTaskFile, lockTaskFile, showAnew } from '../store/taskFiles.ts';
import type { DeliveryHouse } from './house.ts';
import { planAndQueue } from './queue.ts';

/**
 * Gives what an officer of Admissions asked, and who has left, to a colleague: only the one who asked
 * can say more, redirect or withdraw, and gets the answer. Where there is no colleague, it stays, and
 * the messages that do not arrive are among the unreached. Repeated, it changes nothing.
 */
export async function coverRequestsOf(house: DeliveryHouse, personId: string): Promise<void> {
  for (const taskId of await listOpenRequestsOf(house.db, personId)) {
    await house.db.transaction((tx) => passRequestOn(house, tx, taskId, personId));
  }
}

async function passRequestOn(house: DeliveryHouse, tx: Transaction, taskId: string, personId: string): Promise<void> {
  await lockTaskFile(tx, taskId);
  // Read anew: a lock that had to wait sees who asked as it was before.
  const file = await findTaskFile(tx, taskId);
  if (!file || isClosed(file.task.state) || file.requesterId !== personId || !(await hasLeft(tx, personId))) return;
  const now = house.clock.now();
  const officerId = await officerInPlaceOf(tx, personId, now);
  if (officerId === null) return;
  await setRequester(tx, taskId, officerId);
  await showAnew(tx, taskId);
  await writeAudit(tx, {
    at: now,
    actor: 'planner',
    action: 'eligibility.covered',
    taskId,
    correlationId: null,
    detail: { for: personId, left: true, requester: officerId },
  });
  await house.jobs.taskChanged(tx, taskId);
  const purpose = file.task.state === 'awaitingRequester' ? 'returned' : 'inherited';
  // Named as the change itself would name it, so that it is said once.
  const occasion = `v${file.task.version}`;
  await planAndQueue(house, tx, [{ purpose, taskId, personId: officerId, occasion, plannedAt: now, urgent: true }]);
}
