import { and, eq, isNotNull, isNull, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { HeiId } from '../domain/institution.ts';
import type { LearningAgreement } from '../domain/learningAgreement.ts';
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
    .where(and(isNotNull(learningAgreement.departmentId), isNull(learningAgreement.takenBackAt)));
  return rows.flatMap(({ departmentId, ...row }) => (departmentId === null ? [] : [{ departmentId, ...row }]));
}

/** What of a stay says on which place it is; not who. */
export interface StayAtPartner extends Pick<LearningAgreement, 'sendingHeiId' | 'receivingAcademicYear' | 'mobilityStart' | 'mobilityEnd' | 'iscedCode' | 'eqfLevel'> {
  /** Null when the source does not tell our department. */
  readonly departmentId: string | null;
}

/** The stays of our students at a partner, and of the partner's students here. Names never leave the database for this. */
export async function listStaysWith(db: Executor, partnerHeiId: HeiId): Promise<StayAtPartner[]> {
  const { agreement } = learningAgreement;
  return db
    .select({
      departmentId: learningAgreement.departmentId,
      sendingHeiId: learningAgreement.sendingHeiId,
      receivingAcademicYear: sql<LearningAgreement['receivingAcademicYear']>`${agreement} ->> 'receivingAcademicYear'`,
      mobilityStart: sql<LearningAgreement['mobilityStart']>`${agreement} -> 'mobilityStart'`,
      mobilityEnd: sql<LearningAgreement['mobilityEnd']>`${agreement} -> 'mobilityEnd'`,
      iscedCode: sql<string>`${agreement} ->> 'iscedCode'`,
      eqfLevel: sql<number>`(${agreement} -> 'eqfLevel')::int`,
    })
    .from(learningAgreement)
    .where(and(eq(learningAgreement.partnerHeiId, partnerHeiId), isNull(learningAgreement.takenBackAt)))
    .orderBy(learningAgreement.mobilityStartsOn, learningAgreement.id);
}
