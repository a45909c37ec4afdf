import { and, asc, eq, gte, sql } from 'drizzle-orm';
import type { Temporal } from 'temporal-polyfill';
import type { CooperationCondition } from '../domain/exchangeAgreement.ts';
import { phaseOf } from '../domain/meeting.ts';
import { momentForDriver } from './columns.ts';
import type { Executor } from './connect.ts';
import { isDepartment } from './officeUnit.ts';
import { cooperationCondition, department, exchangeAgreement, institution, meeting, task } from './schema.ts';

export type OpenWork = Awaited<ReturnType<typeof countOpenWork>>[number];

/**
 * How many tasks wait for each department, by kind; nothing of what they are about. Reads the open
 * tasks' index alone, so that its cost does not grow with the tasks kept.
 */
export function countOpenWork(db: Executor) {
  return db
    .select({ department: { id: department.id, nameSv: department.nameSv, nameEn: department.nameEn }, kind: task.kind, count: sql<number>`count(*)::int` })
    .from(task)
    .innerJoin(department, eq(department.id, task.departmentId))
    .where(and(eq(task.state, sql`'open'`), isDepartment))
    .groupBy(department.id, task.kind)
    .orderBy(asc(department.nameSv), asc(department.id), asc(task.kind));
}

/** The conditions of an agreement that may still lie ahead, each with its partner, by partner. */
export interface ConditionsAhead {
  readonly partnerName: string;
  readonly conditions: readonly CooperationCondition[];
}

/** Conditions that had ended by the year's beginning, which are most, are not read. */
export async function listConditionsAhead(db: Executor, today: Temporal.PlainDate): Promise<ConditionsAhead[]> {
  const rows = await db
    .select({ id: exchangeAgreement.id, partnerHeiId: exchangeAgreement.partnerHeiId, name: institution.name, condition: cooperationCondition.condition })
    .from(exchangeAgreement)
    .innerJoin(cooperationCondition, eq(cooperationCondition.agreementId, exchangeAgreement.id))
    .leftJoin(institution, eq(institution.heiId, exchangeAgreement.partnerHeiId))
    .where(gte(cooperationCondition.receivingLastAcademicYear, String(today.year - 1)))
    .orderBy(asc(institution.name), asc(exchangeAgreement.partnerHeiId), asc(exchangeAgreement.id), asc(cooperationCondition.position));
  return [...Map.groupBy(rows, ({ id }) => id).values()].flatMap((own) =>
    own.slice(0, 1).map(({ name, partnerHeiId }) => ({ partnerName: name ?? partnerHeiId, conditions: own.map(({ condition }) => condition) })),
  );
}

/** The meetings that have not ended and are not cancelled, the next one first: what their card in the channel says, without agenda. */
export async function listComingMeetings(db: Executor, now: Temporal.Instant) {
  const rows = await db
    .select({
      id: meeting.id,
      title: meeting.title,
      startsAt: meeting.startsAt,
      endsAt: meeting.endsAt,
      room: meeting.room,
      answerBy: meeting.answerBy,
      state: meeting.state,
    })
    .from(meeting)
    .where(sql`${meeting.endsAt} > ${momentForDriver(now)}::timestamptz and ${meeting.state} <> 'cancelled'`)
    .orderBy(asc(meeting.startsAt), asc(meeting.id));
  return rows.map((row) => ({ ...row, takesAnswers: phaseOf(row, now) === 'open' }));
}
