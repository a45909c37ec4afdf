import { z } from 'zod';
import { departmentName } from '../domain/person.ts';
import { hasEnded } from '../domain/placeLoan.ts';
import { workingHours } from '../domain/reminderPolicy.ts';
import { settingsFor } from '../domain/settings.ts';
import { storedDay, storedMoment } from '../domain/stored.ts';
import { addWorkingDays, stockholmInstant } from '../domain/workingTime.ts';
import { Temporal } from 'temporal-polyfill';
import { writeAudit } from '../store/audit.ts';
import { changeLoan, loanFacts, listLoansInUse, listOpenWithdrawalTasks, listWithdrawalTasks } from '../store/placeLoans.ts';
import { saveDetails } from '../store/taskSubjects.ts';
import { dayText, momentText, translate } from '../texts/translate.ts';
import type { ActionContext, Fact, Look } from './duty.ts';
import { keptDuty, type KeptAction } from './kept.ts';
import { lockDetails } from './lockDetails.ts';
import { endTask, startTask } from './start.ts';

/**
 * Duty 6: a student on a borrowed place has given up before the term or broken off after its start,
 * and the other department has to know. Starts when one of the two reports it (placeLoans.ts), ends
 * with the other's receipt. Not confirmed in time, it comes back to those who reported it as a task
 * of their own.
 */

const side = z.object({ id: z.uuid(), nameSv: z.string(), nameEn: z.string() });

const details = z.object({
  /** told: this department has to know. reporter: this one reported it, and nobody has confirmed. */
  role: z.enum(['told', 'reporter']),
  loanId: z.uuid(),
  withdrawal: z.enum(['withdrawnBeforeStart', 'withdrawnAfterStart']),
  withdrawnOn: storedDay,
  studentName: z.string(),
  partnerName: z.string(),
  termCode: z.string(),
  owner: side,
  study: side,
  reportedBy: z.enum(['owner', 'study']),
  reporterName: z.string(),
  note: z.string().nullable(),
  receipt: z
    .object({ how: z.enum(['received', 'toldAnotherWay']), by: z.string(), at: storedMoment, note: z.string().nullable() })
    .nullable(),
});

export type WithdrawalDetails = z.output<typeof details>;
export type Receipt = NonNullable<WithdrawalDetails['receipt']>;

/** What a task of this kind keeps. */
export function readWithdrawal(kept: unknown): WithdrawalDetails {
  return z.decode(details, kept as z.input<typeof details>);
}

/** Ends with the receipt, and with it the task of the other department about the same withdrawal. */
function confirm(how: Receipt['how'], role: WithdrawalDetails['role']): KeptAction<WithdrawalDetails> {
  return {
    verb: how,
    by: 'assignee',
    states: ['open'],
    style: 'positive',
    label: (t) => t(`duty.placeWithdrawal.action.${how}`),
    fields: [
      { name: 'note', kind: 'multiline', required: false, maxLength: 500, label: (t) => t(`duty.placeWithdrawal.field.${how}`) },
    ],
    when: (_file, withdrawal) => withdrawal.role === role,
    async apply(context, file, withdrawal, input) {
      const receipt = { how, by: context.actor.person.name, at: context.now, note: input['note'] ?? null };
      await endOthers(context, file.task.id, withdrawal.loanId, receipt);
      return { state: 'done', details: { ...withdrawal, receipt } };
    },
  };
}

async function endOthers(context: ActionContext, taskId: string, loanId: string, receipt: Receipt): Promise<void> {
  for (const other of await listWithdrawalTasks(context.tx, [loanId])) {
    if (!other.isOpen || other.taskId === taskId) continue;
    await saveDetails(context.tx, other.taskId, z.encode(details, { ...readWithdrawal(other.details), receipt }));
    await endTask(context, other.taskId, 'done', 'confirmed');
  }
}

export const placeWithdrawalDuty = keptDuty<WithdrawalDetails>({
  kind: 'placeWithdrawal',
  urgent: false,
  details,
  title(withdrawal, t) {
    const { role, studentName: student, partnerName: partner, termCode: term } = withdrawal;
    return t(`duty.placeWithdrawal.title.${role}.${withdrawal.withdrawal}`, { student, partner, term });
  },
  facts(withdrawal, language, now) {
    const t = translate(language);
    const { owner, study, note, receipt } = withdrawal;
    const label = (name: 'student' | 'partner' | 'term' | 'what' | 'place' | 'study' | 'reporter' | 'note') =>
      t(`duty.placeWithdrawal.facts.${name}`);
    const facts: Fact[] = [
      { label: label('student'), value: withdrawal.studentName },
      { label: label('partner'), value: withdrawal.partnerName },
      { label: label('term'), value: withdrawal.termCode },
      {
        label: label('what'),
        value: t(`duty.placeWithdrawal.what.${withdrawal.withdrawal}`, { day: dayText(withdrawal.withdrawnOn, language) }),
      },
      { label: label('place'), value: t('duty.placeWithdrawal.isFree', { owner: departmentName(owner, language) }) },
      { label: label('study'), value: departmentName(study, language) },
      { label: label('reporter'), value: withdrawal.reporterName },
    ];
    if (note) facts.push({ label: label('note'), value: note });
    if (receipt) facts.push(...receiptFacts(receipt));
    return facts;

    function receiptFacts({ how, by, at, note: said }: Receipt): Fact[] {
      const result = 'positive' as const;
      return [
        { label: t(`duty.placeWithdrawal.receipt.${how}`), value: `${by}, ${momentText(at, language, now)}`, result },
        ...(said ? [{ label: t('duty.placeWithdrawal.receipt.note'), value: said, result }] : []),
      ];
    }
  },
  dialogue: () => [],
  actions: [confirm('received', 'told'), confirm('toldAnotherWay', 'reporter')],
  async comesUp(look) {
    await endPassedLoans(look);
    await comeBackToReporters(look);
  },
});

/** A loan ends by itself with its term. */
async function endPassedLoans({ tx, now, today, by }: Look): Promise<void> {
  for (const loan of await listLoansInUse(tx)) {
    if (!loan.term || !hasEnded(today, loan.term)) continue;
    await changeLoan(tx, loan.id, { state: 'ended', withdrawnOn: null, note: loan.note }, now);
    await writeAudit(tx, { at: now, actor: by, action: 'loan.ended', taskId: null, correlationId: null, detail: loanFacts(loan) });
  }
}

/** Beside the ones who were told, whose deputy the ladder brings in, those who reported it are asked. */
async function comeBackToReporters(look: Look): Promise<void> {
  for (const { taskId, dueAt, details: kept } of await listOpenWithdrawalTasks(look.tx)) {
    const withdrawal = readWithdrawal(kept);
    if (withdrawal.role !== 'told' || Temporal.Instant.compare(dueAt, look.now) > 0) continue;
    // The receipt may have come since the tasks were listed.
    if (!(await lockDetails(look.tx, placeWithdrawalDuty, taskId))) continue;
    const reporter = withdrawal.reportedBy === 'owner' ? withdrawal.owner : withdrawal.study;
    const { end } = workingHours(settingsFor(look.settings, reporter.id));
    await startTask(look, placeWithdrawalDuty, {
      departmentId: reporter.id,
      occasion: `${taskId} unread`,
      details: { ...withdrawal, role: 'reporter' },
      dueAt: stockholmInstant(addWorkingDays(look.today, 1), end),
    });
  }
}
