import { z } from 'zod';
import type { PartAct } from '../domain/auditAct.ts';
import { STOCKHOLM } from '../domain/clock.ts';
import type { Person } from '../domain/person.ts';
import { hasEnded, otherSide, withdrawalOn, type LoanSide } from '../domain/placeLoan.ts';
import { findPersonalNumber } from '../domain/privacy.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import type { TaskFile } from '../domain/taskFile.ts';
import { addWorkingDays, stockholmInstant } from '../domain/workingTime.ts';
import { writtenText } from '../domain/written.ts';
import { listAgreements } from '../store/agreements.ts';
import { findLatestAct, writeAudit } from '../store/audit.ts';
import type { Executor } from '../store/connect.ts';
import { onceMoreAfterDeadlock } from '../store/deadlock.ts';
import { departmentsOf, findDepartment } from '../store/directory.ts';
import {
  changeLoan,
  deleteLoan,
  insertLoan,
  listWithdrawalTasks,
  loanFacts,
  lockLoan,
  type PlaceLoan,
} from '../store/placeLoans.ts';
import { readSettings } from '../store/settings.ts';
import { lockTaskFile } from '../store/taskFiles.ts';
import { listTerms } from '../store/terms.ts';
import type { Actor, House, Work } from './duty.ts';
import { once } from './once.ts';
import { placeWithdrawalDuty } from './placeWithdrawal.ts';
import { firstAsked } from './responsibility.ts';
import { endTask, startTask } from './start.ts';

/**
 * Places that one department lends to another. The contact persons and deputies of both see them;
 * the owner enters and takes away, either of the two reports that the student has withdrawn.
 */

/** A note that may be left out; empty is none. */
export const loanNote = z
  .string()
  .trim()
  .max(500, 'tooLong')
  .refine((value) => findPersonalNumber(value) === null, 'personalNumber')
  .transform((value) => value || null)
  .nullish()
  .transform((value) => value ?? null);

export const newLoan = z.object({
  ownerDepartmentId: z.uuid('unknownDepartment'),
  /** One of the owner's; left out, `partnerName` says at which university the place is. */
  agreementId: z.uuid('unknownChoice').nullish(),
  partnerName: writtenText(200).nullish(),
  studyDepartmentId: z.uuid('unknownDepartment'),
  studentName: writtenText(120),
  termCode: z.string({ error: 'required' }).min(1, 'required').max(20, 'tooLong'),
});

export type NewLoan = z.output<typeof newLoan>;

export type LoanProblem = 'required' | 'unknownChoice' | 'unknownDepartment' | 'sameDepartment';

export type EnterResult =
  | { readonly kind: 'entered'; readonly loanId: string }
  | { readonly kind: 'invalid'; readonly field: keyof NewLoan; readonly problem: LoanProblem };

/** The departments whose loans a person sees and acts on. */
export async function loanDepartmentsOf(db: Executor, person: Person): Promise<string[]> {
  const all = await departmentsOf(db, person.id);
  return [...new Set(all.filter(({ capacity }) => capacity !== 'head').map(({ id }) => id))];
}

/** On which side of the loan the departments stand; the owner's where they are both. */
export function sideOf(loan: Pick<PlaceLoan, 'owner' | 'study'>, departmentIds: readonly string[]): LoanSide | null {
  if (departmentIds.includes(loan.owner.id)) return 'owner';
  return departmentIds.includes(loan.study.id) ? 'study' : null;
}

/** Enters a loan, once for a key. @throws AnotherReceived */
export async function enterLoan(house: House, actor: Actor, wanted: NewLoan, key: string | null): Promise<EnterResult> {
  return house.db.transaction(async (tx) => {
    const entered = await once(house, tx, actor, { form: 'loan', key, content: wanted }, () => enter(workOf(house, tx, actor), actor.person, wanted));
    return typeof entered === 'string' ? { kind: 'entered', loanId: entered } : { kind: 'invalid', ...entered };
  });
}

async function enter(work: Work, person: Person, wanted: NewLoan): Promise<string | Refused> {
  const checked = await check(work, person, wanted);
  if ('problem' in checked) return checked;
  const { ownerDepartmentId, studyDepartmentId, studentName, termCode } = wanted;
  const agreementId = wanted.agreementId ?? null;
  const fresh = { agreementId, partnerName: checked.partnerName, ownerDepartmentId, studyDepartmentId, studentName, termCode, createdBy: person.id };
  const loanId = await insertLoan(work.tx, fresh, work.now);
  await record(work, 'loan.entered', { loan: loanId, owner: ownerDepartmentId, study: studyDepartmentId, term: termCode, agreement: agreementId });
  return loanId;
}

interface Refused {
  readonly field: keyof NewLoan;
  readonly problem: LoanProblem;
}

async function check({ tx, now }: Work, person: Person, wanted: NewLoan): Promise<{ readonly partnerName: string } | Refused> {
  const own = await loanDepartmentsOf(tx, person);
  if (!own.includes(wanted.ownerDepartmentId)) return { field: 'ownerDepartmentId', problem: 'unknownChoice' };
  if (wanted.studyDepartmentId === wanted.ownerDepartmentId) return { field: 'studyDepartmentId', problem: 'sameDepartment' };
  if (!(await findDepartment(tx, wanted.studyDepartmentId))) return { field: 'studyDepartmentId', problem: 'unknownDepartment' };
  const term = (await listTerms(tx)).find(({ code }) => code === wanted.termCode);
  const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
  if (!term || hasEnded(today, term)) return { field: 'termCode', problem: 'unknownChoice' };
  if (wanted.agreementId) {
    const agreements = await listAgreements(tx, [wanted.ownerDepartmentId]);
    const agreement = agreements.find(({ id }) => id === wanted.agreementId);
    return agreement ? { partnerName: agreement.partnerName } : { field: 'agreementId', problem: 'unknownChoice' };
  }
  return wanted.partnerName ? { partnerName: wanted.partnerName } : { field: 'partnerName', problem: 'required' };
}

/** unknown: there is none that the person may see. conflict: it does not fit the state that the loan is in; `receipt` is the task by which that was confirmed. */
export type LoanAct = { readonly kind: 'done' } | { readonly kind: 'unknown' } | { readonly kind: 'conflict'; readonly receipt?: TaskFile };

/**
 * Reports that the student has withdrawn: today, which says against the term calendar whether it is
 * before the start or after. The place is free, and the other department is told by a task that it
 * confirms. Repeated, it changes nothing; to who comes after somebody else it is a conflict, since what
 * they write is not what the department was told.
 */
export async function withdrawLoan(house: House, actor: Actor, loanId: string, note: string | null): Promise<LoanAct> {
  return onLoan(house, actor, loanId, async (work, loan, side) => {
    const { tx, now } = work;
    if (loan.state === 'withdrawnBeforeStart' || loan.state === 'withdrawnAfterStart') {
      const first = await findLatestAct(tx, ['loan.withdrawn'], { fact: 'loan', oneOf: [loan.id] });
      return { kind: first?.personId === actor.person.id ? 'done' : 'conflict' };
    }
    if (loan.state === 'ended' || !loan.term) return { kind: 'conflict' };
    const today = now.toZonedDateTimeISO(STOCKHOLM).toPlainDate();
    const withdrawal = withdrawalOn(today, loan.term);
    await changeLoan(tx, loan.id, { state: withdrawal, withdrawnOn: today, note }, now);
    await record(work, 'loan.withdrawn', { ...loanFacts(loan), state: withdrawal, by: side });

    const told = loan[otherSide(side)];
    const asked = await firstAsked(tx, told.id, now);
    // One who stands behind both departments need not tell it to themselves.
    if (asked.length > 0 && asked.every(({ personId }) => personId === actor.person.id)) return { kind: 'done' };
    const settings = settingsFor(await readSettings(tx), told.id);
    const dueOn = addWorkingDays(today, settings.withdrawalUnreadWorkingDays);
    const { studentName, partnerName, termCode, owner, study } = loan;
    await startTask(work, placeWithdrawalDuty, {
      departmentId: told.id,
      // One that is called back may be reported anew.
      occasion: `${loan.id} ${now.toString()}`,
      details: {
        role: 'told',
        loanId,
        withdrawal,
        withdrawnOn: today,
        studentName,
        partnerName,
        termCode,
        owner,
        study,
        reportedBy: side,
        reporterName: actor.person.name,
        note,
        receipt: null,
      },
      dueAt: stockholmInstant(dueOn, workingHours(settings).end),
      requesterId: actor.person.id,
      asked,
    });
    return { kind: 'done' };
  });
}

/** Calls back a withdrawal that was entered by mistake, as long as the other department has not confirmed it. */
export async function undoWithdrawal(house: House, actor: Actor, loanId: string): Promise<LoanAct> {
  return onLoan(house, actor, loanId, async (work, loan) => {
    const { tx, now } = work;
    if (loan.state === 'inUse') return { kind: 'done' };
    if (loan.state === 'ended') return { kind: 'conflict' };
    const tasks = await listWithdrawalTasks(tx, [loan.id]);
    // Locked before it is judged: a receipt may come this very moment.
    const files = await Promise.all(tasks.map(({ taskId }) => lockTaskFile(tx, taskId)));
    const receipt = files.find((file) => file?.task.state === 'done');
    if (receipt) return { kind: 'conflict', receipt };
    for (const { taskId } of tasks) await endTask(work, taskId, 'cancelled', 'undone');
    await changeLoan(tx, loan.id, { state: 'inUse', withdrawnOn: null, note: null }, now);
    await record(work, 'loan.withdrawalUndone', loanFacts(loan));
    return { kind: 'done' };
  });
}

/** Takes away a loan that was entered by mistake. For the owner, while nobody has withdrawn. */
export async function removeLoan(house: House, actor: Actor, loanId: string): Promise<LoanAct> {
  return onLoan(house, actor, loanId, async (work, loan, side) => {
    if (side !== 'owner' || loan.state !== 'inUse') return { kind: 'conflict' };
    await deleteLoan(work.tx, loan.id);
    await record(work, 'loan.removed', loanFacts(loan));
    return { kind: 'done' };
  });
}

type OnLoan = (work: Work, loan: PlaceLoan, side: LoanSide) => Promise<LoanAct>;

async function onLoan(house: House, actor: Actor, loanId: string, act: OnLoan): Promise<LoanAct> {
  // A receipt may be given at the same moment, which holds one of the loan's tasks and wants the other.
  return onceMoreAfterDeadlock(() =>
    house.db.transaction(async (tx): Promise<LoanAct> => {
      const loan = await lockLoan(tx, loanId);
      const side = loan && sideOf(loan, await loanDepartmentsOf(tx, actor.person));
      return loan && side ? act(workOf(house, tx, actor), loan, side) : { kind: 'unknown' };
    }),
  );
}

function workOf(house: House, tx: Work['tx'], { person, correlationId }: Actor): Work {
  return { house, tx, now: house.clock.now(), by: person.id, correlationId };
}

async function record({ tx, now: at, by: actor, correlationId }: Work, action: PartAct<'loan'>, detail: Record<string, unknown>): Promise<void> {
  await writeAudit(tx, { at, actor, action, taskId: null, correlationId, detail });
}
