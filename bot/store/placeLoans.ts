import { and, desc, eq, inArray, isNull, or, sql } from 'drizzle-orm';
import { alias } from 'drizzle-orm/pg-core';
import type { Temporal } from 'temporal-polyfill';
import type { HeiId } from '../domain/institution.ts';
import type { Department } from '../domain/person.ts';
import type { LoanState } from '../domain/placeLoan.ts';
import type { Executor, Transaction } from './connect.ts';
import { department, exchangeAgreement, placeLoan, task, taskSubject, term } from './schema.ts';

export interface PlaceLoan {
  readonly id: string;
  /** Null when it was entered by the partner's name alone, or the agreement has gone. */
  readonly agreementId: string | null;
  readonly partnerName: string;
  readonly owner: Department;
  readonly study: Department;
  readonly studentName: string;
  readonly termCode: string;
  readonly state: LoanState;
  readonly withdrawnOn: Temporal.PlainDate | null;
  readonly note: string | null;
  /** As the calendar has it now; null when it no longer has the term. */
  readonly term: { readonly startsOn: Temporal.PlainDate; readonly endsOn: Temporal.PlainDate } | null;
}

const owner = alias(department, 'owner');
const study = alias(department, 'study');

function select(db: Executor) {
  return db
    .select({
      id: placeLoan.id,
      agreementId: placeLoan.agreementId,
      partnerName: placeLoan.partnerName,
      owner,
      study,
      studentName: placeLoan.studentName,
      termCode: placeLoan.termCode,
      state: placeLoan.state,
      withdrawnOn: placeLoan.withdrawnOn,
      note: placeLoan.note,
      startsOn: term.startsOn,
      endsOn: term.endsOn,
    })
    .from(placeLoan)
    .innerJoin(owner, eq(owner.id, placeLoan.ownerDepartmentId))
    .innerJoin(study, eq(study.id, placeLoan.studyDepartmentId))
    .leftJoin(term, eq(term.code, placeLoan.termCode));
}

function toLoan({ startsOn, endsOn, ...row }: Awaited<ReturnType<typeof select>>[number]): PlaceLoan {
  return { ...row, term: startsOn && endsOn && { startsOn, endsOn } };
}

/** Loans that one of the departments gives or takes, the latest term first. */
export async function listLoans(db: Executor, departmentIds: readonly string[]): Promise<PlaceLoan[]> {
  if (departmentIds.length === 0) return [];
  const ids = [...departmentIds];
  const rows = await select(db)
    .where(or(inArray(placeLoan.ownerDepartmentId, ids), inArray(placeLoan.studyDepartmentId, ids)))
    .orderBy(desc(sql`coalesce(${term.startsOn}, '0001-01-01')`), placeLoan.partnerName, placeLoan.studentName);
  return rows.map(toLoan);
}

/** A loan without its student: between which departments, in which term, how it stands. */
export type LentPlace = Pick<PlaceLoan, 'id' | 'agreementId' | 'owner' | 'study' | 'termCode' | 'state' | 'term'>;

/** The loans of places at a partner, the latest term first: on any of its agreements, and those that were entered with its name alone. */
export async function listLentPlaces(db: Executor, partner: { readonly heiId: HeiId; readonly name: string }): Promise<LentPlace[]> {
  const rows = await db
    .select({
      id: placeLoan.id,
      agreementId: placeLoan.agreementId,
      owner,
      study,
      termCode: placeLoan.termCode,
      state: placeLoan.state,
      startsOn: term.startsOn,
      endsOn: term.endsOn,
    })
    .from(placeLoan)
    .innerJoin(owner, eq(owner.id, placeLoan.ownerDepartmentId))
    .innerJoin(study, eq(study.id, placeLoan.studyDepartmentId))
    .leftJoin(term, eq(term.code, placeLoan.termCode))
    .leftJoin(exchangeAgreement, eq(exchangeAgreement.id, placeLoan.agreementId))
    .where(or(eq(exchangeAgreement.partnerHeiId, partner.heiId), and(isNull(placeLoan.agreementId), eq(placeLoan.partnerName, partner.name))))
    .orderBy(desc(sql`coalesce(${term.startsOn}, '0001-01-01')`), owner.nameSv, study.nameSv, placeLoan.state, placeLoan.id);
  return rows.map(({ startsOn, endsOn, ...row }) => ({ ...row, term: startsOn && endsOn && { startsOn, endsOn } }));
}

export async function listLoansInUse(tx: Transaction): Promise<PlaceLoan[]> {
  return (await select(tx).where(eq(placeLoan.state, 'inUse'))).map(toLoan);
}

/** Keeps others from changing the loan until the transaction ends. */
export async function lockLoan(tx: Transaction, loanId: string): Promise<PlaceLoan | null> {
  const [row] = await select(tx).where(eq(placeLoan.id, loanId)).for('update', { of: placeLoan });
  return row ? toLoan(row) : null;
}

export interface FreshLoan {
  readonly agreementId: string | null;
  readonly partnerName: string;
  readonly ownerDepartmentId: string;
  readonly studyDepartmentId: string;
  readonly studentName: string;
  readonly termCode: string;
  readonly createdBy: string;
}

export async function insertLoan(tx: Transaction, fresh: FreshLoan, now: Temporal.Instant): Promise<string> {
  const [row] = await tx
    .insert(placeLoan)
    .values({ ...fresh, state: 'inUse', createdAt: now, changedAt: now })
    .returning({ id: placeLoan.id });
  if (!row) throw new Error('PostgreSQL returned no id for a loan.');
  return row.id;
}

export interface LoanChange {
  readonly state: LoanState;
  readonly withdrawnOn: Temporal.PlainDate | null;
  readonly note: string | null;
}

export async function changeLoan(tx: Transaction, loanId: string, change: LoanChange, now: Temporal.Instant): Promise<void> {
  await tx.update(placeLoan).set({ ...change, changedAt: now }).where(eq(placeLoan.id, loanId));
}

export async function deleteLoan(tx: Transaction, loanId: string): Promise<void> {
  await tx.delete(placeLoan).where(eq(placeLoan.id, loanId));
}

/** What the log says of a loan: by ids, and never the student, since the log outlives the loan. */
export function loanFacts({ id, owner: { id: ownerId }, study: { id: studyId }, termCode, agreementId }: Omit<LentPlace, 'state' | 'term'>) {
  return { loan: id, owner: ownerId, study: studyId, term: termCode, agreement: agreementId };
}

export interface LoanCount {
  readonly termCode: string;
  readonly owner: Department;
  readonly study: Department;
  readonly state: LoanState;
  readonly count: number;
}

/** How many places are lent between which departments; nothing of the students. */
export async function countLoans(db: Executor): Promise<LoanCount[]> {
  return db
    .select({ termCode: placeLoan.termCode, owner, study, state: placeLoan.state, count: sql<number>`count(*)::int` })
    .from(placeLoan)
    .innerJoin(owner, eq(owner.id, placeLoan.ownerDepartmentId))
    .innerJoin(study, eq(study.id, placeLoan.studyDepartmentId))
    .leftJoin(term, eq(term.code, placeLoan.termCode))
    .groupBy(placeLoan.termCode, term.startsOn, owner.id, study.id, placeLoan.state)
    .orderBy(desc(sql`coalesce(${term.startsOn}, '0001-01-01')`), owner.nameSv, study.nameSv, placeLoan.state);
}

/** The tasks of withdrawals: those that are open, or of all that have not been called back. */
export interface WithdrawalTask {
  readonly taskId: string;
  readonly isOpen: boolean;
  readonly dueAt: Temporal.Instant;
  /** As its duty keeps it. */
  readonly details: unknown;
}

function selectTasks(db: Executor) {
  return db
    .select({ taskId: task.id, isOpen: sql<boolean>`${task.closedAt} is null`, dueAt: task.dueAt, details: taskSubject.details })
    .from(taskSubject)
    .innerJoin(task, eq(task.id, taskSubject.taskId));
}

const ofWithdrawals = eq(taskSubject.kind, 'placeWithdrawal');

export async function listOpenWithdrawalTasks(db: Executor): Promise<WithdrawalTask[]> {
  return selectTasks(db).where(and(ofWithdrawals, isNull(task.closedAt)));
}

/** What stands behind the loans' withdrawals, the latest first; without what was called back. */
export async function listWithdrawalTasks(db: Executor, loanIds: readonly string[]): Promise<WithdrawalTask[]> {
  if (loanIds.length === 0) return [];
  return selectTasks(db)
    .where(and(ofWithdrawals, sql`${task.state} <> 'cancelled'`, inArray(sql`${taskSubject.details} ->> 'loanId'`, [...loanIds])))
    .orderBy(desc(task.createdAt));
}
