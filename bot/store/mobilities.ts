import { isNotNull } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { HeiId } from '../domain/institution.ts';
import type { Executor } from './connect.ts';
import { learningAgreement } from './schema.ts';

/** That a student of a department comes or goes, and when; not who. */
export interface MobilityStart {
  readonly departmentId: string;
  readonly sendingHeiId: HeiId;
  readonly startsOn: Temporal.PlainDate;
}

/** The stays that learning agreements tell of, where our department is known. */
export async function listMobilityStarts(db: Executor): Promise<MobilityStart[]> {
  const rows = await db
    .selectDistinct({
      departmentId: learningAgreement.departmentId,
      sendingHeiId: learningAgreement.sendingHeiId,
      startsOn: learningAgreement.mobilityStartsOn,
    })
    .from(learningAgreement)
    .where(isNotNull(learningAgreement.departmentId));
  return rows.flatMap(({ departmentId, ...row }) => (departmentId === null ? [] : [{ departmentId, ...row }]));
}
