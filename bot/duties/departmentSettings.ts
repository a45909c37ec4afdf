import { createHash } from 'node:crypto';
import { ladderOfSteps, type WrittenStep } from '../domain/departmentLadder.ts';
import { universityNumbers, type LadderStep, type Settings, type UniversityNumbers } from '../domain/settings.ts';
import { writeAudit } from '../store/audit.ts';
import { findDepartment } from '../store/directory.ts';
import { lookAgain } from '../store/dutyRuns.ts';
import { lockSettings, writeSetting } from '../store/settings.ts';
import type { Actor, House } from './duty.ts';

/** What a department decides for itself; null is as the university has it. */
export interface DepartmentWish {
  readonly serviceLevelWorkingDays: number | null;
  /** For questions of eligibility; every step at another time. */
  readonly steps: readonly WrittenStep[] | null;
}

export type ChangeSettingsResult = 'changed' | 'conflict' | 'unknownDepartment';

/** Names what was seen: it is still there as long as this is the same. */
export function settingsVersion(seen: unknown): string {
  return createHash('sha256').update(JSON.stringify(seen)).digest('hex').slice(0, 16);
}

/** What the department has decided for itself so far. */
export function ownSettings(settings: Settings, departmentId: string): { serviceLevelWorkingDays: number | null; steps: LadderStep[] | null } {
  const own = settings.departments[departmentId];
  return { serviceLevelWorkingDays: own?.serviceLevelWorkingDays ?? null, steps: own?.ladders?.eligibility ?? null };
}

/**
 * Decides for a department. The service level holds for questions that come from now on; the steps
 * hold for these, and for questions that are open from their next reminder on.
 */
export async function changeDepartmentSettings(
  house: House,
  { person, correlationId }: Actor,
  departmentId: string,
  { serviceLevelWorkingDays, steps }: DepartmentWish,
  version: string,
): Promise<ChangeSettingsResult> {
  return house.db.transaction(async (tx) => {
    if (!(await findDepartment(tx, departmentId))) return 'unknownDepartment';
    const settings = await lockSettings(tx);
    const before = ownSettings(settings, departmentId);
    if (settingsVersion(before) !== version) return 'conflict';
    const { [departmentId]: own, ...others } = settings.departments;
    const { eligibility: _, ...ladders } = own?.ladders ?? {};
    const ladder = steps && ladderOfSteps(steps, settings.ladders.eligibility ?? settings.standardLadder);
    const kept = { ...ladders, ...(ladder ? { eligibility: ladder } : {}) };
    const decided = {
      ...(serviceLevelWorkingDays === null ? {} : { serviceLevelWorkingDays }),
      ...(Object.keys(kept).length > 0 ? { ladders: kept } : {}),
    };
    const departments = Object.keys(decided).length > 0 ? { ...others, [departmentId]: decided } : others;
    const after = ownSettings({ ...settings, departments }, departmentId);
    if (settingsVersion(after) === version) return 'changed';
    await writeSetting(tx, 'departments', departments);
    const detail = { departmentId, before, after };
    await writeAudit(tx, { at: house.clock.now(), actor: person.id, action: 'settings.department', taskId: null, correlationId, detail });
    return 'changed';
  });
}

/** The university's numbers, in the order of their names here. */
export function numbersOf(settings: Settings): UniversityNumbers {
  return universityNumbers.parse(settings);
}

/** Decides for the whole university, and lets every duty look again by the new numbers. */
export async function changeUniversityNumbers(
  house: House,
  { person, correlationId }: Actor,
  wanted: UniversityNumbers,
  version: string,
): Promise<'changed' | 'conflict'> {
  return house.db.transaction(async (tx) => {
    const before = numbersOf(await lockSettings(tx));
    if (settingsVersion(before) !== version) return 'conflict';
    const after = { ...wanted, agreementWarningMonths: [...new Set(wanted.agreementWarningMonths)].sort((a, b) => b - a) };
    const changed = NAMES.filter((name) => settingsVersion(before[name]) !== settingsVersion(after[name]));
    if (changed.length === 0) return 'changed';
    for (const name of changed) await writeSetting(tx, name, after[name]);
    const detail = Object.fromEntries(changed.map((name) => [name, { before: before[name], after: after[name] }]));
    await writeAudit(tx, { at: house.clock.now(), actor: person.id, action: 'settings.university', taskId: null, correlationId, detail });
    await lookAgain(tx);
    return 'changed';
  });
}

const NAMES = Object.keys(universityNumbers.shape) as (keyof UniversityNumbers)[];
