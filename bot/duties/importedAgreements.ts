import { isDeepStrictEqual } from 'node:util';
import type { ImportedAgreement } from '../domain/dataImport.ts';
import { ourOunitId } from '../domain/exchangeAgreement.ts';
import type { AgreementToWrite } from '../store/agreements.ts';
import type { Executor } from '../store/connect.ts';
import { agreementCodeKey, agreementIds, agreementStates, departmentStates, type AgreementState } from '../store/importStates.ts';
import { readSettings } from '../store/settings.ts';

/** An agreement of a file beside what is known of it. */
export interface PlannedAgreement {
  readonly before: AgreementState | null;
  readonly after: AgreementToWrite;
  /** Units and codes on our side that no department of the directory has. */
  readonly unknownUnits: readonly string[];
  /** It was here already, entered by hand or from a sheet, and is now known by the file's id as well. */
  readonly isJoined: boolean;
  /** An agreement of the same number and partner is known under another id, which another file gave it. */
  readonly knownUnderAnotherId: boolean;
}

/** Ids of agreements that came without one. No file's id looks like these: none can meet them by chance. */
const BY_HAND = 'by hand ';
const BY_SHEET = 'by sheet ';

export function iiaIdByHand(unique: string): string {
  return `${BY_HAND}${unique}`;
}

/**
 * Finds what is known of the agreements of a file, and what would be written. One that was entered by
 * hand, or came from a sheet, is the file's of the same number and partner: it keeps its own id, by
 * which its tasks know it, and learns the file's.
 */
export async function planAgreements(db: Executor, items: readonly ImportedAgreement[]): Promise<PlannedAgreement[]> {
  const { ourHeiIds } = await readSettings(db);
  const { byCode: idsByCode, byFileId } = await agreementIds(db);
  const joined = new Set(byFileId.values());
  const { byCode, byUnit } = await departmentsByCodeAndUnit(db);
  const named = items.map((item) => {
    const known = idsByCode.get(agreementCodeKey(item.iiaCode, item.partnerHeiId));
    if (item.iiaId === null) return { item, known, isJoined: false, iiaId: known ?? `${BY_SHEET}${item.partnerHeiId} ${item.iiaCode}` };
    const joinedBefore = byFileId.get(item.iiaId);
    const isJoined = joinedBefore === undefined && known !== undefined && hasOwnId(known) && !joined.has(known);
    if (isJoined) joined.add(known);
    return { item, known, isJoined, iiaId: joinedBefore ?? (isJoined ? known : item.iiaId) };
  });
  const states = await agreementStates(db, named.map(({ iiaId }) => iiaId));
  return named.map(({ item, known, isJoined, iiaId }) => {
    const before = states.get(iiaId) ?? null;
    const fileIiaId = isJoined ? item.iiaId : before?.fileIiaId;
    // Whoever entered it said whose it is; a file that does not tell does not take it from them.
    const enteredFor = fileIiaId ? onlyDepartment(before) : null;
    const unknownUnits = new Set<string>();
    const conditions = item.conditions.map(({ condition, departmentCode }) => {
      const unit = departmentCode ?? ourOunitId(condition, ourHeiIds);
      const departmentId = (unit === null ? null : (departmentCode === null ? byUnit : byCode).get(unit)) ?? enteredFor;
      if (unit !== null && departmentId === null) unknownUnits.add(unit);
      return { departmentId, condition };
    });
    const { iiaCode, partnerHeiId, partnerIiaCode } = item;
    // A sheet does not say whether the agreement is in force.
    const inEffect = item.iiaId === null ? (before?.inEffect ?? null) : item.inEffect;
    return {
      before,
      after: { iiaId, ...(fileIiaId && { fileIiaId }), iiaCode, partnerHeiId, partnerIiaCode, inEffect, conditions },
      unknownUnits: [...unknownUnits],
      isJoined,
      knownUnderAnotherId: before === null && known !== undefined && known !== iiaId,
    };
  });
}

function hasOwnId(iiaId: string): boolean {
  return iiaId.startsWith(BY_HAND) || iiaId.startsWith(BY_SHEET);
}

function onlyDepartment(state: AgreementState | null): string | null {
  const [departmentId, ...others] = new Set(state?.conditions.map((condition) => condition.departmentId));
  return others.length === 0 ? (departmentId ?? null) : null;
}

/** Whether an import would leave the agreement as it is. */
export function isAsKnown({ before, after }: PlannedAgreement): boolean {
  if (before === null) return false;
  const { solemoveState: _, importId: __, ...known } = before;
  const { iiaId: ___, ...planned } = after;
  return isDeepStrictEqual(known, planned);
}

/** The ids of departments by their code, and by their units in Erasmus Without Paper. */
export async function departmentsByCodeAndUnit(db: Executor): Promise<{ byCode: Map<string, string>; byUnit: Map<string, string> }> {
  const departments = await departmentStates(db);
  const byCode = new Map([...departments].map(([id, { code }]) => [code, id]));
  const byUnit = new Map([...departments].flatMap(([id, { ewpOunitIds }]) => ewpOunitIds.map((unit) => [unit, id] as const)));
  return { byCode, byUnit };
}
