import type { ImportedLearningAgreement } from '../domain/dataImport.ts';
import { ourOunitId, type LearningAgreement } from '../domain/learningAgreement.ts';
import { isSameStay } from '../domain/newLearningAgreement.ts';
import type { Executor } from '../store/connect.ts';
import { mobilityKey } from '../store/importStates.ts';
import { listEnteredByHand } from '../store/learningAgreements.ts';
import { readSettings } from '../store/settings.ts';
import { departmentsByCodeAndUnit } from './importedAgreements.ts';

/** A learning agreement of a file, by the id under which it is known here. */
export interface PlannedLearningAgreement {
  readonly agreement: LearningAgreement;
  /** Null where no department of the directory has the unit or the code. */
  readonly departmentId: string | null;
  /** The unit or the code of our side in the file. */
  readonly unit: string | null;
  /** The file's own id, of one that was entered by hand. */
  readonly fileOmobilityId?: string;
  /** It was entered by hand, and this file is the first that brings it. */
  readonly isJoined: boolean;
}

/**
 * Finds which of a file's learning agreements were entered by hand: those keep their own ids, by
 * which their tasks know them, and stay with the department they were entered for where the file
 * names none.
 */
export async function planLearningAgreements(db: Executor, items: readonly ImportedLearningAgreement[]): Promise<PlannedLearningAgreement[]> {
  const { ourHeiIds } = await readSettings(db);
  const { byCode, byUnit } = await departmentsByCodeAndUnit(db);
  const entered = await listEnteredByHand(db);
  const joined = new Map(entered.flatMap((one) => (one.fileOmobilityId === null ? [] : [[keyInFile(one.agreement, one.fileOmobilityId), one] as const])));
  const free = entered.filter(({ fileOmobilityId }) => fileOmobilityId === null);
  return items.map(({ agreement, departmentCode }) => {
    const unit = departmentCode ?? ourOunitId(agreement, ourHeiIds);
    const named = unit === null ? null : ((departmentCode === null ? byUnit : byCode).get(unit) ?? null);
    const before = joined.get(mobilityKey(agreement));
    const at = before ? -1 : free.findIndex((one) => isSameStay(one.agreement, agreement));
    const [found] = at === -1 ? [before] : free.splice(at, 1);
    if (!found) return { agreement, departmentId: named, unit, isJoined: false };
    return {
      agreement: { ...agreement, omobilityId: found.agreement.omobilityId },
      departmentId: named ?? found.departmentId,
      unit,
      fileOmobilityId: agreement.omobilityId,
      isJoined: !before,
    };
  });
}

function keyInFile({ sendingHeiId }: LearningAgreement, omobilityId: string): string {
  return mobilityKey({ sendingHeiId, omobilityId });
}
