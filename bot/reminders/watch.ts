import { findingsOf, type Finding } from '../domain/alert.ts';
import { clearAlerts, raiseAlert } from '../store/alerts.ts';
import { readSigns } from '../store/pulse.ts';
import { tellAdministrators } from './alert.ts';
import type { DeliveryHouse } from './house.ts';

/**
 * Looks at how the sending fares, raises what is wrong, and clears what has passed
 * (integrations/microsoft-teams #404: reminders stopped one day and nobody noticed). Each kind stands
 * once, however many processes look.
 *
 * @returns what is wrong now, for the log, which also tells when no message gets through
 */
export async function watchSending(house: DeliveryHouse): Promise<Finding[]> {
  return house.db.transaction(async (tx) => {
    const now = house.clock.now();
    const findings = findingsOf(await readSigns(tx, now));
    for (const finding of findings) {
      const { id, isNew } = await raiseAlert(tx, finding, now);
      if (isNew) await tellAdministrators(house, tx, id);
    }
    // A short roster is cleared by the next one that is not.
    await clearAlerts(tx, [...findings.map(({ kind }) => kind), 'rosterShrank'], now);
    return findings;
  });
}
