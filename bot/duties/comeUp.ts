import { STOCKHOLM } from '../domain/clock.ts';
import { dutiesThatLooked, takeLook } from '../store/dutyRuns.ts';
import { readSettings } from '../store/settings.ts';
import { listTerms } from '../store/terms.ts';
import type { LookKind } from '../domain/task.ts';
import type { House, Look } from './duty.ts';
import { DUTIES } from './registry.ts';
import { handAbsences } from './absence.ts';
import { followAudiences } from './meetings.ts';

interface Looker {
  readonly kind: LookKind;
  readonly comesUp?: (look: Look) => Promise<void>;
}

/** Who is away comes first, so that what comes up is asked of those who are there. */
const LOOKERS: readonly Looker[] = [{ kind: 'absence', comesUp: handAbsences }, ...DUTIES, { kind: 'meeting', comesUp: followAudiences }];

export interface FailedLook {
  readonly kind: LookKind;
  readonly error: unknown;
}

/**
 * Lets every duty that has not looked today see whether something has come up. Several processes may
 * run it at once: each duty's look is one transaction of one of them. A duty that fails looks again
 * at the next planning run, and holds up no other.
 */
export async function lookWhatComesUp(house: House): Promise<readonly FailedLook[]> {
  const now = house.clock.now();
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  const looked = await dutiesThatLooked(house.db, today);
  const failed: FailedLook[] = [];
  for (const { kind, comesUp } of LOOKERS) {
    if (!comesUp || looked.has(kind)) continue;
    try {
      await house.db.transaction(async (tx) => {
        if (!(await takeLook(tx, kind, today))) return;
        const settings = await readSettings(tx);
        const terms = await listTerms(tx);
        await comesUp({ house, tx, now, today, settings, terms, by: 'calendar', correlationId: null });
      });
    } catch (error) {
      failed.push({ kind, error });
    }
  }
  return failed;
}
